"""What the numbers of a measure may be, by its kind; and the texts that they are typed as."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, Protocol

from cs_desktop.common.dates import day_text, read_day
from cs_desktop.common.errors import InputError
from cs_desktop.common.language import tr
from cs_desktop.domain.plan.progress import read_steps
from cs_desktop.domain.typed_numbers import number_typed, read_number
from cs_desktop.domain.vocabulary import MeasureKind

MOST_WORDS = 12
"""A scale of more words is no scale that people agree on."""


class Numbers(Protocol):
    """A measure's numbers, stored or read."""

    @property
    def kind(self) -> str:
        """Return a `MeasureKind`."""

    @property
    def unit(self) -> str:
        """Return the unit."""

    @property
    def baseline(self) -> float | None:
        """Return where it began."""

    @property
    def baseline_on(self) -> date | None:
        """Return when it began."""

    @property
    def target(self) -> float | None:
        """Return what is to be reached."""

    @property
    def target_high(self) -> float | None:
        """Return the upper end of a range."""

    @property
    def due(self) -> date | None:
        """Return when it is to be reached."""

    @property
    def scale(self) -> Mapping[str, Any] | None:
        """Return the words of an ordered scale."""

    @property
    def steps(self) -> Mapping[str, Any] | None:
        """Return where it should be on the way."""


def check(measure: Numbers, plan_start: date | None = None) -> None:
    """Look whether a measure's numbers can be together; what is not said yet is no mistake.

    Raises:
        InputError: its kind cannot have that target, or a day comes before the one that it follows.
    """
    _check_target(measure)
    _check_days(measure, plan_start)


def _check_target(measure: Numbers) -> None:
    kind, base, target, high = measure.kind, measure.baseline, measure.target, measure.target_high
    if kind == MeasureKind.SCALE:
        _check_places(measure)
    if base is not None and target is not None:
        if kind in (MeasureKind.RAISE, MeasureKind.SCALE) and target <= base:
            raise InputError(
                tr(
                    "What is to be raised needs a target above its baseline; "
                    "change one, or choose another kind."
                )
            )
        if kind == MeasureKind.LOWER and target >= base:
            raise InputError(
                tr(
                    "What is to be lowered needs a target below its baseline; "
                    "change one, or choose another kind."
                )
            )
    if kind == MeasureKind.STAY_WITHIN and target is not None and high is not None and high <= target:
        raise InputError(tr("The upper end of the range must be above its lower end."))
    if kind == MeasureKind.DONE and target not in (None, 1):
        raise InputError(tr("What is done or not done has no other target than to be done."))


def _check_places(measure: Numbers) -> None:
    words = words_of(measure.scale)
    for place in (measure.target, measure.baseline):
        if place is not None and not (0 <= place < max(len(words), 1) and place == int(place)):
            raise InputError(
                tr("Enter one of the words of the scale: {words}.", words=", ".join(words))
                if words
                else tr("Enter the words of the scale first, the worst one first.")
            )


def _check_days(measure: Numbers, plan_start: date | None) -> None:
    due, begun = measure.due, measure.baseline_on
    if due is None:
        return
    if begun is not None and due <= begun:
        raise InputError(
            tr("The due day must come after the day of the baseline, {day}.", day=day_text(begun))
        )
    if plan_start is not None and due < plan_start:
        raise InputError(
            tr("The due day must not come before the plan begins, {day}.", day=day_text(plan_start))
        )
    for day, _value in read_steps(measure.steps):
        if day > due or (begun is not None and day < begun):
            raise InputError(
                tr(
                    "Steps lie between the day of the baseline and the due day; {day} does not.",
                    day=day_text(day),
                )
            )


def words_of(scale: Mapping[str, Any] | None) -> tuple[str, ...]:
    """Return the words of an ordered scale, the worst first."""
    words = scale.get("words") if scale else None
    return tuple(str(word) for word in words) if isinstance(words, Sequence) else ()


def value_typed(measure: Numbers, value: float | None, currency: str) -> str:
    """Return a value as one types it: 34% for a stored share, a word of a scale, an amount, else the number.

    Without a currency money is no more than a number.
    """
    if value is None:
        return ""
    if measure.kind == MeasureKind.DONE:
        return tr("Done") if value >= 1 else tr("Not done")
    words = words_of(measure.scale)
    if measure.kind == MeasureKind.SCALE and 0 <= value < len(words):
        return words[int(value)]
    return number_typed(value, measure.unit, currency)


def read_value(measure: Numbers, text: str, currency: str) -> float | None:
    """Return the value that a text means for a measure; None where it is empty.

    Raises:
        InputError: it is no value of such a measure.
    """
    bare = text.strip()
    if not bare:
        return None
    if measure.kind == MeasureKind.DONE:
        return _done(bare)
    if measure.kind == MeasureKind.SCALE:
        return _place(measure, bare)
    number = read_number(bare, measure.unit, currency)
    if number is None:
        raise InputError(tr("Enter a number such as 65 or 0.4, or nothing."))
    return number


def _done(text: str) -> float:
    known = {tr("Done").casefold(): 1.0, tr("Not done").casefold(): 0.0, "1": 1.0, "0": 0.0}
    if text.casefold() not in known:
        raise InputError(tr("Enter “{done}” or “{not_done}”.", done=tr("Done"), not_done=tr("Not done")))
    return known[text.casefold()]


def _place(measure: Numbers, text: str) -> float:
    words = words_of(measure.scale)
    if not words:
        raise InputError(tr("Enter the words of the scale first, the worst one first."))
    for place, word in enumerate(words):
        if word.casefold() == text.casefold():
            return float(place)
    raise InputError(tr("Enter one of the words of the scale: {words}.", words=", ".join(words)))


def scale_typed(scale: Mapping[str, Any] | None) -> str:
    """Return the words of a scale as one types them."""
    return ", ".join(words_of(scale))


def read_scale(text: str) -> dict[str, Any] | None:
    """Return the scale that a text means, a word after each comma, the worst first; None where it is empty.

    Raises:
        InputError: there is one word alone, one twice, or too many.
    """
    words = [word.strip() for word in text.replace("\n", ",").split(",") if word.strip()]
    if not words:
        return None
    if not 2 <= len(words) <= MOST_WORDS:
        raise InputError(
            tr("Enter from 2 to {most} words with commas between, the worst first.", most=MOST_WORDS)
        )
    if len({word.casefold() for word in words}) < len(words):
        raise InputError(tr("Each word of a scale stands in it once."))
    return {"words": words}


def steps_typed(measure: Numbers, currency: str) -> str:
    """Return the steps of a measure as one types them, one a line: 2026-12-01: 60%."""
    return "\n".join(
        f"{day.isoformat()}: {value_typed(measure, value, currency)}"
        for day, value in read_steps(measure.steps)
    )


def read_given_steps(measure: Numbers, text: str, currency: str) -> dict[str, Any] | None:
    """Return the steps that a text means, a line each: a day, a colon, a value; None where it is empty.

    Raises:
        InputError: a line is no step, or a day stands twice.
    """
    found: dict[date, float] = {}
    for line in text.splitlines():
        if not line.strip():
            continue
        said, _, value = line.partition(":")
        day = read_day(said.strip())
        number = read_value(measure, value, currency)
        if day is None or number is None:
            raise InputError(
                tr(
                    "Enter each step on a line of its own, such as 2026-12-01: 60; “{line}” is none.",
                    line=line,
                )
            )
        if day in found:
            raise InputError(tr("{day} stands twice among the steps.", day=day_text(day)))
        found[day] = number
    return {"steps": [[day.isoformat(), found[day]] for day in sorted(found)]} if found else None
