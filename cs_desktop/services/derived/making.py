"""How each derivation is read and made: one line a derivation."""

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import Connection

from cs_desktop.analytics.health.windows import Points
from cs_desktop.domain.journey.losing import Life, Paid
from cs_desktop.domain.metrics.entry import Derivation
from cs_desktop.models.points import reading
from cs_desktop.models.queries import derived as events
from cs_desktop.models.queries.commercial import arr_steps
from cs_desktop.models.queries.derived import Accounts, AccountSpan
from cs_desktop.models.queries.derived_plans import entered_values, planned_measures
from cs_desktop.models.queries.journey_losing import customers, lifecycle_histories, stages_of_life
from cs_desktop.models.queries.journey_stays import lifecycle_steps
from cs_desktop.services.derived.attainment import History, histories, outcome_attainment
from cs_desktop.services.derived.onboarding import (
    onboarding_days,
    onboarding_on_time,
    onboardings,
    time_to_value,
)
from cs_desktop.services.derived.people import key_people_left, people_trained
from cs_desktop.services.derived.responses import OPEN_DAYS, response_rates
from cs_desktop.services.derived.rhythm import NOTHING, counted, points_of
from cs_desktop.services.reading import Read


@dataclass(frozen=True, slots=True)
class Asked:
    """What a derivation is asked for: points of accounts from a day to another, read through `read`."""

    read: Read
    accounts: Accounts
    since: date
    until: date
    own: int | None
    """The id of the metric's own row, which feeds no derivation of itself."""

    def happened(self, query: Callable[[Connection, Accounts, date, date], events.Dated]) -> events.Dated:
        """Return events of those days."""
        return self.read(lambda c: query(c, self.accounts, self.since, self.until))

    def told(self, query: Callable[[Connection, Accounts], events.Dated]) -> events.Dated:
        """Return what is known of the accounts, of all days."""
        return self.read(lambda c: query(c, self.accounts))


def _counted(
    asked: Asked,
    query: Callable[[Connection, Accounts, date, date], events.Dated],
    begun: Callable[[Connection, Accounts], events.Dated] = events.first_touches,
) -> Points:
    return counted(asked.happened(query), asked.told(begun), asked.since, asked.until)


def _outages(asked: Asked, *, minutes: bool) -> Points:
    def query(connection: Connection, accounts: Accounts, since: date, until: date) -> events.Dated:
        return events.outages(connection, accounts, since, until, minutes=minutes)

    return _counted(asked, query, events.first_outages)


def _trained(asked: Asked) -> Points:
    trained, left = asked.read(lambda c: events.trainings(c, asked.accounts))
    return people_trained(trained, left, asked.since, asked.until)


def _first_value(asked: Asked) -> Points:
    seen, customers_since = asked.read(lambda c: events.first_values(c, asked.accounts))
    return time_to_value(seen, customers_since, asked.since, asked.until)


def _key_people(asked: Asked) -> Points:
    return key_people_left(
        asked.told(events.departures), asked.told(events.with_key_people), asked.since, asked.until
    )


def _responses(asked: Asked) -> Points:
    # A wave whose answers are all older says nothing new.
    since = asked.since - timedelta(days=min(OPEN_DAYS, (asked.since - date.min).days))
    answers = asked.read(lambda c: events.wave_answers(c, asked.accounts, since))
    return response_rates(answers, asked.since, asked.until)


def _attained(asked: Asked) -> Points:
    measures = asked.read(lambda c: planned_measures(c, asked.accounts))
    measures = [one for one in measures if asked.own is None or one.metric_id != asked.own]
    if not measures:
        return NOTHING
    owners: dict[int, set[int]] = {}
    for one in measures:
        if one.metric_id is not None:
            owners.setdefault(one.metric_id, set()).add(one.account_id)
    measured: dict[tuple[int, int], History] = {}
    for metric_id, accounts in owners.items():
        begun = min(one.baseline_on or date.min for one in measures if one.metric_id == metric_id)
        points = asked.read(
            lambda c: reading.of_these(c, metric_id, accounts, begun, asked.until)  # noqa: B023 - run at once
        )
        measured.update(histories(metric_id, points))
    entered = asked.read(lambda c: entered_values(c, asked.accounts))
    return outcome_attainment(measures, entered, measured, asked.since, asked.until)


def _onboarding_days(asked: Asked) -> Points:
    first = next(iter(asked.read(stages_of_life)), None)
    if first is None:
        return NOTHING
    return onboarding_days(onboardings(_lives(asked), first.id, asked.until), asked.since, asked.until)


def _onboarding_on_time(asked: Asked) -> Points:
    first = next(iter(asked.read(stages_of_life)), None)
    if first is None:
        return NOTHING
    found = onboardings(_lives(asked), first.id, asked.until)
    return onboarding_on_time(found, first.expected_days, asked.since, asked.until)


def _lives(asked: Asked) -> Iterator[Life]:
    """Yield what is known of the lives of accounts, all of them or a few."""
    read, accounts = asked.read, asked.accounts
    since = {one: day for one, _segment, day in read(customers)}
    if isinstance(accounts, AccountSpan):
        entered = {one: tuple(steps) for one, steps in read(lifecycle_histories).items()}
        paid = _paid(read, None)
    else:
        entered = {one: read(lambda c: lifecycle_steps(c, one)) for one in accounts}  # noqa: B023 - run at once
        paid = {one: steps for account in accounts for one, steps in _paid(read, account).items()}
    for one, steps in entered.items():
        yield Life(one, since.get(one), steps, tuple(paid.get(one, ())))


def _paid(read: Read, account_id: int | None) -> Mapping[int, list[Paid]]:
    found: dict[int, list[Paid]] = {}
    for step in read(lambda c: arr_steps(c, account_id)):
        found.setdefault(step.account_id, []).append(Paid(step.arr, step.start, step.end))
    return found


MADE: Mapping[Derivation, Callable[[Asked], Points]] = {
    Derivation.TRAINED: _trained,
    Derivation.KEY_PEOPLE: _key_people,
    Derivation.LAST_CONTACT: lambda asked: points_of(asked.happened(events.touches)),
    Derivation.LAST_EXECUTIVE: lambda asked: points_of(asked.happened(events.executive_touches)),
    Derivation.EXECUTIVE_MEETINGS: lambda asked: _counted(asked, events.executive_meetings),
    Derivation.SERVICE_CALLS: lambda asked: _counted(asked, events.service_calls),
    Derivation.OUTAGES: lambda asked: _outages(asked, minutes=False),
    Derivation.OUTAGE_MINUTES: lambda asked: _outages(asked, minutes=True),
    Derivation.FIRST_VALUE: _first_value,
    Derivation.RESPONSES: _responses,
    Derivation.PLAN_MEASURES: _attained,
    Derivation.ONBOARDING_DAYS: _onboarding_days,
    Derivation.ONBOARDING_ON_TIME: _onboarding_on_time,
}
EACH_WEEK: Collection[Derivation] = (
    *(Derivation.TRAINED, Derivation.KEY_PEOPLE, Derivation.EXECUTIVE_MEETINGS),
    *(Derivation.SERVICE_CALLS, Derivation.OUTAGES, Derivation.OUTAGE_MINUTES),
)
"""What has a point on each Monday for every account that has any."""
AT_ONCE: Collection[Derivation] = (Derivation.ONBOARDING_DAYS, Derivation.ONBOARDING_ON_TIME)
"""What is read of all accounts together, where all are asked for; the rest span by span."""
