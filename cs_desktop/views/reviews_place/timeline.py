"""The reviews of all accounts along time: a line an account, drawn only where one looks."""

from bisect import bisect_left
from datetime import date

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, Qt, Signal
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
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QToolTip

from cs_desktop.common.dates import month_text
from cs_desktop.common.language import tr
from cs_desktop.common.periods import add_months
from cs_desktop.domain.reviews.overview import ChosenReviews, ReviewRow
from cs_desktop.views.reviews_place.marks import paint_review
from cs_desktop.views.reviews_place.words import spoken
from cs_desktop.views.theme.direction import elided, leading, mirrored, placed
from cs_desktop.views.theme.fonts import TextStyle, font, scaled
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.roles import speak_as
from cs_desktop.views.widgets.text import plain_tooltip

BACK, AHEAD = 6, 12
"""Months that are shown before and after this one."""
_ROW, _HEAD, _NAME, _PAD = 32, 32, 220, 20
_REACH = 9
"""Pixels around a mark that belong to it."""
_ROWS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class ReviewTimeline(QAbstractScrollArea):
    """Shows ChosenReviews by account. Up and Down walk the accounts, Left and Right their reviews."""

    opened = Signal(object)
    """The ReviewRow to go to."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._lines: tuple[tuple[ReviewRow, ...], ...] = ()
        self._today = self._start = self._end = date(2000, 1, 1)
        self._at: tuple[int, int] = (0, 0)
        """The line, and the review in it, that one is on."""
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(tr("Timeline of reviews"))
        speak_as(self, QAccessible.Role.Chart)
        self.viewport().setMouseTracking(True)
        theme.changed.connect(self._fit)

    @property
    def current(self) -> ReviewRow | None:
        """Return the review that one is on."""
        line, place = self._at
        rows = self._lines[line] if line < len(self._lines) else ()
        return rows[place] if place < len(rows) else None

    def show_reviews(self, shown: ChosenReviews) -> None:
        """Show what fits; one stays on the review that one is on."""
        before = self.current
        self._today = shown.overview.today
        month = self._today.replace(day=1)
        self._start, self._end = add_months(month, -BACK), add_months(month, AHEAD + 1)
        lines = (
            tuple(row for row in rows if self._start <= row.day < self._end) for rows in shown.by_account
        )
        self._lines = tuple(line for line in lines if line)
        self._at = self._place_of(before) or self._nearest(0)
        self._fit()
        self._tell()

    def take_focus(self) -> None:
        """Take the keyboard."""
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk, and open with Enter."""
        key, (line, place) = Qt.Key(event.key()), self._at
        page = max(self.viewport().height() // scaled(_ROW) - 1, 1)
        steps = {**_ROWS, Qt.Key.Key_PageUp: -page, Qt.Key.Key_PageDown: page}
        if not self._lines:
            super().keyPressEvent(event)
        elif key in steps:
            self._go(*self._nearest(min(max(line + steps[key], 0), len(self._lines) - 1), self.current))
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            step = 1 if (key == Qt.Key.Key_Right) is not mirrored() else -1
            self._go(line, min(max(place + step, 0), len(self._lines[line]) - 1))
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._go(*self._nearest(0 if key == Qt.Key.Key_Home else len(self._lines) - 1))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.current is not None:
            self.opened.emit(self.current)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go to a review."""
        found = self._under(event.position().toPoint())
        if found is not None:
            self._go(*found)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open a review."""
        if self._under(event.position().toPoint()) is not None and self.current is not None:
            self.opened.emit(self.current)

    def viewportEvent(self, event: QEvent) -> bool:
        """Tell what is under the mouse."""
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            found = self._under(event.pos())
            text = spoken(self._lines[found[0]][found[1]], self._today) if found is not None else ""
            QToolTip.showText(event.globalPos(), plain_tooltip(text) if text else "", self.viewport())
            return True
        return super().viewportEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the room anew."""
        super().resizeEvent(event)
        self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the lines that are to be seen."""
        painter = QPainter(self.viewport())
        tokens, row = self._theme.tokens, scaled(_ROW)
        painter.fillRect(event.rect(), QColor(tokens.surface))
        self._paint_grid(painter)
        top = scaled(_HEAD)
        first = self.verticalScrollBar().value() // row
        last = min(first + self.viewport().height() // row + 2, len(self._lines))
        painter.save()
        painter.setClipRect(0, top, self.viewport().width(), self.viewport().height())
        for place in range(first, last):
            self._paint_line(painter, place)
        painter.restore()
        self._paint_head(painter)

    def _paint_grid(self, painter: QPainter) -> None:
        """Draw the begin of each month, and today."""
        high, month = self.viewport().height(), self._start
        while month < self._end:
            box = placed(QRect(self._x(month), 0, 1, high), self._whole())
            painter.fillRect(box, QColor(self._theme.tokens.grid))
            month = add_months(month, 1)
        today = placed(QRect(self._x(self._today), 0, 2, high), self._whole())
        painter.fillRect(today, QColor(self._theme.tokens.accent))

    def _paint_head(self, painter: QPainter) -> None:
        tokens, width = self._theme.tokens, self.viewport().width()
        head = QRect(0, 0, width, scaled(_HEAD))
        painter.fillRect(head, QColor(tokens.sunken))
        painter.fillRect(QRect(0, head.bottom(), width, 1), QColor(tokens.border))
        made = font(TextStyle.CAPTION_MEDIUM)
        painter.setFont(made)
        month, shown_until = self._start, -1
        while month < self._end:
            left, right = self._x(month), self._x(add_months(month, 1))
            text = month_text(month)
            room = QFontMetrics(made).horizontalAdvance(text) + 12
            if left >= shown_until:
                painter.setPen(QColor(tokens.text3))
                box = placed(QRect(left + 4, 0, max(right - left, room), head.height()), head)
                painter.drawText(box, int(leading()) | int(Qt.TextFlag.TextSingleLine), text)
                shown_until = left + room
            month = add_months(month, 1)

    def _paint_line(self, painter: QPainter, place: int) -> None:
        tokens, rows = self._theme.tokens, self._lines[place]
        box = self._box(place)
        if place == self._at[0]:
            painter.fillRect(box, QColor(tokens.selected))
        painter.fillRect(QRect(box.left(), box.bottom(), box.width(), 1), QColor(tokens.grid))
        made = font(TextStyle.CELL_MEDIUM)
        painter.setFont(made)
        painter.setPen(QColor(tokens.text))
        name = QRect(_PAD, box.top(), scaled(_NAME) - 2 * _PAD + 8, box.height())
        text = elided(QFontMetrics(made), rows[0].account, Qt.TextElideMode.ElideMiddle, name.width())
        painter.drawText(placed(name, box), int(leading()) | int(Qt.TextFlag.TextSingleLine), text)
        middle = box.center().y() + 0.5
        painter.setPen(QPen(QColor(tokens.border), 1))
        ends = [self._mirrored(self._x(rows[end].day)) for end in (0, -1)]
        painter.drawLine(QPointF(ends[0], middle), QPointF(ends[1], middle))
        for number, row in enumerate(rows):
            at = QPointF(self._mirrored(self._x(row.day)), middle)
            paint_review(painter, at, row, self._today, tokens, 12.0)
            if (place, number) == self._at and self.hasFocus():
                painter.setPen(QPen(QColor(tokens.focus), 2))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRoundedRect(QRectF(at.x() - 9, at.y() - 9, 18, 18), 4, 4)

    def _whole(self) -> QRect:
        return QRect(0, 0, self.viewport().width(), self.viewport().height())

    def _box(self, place: int) -> QRect:
        top = scaled(_HEAD) + place * scaled(_ROW) - self.verticalScrollBar().value()
        return QRect(0, top, self.viewport().width(), scaled(_ROW))

    def _x(self, day: date) -> int:
        """Return where a day stands, as if one read from the left."""
        room = self.viewport().width() - scaled(_NAME) - _PAD
        return scaled(_NAME) + room * (day - self._start).days // max((self._end - self._start).days, 1)

    def _mirrored(self, x: int) -> int:
        return self.viewport().width() - x if mirrored() else x

    def _under(self, at: QPoint) -> tuple[int, int] | None:
        if at.y() < scaled(_HEAD):
            return None
        place = (at.y() - scaled(_HEAD) + self.verticalScrollBar().value()) // scaled(_ROW)
        if place >= len(self._lines):
            return None
        near = [
            (abs(self._mirrored(self._x(row.day)) - at.x()), number)
            for number, row in enumerate(self._lines[place])
        ]
        away, number = min(near)
        return (place, number) if away <= _REACH else self._nearest(place)

    def _nearest(self, line: int, to: ReviewRow | None = None) -> tuple[int, int]:
        """Return the review of a line that is nearest after a day: that of another one, else today."""
        if line >= len(self._lines):
            return 0, 0
        rows = self._lines[line]
        day = to.day if to is not None else self._today
        return line, min(bisect_left(rows, day, key=lambda row: row.day), len(rows) - 1)

    def _place_of(self, row: ReviewRow | None) -> tuple[int, int] | None:
        if row is None:
            return None
        for line, rows in enumerate(self._lines):
            if rows[0].account_id == row.account_id:
                found = next((n for n, one in enumerate(rows) if one.id == row.id), None)
                return (line, found) if found is not None else self._nearest(line, row)
        return None

    def _go(self, line: int, place: int) -> None:
        self._at = line, place
        box, bar = self._box(line), self.verticalScrollBar()
        if box.top() < scaled(_HEAD):
            bar.setValue(bar.value() + box.top() - scaled(_HEAD))
        elif box.bottom() >= self.viewport().height():
            bar.setValue(bar.value() + box.bottom() - self.viewport().height() + 1)
        self._tell()
        self.viewport().update()

    def _tell(self) -> None:
        self.setAccessibleDescription(spoken(self.current, self._today) if self.current is not None else "")

    def _fit(self) -> None:
        whole = len(self._lines) * scaled(_ROW)
        page = self.viewport().height() - scaled(_HEAD)
        bar = self.verticalScrollBar()
        bar.setSingleStep(scaled(_ROW))
        bar.setPageStep(max(page, 1))
        bar.setRange(0, max(whole - page, 0))
        self.viewport().update()
