"""How a row of the list of slides is drawn: handle, box, the page in small, number and name."""

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QImage, QPainter, QPainterPath, QPen, QTextLayout, QTextOption
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from cs_desktop.views.deck.page_sketch import RADIUS, paint_page_sketch
from cs_desktop.views.deck.slide_rows import ROW_ROLE, SlideRow
from cs_desktop.views.theme.direction import elided, leading, placed
from cs_desktop.views.theme.fonts import TextStyle, font, scaled
from cs_desktop.views.theme.theme import Theme

Index = QModelIndex | QPersistentModelIndex
ROW_HEIGHT = 74
THUMB = QSize(96, 54)
_EDGE, _HANDLE, _BOX, _GAP = 10, 14, 16, 9
"""From the edge to the handle, the handle's and the box's width, and what is between two parts."""
_LINE = 17
_NAME_LINES = 2
_PALE = 0.45
"""How opaque a box is that cannot be switched."""


class SlidePainter(QStyledItemDelegate):
    """Draws rows; asks `picture` for a page by the slide's id, and draws its outline where there is none."""

    def __init__(
        self, theme: Theme, view: QAbstractItemView, picture: Callable[[int], QImage | None]
    ) -> None:
        super().__init__(view)
        self._theme, self._view, self._picture = theme, view, picture
        self.editable = True
        """Whether slides can be taken in, left out and moved; where not they do not look so."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return room for a page in small and three lines."""
        del option, index
        return QSize(self._view.viewport().width(), max(scaled(ROW_HEIGHT), THUMB.height() + 20))

    def box_of(self, row: QRect) -> QRect:
        """Return where the box is that takes a slide in, within its row."""
        edge = scaled(_BOX)
        left = row.left() + _EDGE + _HANDLE + _GAP
        return placed(QRect(left, row.center().y() - edge // 2, edge, edge), row)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw a row."""
        row: SlideRow = index.data(ROW_ROLE)
        state = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        current = bool(state & QStyle.StateFlag.State_Selected)
        hovered = bool(state & QStyle.StateFlag.State_MouseOver)
        self._paint_ground(painter, option.rect, current=current, hovered=hovered)
        if self.editable:
            self._paint_handle(painter, option.rect, shown=hovered or current)
        painter.setOpacity(1.0 if self.editable else _PALE)
        self._paint_box(painter, self.box_of(option.rect), checked=row.included)
        painter.setOpacity(1.0)
        thumb = self._thumb_of(option.rect)
        self._paint_page(painter, thumb, row, current=current)
        self._paint_texts(painter, option.rect, thumb, row)
        painter.restore()

    def _thumb_of(self, row: QRect) -> QRect:
        left = row.left() + _EDGE + _HANDLE + _GAP + scaled(_BOX) + _GAP
        top = row.center().y() - THUMB.height() // 2
        return placed(QRect(left, top, THUMB.width(), THUMB.height()), row)

    def _paint_ground(self, painter: QPainter, box: QRect, *, current: bool, hovered: bool) -> None:
        if not (current or hovered):
            return
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color("selected" if current else "hover"))
        painter.drawRoundedRect(QRectF(box).adjusted(6, 0, -6, 0), 6, 6)

    def _paint_handle(self, painter: QPainter, box: QRect, *, shown: bool) -> None:
        role = "text2" if shown else "control"
        mark = self._theme.pixmap("grip-vertical", role, _HANDLE, painter.device().devicePixelRatio())
        place = QRect(box.left() + _EDGE, box.center().y() - _HANDLE // 2, _HANDLE, _HANDLE)
        painter.drawPixmap(placed(place, box).topLeft(), mark)

    def _paint_box(self, painter: QPainter, box: QRect, *, checked: bool) -> None:
        painter.setPen(QPen(self._theme.color("accent" if checked else "control"), 1))
        painter.setBrush(self._theme.color("accent" if checked else "surface"))
        painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
        if checked:
            edge = box.width() - 4
            mark = self._theme.pixmap("check", "on_accent", edge, painter.device().devicePixelRatio())
            painter.drawPixmap(box.left() + 2, box.top() + 2, mark)

    def _paint_page(self, painter: QPainter, box: QRect, row: SlideRow, *, current: bool) -> None:
        image = self._picture(row.id)
        if image is None:
            paint_page_sketch(painter, QRectF(box), row.key, self._theme.tokens)
        else:
            round_box = QPainterPath()
            round_box.addRoundedRect(QRectF(box), RADIUS, RADIUS)
            painter.save()
            painter.setClipPath(round_box)
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(QRectF(box), image)
            painter.restore()
        painter.setBrush(Qt.BrushStyle.NoBrush)
        width = 2.0 if current else 1.0
        painter.setPen(QPen(self._theme.color("accent" if current else "border_strong"), width))
        inset = width / 2
        painter.drawRoundedRect(QRectF(box).adjusted(inset, inset, -inset, -inset), RADIUS, RADIUS)

    def _paint_texts(self, painter: QPainter, row_box: QRect, thumb: QRect, row: SlideRow) -> None:
        # Reckoned as it is read from the left, and mirrored as a whole.
        left = placed(thumb, row_box).right() + 1 + _GAP
        room = row_box.right() - 12 - left
        if room < scaled(30):
            return
        style = TextStyle.BODY_MEDIUM
        lines = wrapped(row.name, style, room, _NAME_LINES)
        quiet = row.absent or not row.included
        texts = [
            (row.above, TextStyle.CELL, "watch_text" if row.absent else "text3"),
            *((line, style, "text2" if quiet else "text") for line in lines),
        ]
        height = scaled(_LINE)
        top = row_box.center().y() - height * len(texts) // 2
        for text, one, role in texts:
            painter.setFont(font(one))
            painter.setPen(QColor(self._theme.color(role)))
            place = placed(QRect(left, top, room, height), row_box)
            shown = elided(QFontMetrics(font(one)), text, Qt.TextElideMode.ElideRight, room)
            painter.drawText(place, int(leading()), shown)
            top += height


def wrapped(text: str, style: TextStyle, room: int, most: int) -> list[str]:
    """Return a text broken into at most so many lines; the last one holds all that is left."""
    layout = QTextLayout(text, font(style))
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    lines: list[str] = []
    layout.beginLayout()
    while len(lines) < most and (line := layout.createLine()).isValid():
        line.setLineWidth(room)
        start = line.textStart()
        last = len(lines) == most - 1
        lines.append(text[start:].strip() if last else text[start : start + line.textLength()].strip())
    layout.endLayout()
    return lines
