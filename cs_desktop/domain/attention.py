"""What asks for attention on Home: how it is told apart, marked, and ranked by points."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from cs_desktop.common.errors import KnownError
from cs_desktop.common.language import marked, tr
from cs_desktop.domain.changes import Kind
from cs_desktop.domain.figures import Status

_ID_BITS = 63
LARGEST_WEIGHT = 100


class Rule(StrEnum):
    """Why something is put before a person; part of a mark's id, so the words stay as they are."""

    REVIEW = "review"
    OBJECTIVE = "objective"
    SIGNAL = "signal"
    RENEWAL = "renewal"
    OVERDUE = "overdue_renewal"
    REASON = "reason_missing"
    PROMISE = "promise"
    KEY_PERSON = "key_person"
    TASK = "task"
    OUTREACH = "outreach"
    PLAN = "plan_unseen"
    SPONSOR = "sponsor_absent"
    OVERRIDE = "override_ending"

    @property
    def label(self) -> str:
        """Return what stands before the reason."""
        return tr(_LABELS[self])


_LABELS = {
    Rule.REVIEW: marked("Review due"),
    Rule.OBJECTIVE: marked("Objective behind"),
    Rule.SIGNAL: marked("Signal open"),
    Rule.RENEWAL: marked("Renewal near"),
    Rule.OVERDUE: marked("Overdue renewal"),
    Rule.REASON: marked("Reason missing"),
    Rule.PROMISE: marked("Promise due"),
    Rule.KEY_PERSON: marked("Key person left"),
    Rule.TASK: marked("Task"),
    Rule.OUTREACH: marked("Outreach"),
    Rule.PLAN: marked("Plan not looked at"),
    Rule.SPONSOR: marked("Sponsor absent"),
    Rule.OVERRIDE: marked("Override ends"),
}


def mark_id(rule: str, kind: str, object_id: int, occasion: date) -> int:
    """Return the id of the mark of one thing on one occasion: 63 bits, the same in every program.

    `rule` is a `Finding.key`. Of a million marks two share an id with a chance of 1 in 10 million.
    """
    text = f"{rule}\0{kind}\0{object_id}\0{occasion.isoformat()}"
    digest = hashlib.blake2b(text.encode(), digest_size=8).digest()
    # Never 0, which looks like no id at all.
    return int.from_bytes(digest) >> (64 - _ID_BITS) or 1


_WITH_FORM = ((Rule.OVERDUE, Kind.RENEWAL), (Rule.REASON, Kind.TASK))


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that a rule found."""

    rule: Rule
    about: Kind
    about_id: int
    account_id: int | None
    occasion: date
    """The day that the rule speaks of; a new one asks again."""
    title: str
    """What to do."""
    why: str
    """Why now, with its numbers."""
    source: str
    """Where the numbers come from."""
    due: date | None = None
    state: Status = Status.NONE
    """The finding's own judgment, whatever the account's health."""
    owner_id: int | None = None
    """Whose it is, where that is not the account's owner."""
    detail: str = ""
    """Which of the rule's cases, such as the key of a signal."""
    concerns: tuple[str, int] | None = None
    """Kind and id of what a task is about."""
    acknowledged: date | None = None
    """Since when somebody is at it: it stays in sight, behind what nobody has seen."""

    @property
    def key(self) -> str:
        """Return the rule and its case, as a mark stores them."""
        return f"{self.rule}:{self.detail}" if self.detail else self.rule.value

    @property
    def mark_id(self) -> int:
        """Return the id of the mark that stands for this finding."""
        return mark_id(self.key, self.about, self.about_id, self.occasion)

    @property
    def is_task(self) -> bool:
        """Return whether it is a task already, so that none can be made of it."""
        return self.about is Kind.TASK

    @property
    def has_form(self) -> bool:
        """Return whether opening it asks for what has to be recorded."""
        return (self.rule, self.about) in _WITH_FORM


@dataclass(frozen=True, slots=True)
class Weights:
    """The most points that time, ARR and state can give.

    Raises:
        KnownError: one is out of range, or all are 0.
    """

    time: int = 40
    arr: int = 40
    state: int = 20

    def __post_init__(self) -> None:
        parts = (self.time, self.arr, self.state)
        if not all(0 <= part <= LARGEST_WEIGHT for part in parts) or not any(parts):
            raise KnownError(
                tr("Give each weight as 0 to {most}, and not all as 0, such as 40, 40 and 20.", most=100)
            )


# Up to so many days left, as shares of the weight: by the standard weight of 40 these are 40, 32, 26, 20, 14.
_TIME_STEPS = ((0, 1.0), (3, 0.8), (7, 0.65), (14, 0.5), (30, 0.35))
# By the standard weight of 20 these are 20, 12, 4.
_STATE_SHARES = {Status.RISK: 1.0, Status.WATCH: 0.6, Status.GOOD: 0.2, Status.NONE: 0.2}
_GRAVITY = {Status.RISK: 2, Status.WATCH: 1, Status.GOOD: 0, Status.NONE: 0}


@dataclass(frozen=True, slots=True)
class Points:
    """What the rank is made of, in whole points, so that the parts shown add up."""

    time: int
    arr: int
    state: int

    @property
    def total(self) -> int:
        """Return the sum."""
        return self.time + self.arr + self.state


QUIET = Points(0, 0, 0)
"""Of what somebody is at already."""


@dataclass(frozen=True, slots=True)
class Standing:
    """What ranking needs of an account: ARR in minor units, and the judgment of its health."""

    name: str
    arr: int
    status: Status


NOBODY = Standing("", 0, Status.NONE)
"""Stands for the account of what belongs to none."""


@dataclass(frozen=True, slots=True)
class Item:
    """A finding in its rank."""

    finding: Finding
    account: Standing
    points: Points
    state: Status
    """The graver of the finding's own judgment and the account's health."""

    @property
    def mark_id(self) -> int:
        """Return the id of the mark that stands for it."""
        return self.finding.mark_id


def points_of(
    due: date | None, arr: int, state: Status, largest: int, weights: Weights, today: date
) -> Points:
    """Return the points of something due on a day, of an account with this ARR and state.

    `largest` is the largest ARR in the book; where it is 0, ARR drops out.
    """
    left = None if due is None else (due - today).days
    time = 0.0 if left is None else next((share for most, share in _TIME_STEPS if left <= most), 0.0)
    share = arr / largest if largest > 0 else 0.0
    return Points(
        time=round(weights.time * time),
        arr=round(weights.arr * min(max(share, 0.0), 1.0)),
        state=round(weights.state * _STATE_SHARES[state]),
    )


def rank(
    findings: Iterable[Finding], book: Mapping[int, Standing], weights: Weights, today: date
) -> tuple[Item, ...]:
    """Return the findings by points, the most first; of equal ones the earlier date comes first.

    `book` holds the accounts among which ARR is compared, by id.
    """
    largest = max((standing.arr for standing in book.values()), default=0)
    items = []
    for finding in findings:
        account = book.get(finding.account_id or 0, NOBODY)
        state = max(finding.state, account.status, key=_GRAVITY.__getitem__)
        points = points_of(finding.due, account.arr, state, largest, weights, today)
        if finding.acknowledged is not None:
            points = QUIET
        items.append(Item(finding, account, points, state))
    return tuple(sorted(items, key=_order))


def _order(item: Item) -> tuple[int, date, str, int]:
    return -item.points.total, item.finding.due or date.max, item.account.name, item.mark_id
