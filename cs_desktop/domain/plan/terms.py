"""The terms of an agreement: objectives and their measures as they stood, and what was changed since."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from cs_desktop.common.dates import day_text
from cs_desktop.common.language import marked, tr
from cs_desktop.common.text import changed_text
from cs_desktop.domain.plan.content import PlanContent, PlanMeasure, PlanObjective
from cs_desktop.domain.plan.words import SaidMeasure, target_with_unit, value_with_unit

Terms = Mapping[str, Any]
"""`whole` (of a plan), `version`, `outcome` and `objectives`, each with its `measures`; all of it JSON."""
_VALUES = {"baseline": marked("baseline"), "target": marked("target"), "target_high": marked("upper target")}


@dataclass(frozen=True, slots=True)
class TermChange:
    """One thing that is not any more as it was agreed."""

    objective_id: int | None
    """None where it is about the plan."""
    text: str
    """In words, as "target 24 h → 22 h"."""


def version_agreed(content: PlanContent) -> int:
    """Return the version that an agreement on the whole plan makes: the first keeps it, others count on."""
    return content.head.version + any(entry.objective_id is None for entry in content.agreements)


def terms_of(content: PlanContent, objective_id: int | None = None) -> dict[str, Any]:
    """Return what one agrees on: an objective, or the whole plan."""
    chosen = [one for one in content.objectives if objective_id in (None, one.id)]
    return {
        "whole": objective_id is None,
        "version": version_agreed(content) if objective_id is None else content.head.version,
        "plan": content.head.name,
        "outcome": content.head.outcome,
        "objectives": [_objective_terms(content, one) for one in chosen],
    }


def _objective_terms(content: PlanContent, objective: PlanObjective) -> dict[str, Any]:
    measures = content.measures_of.get(objective.id, ())
    return {"id": objective.id, "text": objective.text, "measures": [_measure_terms(one) for one in measures]}


def _measure_terms(measure: PlanMeasure) -> dict[str, Any]:
    return {
        "id": measure.id,
        "name": measure.name,
        "kind": measure.kind,
        "unit": measure.unit,
        "scale": None if measure.scale is None else dict(measure.scale),
        "baseline": measure.baseline,
        "target": measure.target,
        "target_high": measure.target_high,
        "due": None if measure.due is None else measure.due.isoformat(),
    }


def changes_of_terms(agreed: Terms, now: Terms, currency: str) -> tuple[TermChange, ...]:
    """Return what of the terms agreed on is otherwise now; what is new counts only for a whole plan."""
    return tuple(_changes(agreed, now, currency))


def _changes(agreed: Terms, now: Terms, currency: str) -> Iterator[TermChange]:
    whole = bool(agreed.get("whole"))
    if whole and agreed.get("outcome", "") != now.get("outcome", ""):
        yield TermChange(None, tr("desired outcome"))
    before = {one["id"]: one for one in agreed.get("objectives", ())}
    after = {one["id"]: one for one in now.get("objectives", ())}
    for key, objective in before.items():
        if key not in after:
            yield TermChange(key, tr("objective “{name}” deleted", name=objective["text"]))
            continue
        if objective["text"] != after[key]["text"]:
            said = _renamed(objective["text"], after[key]["text"])
            yield TermChange(key, tr("objective {change}", change=said))
        for text in _measure_changes(objective["measures"], after[key]["measures"], currency):
            yield TermChange(key, text)
    if whole:
        for key, objective in after.items():
            if key not in before:
                yield TermChange(key, tr("objective “{name}” added", name=objective["text"]))


def _measure_changes(old: list[Terms], new: list[Terms], currency: str) -> Iterator[str]:
    before, after = ({one["id"]: one for one in side} for side in (old, new))
    several = len(before) > 1
    for key, measure in before.items():
        if key not in after:
            yield tr("measure “{name}” deleted", name=measure["name"])
            continue
        for text in _value_changes(measure, after[key], currency):
            yield f"{measure['name']}: {text}" if several else text
    for key, measure in after.items():
        if key not in before:
            yield tr("measure “{name}” added", name=measure["name"])


def _value_changes(old: Terms, new: Terms, currency: str) -> Iterator[str]:
    if old["name"] != new["name"]:
        yield tr("measure {change}", change=_renamed(old["name"], new["name"]))
    if old["kind"] != new["kind"]:
        yield tr("kind of measure")
    if old["unit"] != new["unit"]:
        yield tr("unit {change}", change=changed_text(old["unit"] or "–", new["unit"] or "–"))
    for field, label in _VALUES.items():
        if old[field] != new[field]:
            texts = [value_words(side, side[field], currency) for side in (old, new)]
            yield tr("{name} {change}", name=tr(label), change=changed_text(*texts))
    if old["due"] != new["due"]:
        days = changed_text(day_words(old["due"]), day_words(new["due"]))
        yield tr("{name} {change}", name=tr("due"), change=days)


def _renamed(old: str, new: str) -> str:
    return changed_text(tr("“{text}”", text=old), tr("“{text}”", text=new))


def value_words(measure: Terms, value: float | None, currency: str) -> str:
    """Return a value as its measure is read: a number with its unit, a word of a scale, done or not done."""
    return value_with_unit(_said(measure), value, currency)


def day_words(stored: object) -> str:
    """Return a day that is kept as text; an en dash where there is none, or one that cannot be read."""
    try:
        return day_text(date.fromisoformat(str(stored)) if stored else None)
    except ValueError:
        return "–"


def target_words(measure: Terms, currency: str) -> str:
    """Return what is to be reached, with both ends of a range."""
    return target_with_unit(_said(measure), currency)


def _said(measure: Terms) -> SaidMeasure:
    return SaidMeasure(
        str(measure.get("kind") or ""),
        str(measure.get("unit") or ""),
        measure.get("scale") or None,
        measure.get("target"),
        measure.get("target_high"),
    )


def measure_line(measure: Terms, currency: str) -> str:
    """Return a measure in one line: "Planner hours: 41 h → 22 h by Dec 31, 2026"."""
    start = value_words(measure, measure.get("baseline"), currency)
    name = str(measure["name"])
    line = tr(
        "{name}: {change}", name=name, change=changed_text(start, target_words(measure, currency), name)
    )
    return (
        tr("{measure} by {day}", measure=line, day=day_words(measure["due"])) if measure.get("due") else line
    )
