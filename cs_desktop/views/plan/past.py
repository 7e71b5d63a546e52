"""The last changes of a plan: what, by whom and when."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from cs_desktop.common.dates import short_day_text, time_text
from cs_desktop.common.language import tr
from cs_desktop.domain.plan.recent import PlanPast, RecentChange
from cs_desktop.domain.plan.shown import PlanShown
from cs_desktop.views.theme.fonts import TextStyle, scaled
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.buttons import Button
from cs_desktop.views.widgets.pieces import Avatar, Panel, column, line, row
from cs_desktop.views.widgets.text import ElidedLabel, Label, plain_tooltip

_HEAD = 40
_FACE = 20


class HistoryPart(QWidget):
    """Shows them one below the other, the newest first."""

    gesture = Signal(object)
    all_requested = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._past: PlanPast | None = None
        self._shown_plan: PlanShown | None = None
        self.all = Button(theme, tr("All history"), "link")
        self.all.clicked.connect(self.all_requested)
        head = Panel("surface", "bottom")
        head.setLayout(row(Label(tr("History"), TextStyle.SECTION), 0, self.all, margins=(16, 0, 14, 0)))
        head.setFixedHeight(scaled(_HEAD))
        self._box = column(spacing=14, margins=(16, 14, 16, 16))
        self._body = QWidget()
        self._body.setLayout(self._box)
        self.setLayout(column(line(), head, self._body, 0, spacing=0))
        self.setAccessibleName(tr("History"))

    def show_plan(self, shown: PlanShown, *, editable: bool) -> None:
        """Know the day; what was done is read after."""
        del editable
        self._shown_plan = shown

    def show_past(self, past: PlanPast) -> None:
        """Show what was done."""
        if past == self._past:
            return
        self._past = past
        while (item := self._box.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for change in past.recent:
            self._box.addWidget(self._entry(change))
        if not past.recent:
            self._box.addWidget(Label(tr("Nothing was changed yet"), TextStyle.CELL, "text2"))

    def _entry(self, change: RecentChange) -> QWidget:
        entry = QWidget()
        text = Label(change.text, TextStyle.CELL, wrap=True)
        text.setMinimumWidth(1)
        words = column(text, spacing=1)
        if change.values:
            values = ElidedLabel(change.values, TextStyle.CELL_MEDIUM)
            words.addWidget(values)
        words.addWidget(Label(f"{self._when(change)} · {change.person}", TextStyle.CAPTION, "text2"))
        box = row(spacing=10)
        face = Avatar(self._theme, change.person, scaled(_FACE), person=True)
        face.setToolTip(plain_tooltip(change.person))
        side = column(face, 0, spacing=0)
        box.addLayout(side)
        box.addLayout(words, 1)
        entry.setLayout(box)
        return entry

    def _when(self, change: RecentChange) -> str:
        at = change.at.astimezone()
        shown = self._shown_plan
        if shown is not None and at.date() == shown.today:
            return tr("Today {time}", time=time_text(at))
        return short_day_text(at.date(), shown.today if shown is not None else at.date())
