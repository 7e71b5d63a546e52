"""The panel in which one says who one is."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QWidget

from cs_desktop.common.language import tr
from cs_desktop.views.team.member_list import MemberList, member_button
from cs_desktop.views.theme.fonts import TextStyle
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.buttons import Button, LayoutButton
from cs_desktop.views.widgets.pieces import Avatar, IconMark, column, line, row
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
        self._list = MemberList()
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
        box.addWidget(self._list, 1)
        box.addWidget(line())
        box.addLayout(row(self.join, 0, margins=(16, 10, 16, 10)))
        self.setLayout(box)

    def show_team(self, members: Sequence[tuple[int, str]], me: int | None) -> None:
        """List other people."""
        if self._shown == (tuple(members), me):
            return
        self._shown = (tuple(members), me)
        self.join.setVisible(me is None)
        self._list.show_members([self._make(name, is_me=member == me) for member, name in members])

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Begin with the first name."""
        super().focusInEvent(event)
        first = self._list.buttons[0] if self._list.buttons else self.join
        first.setFocus(Qt.FocusReason.TabFocusReason)

    def _make(self, name: str, *, is_me: bool) -> LayoutButton:
        face = row(Avatar(self._theme, name, 24, person=True), spacing=10, margins=(8, 0, 8, 0))
        face.addWidget(ElidedLabel(name, TextStyle.BODY_MEDIUM), 1)
        if is_me:
            face.addWidget(Label(tr("me"), TextStyle.CELL, "text2"))
            face.addWidget(IconMark(self._theme, "check", "accent_text", 16))
        button = member_button(self._theme, face, tr("I am {name}", name=name), 36)
        button.clicked.connect(lambda: self.chosen.emit(name))
        return button
