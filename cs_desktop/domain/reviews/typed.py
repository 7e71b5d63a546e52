"""Numbers of commitments as one types them."""

import re

from cs_desktop.common.language import marked
from cs_desktop.common.numerals import english_figures, exact_figures
from cs_desktop.domain.figures import Unit
from cs_desktop.domain.vocabulary import MeasureKind

_RANGE = re.compile(r"\s*(?:\bto\b|\bbis\b|–|—|\.\.)\s*")
_LARGEST = 1e15
KIND_NAMES = {
    MeasureKind.RAISE.value: marked("Raise"),
    MeasureKind.LOWER.value: marked("Lower"),
    MeasureKind.KEEP_AT_LEAST.value: marked("Keep at least"),
    MeasureKind.KEEP_AT_MOST.value: marked("Keep at most"),
    MeasureKind.STAY_WITHIN.value: marked("Stay within"),
    MeasureKind.DONE.value: marked("Get done"),
}
"""What a measure that is written on the spot can do."""


def read_value(text: str, unit: str = "") -> float | None:
    """Return a number as one types it, with or without %, thousands or its unit; None where it is none.

    Of a share that is kept as a fraction 65, 65% and 65 % are all 0.65.
    """
    plain = english_figures(text.strip()).replace(",", "").replace("−", "-")
    plain = plain.removesuffix(unit).strip() if unit else plain
    plain = plain.removesuffix("%").strip()
    try:
        value = float(plain)
    except ValueError:
        return None
    if not abs(value) < _LARGEST:
        return None
    return value / 100 if unit == Unit.SHARE else value


def read_target(text: str, unit: str = "") -> tuple[float | None, float | None]:
    """Return a target, and of a range such as 85 to 95 its upper end too."""
    parts = _RANGE.split(text.strip(), maxsplit=1)
    low = read_value(parts[0], unit)
    return low, read_value(parts[1], unit) if len(parts) > 1 else None


def typed(value: float | None, unit: str = "") -> str:
    """Return a number as one types it."""
    if value is None:
        return ""
    shown = value * 100 if unit == Unit.SHARE else value
    # What is stored anew must be what was there.
    return exact_figures(shown) + ("%" if unit in (Unit.SHARE, "%") else "")


def target_typed(low: float | None, high: float | None, unit: str = "") -> str:
    """Return a target as one types it; of a range both of its ends."""
    return f"{typed(low, unit)} – {typed(high, unit)}" if high is not None else typed(low, unit)
