"""A list of actions: ticked with the space bar or a click on the box, opened with Enter, deleted with Del."""

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from cs_desktop.domain.figures import Status
from cs_desktop.domain.journey.words import Party
from cs_desktop.domain.plan.mutual import ActionRow, spoken
from cs_desktop.views.plan.objective_cells import paint_person
from cs_desktop.views.theme.direction import elided, leading, placed, placed_f, trailing
from cs_desktop.views.theme.fonts import TextStyle, font, scaled
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.marks import paint_status
from cs_desktop.views.widgets.rows_view import RowsView
from cs_desktop.views.widgets.text import plain_tooltip

Index = QModelIndex | QPersistentModelIndex
ROW_HEIGHT = 26
_BOX, _GAP, _AVATAR, _PAD = 16, 8, 20, 6
_ROW = Qt.ItemDataRole.UserRole


class ActionModel(QAbstractListModel):
    """The actions of a list."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: Sequence[ActionRow] = ()

    def show(self, rows: Sequence[ActionRow]) -> None:
        """Show these."""
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """Return how many there are."""
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what is drawn and read aloud of an action."""
        row = self.rows[index.row()]
        if role == _ROW:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return spoken(row)
        return plain_tooltip(spoken(row)) if role == Qt.ItemDataRole.ToolTipRole else None


class _Delegate(QStyledItemDelegate):
    def __init__(self, theme: Theme, view: "ActionList") -> None:
        super().__init__(view)
        self._theme, self._view = theme, view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        del option, index
        return QSize(self._view.viewport().width(), scaled(ROW_HEIGHT))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: ActionRow = index.data(_ROW)
        whole = option.rect
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected and self._view.hasFocus():
            painter.fillRect(whole, self._theme.color("selected"))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(whole, self._theme.color("hover"))
        self._draw_box(painter, row, whole)
        right = self._draw_who(painter, row, whole)
        right = self._draw_when(painter, row, whole, right)
        left = whole.left() + _PAD + _BOX + _GAP
        box = QRect(left, whole.top(), max(right - left - _GAP, 1), whole.height())
        painter.setPen(self._theme.color("text3" if row.is_done else "text"))
        painter.setFont(font(TextStyle.CELL))
        text = row.action.text.replace("\n", " ")
        shown = elided(painter.fontMetrics(), text, Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(placed(box, whole), int(leading()), shown)
        painter.restore()

    def _draw_box(self, painter: QPainter, row: ActionRow, whole: QRect) -> None:
        icon, role = ("square-check", "accent_text") if row.is_done else ("square", "control")
        mark = self._theme.pixmap(icon, role, _BOX, painter.device().devicePixelRatio())
        place = QRect(whole.left() + _PAD, whole.center().y() - _BOX // 2 + 1, _BOX, _BOX)
        painter.drawPixmap(placed(place, whole).topLeft(), mark)

    def _draw_who(self, painter: QPainter, row: ActionRow, whole: QRect) -> int:
        """Draw who does it, and return where that begins."""
        edge = scaled(_AVATAR)
        left = whole.right() + 1 - edge - _PAD
        if row.who:
            box = QRectF(left + 0.5, whole.center().y() - edge / 2 + 0.5, edge - 1, edge - 1)
            place = placed_f(box, QRectF(whole))
            ours = row.action.party != Party.THEIRS
            paint_person(painter, place, row.who, self._theme, ours=ours)
            if row.gone:
                # Who has left is crossed out.
                painter.setPen(self._theme.color("risk_mark"))
                painter.drawLine(place.topRight(), place.bottomLeft())
        return left

    def _draw_when(self, painter: QPainter, row: ActionRow, whole: QRect, right: int) -> int:
        if not row.when:
            return right
        painter.setFont(font(TextStyle.CELL_MEDIUM if row.overdue else TextStyle.CELL))
        width = painter.fontMetrics().horizontalAdvance(row.when) + 4
        box = QRect(right - _GAP - width, whole.top(), width, whole.height())
        painter.setPen(self._theme.color("risk_text" if row.overdue else "text2"))
        painter.drawText(placed(box, whole), int(trailing()), row.when)
        if not row.overdue:
            return box.left()
        mark = QRect(box.left() - 8, whole.top(), 8, whole.height())
        at = QPointF(placed(mark, whole).center()) + QPointF(0, 1)
        paint_status(painter, at, Status.RISK, self._theme.tokens, 8)
        return mark.left()


class ActionList(RowsView):
    """Shows ActionRows."""

    ticked = Signal(object)
    """The ActionRow whose box was pressed."""
    opened = Signal(object)
    """The id of the action that is to be looked at."""
    delete_requested = Signal(object)
    """The id of the action that is to be deleted."""

    def __init__(self, theme: Theme, name: str, *, most: int = 0) -> None:
        """`most` is how many rows it is high at most; 0 for as many as there is room for."""
        self.items = ActionModel()
        super().__init__(theme, self.items, name)
        self._most = most
        self.setItemDelegate(_Delegate(theme, self))
        self.doubleClicked.connect(lambda index: self.opened.emit(self.items.rows[index.row()].id))
        theme.changed.connect(self._fit)

    def show_rows(self, rows: Sequence[ActionRow]) -> None:
        """Show actions; the one that one is on stays."""
        here = self.current_id
        if list(rows) != list(self.items.rows):
            self.items.show(rows)
            self.choose(here)
        self._fit()

    @property
    def current_id(self) -> int | None:
        """Return the id of the action that one is on."""
        index = self.currentIndex()
        return self.items.rows[index.row()].id if index.isValid() else None

    def choose(self, action_id: int | None) -> bool:
        """Go to an action, and return whether it is shown."""
        for place, row in enumerate(self.items.rows):
            if row.id == action_id:
                self.setCurrentIndex(self.items.index(place))
                return True
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tick with Space, open with Enter, delete with Del."""
        index, key = self.currentIndex(), event.key()
        row = self.items.rows[index.row()] if index.isValid() else None
        if row is not None and key == Qt.Key.Key_Space:
            self.ticked.emit(row)
        elif row is not None and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(row.id)
        elif row is not None and key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.delete_requested.emit(row.id)
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Tick by a click on the box."""
        super().mouseReleaseEvent(event)
        at = event.position().toPoint()
        index = self.indexAt(at)
        if index.isValid() and event.button() is Qt.MouseButton.LeftButton:
            whole = self.visualRect(index)
            box = placed(QRect(whole.left(), whole.top(), _PAD + _BOX + 4, whole.height()), whole)
            if box.contains(at):
                self.ticked.emit(self.items.rows[index.row()])

    def box_at(self, place: int) -> QPoint:
        """Return the middle of the box of a row, in the viewport."""
        whole = self.visualRect(self.items.index(place))
        box = placed(QRect(whole.left() + _PAD, whole.top(), _BOX, whole.height()), whole)
        return box.center()

    def _fit(self) -> None:
        if self._most:
            self.setFixedHeight(min(len(self.items.rows), self._most) * scaled(ROW_HEIGHT))
