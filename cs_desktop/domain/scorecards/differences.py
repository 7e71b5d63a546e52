"""What differs between two versions of a scorecard, line by line."""

from collections.abc import Iterator
from dataclasses import dataclass

from cs_desktop.common.language import marked, tr
from cs_desktop.domain.figures import stated_text
from cs_desktop.domain.reviews.typed import typed
from cs_desktop.domain.scorecards.card import Cap, Curve, Measure
from cs_desktop.domain.scorecards.content import CardContent
from cs_desktop.domain.scorecards.editing import MISSING, SIDES, axis_text
from cs_desktop.domain.scorecards.shown import ScorecardPage, rule_text


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that is otherwise; empty where it is not there."""

    id: int
    """Its place in the list, from 1."""
    what: str
    before: str
    after: str


def differences(old: CardContent, new: CardContent, page: ScorecardPage) -> tuple[Difference, ...]:
    """Return what differs, in the order in which a scorecard shows it."""
    found = [
        *_of_measures(old, new, page),
        *_of_caps(old, new, page),
        (tr("Which accounts it is for"), rule_text(old.rule, page), rule_text(new.rule, page)),
        (tr("Notes"), old.notes, new.notes),
    ]
    changed = [(what, before, after) for what, before, after in found if before != after]
    return tuple(Difference(place, *one) for place, one in enumerate(changed, 1))


def _of_measures(old: CardContent, new: CardContent, page: ScorecardPage) -> Iterator[tuple[str, str, str]]:
    before = {one.key: one for one in old.measures}
    after = {one.key: one for one in new.measures}
    for key in dict.fromkeys([*after, *before]):
        was, now = before.get(key), after.get(key)
        name = (now or was).name  # type: ignore[union-attr] # one of the two has it
        if was is None or now is None:
            yield name, _weight(was), _weight(now)
            continue
        unit = page.unit(key)
        for what, left, right in zip(_WHAT, _told(was, unit), _told(now, unit), strict=True):
            yield tr("{name}: {what}", name=name, what=tr(what)), left, right
    shared = [key for key in after if key in before]
    if shared != [key for key in before if key in after]:
        yield (
            tr("Order of the measures"),
            ", ".join(before[k].name for k in before),
            ", ".join(after[k].name for k in after),
        )


_WHAT = (
    marked("name"),
    marked("weight"),
    marked("axis"),
    marked("curve"),
    marked("window in days"),
    marked("stale after days"),
    marked("known days later"),
    marked("without data"),
    marked("note"),
)


def _told(one: Measure, unit: str) -> tuple[str, ...]:
    return (
        one.name,
        _weight(one),
        axis_text(one.axis),
        _curve(one.curve, unit),
        str(one.window_days),
        str(one.stale_days),
        str(one.lag_days),
        tr(MISSING[one.missing]),
        one.note,
    )


def _weight(one: Measure | None) -> str:
    return "" if one is None else tr("{number}%", number=typed(one.weight))


def _curve(curve: Curve, unit: str) -> str:
    return ", ".join(f"{stated_text(value, unit)} → {typed(round(score, 2))}" for value, score in curve)


def _of_caps(old: CardContent, new: CardContent, page: ScorecardPage) -> Iterator[tuple[str, str, str]]:
    before = {one.name: _cap(one, old, page) for one in old.caps}
    after = {one.name: _cap(one, new, page) for one in new.caps}
    for name in dict.fromkeys([*after, *before]):
        yield tr("Exception {name}", name=name), before.get(name, ""), after.get(name, "")


def _cap(one: Cap, content: CardContent, page: ScorecardPage) -> str:
    names = {measure.key: measure.name for measure in content.measures}
    return tr(
        "{measure} {side} {value}: at most {limit}",
        measure=names.get(one.measure, one.measure),
        side=tr(SIDES[one.side]),
        value=stated_text(one.threshold, page.unit(one.measure)),
        limit=typed(one.limit),
    )
