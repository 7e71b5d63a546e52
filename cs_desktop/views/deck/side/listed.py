"""A list of many lines under heads with a filter, and the one that one is at in full below it."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from cs_desktop.common.language import tr
from cs_desktop.views.itemmodels.line_model import Line
from cs_desktop.views.theme.fonts import TextStyle
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.line_list import LineList
from cs_desktop.views.widgets.pieces import Panel, column
from cs_desktop.views.widgets.text import Label


class FilteredLines(QWidget):
    """Shows lines; those that hold every word of the filter, with their heads."""

    opened = Signal(object)
    """The key of the line that was clicked, or on which Enter was pressed."""

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self._lines: Sequence[Line] = ()
        self.filter = QLineEdit()
        self.filter.setProperty("look", "search")
        self.filter.setPlaceholderText(tr("Filter"))
        self.filter.setAccessibleName(tr("Filter: {name}", name=name))
        self.filter.setClearButtonEnabled(True)
        self.filter.textChanged.connect(self._show)
        self.list = LineList(theme, name)
        self.list.picked.connect(self._tell)
        self.list.opened.connect(self.opened)
        self._none = Label(tr("Nothing here has these words."), TextStyle.BODY, "text2", wrap=True)
        self._none.setContentsMargins(16, 8, 16, 8)
        self._told = Label("", TextStyle.CAPTION, "text2", wrap=True)
        self._foot = Panel("sunken", "top")
        self._foot.setLayout(column(self._told, margins=(16, 8, 16, 8)))
        top = column(self.filter, margins=(16, 4, 16, 8))
        box = column(spacing=0)
        box.addLayout(top)
        box.addWidget(self._none)
        box.addWidget(self.list, 1)
        box.addWidget(self._foot)
        self.setLayout(box)
        self.setFocusProxy(self.filter)

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show other lines, through the same filter."""
        self._lines = tuple(lines)
        self._show()

    def shown(self) -> list[Line]:
        """Return the lines that pass the filter, heads among them."""
        words = self.filter.text().casefold().split()
        found: list[Line] = []
        head, told = None, ""
        for line in self._lines:
            if line.is_head:
                head, told = line, line.title
            elif all(word in f"{told} {line.spoken}".casefold() for word in words):
                # A head comes with the first of its lines.
                found += [line] if head is None else [head, line]
                head = None
        return found

    def _show(self) -> None:
        lines = self.shown()
        self.list.show_lines(lines)
        self._none.setVisible(not lines)
        self.list.setVisible(bool(lines))
        self._tell(self.list.current)

    def _tell(self, key: object) -> None:
        line = next((one for one in self._lines if not one.is_head and one.key == key), None)
        told = "" if line is None else "\n".join(t for t in (line.end, line.title, line.below) if t)
        self._told.setText(told)
        self._foot.setVisible(bool(told))
