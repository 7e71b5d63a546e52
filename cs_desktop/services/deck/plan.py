"""The objectives of the success plan, as the slide of the next period shows them."""

from collections.abc import Sequence
from datetime import date

from cs_desktop.domain.changes import Kind
from cs_desktop.domain.deck.keys import key_of
from cs_desktop.domain.deck.slides import ObjectiveRow
from cs_desktop.domain.figures import Figure, Unit, plural
from cs_desktop.domain.plan.ledger import SignOff
from cs_desktop.domain.plan.words import target_said, unit_said, value_said
from cs_desktop.services.deck.facts.plan import MeasureTold, ObjectiveTold


def plan_rows(plan: Sequence[ObjectiveTold], as_of: date, currency: str) -> tuple[ObjectiveRow, ...]:
    """Return a row for each objective: where its measure is, where it is to be, by when, and by whom."""
    return tuple(_row(one, as_of, currency) for one in plan)


def _row(one: ObjectiveTold, as_of: date, currency: str) -> ObjectiveRow:
    first = one.measures[0] if one.measures else None
    return ObjectiveRow(
        one.text,
        _name(one),
        None if first is None else now_figure(first, as_of, currency),
        None if first is None else target_figure(first, as_of, currency),
        None if first is None else first.due,
        one.ours or "Customer success",
        one.theirs,
        agreed=one.agreed.state is SignOff.SIGNED,
        keys=(key_of(Kind.OBJECTIVE, one.id),),
    )


def _name(objective: ObjectiveTold) -> str:
    if not objective.measures:
        return ""
    first, *further = objective.measures
    return f"{first.name}, and {plural(len(further), 'more measure')}" if further else first.name


def now_figure(measure: MeasureTold, as_of: date, currency: str) -> Figure | None:
    """Return where a measure is; None where nobody knows."""
    formula = "newest point of its metric" if measure.source else "as entered in the success plan"
    said = value_said(measure, measure.current, currency)
    return of_measure(measure, measure.current, said, formula, measure.current_on or as_of)


def target_figure(measure: MeasureTold, as_of: date, currency: str) -> Figure | None:
    """Return where a measure is to be; None where nobody said."""
    said = target_said(measure, currency)
    return of_measure(measure, measure.target, said, "target of the success plan", as_of)


def of_measure(
    measure: MeasureTold, value: float | None, said: str, formula: str, as_of: date
) -> Figure | None:
    """Return a value of the measure, said as the plan says it: by its words, with its sign."""
    if value is None:
        return None
    unit = unit_said(measure)
    # What a sign at the number or a word says already is not said again.
    label = f"{measure.name}, {unit}" if unit and unit not in said else measure.name
    return Figure(label, value, Unit.NUMBER, formula, "Success plan", as_of, said=said)
