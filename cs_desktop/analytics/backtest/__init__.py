"""Whether scores saw losses coming: pure functions over arrays of observations."""
