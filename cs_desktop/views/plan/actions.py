"""The mutual actions on the page of a plan: ours at the left, theirs at the right, a line for new ones."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from cs_desktop.common.language import tr, trn
from cs_desktop.domain.changes import Kind
from cs_desktop.domain.history import ObjectKey
from cs_desktop.domain.journey.words import Party
from cs_desktop.domain.plan.acting import add_action, delete_steps, finish_action
from cs_desktop.domain.plan.mutual import ActionRow, brief, of_side, rows_of
from cs_desktop.domain.plan.shown import PlanShown
from cs_desktop.domain.plan.work import work_of
from cs_desktop.views.plan.action_list import ActionList
from cs_desktop.views.theme.fonts import TextStyle
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.buttons import Button
from cs_desktop.views.widgets.pieces import column, equal, line, row
from cs_desktop.views.widgets.text import ElidedLabel, Label

MOST_OPEN = 8
"""So many open actions of a side stand on the page; all of them stand in the panel."""


class ActionSide(QWidget):
    """The actions of one side."""

    added = Signal(str)
    """The text of a new action."""

    def __init__(self, theme: Theme, party: Party) -> None:
        super().__init__()
        self.party = party
        self._name = ElidedLabel("", TextStyle.CELL_MEDIUM)
        self._count = Label("", TextStyle.CELL, "text2")
        self.list = ActionList(theme, "", most=MOST_OPEN + 1)
        self.line = QLineEdit()
        self.line.setPlaceholderText(tr("Add an action, then Enter"))
        self.line.returnPressed.connect(self._add)
        head = row(self._name, self._count, 0, spacing=6, margins=(6, 0, 0, 0))
        box = column(spacing=4, margins=(14, 12, 14, 12))
        box.addLayout(head)
        box.addWidget(self.list)
        # It begins where the boxes above it do.
        box.addLayout(row(self.line, margins=(6, 0, 6, 0)))
        box.addStretch(1)
        self.setLayout(box)

    def show_rows(self, name: str, rows: Sequence[ActionRow], *, editable: bool) -> None:
        """Show the actions of the side."""
        self._name.setText(name)
        still = sum(1 for one in rows if not one.is_done)
        self._count.setText(trn("{count} open", "{count} open", still))
        self.list.setAccessibleName(tr("Actions of {name}", name=name))
        self.line.setAccessibleName(tr("New action of {name}", name=name))
        self.line.setEnabled(editable)
        self.list.show_rows(brief(rows, MOST_OPEN))

    def _add(self) -> None:
        text = self.line.text().strip()
        if text:
            self.line.clear()
            self.added.emit(text)


class MutualActions(QWidget):
    """Shows the actions of a PlanShown."""

    gesture = Signal(object)
    """A Gesture to do to the plan."""
    edit_requested = Signal(object)
    """The ObjectKey of the action that is to be edited in full."""
    all_requested = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setAccessibleName(tr("Mutual actions"))
        self._shown: PlanShown | None = None
        self._editable = False
        self.me = ""
        """The name of whoever works here; empty where that is not known."""
        self._count = ElidedLabel("", TextStyle.CELL, "text2")
        self.all = Button(theme, "", "link")
        self.all.clicked.connect(self.all_requested)
        self.sides = {party: ActionSide(theme, party) for party in (Party.OURS, Party.THEIRS)}
        for side in self.sides.values():
            self._connect(side)
        self._lay_out()

    def show_plan(self, shown: PlanShown, *, editable: bool) -> None:
        """Show the plan's actions."""
        self._shown, self._editable = shown, editable
        rows = rows_of(shown)
        still = [one for one in rows if not one.is_done]
        late = sum(1 for one in still if one.overdue)
        text = trn("{count} open", "{count} open", len(still))
        if late:
            text = trn("{count} open, {late} overdue", "{count} open, {late} overdue", len(still), late=late)
        self._count.setText(text)
        self.all.setText(trn("All {count} action", "All {count} actions", len(rows)))
        self.all.setAccessibleName(self.all.text())
        self.all.setVisible(bool(rows))
        names = {Party.OURS: shown.company or tr("We"), Party.THEIRS: shown.account or tr("The customer")}
        for party, side in self.sides.items():
            side.show_rows(names[party], of_side(rows, party), editable=editable)

    def add(self) -> None:
        """Put the keyboard where a new action of ours is typed."""
        self.sides[Party.OURS].line.setFocus()

    def tick(self, one: ActionRow) -> None:
        """Say that an action is done today, or that it is open again."""
        if self._shown is not None and self._editable:
            self.gesture.emit(finish_action(one.id, None if one.is_done else self._shown.today))

    def delete(self, action_id: int) -> None:
        """Delete an action with what waits for it."""
        if self._shown is not None and self._shown.content is not None and self._editable:
            work = work_of(self._shown.content)
            self.gesture.emit(delete_steps(work, [ObjectKey(Kind.PLAN_ACTION, action_id)]))

    def _add(self, party: Party, text: str) -> None:
        if self._shown is not None and self._shown.content is not None and self._editable:
            keeper = self._shown.keeper(self.me)
            self.gesture.emit(add_action(self._shown.content, text, party, keeper))

    def _connect(self, side: ActionSide) -> None:
        side.added.connect(lambda text: self._add(side.party, text))
        side.list.ticked.connect(self.tick)
        side.list.delete_requested.connect(self.delete)
        side.list.opened.connect(
            lambda action_id: self.edit_requested.emit(ObjectKey(Kind.PLAN_ACTION, action_id))
        )

    def _lay_out(self) -> None:
        head = row(Label(tr("Mutual actions"), TextStyle.SECTION), spacing=8, margins=(20, 8, 20, 8))
        head.addWidget(self._count, 1)
        head.addWidget(self.all)
        sides = row(spacing=0)
        sides.addWidget(equal(self.sides[Party.OURS]), 1)
        sides.addWidget(line(vertical=True))
        sides.addWidget(equal(self.sides[Party.THEIRS]), 1)
        box = column(spacing=0)
        box.addLayout(head)
        box.addWidget(line())
        box.addLayout(sides)
        self.setLayout(box)
