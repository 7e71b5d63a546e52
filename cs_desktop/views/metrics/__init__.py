"""Metrics: the form in which values are entered, and the catalogue."""
