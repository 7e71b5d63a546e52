"""What a contact can be asked to confirm of a plan as value, and the result as the ledger keeps it."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from cs_desktop.common.language import marked
from cs_desktop.domain.plan.content import ConfirmationEntry, PlanContent, PlanMeasure
from cs_desktop.domain.plan.ledger import holding
from cs_desktop.domain.plan.shown import PlanShown
from cs_desktop.domain.plan.worth import worth_of

ESTIMATE_FORMULA = marked(
    "worth of a unit × change for the better × times a year × share attributed to us,"
    " of what is not confirmed"
)


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a measure stands, and how one knows."""

    value: float
    day: date
    source: str
    """The metric's name; empty where it was entered by hand."""


def standing_of(shown: PlanShown, measure: PlanMeasure) -> Standing | None:
    """Return where a measure stands; None where nobody knows.

    A measure of a metric has the metric's newest value up to today, any other the newest that was entered.
    """
    if measure.metric_id is not None:
        series = shown.measured.get(measure.id)
        known = [] if series is None else list(zip(series.days, series.values, strict=True))
        past = [(day, value) for day, value in known if day <= shown.today]
        if not past:
            return None
        return Standing(past[-1][1], past[-1][0], shown.metrics.get(measure.metric_id, ""))
    if measure.current is None:
        return None
    return Standing(measure.current, measure.current_on or shown.today, "")


@dataclass(frozen=True, slots=True)
class Proposal:
    """What a contact is asked to confirm."""

    measure: PlanMeasure
    objective: str
    standing: Standing
    since: float | None
    """The value from which the change counts: the one that was confirmed last, else the baseline."""
    amount: int | None
    """What the formula gives, in minor units of money; None where it gives nothing."""
    formula: str
    before: tuple[ConfirmationEntry, ...]
    """What was confirmed of this measure already, and holds."""


def proposals(shown: PlanShown) -> tuple[Proposal, ...]:
    """Return what can be confirmed of a plan: each of its measures that stands somewhere."""
    content = shown.content
    if content is None:
        return ()
    texts = {objective.id: objective.text for objective in content.objectives}
    order = {objective.id: place for place, objective in enumerate(content.objectives)}
    measures = sorted(
        content.measures, key=lambda one: (order.get(one.objective_id, len(order)), one.position)
    )
    return tuple(
        found
        for measure in measures
        if (found := _proposal(shown, content, measure, texts.get(measure.objective_id, ""))) is not None
    )


def _proposal(
    shown: PlanShown, content: PlanContent, measure: PlanMeasure, objective: str
) -> Proposal | None:
    standing = standing_of(shown, measure)
    if standing is None:
        return None
    before = tuple(entry for entry in holding(content.confirmations) if entry.measure_id == measure.id)
    # What is confirmed already is not counted again.
    since = _confirmed_at(before[-1]) if before else measure.baseline
    worth = worth_of(measure, since, standing.value, shown.currency)
    amount, formula = (None, "") if worth is None else (worth.amount, worth.formula)
    return Proposal(measure, objective, standing, since, amount, formula, before)


def _confirmed_at(entry: ConfirmationEntry) -> float | None:
    value = entry.result.get("current")
    return float(value) if isinstance(value, int | float) else None


def result_of(proposal: Proposal, stated: int | None, why: str) -> dict[str, Any]:
    """Return a result as the ledger keeps it: JSON, whole without looking anything else up."""
    measure, standing = proposal.measure, proposal.standing
    return {
        "objective": proposal.objective,
        "measure": measure.name,
        "kind": measure.kind,
        "unit": measure.unit,
        "scale": None if measure.scale is None else dict(measure.scale),
        "baseline": measure.baseline,
        "baseline_on": _iso(measure.baseline_on),
        "target": measure.target,
        "target_high": measure.target_high,
        "due": _iso(measure.due),
        "current": standing.value,
        "current_on": standing.day.isoformat(),
        "source": standing.source,
        "since": proposal.since,
        "formula": proposal.formula,
        "computed": proposal.amount,
        "why": why if stated != proposal.amount else "",
    }


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def estimated_value(shown: PlanShown) -> int:
    """Return what nobody confirmed yet and is thought to be worth, in minor units; never part of a total."""
    return sum(max(proposal.amount or 0, 0) for proposal in proposals(shown))
