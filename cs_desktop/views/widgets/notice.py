"""A line under a field: what is wrong with the text in it, or what it should know, and what can be done."""

from collections.abc import Callable

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from cs_desktop.domain.figures import Status
from cs_desktop.views.theme.fonts import TextStyle
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.buttons import Button
from cs_desktop.views.widgets.pieces import StatusMark, column, row
from cs_desktop.views.widgets.text import Label, set_look

INDENT = 20
"""Pixels that the mark before the text takes."""


class FieldNotice(QWidget):
    """One message with at most one way on."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._box = column(spacing=0)
        self.setLayout(self._box)
        self._content: _Content | None = None
        """Made for the first message: most fields never have one."""
        self.hide()

    @property
    def text(self) -> str:
        """Return the message; empty if there is none."""
        return self._content.text.text() if self._content is not None else ""

    def tell(
        self, text: str, status: Status, way_on: str = "", on_way_on: Callable[[], object] | None = None
    ) -> None:
        """Show a message: RISK for what is wrong, WATCH for what is worth knowing; an empty one is hidden."""
        if self._content is None and text:
            self._content = _Content(self._theme)
            self._box.addWidget(self._content)
        if self._content is not None:
            self._content.tell(text, status, way_on, on_way_on)
        self._fit()
        self.setVisible(bool(text))

    def clear(self) -> None:
        """Say nothing."""
        self.tell("", Status.RISK)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the message the lines that it needs in this width."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        if self._content is not None:
            self._content.fit(self.width())


class _Content(QWidget):
    """The mark, the message and the way on."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._marks = {status: StatusMark(theme, status) for status in (Status.RISK, Status.WATCH)}
        self.text = Label("", TextStyle.CAPTION, wrap=True)
        self._way_on = Button(theme, "", "link")
        self._on_way_on: Callable[[], object] | None = None
        self._way_on.clicked.connect(self._go)
        head = row(spacing=6)
        head.addLayout(column(*self._marks.values(), 0, spacing=0))
        head.addWidget(self.text, 1)
        box = column(spacing=0, margins=(2, 2, 0, 2))
        box.addLayout(head)
        box.addLayout(row(self._way_on, 0, margins=(INDENT - 4, 0, 0, 0)))
        self.setLayout(box)

    def tell(self, text: str, status: Status, way_on: str, on_way_on: Callable[[], object] | None) -> None:
        """Show another message."""
        self.text.setText(text)
        set_look(self.text, "tone", status.value)
        for known, mark in self._marks.items():
            mark.setVisible(known is status)
        self._way_on.setText(way_on)
        self._way_on.setAccessibleName(way_on)
        self._way_on.setVisible(bool(way_on))
        self._on_way_on = on_way_on

    def fit(self, width: int) -> None:
        """Take the lines that the message needs in this width."""
        # Layouts learn of wrapped text too late, after the editor's own height has changed.
        if self.text.text():
            # Qt takes the least height for one that is needed, so that it could only grow.
            self.text.setMinimumHeight(0)
            self.text.setFixedHeight(self.text.heightForWidth(max(width - INDENT, 1)))

    def _go(self) -> None:
        if self._on_way_on is not None:
            self._on_way_on()
