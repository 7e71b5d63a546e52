"""The work calendar of the workspace: on which days of the week people work, and which days are off."""

from collections.abc import Callable, Collection, Mapping
from datetime import date, timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from cs_desktop.common.dates import day_text
from cs_desktop.common.language import marked, tr, trn
from cs_desktop.domain.figures import Status
from cs_desktop.views.theme.fonts import TextStyle
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.buttons import Button, icon_button
from cs_desktop.views.widgets.day_edit import DayEdit
from cs_desktop.views.widgets.notice import FieldNotice
from cs_desktop.views.widgets.pieces import Panel, column, line, row, scrolling
from cs_desktop.views.widgets.text import ElidedLabel, Label

WEEK = (
    marked("Monday"),
    marked("Tuesday"),
    marked("Wednesday"),
    marked("Thursday"),
    marked("Friday"),
    marked("Saturday"),
    marked("Sunday"),
)
_NAME_LIMIT = 100


class CalendarPanel(QWidget):
    """Shows work days and days off."""

    work_days_chosen = Signal(object)
    """The days of the week on which people work from now on, 1 for Monday."""
    off_added = Signal(object, object, str)
    """The first and the last of some days on which nobody works, and what they are called."""
    off_removed = Signal(object)
    """Days on which people work again."""

    def __init__(self, theme: Theme, today: Callable[[], date]) -> None:
        super().__init__()
        self._theme = theme
        self._editable = False
        self._shown: object = None
        self.days = {number: QCheckBox(tr(name)) for number, name in enumerate(WEEK, 1)}
        for box in self.days.values():
            box.clicked.connect(self._choose)
        self.first = DayEdit(theme, today, required=True)
        self.first.setAccessibleName(tr("First day off"))
        self.last = DayEdit(theme, today)
        self.last.setAccessibleName(tr("Last day off"))
        self.last.setPlaceholderText(tr("Last day, if there are more"))
        self.name = QLineEdit()
        self.name.setMaxLength(_NAME_LIMIT)
        self.name.setPlaceholderText(tr("What it is, such as New Year"))
        self.name.setAccessibleName(tr("What it is"))
        self.add = Button(theme, tr("Add days off"), "default", "plus")
        self.notice = FieldNotice(theme)
        self.add.clicked.connect(self._add)
        self.name.returnPressed.connect(self._add)
        self._lines = column(spacing=0)
        self._lay_out()

    def show_days(self, work_days: Collection[int], off: Mapping[date, str], *, editable: bool) -> None:
        """Show what is stored."""
        if (work_days, off, editable) == self._shown:
            return
        self._shown, self._editable = (work_days, off, editable), editable
        for number, box in self.days.items():
            box.setChecked(number in work_days)
            box.setEnabled(editable)
        for part in (self.first, self.last, self.name, self.add):
            part.setEnabled(editable)
        while (item := self._lines.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        for days in _runs(off):
            self._lines.addWidget(self._line(days, off[days[0]]))
        if not off:
            none = Label(tr("No days off yet"), TextStyle.CELL, "text2")
            none.setContentsMargins(16, 0, 16, 0)
            self._lines.addWidget(none)
        self._lines.addStretch(1)

    def refuse(self, why: str) -> None:
        """Say why something could not be stored, and show what is."""
        self.notice.tell(why, Status.RISK)
        shown, self._shown = self._shown, None
        if isinstance(shown, tuple):
            self.show_days(shown[0], shown[1], editable=shown[2])

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Begin with Monday."""
        super().focusInEvent(event)
        self.days[1].setFocus(Qt.FocusReason.TabFocusReason)

    def _choose(self) -> None:
        self.notice.clear()
        self.work_days_chosen.emit(frozenset(number for number, box in self.days.items() if box.isChecked()))

    def _add(self) -> None:
        problem = self.first.problem() or self.last.problem()
        first = self.first.day
        self.notice.tell(problem, Status.RISK)
        if problem or first is None:
            return
        self.off_added.emit(first, self.last.day or first, self.name.text().strip())
        for part in (self.first, self.last, self.name):
            part.clear()
        self.first.setFocus()

    def _line(self, days: list[date], name: str) -> QWidget:
        when = day_text(days[0]) if len(days) == 1 else f"{day_text(days[0])} – {day_text(days[-1])}"
        told = when if len(days) == 1 else f"{when}, " + trn("{count} day", "{count} days", len(days))
        remove = icon_button(self._theme, "x", tr("Work again on {days}", days=told))
        remove.setEnabled(self._editable)
        remove.clicked.connect(lambda: self.off_removed.emit(frozenset(days)))
        part = QWidget()
        box = row(spacing=8, margins=(16, 2, 10, 2))
        words = column(ElidedLabel(name or tr("Day off"), TextStyle.CELL), spacing=0)
        words.addWidget(Label(told, TextStyle.CAPTION, "text2"))
        box.addLayout(words, 1)
        box.addWidget(remove)
        part.setLayout(box)
        return part

    def _lay_out(self) -> None:
        words = tr("For every plan of this workspace. What waits is reckoned by these days.")
        top = column(Label(words, TextStyle.CELL, "text2", wrap=True), spacing=6, margins=(16, 12, 16, 12))
        top.addWidget(Label(tr("People work on"), TextStyle.SECTION))
        for box in self.days.values():
            top.addWidget(box)
        form = column(Label(tr("Days off"), TextStyle.SECTION), spacing=6, margins=(16, 12, 16, 8))
        for part in (self.first, self.last, self.name):
            form.addWidget(part)
        form.addLayout(row(self.add, 0))
        form.addWidget(self.notice)
        inside = Panel("surface")
        whole = column(spacing=0)
        whole.addLayout(top)
        whole.addWidget(line())
        whole.addLayout(form)
        whole.addLayout(self._lines, 1)
        inside.setLayout(whole)
        area = scrolling(inside)
        self.setLayout(column(area, spacing=0))


def _runs(off: Mapping[date, str]) -> list[list[date]]:
    """Return the days off, those together that follow each other under the same name."""
    found: list[list[date]] = []
    for day in sorted(off):
        if found and found[-1][-1] == day - timedelta(days=1) and off[found[-1][-1]] == off[day]:
            found[-1].append(day)
        else:
            found.append([day])
    return found
