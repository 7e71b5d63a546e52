"""Tasks: their list, the form for a new one, one of them in full."""
