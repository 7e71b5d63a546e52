"""The accounts as a tree under their parents, and those opened last."""
