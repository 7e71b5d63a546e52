"""Draws the lines of the palette."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QKeySequence, QPainter, QPen
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from cs_desktop.common.language import tr
from cs_desktop.domain.palette import PaletteEntry
from cs_desktop.views.palette.model import ROW_ROLE, Title
from cs_desktop.views.theme.fonts import TextStyle, font, scaled
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.keys import key_names
from cs_desktop.views.widgets.marked_text import draw_marked

Index = QModelIndex | QPersistentModelIndex
TITLE_HEIGHT, ROW_HEIGHT, HIT_HEIGHT = 28, 34, 50
PAD, ICON = 14, 16
TEXT_LEFT = PAD + ICON + 10
CAP_HEIGHT, CAP_GAP = 20, 4


class PaletteDelegate(QStyledItemDelegate):
    """Draws titles, entries with an icon, their words and their keys."""

    def __init__(self, theme: Theme, view: QListView) -> None:
        super().__init__(view)
        self._theme, self._view = theme, view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the height of a line."""
        del option
        line = index.data(ROW_ROLE)
        entry = HIT_HEIGHT if isinstance(line, PaletteEntry) and line.second else ROW_HEIGHT
        height = TITLE_HEIGHT if isinstance(line, Title) else entry
        return QSize(self._view.viewport().width(), scaled(height))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw a line."""
        line = index.data(ROW_ROLE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if isinstance(line, Title):
            place = option.rect.adjusted(PAD, 6, -PAD, 0)
            draw_marked(painter, place, line.text, (), TextStyle.CELL, self._theme.color("text3"))
        else:
            self._paint_entry(painter, option, line)
        painter.restore()

    def _paint_entry(self, painter: QPainter, option: QStyleOptionViewItem, entry: PaletteEntry) -> None:
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        box: QRect = option.rect.adjusted(6, 0, -6, 0)
        if chosen or option.state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.color("selected" if chosen else "hover"))
            painter.drawRoundedRect(box, 6, 6)
        first = QRect(box.left(), box.top(), box.width(), scaled(ROW_HEIGHT))
        top = first.center().y() - ICON / 2 + 1
        role = "text2" if entry.enabled else "text3"
        icon = self._theme.pixmap(entry.icon, role, ICON, painter.device().devicePixelRatioF())
        painter.drawPixmap(QPointF(box.left() + PAD - 6, top), icon)
        # The line that Enter chooses says so.
        enter = chosen and entry.enabled
        keys = key_names(QKeySequence(entry.keys)) or ((tr("Enter"),) if enter else ())
        right = self._paint_keys(painter, first, keys)
        self._paint_words(
            painter, QRect(first.left() + TEXT_LEFT - 6, first.top(), right, first.height()), entry
        )
        if entry.second:
            second = QRect(
                box.left() + TEXT_LEFT - 6, first.bottom() - scaled(8), box.width() - TEXT_LEFT, scaled(18)
            )
            muted, strong = self._theme.color("text3"), self._theme.color("text")
            if chosen:
                muted = self._theme.color("text2")
            draw_marked(painter, second, entry.second, entry.second_bold, TextStyle.CELL, muted, strong)

    def _paint_words(self, painter: QPainter, place: QRect, entry: PaletteEntry) -> None:
        """Draw what the entry is and a word about it; `place` is as wide as where the keys begin."""
        room = place.width() - place.left()
        ink = self._theme.color("text" if entry.enabled else "text3")
        place = QRect(place.left(), place.top(), max(room, 0), place.height())
        taken = draw_marked(painter, place, entry.text, entry.bold, TextStyle.BODY, ink)
        rest = place.adjusted(taken + 8, 0, 0, 0)
        if entry.detail and rest.width() > scaled(40):
            muted = self._theme.color("text3")
            draw_marked(painter, rest, entry.detail, entry.detail_bold, TextStyle.CELL, muted, ink)

    def _paint_keys(self, painter: QPainter, place: QRect, keys: tuple[str, ...]) -> int:
        """Draw keys at the right end; return where they begin, less a gap."""
        metrics = QFontMetrics(font(TextStyle.CAPTION))
        right = place.right() - 6
        for key in reversed(keys):
            width = max(metrics.horizontalAdvance(key) + 10, CAP_HEIGHT)
            cap = QRectF(right - width, place.center().y() - CAP_HEIGHT / 2 + 1, width, CAP_HEIGHT - 1)
            painter.setPen(QPen(self._theme.color("border_strong"), 1))
            painter.setBrush(self._theme.color("surface"))
            painter.drawRoundedRect(cap.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
            painter.setPen(self._theme.color("text2"))
            painter.setFont(font(TextStyle.CAPTION))
            painter.drawText(cap, Qt.AlignmentFlag.AlignCenter, key)
            right -= width + CAP_GAP
        return right - 8
