"""The parts of the portfolio's bar of views: a view's button, and the field for a name."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit

from cs_desktop.domain.saved_views import SavedView
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.buttons import Button


class ViewButton(Button):
    """One view; F2 renames it, Alt with an arrow moves it, Del deletes it."""

    key_pressed = Signal(object)
    menu_requested = Signal(object)

    def __init__(self, theme: Theme, view: SavedView) -> None:
        super().__init__(theme, view.name, "filter")
        self.view = view
        self.setCheckable(True)
        self.setAutoExclusive(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Hand on the keys that edit views."""
        alt = event.modifiers() == Qt.KeyboardModifier.AltModifier
        edits = event.key() in (Qt.Key.Key_F2, Qt.Key.Key_Delete)
        if edits or (alt and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down)):
            self.key_pressed.emit(event.key())
            return
        super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for what can be done with the view."""
        self.menu_requested.emit(event.globalPos())


class NameField(QLineEdit):
    """A view's name; Enter keeps it, Esc lets it be."""

    abandoned = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Abandon."""
        if event.key() == Qt.Key.Key_Escape:
            self.abandoned.emit()
            return
        super().keyPressEvent(event)
