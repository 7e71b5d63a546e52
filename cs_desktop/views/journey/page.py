"""The Journey tab: tools, the canvas, and what is counted at its foot; or how to begin."""

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QMenu, QStackedWidget, QWidget

from cs_desktop.common.language import marked, tr, trn
from cs_desktop.controllers.actions import ActionTable, Where
from cs_desktop.domain.changes import Kind
from cs_desktop.domain.journey.content import MapContent
from cs_desktop.domain.journey.gestures import GestureBuilder
from cs_desktop.domain.journey.placing import added
from cs_desktop.domain.journey.shown import JourneyShown
from cs_desktop.domain.journey.words import CardKind, GapState
from cs_desktop.views.journey.bar import MapBar
from cs_desktop.views.journey.canvas import JourneyCanvas
from cs_desktop.views.journey.start_page import StartPage
from cs_desktop.views.journey.title_editor import TitleEditor
from cs_desktop.views.theme.fonts import TextStyle
from cs_desktop.views.theme.heights import fix_height
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.pieces import Panel, column, row
from cs_desktop.views.widgets.text import ElidedLabel

_FOOT = 28
NEW_TITLES = {
    CardKind.GOAL: marked("New goal"),
    CardKind.TOUCHPOINT: marked("New touchpoint"),
    CardKind.MOMENT: marked("New moment"),
    CardKind.OWNER: marked("New owner"),
    CardKind.METRIC: marked("New metric"),
    CardKind.GAP: marked("New gap"),
    CardKind.BRIDGE: marked("New bridge"),
    CardKind.NOTE: marked("New note"),
}


_MENUS = (
    (Kind.JOURNEY_CARD, Where.MAP_CARD),
    (Kind.JOURNEY_STAGE, Where.MAP_STAGE),
    (Kind.JOURNEY_LANE, Where.MAP_LANE),
)
"""Whose menu opens, the first of these of which something is chosen."""


class JourneyView(QWidget):
    """Shows JourneyShown; says what is to be done to the map."""

    gesture = Signal(object)
    """A Gesture to do."""
    start_requested = Signal(str)
    """The key of the template that a map is to be started from."""

    def __init__(self, theme: Theme, actions: ActionTable) -> None:
        super().__init__()
        self._shown: JourneyShown | None = None
        self._actions = actions
        self.bar = MapBar(theme, actions)
        self.canvas = JourneyCanvas(theme)
        self.editor = TitleEditor(self.canvas.lanes.viewport())
        self._summary = ElidedLabel("", TextStyle.CAPTION, "text2")
        self.start_page = StartPage(theme)
        self._stack = QStackedWidget()
        self._waiting = QWidget()
        self._lay_out()
        self.canvas.gesture.connect(self.gesture)
        self.canvas.rename_requested.connect(self.write_title)
        self.canvas.delete_requested.connect(self.delete_selected)
        self.canvas.menu_requested.connect(self._open_menu)
        self.canvas.zoom_changed.connect(self.bar.show_zoom)
        self.editor.entered.connect(self._rename)
        self.editor.closed.connect(self.canvas.lanes.setFocus)
        self.start_page.chosen.connect(self.start_requested)

    @property
    def content(self) -> MapContent | None:
        """Return the map that is shown, if any."""
        return self._shown.content if self._shown else None

    def take_focus(self) -> None:
        """Put the keyboard on the map, or on the first template; what takes their place has it from here."""
        shown = self._stack.currentWidget()
        assert shown is not None
        place = self.canvas if shown.isAncestorOf(self.canvas) else shown
        place.setFocus(Qt.FocusReason.OtherFocusReason)

    def start_over(self) -> None:
        """Show nothing, as before another account's journey is read."""
        self._shown = None
        self._summary.setText("")
        self._stack.setCurrentWidget(self._waiting)

    def show_journey(self, shown: JourneyShown, *, editable: bool) -> None:
        """Show a map, or how to begin one."""
        first = self._shown is None
        self._shown = shown
        if shown.content is None:
            self.start_page.show_templates(shown.templates, editable=editable)
            self._stack.setCurrentWidget(self.start_page)
            self._summary.setText("")
            self.bar.hide()
            return
        self.bar.show_head(shown.content.head)
        self.bar.show()
        self.canvas.set_editable(editable=editable and not shown.content.head.locked)
        self.canvas.scene.show_journey(shown)
        self._summary.setText(_summary(shown.content))
        if self._stack.currentIndex():
            had_keyboard = self._stack.isAncestorOf(self.window().focusWidget())
            self._stack.setCurrentIndex(0)
            if had_keyboard:
                self.canvas.setFocus(Qt.FocusReason.OtherFocusReason)
        if first:
            self.canvas.set_zoom(1.0)

    def add_card(self, kind: CardKind) -> None:
        """Add a card in the first stage, in the first lane that holds its kind."""
        if self.content is not None:
            self.gesture.emit(added(self.content, kind, tr(NEW_TITLES[kind]), None))

    def write_title(self) -> None:
        """Write into the selected card."""
        chosen = self.canvas.scene.selected_cards()
        if len(chosen) == 1 and self.canvas.lanes.select.editable:
            item = self.canvas.scene.cards[chosen[0]]
            self.canvas.lanes.ensureVisible(item)
            area = self.canvas.lanes.mapFromScene(item.mapRectToScene(item.frame)).boundingRect()
            self.editor.open(chosen[0], item.card.title, area)

    def delete_selected(self) -> None:
        """Delete the selected cards as one step."""
        chosen = self.canvas.scene.selected_cards()
        if chosen and self.canvas.lanes.select.editable:
            builder = GestureBuilder("Delete card" if len(chosen) == 1 else f"Delete {len(chosen)} cards")
            builder.drop(Kind.JOURNEY_CARD, chosen)
            self.gesture.emit(builder.made())

    def _open_menu(self, at: QPoint) -> None:
        kinds = {kind for kind, _id in self.canvas.scene.chosen()}
        where = next((place for kind, place in _MENUS if kind in kinds), Where.MAP_GROUND)
        offered = self._actions.at(where)
        if offered:
            menu = QMenu(self)
            menu.addActions(offered)
            menu.aboutToHide.connect(menu.deleteLater)
            menu.popup(at)

    def _rename(self, card_id: object, text: str) -> None:
        builder = GestureBuilder("Rename card")
        assert isinstance(card_id, int)
        builder.put(Kind.JOURNEY_CARD, card_id, title=text)
        self.gesture.emit(builder.made())

    def _lay_out(self) -> None:
        foot = Panel("sunken", "top")
        fix_height(foot, _FOOT)
        foot.setLayout(row(self._summary, margins=(16, 0, 12, 0)))
        whole = QWidget()
        whole.setLayout(column(self.bar, self.canvas, spacing=0))
        self._stack.addWidget(whole)
        self._stack.addWidget(self.start_page)
        self._stack.addWidget(self._waiting)
        self._stack.setCurrentWidget(self._waiting)
        self.setLayout(column(self._stack, foot, spacing=0))


def _summary(content: MapContent) -> str:
    reached = sum(one.reached_on is not None for one in content.milestones)
    gaps = [card for card in content.cards if card.kind is CardKind.GAP]
    closed = sum(gap.state == GapState.CLOSED for gap in gaps)
    bridged = {link.source_id for link in content.links}
    open_ones = sum(gap.state != GapState.CLOSED and gap.id not in bridged for gap in gaps)
    milestones = trn("{count} milestone", "{count} milestones", len(content.milestones))
    return " · ".join(
        (
            tr("{milestones}, {reached} reached", milestones=milestones, reached=reached),
            tr(
                "{gaps}, {closed} closed, {open} without a bridge",
                gaps=trn("{count} gap", "{count} gaps", len(gaps)),
                closed=closed,
                open=open_ones,
            ),
        )
    )
