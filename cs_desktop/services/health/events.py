"""What happened with an account that may explain the course of its health; what matters more comes first."""

from collections.abc import Iterator
from datetime import date

from sqlalchemy import Connection

from cs_desktop.common.language import marked, tr, trn
from cs_desktop.common.text import shortened
from cs_desktop.domain.charts.spec import Event
from cs_desktop.domain.figures import number_text
from cs_desktop.domain.health.overrides import Override
from cs_desktop.domain.health.standing import shown_score
from cs_desktop.domain.scorecards.card import Scorecard
from cs_desktop.domain.vocabulary import ReviewKind
from cs_desktop.models.queries import turning_points
from cs_desktop.services.health.scoring import HealthInputs

_LONGEST = 28
"""Letters of what happened that stand in a chart."""
_HOUR = 60
_CLOSED = {
    ReviewKind.QBR: marked("QBR held"),
    ReviewKind.EBR: marked("EBR held"),
    ReviewKind.SUCCESS: marked("Review held"),
}


def read_events(connection: Connection, account_id: int, since: date, until: date) -> tuple[Event, ...]:
    """Return what the records of an account tell: people gone, agreements, milestones, outages, reviews."""
    asked = connection, account_id, since, until
    gone = turning_points.key_people_gone(*asked)
    reached = turning_points.milestones_reached(*asked)
    found = [Event(day, tr("{name} left", name=shortened(name, _LONGEST))) for day, name in gone]
    found += _agreed(turning_points.agreements(*asked))
    found += [Event(day, shortened(name, _LONGEST)) for day, name in reached]
    found += [Event(day, _outage(minutes)) for day, minutes in turning_points.outages(*asked)]
    found += [Event(day, _held(kind)) for day, kind in turning_points.reviews_closed(*asked)]
    return tuple(found)


def told_events(
    inputs: HealthInputs, account_id: int, scorecard: Scorecard, since: date, until: date
) -> tuple[Event, ...]:
    """Return what the score itself tells: overrides that began and ended, versions of its scorecard."""
    overrides = (event for one in inputs.overrides.get(account_id, ()) for event in _overridden(one))
    published = (
        Event(version.published_on, tr("Scorecard, version {number}", number=version.number))
        for version in inputs.book.all_versions()
        if version.published_on is not None and version.card.name == scorecard.name
    )
    return tuple(event for event in (*overrides, *published) if since <= event.day <= until)


def _agreed(days: list[tuple[date, bool]]) -> Iterator[Event]:
    """Yield one event a day: of a plan, or of so many objectives."""
    for day in dict.fromkeys(day for day, _ in days):
        of_day = [is_plan for on, is_plan in days if on == day]
        if any(of_day):
            yield Event(day, tr("Success plan agreed"))
        else:
            yield Event(day, trn("{count} objective agreed", "{count} objectives agreed", len(of_day)))


def _outage(minutes: int) -> str:
    if not minutes:
        return tr("Outage")
    if minutes < _HOUR:
        return tr("Outage, {minutes} min", minutes=minutes)
    hours = minutes / _HOUR
    return tr("Outage, {hours} h", hours=number_text(hours, 0 if hours.is_integer() else 1))


def _held(kind: str) -> str:
    return tr(_CLOSED[ReviewKind(kind)]) if kind in set(ReviewKind) else tr("Review held")


def _overridden(override: Override) -> Iterator[Event]:
    yield Event(override.from_day, tr("Set to {score} by hand", score=shown_score(override.score)))
    if override.ended_on is not None and override.ended_on <= override.until:
        yield Event(override.ended_on, tr("Override ended"))
