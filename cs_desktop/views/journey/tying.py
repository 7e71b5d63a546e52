"""What ties the cards of a map: links, missing bridges, objectives; shown and touched as one layer."""

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QObject, QPointF, Qt, Signal
from PySide6.QtWidgets import QGraphicsItem, QGraphicsScene

from cs_desktop.common.language import tr, trn
from cs_desktop.domain.journey.content import MapContent
from cs_desktop.domain.journey.layout import Layout
from cs_desktop.domain.journey.routes import route
from cs_desktop.domain.journey.shown import JourneyShown, PlanObjective
from cs_desktop.domain.journey.ties import can_link, objectives_of
from cs_desktop.views.journey.hanging import ChipItem, GhostItem, PortsItem
from cs_desktop.views.journey.links import LinkItem
from cs_desktop.views.theme.theme import Theme

Item = TypeVar("Item", bound=QGraphicsItem)


class TieLayer(QObject):
    """Keeps an item for each link, for each gap without a bridge, and for each bridge with an objective."""

    bridge_wanted = Signal(object)
    """The id of a gap: a bridge over it is asked for."""
    objectives_wanted = Signal(object)
    """The id of a bridge: one asks for the objectives that it serves."""

    def __init__(self, scene: QGraphicsScene, theme: Theme) -> None:
        super().__init__(scene)
        self._scene, self._theme = scene, theme
        self.links: dict[int, LinkItem] = {}
        self.ghosts: dict[int, GhostItem] = {}
        self.chips: dict[int, ChipItem] = {}
        self._ends: dict[int, tuple[int, int | None]] = {}
        """From which card to which each link leads."""
        self._ports = PortsItem(theme)
        self._ports.hide()
        scene.addItem(self._ports)
        self._chosen: tuple[int, ...] = ()
        self.port_of: int | None = None
        """The chosen card whose ports are shown."""
        self._shown: tuple[JourneyShown, Layout] | None = None
        self._editable = True
        self._pressed: GhostItem | ChipItem | None = None
        self._hovered: GhostItem | ChipItem | LinkItem | None = None

    def set_editable(self, *, editable: bool) -> None:
        """Ask for what is missing, or only tell of it."""
        if editable != self._editable:
            self._editable = editable
            if self._shown is not None:
                self.show_ties(*self._shown)

    def show_ties(self, shown: JourneyShown, layout: Layout) -> None:
        """Show the ties of a map, or of the same one anew."""
        content = shown.content
        assert content is not None
        self._shown = (shown, layout)
        self._pressed = self._hovered = None
        self._show_links(content, layout)
        self._keep(self.ghosts, layout.ghosts)
        for gap_id, box in layout.ghosts.items():
            ghost = self._get(self.ghosts, gap_id, partial(GhostItem, self._theme, gap_id))
            ghost.show_place(box, layout.cards[gap_id], editable=self._editable)
        self._keep(self.chips, layout.chips)
        known = {one.id: one for one in shown.objectives}
        for bridge_id, box in layout.chips.items():
            chip = self._get(self.chips, bridge_id, partial(ChipItem, self._theme, bridge_id))
            told = [known[one] for one in objectives_of(content, bridge_id) if one in known]
            chip.show_text(box, chip_text(told), "\n".join(objective_text(one) for one in told))
        self.show_chosen(self._chosen)

    def show_chosen(self, chosen: tuple[int, ...]) -> None:
        """Show which cards are chosen: their links stand out, and one alone has ports."""
        self._chosen = chosen
        near = set(chosen)
        for link_id, item in self.links.items():
            item.show_near(near=bool(near.intersection(self._ends[link_id])))
        self.port_of, box = None, None
        if self._shown is not None and len(chosen) == 1 and self._editable:
            shown, layout = self._shown
            assert shown.content is not None
            card = shown.content.cards_by_id.get(chosen[0])
            if card is not None and can_link(card) and card.id in layout.cards:
                self.port_of, box = card.id, layout.cards[card.id]
        self._ports.show_ports(box)

    def port_at(self, place: QPointF) -> int | None:
        """Return the card on whose port a place of the scene is, if any."""
        return self.port_of if self._ports.is_at(place) else None

    def press(self, place: QPointF) -> bool:
        """Take a press on a link, a missing bridge or an objective; return whether there is one."""
        found = self._at(place)
        if isinstance(found, LinkItem):
            self._scene.clearSelection()
            found.setSelected(True)
        else:
            self._pressed = found
        return found is not None

    def release(self, place: QPointF) -> bool:
        """Do what was pressed, if the mouse is still there; return whether anything was pressed."""
        pressed, self._pressed = self._pressed, None
        if pressed is None:
            return False
        if isinstance(pressed, ChipItem) and pressed.is_at(place):
            self.objectives_wanted.emit(pressed.bridge_id)
        elif isinstance(pressed, GhostItem) and pressed.is_at(place):
            self.bridge_wanted.emit(pressed.gap_id)
        return True

    def hover(self, place: QPointF) -> Qt.CursorShape | None:
        """Show what the mouse is on, and return the cursor that tells of it; None for the usual one."""
        found = self._at(place)
        if found is not self._hovered:
            for item, hovered in ((self._hovered, False), (found, True)):
                if item is not None:
                    item.show_hovered(hovered=hovered)
            self._hovered = found
        if found is None:
            return Qt.CursorShape.CrossCursor if self.port_at(place) is not None else None
        return Qt.CursorShape.PointingHandCursor

    def gap_at(self, place: QPointF) -> int | None:
        """Return the gap whose missing bridge is asked for at a place."""
        found = self._at(place)
        return found.gap_id if isinstance(found, GhostItem) else None

    def _at(self, place: QPointF) -> GhostItem | ChipItem | LinkItem | None:
        # In the order in which they are drawn: a card above them takes the mouse for itself.
        for item in self._scene.items(place):
            if isinstance(item, ChipItem) and item.is_at(place):
                return item
            if isinstance(item, LinkItem):
                return item
            if isinstance(item, GhostItem) and item.is_at(place) and self._editable:
                return item
        return None

    def _show_links(self, content: MapContent, layout: Layout) -> None:
        drawn = {
            link.id: (link.source_id, link.target_id)
            for link in content.links
            if link.source_id in layout.cards
            and link.target_id is not None
            and link.target_id in layout.cards
        }
        self._ends.clear()
        self._ends.update(drawn)
        self._keep(self.links, drawn)
        for link_id, (source, target) in drawn.items():
            item = self._get(self.links, link_id, partial(LinkItem, self._theme, link_id))
            words = tr(
                "From {gap} to {bridge}",
                gap=content.cards_by_id[source].title,
                bridge=content.cards_by_id[target].title,
            )
            item.show_route(route(layout.cards[source], layout.cards[target]), words)

    def _keep(self, items: dict[int, Item], wanted: Mapping[int, object]) -> None:
        for id_ in [id_ for id_ in items if id_ not in wanted]:
            self._scene.removeItem(items.pop(id_))

    def _get(self, items: dict[int, Item], id_: int, make: Callable[[], Item]) -> Item:
        item = items.get(id_)
        if item is None:
            item = items[id_] = make()
            self._scene.addItem(item)
        return item


def chip_text(objectives: list[PlanObjective]) -> str:
    """Return what a chip says of the objectives that a bridge serves."""
    if len(objectives) == 1:
        return objective_text(objectives[0])
    return trn("{count} objective", "{count} objectives", len(objectives))


def objective_text(objective: PlanObjective) -> str:
    """Return an objective with its number in the plan."""
    return tr("Objective {number}: {text}", number=objective.number, text=objective.text)


def texts_of(objectives: Iterable[PlanObjective]) -> dict[int, str]:
    """Return what each objective is called, by its id."""
    return {one.id: objective_text(one) for one in objectives}
