"""Text as people read it in a line."""


def shortened(text: str, limit: int = 40) -> str:
    """Return a text cut to so many characters, its end marked where something is missing."""
    return text if len(text) <= limit else text[: limit - 1] + "…"


def lowered(text: str) -> str:
    """Return a text as it goes on inside a sentence."""
    return text[:1].lower() + text[1:]
