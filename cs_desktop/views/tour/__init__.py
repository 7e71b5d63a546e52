"""A tour of the window in five steps, over the real thing."""
