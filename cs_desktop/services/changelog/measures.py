"""What the fields of a measure were and became, as its page shows them."""

from collections.abc import Callable, Mapping, Sequence

from cs_desktop.common.language import tr
from cs_desktop.domain.plan.progress import read_steps
from cs_desktop.domain.plan.words import KINDS, SaidMeasure, value_said
from cs_desktop.domain.vocabulary import MeasureKind
from cs_desktop.services.changelog.names import Values, shown_day

_VALUES = frozenset({"baseline", "target", "target_high", "current"})
_TOLD_IN_WORDS = frozenset({MeasureKind.SCALE, MeasureKind.DONE})


def measure_text(column: str, value: object, values: Values, number: Callable[[float], str]) -> str | None:
    """Return a field of a measure as its page shows it; None where it reads like any other field.

    `values` are those of the measure by now: the kind and the words by which its numbers are read.
    `number` says a number of any other kind.
    """
    if column == "kind" and value in KINDS:
        return tr(KINDS[str(value)])
    if column in _VALUES and isinstance(value, int | float):
        return _said(value, values, number)
    if not isinstance(value, Mapping):
        return None
    if column == "steps":
        steps = read_steps(value)
        return ", ".join(
            f"{shown_day(day.isoformat())}: {_said(step, values, number)}" for day, step in steps
        )
    words = value.get("words")
    return ", ".join(map(str, words)) if isinstance(words, Sequence) else None


def _said(value: float, values: Values, number: Callable[[float], str]) -> str:
    kind, scale = str(values.get("kind")), values.get("scale")
    if kind not in _TOLD_IN_WORDS:
        return number(value)
    return value_said(SaidMeasure(kind, "", scale if isinstance(scale, Mapping) else None), value)
