"""The ledger of a plan: what was agreed to before, what was confirmed as value after, and what holds of it.

Entries are never changed. One that is taken back is followed by an entry that says so, with its reason; what
nobody took back holds.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any, Protocol, TypeVar

from cs_desktop.common.language import marked, tr
from cs_desktop.domain.changes import Kind
from cs_desktop.domain.gestures import Gesture, GestureBuilder
from cs_desktop.domain.plan.content import AgreementEntry, ConfirmationEntry, PlanContent, PlanMeasure
from cs_desktop.domain.plan.shown import PlanShown
from cs_desktop.domain.plan.terms import TermChange, changes_of_terms, measure_line, terms_of
from cs_desktop.domain.plan.worth import worth_of
from cs_desktop.domain.vocabulary import PlanStatus

NOT_UNDONE = marked(
    "An agreement or confirmation of value is not undone: revoke it in the ledger, with a reason, "
    "so that both stay on record."
)
CONFIRMED_FORMULA = marked("sum of the value that contacts confirmed, without what was revoked")
ESTIMATE_FORMULA = marked(
    "worth of a unit × change for the better × times a year × share due to us, of what is not confirmed"
)


class Entry(Protocol):
    """What both kinds of entries have."""

    @property
    def id(self) -> int:
        """Return its id."""
        ...

    @property
    def day(self) -> date:
        """Return the day on which it was said."""
        ...

    @property
    def revokes_id(self) -> int | None:
        """Return the entry that it takes back, if it does that."""
        ...


E = TypeVar("E", bound=Entry)


def revocations(entries: Iterable[E]) -> dict[int, E]:
    """Return the entries that take others back, by the id of that which they take back."""
    return {entry.revokes_id: entry for entry in entries if entry.revokes_id is not None}


def holding(entries: Sequence[E]) -> tuple[E, ...]:
    """Return the entries that hold: that take nothing back, and that nobody took back; the oldest first."""
    gone = revocations(entries)
    there = (entry for entry in entries if entry.revokes_id is None and entry.id not in gone)
    return tuple(sorted(there, key=lambda entry: (entry.day, entry.id)))


class SignOff(StrEnum):
    """Where the customer's agreement on something stands."""

    NONE = "none"
    ASKED = "asked"
    SIGNED = "signed"
    CHANGED = "changed"
    """Agreed, and changed since."""


@dataclass(frozen=True, slots=True)
class SignOffState:
    """Where agreement on an objective, or on the whole plan, stands."""

    state: SignOff
    day: date | None = None
    """When it was given, or asked for."""
    who: str = ""
    entry_id: int | None = None
    changes: tuple[TermChange, ...] = ()
    """What was changed since it was given."""


def sign_off_of(content: PlanContent, objective_id: int, currency: str) -> SignOffState:
    """Return where the agreement on an objective stands: by itself, or with the whole plan.

    One who agreed is asked anew where `asked_on` is a later day.
    """
    objective = next((one for one in content.objectives if one.id == objective_id), None)
    asked = None if objective is None else objective.asked_on
    given = [e for e in holding(content.agreements) if _is_about(e, objective_id)]
    if not given:
        return SignOffState(SignOff.NONE if asked is None else SignOff.ASKED, asked)
    newest = given[-1]
    changes = tuple(
        change
        for change in changes_of_terms(newest.terms, terms_of(content), currency)
        if change.objective_id == objective_id
    )
    if not changes:
        return SignOffState(SignOff.SIGNED, newest.day, newest.contact_name, newest.id)
    if asked is not None and asked > newest.day:
        return SignOffState(SignOff.ASKED, asked, newest.contact_name, newest.id, changes)
    return SignOffState(SignOff.CHANGED, newest.day, newest.contact_name, newest.id, changes)


def plan_sign_off(content: PlanContent, currency: str) -> SignOffState:
    """Return where the agreement on the whole plan stands."""
    given = [
        entry for entry in holding(content.agreements) if entry.objective_id is None and _is_whole(entry)
    ]
    if not given:
        days = [one.asked_on for one in content.objectives if one.asked_on is not None]
        return SignOffState(SignOff.ASKED if days else SignOff.NONE, max(days, default=None))
    newest = given[-1]
    changes = changes_of_terms(newest.terms, terms_of(content), currency)
    state = SignOff.CHANGED if changes else SignOff.SIGNED
    return SignOffState(state, newest.day, newest.contact_name, newest.id, changes)


def agreed_with(content: PlanContent) -> tuple[str, ...]:
    """Return those whose agreement holds, each once, in the order in which they first agreed."""
    return tuple(dict.fromkeys(entry.contact_name for entry in holding(content.agreements)))


def _is_about(entry: AgreementEntry, objective_id: int) -> bool:
    if entry.objective_id is not None:
        return entry.objective_id == objective_id
    return any(one.get("id") == objective_id for one in entry.terms.get("objectives", ()))


def _is_whole(entry: AgreementEntry) -> bool:
    """Return whether it is about the whole plan: one whose objective was deleted is not."""
    return bool(entry.terms.get("whole", True))


def ask_for_sign_off(content: PlanContent, objective_ids: Iterable[int], today: date) -> Gesture:
    """Return the gesture that notes that the customer was asked to agree on objectives."""
    wanted = set(objective_ids)
    builder = GestureBuilder("Ask for sign-off")
    for objective in content.objectives:
        if objective.id in wanted and objective.asked_on != today:
            builder.put(Kind.OBJECTIVE, objective.id, asked_on=today)
    return builder.made()


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


def confirmed_value(entries: Sequence[ConfirmationEntry]) -> int:
    """Return the value confirmed, in minor units of money: the sum of what holds."""
    return sum(entry.worth or 0 for entry in holding(entries))


def estimated_value(shown: PlanShown) -> int:
    """Return what nobody confirmed yet and is thought to be worth, in minor units; never part of a total."""
    return sum(max(proposal.amount or 0, 0) for proposal in proposals(shown))


@dataclass(frozen=True, slots=True)
class AccountLedger:
    """What one account agreed to and confirmed."""

    has_agreed_plan: bool = False
    confirmed: int = 0
    """Results confirmed that hold."""
    value: int = 0
    """In minor units of money."""


@dataclass(frozen=True, slots=True)
class LedgerShares:
    """How many of the accounts have come how far."""

    accounts: int
    agreed: int
    """With an agreed plan."""
    confirmed: int
    """With at least one confirmed outcome."""
    value: int

    @property
    def agreed_share(self) -> float | None:
        """Return the share with an agreed plan; None of no accounts."""
        return self.agreed / self.accounts if self.accounts else None

    @property
    def confirmed_share(self) -> float | None:
        """Return the share with at least one confirmed outcome; None of no accounts."""
        return self.confirmed / self.accounts if self.accounts else None


def ledger_shares(account_ids: Iterable[int], ledgers: Mapping[int, AccountLedger]) -> LedgerShares:
    """Return how many of some accounts have an agreed plan, and how many a confirmed outcome."""
    wanted = set(account_ids)
    found = [ledger for account_id, ledger in ledgers.items() if account_id in wanted]
    return LedgerShares(
        len(wanted),
        sum(ledger.has_agreed_plan for ledger in found),
        sum(ledger.confirmed > 0 for ledger in found),
        sum(ledger.value for ledger in found),
    )


def status_after(status: str, agreements: Sequence[AgreementEntry]) -> str:
    """Return a plan's status once the agreements on it are these: a draft that is agreed on is agreed.

    One that was only agreed falls back to a draft where no agreement on the whole of it holds any more.
    """
    agreed = any(entry.objective_id is None and _is_whole(entry) for entry in holding(agreements))
    if agreed and status == PlanStatus.DRAFT:
        return PlanStatus.AGREED.value
    if not agreed and status == PlanStatus.AGREED:
        return PlanStatus.DRAFT.value
    return status


def sign_off_letter(shown: PlanShown, objective_ids: Iterable[int], contact: str) -> str:
    """Return the text of an e-mail that asks a contact to agree on objectives; nothing internal is in it."""
    content = shown.content
    if content is None:
        return ""
    wanted = set(objective_ids)
    lines = [tr("Dear {name},", name=contact) if contact else tr("Hello,"), ""]
    lines += [tr("this is what we would like to agree on with {account}:", account=shown.account), ""]
    outcome = content.head.outcome or shown.outcome
    if outcome:
        lines += [tr("Desired outcome: {outcome}", outcome=outcome), ""]
    number = 0
    for one in terms_of(content)["objectives"]:
        if one["id"] in wanted:
            number += 1
            lines.append(f"{number}. {one['text']}")
            lines += [f"   {measure_line(measure, shown.currency)}" for measure in one["measures"]]
    lines += ["", tr("Please answer this message with “agreed”, or tell us what should be different.")]
    return "\n".join(lines)
