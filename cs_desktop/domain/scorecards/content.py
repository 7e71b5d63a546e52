"""What a scorecard holds, as it is worked on and as JSON stores it.

A draft may hold weights that do not sum to 100 yet; a `Scorecard` may not.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any

from cs_desktop.common.errors import KnownError
from cs_desktop.common.language import tr
from cs_desktop.domain.scorecards.book import ANY, Rule
from cs_desktop.domain.scorecards.card import DEFAULT_SCORECARD, Axis, Cap, Measure, Scorecard, Side
from cs_desktop.domain.vocabulary import MetricKind, MissingPolicy

FORMAT = 1
"""Of the content; a newer one is refused."""


@dataclass(frozen=True, slots=True)
class CardContent:
    """The measures, caps, rule and notes of a scorecard; each measure makes sense, the whole may not yet."""

    measures: tuple[Measure, ...] = ()
    caps: tuple[Cap, ...] = ()
    rule: Rule = ANY
    notes: str = ""

    @property
    def total(self) -> float:
        """Return what the weights sum to."""
        return math.fsum(measure.weight for measure in self.measures)

    def scorecard(self, name: str, version: int) -> Scorecard:
        """Return the scorecard.

        Raises:
            KnownError: it has no measures, or makes no sense as a whole.
        """
        if not self.measures:
            raise KnownError(tr("Add a measure to {name} first.", name=name))
        return Scorecard(name, self.measures, self.caps, version, self.notes)


STANDARD_CONTENT = CardContent(DEFAULT_SCORECARD.measures, DEFAULT_SCORECARD.caps)


def stored_content(content: CardContent) -> dict[str, Any]:
    """Return content as JSON stores it; `read_content` returns the same again."""
    return {
        "format": FORMAT,
        "measures": [_stored(measure) for measure in content.measures],
        "caps": [_stored(cap) for cap in content.caps],
        "rule": _stored(content.rule),
        "notes": content.notes,
    }


def read_content(stored: Mapping[str, Any], name: str) -> CardContent:
    """Return the content that is stored; `name` is what the scorecard is called in messages.

    Raises:
        KnownError: it was made by a newer version of the program, is damaged, or makes no sense.
    """
    try:
        if int(stored.get("format", FORMAT)) > FORMAT:
            raise _newer(tr("format {number}", number=stored["format"]))
        _refuse_unknown(stored, CardContent)
        return CardContent(
            tuple(_measure(one) for one in stored.get("measures", ())),
            tuple(_cap(one) for one in stored.get("caps", ())),
            _rule(stored.get("rule") or {}),
            str(stored.get("notes", "")),
        )
    except KnownError as error:
        raise KnownError(
            tr("The scorecard {name} cannot be used: {reason}", name=name, reason=error)
        ) from error
    except (TypeError, AttributeError, ValueError, KeyError) as error:
        raise KnownError(
            tr("The scorecard {name} is damaged and cannot be read; undo its last change.", name=name)
        ) from error


def _stored(part: Measure | Cap | Rule) -> dict[str, Any]:
    found = {one.name: getattr(part, one.name) for one in fields(part)}
    if isinstance(part, Measure):
        found["curve"] = [list(point) for point in part.curve]
    return found


def _measure(stored: Mapping[str, Any]) -> Measure:
    _refuse_unknown(stored, Measure)
    return Measure(
        key=str(stored["key"]),
        name=str(stored["name"]),
        weight=_number(stored["weight"]),
        axis=Axis(stored["axis"]),
        curve=tuple((_number(value), _number(score)) for value, score in stored["curve"]),
        kind=MetricKind(stored["kind"]),
        window_days=_days(stored["window_days"]),
        stale_days=_days(stored["stale_days"]),
        missing=MissingPolicy(stored.get("missing", MissingPolicy.SHARE)),
        note=str(stored.get("note", "")),
        lag_days=_days(stored.get("lag_days", 0)),
    )


def _cap(stored: Mapping[str, Any]) -> Cap:
    _refuse_unknown(stored, Cap)
    return Cap(
        str(stored["name"]),
        str(stored["measure"]),
        Side(stored["side"]),
        _number(stored["threshold"]),
        _number(stored["limit"]),
    )


def _rule(stored: Mapping[str, Any]) -> Rule:
    _refuse_unknown(stored, Rule)
    first, below = stored.get("age_from"), stored.get("age_below")
    return Rule(
        str(stored.get("segment", "")),
        str(stored.get("lifecycle", "")),
        None if first is None else _days(first),
        None if below is None else _days(below),
    )


def _number(value: object) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        raise TypeError(value)
    return value


def _days(value: object) -> int:
    number = _number(value)
    if number != int(number):
        raise TypeError(value)
    return int(number)


def _refuse_unknown(stored: Mapping[str, Any], shape: type[Measure | Cap | Rule | CardContent]) -> None:
    known = {"format", *(one.name for one in fields(shape))}
    unknown = sorted(set(stored) - known)
    if unknown:
        raise _newer(", ".join(f"“{one}”" for one in unknown))


def _newer(what: str) -> KnownError:
    return KnownError(
        tr("it was made by a newer version of CS Desktop ({what}); update to use it.", what=what)
    )
