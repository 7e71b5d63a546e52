"""Numbers of commitments as one types them."""

import re

from cs_desktop.common.language import marked
from cs_desktop.domain.typed_numbers import number_typed, read_number
from cs_desktop.domain.vocabulary import MeasureKind

_RANGE = re.compile(r"\s*(?:\bto\b|\bbis\b|–|—|\.\.)\s*")
KIND_NAMES = {
    MeasureKind.RAISE.value: marked("Raise"),
    MeasureKind.LOWER.value: marked("Lower"),
    MeasureKind.KEEP_AT_LEAST.value: marked("Keep at least"),
    MeasureKind.KEEP_AT_MOST.value: marked("Keep at most"),
    MeasureKind.STAY_WITHIN.value: marked("Stay within"),
    MeasureKind.DONE.value: marked("Get done"),
}
"""What a measure that is written on the spot can do."""


def read_target(text: str, unit: str = "", currency: str = "") -> tuple[float | None, float | None]:
    """Return a target, and of a range such as 85 to 95 its upper end too."""
    parts = _RANGE.split(text.strip(), maxsplit=1)
    low = read_number(parts[0], unit, currency)
    return low, read_number(parts[1], unit, currency) if len(parts) > 1 else None


def typed(value: float | None, unit: str = "", currency: str = "") -> str:
    """Return a number as one types it, with the sign of its unit where that is %."""
    return number_typed(value, unit, currency) + ("%" if unit == "%" and value is not None else "")


def target_typed(low: float | None, high: float | None, unit: str = "", currency: str = "") -> str:
    """Return a target as one types it; of a range both of its ends."""
    shown = typed(low, unit, currency)
    return f"{shown} – {typed(high, unit, currency)}" if high is not None else shown
