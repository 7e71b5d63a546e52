"""The headings of the portfolio's table: sorted by, moved, widened."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QApplication, QHeaderView, QWidget

from cs_desktop.common.language import tr
from cs_desktop.domain.portfolio_columns import PortfolioColumn
from cs_desktop.domain.saved_views import Sorting
from cs_desktop.views.itemmodels.portfolio_columns import column_at
from cs_desktop.views.portfolio.delegate import FIRST_PAD, PAD
from cs_desktop.views.theme.fonts import TextStyle, font, scaled
from cs_desktop.views.theme.theme import Theme

HEAD_HEIGHT = 30
ARROW = 12
LEAST = 40
"""Pixels down to which a column can be made narrow."""


class PortfolioHead(QHeaderView):
    """The headings; those sorted by are darker and carry an arrow, and a number where there are several."""

    sort_requested = Signal(object, bool)
    """The PortfolioColumn, and whether it is added to those sorted by."""
    moved = Signal(object)
    """The shown columns in their new order, after one was dragged."""
    widened = Signal(object, int)
    """The PortfolioColumn, and the width that the user gave it; 0 for its own."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._theme = theme
        self._sort: Sorting = ()
        self._busy = False
        """Whether sections are moved and sized by the program."""
        self.take_fonts()
        self.setSectionsClickable(True)
        self.setSectionsMovable(True)
        self.setFirstSectionMovable(False)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(LEAST)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setAccessibleName(tr("Headings"))
        self.sectionClicked.connect(self._click)
        self.sectionMoved.connect(self._tell_moved)
        self.sectionResized.connect(self._tell_width)
        self.sectionHandleDoubleClicked.connect(lambda place: self.widened.emit(column_at(place).key, 0))

    def take_fonts(self) -> None:
        """Write in the size of text that is in use now."""
        self.setFont(font(TextStyle.CAPTION_MEDIUM))
        self.setFixedHeight(scaled(HEAD_HEIGHT))

    def show_sorting(self, sort: Sorting) -> None:
        """Mark the columns sorted by."""
        self._sort = sort
        self.viewport().update()

    def arrange(self, columns: Sequence[PortfolioColumn], widths: dict[PortfolioColumn, int]) -> None:
        """Show these columns in this order and in these widths, and no others."""
        self._busy = True
        for place in range(self.count()):
            self.setSectionHidden(place, column_at(place).key not in widths)
        places = {column_at(place).key: place for place in range(self.count())}
        for visual, key in enumerate(columns):
            self.moveSection(self.visualIndex(places[key]), visual)
            self.resizeSection(places[key], widths[key])
        self._busy = False

    def shown_columns(self) -> tuple[PortfolioColumn, ...]:
        """Return the columns as they stand from left to right."""
        places = [self.logicalIndex(visual) for visual in range(self.count())]
        return tuple(column_at(place).key for place in places if not self.isSectionHidden(place))

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:  # noqa: N802, N803 - Qt's
        """Draw one heading."""
        tokens, column = self._theme.tokens, column_at(logicalIndex)
        painter.save()
        painter.fillRect(rect, QColor(tokens.sunken))
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), QColor(tokens.border))
        rank = next((i for i, (key, _) in enumerate(self._sort) if key is column.key), -1)
        painter.setFont(self.font())
        painter.setPen(QColor(tokens.text if rank >= 0 else tokens.text3))
        box = rect.adjusted(FIRST_PAD if logicalIndex == 0 else PAD, 0, -PAD, -1)
        number = str(rank + 1) if rank >= 0 and len(self._sort) > 1 else ""
        metrics = self.fontMetrics()
        mark = 0 if rank < 0 else ARROW + 5 + (metrics.horizontalAdvance(number) + 2 if number else 0)
        text = metrics.elidedText(tr(column.title), Qt.TextElideMode.ElideRight, box.width() - mark)
        to_right = bool(column.align & Qt.AlignmentFlag.AlignRight)
        words = box.adjusted(mark, 0, 0, 0) if to_right else box.adjusted(0, 0, -mark, 0)
        painter.drawText(words, column.align | Qt.AlignmentFlag.AlignVCenter, text)
        if rank >= 0:
            width = metrics.horizontalAdvance(text)
            x = words.right() - width - mark if to_right else words.left() + width + 5
            self._mark(painter, QPoint(x, box.center().y() + 1), metrics, number, down=self._sort[rank][1])
        painter.restore()

    def _mark(
        self, painter: QPainter, middle: QPoint, metrics: QFontMetrics, number: str, *, down: bool
    ) -> None:
        """Draw an arrow, and behind it which column it is of several."""
        arrow = self._theme.pixmap(
            "arrow-down" if down else "arrow-up", "text", ARROW, self.devicePixelRatioF()
        )
        painter.drawPixmap(middle - QPoint(0, ARROW // 2), arrow)
        if number:
            at = middle + QPoint(ARROW + 1, (metrics.ascent() - metrics.descent()) // 2)
            painter.drawText(at, number)

    def _click(self, place: int) -> None:
        added = bool(QApplication.keyboardModifiers() & Qt.KeyboardModifier.ShiftModifier)
        self.sort_requested.emit(column_at(place).key, added)

    def _tell_moved(self) -> None:
        if not self._busy:
            self.moved.emit(self.shown_columns())

    def _tell_width(self, place: int, old: int, new: int) -> None:
        # Showing and hiding are told as widths too.
        if not self._busy and old and new:
            self.widened.emit(column_at(place).key, new)
