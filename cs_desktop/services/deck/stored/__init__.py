"""Decks as they are stored: listed, begun, changed field by field, shown, frozen."""
