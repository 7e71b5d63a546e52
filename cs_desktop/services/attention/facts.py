"""What all rules are handed: the facts of the whole book as of one day."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from cs_desktop.domain.touch_models import model_of
from cs_desktop.domain.vocabulary import TaskKind
from cs_desktop.models.queries import attention as duties
from cs_desktop.models.queries import attention_care as care
from cs_desktop.models.queries import attention_contracts as contracts
from cs_desktop.models.queries.attention_facts import (
    AccountCare,
    Departure,
    MeasureRow,
    OpenRenewal,
    OpenTask,
    OpenTerm,
    PromiseFacts,
    ReviewFacts,
    Unexplained,
)
from cs_desktop.models.queries.workspace import TouchModelFacts, touch_models
from cs_desktop.services.reading import Read

REVIEW_DAYS, CADENCE_DAYS = 7, 14
"""A planned review is put forward so many days before, one that nobody planned so many."""
RENEWAL_DAYS = 30
"""A renewal is near so many days before notice is due."""
PROMISE_DAYS, TASK_DAYS, OUTREACH_DAYS = 14, 7, 7
DEPARTURE_DAYS = 90
"""Who left longer ago is no news."""
REASON_DAYS = 180
"""Nobody remembers why something was cut longer ago."""
REASON_WITHIN_DAYS = 14
ANSWER_DAYS = 14
"""Within so many days a signal is to be answered, and somebody found who follows a key person."""


@dataclass(frozen=True, slots=True)
class Facts:
    """The book as of a day. Amounts are in minor units of `currency`."""

    today: date
    currency: str
    cares: Mapping[int, AccountCare] = field(default_factory=dict)
    arr: Mapping[int, int] = field(default_factory=dict)
    active: frozenset[int] = frozenset()
    """Accounts that pay; where nobody pays anything, all customers."""
    touch_models: Sequence[TouchModelFacts] = ()
    """The highest bound first."""
    reviews: Sequence[ReviewFacts] = ()
    last_reviews: Mapping[int, date] = field(default_factory=dict)
    last_proactive: Mapping[int, date] = field(default_factory=dict)
    measures: Sequence[MeasureRow] = ()
    renewals: Sequence[OpenRenewal] = ()
    terms: Sequence[OpenTerm] = ()
    unexplained: Sequence[Unexplained] = ()
    promises: Sequence[PromiseFacts] = ()
    departures: Sequence[Departure] = ()
    tasks: Sequence[OpenTask] = ()

    def touch_model(self, account_id: int) -> TouchModelFacts | None:
        """Return how closely an account is looked after."""
        return model_of(self.touch_models, self.cares[account_id].touch_model_id, self.arr.get(account_id, 0))

    def owner_of(self, account_id: int | None) -> int | None:
        """Return who of us owns an account."""
        care = self.cares.get(account_id or 0)
        return None if care is None else care.owner_id


def read_facts(
    read: Read,
    today: date,
    currency: str,
    arr: Mapping[int, int],
    active: frozenset[int],
    owner_id: int | None = None,
) -> Facts:
    """Read the facts of the whole book as of today; what accounts pay is known from the portfolio.

    With `owner_id` only accounts of that colleague are active: those of thousands of others are not looked
    through.
    """
    cares = {one.id: one for one in read(care.account_cares)}
    wanted = None
    if owner_id is not None:
        active = frozenset(one for one in active if one in cares and cares[one].owner_id == owner_id)
        wanted = active
    proactive, reviewed = read(lambda c: care.last_touches(c, today, wanted))
    return Facts(
        today=today,
        currency=currency,
        cares=cares,
        arr=arr,
        active=active,
        touch_models=read(touch_models),
        reviews=read(care.open_reviews),
        last_reviews=reviewed,
        last_proactive=proactive,
        measures=read(duties.open_measures),
        renewals=read(lambda c: contracts.renewals(c, today + timedelta(days=RENEWAL_DAYS))),
        terms=read(lambda c: contracts.running_terms(c, today, today + timedelta(days=RENEWAL_DAYS))),
        unexplained=read(lambda c: contracts.unexplained(c, today - timedelta(days=REASON_DAYS), today)),
        promises=read(lambda c: duties.open_promises(c, today + timedelta(days=PROMISE_DAYS))),
        departures=read(lambda c: care.departures(c, today - timedelta(days=DEPARTURE_DAYS), today)),
        tasks=read(
            lambda c: duties.open_tasks(c, today + timedelta(days=TASK_DAYS), TaskKind.REASON_MISSING.value)
        ),
    )
