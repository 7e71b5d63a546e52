"""Metrics and readings, as the window asks for them."""
