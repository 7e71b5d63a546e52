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
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QStyleOptionViewItem, QTableView, QWidget

from cs_desktop.common.language import tr
from cs_desktop.domain.changes import Kind
from cs_desktop.domain.history import ObjectKey
from cs_desktop.domain.plan.editing import move_objective
from cs_desktop.domain.plan.shown import PlanShown
from cs_desktop.views.plan.objective_cells import FIRST_PAD, PAD, ObjectiveDelegate
from cs_desktop.views.plan.rows import (
    BAR,
    BASELINE,
    DUE,
    HEADINGS,
    NAME,
    NUMBER,
    OWNERS,
    SIGN_OFF,
    STATUS,
    TARGET,
    UNIT,
    ObjectiveModel,
    ObjectiveRow,
    rows_of,
)
from cs_desktop.views.theme.direction import leading, placed, trailing
from cs_desktop.views.theme.fonts import TextStyle, font, scaled
from cs_desktop.views.theme.heights import fix_height
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.row_drawing import paint_frame

HEAD_HEIGHT = 30
WIDTHS = {
    NUMBER: 46,
    NAME: 220,
    BASELINE: 66,
    BAR: 160,
    TARGET: 84,
    UNIT: 122,
    DUE: 94,
    OWNERS: 72,
    SIGN_OFF: 142,
    STATUS: 112,
}
"""The least width of each column."""
GROW = {NAME: 1, BAR: 1}
"""What shares the room that is left, and how much of it each has."""
GOES = (UNIT, BASELINE, OWNERS, SIGN_OFF, TARGET)
"""What goes where there is little room, the first one first; the inspector has it all."""


class _Head(QHeaderView):
    """The headings; that of the bar explains its marks."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._theme = theme
        self.setFont(font(TextStyle.CAPTION_MEDIUM))
        fix_height(self, HEAD_HEIGHT)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setMinimumSectionSize(0)

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:  # noqa: N802, N803 - Qt's
        """Draw one heading."""
        painter.save()
        painter.fillRect(rect, self._theme.color("sunken"))
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), self._theme.color("border"))
        painter.setFont(font(TextStyle.CAPTION_MEDIUM))
        painter.setPen(self._theme.color("text3"))
        before = FIRST_PAD if logicalIndex == NUMBER else PAD
        box = placed(rect.adjusted(before, 0, -PAD, -1), rect)
        if logicalIndex == BAR:
            self._explain(painter, box)
        else:
            side = trailing() if logicalIndex == TARGET else leading()
            metrics = self.fontMetrics()
            title = tr(HEADINGS[logicalIndex])
            painter.drawText(box, side, metrics.elidedText(title, Qt.TextElideMode.ElideRight, box.width()))
        painter.restore()

    def _explain(self, painter: QPainter, box: QRect) -> None:
        metrics = painter.fontMetrics()
        current, wanted = tr("Current"), tr("Expected by today")
        parts = metrics.horizontalAdvance(current) + 12 + 8 + metrics.horizontalAdvance(wanted)
        x = box.left() + max((box.width() - parts) // 2, 0)
        middle = box.center().y()
        painter.drawText(
            QRect(x, box.top(), box.width(), box.height()), Qt.AlignmentFlag.AlignVCenter, current
        )
        x += metrics.horizontalAdvance(current) + 12
        painter.fillRect(QRect(x, middle - 5, 2, 11), self._theme.color("text"))
        left = box.right() - x - 8
        shown = metrics.elidedText(wanted, Qt.TextElideMode.ElideRight, max(left, 0))
        painter.drawText(QRect(x + 8, box.top(), left, box.height()), Qt.AlignmentFlag.AlignVCenter, shown)


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
        self._dragged: int | None = None
        """The objective that is being dragged."""
        self._drop: int | None = None
        """The place among the objectives where it would be dropped."""
        self.lines = ObjectiveModel(self)
        self._delegate = ObjectiveDelegate(theme)
        self.setHorizontalHeader(_Head(theme, self))
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

    def move_chosen(self, by: int) -> None:
        """Move the objective that one is on by so many places."""
        row = self.row
        if row is not None and self._shown is not None and self._shown.content is not None and self._editable:
            gesture = move_objective(self._shown.content, row.objective.id, max(row.number - 1 + by, 0))
            if gesture:
                self.gesture.emit(gesture)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin to drag the objective under the mouse."""
        super().mousePressEvent(event)
        place = self.indexAt(event.position().toPoint()).row()
        if event.button() is Qt.MouseButton.LeftButton and self._editable and place >= 0:
            self._dragged = self.lines.rows[place].objective.id

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show where what is dragged would go; without a button, follow with the hover tint."""
        at = event.position().toPoint()
        if self._dragged is not None and event.buttons() & Qt.MouseButton.LeftButton:
            self._drop = self._place_at(at.y())
            self.viewport().update()
            return
        if self._delegate.hover(self.indexAt(at).row()):
            self.viewport().update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Put what was dragged where the line is."""
        super().mouseReleaseEvent(event)
        dragged, drop = self._dragged, self._drop
        self._dragged = self._drop = None
        self.viewport().update()
        if dragged is None or drop is None or self._shown is None or self._shown.content is None:
            return
        order = [one.id for one in self._shown.content.objectives]
        before = order.index(dragged) if dragged in order else drop
        gesture = move_objective(self._shown.content, dragged, drop - (1 if drop > before else 0))
        if gesture:
            self.gesture.emit(gesture)

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
        self._fit_columns()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the rows, the frame of the one with the keyboard, and the line where one drops."""
        super().paintEvent(event)
        paint_frame(self, self._theme.tokens)
        if self._drop is not None:
            painter = QPainter(self.viewport())
            y = self._top_of(self._drop)
            painter.fillRect(
                QRect(0, max(y - 1, 0), self.viewport().width(), 2), QColor(self._theme.tokens.accent)
            )

    def _tell(self) -> None:
        if self._reading:
            return
        row = self.row
        self._key = row.key if row is not None else None
        self.picked.emit(self._key)

    def _fit(self) -> None:
        for place in range(len(self.lines.rows)):
            hint = self._delegate.sizeHint(QStyleOptionViewItem(), self.lines.index(place, 0))
            self.setRowHeight(place, hint.height())
        self._fit_columns()
        self.setFixedHeight(self._whole_height())
        self.viewport().update()

    def _whole_height(self) -> int:
        return self.horizontalHeader().height() + sum(
            self.rowHeight(place) for place in range(len(self.lines.rows))
        )

    def _fit_columns(self) -> None:
        room = self.viewport().width()
        kept = set(WIDTHS)
        for gone in GOES:
            if sum(scaled(WIDTHS[place]) for place in kept) <= room:
                break
            kept.remove(gone)
        left = max(room - sum(scaled(WIDTHS[place]) for place in kept), 0)
        whole = sum(GROW.values())
        for place, width in WIDTHS.items():
            self.setColumnHidden(place, place not in kept)
            if place in kept:
                self.setColumnWidth(place, scaled(width) + left * GROW.get(place, 0) // whole)

    def _place_at(self, y: int) -> int:
        """Return the place among the objectives that is nearest to a height."""
        return min(range(self.count + 1), key=lambda place: abs(self._top_of(place) - y))

    def _top_of(self, place: int) -> int:
        """Return where an objective begins, by its place; behind the last one where that ends."""
        for index, row in enumerate(self.lines.rows):
            if row.number == place + 1 and row.first:
                return self.rowViewportPosition(index)
        return self._whole_height() - self.horizontalHeader().height()
