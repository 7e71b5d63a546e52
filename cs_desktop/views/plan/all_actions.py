"""All actions of a plan in the side panel: filtered by text, side and state."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from cs_desktop.common.language import tr, trn
from cs_desktop.domain.journey.words import Party
from cs_desktop.domain.plan.mutual import ActionRow, fitting, rows_of
from cs_desktop.domain.plan.shown import PlanShown
from cs_desktop.views.plan.action_list import ActionList
from cs_desktop.views.theme.fonts import TextStyle
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.pieces import column, row
from cs_desktop.views.widgets.segments import SegmentedButtons
from cs_desktop.views.widgets.text import Label

ALL, OPEN, OVERDUE, DONE = "all", "open", "overdue", "done"


class AllActions(QWidget):
    """Shows every action of a PlanShown."""

    ticked = Signal(object)
    opened = Signal(object)
    delete_requested = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._rows: Sequence[ActionRow] = ()
        self._side, self._state = ALL, ALL
        self.filter = QLineEdit()
        self.filter.setPlaceholderText(tr("Filter by text or name"))
        self.filter.setAccessibleName(tr("Filter actions by text or name"))
        self.filter.setClearButtonEnabled(True)
        self.filter.textChanged.connect(self._refill)
        self.sides = SegmentedButtons(theme)
        for key, text in ((ALL, tr("Both")), (Party.OURS, tr("Ours")), (Party.THEIRS, tr("Theirs"))):
            self.sides.add(key, text)
        self.states = SegmentedButtons(theme)
        words = {ALL: tr("All"), OPEN: tr("Open"), OVERDUE: tr("Overdue"), DONE: tr("Done")}
        for key, text in words.items():
            self.states.add(key, text)
        self.sides.choose(ALL)
        self.states.choose(ALL)
        self.sides.chosen.connect(self._choose_side)
        self.states.chosen.connect(self._choose_state)
        self._count = Label("", TextStyle.CELL, "text2")
        self.list = ActionList(theme, tr("All actions"))
        self.list.ticked.connect(self.ticked)
        self.list.opened.connect(self.opened)
        self.list.delete_requested.connect(self.delete_requested)
        head = column(self.filter, spacing=8, margins=(16, 12, 16, 8))
        head.addLayout(row(self.sides, 0))
        head.addLayout(row(self.states, 0))
        head.addWidget(self._count)
        box = column(spacing=0, margins=(0, 0, 0, 8))
        box.addLayout(head)
        lists = row(spacing=0, margins=(10, 0, 10, 0))
        lists.addWidget(self.list)
        box.addLayout(lists, 1)
        self.setLayout(box)

    def show_plan(self, shown: PlanShown) -> None:
        """Show the plan's actions."""
        self._rows = rows_of(shown)
        self._refill()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Begin with the filter."""
        super().focusInEvent(event)
        self.filter.setFocus(Qt.FocusReason.TabFocusReason)

    def _choose_side(self, key: str) -> None:
        self._side = key
        self._refill()

    def _choose_state(self, key: str) -> None:
        self._state = key
        self._refill()

    def _refill(self) -> None:
        rows = [one for one in fitting(self._rows, self.filter.text()) if self._fits(one)]
        self._count.setText(
            trn("{count} of {all} actions", "{count} of {all} actions", len(rows), all=len(self._rows))
            if len(rows) < len(self._rows)
            else trn("{count} action", "{count} actions", len(rows))
        )
        self.list.show_rows(rows)

    def _fits(self, one: ActionRow) -> bool:
        if self._side not in (ALL, one.action.party):
            return False
        return {OPEN: not one.is_done, OVERDUE: one.overdue > 0, DONE: one.is_done}.get(self._state, True)
