"""Decks: gathered, put into words, designed, exported. Nothing is loaded here: charts bring pandas."""
