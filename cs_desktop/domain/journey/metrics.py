"""The metrics of a map: what a card's metric comes to for the account, and choosing one for a card."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from cs_desktop.common.dates import day_text
from cs_desktop.common.language import marked, tr
from cs_desktop.domain.changes import Kind
from cs_desktop.domain.figures import Status, stated_text
from cs_desktop.domain.gestures import Gesture, GestureBuilder, New
from cs_desktop.domain.journey.content import Card, MapContent
from cs_desktop.domain.journey.words import CardKind, LaneKind
from cs_desktop.domain.vocabulary import MetricKind

HOW = {
    MetricKind.SUM: marked("sum of the points of {days} days up to {day}"),
    MetricKind.MEAN: marked("mean of the points of {days} days up to {day}"),
    MetricKind.LAST: marked("last point of {days} days up to {day}"),
    MetricKind.AGE: marked("days since the last point up to {day}"),
    MetricKind.MAX: marked("highest point of {days} days up to {day}"),
}


@dataclass(frozen=True, slots=True)
class MetricChoice:
    """A metric of the workspace, to choose from."""

    id: int
    name: str
    text: str
    """What it comes to for the account now; empty where nobody measured it."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a metric comes to for a card: in the days of its stage where those are over, else now."""

    metric: str
    unit: str
    kind: MetricKind
    window_days: int
    as_of: date
    """The day up to which points count: the last day of the stage, or today."""
    value: float | None
    """None where nobody measured it, or not in those days."""
    newest: date | None = None
    """The day of the newest point that counts."""
    passed: bool = False
    """Whether it is of a stage that the account has left."""
    status: Status = Status.NONE
    """By the scorecard's curve, where that looks at this metric; NONE where nothing says what is good."""

    @property
    def text(self) -> str:
        """Return the value with its unit, or that there is none."""
        return tr("no data") if self.value is None else stated_text(self.value, self.unit)

    def source(self) -> str:
        """Return how the value comes about, from which metric and as of when; or why there is none."""
        if self.value is not None and self.newest is not None:
            how = tr(HOW[self.kind], days=self.window_days, day=day_text(self.as_of))
            return tr(
                "{metric}: {how}; newest point {newest}",
                metric=self.metric,
                how=how,
                newest=day_text(self.newest),
            )
        if self.passed:
            return tr("{metric}: nobody measured it in the days of this stage", metric=self.metric)
        if self.newest is not None:
            return tr(
                "{metric}: out of date, the newest point is of {newest}",
                metric=self.metric,
                newest=day_text(self.newest),
            )
        return tr("{metric}: nobody measured it for this account", metric=self.metric)


def value_told(card: Card, reading: Reading | None) -> str:
    """Return what a card says of its metric: a value, or from where to where; empty where it has none."""
    if card.kind is CardKind.METRIC:
        return tr("choose a metric") if reading is None else reading.text
    return way_text(card, reading) if reading is not None and card.kind is CardKind.BRIDGE else ""


def way_text(card: Card, reading: Reading) -> str:
    """Return from where a bridge's metric is to come to where: "22% → 31% → 65%"; what is not known says so.

    The parts are the baseline, what it is now, and the target.
    """
    ends = [
        tr("no baseline") if card.baseline is None else stated_text(card.baseline, reading.unit),
        reading.text,
        tr("no target") if card.target is None else stated_text(card.target, reading.unit),
    ]
    return " → ".join(ends)


def chosen_metric(content: MapContent, card_id: int, metric: MetricChoice, known: Sequence[str]) -> Gesture:
    """Return the gesture that lets a card show a metric; `known` are the names that titles may have from one.

    A title that somebody wrote stays, one that was only the name of the metric before follows.
    """
    builder = GestureBuilder("Choose metric")
    card = content.cards_by_id[card_id]
    if card.metric_id != metric.id:
        builder.put(Kind.JOURNEY_CARD, card_id, metric_id=metric.id)
        if card.kind is CardKind.METRIC and (not card.title or card.title in known):
            builder.put(Kind.JOURNEY_CARD, card_id, title=metric.name)
    return builder.made()


def added_metric(content: MapContent, metric: MetricChoice, stage_id: int | None, lane_name: str) -> Gesture:
    """Return the gesture that adds a card for a metric in a stage, at the end of the lane of metrics.

    A map without such a lane gets one, called `lane_name`.
    """
    builder = GestureBuilder("Add card")
    lane = next((lane for lane in content.lanes if lane.kind is LaneKind.METRICS), None)
    lane_id: int | New
    if lane is None:
        place = max((one.position for one in content.lanes), default=-1) + 1
        lane_id = builder.add(Kind.JOURNEY_LANE, kind=LaneKind.METRICS.value, name=lane_name, position=place)
    else:
        lane_id = lane.id
    stage = stage_id if stage_id in content.stage_places else None
    if stage is None:
        stage = next((one.id for one in content.stages), None)
    rows = [card.row for card in content.cards if card.lane_id == lane_id and card.stage_id == stage]
    builder.add(
        Kind.JOURNEY_CARD,
        kind=CardKind.METRIC.value,
        title=metric.name,
        lane_id=lane_id,
        stage_id=stage,
        row=max(rows, default=-1) + 1,
        metric_id=metric.id,
    )
    return builder.made()
