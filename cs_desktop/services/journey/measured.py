"""What was measured of an account, as its map shows it: survey answers by stage, metrics by card."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

import numpy as np

from cs_desktop.analytics.health.windows import NO_DAY, Points, window_values
from cs_desktop.domain.figures import Status
from cs_desktop.domain.health.standing import Bands
from cs_desktop.domain.journey.calendar import StageDays
from cs_desktop.domain.journey.content import Card, MapContent
from cs_desktop.domain.journey.feeling import Heard, SurveyVote, heard_by_place
from cs_desktop.domain.journey.metrics import MetricChoice, Reading
from cs_desktop.domain.journey.spans import Course, Span
from cs_desktop.domain.journey.stays import stays
from cs_desktop.domain.journey.words import CardKind
from cs_desktop.domain.metrics.known import MetricRow
from cs_desktop.domain.scorecards.card import DEFAULT_SCORECARD
from cs_desktop.domain.vocabulary import MetricKind, SurveyKind
from cs_desktop.models.decoding import stored_values
from cs_desktop.models.points import reading
from cs_desktop.models.queries import measurement
from cs_desktop.models.queries.journey_stays import lifecycle_steps
from cs_desktop.models.queries.measurement import AnswerFacts
from cs_desktop.models.queries.metrics import metric_rows
from cs_desktop.models.queries.workspace import workspace_facts
from cs_desktop.services.context import Context
from cs_desktop.services.reading import Read, read_steadily


@dataclass(frozen=True, slots=True)
class Measured:
    """What was measured; both are empty where there is nothing, as for a template."""

    heard: Mapping[int, Heard] = field(default_factory=dict)
    """By the id of the stage."""
    readings: Mapping[int, Reading] = field(default_factory=dict)
    """By the id of the card, for each that has a metric."""


@dataclass(frozen=True, slots=True)
class _History:
    """All points of one account and metric."""

    metric: MetricRow
    points: Points

    def latest(self, span: Span) -> date | None:
        """Return the day of the newest point within some days."""
        days = self.points.days
        inside = days[(days >= span.first.toordinal()) & (days <= span.last.toordinal())]
        return date.fromordinal(int(inside.max())) if len(inside) else None


def read_measured(
    read: Read, content: MapContent, days: Sequence[StageDays], since: date | None, today: date
) -> Measured:
    """Return what was measured of the account whose map it is; `since` is when it became a customer."""
    account_id = content.head.account_id
    if account_id is None:
        return Measured()
    steps = read(lambda connection: lifecycle_steps(connection, account_id))
    # Before anybody knows since when it is a customer its history says nothing of days.
    found = stays(steps, since, today) if since is not None else ()
    course = Course(content.stages, days, found, today)
    answers = read(lambda connection: measurement.answers(connection, account_id))
    by_place = heard_by_place(_votes(answers, today), course.place_on)
    heard = {content.stages[place].id: said for place, said in by_place.items()}
    return Measured(heard, _readings(read, account_id, content, course))


def metric_choices(ctx: Context, account_id: int) -> tuple[MetricChoice, ...]:
    """Return the metrics that are not retired by name, with what they come to for an account today."""
    today = ctx.clock.today()

    def work(read: Read) -> tuple[MetricChoice, ...]:
        bands = _bands(read)
        return tuple(
            MetricChoice(metric.id, metric.name, "" if found.value is None else found.text)
            for metric in read(metric_rows)
            if metric.active_to is None
            for found in [_reading(_history(read, metric, account_id), None, today, bands)]
        )

    return read_steadily(ctx.workspace, work)


@stored_values()
def _votes(answers: Sequence[AnswerFacts], today: date) -> list[SurveyVote]:
    return [
        SurveyVote(
            *(answer.day, SurveyKind(answer.kind), answer.scale_min, answer.scale_max, answer.score),
            respondent=answer.respondent,
        )
        for answer in answers
        if answer.day is not None and answer.score is not None and answer.day <= today
    ]


def _readings(read: Read, account_id: int, content: MapContent, course: Course) -> Mapping[int, Reading]:
    cards = [card for card in content.cards if card.metric_id is not None]
    if not cards:
        return {}
    bands = _bands(read)
    wanted = {card.metric_id for card in cards}
    histories = {
        metric.id: _history(read, metric, account_id) for metric in read(metric_rows) if metric.id in wanted
    }
    found = {}
    for card in cards:
        history = histories.get(card.metric_id or 0)
        if history is not None:
            found[card.id] = _reading(history, _span(content, card, course), course.today, bands)
    return found


def _span(content: MapContent, card: Card, course: Course) -> Span | None:
    """Return the days that count for a card; None for up to today, as for a bridge, which is to move it."""
    place = None if card.stage_id is None else content.stage_places.get(card.stage_id)
    return None if place is None or card.kind is CardKind.BRIDGE else course.passed(place)


def _history(read: Read, metric: MetricRow, account_id: int) -> _History:
    days, values = read(lambda connection: reading.history(connection, account_id, metric.id))
    return _History(metric, Points(np.full(len(days), account_id, np.int64), days, values))


def _reading(history: _History, span: Span | None, today: date, bands: Bands) -> Reading:
    """Return what a metric comes to: as of its newest point in the days that are over, else as of today."""
    metric, points = history.metric, history.points
    as_of = today if span is None else history.latest(span) or span.last
    with stored_values():
        kind = MetricKind(metric.kind)
    window = window_values(points, np.unique(points.account_ids), as_of, metric.window_days, kind)
    newest = int(window.newest[0]) if len(window.newest) else NO_DAY
    gone = newest == NO_DAY or (
        as_of.toordinal() - newest > metric.stale_days if span is None else newest < span.first.toordinal()
    )
    value = None if gone or np.isnan(window.values[0]) else float(window.values[0])
    return Reading(
        metric.name,
        metric.unit,
        kind,
        metric.window_days,
        as_of,
        value,
        None if newest == NO_DAY else date.fromordinal(newest),
        passed=span is not None,
        status=_status(metric, value, bands),
    )


def _bands(read: Read) -> Bands:
    facts = read(workspace_facts)
    return Bands(facts.healthy_from, facts.watch_from)


def _status(metric: MetricRow, value: float | None, bands: Bands) -> Status:
    """Return how good a value is by the scorecard, where it looks at this metric in the same way."""
    measure = next((one for one in DEFAULT_SCORECARD.measures if one.key == metric.key), None)
    if value is None or measure is None:
        return Status.NONE
    if (measure.kind, measure.window_days) != (metric.kind, metric.window_days):
        return Status.NONE
    places, scores = zip(*measure.curve, strict=True)
    return bands.band(float(np.interp(value, places, scores))).status
