"""Metrics on the map: choosing one for a card, and adding a card for one."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QPoint
from PySide6.QtWidgets import QMenu

from cs_desktop.common.language import tr
from cs_desktop.controllers.actions import ActionId
from cs_desktop.domain.changes import Kind
from cs_desktop.domain.gestures import Gesture
from cs_desktop.domain.journey.content import Card
from cs_desktop.domain.journey.metrics import MetricChoice, added_metric, chosen_metric
from cs_desktop.domain.journey.words import CardKind
from cs_desktop.views.wiring.journey.desk import MapDesk

Take = Callable[[MetricChoice, Sequence[str]], Gesture | None]
"""Makes a gesture of the metric that was chosen, and of the names of all of them."""
MEASURABLE = (CardKind.METRIC, CardKind.BRIDGE)
_BELOW = QPoint(24, 24)


class MetricWiring(QObject):
    """Opens a menu of the workspace's metrics, each with what it comes to for the account now."""

    def __init__(self, desk: MapDesk) -> None:
        super().__init__(desk.window)
        self._desk = desk
        self._scene = desk.view.canvas.scene
        desk.actions[ActionId.ADD_METRIC].triggered.connect(self.add)
        desk.actions[ActionId.CHOOSE_METRIC].triggered.connect(self.choose)
        self._scene.selectionChanged.connect(self._tell)
        desk.controller.loaded.connect(lambda _shown: self._tell())

    def add(self) -> None:
        """Ask for a metric, and add a card for it to the stage of what is chosen, else the account's."""
        self._ask(self._added)

    def choose(self) -> None:
        """Ask which metric the chosen card shows."""
        card = self._card()
        if card is not None:
            self._ask(lambda choice, known: self._chosen(card.id, choice, known), card)

    def _card(self) -> Card | None:
        """Return the chosen card, if it is one alone that can show a metric."""
        content, chosen = self._desk.view.content, self._scene.selected_cards()
        if content is None or len(chosen) != 1:
            return None
        card = content.cards_by_id.get(chosen[0])
        return card if card is not None and card.kind in MEASURABLE else None

    def _tell(self) -> None:
        self._desk.actions.update(map_measurable=self._card() is not None)

    def _ask(self, take: Take, card: Card | None = None) -> None:
        map_id = self._desk.controller.map_id

        def offer(choices: Sequence[MetricChoice]) -> None:
            # Somebody may have gone elsewhere meanwhile.
            if self._desk.controller.map_id == map_id and self._desk.view.isVisible():
                self._open(choices, take, card)

        self._desk.controller.find_metrics(offer)

    def _open(
        self,
        choices: Sequence[MetricChoice],
        take: Take,
        card: Card | None,
    ) -> None:
        if not choices:
            told = tr("The workspace has no metrics yet; import some (Ctrl+I) to show them here.")
            self._desk.window.toasts.warn(told)
            return
        known = [choice.name for choice in choices]
        menu = QMenu(self._desk.view)
        menu.setAccessibleName(tr("Metrics"))
        for choice in choices:
            # A tab puts what follows at the right, as keys stand in menus.
            text = f"{choice.name}\t{choice.text or tr('no data')}".replace("&", "&&")
            entry = menu.addAction(text)
            entry.setCheckable(card is not None)
            entry.setChecked(card is not None and card.metric_id == choice.id)
            entry.triggered.connect(lambda _=False, choice=choice: self._do(take(choice, known)))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self._place(card))

    def _place(self, card: Card | None) -> QPoint:
        lanes = self._desk.view.canvas.lanes
        item = self._scene.cards.get(card.id) if card is not None else None
        at = lanes.mapFromScene(item.sceneBoundingRect().bottomLeft()) if item is not None else _BELOW
        area = lanes.viewport().rect()
        inside = QPoint(min(max(at.x(), 0), area.right()), min(max(at.y(), 0), area.bottom()))
        return lanes.viewport().mapToGlobal(inside)

    def _do(self, gesture: Gesture | None) -> None:
        if gesture:
            self._desk.controller.do(gesture)

    def _chosen(self, card_id: int, choice: MetricChoice, known: Sequence[str]) -> Gesture | None:
        content = self._desk.view.content
        if content is None or card_id not in content.cards_by_id:
            return None
        return chosen_metric(content, card_id, choice, known)

    def _added(self, choice: MetricChoice, _known: Sequence[str]) -> Gesture | None:
        content = self._desk.view.content
        return None if content is None else added_metric(content, choice, self._stage(), tr("Metrics"))

    def _stage(self) -> int | None:
        """Return the stage of what is chosen, else the one in which the account is."""
        shown = self._desk.view.shown
        if shown is None or shown.content is None:
            return None
        for kind, part_id in self._scene.chosen():
            if kind is Kind.JOURNEY_STAGE:
                return part_id
            if kind is Kind.JOURNEY_CARD:
                return shown.content.cards_by_id[part_id].stage_id
        return shown.standing.stage_id if shown.standing else None
