"""How far something is, in the panel that started it, with a way to stop it."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QProgressBar

from cs_desktop.common.language import count_text, tr
from cs_desktop.views.theme.fonts import TextStyle
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.buttons import Button
from cs_desktop.views.widgets.pieces import Panel, column, row
from cs_desktop.views.widgets.text import ElidedLabel, Label

SHOW_AFTER_MS = 400


class ProgressRow(Panel):
    """A bar with its name, its count and Cancel; appears only if the work takes longer than 400 ms."""

    cancelled = Signal()

    def __init__(self, theme: Theme, edge: str = "box") -> None:
        super().__init__("surface", edge)
        self._name = ElidedLabel("", TextStyle.BODY_MEDIUM)
        self._count = Label("", TextStyle.CELL, "text2", tabular=True)
        self._cancel = Button(theme, tr("Cancel"), "link")
        self._cancel.clicked.connect(self._stop)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        first = row(spacing=10)
        first.addWidget(self._name, 1)
        first.addWidget(self._count)
        first.addWidget(self._cancel)
        box = column(spacing=6, margins=(14, 8, 14, 12))
        box.addLayout(first)
        box.addWidget(self._bar)
        self.setLayout(box)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SHOW_AFTER_MS)
        self._timer.timeout.connect(self.show)
        self.hide()

    def start(self, name: str) -> None:
        """Begin; nothing is known of the length yet."""
        self._name.setText(name)
        self._count.setText("")
        self._bar.setRange(0, 0)
        self._cancel.setEnabled(True)
        self._bar.setAccessibleName(name)
        self._timer.start()

    def show_now(self) -> None:
        """Show the row at once, however short the work may be."""
        self._timer.stop()
        self.show()

    def advance(self, done: int, total: int, text: str) -> None:
        """Show how far it is, such as "4 of 7 pages"."""
        self._bar.setRange(0, total)
        self._bar.setValue(done)
        counted = tr("{done} of {total}", done=count_text(done), total=count_text(total)) if total else ""
        self._count.setText(f"{counted} {text}".strip())

    def finish(self) -> None:
        """End."""
        self._timer.stop()
        self.hide()

    def _stop(self) -> None:
        self._cancel.setEnabled(False)
        self._count.setText(tr("Stopping"))
        self.cancelled.emit()
