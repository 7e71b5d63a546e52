"""The crosshair of a chart: a line at the nearest day, and the values of all series there."""

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from cs_desktop.common.language import trn
from cs_desktop.domain.charts.read import Reading
from cs_desktop.views.theme.direction import elided
from cs_desktop.views.theme.fonts import TextStyle, font, scaled
from cs_desktop.views.theme.theme import Theme

LINE_HEIGHT = 15
_PAD = 8
_MARK = 8
_MOST_WIDTH = 260


class ChartPointer(QWidget):
    """Paints over the plot; only what changes is painted anew."""

    def __init__(
        self,
        theme: Theme,
        to_pixels: Callable[[float, float], QPointF],
        floor: Callable[[], float],
        parent: QWidget,
    ) -> None:
        """`to_pixels` says where a value stands, `floor` where the axis of places does."""
        super().__init__(parent)
        self._theme, self._to_pixels, self._floor = theme, to_pixels, floor
        self._reading: Reading | None = None
        self._place = QRect()
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    @property
    def reading(self) -> Reading | None:
        """Return what is told now."""
        return self._reading

    def tell(self, reading: Reading | None) -> None:
        """Tell what is at a place, or nothing."""
        if reading == self._reading:
            return
        self._reading = reading
        before, self._place = self._place, self._reach()
        self.update(before.united(self._place))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the line, the dots and the box of values."""
        del event
        reading = self._reading
        if reading is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tokens = self._theme.tokens
        x = round(self._to_pixels(reading.place, 0).x()) + 0.5
        painter.setPen(QPen(QColor(tokens.control), 1))
        painter.drawLine(QPointF(x, 0), QPointF(x, self._floor()))
        for number, one in enumerate(reading.values):
            if one.height is not None:
                lit = number == reading.lit
                painter.setPen(QPen(QColor(tokens.surface), 1.5))
                painter.setBrush(QColor(tokens.text if lit else tokens.series(one.role)))
                painter.drawEllipse(self._to_pixels(reading.place, one.height), 4, 4)
        self._paint_box(painter, reading)

    def _reach(self) -> QRect:
        """Return all that is painted of what is told."""
        if self._reading is None:
            return QRect()
        x = self._to_pixels(self._reading.place, 0).x()
        line = QRectF(x - 6, 0, 12, self.height())
        return line.united(self._box(self._reading)).toAlignedRect().adjusted(-1, -1, 1, 1)

    def _lines(self, reading: Reading) -> list[tuple[str, str, str]]:
        """Return name, value and colour of each line below the day, as many as there is height for."""
        tokens = self._theme.tokens
        lines = [(one.name, one.text, tokens.series(one.role)) for one in reading.values]
        lines += [(name, "", "") for name in reading.events]
        most = max((self.height() - 2 * _PAD) // scaled(LINE_HEIGHT) - 1, 2)
        if len(lines) <= most:
            return lines
        left = len(lines) - most + 1
        return [*lines[: most - 1], (trn("and {count} more", "and {count} more", left), "", "")]

    def _box(self, reading: Reading) -> QRectF:
        names, values = QFontMetrics(font(TextStyle.CAPTION)), QFontMetrics(_value_font())
        lines = self._lines(reading)
        wide = [names.horizontalAdvance(reading.title)]
        for name, value, color in lines:
            mark = _MARK + 5 if color else 0
            # Any of them may be the one that stands out.
            wide.append(mark + values.horizontalAdvance(name) + 12 + values.horizontalAdvance(value))
        width = min(max(wide) + 2 * _PAD, scaled(_MOST_WIDTH), self.width() - 2)
        height = scaled(LINE_HEIGHT) * (len(lines) + 1) + _PAD
        x = self._to_pixels(reading.place, 0).x()
        left = x + _PAD if x + _PAD + width <= self.width() else x - _PAD - width
        return QRectF(min(max(left, 1), self.width() - width - 1), 1, width, height)

    def _paint_box(self, painter: QPainter, reading: Reading) -> None:
        tokens = self._theme.tokens
        box = self._box(reading)
        painter.setPen(QPen(QColor(tokens.border_strong), 1))
        painter.setBrush(QColor(tokens.surface))
        painter.drawRoundedRect(box, 4, 4)
        inner = box.adjusted(_PAD, _PAD / 2, -_PAD, 0)
        inner.setHeight(scaled(LINE_HEIGHT))
        self._write(painter, inner, reading.title, "text3")
        for number, (name, value, color) in enumerate(self._lines(reading)):
            inner.translate(0, scaled(LINE_HEIGHT))
            place = QRectF(inner)
            if color:
                mark = QRectF(place.left(), place.center().y() - _MARK / 2, _MARK, _MARK)
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(QColor(color))
                painter.drawEllipse(mark)
                place.setLeft(mark.right() + 5)
            painter.setFont(_value_font())
            painter.setPen(self._theme.color("text"))
            painter.drawText(place, _RIGHT, value)
            place.setWidth(
                place.width() - QFontMetrics(_value_font()).horizontalAdvance(value) - (12 if value else 0)
            )
            self._write(painter, place, name, "text2", lit=number == reading.lit and bool(color))

    def _write(self, painter: QPainter, box: QRectF, text: str, role: str, *, lit: bool = False) -> None:
        made, role = (_value_font(), "text") if lit else (font(TextStyle.CAPTION), role)
        painter.setFont(made)
        painter.setPen(self._theme.color(role))
        painter.drawText(
            box,
            _LEFT,
            elided(QFontMetrics(made), text, Qt.TextElideMode.ElideMiddle, int(box.width()) + 1),
        )


def _value_font() -> QFont:
    return font(TextStyle.CAPTION_MEDIUM, tabular=True)


_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
