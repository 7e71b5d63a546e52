"""Draws the rows of the history."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from cs_desktop.domain.history import Operation
from cs_desktop.views.itemmodels.history_model import ROW_ROLE
from cs_desktop.views.itemmodels.history_rows import (
    EMPTY,
    DayRow,
    EntryRow,
    LineRow,
    MoreRow,
    RevertRow,
    SummaryRow,
)
from cs_desktop.views.theme.direction import elided
from cs_desktop.views.theme.fonts import TextStyle, font, scaled
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.marks import paint_avatar

Index = QModelIndex | QPersistentModelIndex
PAD = 16
CHEVRON = 12
AVATAR = 22
TEXT_LEFT = 62
DAY_HEIGHT = 32
ENTRY_HEIGHT = 46
ACTION_HEIGHT = 28
SUBJECT_HEIGHT = 16
LINE = 18
LINE_PAD = 3
LINES_SHOWN = 8
"""Lines of one change that are drawn; each value is cut before, so more are rare."""
_ISOLATE, _END_ISOLATE = "\u2068", "\u2069"


class HistoryDelegate(QStyledItemDelegate):
    """Draws days, entries and changes; changes take as many lines as they need."""

    def __init__(self, theme: Theme, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._theme = theme
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the height that a row needs in the width that there is."""
        del option
        row = index.data(ROW_ROLE)
        width = self._view.viewport().width()
        if isinstance(row, DayRow):
            return QSize(width, scaled(DAY_HEIGHT))
        if isinstance(row, EntryRow):
            return QSize(width, scaled(ENTRY_HEIGHT))
        if isinstance(row, MoreRow | RevertRow):
            return QSize(width, scaled(ACTION_HEIGHT))
        return QSize(width, self._line_height(row, width))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw a row."""
        row, box = index.data(ROW_ROLE), option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, option)
        if isinstance(row, DayRow):
            self._write(painter, box.adjusted(PAD, 6, -PAD, 0), row.text(), TextStyle.CAPTION_MEDIUM, "text3")
        elif isinstance(row, EntryRow):
            self._paint_entry(painter, box, row)
        elif isinstance(row, MoreRow | RevertRow):
            place = box.adjusted(TEXT_LEFT, 0, -PAD, 0)
            self._write(painter, place, row.text(), TextStyle.CELL_MEDIUM, "accent_text")
        elif isinstance(row, LineRow | SummaryRow):
            self._paint_line(painter, box, row)
        painter.restore()

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, self._theme.color("selected"))
        elif (
            option.state & QStyle.StateFlag.State_MouseOver and option.state & QStyle.StateFlag.State_Enabled
        ):
            painter.fillRect(option.rect, self._theme.color("hover"))

    def _paint_entry(self, painter: QPainter, box: QRect, row: EntryRow) -> None:
        tokens, gone = self._theme.tokens, row.entry.undone_by is not None
        middle = box.center().y()
        chevron = self._theme.pixmap(
            "chevron-down" if row.open else "chevron-right",
            "text3",
            CHEVRON,
            painter.device().devicePixelRatio(),
        )
        painter.drawPixmap(QPointF(12, middle - CHEVRON / 2), chevron)
        paint_avatar(
            painter, QRectF(30, middle - AVATAR / 2, AVATAR, AVATAR), row.entry.person, tokens, person=True
        )
        first = QRect(TEXT_LEFT, box.top() + 5, box.width() - TEXT_LEFT - PAD, scaled(LINE))
        self._write(
            painter, first, row.title(), TextStyle.CELL_MEDIUM, "text3" if gone else "text", struck=gone
        )
        self._write(painter, first.translated(0, first.height()), row.note(), TextStyle.CAPTION, "text3")

    def _paint_line(self, painter: QPainter, box: QRect, row: LineRow | SummaryRow) -> None:
        top = box.top() + LINE_PAD
        if isinstance(row, LineRow) and self._has_subject(row):
            place = QRect(TEXT_LEFT, top, box.width() - TEXT_LEFT - PAD, scaled(SUBJECT_HEIGHT))
            self._write(painter, place, row.subject, TextStyle.CAPTION, "text3")
            top += scaled(SUBJECT_HEIGHT)
        self._layout(row, box.width()).draw(painter, QPointF(TEXT_LEFT, top))

    def _line_height(self, row: LineRow | SummaryRow, width: int) -> int:
        head = scaled(SUBJECT_HEIGHT) if isinstance(row, LineRow) and self._has_subject(row) else 0
        return head + 2 * LINE_PAD + round(self._layout(row, width).boundingRect().height())

    def _has_subject(self, row: LineRow) -> bool:
        # What came or went names itself.
        return bool(row.subject) and row.line.operation is Operation.UPDATE

    def _layout(self, row: LineRow | SummaryRow, width: int) -> QTextLayout:
        """Return the text of a change, broken into lines."""
        parts = self._parts(row)
        layout = QTextLayout("".join(text for text, _ in parts), font(TextStyle.CELL))
        option = QTextOption(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute)
        option.setTextDirection(Qt.LayoutDirection.LeftToRight)
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.setFormats(self._formats(parts))
        layout.beginLayout()
        top = 0.0
        for _ in range(LINES_SHOWN):
            line = layout.createLine()
            if not line.isValid():
                break
            line.setLineWidth(max(width - TEXT_LEFT - PAD, 1))
            line.setPosition(QPointF(0, top))
            top += line.height()
        layout.endLayout()
        return layout

    def _parts(self, row: LineRow | SummaryRow) -> list[tuple[str, str]]:
        """Return the pieces of a change with the role of each one's colour."""
        if isinstance(row, SummaryRow) or row.line.operation is not Operation.UPDATE:
            return [(row.text(), "text2")]
        line = row.line
        # Values may run from right to left; the arrow still points from the old to the new.
        old, new = (f"{_ISOLATE}{text or EMPTY}{_END_ISOLATE}" for text in (line.old, line.new))
        return [
            (f"{_ISOLATE}{line.label}{_END_ISOLATE}: ", "text3"),
            (old, "text2" if line.old else "text3"),
            (" → ", "text3"),
            (new, "text" if line.new else "text3"),
        ]

    def _formats(self, parts: list[tuple[str, str]]) -> list[QTextLayout.FormatRange]:
        ranges = []
        start = 0
        for text, role in parts:
            part = QTextLayout.FormatRange()
            look = QTextCharFormat()
            look.setForeground(self._theme.color(role))
            # Qt counts in UTF-16, where an emoji takes two.
            part.start, part.length = start, len(text.encode("utf-16-le")) // 2
            part.format = look
            ranges.append(part)
            start += part.length
        return ranges

    def _write(
        self, painter: QPainter, place: QRect, text: str, style: TextStyle, role: str, *, struck: bool = False
    ) -> None:
        shown = font(style)
        shown.setStrikeOut(struck)
        painter.setFont(shown)
        painter.setPen(QColor(self._theme.color(role)))
        cut = elided(QFontMetrics(shown), text.replace("\n", " "), Qt.TextElideMode.ElideRight, place.width())
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(place, int(flags) | int(Qt.TextFlag.TextSingleLine), cut)
