"""The Journey tab: tools, the canvas, and what is counted at its foot; or how to begin."""

from collections.abc import Sequence
from typing import TypeVar

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QMenu, QStackedWidget, QWidget

from cs_desktop.common.language import tr
from cs_desktop.controllers.actions import ActionId, ActionTable, Where
from cs_desktop.domain.changes import Kind
from cs_desktop.domain.gestures import GestureBuilder
from cs_desktop.domain.journey.content import MapContent
from cs_desktop.domain.journey.linking import unlinked
from cs_desktop.domain.journey.placing import added
from cs_desktop.domain.journey.shown import JourneyShown, Starts
from cs_desktop.domain.journey.words import CardKind
from cs_desktop.views.journey.bar import MapBar
from cs_desktop.views.journey.beside import CanvasBesideOutline
from cs_desktop.views.journey.canvas import JourneyCanvas
from cs_desktop.views.journey.foot import MapFoot
from cs_desktop.views.journey.letters import Letters
from cs_desktop.views.journey.new_titles import NEW_TITLES
from cs_desktop.views.journey.notices import MapNotice, WaitingPage
from cs_desktop.views.journey.start_page import StartPage
from cs_desktop.views.journey.template_notice import TemplateNotice
from cs_desktop.views.journey.title_editor import TitleEditor
from cs_desktop.views.journey.tray import Tray
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.pieces import column
from cs_desktop.views.widgets.side_panel import PanelPlace

Page = TypeVar("Page", bound=QWidget)
_MENUS = (
    (Kind.JOURNEY_CARD, Where.MAP_CARD),
    (Kind.JOURNEY_STAGE, Where.MAP_STAGE),
    (Kind.JOURNEY_LANE, Where.MAP_LANE),
    (Kind.JOURNEY_LINK, Where.MAP_LINK),
    (Kind.MILESTONE, Where.MAP_MILESTONE),
    (Kind.JOURNEY_EMOTION, Where.MAP_FEELING),
)
"""Whose menu opens, the first of these of which something is chosen."""


class JourneyView(QWidget):
    """Shows JourneyShown; says what is to be done to the map."""

    gesture = Signal(object)
    """A Gesture to do."""
    start_requested = Signal(str)
    """The key of the template that a map is to be started from."""
    retry_requested = Signal()
    """What could not be read is to be read again."""

    returned = Signal()
    """What was shown in place of the map is not any more."""

    def __init__(self, theme: Theme, actions: ActionTable) -> None:
        super().__init__()
        self._instead: QWidget | None = None
        self._shown: JourneyShown | None = None
        self._actions = actions
        self.bar = MapBar(theme, actions)
        self.canvas = JourneyCanvas(theme)
        self.editor = TitleEditor(self.canvas.lanes.viewport())
        self.beside = CanvasBesideOutline(theme, self.canvas)
        self.outline = self.beside.outline
        self.foot = MapFoot(theme)
        self.notice = MapNotice(theme, actions)
        self.template_notice = TemplateNotice(theme, actions)
        self.tray = Tray(theme)
        self.start_page = StartPage(theme)
        self._stack = QStackedWidget()
        self._waiting = WaitingPage(theme)
        self._lay_out()
        self.canvas.gesture.connect(self.gesture)
        self.canvas.rename_requested.connect(self.write_title)
        self.canvas.delete_requested.connect(self.delete_selected)
        self.canvas.menu_requested.connect(self._open_menu)
        self.canvas.zoom_changed.connect(self.bar.show_zoom)
        self.canvas.moved.connect(self.editor.follow)
        self.editor.entered.connect(self._rename)
        self.editor.closed.connect(self.canvas.lanes.setFocus)
        self.start_page.chosen.connect(self.start_requested)
        self._waiting.retry_requested.connect(self._retry)
        self._connect_outline()
        Letters((self.canvas.lanes, self.canvas.heads, self.canvas.labels), actions)

    @property
    def content(self) -> MapContent | None:
        """Return the map that is shown, if any."""
        return self._shown.content if self._shown else None

    @property
    def shown(self) -> JourneyShown | None:
        """Return what is shown, if anything."""
        return self._shown

    @property
    def instead(self) -> QWidget | None:
        """Return what is shown in place of the map, if anything."""
        return self._instead

    def add_bar(self, bar: QWidget) -> None:
        """Show a bar below the tools, such as a workshop's."""
        box = self._whole.layout()
        assert isinstance(box, QBoxLayout)
        box.insertWidget(1, bar)

    def take(self, page: Page) -> Page:
        """Own from now on what may stand in place of the map, and return it."""
        self._stack.addWidget(page)
        return page

    def show_instead(self, page: QWidget | None) -> None:
        """Show something in place of the map, such as how it was; with none, the map again."""
        before, self._instead = self._instead, page
        if page is before:
            return
        had_keyboard = self._stack.isAncestorOf(self.window().focusWidget())
        if page is not None:
            self._stack.setCurrentWidget(page)
        elif self.content is not None:
            self._stack.setCurrentIndex(0)
        if had_keyboard:
            self.take_focus()
        if page is None:
            self.returned.emit()

    def take_focus(self) -> None:
        """Put the keyboard on the map, or on the first template; what takes their place has it from here."""
        shown = self._stack.currentWidget()
        assert shown is not None
        place = self.canvas if shown.isAncestorOf(self.canvas) else shown
        place.setFocus(Qt.FocusReason.OtherFocusReason)

    def start_over(self) -> None:
        """Show nothing, as before another account's journey is read."""
        self._shown = None
        self.show_instead(None)
        self.foot.show_content(None)
        self._waiting.wait()
        self._stack.setCurrentWidget(self._waiting)

    def show_failure(self, text: str) -> None:
        """Say why there is nothing to see, if there is nothing."""
        if self._shown is None:
            self._waiting.fail(text)

    def show_journey(self, shown: JourneyShown, *, editable: bool) -> None:
        """Show a map, or how to begin one."""
        first = self._shown is None
        self._shown = shown
        if shown.content is None:
            self._show_starts(shown.starts or Starts(), editable=editable)
            return
        self.bar.show_head(shown.content.head)
        self.bar.show_revision(shown.revision)
        locked = shown.content.head.locked
        self.canvas.set_editable(editable=editable and not locked)
        self.beside.show_journey(shown, editable=editable and not locked)
        self.foot.show_content(shown.content, editable=editable and not locked)
        self.notice.show_state(shown.content, editable=editable)
        self.template_notice.show_journey(shown, editable=editable)
        self.tray.show_cards(shown.content, editable=editable and not locked)
        if self._stack.currentIndex() and self._instead is None:
            had_keyboard = self._stack.isAncestorOf(self.window().focusWidget())
            self._stack.setCurrentIndex(0)
            if had_keyboard:
                self.canvas.setFocus(Qt.FocusReason.OtherFocusReason)
        if first:
            self.canvas.set_zoom(1.0)

    def _show_starts(self, starts: Starts, *, editable: bool) -> None:
        had_keyboard = self._stack.isAncestorOf(self.window().focusWidget())
        came = self._stack.currentWidget() is not self.start_page
        self.show_instead(None)
        self.start_page.show_starts(starts, editable=editable)
        self._stack.setCurrentWidget(self.start_page)
        self.foot.show_content(None)
        if had_keyboard and came:
            # Qt would give it to the first button, which may be that to edit a template.
            self.take_focus()

    def add_card(self, kind: CardKind) -> None:
        """Add a card in the first stage, in the first lane that holds its kind."""
        if self.content is not None:
            self.gesture.emit(added(self.content, kind, tr(NEW_TITLES[kind]), None))

    def write_title(self) -> None:
        """Write into the selected card, in the outline if one stands there."""
        if self.outline.tree.hasFocus():
            self.outline.tree.write_here()
            return
        chosen = self.canvas.scene.selected_cards()
        if len(chosen) == 1 and self.canvas.lanes.select.editable:
            item = self.canvas.scene.cards[chosen[0]]
            self.canvas.lanes.ensureVisible(item)
            self.editor.open_over(
                *(chosen[0], item.card.title),
                lambda: self.canvas.lanes.mapFromScene(item.mapRectToScene(item.frame)).boundingRect(),
                self.canvas.scale,
            )

    def delete_selected(self) -> None:
        """Delete the selected cards as one step, or the link that is chosen."""
        chosen = self.canvas.scene.selected_cards()
        if chosen and self.canvas.lanes.select.editable:
            builder = GestureBuilder("Delete card" if len(chosen) == 1 else f"Delete {len(chosen)} cards")
            builder.drop(Kind.JOURNEY_CARD, chosen)
            self.gesture.emit(builder.made())
            return
        links = [id_ for kind, id_ in self.canvas.scene.chosen() if kind is Kind.JOURNEY_LINK]
        if links and self.canvas.lanes.select.editable:
            self.gesture.emit(unlinked(links))

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

    def toggle_outline(self) -> None:
        """Open the outline and go there, or close it and go back to the canvas."""
        self.beside.open_outline(opened=not self.beside.is_seen)
        place = self.outline if self.beside.is_seen else self.canvas
        place.setFocus(Qt.FocusReason.OtherFocusReason)

    def name_added(self, ids: Sequence[int]) -> bool:
        """Write the title of what was just added, where it was asked for; returns whether it is there."""
        if self.outline.take_added(ids):
            return True
        known = [card for card in ids if card in self.canvas.scene.cards]
        if known:
            self.canvas.scene.select_cards(known)
            self.canvas.lanes.setFocus()
            card = self.canvas.scene.cards[known[0]].card
            if card.title == tr(NEW_TITLES[card.kind]):
                # A copy has its title.
                self.write_title()
        return bool(known)

    def _retry(self) -> None:
        self._waiting.wait()
        self.retry_requested.emit()

    def _connect_outline(self) -> None:
        outline = self.outline
        outline.gesture.connect(self.gesture)
        outline.close_requested.connect(self._actions[ActionId.MAP_OUTLINE].trigger)
        outline.left.connect(self.canvas.lanes.setFocus)
        outline.tree.menu_requested.connect(self._open_menu)

    def _lay_out(self) -> None:
        whole = self._whole = QWidget()
        notices = (self.notice, self.template_notice)
        body = QWidget()
        below = column(self.beside, self.tray, self.foot, spacing=0)
        below.setStretchFactor(self.beside, 1)
        body.setLayout(below)
        self.place = PanelPlace(body)
        parts = column(self.bar, *notices, self.place, spacing=0)
        parts.setStretchFactor(self.place, 1)
        whole.setLayout(parts)
        self._stack.addWidget(whole)
        self._stack.addWidget(self.start_page)
        self._stack.addWidget(self._waiting)
        self._stack.setCurrentWidget(self._waiting)
        self.setLayout(column(self._stack, spacing=0))
