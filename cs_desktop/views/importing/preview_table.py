"""The rows of a preview on screen: what would happen with each, and the cells that matter marked."""

from PySide6.QtCore import QPointF, QRect
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyleOptionViewItem

from cs_desktop.common.language import tr
from cs_desktop.domain.figures import Status
from cs_desktop.domain.import_preview import PreviewRow
from cs_desktop.domain.importing import Outcome
from cs_desktop.views.importing.grid import CellDelegate, Grid, cell_box, write
from cs_desktop.views.itemmodels.import_preview import LINE, ROW_ROLE, WHAT, ImportPreviewModel, Index
from cs_desktop.views.theme.fonts import TextStyle, font
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.marks import paint_status

MARK = 12
_ICONS = {
    Outcome.NEW: ("plus", "accent_text"),
    Outcome.CHANGED: ("pen-line", "accent_text"),
    Outcome.UNCHANGED: ("check", "text3"),
    Outcome.LEFT_OUT: ("arrow-right", "text3"),
}
_OWN = 2
_LINE_WIDTH = 84
_WHAT_WIDTH = 250


class _PreviewDelegate(CellDelegate):
    """Draws outcome and cells; a changed cell is tinted, a rejected one carries its mark."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw a cell."""
        row = index.data(ROW_ROLE)
        assert isinstance(row, PreviewRow)
        text, box = str(index.data() or ""), cell_box(option.rect, index.column())
        self.paint_ground(painter, option)
        painter.setFont(font(TextStyle.CELL, tabular=index.column() == LINE))
        if index.column() == LINE:
            painter.setPen(self._theme.color("text3"))
            write(painter, box, text)
        elif index.column() == WHAT:
            self._paint_what(painter, box, row, text)
        else:
            self._paint_cell(painter, option.rect, row, index.column() - _OWN, text)

    def _paint_what(self, painter: QPainter, box: QRect, row: PreviewRow, text: str) -> None:
        if row.outcome is Outcome.REJECTED:
            center = QPointF(box.left() + MARK / 2, box.center().y())
            paint_status(painter, center, Status.RISK, self._theme.tokens)
            role = "risk_text"
        else:
            icon, role = _ICONS[row.outcome]
            mark = self._theme.pixmap(icon, role, MARK, painter.device().devicePixelRatioF())
            painter.drawPixmap(box.left(), box.center().y() - MARK // 2, mark)
        painter.setPen(self._theme.color("text" if role == "accent_text" else role))
        write(painter, box.adjusted(MARK + 6, 0, 0, 0), text)

    def _paint_cell(self, painter: QPainter, cell: QRect, row: PreviewRow, place: int, text: str) -> None:
        box, role = cell_box(cell, place + _OWN), "text2"
        if row.outcome is Outcome.REJECTED and row.place == place:
            painter.fillRect(cell.adjusted(1, 1, -1, -2), self._theme.color("risk_tint"))
            center = QPointF(box.left() + MARK / 2, box.center().y())
            paint_status(painter, center, Status.RISK, self._theme.tokens)
            box, role = box.adjusted(MARK + 6, 0, 0, 0), "risk_text"
            text = text or tr("(empty)")
        elif row.changed and place in row.changed:
            painter.fillRect(cell.adjusted(1, 1, -1, -2), self._theme.color("accent_tint"))
            role = "accent_text"
            if self._theme.tokens.high_contrast:
                painter.setPen(self._theme.color(role))
                painter.drawRect(cell.adjusted(1, 1, -2, -3))
        painter.setPen(self._theme.color(role))
        write(painter, box, text)


class PreviewTable(Grid):
    """Shows an ImportPreviewModel."""

    def __init__(self, theme: Theme, model: ImportPreviewModel) -> None:
        super().__init__(theme, model, tr("Rows of the file and what would happen"))
        self.setItemDelegate(_PreviewDelegate(theme, self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)

    def fit(self) -> None:
        """Give the columns their widths, and start at the first row."""
        if self.model().columnCount() <= _OWN:
            return
        self.setColumnWidth(LINE, _LINE_WIDTH)
        self.setColumnWidth(WHAT, _WHAT_WIDTH)
        self.fit_columns(_OWN)
        if self.model().rowCount():
            self.setCurrentIndex(self.model().index(0, WHAT))
