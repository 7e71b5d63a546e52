"""What metrics are derived from, as columns: touches, outages, people, first values, answers."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import ColumnElement, Connection, Select, func, literal, select
from sqlalchemy.orm import InstrumentedAttribute

from cs_desktop.domain.vocabulary import ActivityKind, ContactRole, Direction
from cs_desktop.models.columns import fetched, integers, numbers, ordinals, turned
from cs_desktop.models.id_lists import among
from cs_desktop.models.tables import Account, Activity, ActivityContact, Contact, Survey, SurveyAnswer

NO_DAY = 0
"""Stands for a day that nobody stated."""
NO_TOUCH = (ActivityKind.NOTE.value, ActivityKind.OUTAGE.value)
_MEETINGS = (
    *(ActivityKind.ON_SITE.value, ActivityKind.CALL.value, ActivityKind.QBR.value),
    *(ActivityKind.EBR.value, ActivityKind.ADVISORY_BOARD.value),
)
_EXECUTIVES = (ContactRole.SPONSOR.value, ContactRole.DECISION_MAKER.value)
_ZERO = literal(0)
KEY_ROLES = (*_EXECUTIVES, ContactRole.CHAMPION.value, ContactRole.POWER_USER.value)
Query: TypeAlias = Select[*tuple[Any, ...]]


@dataclass(frozen=True, slots=True)
class AccountSpan:
    """All accounts whose ids lie between two, both inclusive; a long read is done span by span."""

    first: int
    last: int


Accounts: TypeAlias = AccountSpan | Collection[int]
"""The accounts that are asked for."""


@dataclass(frozen=True, slots=True)
class Dated:
    """Columns of equal length: an account, a day (ordinal, NO_DAY for none), and a number."""

    account_ids: NDArray[np.int64]
    days: NDArray[np.int64]
    values: NDArray[np.float64]


def _is_touch() -> ColumnElement[bool]:
    return Activity.kind.not_in(NO_TOUCH)


def all_accounts(connection: Connection) -> Sequence[int]:
    """Return the ids of all accounts, ascending."""
    return connection.scalars(select(Account.id).order_by(Account.id)).all()


def touches(connection: Connection, accounts: Accounts, since: date, until: date) -> Dated:
    """Return the days from one to another on which accounts were in touch with us, each once."""
    query = select(Activity.account_id, Activity.day, _ZERO).where(
        _is_touch(), Activity.day.between(since, until)
    )
    return _dated(connection, of_accounts(query.distinct(), Activity.account_id, accounts))


def executive_touches(connection: Connection, accounts: Accounts, since: date, until: date) -> Dated:
    """Return the days on which a sponsor or decision maker of the account was in touch with us, each once."""
    query = _with_executives(select(Activity.account_id, Activity.day, _ZERO)).where(
        _is_touch(), Activity.day.between(since, until)
    )
    return _dated(connection, of_accounts(query.distinct(), Activity.account_id, accounts))


def executive_meetings(connection: Connection, accounts: Accounts, since: date, until: date) -> Dated:
    """Return the days with meetings in which a sponsor or decision maker took part, with their number."""
    query = (
        _with_executives(select(Activity.account_id, Activity.day, func.count(Activity.id.distinct())))
        .where(Activity.kind.in_(_MEETINGS), Activity.day.between(since, until))
        .group_by(Activity.account_id, Activity.day)
    )
    return _dated(connection, of_accounts(query, Activity.account_id, accounts))


def service_calls(connection: Connection, accounts: Accounts, since: date, until: date) -> Dated:
    """Return the days with calls that customers began, with their number."""
    query = (
        select(Activity.account_id, Activity.day, func.count())
        .where(
            Activity.kind == ActivityKind.CALL.value,
            Activity.direction == Direction.REACTIVE.value,
            Activity.day.between(since, until),
        )
        .group_by(Activity.account_id, Activity.day)
    )
    return _dated(connection, of_accounts(query, Activity.account_id, accounts))


def outages(connection: Connection, accounts: Accounts, since: date, until: date, *, minutes: bool) -> Dated:
    """Return the days with outages, with their number or the minutes that they took."""
    query = (
        select(Activity.account_id, Activity.day, func.sum(Activity.minutes) if minutes else func.count())
        .where(Activity.kind == ActivityKind.OUTAGE.value, Activity.day.between(since, until))
        .group_by(Activity.account_id, Activity.day)
    )
    return _dated(connection, of_accounts(query, Activity.account_id, accounts))


def first_touches(connection: Connection, accounts: Accounts) -> Dated:
    """Return the day of each account's first touch: from then on its timeline is kept."""
    query = select(Activity.account_id, func.min(Activity.day), _ZERO).where(_is_touch())
    return _dated(connection, of_accounts(query.group_by(Activity.account_id), Activity.account_id, accounts))


def first_outages(connection: Connection, accounts: Accounts) -> Dated:
    """Return the day of each account's first outage on the timeline."""
    query = select(Activity.account_id, func.min(Activity.day), _ZERO).where(
        Activity.kind == ActivityKind.OUTAGE.value
    )
    return _dated(connection, of_accounts(query.group_by(Activity.account_id), Activity.account_id, accounts))


def departures(connection: Connection, accounts: Accounts) -> Dated:
    """Return the days on which key people left, with their number."""
    query = (
        select(Contact.account_id, Contact.left_on, func.count())
        .where(Contact.role.in_(KEY_ROLES), Contact.left_on.is_not(None))
        .group_by(Contact.account_id, Contact.left_on)
    )
    return _dated(connection, of_accounts(query, Contact.account_id, accounts))


def with_key_people(connection: Connection, accounts: Accounts) -> Dated:
    """Return the accounts of which any key person is known, with the day since when they are customers."""
    known = select(Contact.account_id).where(Contact.role.in_(KEY_ROLES))
    query = select(Account.id, Account.customer_since, _ZERO).where(Account.id.in_(known))
    return _dated(connection, of_accounts(query, Account.id, accounts))


def trainings(connection: Connection, accounts: Accounts) -> tuple[Dated, Dated]:
    """Return when contacts were trained, and when those of them who left did so; one row a contact."""
    query = of_accounts(
        select(Contact.account_id, Contact.trained_on, Contact.left_on).where(
            Contact.trained_on.is_not(None)
        ),
        *(Contact.account_id, accounts),
    )
    ids, trained, left = turned(fetched(connection, query), 3)
    account_ids, ones = integers(ids), np.ones(len(ids))
    return (
        Dated(account_ids, ordinals(trained, NO_DAY), ones),
        Dated(account_ids, ordinals(left, NO_DAY), ones),
    )


def first_values(connection: Connection, accounts: Accounts) -> tuple[Dated, NDArray[np.int64]]:
    """Return the first-value days of accounts, and since when they were customers."""
    query = of_accounts(
        select(Account.id, Account.first_value, Account.customer_since).where(
            Account.first_value.is_not(None), Account.customer_since.is_not(None)
        ),
        *(Account.id, accounts),
    )
    ids, seen, since = turned(fetched(connection, query), 3)
    return Dated(integers(ids), ordinals(seen, NO_DAY), np.zeros(len(ids))), ordinals(since, NO_DAY)


@dataclass(frozen=True, slots=True)
class WaveAnswers:
    """Answers to waves that say how many were asked; columns of equal length, by wave and day."""

    account_ids: NDArray[np.int64]
    survey_ids: NDArray[np.int64]
    asked: NDArray[np.float64]
    days: NDArray[np.int64]
    respondents: tuple[str, ...]
    """Names; empty for one without."""


def wave_answers(connection: Connection, accounts: Accounts, since: date) -> WaveAnswers:
    """Return all answers to waves that got one from a day on, and of which one knows how many were asked."""
    going_on = select(SurveyAnswer.survey_id).where(SurveyAnswer.day >= since)
    query = of_accounts(
        select(
            *(Survey.account_id, Survey.id, Survey.asked),
            *(SurveyAnswer.day, SurveyAnswer.respondent),
        )
        .join(SurveyAnswer, SurveyAnswer.survey_id == Survey.id)
        .where(Survey.asked > 0, Survey.id.in_(going_on))
        .order_by(Survey.id, SurveyAnswer.day, SurveyAnswer.id),
        *(Survey.account_id, accounts),
    )
    ids, surveys, asked, days, names = turned(fetched(connection, query), 5)
    return WaveAnswers(integers(ids), integers(surveys), numbers(asked), ordinals(days, NO_DAY), tuple(names))


def _with_executives(query: Query) -> Query:
    return (
        query.join(ActivityContact, ActivityContact.activity_id == Activity.id)
        .join(Contact, Contact.id == ActivityContact.contact_id)
        .where(Contact.role.in_(_EXECUTIVES))
    )


def of_accounts(query: Query, column: InstrumentedAttribute[int], accounts: Accounts) -> Query:
    """Return a query of those accounts alone."""
    if isinstance(accounts, AccountSpan):
        return query.where(column.between(accounts.first, accounts.last))
    return query.where(column.in_(among(accounts)))


def _dated(connection: Connection, query: Query) -> Dated:
    ids, days, values = turned(fetched(connection, query), 3)
    return Dated(integers(ids), ordinals(days, NO_DAY), numbers(values))
