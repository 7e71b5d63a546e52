"""A day that one types, or picks from a calendar."""

from collections.abc import Callable
from datetime import date, timedelta

from PySide6.QtCore import QDate, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QFocusEvent, QKeyEvent, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QFrame, QLineEdit, QTableView, QToolButton, QWidget

from cs_desktop.common.dates import day_text, read_day_near
from cs_desktop.common.language import tr
from cs_desktop.common.periods import add_months
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.pieces import column
from cs_desktop.views.widgets.popup import open_popup

ROOM = (280, 228)
"""Pixels that a month takes at least, so that each day is easily hit."""
_STEPS: dict[Qt.Key, Callable[[date], date]] = {
    Qt.Key.Key_Up: lambda day: day + timedelta(days=1),
    Qt.Key.Key_Down: lambda day: day - timedelta(days=1),
    Qt.Key.Key_PageUp: lambda day: add_months(day, 1),
    Qt.Key.Key_PageDown: lambda day: add_months(day, -1),
}


class DayEdit(QLineEdit):
    """Takes 2027-01-31, Jan 31, 2027, Jan 31, today, +30d, +3m; Up, Down, Page Up, Page Down move the day.

    The calendar opens with a click on its sign or with Alt Down.
    """

    day_changed = Signal()
    """The text reads as another day, or as none."""

    def __init__(self, theme: Theme, today: Callable[[], date], *, required: bool = False) -> None:
        super().__init__()
        self._theme, self._today, self._required = theme, today, required
        self._last: date | None = None
        self._calendar: DayCalendar | None = None
        self._open = QAction(self)
        self._open.setText(tr("Open the calendar"))
        self._open.setToolTip(tr("Open the calendar (Alt Down)"))
        self._open.triggered.connect(self.open_calendar)
        self.addAction(self._open, QLineEdit.ActionPosition.TrailingPosition)
        # Tab goes from field to field; the calendar has keys of its own.
        for button in self.findChildren(QToolButton):
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.setAccessibleName(self._open.text())
        self.setPlaceholderText(tr("Date, such as {day}", day=day_text(add_months(today(), 3))))
        self.textChanged.connect(self._notice)
        theme.changed.connect(self._draw_icon)
        self._draw_icon()

    @property
    def day(self) -> date | None:
        """Return the day that the text reads as; None where it is empty or no day."""
        return read_day_near(self.text(), self._today())

    def set_day(self, day: date | None) -> None:
        """Show a day, or none."""
        self.setText("" if day is None else day_text(day))

    def problem(self) -> str:
        """Return what is wrong with the text, with an example; empty if nothing."""
        wrong = self.day is None if self.text().strip() else self._required
        return tr("Enter a date, such as {day} or +30d.", day=day_text(self._today())) if wrong else ""

    def open_calendar(self) -> None:
        """Let the user pick a day under the field."""
        if self._calendar is None:
            self._calendar = DayCalendar(self._theme, self)
            self._calendar.setWindowFlag(Qt.WindowType.Popup)
            self._calendar.picked.connect(self._pick)
        self._calendar.open_at(self.mapToGlobal(QPoint(0, self.height() + 2)), self.day or self._today())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the calendar, or move the day."""
        key = Qt.Key(event.key())
        if key is Qt.Key.Key_Down and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.open_calendar()
        elif key in _STEPS:
            self._move(_STEPS[key])
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show a day that was typed in short as it is meant."""
        super().focusOutEvent(event)
        if self.day is not None:
            self.set_day(self.day)

    def _move(self, step: Callable[[date], date]) -> None:
        try:
            self.set_day(self._today() if self.day is None else step(self.day))
        except (ValueError, OverflowError):
            # The calendar of this world begins and ends somewhere.
            return
        self.selectAll()

    def _pick(self, day: date) -> None:
        self.set_day(day)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _notice(self) -> None:
        if self.day != self._last:
            self._last = self.day
            self.day_changed.emit()

    def _draw_icon(self) -> None:
        self._open.setIcon(self._theme.icon("calendar", "text3"))


class DayCalendar(QFrame):
    """A month to pick a day from."""

    picked = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setProperty("edge", "float")
        self._month = QCalendarWidget()
        self._month.setAccessibleName(tr("Calendar"))
        self._month.setMinimumSize(*ROOM)
        self._month.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self._month.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        for weekend in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            # Qt paints them red, which means danger here.
            self._month.setWeekdayTextFormat(weekend, QTextCharFormat())
        self._month.clicked.connect(self._pick)
        self._month.activated.connect(self._pick)
        self.setLayout(column(self._month, margins=(6, 6, 6, 6)))
        theme.changed.connect(self._draw)
        self._draw()

    def show_day(self, day: date) -> None:
        """Show the month of a day."""
        self._month.setSelectedDate(QDate(day.year, day.month, day.day))

    def open_at(self, place: QPoint, day: date) -> None:
        """Show the month of a day over the window, within the screen."""
        self.show_day(day)
        open_popup(self, place)
        grid = self._month.findChild(QTableView)
        assert isinstance(grid, QTableView)
        grid.setFocus(Qt.FocusReason.PopupFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close on Esc, and leave what the field is in alone."""
        if event.key() == Qt.Key.Key_Escape:
            self.close()
            return
        super().keyPressEvent(event)

    def _pick(self, picked: QDate) -> None:
        self.close()
        self.picked.emit(date(picked.year(), picked.month(), picked.day()))

    def _draw(self) -> None:
        for name, icon in (
            ("qt_calendar_prevmonth", "chevron-left"),
            ("qt_calendar_nextmonth", "chevron-right"),
        ):
            button = self._month.findChild(QToolButton, name)
            assert isinstance(button, QToolButton)
            button.setIcon(self._theme.icon(icon))
            button.setAccessibleName(tr("Month before") if icon == "chevron-left" else tr("Month after"))
