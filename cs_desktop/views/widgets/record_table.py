"""A table of records: sorted by its headings, walked by the keyboard, edited in its cells."""

from collections.abc import Sequence

from PySide6.QtCore import (
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from cs_desktop.common.language import tr
from cs_desktop.views.itemmodels.record_model import RecordColumn, RecordModel
from cs_desktop.views.theme.direction import elided
from cs_desktop.views.theme.fonts import TextStyle, font, scaled
from cs_desktop.views.theme.heights import fix_height
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.record_delegate import FIRST_PAD, PAD, ROW_HEIGHT, RecordDelegate
from cs_desktop.views.widgets.row_drawing import paint_frame

HEAD_HEIGHT = 30
MONTH_HEIGHT = 26
ARROW = 12
_CHANGES = (Qt.Key.Key_F2, Qt.Key.Key_Delete)
Trigger = QAbstractItemView.EditTrigger
Index = QModelIndex | QPersistentModelIndex


class _Head(QHeaderView):
    """The headings; the one sorted by is darker and carries an arrow."""

    def __init__(self, theme: Theme, columns: Sequence[RecordColumn], parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._theme, self._columns = theme, columns
        self.setFont(font(TextStyle.CAPTION_MEDIUM))
        fix_height(self, HEAD_HEIGHT)
        self.setSectionsClickable(True)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setMinimumSectionSize(0)

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:  # noqa: N802, N803 - Qt's
        """Draw one heading."""
        tokens = self._theme.tokens
        painter.save()
        painter.fillRect(rect, QColor(tokens.sunken))
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), QColor(tokens.border))
        column = self._columns[logicalIndex]
        is_sorted = self.isSortIndicatorShown() and self.sortIndicatorSection() == logicalIndex
        painter.setFont(self.font())
        painter.setPen(QColor(tokens.text if is_sorted else tokens.text3))
        box = rect.adjusted(FIRST_PAD if logicalIndex == 0 else PAD, 0, -PAD, -1)
        title = tr(column.title) if column.title else ""
        text = elided(self.fontMetrics(), title, Qt.TextElideMode.ElideRight, box.width())
        width = self.fontMetrics().horizontalAdvance(text)
        side = Qt.AlignmentFlag.AlignRight if column.right else Qt.AlignmentFlag.AlignLeft
        painter.drawText(box, side | Qt.AlignmentFlag.AlignVCenter, text)
        if is_sorted:
            up = self.sortIndicatorOrder() is Qt.SortOrder.AscendingOrder
            x = box.right() - width - ARROW - 4 if column.right else box.left() + width + 5
            arrow = self._theme.pixmap(
                "arrow-up" if up else "arrow-down", "text", ARROW, self.devicePixelRatioF()
            )
            painter.drawPixmap(QPoint(x, box.center().y() - ARROW // 2 + 1), arrow)
        painter.restore()


class RecordTable(QTableView):
    """Shows a RecordModel. What is selected stays so when the rows are read again."""

    opened = Signal(object)
    """The id of the record that is to be looked at: Enter or a double click."""
    peeked = Signal()
    """The space bar: the inspector is to open or close."""
    delete_requested = Signal()
    picked = Signal(object)
    """The id of the record that one is on now; None for none."""
    held = Signal()
    """The user wants to change something, and nothing can be changed here."""

    def __init__(self, theme: Theme, model: RecordModel, delegate: RecordDelegate, name: str) -> None:
        super().__init__()
        self._theme, self._model, self._delegate = theme, model, delegate
        self._kept: int | None = None
        self._offset = 0
        self.setHorizontalHeader(_Head(theme, model.columns, self))
        self.setModel(model)
        self.setItemDelegate(delegate)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setShowGrid(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(Trigger.EditKeyPressed | Trigger.SelectedClicked)
        self.setTabKeyNavigation(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.setAccessibleName(name)
        self.doubleClicked.connect(self._open)
        model.modelAboutToBeReset.connect(self._remember)
        model.modelReset.connect(self._restore)
        self.selectionModel().currentChanged.connect(self._tell)
        theme.changed.connect(self._fit_rows)
        theme.changed.connect(self._fit_columns)
        self._fit_rows()

    @property
    def current_id(self) -> int | None:
        """Return the id of the record that one is on."""
        return self._model.id_at(self.currentIndex().row()) if self.currentIndex().isValid() else None

    @property
    def selected_ids(self) -> tuple[int, ...]:
        """Return the ids of all selected records, as they stand in the table; else of the one one is on."""
        # By ranges: to ask for each row whether it is selected takes a second for thousands.
        spans = [(span.top(), span.bottom()) for span in self.selectionModel().selection().toList()]
        places = sorted({place for top, bottom in spans for place in range(top, bottom + 1)})
        # Who comes by Tab is on a row that nothing has selected yet.
        places = places or [self.currentIndex().row()]
        return tuple(one for one in map(self._model.id_at, places) if one is not None)

    def select(self, record_id: int) -> bool:
        """Select a record and bring it into view; return whether it is shown."""
        place = self._model.place_of(record_id)
        if place is None:
            return False
        index = self._model.index(place, max(self.currentIndex().column(), 0))
        self.setCurrentIndex(index)
        self.scrollTo(index)
        return True

    def forget(self) -> None:
        """Select nothing, as for another account."""
        self._kept = None
        self.clearSelection()
        self.setCurrentIndex(QModelIndex())

    def take_focus(self) -> None:
        """Take the keyboard, on the first record where one is on none yet."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        if not self.currentIndex().isValid():
            self._go_to_end(self._model.rowCount() - 1, first=True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open with Enter, peek with Space, delete with Del; Home and End go to the first and last row."""
        key, last = event.key(), self._model.rowCount() - 1
        if self.state() is QAbstractItemView.State.EditingState:
            super().keyPressEvent(event)
        elif key in _CHANGES and not self._model.editable:
            self.held.emit()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self._open(self.currentIndex())
        elif key == Qt.Key.Key_Space:
            self.peeked.emit()
        elif key == Qt.Key.Key_Delete:
            self.delete_requested.emit()
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End) and last >= 0:
            self._go_to_end(last, first=key == Qt.Key.Key_Home)
        else:
            super().keyPressEvent(event)

    def moveCursor(  # noqa: N802 - Qt's name
        self,
        cursorAction: QAbstractItemView.CursorAction,  # noqa: N803 - Qt's name
        modifiers: Qt.KeyboardModifier,
    ) -> QModelIndex:
        """Walk past heads, with which nothing can be done."""
        index = super().moveCursor(cursorAction, modifiers)
        back = QAbstractItemView.CursorAction
        step = -1 if cursorAction in (back.MoveUp, back.MovePageUp, back.MovePrevious) else 1
        while index.isValid() and self._model.is_head(index.row()):
            index = self._model.index(index.row() + step, index.column())
        return index if index.isValid() else self.currentIndex()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Follow the mouse with the hover tint."""
        super().mouseMoveEvent(event)
        if self._delegate.hover(self.indexAt(event.position().toPoint()).row()):
            self.viewport().update()

    def leaveEvent(self, event: QEvent) -> None:
        """End the hover tint."""
        super().leaveEvent(event)
        if self._delegate.hover(-1):
            self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the room among the columns."""
        super().resizeEvent(event)
        self._fit_columns()

    def _fit_columns(self) -> None:
        for place, width in enumerate(shares(self._model.columns, self.viewport().width())):
            self.setColumnHidden(place, width == 0)
            if width:
                self.setColumnWidth(place, width)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the rows, and the frame of the one that has the keyboard."""
        super().paintEvent(event)
        paint_frame(self, self._theme.tokens)

    def _go_to_end(self, last: int, *, first: bool) -> None:
        places = range(last + 1) if first else range(last, -1, -1)
        place = next((place for place in places if not self._model.is_head(place)), None)
        if place is not None:
            self.setCurrentIndex(self._model.index(place, max(self.currentIndex().column(), 0)))

    def _open(self, index: Index) -> None:
        record_id = self._model.id_at(index.row())
        if record_id is not None:
            self.opened.emit(record_id)

    def _tell(self) -> None:
        self.picked.emit(self.current_id)

    def _remember(self) -> None:
        self._kept = self.current_id
        if self._kept is not None:
            self._offset = self.rowViewportPosition(self.currentIndex().row())

    def _restore(self) -> None:
        self._fit_rows()
        place = None if self._kept is None else self._model.place_of(self._kept)
        if place is None:
            self._tell()
            return
        flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
        # Qt would scroll to it.
        self.setAutoScroll(False)
        self.selectionModel().setCurrentIndex(self._model.index(place, 0), flags)
        self.setAutoScroll(True)
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + self.rowViewportPosition(place) - self._offset)

    def _fit_rows(self) -> None:
        """Give rows the height that the size of text needs, and heads the whole width."""
        self.verticalHeader().setDefaultSectionSize(scaled(ROW_HEIGHT))
        self.clearSpans()
        for place in self._model.heads():
            self.setSpan(place, 0, 1, len(self._model.columns))
            self.setRowHeight(place, scaled(MONTH_HEIGHT))
        self.viewport().update()


def shares(columns: Sequence[RecordColumn], room: int) -> list[int]:
    """Return the width of each column in so much room; 0 for one that has to go."""
    kept = list(columns)
    while sum(scaled(column.width) for column in kept) > room:
        last = max(kept, key=lambda column: column.drop)
        if last.drop == 0:
            break
        kept.remove(last)
    left = max(room - sum(scaled(column.width) for column in kept), 0)
    growing = [column for column in kept if column.grows]
    return [
        scaled(column.width) + (left // len(growing) if column.grows else 0) if column in kept else 0
        for column in columns
    ]
