"""The team: who is on it, and the form for one of them."""
