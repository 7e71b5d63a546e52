"""A canvas that shows one state of a map with marks that say how it differs from another."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QRectF
from PySide6.QtWidgets import QGraphicsItem

from cs_desktop.common.language import tr
from cs_desktop.domain.changes import Kind
from cs_desktop.domain.journey.content import Lane, MapContent
from cs_desktop.domain.journey.curve import height_of
from cs_desktop.domain.journey.differences import Difference, StageFeeling, Way
from cs_desktop.domain.journey.feeling_texts import signed
from cs_desktop.domain.journey.geometry import Box, Point
from cs_desktop.domain.journey.routes import route
from cs_desktop.domain.journey.shown import JourneyShown
from cs_desktop.domain.journey.words import LaneKind
from cs_desktop.views.journey.canvas import JourneyCanvas
from cs_desktop.views.journey.past.marks import LINE_ROOM, Arrow, CardMark, OldCurve, Said, TextMark
from cs_desktop.views.journey.past.telling import feeling_change
from cs_desktop.views.journey.past.words import WAY_ICONS
from cs_desktop.views.theme.theme import Theme

CHANGE_LANE = -1
"""The id of the row that says how much better or worse each stage feels; it is no lane of the map."""
_MOST_SAID = 2
"""Lines on a card; in the list are all of them."""
_BELOW = 3.0
_TAG = 150.0
"""How wide what is said of a milestone is at most."""
_DIMMED = 0.62
"""Of cards that do not differ."""


@dataclass(frozen=True, slots=True)
class Marking:
    """What is drawn on a card that differs."""

    lines: tuple[Said, ...]
    strong: bool = False
    """It was added."""
    gone: bool = False
    """It is not there any more, or not here."""


def marking(ones: Sequence[Difference], words: Callable[[Difference], str], *, gone: bool = False) -> Marking:
    """Return what is drawn on a card that differs in these ways, the most telling first."""
    lines = tuple(Said(*WAY_ICONS[one.way], words(one)) for one in ones[:_MOST_SAID])
    return Marking(lines, any(one.way is Way.ADDED for one in ones), gone)


class MarkedCanvas(JourneyCanvas):
    """Shows a map that cannot be changed, and on each card that differs how."""

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__(theme)
        self._theme = theme
        self.set_editable(editable=False)
        # It would cover what one looks for.
        self.minimap.toggle()
        self.lanes.setAccessibleName(name)
        self._marks: list[QGraphicsItem] = []
        self._shown: JourneyShown | None = None
        self._wanted: Callable[[], None] = lambda: None
        """Draws the marks of what is shown."""
        self.scene.laid_out.connect(self._mark)
        self.scene.feelings.changed.connect(self._mark)

    def show_marked(
        self,
        shown: JourneyShown,
        marks: Mapping[int, Marking],
        milestones: Mapping[int, Marking],
        feelings: Sequence[StageFeeling] = (),
        before: MapContent | None = None,
    ) -> None:
        """Show a map with `marks` on its cards and below its `milestones`, by their ids.

        With `feelings` a row says how each stage feels now, and the curve of the state `before` is drawn.
        """
        content = shown.content
        assert content is not None
        if feelings:
            content = replace(content, lanes=_with_change_lane(content.lanes))
        self.scene.more = {id_: LINE_ROOM * len(mark.lines) for id_, mark in marks.items()}

        def draw() -> None:
            self._clear()
            self._mark_cards(marks)
            self._mark_milestones(milestones)
            self._mark_feelings(feelings, before)

        self._wanted = draw
        self._shown = replace(shown, content=content, heard={})
        self.scene.show_journey(self._shown)
        if milestones:
            line = {one.id for one in content.lanes if one.kind is LaneKind.MILESTONES}
            self.raise_lanes(
                {id_: had + LINE_ROOM for id_, had in self.lane_heights().items() if id_ in line}
            )

    def lane_heights(self) -> Mapping[int, float]:
        """Return how high each lane is, by its id."""
        layout = self.scene.layout
        assert layout is not None
        return {placed.id: placed.box.height for placed in layout.lanes}

    def raise_lanes(self, heights: Mapping[int, float]) -> None:
        """Make each lane at least so high, as where it stands beside the same one of another state."""
        shown = self._shown
        if shown is None or shown.content is None:
            return
        lanes = tuple(
            lane if lane.folded else replace(lane, height=round(heights.get(lane.id, lane.height)))
            for lane in shown.content.lanes
        )
        self._shown = replace(shown, content=replace(shown.content, lanes=lanes))
        self.scene.show_journey(self._shown)

    def show_card(self, card_id: int) -> bool:
        """Select a card and bring it into view; return whether it is here."""
        item = self.scene.cards.get(card_id)
        self.scene.select_cards([] if item is None else [card_id])
        if item is not None:
            self.lanes.ensureVisible(item, 60, 60)
        return item is not None

    def show_part(self, kind: Kind, part_id: int) -> None:
        """Select a part of the map and bring it into view, if it is here."""
        self.scene.choose(kind, part_id)
        layout = self.scene.layout
        assert layout is not None
        boxes = {
            Kind.JOURNEY_STAGE: {placed.id: placed.box for placed in layout.stages},
            Kind.JOURNEY_LANE: {placed.id: placed.box for placed in layout.lanes},
            Kind.JOURNEY_EMOTION: self.scene.feelings.boxes(),
            Kind.MILESTONE: self.scene.milestones.boxes(),
        }.get(kind, {})
        box = boxes.get(part_id)
        if box is not None:
            width = min(box.width, 120.0)
            self.lanes.ensureVisible(QRectF(box.x, box.y, width, min(box.height, 80.0)), 60, 60)

    def _mark(self) -> None:
        self._wanted()

    def _clear(self) -> None:
        for mark in self._marks:
            self.scene.removeItem(mark)
        self._marks = []

    def _add(self, mark: QGraphicsItem) -> None:
        self.scene.addItem(mark)
        self._marks.append(mark)

    def _mark_cards(self, marks: Mapping[int, Marking]) -> None:
        layout = self.scene.layout
        assert layout is not None
        for id_, item in self.scene.cards.items():
            item.setOpacity(1.0 if id_ in marks and not marks[id_].gone else _DIMMED)
        for id_, mark in marks.items():
            box = layout.cards.get(id_)
            if box is not None:
                self._add(CardMark(self._theme, box, mark.lines, strong=mark.strong, gone=mark.gone))
                if id_ < 0 and -id_ in layout.cards:
                    self._add(Arrow(self._theme, _way(box, layout.cards[-id_])))

    def _mark_milestones(self, marks: Mapping[int, Marking]) -> None:
        layout, content = self.scene.layout, self.scene.content
        assert layout is not None
        assert content is not None
        kinds = {lane.id: lane.kind for lane in content.lanes if not lane.folded}
        row = next(
            (placed.box for placed in layout.lanes if kinds.get(placed.id) is LaneKind.MILESTONES), None
        )
        boxes = self.scene.milestones.boxes()
        for id_, mark in marks.items():
            if row is not None and id_ in boxes:
                left = boxes[id_].middle.x - _TAG / 2
                area = QRectF(left, row.bottom - LINE_ROOM - 2, _TAG, LINE_ROOM)
                self._add(TextMark(self._theme, area, mark.lines[0]))

    def _mark_feelings(self, feelings: Sequence[StageFeeling], before: MapContent | None) -> None:
        layout, content = self.scene.layout, self.scene.content
        assert layout is not None
        assert content is not None
        persona = self.scene.feelings.persona
        mine = {one.stage_id: one for one in feelings if persona is not None and one.persona_id == persona.id}
        row = next((placed.box for placed in layout.lanes if placed.id == CHANGE_LANE), None)
        if row is not None:
            for placed in layout.stages:
                one = mine.get(placed.id)
                if one is not None:
                    area = QRectF(placed.box.x + 10, row.y, placed.box.width - 20, row.height)
                    told = Said(*feeling_change(one.delta, one.was, one.now))
                    self._add(TextMark(self._theme, area, told))
        lane = self.scene.feelings.lane
        if lane is None or before is None:
            return
        boxes = self.scene.feelings.boxes()
        middles = {placed.id: placed.box.middle.x for placed in layout.stages}
        # Where the point of now stands, beside another's in the same stage or not.
        middles |= {
            one.stage_id: boxes[one.id].middle.x
            for one in content.emotions
            if one.id in boxes and persona is not None and one.persona_id == persona.id
        }
        if all(one.was == one.now for one in mine.values()):
            return
        points = [
            (
                Point(middles[id_], height_of(one.was, lane.y, lane.height)),
                signed(one.was) if one.was != one.now else "",
            )
            for id_, one in mine.items()
            if one.was is not None and id_ in middles
        ]
        self._add(OldCurve(self._theme, lane, sorted(points, key=lambda point: point[0].x)))


def _way(was: Box, now: Box) -> tuple[Point, ...]:
    """Return the corners from where a card was to where it is; in one row below what stands between."""
    if was.y < now.bottom and now.y < was.bottom:
        below = max(was.bottom, now.bottom) + _BELOW
        first, last = Point(was.middle.x, was.bottom), Point(now.middle.x, now.bottom)
        return first, Point(first.x, below), Point(last.x, below), last
    return route(was, now)


def _with_change_lane(lanes: Sequence[Lane]) -> tuple[Lane, ...]:
    found: list[Lane] = []
    for lane in lanes:
        found.append(lane)
        if lane.kind is LaneKind.EMOTION and not lane.folded:
            found.append(Lane(CHANGE_LANE, LaneKind.NOTES, tr("Change"), lane.position))
    return tuple(found)


def card_of(one: Difference, *states: MapContent) -> int | None:
    """Return the card that a difference is about; None where it is about none."""
    if one.kind is Kind.JOURNEY_CARD:
        return one.id
    if one.kind is Kind.JOURNEY_ANSWER:
        answers = (answer for state in states for answer in state.answers)
        return next((answer.card_id for answer in answers if answer.id == one.id), None)
    return None
