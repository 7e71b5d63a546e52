"""The table of a plan's objectives: as high as its rows are, walked by the keyboard, put in order by hand."""

from PySide6.QtCore import QEvent, QItemSelectionModel, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QStyleOptionViewItem, QTableView

from cs_desktop.common.language import tr
from cs_desktop.domain.changes import Kind
from cs_desktop.domain.gestures import Gesture
from cs_desktop.domain.history import ObjectKey
from cs_desktop.domain.plan.editing import move_measure, move_objective
from cs_desktop.domain.plan.shown import PlanShown
from cs_desktop.views.plan.objective_cells import ObjectiveDelegate
from cs_desktop.views.plan.objective_drag import RowDrag
from cs_desktop.views.plan.objective_head import ObjectiveHead, fit_columns
from cs_desktop.views.plan.rows import NAME, ObjectiveModel, ObjectiveRow, rows_of
from cs_desktop.views.theme.fonts import scaled
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.row_drawing import paint_frame


class ObjectiveTable(QTableView):
    """Shows the objectives of a PlanShown; the page scrolls, not the table."""

    gesture = Signal(object)
    picked = Signal(object)
    """The ObjectKey of the objective or measure that one is on now; None for none."""
    opened = Signal()
    """What one is on is to be looked at beside the table: Enter, F2 or a double click."""
    peeked = Signal()
    """The space bar: the inspector is to open or close."""
    arrived = Signal(object)
    """The ObjectKey that was awaited is there now, and one is on it."""
    delete_requested = Signal()
    menu_requested = Signal(object)
    """A global QPoint: what can be done with the row there is to be offered."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._shown: PlanShown | None = None
        self._editable = False
        self._key: ObjectKey | None = None
        self._awaited: ObjectKey | None = None
        """What one goes to once it is read."""
        self._reading = False
        """Other rows are coming; nobody has left the one that one is on."""
        self._drag: RowDrag | None = None
        self._held: int | None = None
        """The measure that was moved last, while one is on it: it moves on, though it may have come first."""
        self.lines = ObjectiveModel(self)
        self._delegate = ObjectiveDelegate(theme)
        self.setHorizontalHeader(ObjectiveHead(theme, self))
        self.setModel(self.lines)
        self.setItemDelegate(self._delegate)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setShowGrid(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.setAccessibleName(tr("Objectives"))
        self.doubleClicked.connect(lambda _index: self.opened.emit())
        self.selectionModel().currentChanged.connect(self._tell)
        theme.changed.connect(self._fit)

    @property
    def key(self) -> ObjectKey | None:
        """Return the objective or measure that one is on."""
        return self._key

    @property
    def row(self) -> ObjectiveRow | None:
        """Return the row that one is on."""
        place = self.currentIndex().row()
        return self.lines.rows[place] if 0 <= place < len(self.lines.rows) else None

    @property
    def count(self) -> int:
        """Return how many objectives there are."""
        return self.lines.rows[-1].number if self.lines.rows else 0

    def show_plan(self, shown: PlanShown, *, editable: bool) -> None:
        """Show the objectives of a plan; what one is on stays so."""
        other = self._shown is None or self._shown.account_id != shown.account_id
        key = None if other else self._key
        self._shown, self._editable = shown, editable
        self._reading = True
        self.lines.show(rows_of(shown))
        self._reading = False
        self._fit()
        awaited = self._awaited
        if awaited is not None and self.choose(awaited):
            self._awaited = None
            self.arrived.emit(awaited)
        elif key is None or not self.choose(key):
            self._tell()

    def choose(self, key: ObjectKey) -> bool:
        """Go to an objective or a measure, and return whether it is there."""
        for place, row in enumerate(self.lines.rows):
            # The first measure has no row of its own: its objective stands in the same one.
            if key == row.key or (
                key.kind is Kind.MEASURE and row.measure is not None and row.measure.id == key.id
            ):
                flags = QItemSelectionModel.SelectionFlag
                self.selectionModel().setCurrentIndex(
                    self.lines.index(place, NAME), flags.ClearAndSelect | flags.Rows
                )
                self._tell()
                return True
        return False

    def await_row(self, key: ObjectKey) -> None:
        """Go to an objective or a measure as soon as it is shown."""
        self._awaited = key

    def choose_first(self) -> None:
        """Go to the first objective, with the keyboard."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        if self.lines.rows:
            self.choose(self.lines.rows[0].key)

    def sizeHint(self) -> QSize:
        """Return room for all rows."""
        return QSize(super().sizeHint().width(), self._whole_height())

    def minimumSizeHint(self) -> QSize:
        """Return room for all rows, however narrow."""
        return QSize(scaled(320), self._whole_height())

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Stand on a row once the keyboard is here."""
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self.lines.rows:
            self.choose(self.lines.rows[0].key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open with Enter, peek with Space, delete with Del, and move with Alt and an arrow."""
        key = event.key()
        if event.modifiers() & Qt.KeyboardModifier.AltModifier and key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.move_chosen(-1 if key == Qt.Key.Key_Up else 1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2) and self.row is not None:
            self.opened.emit()
        elif key == Qt.Key.Key_Space:
            self.peeked.emit()
        elif key == Qt.Key.Key_Delete and self.row is not None:
            self.delete_requested.emit()
        else:
            super().keyPressEvent(event)

    def moved(self, by: int) -> Gesture:
        """Return what moves the objective or further measure that one is on by so many places."""
        row, content = self.row, self._shown.content if self._shown is not None else None
        if row is None or content is None:
            return Gesture("")
        measure = row.measure
        if measure is None or (row.first and measure.id != self._held):
            return move_objective(content, row.objective.id, max(row.number - 1 + by, 0))
        place = content.measures_of[row.objective.id].index(measure)
        return move_measure(content, measure.id, row.objective.id, max(place + by, 0))

    def move_chosen(self, by: int) -> None:
        """Move the objective or further measure that one is on by so many places."""
        self._do_move(self.moved(by), self.row)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin to drag the objective under the mouse."""
        super().mousePressEvent(event)
        place = self.indexAt(event.position().toPoint()).row()
        content = self._shown.content if self._shown is not None else None
        if event.button() is Qt.MouseButton.LeftButton and self._editable and place >= 0 and content:
            rows = self.lines.rows
            tops = [self.rowViewportPosition(number) for number in range(len(rows))]
            self._drag = RowDrag(
                content, rows, [*tops, tops[-1] + self.rowHeight(len(rows) - 1)], rows[place]
            )

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show where what is dragged would go; without a button, follow with the hover tint."""
        at = event.position().toPoint()
        if self._drag is not None and event.buttons() & Qt.MouseButton.LeftButton:
            self._drag.move(at.y())
            self.viewport().update()
            return
        if self._delegate.hover(self.indexAt(at).row()):
            self.viewport().update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Put what was dragged where the line is."""
        super().mouseReleaseEvent(event)
        drag, self._drag = self._drag, None
        self.viewport().update()
        if drag is not None:
            self._do_move(drag.dropped(), drag.taken)

    def leaveEvent(self, event: QEvent) -> None:
        """End the hover tint."""
        super().leaveEvent(event)
        if self._delegate.hover(-1):
            self.viewport().update()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what can be done with the row."""
        if event.reason() is QContextMenuEvent.Reason.Keyboard:
            at = self.visualRect(self.currentIndex()).center()
        else:
            at = self.viewport().mapFrom(self, event.pos())
        self.menu_requested.emit(self.viewport().mapToGlobal(at))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the room among the columns."""
        super().resizeEvent(event)
        fit_columns(self)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the rows, the frame of the one with the keyboard, and the line where one drops."""
        super().paintEvent(event)
        paint_frame(self, self._theme.tokens)
        y = self._drag.line if self._drag is not None else None
        if y is not None:
            painter = QPainter(self.viewport())
            painter.fillRect(
                QRect(0, max(y - 1, 0), self.viewport().width(), 2), QColor(self._theme.tokens.accent)
            )

    def _tell(self) -> None:
        if self._reading:
            return
        row = self.row
        self._key = row.key if row is not None else None
        if row is None or row.measure is None or row.measure.id != self._held:
            self._held = None
        self.picked.emit(self._key)

    def _do_move(self, gesture: Gesture, row: ObjectiveRow | None) -> None:
        if not gesture or row is None or not self._editable:
            return
        if gesture.puts[0].kind is Kind.MEASURE and row.measure is not None:
            self._held = row.measure.id
            self._key = ObjectKey(Kind.MEASURE, row.measure.id)
        self.gesture.emit(gesture)

    def _fit(self) -> None:
        for place in range(len(self.lines.rows)):
            hint = self._delegate.sizeHint(QStyleOptionViewItem(), self.lines.index(place, 0))
            self.setRowHeight(place, hint.height())
        fit_columns(self)
        self.setFixedHeight(self._whole_height())
        self.viewport().update()

    def _whole_height(self) -> int:
        return self.horizontalHeader().height() + sum(
            self.rowHeight(place) for place in range(len(self.lines.rows))
        )
