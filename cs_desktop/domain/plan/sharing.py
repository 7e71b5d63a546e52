"""Making what a customer is given of a success plan: of the shared fields alone."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from cs_desktop.common.dates import day_text
from cs_desktop.common.language import marked, tr
from cs_desktop.common.money import money_full
from cs_desktop.domain.figures import Status
from cs_desktop.domain.journey.words import Party
from cs_desktop.domain.plan.bar import bar_places
from cs_desktop.domain.plan.content import Action, ConfirmationEntry, PlanContent, PlanMeasure, PlanObjective
from cs_desktop.domain.plan.judging import facts_of, judge_measure, judge_objective
from cs_desktop.domain.plan.ledger import SignOff, holding, sign_off_of
from cs_desktop.domain.plan.shared import (
    SharedAction,
    SharedEntry,
    SharedMeasure,
    SharedMilestone,
    SharedObjective,
    SharedPlan,
)
from cs_desktop.domain.plan.shown import PlanShown, Who
from cs_desktop.domain.plan.words import (
    PROGRESS,
    PROGRESS_STATUS,
    STATUSES,
    plain_number,
    target_said,
    unit_said,
    value_said,
)
from cs_desktop.domain.vocabulary import ObjectiveState


class ShareFormat(StrEnum):
    """Which kind of file; the word is also its ending."""

    PDF = "pdf"
    XLSX = "xlsx"


class SheetSize(StrEnum):
    """Which paper a PDF is laid out for."""

    A4 = "a4"
    LETTER = "letter"


class People(StrEnum):
    """How people are named in it."""

    NAMES = "names"
    """Names and roles."""
    ROLES = "roles"
    """Roles alone; a name only where nobody knows the role."""


@dataclass(frozen=True, slots=True)
class ShareRequest:
    """What one asked for."""

    format: ShareFormat = ShareFormat.PDF
    paper: SheetSize = SheetSize.A4
    people: People = People.NAMES
    actions: bool = True
    ledger: bool = True
    """Agreements and confirmations of value."""
    value: bool = False
    """The money that the customer confirmed; shareable, so off until it is asked for."""
    brand: bool = True


_SIDES = {Party.THEIRS: marked("Customer"), Party.SHARED: marked("Together")}
_SIGN_OFFS = {
    SignOff.NONE: "",
    SignOff.ASKED: marked("Agreement asked {day}"),
    SignOff.SIGNED: marked("Agreed {day}"),
    SignOff.CHANGED: marked("Changed since it was agreed {day}"),
}


def shared_plan(shown: PlanShown, wanted: ShareRequest, company: str = "") -> SharedPlan:
    """Return what of a plan the customer is given. Objectives that were dropped are left out."""
    content = shown.content
    assert content is not None
    head = content.head
    kept = [one for one in content.objectives if one.state != ObjectiveState.DROPPED]
    numbers = {one.id: number for number, one in enumerate(kept, 1)}
    return SharedPlan(
        company,
        shown.account,
        head.name,
        (head.outcome or shown.outcome).strip(),
        tr(STATUSES.get(head.status, head.status)),
        _period(head.starts_on, head.ends_on),
        head.version,
        shown.today,
        head.next_review,
        head.shared_notes.strip(),
        tuple(_objective(shown, content, one, numbers[one.id], wanted.people) for one in kept),
        tuple(
            SharedMilestone(one.name, tr(_SIDES[Party(one.party)]), one.due, one.reached_on)
            for one in content.milestones
            if one.party in (Party.THEIRS, Party.SHARED)
        ),
        tuple(_action(shown, one, numbers, wanted.people) for one in content.actions)
        if wanted.actions
        else (),
        _agreements(shown, content, wanted.people) if wanted.ledger else (),
        _confirmations(shown, content, wanted) if wanted.ledger else (),
        _learning(content),
    )


def who_text(who: Who | None, people: People) -> str:
    """Return how somebody is named: name and role, or the role alone."""
    if who is None:
        return ""
    if people is People.ROLES:
        return who.role or who.name
    return f"{who.name}, {who.role}" if who.role else who.name


def _period(start: date | None, end: date | None) -> str:
    if start is not None and end is not None:
        return f"{day_text(start)} – {day_text(end)}"
    if start is not None:
        return tr("From {day}", day=day_text(start))
    return tr("Until {day}", day=day_text(end)) if end is not None else ""


def _objective(
    shown: PlanShown, content: PlanContent, objective: PlanObjective, number: int, people: People
) -> SharedObjective:
    parked = objective.state == ObjectiveState.PARKED
    stands = judge_objective(shown, objective).progress
    signed = sign_off_of(content, objective.id, shown.currency)
    told = _SIGN_OFFS[signed.state]
    return SharedObjective(
        number,
        objective.text,
        objective.category,
        objective.shared_notes.strip(),
        who_text(shown.members.get(objective.owner_id or 0), people),
        who_text(shown.contacts.get(objective.contact_id or 0), people),
        tr(told, day=day_text(signed.day)) if told and signed.day is not None else "",
        Status.NONE if parked or stands is None else PROGRESS_STATUS[stands],
        tr("For a later plan") if parked else tr(PROGRESS[stands]) if stands else tr("Not measured"),
        parked,
        tuple(_measure(shown, one) for one in content.measures_of.get(objective.id, ())),
    )


def _measure(shown: PlanShown, measure: PlanMeasure) -> SharedMeasure:
    judged = judge_measure(shown, measure)
    stands = judged.progress
    currency = shown.currency
    return SharedMeasure(
        measure.name,
        measure.definition.strip(),
        unit_said(measure),
        value_said(measure, measure.baseline, currency),
        value_said(measure, judged.current, currency),
        target_said(measure, currency),
        day_text(measure.due) if measure.due is not None else "",
        Status.NONE if stands is None else PROGRESS_STATUS[stands],
        tr(PROGRESS[stands]) if stands is not None else tr("Not measured"),
        bar_places(facts_of(measure, judged.current), judged.expected),
        (
            plain_number(measure, measure.baseline, currency),
            plain_number(measure, judged.current, currency),
            plain_number(measure, measure.target, currency),
        ),
        measure.due,
    )


def _action(shown: PlanShown, action: Action, numbers: dict[int, int], people: People) -> SharedAction:
    ours = action.party == Party.OURS
    who = shown.members.get(action.owner_id or 0) if ours else shown.contacts.get(action.contact_id or 0)
    late = action.done_on is None and action.due is not None and action.due < shown.today
    return SharedAction(
        action.text,
        Party.OURS if ours else Party.THEIRS,
        who_text(who, people),
        numbers.get(action.objective_id or 0),
        action.starts_on,
        action.due,
        action.done_on,
        late,
    )


def _contact(shown: PlanShown, contact_id: int | None, name: str, people: People) -> str:
    """Return who signed; of the record by role alone only the role, where it is known."""
    who = shown.contacts.get(contact_id or 0)
    return who_text(who, people) if people is People.ROLES and who is not None else name


def _agreements(shown: PlanShown, content: PlanContent, people: People) -> tuple[SharedEntry, ...]:
    texts = {one.id: one.text for one in content.objectives}
    return tuple(
        SharedEntry(
            entry.day,
            _contact(shown, entry.contact_id, entry.contact_name, people),
            texts.get(entry.objective_id, "") if entry.objective_id is not None else tr("The whole plan"),
            entry.quote.strip(),
        )
        for entry in holding(content.agreements)
    )


def _confirmations(shown: PlanShown, content: PlanContent, wanted: ShareRequest) -> tuple[SharedEntry, ...]:
    return tuple(
        SharedEntry(
            entry.day,
            _contact(shown, entry.contact_id, entry.contact_name, wanted.people),
            _result(entry),
            entry.quote.strip(),
            money_full(entry.worth, shown.currency) if wanted.value and entry.worth is not None else "",
        )
        for entry in holding(content.confirmations)
    )


def _result(entry: ConfirmationEntry) -> str:
    """Return what was confirmed: objective and measure, in the words of that day."""
    parts = (str(entry.result.get("objective", "")), str(entry.result.get("measure", "")))
    return ": ".join(part for part in parts if part)


def _learning(content: PlanContent) -> tuple[tuple[str, str], ...]:
    found = content.head.learning or {}
    return tuple(
        (str(role), tr("{number} hours", number=f"{hours:g}"))
        for role, hours in found.items()
        if isinstance(hours, int | float)
    )
