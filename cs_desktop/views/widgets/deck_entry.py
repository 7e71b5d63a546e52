"""The deck that was open last, in the sidebar."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QWidget

from cs_desktop.common.language import tr
from cs_desktop.views.theme.fonts import TextStyle
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.nav_button import NavButton
from cs_desktop.views.widgets.pieces import IconMark, column
from cs_desktop.views.widgets.text import Label


class DeckEntry(QWidget):
    """Leads back to a deck; before one was open it is not there."""

    clicked = Signal()

    def __init__(self, theme: Theme, group: QButtonGroup) -> None:
        """`group` is the sidebar's, of which one button is marked."""
        super().__init__()
        self._theme, self._group = theme, group
        self._rail, self._name = False, ""
        self._button: NavButton | None = None
        self._title = Label(tr("Open deck"), TextStyle.CAPTION_MEDIUM, "text3")
        self._title.setContentsMargins(8, 14, 0, 2)
        self._box = column(self._title, spacing=0)
        self.setLayout(self._box)
        self.hide()

    def show_deck(self, name: str, *, current: bool) -> None:
        """Name the deck, and mark it if it is on screen; with no name there is none."""
        if name != self._name:
            self._name = name
            self._make(name)
        if self._button is not None and current:
            self._button.setChecked(True)
        self.setVisible(bool(name))

    def set_rail(self, *, rail: bool) -> None:
        """Show the mark alone, in little room, or the name too."""
        self._rail = rail
        self._title.setVisible(not rail)
        if self._button is not None:
            self._button.set_rail(rail=rail)

    def _make(self, name: str) -> None:
        if self._button is not None:
            self._group.removeButton(self._button)
            self._box.removeWidget(self._button)
            self._button.deleteLater()
            self._button = None
        if not name:
            return
        mark = IconMark(self._theme, "presentation")
        self._button = NavButton(self._theme, mark, name, TextStyle.CELL, 28)
        self._button.set_rail(rail=self._rail)
        self._button.clicked.connect(self.clicked)
        self._group.addButton(self._button)
        self._box.addWidget(self._button)
