"""Values of metrics as people type and read them: in the metric's unit, or in the words of its scale."""

from typing import Protocol

from cs_desktop.common.errors import InputError
from cs_desktop.common.language import tr
from cs_desktop.common.money import money_full
from cs_desktop.domain.figures import Unit, stated_text
from cs_desktop.domain.metrics.entry import MINUTES, Steps
from cs_desktop.domain.typed_numbers import number_typed, read_decimal, read_number

_CLOCK = (Unit.HOURS.value, MINUTES)


class Measured(Protocol):
    """What has a unit and perhaps a scale."""

    @property
    def unit(self) -> str:
        """Return the unit: a `Unit`, or a word of its own."""

    @property
    def scale(self) -> Steps:
        """Return the words of its values; empty for plain numbers."""


def value_said(metric: Measured, value: float | None, currency: str = "") -> str:
    """Return a value for reading: the word of its scale, or the number with its unit; a dash for none."""
    word = dict(metric.scale).get(value) if value is not None else None
    if word is not None:
        return tr(word)
    if metric.unit == Unit.MONEY and value is not None:
        return money_full(round(value), currency) if currency else stated_text(value, "")
    return stated_text(value, metric.unit)


def value_typed(metric: Measured, value: float, currency: str = "") -> str:
    """Return a value as one types it, with all of its digits."""
    word = dict(metric.scale).get(value)
    return number_typed(value, metric.unit, currency) if word is None else tr(word)


def read_value(metric: Measured, text: str, currency: str = "") -> float:
    """Return the value that a text means: 65% or 0.65, 6.5 or 6:30 hours, an amount, a word of a scale.

    A share without a per cent sign is a fraction up to 1, and per cent above that.

    Raises:
        InputError: it is none; the message says what to type instead.
    """
    bare = text.strip()
    if metric.scale:
        return _of_scale(metric.scale, bare)
    if metric.unit in _CLOCK and bare.count(":") == 1:
        return _of_clock(metric, bare)
    per_cent = bare.endswith("%")
    number = read_number(bare, metric.unit, currency)
    if number is None or (per_cent and metric.unit not in (Unit.SHARE, "%")):
        raise InputError(_wanted(metric))
    fraction = read_decimal(bare) if metric.unit == Unit.SHARE else None
    return number if fraction is None or abs(fraction) > 1 else float(fraction)


def _of_scale(steps: Steps, text: str) -> float:
    wanted = text.casefold()
    words = {value: (tr(word).casefold(), word.casefold()) for value, word in steps}
    exact = [value for value, known in words.items() if wanted in known]
    begun = [value for value, known in words.items() if any(word.startswith(wanted) for word in known)]
    found = exact or (begun if wanted and len(begun) == 1 else [])
    number = read_decimal(text)
    if not found and number is not None and float(number) in words:
        return float(number)
    if not found:
        raise InputError(tr("Enter one of: {words}.", words=", ".join(tr(word) for _, word in steps)))
    return found[0]


def _of_clock(metric: Measured, text: str) -> float:
    """Return 6:30 as 6.5 hours, or as 390 minutes."""
    hours, minutes = (read_decimal(part) for part in text.split(":"))
    if hours is None or minutes is None or hours < 0 or not 0 <= minutes < 60:
        raise InputError(_wanted(metric))
    return float(hours + minutes / 60 if metric.unit == Unit.HOURS else hours * 60 + minutes)


def _wanted(metric: Measured) -> str:
    if metric.unit == Unit.SHARE:
        return tr("Enter a share, such as 65% or 0.65.")
    if metric.unit == Unit.MONEY:
        return tr("Enter an amount, such as 1,200.")
    if metric.unit in _CLOCK:
        return tr("Enter a number or hours and minutes, such as 6.5 or 6:30.")
    return tr("Enter a number, such as 12 or 4.5.")


def hint_for(metric: Measured) -> str:
    """Return what one may type, as a quiet line."""
    if metric.scale:
        return ", ".join(tr(word) for _, word in metric.scale)
    if metric.unit == Unit.SHARE:
        return tr("Such as 65% or 0.65")
    if metric.unit in _CLOCK:
        return tr("Such as 6.5 or 6:30")
    return ""
