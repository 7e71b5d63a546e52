"""One month of reviews: a grid of days that the keyboard walks."""

from collections.abc import Mapping
from datetime import date, timedelta

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QColor,
    QFontMetrics,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from cs_desktop.common.dates import day_text, month_text, weekday_text
from cs_desktop.common.language import tr, trn
from cs_desktop.common.periods import add_months
from cs_desktop.domain.reviews.overview import ReviewRow
from cs_desktop.views.reviews_place.marks import paint_review
from cs_desktop.views.reviews_place.words import spoken
from cs_desktop.views.theme.direction import elided, leading, mirrored, placed, trailing
from cs_desktop.views.theme.fonts import TextStyle, font, scaled
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.roles import speak_as
from cs_desktop.views.widgets.text import plain_tooltip

_WEEK, _WEEKS = 7, 6
_HEAD, _TITLE = 24, 30
_LINE = 19
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -_WEEK, Qt.Key.Key_Down: _WEEK}


class MonthGrid(QWidget):
    """Shows the days of a month with their reviews, or in little room with how many there are."""

    day_chosen = Signal(object)
    """The date that one is on now."""
    opened = Signal()
    """Enter, or a double click: to the reviews of that day."""

    def __init__(self, theme: Theme, *, small: bool = False) -> None:
        super().__init__()
        self._theme, self._small = theme, small
        self._month = self._day = self._today = date(2000, 1, 1)
        self._rows: Mapping[date, tuple[ReviewRow, ...]] = {}
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        speak_as(self, QAccessible.Role.Canvas)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        theme.changed.connect(self.updateGeometry)
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        """Return the room in which the days can be read."""
        cell = 30 if self._small else 52
        return QSize(scaled(_WEEK * (34 if self._small else 76)), scaled(_TITLE + _HEAD + _WEEKS * cell))

    def minimumSizeHint(self) -> QSize:
        """Return the least room."""
        return self.sizeHint()

    def show_month(
        self, month: date, day: date, today: date, rows: Mapping[date, tuple[ReviewRow, ...]]
    ) -> None:
        """Show the month that holds a day; `day` is the one that one is on."""
        self._month, self._day, self._today, self._rows = month.replace(day=1), day, today, rows
        self.setAccessibleName(tr("Calendar, {month}", month=month_text(self._month)))
        self.setAccessibleDescription(self._told(day))
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk by days, weeks and months; Enter goes to the reviews of the day."""
        key = Qt.Key(event.key())
        if key in _STEPS:
            step = _STEPS[key]
            if mirrored() and abs(step) == 1:
                step = -step
            self.day_chosen.emit(self._day + timedelta(days=step))
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self.day_chosen.emit(add_months(self._day, -1 if key == Qt.Key.Key_PageUp else 1))
        elif key == Qt.Key.Key_Home:
            self.day_chosen.emit(self._today)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go to a day."""
        day = self._day_at(event.position().toPoint())
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        if day is not None:
            self.day_chosen.emit(day)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Go to the reviews of the day."""
        if self._day_at(event.position().toPoint()) is not None:
            self.opened.emit()

    def event(self, event: QEvent) -> bool:
        """Tell what is on the day under the mouse."""
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            day = self._day_at(event.pos())
            rows = self._rows.get(day, ()) if day is not None else ()
            lines = [spoken(row, self._today) for row in rows[:12]]
            if len(rows) > len(lines):
                lines.append(trn("and {count} more", "and {count} more", len(rows) - len(lines)))
            QToolTip.showText(event.globalPos(), plain_tooltip("\n".join(lines)) if lines else "", self)
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the month."""
        del event
        painter = QPainter(self)
        tokens = self._theme.tokens
        self._write(painter, self._title_box(), month_text(self._month), "text", TextStyle.CELL_BOLD)
        first = self._first()
        for place in range(_WEEK):
            box = self._cell(place)
            head = QRect(box.left(), scaled(_TITLE), box.width(), scaled(_HEAD))
            name = weekday_text(first + timedelta(days=place)).split()[0]
            self._write(
                painter, head, name[:2] if self._small else name[:3], "text3", TextStyle.CAPTION_MEDIUM
            )
        for place in range(_WEEK * _WEEKS):
            day = first + timedelta(days=place)
            if not (self._small and day.month != self._month.month):
                self._paint_day(painter, self._cell(place), day)
        if self.hasFocus():
            place = (self._day - first).days
            if 0 <= place < _WEEK * _WEEKS:
                painter.setPen(QPen(QColor(tokens.focus), 2))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRect(self._cell(place).adjusted(1, 1, -2, -2))

    def _paint_day(self, painter: QPainter, box: QRect, day: date) -> None:
        tokens = self._theme.tokens
        mine = day.month == self._month.month
        if day == self._day and mine:
            painter.fillRect(box, QColor(tokens.selected))
        elif not mine or day.isoweekday() > 5:
            painter.fillRect(box, QColor(tokens.sunken))
        painter.setPen(QColor(tokens.grid))
        painter.drawRect(box.adjusted(0, 0, -1, -1))
        head = QRect(box.left(), box.top() + 2, box.width(), scaled(_LINE))
        role = "accent_text" if day == self._today else "text" if mine else "text3"
        style = TextStyle.CELL_BOLD if day == self._today else TextStyle.CELL
        self._write(painter, head, str(day.day), role, style)
        rows = self._rows.get(day, ()) if mine else ()
        if rows and self._small:
            self._paint_count(painter, box, rows)
        elif rows:
            self._paint_rows(painter, box, rows)

    def _paint_count(self, painter: QPainter, box: QRect, rows: tuple[ReviewRow, ...]) -> None:
        late = any(row.is_open and row.day < self._today for row in rows)
        made = font(TextStyle.CAPTION_MEDIUM, tabular=True)
        painter.setFont(made)
        painter.setPen(self._theme.color("risk_text" if late else "accent_text"))
        painter.drawText(box.adjusted(4, 0, -4, -2), int(trailing()), str(len(rows)))

    def _paint_rows(self, painter: QPainter, box: QRect, rows: tuple[ReviewRow, ...]) -> None:
        line = scaled(_LINE)
        room = max((box.height() - line - 4) // line, 1)
        shown = rows if len(rows) <= room else rows[: room - 1]
        top = box.top() + 2 + line
        for row in shown:
            mark = placed(QRect(box.left() + 6, top, 10, line), box)
            paint_review(
                painter, QPointF(mark.center()) + QPointF(0.5, 0.5), row, self._today, self._theme.tokens
            )
            text = placed(QRect(box.left() + 16, top, box.width() - 18, line), box)
            self._write(painter, text, row.account, "text", TextStyle.CAPTION)
            top += line
        if len(shown) < len(rows):
            more = tr("+{count} more", count=len(rows) - len(shown))
            self._write(painter, QRect(box.left(), top, box.width(), line), more, "text2", TextStyle.CAPTION)

    def _write(self, painter: QPainter, box: QRect, text: str, role: str, style: TextStyle) -> None:
        made = font(style, tabular=True)
        inner = box.adjusted(5, 0, -5, 0)
        painter.setFont(made)
        painter.setPen(self._theme.color(role))
        shown = elided(QFontMetrics(made), text, Qt.TextElideMode.ElideRight, max(inner.width(), 0))
        painter.drawText(inner, int(leading()) | int(Qt.TextFlag.TextSingleLine), shown)

    def _told(self, day: date) -> str:
        rows = self._rows.get(day, ())
        return "\n".join((day_text(day), *(spoken(row, self._today) for row in rows[:12])))

    def _first(self) -> date:
        return self._month - timedelta(days=self._month.weekday())

    def _title_box(self) -> QRect:
        return QRect(0, 0, self.width(), scaled(_TITLE))

    def _cell(self, place: int) -> QRect:
        """Return the box of a day; days share the room to the pixel."""
        week, day = divmod(place, _WEEK)
        day = _WEEK - 1 - day if mirrored() else day
        top = scaled(_TITLE + _HEAD)
        high = self.height() - top
        left, right = self.width() * day // _WEEK, self.width() * (day + 1) // _WEEK
        upper, lower = top + high * week // _WEEKS, top + high * (week + 1) // _WEEKS
        return QRect(left, upper, right - left + 1, lower - upper + 1)

    def _day_at(self, at: QPoint) -> date | None:
        for place in range(_WEEK * _WEEKS):
            if self._cell(place).contains(at):
                day = self._first() + timedelta(days=place)
                return None if self._small and day.month != self._month.month else day
        return None
