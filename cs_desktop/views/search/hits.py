"""The list of what was found: what it is, where in it, and the words around."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from cs_desktop.common.language import tr
from cs_desktop.domain.search import SearchHit
from cs_desktop.views.theme.fonts import TextStyle, scaled
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.marked_text import draw_marked

ROW_ROLE = Qt.ItemDataRole.UserRole
Index = QModelIndex | QPersistentModelIndex
HEIGHT, LINE, PAD = 66, 18, 16


def where(hit: SearchHit) -> str:
    """Return where in a thing the words stand, and of which account it is part."""
    if not hit.account:
        return hit.field
    return tr("{field}, {account}", field=hit.field, account=hit.account)


class HitModel(QAbstractListModel):
    """Holds what was found."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._hits: tuple[SearchHit, ...] = ()

    def show_hits(self, hits: Sequence[SearchHit]) -> None:
        """Show something else."""
        if tuple(hits) != self._hits:
            self.beginResetModel()
            self._hits = tuple(hits)
            self.endResetModel()

    def hit(self, index: Index) -> SearchHit | None:
        """Return what stands in a row."""
        return self._hits[index.row()] if index.isValid() else None

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - as Qt has it
        """Return how much was found."""
        return 0 if parent.isValid() else len(self._hits)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a hit, or how it is read aloud."""
        hit = self._hits[index.row()]
        if role == ROW_ROLE:
            return hit
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return ". ".join((hit.name, where(hit), hit.snippet))
        return None


class HitDelegate(QStyledItemDelegate):
    """Draws three lines: the thing, the place, the words."""

    def __init__(self, theme: Theme, view: QListView) -> None:
        super().__init__(view)
        self._theme, self._view = theme, view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the height of three lines."""
        del option, index
        return QSize(self._view.viewport().width(), scaled(HEIGHT))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw a hit."""
        hit, box, theme = index.data(ROW_ROLE), option.rect, self._theme
        painter.save()
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen or option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(box, theme.color("selected" if chosen else "hover"))
        height = scaled(LINE)
        place = QRect(box.left() + PAD, box.top() + scaled(6), box.width() - 2 * PAD, height)
        draw_marked(painter, place, hit.name, (), TextStyle.CELL_MEDIUM, theme.color("text"))
        place.translate(0, height)
        muted = theme.color("text2" if chosen else "text3")
        draw_marked(painter, place, where(hit), (), TextStyle.CELL, muted)
        place.translate(0, height)
        draw_marked(
            painter, place, hit.snippet, hit.bold, TextStyle.CELL, theme.color("text2"), theme.color("text")
        )
        painter.setPen(theme.color("grid"))
        painter.drawLine(box.bottomLeft(), box.bottomRight())
        painter.restore()
