"""Decks: slide content laid out as files."""
