"""Telling a success plan: its shared fields, values as of a day and the ledger as it is."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from cs_desktop.common.text import rightward
from cs_desktop.domain.journey.words import Party
from cs_desktop.domain.plan.content import Action, ConfirmationEntry, PlanContent, PlanMeasure, PlanObjective
from cs_desktop.domain.plan.judging import judge_measure, judge_objective
from cs_desktop.domain.plan.ledger import holding, plan_sign_off, sign_off_of
from cs_desktop.domain.plan.sharing import People, who_text
from cs_desktop.domain.plan.shown import PlanShown
from cs_desktop.domain.vocabulary import ObjectiveState
from cs_desktop.services.deck.facts.plan import (
    ActionTold,
    AgreedTold,
    ConfirmationTold,
    MeasureTold,
    MilestoneTold,
    ObjectiveTold,
    PlanTold,
)


def tell_plans(
    plans: Sequence[PlanShown], as_of: date, ledger: Sequence[ConfirmationEntry]
) -> PlanTold | None:
    """Return what is told of plans that run at once, values as of a day; None where there is none.

    The first says name, outcome and version; `ledger` has what the account confirmed, of all its plans.
    """
    shown = [one for one in plans if one.content is not None]
    if not shown:
        return None
    told = [_tell(one, as_of) for one in shown]
    return replace(
        told[0],
        objectives=tuple(one for plan in told for one in plan.objectives),
        actions=tuple(one for plan in told for one in plan.actions),
        # Those of the account that are in no plan stand in each.
        milestones=tuple({one.id: one for plan in told for one in plan.milestones}.values()),
        confirmations=tuple(confirmation_told(shown[0], one) for one in holding(ledger)),
    )


def _tell(today: PlanShown, as_of: date) -> PlanTold:
    content = today.content
    assert content is not None
    head = content.head
    then = replace(today, today=as_of)
    agreed = plan_sign_off(content, today.currency)
    return PlanTold(
        head.id,
        head.name,
        head.status,
        (head.outcome or today.outcome).strip(),
        head.version,
        head.starts_on,
        head.ends_on,
        head.next_review,
        head.shared_notes.strip(),
        AgreedTold(agreed.state, agreed.day, _signer(today, content, agreed.entry_id, agreed.who)),
        tuple(
            _objective(then, content, one)
            for one in content.objectives
            if one.state != ObjectiveState.DROPPED
        ),
        tuple(_action(today, one) for one in content.actions),
        tuple(
            MilestoneTold(one.id, one.name, one.due, one.reached_on)
            for one in content.milestones
            if one.party != Party.OURS
        ),
    )


def _signer(shown: PlanShown, content: PlanContent, entry_id: int | None, name: str) -> str:
    entry = next((one for one in content.agreements if one.id == entry_id), None)
    who = shown.contacts.get(entry.contact_id or 0) if entry is not None else None
    return who_text(who, People.ROLES) if who is not None else rightward(name)


def _objective(shown: PlanShown, content: PlanContent, objective: PlanObjective) -> ObjectiveTold:
    signed = sign_off_of(content, objective.id, shown.currency)
    return ObjectiveTold(
        objective.id,
        objective.text,
        objective.category,
        objective.state,
        who_text(shown.members.get(objective.owner_id or 0), People.ROLES),
        who_text(shown.contacts.get(objective.contact_id or 0), People.ROLES),
        judge_objective(shown, objective).progress,
        AgreedTold(signed.state, signed.day, _signer(shown, content, signed.entry_id, signed.who)),
        tuple(_measure(shown, one) for one in content.measures_of.get(objective.id, ())),
        objective.shared_notes.strip(),
    )


def _measure(shown: PlanShown, stored: PlanMeasure) -> MeasureTold:
    measure = _as_known(stored, shown.today)
    judged = judge_measure(shown, measure)
    return MeasureTold(
        measure.id,
        measure.objective_id,
        measure.name,
        measure.definition.strip(),
        measure.kind,
        measure.unit,
        measure.scale,
        measure.baseline,
        measure.baseline_on,
        measure.target,
        measure.target_high,
        measure.due,
        judged.current,
        judged.current_on,
        judged.expected,
        judged.progress,
        shown.metrics.get(measure.metric_id or 0, ""),
    )


def _as_known(measure: PlanMeasure, day: date) -> PlanMeasure:
    """Return a measure without a value that was entered only after a day."""
    later = measure.current_on is not None and measure.current_on > day
    return replace(measure, current=None, current_on=None) if later else measure


def _action(shown: PlanShown, action: Action) -> ActionTold:
    ours = action.party == Party.OURS
    who = shown.members.get(action.owner_id or 0) if ours else shown.contacts.get(action.contact_id or 0)
    return ActionTold(
        action.id,
        action.text,
        Party.OURS if ours else Party.THEIRS,
        who_text(who, People.ROLES),
        action.objective_id,
        action.due,
        action.done_on,
    )


_READ = ("kind", "unit", "scale", "target", "target_high", "baseline")
"""What of a confirmed result says how its values are read."""


def confirmation_told(shown: PlanShown, entry: ConfirmationEntry) -> ConfirmationTold:
    """Return a confirmation with all that it says."""
    result = entry.result
    who = shown.contacts.get(entry.contact_id or 0)
    return ConfirmationTold(
        entry.id,
        str(result.get("objective") or ""),
        str(result.get("measure") or ""),
        entry.measure_id,
        {key: result[key] for key in _READ if key in result},
        _number(result.get("since", result.get("baseline"))),
        _number(result.get("current")),
        _day(result.get("current_on")),
        str(result.get("source") or ""),
        entry.day,
        who_text(who, People.ROLES) if who is not None else rightward(entry.contact_name),
        entry.quote.strip(),
        entry.worth,
        str(result.get("formula") or "") if entry.worth is not None else "",
    )


def _number(value: object) -> float | None:
    return float(value) if isinstance(value, int | float) else None


def _day(value: object) -> date | None:
    try:
        return date.fromisoformat(str(value)) if value else None
    except ValueError:
        return None
