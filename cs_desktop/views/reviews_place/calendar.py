"""The calendar of reviews: a month or a quarter, and beside it those of the day that one is on."""

from datetime import date, timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from cs_desktop.common.dates import day_text
from cs_desktop.common.language import tr
from cs_desktop.common.periods import add_months
from cs_desktop.domain.reviews.overview import ChosenReviews, Group, ReviewRow
from cs_desktop.views.itemmodels.line_model import Line
from cs_desktop.views.reviews_place.month import MonthGrid
from cs_desktop.views.reviews_place.words import kind_text, standing, time_words
from cs_desktop.views.theme.fonts import TextStyle
from cs_desktop.views.theme.heights import fix_height, fix_width
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.buttons import Button, icon_button
from cs_desktop.views.widgets.line_list import LineList
from cs_desktop.views.widgets.pieces import Panel, column, line, row
from cs_desktop.views.widgets.segments import SegmentedButtons
from cs_desktop.views.widgets.text import ElidedLabel, Label

_MONTHS = 3
_SIDE = 264


class ReviewCalendar(QWidget):
    """Shows ChosenReviews by day."""

    opened = Signal(object)
    """The ReviewRow to go to."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._shown: ChosenReviews | None = None
        self._day = date(2000, 1, 1)
        self._span = SegmentedButtons(theme)
        self._span.add("month", tr("Month"))
        self._span.add("quarter", tr("Quarter"))
        self._span.choose("month")
        self.month = MonthGrid(theme)
        self.quarter = tuple(MonthGrid(theme, small=True) for _ in range(_MONTHS))
        self.day_list = LineList(theme, tr("Reviews of the day"))
        self._title = ElidedLabel("", TextStyle.SECTION)
        self._none, self._words = Label("", TextStyle.CELL, "text2", wrap=True), QWidget()
        self._stack = QStackedWidget()
        self._lay_out()
        self._connect()

    def show_reviews(self, shown: ChosenReviews) -> None:
        """Show what fits; the day that one is on stays."""
        if self._shown is None:
            self._day = shown.overview.today
        self._shown = shown
        self._fill()

    def start_over(self) -> None:
        """Begin with today, as in another workspace."""
        self._shown = None

    def take_focus(self) -> None:
        """Start at the day that one is on."""
        self._grid_of_day().setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _grid_of_day(self) -> MonthGrid:
        return self.month if self._span_key == "month" else self.quarter[(self._day.month - 1) % _MONTHS]

    @property
    def _span_key(self) -> str:
        return "month" if self._stack.currentIndex() == 0 else "quarter"

    def _go(self, day: date) -> None:
        had_keyboard = any(grid.hasFocus() for grid in (self.month, *self.quarter))
        self._day = day
        self._fill()
        if had_keyboard:
            self.take_focus()

    def _step(self, by: int) -> None:
        self._go(add_months(self._day, by * (1 if self._span_key == "month" else _MONTHS)))

    def _go_to_today(self) -> None:
        if self._shown is not None:
            self._go(self._shown.overview.today)

    def _choose_span(self, key: str) -> None:
        self._stack.setCurrentIndex(0 if key == "month" else 1)
        self._fill()

    def _fill(self) -> None:
        shown = self._shown
        if shown is None:
            return
        today, rows = shown.overview.today, shown.by_day
        if self._span_key == "month":
            self.month.show_month(self._day, self._day, today, rows)
        else:
            first = self._day.replace(month=(self._day.month - 1) // _MONTHS * _MONTHS + 1, day=1)
            for place, grid in enumerate(self.quarter):
                grid.show_month(add_months(first, place), self._day, today, rows)
        mine = rows.get(self._day, ())
        self._title.setText(day_text(self._day))
        self.day_list.show_lines([_line(one, today) for one in mine])
        self.day_list.setVisible(bool(mine))
        self._words.setVisible(not mine)
        self._none.setText(self._next_text(shown))

    def _next_text(self, shown: ChosenReviews) -> str:
        later = shown.between(self._day + timedelta(days=1), date.max)
        if not later:
            return tr("No review on this day, and none after it.")
        return tr("No review on this day. The next is on {day}.", day=day_text(later[0].day))

    def _open(self, key: object) -> None:
        rows = self._shown.by_day.get(self._day, ()) if self._shown is not None else ()
        for one in rows:
            if one.id == key:
                self.opened.emit(one)

    def _to_list(self) -> None:
        if self.day_list.isVisible():
            self.day_list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _connect(self) -> None:
        for grid in (self.month, *self.quarter):
            grid.day_chosen.connect(self._go)
            grid.opened.connect(self._to_list)
        self.day_list.opened.connect(self._open)
        self._span.chosen.connect(self._choose_span)

    def _lay_out(self) -> None:
        months = QWidget()
        box = row(spacing=16)
        for grid in self.quarter:
            box.addWidget(grid, 1)
        months.setLayout(box)
        for page in (self.month, months):
            self._stack.addWidget(page)
        back = icon_button(self._theme, "chevron-left", tr("Earlier"), lambda: self._step(-1))
        on = icon_button(self._theme, "chevron-right", tr("Later"), lambda: self._step(1))
        today = Button(self._theme, tr("Today"), "quiet")
        today.clicked.connect(self._go_to_today)
        tools = row(self._span, 8, back, today, on, 0, spacing=4, margins=(0, 8, 0, 4))
        left = column(spacing=0, margins=(20, 0, 16, 12))
        left.addLayout(tools)
        left.addWidget(self._stack, 1)
        side = Panel("surface", "left")
        fix_width(side, _SIDE)
        head = QWidget()
        fix_height(head, 44)
        head.setLayout(row(self._title, spacing=0, margins=(16, 0, 12, 0)))
        self._words.setLayout(column(self._none, 0, spacing=0, margins=(16, 12, 16, 12)))
        side.setLayout(column(head, line(), self.day_list, self._words, spacing=0, margins=(1, 0, 0, 0)))
        whole = row(spacing=0)
        whole.addLayout(left, 1)
        whole.addWidget(side)
        self.setLayout(whole)


def _line(one: ReviewRow, today: date) -> Line:
    group = Group.CLOSED if one.status == "closed" else Group.LATER
    said = standing(one, group, today)[0]
    return Line(
        one.id, one.account, time_words(one), f"{one.title or kind_text(one)}, {said}", "presentation"
    )
