"""The list of what to do: walked by the keyboard, the row that one is on open."""

from PySide6.QtCore import QEvent, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QHelpEvent, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QToolTip

from cs_desktop.common.language import tr
from cs_desktop.controllers.actions import ActionId, ActionTable
from cs_desktop.domain.attention import Item
from cs_desktop.views.home.columns import BUTTONS, ROW, Columns, Part
from cs_desktop.views.home.delegate import AttentionDelegate
from cs_desktop.views.home.why import WhyPanel
from cs_desktop.views.itemmodels.attention_model import AttentionModel, explained
from cs_desktop.views.theme.fonts import scaled
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.logos import LogoBook
from cs_desktop.views.widgets.rows_view import RowsView
from cs_desktop.views.widgets.text import plain_tooltip

_NOWHERE = (0, 0)
ACTIONS = {
    Part.DONE: ActionId.ITEM_DONE,
    Part.SNOOZE: ActionId.ITEM_SNOOZE,
    Part.TASK: ActionId.ITEM_TASK,
}
"""What a sign does; opening has no line of its own in the table of actions."""


class AttentionList(RowsView):
    """Shows an AttentionModel, and says what the user wants done with an item."""

    opened = Signal(object)
    done = Signal(object)
    snooze_chosen = Signal(object, object)
    """The item, and the day until which; None where the user wants to choose it."""
    task_wanted = Signal(object)
    moved = Signal()
    """One is on another item, or on none."""

    def __init__(self, theme: Theme, model: AttentionModel, actions: ActionTable) -> None:
        super().__init__(theme, model, tr("What to do"))
        self._actions = actions
        self._theme, self._attention = theme, model
        self._delegate = AttentionDelegate(theme, model)
        self.setItemDelegate(self._delegate)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self._panel: WhyPanel | None = None
        self._opens = True
        """Whether the row that one is on is open."""
        self._pressed: tuple[int, Part | None] = (-1, None)
        """The row and the sign on which the mouse went down."""
        self._most, self._editable = 100, True
        self._kept = _NOWHERE
        model.modelAboutToBeReset.connect(self._remember)
        model.modelReset.connect(self._restore)
        self.selectionModel().currentChanged.connect(self._moved)
        self.verticalScrollBar().valueChanged.connect(self._place_panel)
        self.doubleClicked.connect(lambda index: self.opened.emit(model.item_at(index.row())))

    def use_logos(self, logos: LogoBook) -> None:
        """Show the accounts' logos."""
        self._delegate.use_logos(logos)
        logos.changed.connect(self.viewport().update)

    def set_editable(self, *, editable: bool) -> None:
        """Say whether things can be put away; else they are only shown and opened."""
        self._delegate.offer(BUTTONS if editable else (Part.OPEN,))
        self._editable = editable
        self._show_panel()
        self.viewport().update()

    def set_most(self, points: int) -> None:
        """Take how many points can be had at most."""
        self._most = points

    def start_over(self) -> None:
        """Begin at the top once other items are shown."""
        self._kept = _NOWHERE
        self.setCurrentIndex(QModelIndex())

    @property
    def current(self) -> Item | None:
        """Return the item that one is on."""
        index = self.currentIndex()
        return self._attention.item_at(index.row()) if index.isValid() else None

    def ask_snooze(self) -> None:
        """Let the user choose until when the item that one is on is put off."""
        if self.current is not None and self._editable:
            self._open_row(opens=True)
            if self._panel is not None:
                self._panel.ask_snooze()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open with Enter; Space shows or hides why."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.current is not None:
            self.opened.emit(self.current)
        elif event.key() == Qt.Key.Key_Space:
            self._open_row(opens=not self._opens)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the open row's panel as wide as the row."""
        super().resizeEvent(event)
        self._fit_panel()
        self._place_panel()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Follow the mouse with the hover tint."""
        super().mouseMoveEvent(event)
        if self._delegate.hover(*self._under(event.position().toPoint())):
            self.viewport().update()

    def leaveEvent(self, event: QEvent) -> None:
        """End the hover tint."""
        super().leaveEvent(event)
        if self._delegate.hover(-1, None):
            self.viewport().update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Press a sign, or go to a row."""
        self._pressed = self._under(event.position().toPoint())
        # A sign works from any row: going there first would take the sign away.
        if self._pressed[1] is None or event.button() is not Qt.MouseButton.LeftButton:
            super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Do what the sign that was pressed stands for."""
        pressed, self._pressed = self._pressed, (-1, None)
        if pressed[1] is None or event.button() is not Qt.MouseButton.LeftButton:
            super().mouseReleaseEvent(event)
        elif pressed == self._under(event.position().toPoint()):
            self._use_sign(*pressed)

    def _use_sign(self, place: int, part: Part | None) -> None:
        item = self._attention.item_at(place)
        if part is Part.OPEN:
            self.opened.emit(item)
        elif part is Part.DONE:
            self.done.emit(item)
        elif part is Part.TASK:
            self.task_wanted.emit(item)
        elif part is Part.SNOOZE:
            self.setCurrentIndex(self._attention.index(place, 0))
            self.ask_snooze()

    def viewportEvent(self, event: QEvent) -> bool:
        """Explain the sign, or the row, under the mouse."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            place, part = self._under(event.pos())
            if place < 0:
                QToolTip.hideText()
                return True
            item = self._attention.item_at(place)
            text = self._hint(part) if part in BUTTONS else f"{item.finding.title}\n{explained(item)}"
            QToolTip.showText(event.globalPos(), plain_tooltip(text), self.viewport())
            return True
        return super().viewportEvent(event)

    def _hint(self, part: Part | None) -> str:
        """Return what a sign does, with its keys."""
        action_id = None if part is None else ACTIONS.get(part)
        return (
            tr("Go to what it is about (Enter)") if action_id is None else self._actions[action_id].toolTip()
        )

    def _under(self, at: QPoint) -> tuple[int, Part | None]:
        """Return the row under a place and, where that is one of its signs, which."""
        index = self.indexAt(at)
        if not index.isValid():
            return -1, None
        box = self.visualRect(index)
        part = Columns(box, self.layoutDirection()).part_at(at.x())
        signs = index != self.currentIndex() or not self._opens
        above = at.y() < box.top() + scaled(ROW)
        offers = part in self._delegate.offered(self._attention.item_at(index.row()))
        return index.row(), part if signs and above and offers else None

    def _open_row(self, *, opens: bool) -> None:
        if opens != self._opens:
            self._opens = opens
            self._show_panel()

    def _moved(self) -> None:
        self._show_panel()
        self.moved.emit()

    def _show_panel(self) -> None:
        index = self.currentIndex()
        self._drop_panel()
        if self._opens and index.isValid():
            self._panel = self._make_panel(self._attention.item_at(index.row()), index.row())
            self._panel.setParent(self.viewport())
        self._fit_panel()
        if self._panel is not None:
            self.scrollTo(index)
            self._place_panel()
            self._panel.show()

    def _fit_panel(self) -> None:
        """Let the open row be as high as its panel, and the others as they are."""
        if self._panel is None:
            self._delegate.open_row(-1)
        else:
            # The style sheet decides how wide its buttons are.
            self._panel.ensurePolished()
            height = self._panel.fit(self.viewport().width())
            self._delegate.open_row(self.currentIndex().row(), height)
        # Rows are as high as their delegate says now.
        self.scheduleDelayedItemsLayout()
        self.executeDelayedItemsLayout()

    def _drop_panel(self) -> None:
        panel, self._panel = self._panel, None
        if panel is None:
            return
        had_keyboard = panel.isAncestorOf(self.window().focusWidget())
        panel.hide()
        panel.deleteLater()
        if had_keyboard:
            self.setFocus()

    def _place_panel(self) -> None:
        """Keep the panel over its row."""
        if self._panel is not None:
            self._panel.setGeometry(self.visualRect(self.currentIndex()))

    def _make_panel(self, item: Item, place: int) -> WhyPanel:
        attention = self._attention
        panel = WhyPanel(self._theme, item, place, self._most, attention.currency, attention.as_of)
        panel.explain({part: self._hint(part) for part in BUTTONS})
        panel.set_editable(editable=self._editable)
        panel.open_requested.connect(lambda: self.opened.emit(item))
        panel.done_requested.connect(lambda: self.done.emit(item))
        panel.snoozed.connect(lambda day: self.snooze_chosen.emit(item, day))
        panel.task_requested.connect(lambda: self.task_wanted.emit(item))
        return panel

    def _remember(self) -> None:
        item = self.current
        self._kept = (item.mark_id if item else 0, self.currentIndex().row())

    def _restore(self) -> None:
        """Stay on the item, or where it stood if it is gone."""
        mark_id, place = self._kept
        self._drop_panel()
        self._delegate.open_row(-1)
        found = self._attention.place_of(mark_id)
        last = self._attention.rowCount() - 1
        wanted = found if found is not None else min(max(place, 0), last)
        if wanted >= 0:
            self.setCurrentIndex(self._attention.index(wanted, 0))
        else:
            self.moved.emit()
