"""The page on which a customer ticks measures and fills in where they are and where they want to be."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from cs_desktop.common.dates import day_text
from cs_desktop.common.errors import InputError
from cs_desktop.common.language import tr
from cs_desktop.domain.changes import Kind
from cs_desktop.domain.figures import Unit
from cs_desktop.domain.gestures import Gesture, GestureBuilder
from cs_desktop.domain.plan.content import PlanContent, PlanMeasure
from cs_desktop.domain.plan.library import LibraryEntry
from cs_desktop.domain.plan.measuring import check
from cs_desktop.domain.plan.words import target_with_unit, value_with_unit
from cs_desktop.domain.vocabulary import MeasureKind, ObjectiveState

LABEL = "Take in the customer's page"
Value = float | date | None
FIELDS = ("baseline", "target", "due")


@dataclass(frozen=True, slots=True)
class PageRow:
    """A line of the page: a measure of the plan, or one of the library that it may choose."""

    objective_id: int
    objective: str
    measure_id: int | None
    library_id: int | None
    name: str
    definition: str
    unit: str
    kind: str
    words: tuple[str, ...] = ()
    """Of an ordered scale, the worst first."""
    baseline: float | None = None
    target: float | None = None
    due: date | None = None
    target_high: float | None = None
    """Of a range its upper end."""
    currency: str = ""
    """Of money, which is stored in minor units and shown in major ones."""

    @property
    def ticked(self) -> bool:
        """Return whether it stands ticked on the page: what is in the plan does."""
        return self.measure_id is not None


@dataclass(frozen=True, slots=True)
class FilledRow:
    """What came back of a line."""

    row: PageRow
    """As it was written."""
    ticked: bool
    baseline: float | None
    target: float | None
    due: date | None
    target_high: float | None = None


@dataclass(frozen=True, slots=True)
class PageChange:
    """One thing that taking the page in would change."""

    id: str
    text: str
    before: str
    now: str
    own: bool = False
    """Whether the plan was changed there since the page was written."""


@dataclass(frozen=True, slots=True)
class ClientPage:
    """What a customer filled in, compared with the plan."""

    plan_id: int
    name: str
    """Of the file."""
    filled: tuple[FilledRow, ...]
    changes: tuple[PageChange, ...]
    notes: tuple[str, ...]
    """What the reader should know: cells that make no sense, measures that were not agreed to."""


def page_rows(
    content: PlanContent,
    fitting: Callable[[str, Collection[int]], Sequence[tuple[LibraryEntry, float | None]]],
    currency: str,
    most: int = 3,
) -> tuple[PageRow, ...]:
    """Return the lines of a plan's page: each open objective's measures, then at most so many that fit it."""
    found: list[PageRow] = []
    for objective in content.objectives:
        if objective.state != ObjectiveState.OPEN:
            continue
        measures = content.measures_of.get(objective.id, ())
        found += [_row(objective.id, objective.text, measure, currency) for measure in measures]
        taken = [one.library_id for one in measures if one.library_id is not None]
        known = {one.name.casefold() for one in measures}
        fits = [one for one in fitting(objective.text, taken) if one[0].name.casefold() not in known]
        found += [
            PageRow(
                *(objective.id, objective.text, None, entry.id),
                *(entry.name, entry.definition, entry.unit, entry.kind),
                baseline=baseline,
                currency=currency if entry.unit == Unit.MONEY else "",
            )
            for entry, baseline in fits[:most]
        ]
    return tuple(found)


def _row(objective_id: int, text: str, measure: PlanMeasure, currency: str) -> PageRow:
    words = tuple(str(word) for word in (measure.scale or {}).get("words", ()))
    return PageRow(
        objective_id,
        text,
        measure.id,
        measure.library_id,
        name=measure.name,
        definition=measure.definition,
        unit=measure.unit,
        kind=measure.kind,
        words=words,
        baseline=measure.baseline,
        target=measure.target,
        due=measure.due,
        target_high=measure.target_high,
        currency=currency if measure.unit == Unit.MONEY else "",
    )


def page_changes(
    filled: Sequence[FilledRow], content: PlanContent, currency: str
) -> tuple[tuple[PageChange, ...], tuple[str, ...]]:
    """Return what a page would change in the plan as it is now, and what to tell besides."""
    changes: list[PageChange] = []
    notes: list[str] = []
    measures = {one.id: one for one in content.measures}
    objectives = {one.id for one in content.objectives}
    for one in filled:
        row = one.row
        if row.objective_id not in objectives:
            notes.append(tr("{measure}: its objective is not in the plan any more.", measure=row.name))
        elif row.measure_id is None:
            if one.ticked and _may_be(row.name, _as_filled(one), notes):
                changes.append(_added(one, currency))
        elif row.measure_id not in measures:
            notes.append(tr("{measure} is not in the plan any more.", measure=row.name))
        else:
            if not one.ticked:
                notes.append(tr("The customer took the tick off {measure}.", measure=row.name))
            now = measures[row.measure_id]
            found = _changed(one, now, currency)
            if found and _may_be(now.name, _with(now, one, [change.id for change in found]), notes):
                changes += found
    return tuple(changes), tuple(notes)


def taken_in(page: ClientPage, content: PlanContent, chosen: Collection[str], today: date) -> Gesture:
    """Return the gesture that stores what was chosen of a page; a new baseline is as of today.

    Raises:
        InputError: what was chosen cannot be together, such as a target without its new baseline.
    """
    builder = GestureBuilder(LABEL)
    there = {one.id: one for one in content.measures}
    counts: Mapping[int, int] = {
        one.id: len(content.measures_of.get(one.id, ())) for one in content.objectives
    }
    for one in page.filled:
        row = one.row
        if row.measure_id is None:
            if _id(row, "add") in chosen:
                builder.add(
                    Kind.MEASURE,
                    objective_id=row.objective_id,
                    name=row.name,
                    kind=row.kind,
                    unit=row.unit,
                    definition=row.definition,
                    library_id=row.library_id,
                    baseline=one.baseline,
                    baseline_on=today if one.baseline is not None else None,
                    target=_target(one),
                    target_high=one.target_high,
                    due=one.due,
                    position=counts.get(row.objective_id, 0),
                )
            continue
        if row.measure_id in there:
            check(_with(there[row.measure_id], one, chosen))
        for field in FIELDS:
            if _id(row, field) in chosen:
                builder.put(Kind.MEASURE, row.measure_id, **_stored(one, field))
                if field == "baseline":
                    builder.put(Kind.MEASURE, row.measure_id, baseline_on=today)
    return builder.made()


def _may_be(name: str, measure: PlanMeasure, notes: list[str]) -> bool:
    """Return whether a measure may have its numbers; note why not."""
    try:
        check(measure)
    except InputError as error:
        notes.append(tr("{measure}: {field}", measure=name, field=error))
        return False
    return True


def _with(now: PlanMeasure, one: FilledRow, chosen: Collection[str]) -> PlanMeasure:
    """Return a measure of the plan with what is chosen of its line."""
    for field in FIELDS:
        if _id(one.row, field) in chosen:
            now = replace(now, **_stored(one, field))
    return now


def _stored(one: FilledRow, field: str) -> dict[str, Any]:
    """Return what a field of a line is stored as: of the target of a range both of its ends."""
    if field == "target" and one.row.kind == MeasureKind.STAY_WITHIN:
        return {"target": one.target, "target_high": one.target_high}
    return {field: getattr(one, field)}


def _as_filled(one: FilledRow) -> PlanMeasure:
    empty = as_measure(one.row)
    return replace(
        empty, baseline=one.baseline, target=_target(one), target_high=one.target_high, due=one.due
    )


def _target(one: FilledRow) -> float | None:
    return 1.0 if one.row.kind == MeasureKind.DONE else one.target


def _id(row: PageRow, what: str) -> str:
    return f"{row.measure_id or ''}:{row.objective_id}:{row.library_id or ''}:{what}"


def _added(one: FilledRow, currency: str) -> PageChange:
    row = one.row
    parts = [
        tr("baseline {value}", value=_said(_as_filled(one), "baseline", currency)),
        tr("target {value}", value=_said(_as_filled(one), "target", currency)),
    ]
    if one.due is not None:
        parts.append(tr("due {day}", day=day_text(one.due)))
    text = tr("New measure {measure} for “{objective}”", measure=row.name, objective=row.objective)
    return PageChange(_id(row, "add"), text, "", ", ".join(parts))


def _changed(one: FilledRow, now: PlanMeasure, currency: str) -> list[PageChange]:
    names = {"baseline": tr("Baseline"), "target": tr("Target"), "due": tr("Due")}
    found = []
    for field in FIELDS:
        written, filled, stored = (_values(side, one.row, field) for side in (one.row, one, now))
        # An empty cell is no answer; what stands there as it was written is none either.
        if filled[0] is None or filled in (written, stored):
            continue
        text = tr("{measure}: {field}", measure=now.name, field=names[field])
        after = replace(as_measure(one.row), **_stored(one, field))
        as_stored = replace(now, kind=one.row.kind, unit=one.row.unit, scale=after.scale)
        before, after_said = (_said(side, field, currency) for side in (as_stored, after))
        found.append(PageChange(_id(one.row, field), text, before, after_said, own=stored != written))
    return found


def _values(side: PageRow | FilledRow | PlanMeasure, row: PageRow, field: str) -> tuple[Value, ...]:
    """Return what a field says, to compare it: of the target of a range both of its ends."""
    if field == "target" and row.kind == MeasureKind.STAY_WITHIN:
        return (side.target, side.target_high)
    return (getattr(side, field),)


def _said(measure: PlanMeasure, field: str, currency: str) -> str:
    if field == "due":
        return day_text(measure.due)
    if field == "target":
        return target_with_unit(measure, currency) if measure.target is not None else "–"
    return value_with_unit(measure, measure.baseline, currency)


def as_measure(row: PageRow) -> PlanMeasure:
    """Return a line as a measure without any value, to put values into."""
    return PlanMeasure(
        *(0, row.objective_id, row.name, row.kind, row.unit, None),
        *(None, None, None, None, None, None, None),
        *(0, row.definition, None, {"words": list(row.words)} if row.words else None, None),
        *(None, "", None, ""),
    )
