"""Slow work at the foot of the sidebar: its name, how far it is, and a way to stop it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QProgressBar

from cs_desktop.common.language import tr
from cs_desktop.views.theme.fonts import TextStyle
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.buttons import icon_button
from cs_desktop.views.widgets.pieces import Panel, column, row
from cs_desktop.views.widgets.text import ElidedLabel, Label, plain_tooltip


class WorkFoot(Panel):
    """One piece of work; on the rail only its bar is left, and the tooltip names it."""

    cancelled = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(edge="top")
        self._name = ElidedLabel("", TextStyle.CAPTION_MEDIUM, "text2")
        self._share = Label("", TextStyle.CAPTION, "text3", tabular=True)
        self._cancel = icon_button(theme, "x", tr("Cancel"), self.cancelled.emit)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        head = row(spacing=6)
        head.addWidget(self._name, 1)
        head.addWidget(self._share)
        head.addWidget(self._cancel)
        box = column(spacing=2, margins=(14, 4, 8, 10))
        box.addLayout(head)
        box.addWidget(self._bar)
        self.setLayout(box)
        self.hide()

    def show_work(self, name: str, done: int, total: int) -> None:
        """Show how far a piece of work is; `total` is 0 where that is not known."""
        self._name.setText(name)
        self._share.setText(f"{100 * done // total} %" if total else "")
        self._bar.setRange(0, total)
        self._bar.setValue(done)
        self._bar.setAccessibleName(name)
        self._cancel.setAccessibleName(tr("Cancel: {name}", name=name))
        self.setToolTip(plain_tooltip(name))
        self.show()

    def set_rail(self, *, rail: bool) -> None:
        """Show the bar alone, in little room."""
        for part in (self._name, self._share, self._cancel):
            part.setVisible(not rail)
