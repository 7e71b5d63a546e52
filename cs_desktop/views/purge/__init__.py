"""Purging what was deleted, as a panel."""
