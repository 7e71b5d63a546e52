"""The ledger of a plan: what was agreed to before, what was confirmed as value after, and what holds of it.

Entries are never changed. One that is taken back is followed by an entry that says so, with its reason; what
nobody took back holds.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Protocol, TypeVar

from cs_desktop.common.language import marked
from cs_desktop.domain.changes import Kind
from cs_desktop.domain.gestures import Gesture, GestureBuilder
from cs_desktop.domain.plan.content import AgreementEntry, ConfirmationEntry, PlanContent
from cs_desktop.domain.plan.terms import TermChange, changes_of_terms, terms_of
from cs_desktop.domain.vocabulary import PlanStatus

NOT_UNDONE = marked(
    "An agreement or confirmation of value is not undone: revoke it in the ledger, with a reason, "
    "so that both stay on record."
)
CONFIRMED_FORMULA = marked("sum of the value that contacts confirmed, without what was revoked")


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


def confirmed_value(entries: Sequence[ConfirmationEntry]) -> int:
    """Return the value confirmed, in minor units of money: the sum of what holds."""
    return sum(entry.worth or 0 for entry in holding(entries))


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
