"""Charts: what is drawn, on which scale, and how it is read."""
