"""The panel that lists the team."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QWidget

from cs_desktop.common.language import tr, trn
from cs_desktop.domain.team import TeamRow
from cs_desktop.views.team.member_list import MemberList, member_button
from cs_desktop.views.theme.fonts import TextStyle
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.buttons import Button, LayoutButton
from cs_desktop.views.widgets.pieces import Avatar, IconMark, column, row
from cs_desktop.views.widgets.text import ElidedLabel, Label


class TeamPanel(QWidget):
    """A line a member; pressing one opens the form."""

    chosen = Signal(object)
    """The TeamRow that the user opens."""
    add_requested = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._shown: tuple[tuple[TeamRow, ...], bool] | None = None
        self.list = MemberList()
        words = Label(
            tr("Who looks after accounts. Home needs their targets, capacity their hours."),
            TextStyle.CELL,
            "text2",
            wrap=True,
        )
        self.add = Button(theme, tr("Add team member"), "default", "plus")
        self.add.clicked.connect(self.add_requested)
        head = column(words, spacing=10, margins=(16, 12, 16, 8))
        head.addLayout(row(self.add, 0))
        box = column(spacing=0)
        box.addLayout(head)
        box.addWidget(self.list, 1)
        self.setLayout(box)

    def show_team(self, rows: Sequence[TeamRow], *, editable: bool) -> None:
        """List these; where nothing can be written they are only told."""
        self.add.setEnabled(editable)
        if (tuple(rows), editable) == self._shown:
            return
        self._shown = (tuple(rows), editable)
        here = self.window().focusWidget()
        had_keyboard = self.isAncestorOf(here) and here is not self.add
        self.list.show_members([self._make(one, editable=editable) for one in rows])
        if had_keyboard:
            self.add.setFocus()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Begin with the way to add somebody."""
        super().focusInEvent(event)
        self.add.setFocus(Qt.FocusReason.TabFocusReason)

    def _make(self, one: TeamRow, *, editable: bool) -> LayoutButton:
        notes = _notes(one)
        words = column(
            ElidedLabel(one.entry.name, TextStyle.BODY_MEDIUM, "" if one.is_active else "text3"), spacing=0
        )
        for note in notes:
            words.addWidget(ElidedLabel(note, TextStyle.CAPTION, "text2"))
        face = row(Avatar(self._theme, one.entry.name, 28, person=True), spacing=10, margins=(8, 4, 8, 4))
        face.addLayout(words, 1)
        face.addWidget(IconMark(self._theme, "chevron-right", "text3", 14))
        name = tr("Edit {name}, {note}", name=one.entry.name, note=", ".join(notes))
        button = member_button(self._theme, face, name, 62)
        button.setEnabled(editable)
        button.clicked.connect(lambda: self.chosen.emit(one))
        return button


def _notes(one: TeamRow) -> tuple[str, str]:
    """Return who they are, and what is theirs and agreed with them."""
    role = one.entry.role or tr("no role")
    accounts = trn("{count} account", "{count} accounts", one.accounts)
    if not one.is_active:
        return role, tr("not active")
    targets = (one.entry.proactive_target, one.entry.reactive_target)
    if targets == (None, None):
        return role, tr("{accounts} · no outreach agreed", accounts=accounts)
    proactive, reactive = (target or 0 for target in targets)
    return role, tr(
        "{accounts} · {proactive} proactive, {reactive} reactive a month",
        accounts=accounts,
        proactive=proactive,
        reactive=reactive,
    )
