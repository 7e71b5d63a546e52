"""Links on the map: drawn, gone along, and listed beside it."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QPointF
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QMenu

from cs_desktop.common.language import tr
from cs_desktop.controllers.actions import ActionId
from cs_desktop.controllers.journey.deck_places import DeckPlacesController
from cs_desktop.domain.changes import Kind
from cs_desktop.domain.journey.content import Card
from cs_desktop.domain.journey.extras import GHOST_HEIGHT
from cs_desktop.domain.journey.geometry import Point
from cs_desktop.domain.journey.linking import bridged, linked, linked_objective, unlinked
from cs_desktop.domain.journey.placing import spot_at
from cs_desktop.domain.journey.shown import JourneyShown
from cs_desktop.domain.journey.ties import can_link, served_by
from cs_desktop.domain.journey.words import CardKind
from cs_desktop.views.files import open_outside
from cs_desktop.views.journey.links_panel import LinksPanel
from cs_desktop.views.wiring.journey.desk import MapDesk

WIDTH = 324


class LinkingWiring(QObject):
    """Joins the layer of ties, the mode that draws links, and the panel that lists them."""

    def __init__(self, desk: MapDesk) -> None:
        super().__init__(desk.window)
        self._desk = desk
        self._shown: JourneyShown | None = None
        self._wanted: tuple[int, int, Callable[[], None]] | None = None
        """An account, an objective of it to be shown, and what is done where there is no map."""
        self.panel = desk.window.side.take(LinksPanel(desk.theme))
        self.deck = DeckPlacesController(desk.jobs, desk.hub, desk.workspace.context)
        self._connect_panel()
        self._connect_deck()
        scene, lanes = desk.view.canvas.scene, desk.view.canvas.lanes
        scene.ties.bridge_wanted.connect(self._add_bridge)
        scene.ties.objectives_wanted.connect(self.show_card)
        scene.selectionChanged.connect(self._follow_chosen)
        lanes.link_dropped.connect(self._offer)
        desk.controller.loaded.connect(self._follow_map)
        desk.account.left.connect(self._leave)
        desk.workspace.closed.connect(self._leave)
        desk.screen.tabs.chosen.connect(self._leave_tab)
        actions = desk.actions
        actions[ActionId.LINK_CARD].triggered.connect(self._link_chosen)
        actions[ActionId.BRIDGE_GAP].triggered.connect(self._bridge_chosen)
        actions[ActionId.DELETE_LINK].triggered.connect(desk.view.delete_selected)

    def show_card(self, card_id: int) -> None:
        """Choose a card, and open the panel on its links."""
        self._desk.view.canvas.go_to_card(card_id)
        self._open()

    def lead_to_objective(self, account_id: int, objective_id: int, otherwise: Callable[[], None]) -> None:
        """Show an objective with the bridges that serve it, once the map is read; `otherwise` without one."""
        self._wanted = (account_id, objective_id, otherwise)
        self._reach()

    def _reach(self) -> None:
        wanted, shown = self._wanted, self._desk.view.shown
        if wanted is None or shown is None or shown.account_id != wanted[0]:
            return
        self._wanted = None
        if shown.content is None:
            wanted[2]()
            return
        for bridge in served_by(shown.content, wanted[1])[:1]:
            self._desk.view.canvas.go_to_card(bridge.id)
        self._open()
        self.panel.go_to_objective(wanted[1])

    def _connect_panel(self) -> None:
        panel = self.panel
        panel.card_requested.connect(self._desk.view.canvas.go_to_card)
        panel.link_requested.connect(self._link)
        panel.objective_requested.connect(self._serve)
        panel.unlink_requested.connect(lambda ids: self._desk.controller.do(unlinked(ids)))
        panel.bridge_requested.connect(self._add_bridge)

    def _connect_deck(self) -> None:
        part = self.panel.deck
        self.deck.loaded.connect(self.panel.show_places)
        self.deck.failed.connect(lambda error: self.panel.show_places(None, str(error)))
        self.deck.opened.connect(open_outside)
        part.slide_requested.connect(self._open_slide)
        part.audience_chosen.connect(self.deck.turn_to)
        self._desk.window.side.closed.connect(self._follow_deck)
        self._desk.window.closing.connect(self.deck.close)

    def _open_slide(self, page: int) -> None:
        self._desk.window.toasts.mention(tr("Writing the deck"))
        self.deck.open_at(page)

    def _follow_deck(self) -> None:
        """Read which slides show the map, while the panel is to be seen."""
        wanted = self._desk.account.account_id if self._desk.window.side.shown is self.panel else None
        if wanted != self.deck.account_id:
            self.panel.show_places(None)
        self.deck.follow(wanted)

    def _link(self, card_id: int, other_id: int) -> None:
        content = self._desk.view.content
        if content is not None:
            self._desk.controller.do(linked(content, card_id, other_id))

    def _serve(self, bridge_id: int, objective_id: int) -> None:
        content = self._desk.view.content
        if content is not None:
            self._desk.controller.do(linked_objective(content, bridge_id, objective_id))

    def _add_bridge(self, gap_id: int, at: QPointF | None = None) -> None:
        scene = self._desk.view.canvas.scene
        content, layout = scene.content, scene.layout
        if content is None or layout is None:
            return
        spot = None
        if at is not None:
            corner = Point(at.x(), at.y() - GHOST_HEIGHT / 2)
            spot = spot_at(content, layout, corner, GHOST_HEIGHT, whole=False)
        self._desk.controller.do(bridged(content, gap_id, tr("New bridge"), spot))

    def _offer(self, card_id: int, at: QPointF) -> None:
        """Offer what could be at the end of a link that was dropped where nothing is."""
        scene = self._desk.view.canvas.scene
        item = scene.cards.get(card_id)
        if item is None:
            return
        menu = QMenu(self._desk.view)
        if item.card.kind is CardKind.GAP:
            place = at if self._holds_bridges(at) else None
            text = tr("Add a bridge here") if place else tr("Add a bridge over the gap")
            menu.addAction(text).triggered.connect(partial(self._add_bridge, card_id, place))
        menu.addAction(tr("Link to…")).triggered.connect(self._link_chosen)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(QCursor.pos())

    def _holds_bridges(self, at: QPointF) -> bool:
        scene = self._desk.view.canvas.scene
        content, layout = scene.content, scene.layout
        if content is None or layout is None:
            return False
        spot = spot_at(content, layout, Point(at.x(), at.y()), 0.0, whole=False)
        return spot is not None and any(
            card.kind in (CardKind.GAP, CardKind.BRIDGE) and card.lane_id == spot.lane_id
            for card in content.cards
        )

    def _link_chosen(self) -> None:
        self._open()

    def _bridge_chosen(self) -> None:
        card = self._chosen_card()
        if card is not None and card.kind is CardKind.GAP:
            self._add_bridge(card.id)

    def _open(self) -> None:
        self._fill()
        self._desk.window.side.show_panel(self.panel, tr("Links"), WIDTH)
        self._follow_deck()

    def _chosen_card(self) -> Card | None:
        scene = self._desk.view.canvas.scene
        chosen = scene.selected_cards()
        return scene.cards[chosen[0]].card if len(chosen) == 1 else None

    def _follow_map(self, shown: JourneyShown) -> None:
        self._shown = shown if shown.content is not None else None
        self._follow_chosen()
        self._reach()

    def _follow_chosen(self) -> None:
        card = self._chosen_card()
        kinds = [kind for kind, _id in self._desk.view.canvas.scene.chosen()]
        self._desk.actions.update(
            map_linkable=card is not None and can_link(card),
            map_gap=card is not None and card.kind is CardKind.GAP,
            map_links=Kind.JOURNEY_LINK in kinds,
        )
        if self._desk.window.side.shown is self.panel:
            self._fill()
            self._follow_deck()

    def _fill(self) -> None:
        card = self._chosen_card()
        editable = self._desk.view.canvas.lanes.select.editable
        self.panel.show_links(self._shown, card.id if card else None, editable=editable)

    def _leave_tab(self, _key: str) -> None:
        if not self._desk.view.isVisible():
            self._wanted = None
            self._close()

    def _leave(self) -> None:
        self._shown = self._wanted = None
        self.panel.show_links(None, None, editable=False)
        self._close()

    def _close(self) -> None:
        self._desk.window.side.put_away(self.panel)
        self._follow_deck()
