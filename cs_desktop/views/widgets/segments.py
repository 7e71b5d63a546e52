"""A few choices side by side, of which one holds."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QSizePolicy, QWidget

from cs_desktop.views.theme.direction import mirrored
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.buttons import Button
from cs_desktop.views.widgets.flow import FlowRow
from cs_desktop.views.widgets.pieces import column, row
from cs_desktop.views.widgets.text import set_look


class SegmentedButtons(QWidget):
    """Choices, each with a key of its own, shown as words or as icons with a name."""

    chosen = Signal(str)

    def __init__(self, theme: Theme, kind: str = "segment", *, wrap: bool = False) -> None:
        """With `wrap` they go on in the next row where there is no more room."""
        super().__init__()
        self._theme = theme
        self._kind = kind
        self._group = QButtonGroup(self)
        self._buttons: dict[str, Button] = {}
        self._box = row(spacing=0 if kind == "segment" else 4)
        self._rows = FlowRow(4) if wrap else None
        self.setLayout(self._box if self._rows is None else column(self._rows, spacing=0))
        if wrap:
            return
        # What stands beside it gives way before its words are cut.
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Preferred)

    def add(self, key: str, text: str, icon: str = "") -> None:
        """Add a choice; with an icon the text is its name and tooltip."""
        button = Button(self._theme, "" if icon else text, self._kind, icon, name=text)
        button.setCheckable(True)
        button.setProperty("words", "" if icon else "true")
        if icon:
            button.setToolTip(text)
        button.clicked.connect(lambda: self.chosen.emit(key))
        self._buttons[key] = button
        self._group.addButton(button)
        if self._rows is None:
            self._box.addWidget(button)
        else:
            self._rows.add(button)
        self._mark_ends(list(self._buttons.values()))

    def set_tight(self, *, tight: bool) -> None:
        """Leave less room around the words, where there is little."""
        for button in self._buttons.values():
            set_look(button, "look", "tight" if tight else "")

    def choose(self, key: str) -> None:
        """Show which choice holds."""
        self._buttons[key].setChecked(True)

    def choose_only(self, key: str | None) -> None:
        """Show which choice holds; with none, or one that is not there, that none does."""
        self._group.setExclusive(False)
        for known, button in self._buttons.items():
            button.setChecked(known == key)
        self._group.setExclusive(True)

    def set_text(self, key: str, text: str) -> None:
        """Word a choice anew."""
        self._buttons[key].setText(text)
        self._buttons[key].setAccessibleName(text)

    def button(self, key: str) -> Button:
        """Return the button of a choice."""
        return self._buttons[key]

    def _mark_ends(self, buttons: Sequence[Button]) -> None:
        for button in buttons:
            button.setProperty("place", "")
        left, right = (-1, 0) if mirrored() else (0, -1)
        buttons[left].setProperty("place", "first")
        buttons[right].setProperty("place", "last")
