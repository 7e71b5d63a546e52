"""Work in the background, wherever one is in the window."""
