"""Sizes of files in words."""

_STEP = 1000
_UNITS = ("bytes", "KB", "MB", "GB", "TB")


def size_text(size: int) -> str:
    """Return a number of bytes as people write it, such as 1.2 MB (a million bytes)."""
    amount, unit = float(size), 0
    # What would round up to 1,000 of a unit is one of the next.
    while round(amount) >= _STEP and unit < len(_UNITS) - 1:
        amount, unit = amount / _STEP, unit + 1
    if unit == 0:
        return f"{size} {'byte' if size == 1 else 'bytes'}"
    return f"{amount:.0f} {_UNITS[unit]}" if amount >= 100 else f"{amount:.1f} {_UNITS[unit]}"
