"""The panel in which one says who one is."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QScrollArea, QSizePolicy, QWidget

from cs_desktop.common.language import tr
from cs_desktop.views.theme.fonts import TextStyle
from cs_desktop.views.theme.heights import fix_height
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.buttons import Button, LayoutButton
from cs_desktop.views.widgets.pieces import Avatar, IconMark, Panel, column, line, row
from cs_desktop.views.widgets.text import ElidedLabel, Label


class MePanel(QWidget):
    """Lists the team; the one who is known as the user is marked."""

    chosen = Signal(str)
    """The name of who the user is."""
    join_requested = Signal()
    """The user is none of these and wants to be taken in."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._shown: tuple[tuple[tuple[int, str], ...], int | None] | None = None
        self._buttons: list[LayoutButton] = []
        self._list = column(spacing=0, margins=(8, 4, 8, 8))
        inside = Panel("surface")
        inside.setLayout(self._list)
        area = QScrollArea()
        area.setWidget(inside)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        words = Label(
            tr("Home shows the accounts, tasks and promises of who you are. It is kept for this workspace."),
            TextStyle.CELL,
            "text2",
            wrap=True,
        )
        words.setContentsMargins(16, 12, 16, 8)
        self.join = Button(theme, tr("Add me to the team"), "default", "plus")
        self.join.clicked.connect(self.join_requested)
        box = column(words, spacing=0)
        box.addWidget(area, 1)
        box.addWidget(line())
        box.addLayout(row(self.join, 0, margins=(16, 10, 16, 10)))
        self.setLayout(box)

    def show_team(self, members: Sequence[tuple[int, str]], me: int | None) -> None:
        """List other people."""
        if self._shown == (tuple(members), me):
            return
        self._shown = (tuple(members), me)
        self.join.setVisible(me is None)
        while (item := self._list.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        self._buttons = [self._make(name, is_me=member == me) for member, name in members]
        for button in self._buttons:
            self._list.addWidget(button)
        if not members:
            text = tr("Nobody is on the team yet. Add yourself first, then your colleagues.")
            words = Label(text, TextStyle.CELL, "text2", wrap=True)
            words.setContentsMargins(8, 4, 8, 4)
            self._list.addWidget(words)
        self._list.addStretch(1)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Begin with the first name."""
        super().focusInEvent(event)
        first = self._buttons[0] if self._buttons else self.join
        first.setFocus(Qt.FocusReason.TabFocusReason)

    def _make(self, name: str, *, is_me: bool) -> LayoutButton:
        face = row(Avatar(self._theme, name, 24, person=True), spacing=10, margins=(8, 0, 8, 0))
        face.addWidget(ElidedLabel(name, TextStyle.BODY_MEDIUM), 1)
        if is_me:
            face.addWidget(Label(tr("me"), TextStyle.CELL, "text2"))
            face.addWidget(IconMark(self._theme, "check", "accent_text", 16))
        button = LayoutButton(self._theme, "nav", face, tr("I am {name}", name=name))
        fix_height(button, 36)
        # The longest name would make the button wider than the panel.
        button.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        button.clicked.connect(lambda: self.chosen.emit(name))
        return button
