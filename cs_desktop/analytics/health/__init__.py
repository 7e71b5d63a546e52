"""Scores of many accounts at once, without pandas."""
