"""Values with their days, one under the other: each can be opened to correct it, or deleted."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from cs_desktop.common.language import tr
from cs_desktop.views.theme.direction import trailing
from cs_desktop.views.theme.fonts import TextStyle
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.buttons import LayoutButton, icon_button
from cs_desktop.views.widgets.pieces import column, row
from cs_desktop.views.widgets.text import ElidedLabel, Label


@dataclass(frozen=True, slots=True)
class ValueLine:
    """A value of a day."""

    key: object
    """What it is told apart by."""
    day: str
    value: str
    note: str = ""


class ValueLines(QWidget):
    """Lists values; says which is to be corrected or deleted, by its key."""

    opened = Signal(object)
    delete_requested = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._list = column(spacing=0)
        self.setLayout(self._list)

    def show_lines(self, lines: Sequence[ValueLine], nothing: str, *, editable: bool) -> None:
        """Show values, or say what it means that there is none."""
        while (item := self._list.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        for line in lines:
            self._list.addWidget(self._line(line, editable=editable))
        if not lines:
            self._list.addWidget(Label(nothing, TextStyle.CELL, "text2", wrap=True))

    def _line(self, line: ValueLine, *, editable: bool) -> QWidget:
        face = row(Label(line.day, TextStyle.CELL, "text2", tabular=True), spacing=8, margins=(4, 3, 4, 3))
        face.addWidget(ElidedLabel(line.note, TextStyle.CELL, "text3"), 1)
        value = ElidedLabel(line.value, TextStyle.CELL_MEDIUM)
        value.setAlignment(trailing() | Qt.AlignmentFlag.AlignVCenter)
        face.addWidget(value)
        name = tr("{value} on {day}, change", value=line.value, day=line.day)
        button = LayoutButton(self._theme, "value", face, name)
        button.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        button.setToolTip(line.note or name)
        button.setEnabled(editable)
        button.clicked.connect(lambda: self.opened.emit(line.key))
        drop = icon_button(
            self._theme,
            "x",
            tr("Delete value of {day}", day=line.day),
            lambda: self.delete_requested.emit(line.key),
        )
        drop.setEnabled(editable)
        whole = QWidget()
        box = row(spacing=2)
        box.addWidget(button, 1)
        box.addWidget(drop)
        whole.setLayout(box)
        return whole
