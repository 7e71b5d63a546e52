"""The scene of a map: it only follows what was read; nothing on it changes by itself."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QPointF, QRectF, QTimer, Signal, Slot
from PySide6.QtWidgets import QGraphicsItem, QGraphicsScene, QWidget

from cs_desktop.domain.changes import Kind
from cs_desktop.domain.journey.content import Answer, Card, MapContent
from cs_desktop.domain.journey.geometry import Box
from cs_desktop.domain.journey.layout import Layout
from cs_desktop.domain.journey.metrics import Reading
from cs_desktop.domain.journey.shown import JourneyShown
from cs_desktop.views.journey.afar import AfarItem
from cs_desktop.views.journey.cards import CardItem
from cs_desktop.views.journey.feelings import FeelingLayer
from cs_desktop.views.journey.grounds import GroundItem, HeadItem, LabelItem, stage_days_of
from cs_desktop.views.journey.here import HereItem
from cs_desktop.views.journey.milestones import MilestoneLayer
from cs_desktop.views.journey.room import Room
from cs_desktop.views.journey.tying import TieLayer
from cs_desktop.views.theme.theme import Theme

_ASIDE = 3
"""A card aside counts as so much farther than one ahead."""
_UNDRAWN = QGraphicsItem.GraphicsItemFlag.ItemHasNoContents
Item = TypeVar("Item", bound=QGraphicsItem)
Part = tuple[Kind, int]


class JourneyScene(QGraphicsScene):
    """Keeps one item for each part of the map, by its id, so that selection and focus last."""

    laid_out = Signal()
    """Everything has its place; `layout` and `content` are those of now."""
    followed = Signal()
    """What was read is shown; `laid_out` alone may mean a window of another size."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        # With a parent it goes when that goes, which tells of it first; by itself at the program's end
        # it could go before.
        super().__init__(parent)
        self._theme = theme
        self.content: MapContent | None = None
        self.layout: Layout | None = None
        self._shown: JourneyShown | None = None
        self._room = Room()
        self.more: Mapping[int, float] = {}
        """What cards need below what they say, by their ids; set before a map is shown."""
        self._ground = GroundItem(theme)
        self._here = HereItem(theme)
        self.cards: dict[int, CardItem] = {}
        self.heads: dict[int, HeadItem] = {}
        self.labels: dict[int, LabelItem] = {}
        self._given: dict[int, tuple[Card, tuple[Answer, ...], Reading | None, date | None]] = {}
        """What each card's item was last given to show, so that nothing is shown twice."""
        self._framed: frozenset[int] = frozenset()
        """The cards that are drawn as chosen."""
        self.ties = TieLayer(self, theme)
        self.feelings = FeelingLayer(self, theme)
        self.milestones = MilestoneLayer(self, theme)
        self._afar = AfarItem(theme)
        self._idle = QTimer(self, singleShot=True, interval=0)
        """Runs out when there is nothing else to do: the first step of zooming is to be as quick as any."""
        self._idle.timeout.connect(self._afar.make_ready)
        for item in (self._ground, self._here, self._afar):
            self.addItem(item)
        theme.changed.connect(self._wear)
        self.selectionChanged.connect(self._show_chosen)

    def show_journey(self, shown: JourneyShown) -> None:
        """Show a map, or the same one anew; what stayed keeps its item."""
        self._shown, self.content = shown, shown.content
        self._lay_out(shown)
        self.followed.emit()

    def _lay_out(self, shown: JourneyShown) -> None:
        content = shown.content
        assert content is not None
        self.layout = self._room.layout_of(content, self.more)
        # What goes would tell of it one by one, while others that go with it are still there.
        before, told = self.chosen(), self.blockSignals(True)  # noqa: FBT003 - Qt's own name
        here = shown.standing.stage_id if shown.standing else None
        self._ground.show_layout(self.layout, here)
        self._show_heads(shown, here)
        self._show_cards(content, self.layout)
        self.ties.show_ties(shown, self.layout)
        now = self._now(shown, self.layout)
        self._show_lines(shown, self.layout, now)
        self.blockSignals(told)
        if self.chosen() != before:
            self.selectionChanged.emit()
        frame = self.layout.frame
        self.setSceneRect(QRectF(frame.x, frame.y, frame.width, frame.height))
        self.laid_out.emit()

    @Slot()
    def fall_silent(self) -> None:
        """Tell nothing any more: its items go one by one, and who listened has gone before them."""
        self.blockSignals(True)  # noqa: FBT003 - Qt's own name

    def set_room(self, room: Room) -> None:
        """Fill another room than before."""
        known, self._room = self._room, room
        if self.content is not None and self._shown is not None and room.matters(self.content, known):
            self._lay_out(self._shown)

    def chosen(self) -> tuple[tuple[Kind, int], ...]:
        """Return what is selected, by kind and id: of every kind of part that can be."""
        return tuple(
            (kind, id_)
            for kind, items in self.parts()
            for id_, item in sorted(items.items())
            if item.isSelected()
        )

    def choose(self, kind: Kind, part_id: int) -> None:
        """Select one part of the map and nothing else."""
        self.select(((kind, part_id),))

    def select(self, parts: Iterable[Part]) -> None:
        """Select these parts and nothing else, and tell of it once, however many they are."""
        before, wanted = self.chosen(), set(parts)
        told = self.blockSignals(True)  # noqa: FBT003 - Qt's own name
        for kind, items in self.parts():
            for id_, item in items.items():
                item.setSelected((kind, id_) in wanted)
        self.blockSignals(told)
        if self.chosen() != before:
            self.selectionChanged.emit()

    def part_at(self, place: QPointF) -> tuple[Kind, int] | None:
        """Return the card, stage, lane or link under a place of the scene, if any.

        The place of a missing bridge stands for its gap.
        """
        gap = self.ties.gap_at(place)
        if gap is not None:
            return Kind.JOURNEY_CARD, gap
        for item in self.items(place):
            for kind, items in self.parts():
                found = next((id_ for id_, one in items.items() if one is item), None)
                if found is not None:
                    return kind, found
        return None

    def parts(self) -> tuple[tuple[Kind, Mapping[int, QGraphicsItem]], ...]:
        """Return everything that can be selected, by kind and id."""
        return (
            (Kind.JOURNEY_CARD, self.cards),
            (Kind.JOURNEY_STAGE, self.heads),
            (Kind.JOURNEY_LANE, self.labels),
            (Kind.JOURNEY_LINK, self.ties.links),
            (Kind.JOURNEY_EMOTION, self.feelings.items),
            (Kind.MILESTONE, self.milestones.items),
        )

    @property
    def from_afar(self) -> bool:
        """Return whether cards are drawn as boxes that nobody could read."""
        return self._afar.isVisible()

    def show_from_afar(self, *, afar: bool) -> None:
        """Draw cards as boxes, all in one go, or each with what it says."""
        if afar != self.from_afar:
            self._afar.show_afar(afar=afar)
            for item in self.cards.values():
                item.setFlag(_UNDRAWN, afar)
            self._show_chosen()

    def _show_chosen(self) -> None:
        chosen = self.selected_cards()
        for id_ in self._framed.symmetric_difference(chosen) & self.cards.keys():
            self.cards[id_].draw_anew()
        self._framed = frozenset(chosen)
        self.ties.show_chosen(chosen)
        if self.from_afar and self.layout is not None:
            self._afar.show_chosen(self.layout.cards[id_] for id_ in chosen)

    def _wear(self) -> None:
        """Draw everything in the colours of now, what is kept drawn too."""
        for item in self.cards.values():
            item.draw_anew()
        self.update()

    def selected_cards(self) -> tuple[int, ...]:
        """Return the ids of the selected cards, in the order of the map."""
        return tuple(id_ for id_, item in sorted(self.cards.items()) if item.isSelected())

    def select_cards(self, ids: Iterable[int]) -> None:
        """Select these cards and nothing else."""
        self.select((Kind.JOURNEY_CARD, id_) for id_ in ids)

    def part_beside(self, kind: Kind, part_id: int, across: int, down: int) -> Part | None:
        """Return the next card, feeling or milestone in a direction; along its line one of the same kind."""
        assert self.layout is not None
        if kind is Kind.MILESTONE and across:
            beside = self.milestones.beside(part_id, across)
            return None if beside is None else (kind, beside)
        if kind is Kind.JOURNEY_EMOTION and across:
            found = self.feelings.beside(part_id, across)
            return None if found is None else (kind, found)
        boxes = {(Kind.JOURNEY_CARD, id_): box for id_, box in self.layout.cards.items()}
        boxes |= {(Kind.JOURNEY_EMOTION, id_): box for id_, box in self.feelings.boxes().items()}
        boxes |= {(Kind.MILESTONE, id_): box for id_, box in self.milestones.boxes().items()}
        return _beside(boxes, (kind, part_id), across, down)

    def _show_heads(self, shown: JourneyShown, here: int | None) -> None:
        content, layout = self.content, self.layout
        assert content is not None
        assert layout is not None
        self._keep(self.heads, {one.id for one in content.stages})
        for place, stage in enumerate(content.stages):
            head = self._get(self.heads, stage.id, partial(HeadItem, self._theme, stage))
            days = stage_days_of(shown.days, place)
            head.show_stage(stage, layout.stages[place].box, days, here=stage.id == here)
        self._keep(self.labels, {one.id for one in content.lanes})
        for place, lane in enumerate(content.lanes):
            label = self._get(self.labels, lane.id, partial(LabelItem, self._theme, lane))
            label.show_lane(lane, layout.lanes[place].box)

    def _show_cards(self, content: MapContent, layout: Layout) -> None:
        self._keep(self.cards, set(layout.cards))
        readings = self._shown.readings if self._shown else {}
        self._given = {id_: given for id_, given in self._given.items() if id_ in layout.cards}
        for card in content.cards:
            box = layout.cards.get(card.id)
            if box is not None:
                known = card.id in self.cards
                item = self._get(self.cards, card.id, partial(CardItem, self._theme, card))
                asked = content.asked.get(card.id, ())
                given = (card, asked, readings.get(card.id), self._shown.today if self._shown else None)
                if self._given.get(card.id) != given:
                    self._given[card.id] = given
                    item.show_card(card, box, *given[1:])
                else:
                    item.place(box)
                if not known:
                    # Drawn once and then moved as it is: what is on it costs nothing while one pans.
                    item.keep_drawn()
                    if self.from_afar:
                        item.setFlag(_UNDRAWN)
        self._afar.show_cards(content.cards, layout.cards)
        self._idle.start()
        self._show_chosen()

    def _show_lines(self, shown: JourneyShown, layout: Layout, now: float | None) -> None:
        self._here.setVisible(now is not None)
        if now is not None:
            self._here.show_at(now, layout.height)
        until = layout.width if now is None else now
        self.milestones.show_milestones(shown, layout, until)
        self.feelings.show_feelings(shown, layout, until)

    def _now(self, shown: JourneyShown, layout: Layout) -> float | None:
        if shown.standing is None or self.content is None:
            return None
        place = self.content.stage_places.get(shown.standing.stage_id)
        if place is None:
            return None
        box = layout.stages[place].box
        return box.x + box.width * shown.standing.share

    def _keep(self, items: dict[int, Item], wanted: set[int]) -> None:
        """Take away the items of what is gone."""
        for id_ in [id_ for id_ in items if id_ not in wanted]:
            self.removeItem(items.pop(id_))

    def _get(self, items: dict[int, Item], id_: int, make: Callable[[], Item]) -> Item:
        item = items.get(id_)
        if item is None:
            item = items[id_] = make()
            self.addItem(item)
        return item


def _beside(boxes: Mapping[Part, Box], part: Part, across: int, down: int) -> Part | None:
    """Return what is next in a direction, sooner one straight ahead than one aside; None for none."""
    here, found = boxes[part].middle, []
    for other, box in boxes.items():
        x, y = box.middle.x - here.x, box.middle.y - here.y
        ahead, aside = x * across + y * down, abs(x * down) + abs(y * across)
        if ahead > 0:
            found.append((ahead + _ASIDE * aside, other))
    return min(found)[1] if found else None
