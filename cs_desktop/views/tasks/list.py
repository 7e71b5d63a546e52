"""The list of tasks: ticked off, edited in place, opened beside the page."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter

from cs_desktop.common.dates import day_text
from cs_desktop.common.language import marked, tr, trn
from cs_desktop.controllers.tasks import texts_of
from cs_desktop.domain.figures import Status
from cs_desktop.domain.tasks import TaskRow
from cs_desktop.views.itemmodels.record_model import RecordColumn, RecordModel
from cs_desktop.views.theme.fonts import TextStyle, scaled
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.buttons import Button
from cs_desktop.views.widgets.pieces import Panel, column, row
from cs_desktop.views.widgets.record_delegate import ROW_HEIGHT, RecordDelegate
from cs_desktop.views.widgets.record_table import HEAD_HEIGHT, RecordTable
from cs_desktop.views.widgets.text import Label

MOST_SHOWN = 4
"""Rows that are seen at once where there is room; the others are scrolled to."""
DONE = "done"
COLUMNS = (
    RecordColumn(DONE, "", 52, lambda task: tr("Done") if task.is_done else tr("Open")),
    RecordColumn("title", marked("Task"), 240, lambda task: task.title, field="title", grows=True),
    RecordColumn("about", marked("About"), 150, lambda task: task.about_name, drop=3),
    RecordColumn("due", marked("Due"), 196, lambda task: day_text(task.due) if task.due else "", field="due"),
    RecordColumn("assignee", marked("For"), 130, lambda task: task.assignee, field="assignee", drop=2),
)


class _TaskTable(RecordTable):
    """Ticks tasks off: a click on the box, or the space bar."""

    ticked = Signal(object)
    """The id of the task whose box was pressed."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tick with the space bar."""
        if event.key() == Qt.Key.Key_Space and self.current_id is not None:
            self.ticked.emit(self.current_id)
            return
        super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Tick by a click on the box."""
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and index.column() == 0 and self.current_id is not None:
            self.ticked.emit(self.current_id)


class TaskList(Panel):
    """Shows the tasks of an account; says what the user does with which."""

    add_requested = Signal()
    done_requested = Signal(object, bool)
    """A task's id, and whether it is done from now on."""
    delete_requested = Signal(object)
    opened = Signal(object)
    picked = Signal(object)
    """The TaskRow that one is on now; None for none."""
    entered = Signal(object, str, str)
    """The TaskRow, the field and the text typed into its cell."""

    def __init__(self, theme: Theme) -> None:
        super().__init__("surface", "top")
        self._tasks: tuple[TaskRow, ...] = ()
        self._today = date.min
        self._with_done = False
        self.model = RecordModel(COLUMNS, self)
        self.model.use_texts(texts_of)
        self._delegate = RecordDelegate(theme, COLUMNS)
        self._delegate.painters |= {
            DONE: self._paint_done,
            "title": self._paint_title,
            "due": self._paint_due,
        }
        self._names: Sequence[str] = ()
        self._delegate.choices = {"assignee": lambda: self._names}
        self.table = _TaskTable(theme, self.model, self._delegate, tr("Tasks"))
        self._theme = theme
        self._count = Label("", TextStyle.CELL, "text3")
        self._done = Button(theme, tr("Show done"), "link")
        self._done.setCheckable(True)
        self._done.toggled.connect(self._show_done)
        self._add = Button(theme, tr("Task"), "link", "plus", icon_role="accent_text", name=tr("New task"))
        self._add.clicked.connect(self.add_requested)
        head = row(
            Label(tr("Tasks"), TextStyle.SECTION),
            self._count,
            0,
            self._done,
            self._add,
            margins=(20, 6, 16, 4),
        )
        box = column(spacing=0, margins=(0, 1, 0, 0))
        box.addLayout(head)
        box.addWidget(self.table)
        self.setLayout(box)
        self.table.ticked.connect(self._tick)
        self.table.delete_requested.connect(lambda: self.delete_requested.emit(self.table.selected_ids))
        self.table.opened.connect(self.opened)
        self.table.picked.connect(self._tell_picked)
        self.model.entered.connect(self.entered)
        theme.changed.connect(self._fit)
        self._room = MOST_SHOWN
        self._fit()

    def show_tasks(
        self, tasks: Sequence[TaskRow], names: Sequence[str], today: date, *, editable: bool
    ) -> None:
        """Show these tasks, in the order in which one reads them."""
        self._tasks, self._names, self._today = tuple(tasks), names, today
        self.model.editable = editable
        self._add.setEnabled(editable)
        self._refill()

    def select(self, task_id: int) -> None:
        """Select a task."""
        self.table.select(task_id)

    def show_at_most(self, rows: int) -> None:
        """Take the room of so many rows, and scroll to the others."""
        if rows != self._room:
            self._room = rows
            self._fit()

    def _refill(self) -> None:
        opened = [task for task in self._tasks if not task.is_done]
        late = sum(1 for task in opened if task.is_overdue(self._today))
        done = len(self._tasks) - len(opened)
        text = trn("{count} open", "{count} open", len(opened))
        if late:
            text = trn("{count} open, {late} overdue", "{count} open, {late} overdue", len(opened), late=late)
        self._count.setText(text)
        self._done.setVisible(done > 0)
        self._done.setText(tr("Hide done") if self._with_done else trn("{count} done", "{count} done", done))
        self.model.show(self._tasks if self._with_done else opened)
        self._fit()

    def _show_done(self, shown: bool) -> None:  # noqa: FBT001 - Qt's signal
        self._with_done = shown
        self._refill()

    def _tick(self, task_id: int) -> None:
        task = next((task for task in self._tasks if task.id == task_id), None)
        if not self.model.editable:
            self.table.held.emit()
        elif task is not None:
            self.done_requested.emit(task_id, not task.is_done)

    def _tell_picked(self, task_id: int | None) -> None:
        self.picked.emit(next((task for task in self._tasks if task.id == task_id), None))

    def _fit(self) -> None:
        rows = min(self.model.rowCount(), self._room)
        self.table.setVisible(rows > 0)
        self.table.setFixedHeight(scaled(HEAD_HEIGHT) + scaled(ROW_HEIGHT) * rows)

    def _paint_done(self, painter: QPainter, box: QRect, task: TaskRow) -> None:
        icon, role = ("square-check", "accent_text") if task.is_done else ("square", "control")
        pixmap = self._theme.pixmap(icon, role, 16, painter.device().devicePixelRatio())
        painter.drawPixmap(QPoint(box.left(), box.center().y() - 7), pixmap)

    def _paint_title(self, painter: QPainter, box: QRect, task: TaskRow) -> None:
        role = "text3" if task.is_done else "text"
        self._delegate.text(painter, box, task.title, role, TextStyle.CELL_MEDIUM)

    def _paint_due(self, painter: QPainter, box: QRect, task: TaskRow) -> None:
        if task.due is None:
            self._delegate.text(painter, box, tr("No date"), "text3")
        elif task.is_overdue(self._today):
            days = (self._today - task.due).days
            text = f"{day_text(task.due)} · {tr('{days} d overdue', days=days)}"
            self._delegate.judged(painter, box, text, Status.RISK)
        else:
            self._delegate.text(painter, box.adjusted(16, 0, 0, 0), day_text(task.due), "text2")
