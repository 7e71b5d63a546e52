"""The list of backups on screen."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from cs_desktop.views.itemmodels.backup_model import ROW_ROLE, BackupModel, BackupRow
from cs_desktop.views.theme.direction import elided
from cs_desktop.views.theme.fonts import TextStyle, font, scaled
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.rows_view import RowsView

Index = QModelIndex | QPersistentModelIndex
PAD = 16
ROW_HEIGHT = 46
LINE = 18
EDGE = 3
_LINE = int(Qt.TextFlag.TextSingleLine) | int(Qt.AlignmentFlag.AlignVCenter)
_LEFT = _LINE | int(Qt.AlignmentFlag.AlignLeft) | int(Qt.AlignmentFlag.AlignAbsolute)
_RIGHT = _LINE | int(Qt.AlignmentFlag.AlignRight) | int(Qt.AlignmentFlag.AlignAbsolute)


class BackupDelegate(QStyledItemDelegate):
    """Draws a backup in two lines: when and how large; why and what differs."""

    def __init__(self, theme: Theme, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the height of a row."""
        del index
        return QSize(option.rect.width(), scaled(ROW_HEIGHT))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw a row."""
        row, box = index.data(ROW_ROLE), option.rect
        assert isinstance(row, BackupRow)
        painter.save()
        self._paint_ground(painter, option)
        first = QRect(box.left() + PAD, box.top() + 5, box.width() - 2 * PAD, scaled(LINE))
        painter.setFont(font(TextStyle.CELL_MEDIUM, tabular=True))
        painter.setPen(self._theme.color("text" if row.usable else "text3"))
        painter.drawText(first, _LEFT, row.title())
        painter.setFont(font(TextStyle.CAPTION))
        painter.setPen(self._theme.color("text3"))
        painter.drawText(first, _RIGHT, row.size())
        painter.setPen(self._theme.color("text2" if row.usable else "risk_text"))
        note = elided(painter.fontMetrics(), row.note(), Qt.TextElideMode.ElideRight, first.width())
        painter.drawText(first.translated(0, first.height()), _LEFT, note)
        painter.restore()

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        box, state = option.rect, option.state
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(box, self._theme.color("selected"))
            painter.fillRect(QRect(box.left(), box.top(), EDGE, box.height()), self._theme.color("accent"))
        elif state & QStyle.StateFlag.State_MouseOver and state & QStyle.StateFlag.State_Enabled:
            painter.fillRect(box, self._theme.color("hover"))
        painter.fillRect(QRect(box.left(), box.bottom(), box.width(), 1), self._theme.color("grid"))


class BackupView(RowsView):
    """Shows a BackupModel; one row is chosen at a time."""

    def __init__(self, theme: Theme, model: BackupModel) -> None:
        super().__init__(theme, model, "Backups")
        self.setItemDelegate(BackupDelegate(theme, self))
        self.setUniformItemSizes(True)
