"""Counts as a sentence says them."""

_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def number(count: int) -> str:
    """Return a count as it stands within a sentence: "three", "12"."""
    return _NUMBERS[count] if count < len(_NUMBERS) else f"{count:,}"


def counted(count: int, one: str, many: str = "") -> str:
    """Return a count with its noun: "one measure", "three measures"."""
    return f"{number(count)} {one if count == 1 else many or one + 's'}"


def every(count: int, noun: str) -> str:
    """Return all of some things: "the measure", "both measures", "all five measures"."""
    if count == 1:
        return f"the {noun}"
    return f"both {noun}s" if count == 2 else f"all {number(count)} {noun}s"


def small(text: str) -> str:
    """Return the text with a small first letter, unless its first word is an abbreviation."""
    return text if text[:2].isupper() else text[:1].lower() + text[1:]


def listed(parts: list[str]) -> str:
    """Return parts of a sentence with "and" before the last."""
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}"
