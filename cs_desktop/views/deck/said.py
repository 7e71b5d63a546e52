"""A line under something: a mark, what is said, and the ways on."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from cs_desktop.domain.figures import Status
from cs_desktop.views.theme.fonts import TextStyle
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.buttons import Button
from cs_desktop.views.widgets.flow import FlowRow
from cs_desktop.views.widgets.pieces import IconMark, StatusMark, column, row
from cs_desktop.views.widgets.text import Label

_MARKS = (Status.WATCH, Status.RISK, Status.NONE)


class SaidLine(QWidget):
    """What is good has a check, everything else the mark of its status; an empty text hides all."""

    def __init__(self, theme: Theme, ways: Sequence[Button] = ()) -> None:
        super().__init__()
        self._good = IconMark(theme, "circle-check", "good_mark")
        self._marks = {status: StatusMark(theme, status) for status in _MARKS}
        self._words = Label("", TextStyle.CELL, "text2", wrap=True)
        self._offered = tuple(ways)
        self._ways = FlowRow(4)
        for way in ways:
            self._ways.add(way)
        line = row(spacing=6)
        line.addWidget(self._good, 0, Qt.AlignmentFlag.AlignTop)
        # The other marks are smaller than a line of text.
        line.addLayout(column(2, *self._marks.values(), 0, spacing=0))
        line.addWidget(self._words, 1)
        box = column(spacing=0)
        box.addLayout(line)
        box.addWidget(self._ways)
        box.addStretch(1)
        self.setLayout(box)
        self.say("", Status.NONE)

    @property
    def text(self) -> str:
        """Return what is said."""
        return self._words.text()

    def say(self, text: str, status: Status, *ways: Button) -> None:
        """Say something, and offer these of the ways on."""
        self._words.setText(text)
        self._good.setVisible(status is Status.GOOD)
        for known, mark in self._marks.items():
            mark.setVisible(known is status)
        for way in self._offered:
            way.setVisible(way in ways)
        self._ways.setVisible(bool(ways))
        self._ways.arrange()
        self.setVisible(bool(text))
