"""What a journey map can hold, and what is taken from the clipboard at once."""

TITLE_LIMIT = 300
"""Characters of a card's title."""
MOST_CARDS = 10_000
"""Of one map: a canvas with more of them helps nobody."""
MOST_TEXT = 500_000
"""Characters of a text that is pasted: more is a file, not a part of a spreadsheet."""
MOST_LINE = 20_000
"""Characters of one line of it."""
