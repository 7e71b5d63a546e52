"""Milestones and work: the Gantt chart of a plan with its head and, below it, what has slipped."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QMenu, QStackedLayout, QWidget

from cs_desktop.common.dates import day_text
from cs_desktop.common.language import marked, tr, trn
from cs_desktop.common.text import shortened
from cs_desktop.domain.history import ObjectKey
from cs_desktop.domain.plan.acting import NAME_IN_CIRCLE, move_waiting
from cs_desktop.domain.plan.dragging import Preview
from cs_desktop.domain.plan.gantt import Chart, Zoom, chart_of, range_text
from cs_desktop.domain.plan.shown import PlanShown
from cs_desktop.domain.plan.work import circle_in
from cs_desktop.views.plan.gantt_chart import GanttChart
from cs_desktop.views.plan.gantt_legend import GanttLegend
from cs_desktop.views.plan.gantt_table import GanttTable
from cs_desktop.views.theme.fonts import TextStyle
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.buttons import Button, icon_button
from cs_desktop.views.widgets.pieces import column, line, row
from cs_desktop.views.widgets.segments import SegmentedButtons
from cs_desktop.views.widgets.text import ElidedLabel, Label

CHART, TABLE = "chart", "table"
ZOOMS = {
    Zoom.WEEKS: marked("Weeks"),
    Zoom.MONTHS: marked("Months"),
    Zoom.QUARTERS: marked("Quarters"),
}


class GanttSection(QWidget):
    """Shows the work of a PlanShown."""

    gesture = Signal(object)
    """A Gesture to do to the plan."""
    edit_requested = Signal(object)
    """The ObjectKey of what is to be edited in full."""
    refused = Signal(str)
    """Why what one did is not done."""
    calendar_requested = Signal()
    milestone_requested = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setAccessibleName(tr("Milestones and work"))
        self.chart, self.table = GanttChart(theme), GanttTable(theme)
        self._shown: Chart | None = None
        self._stack = QStackedLayout()
        self._holder = QWidget()
        self._editable = False
        self._range = Label("", TextStyle.CELL, "text2")
        self._zoom = Button(theme, "", "default", name=tr("Time shown at once"))
        self._zooms = QMenu(self._zoom)
        for zoom in Zoom:
            self._zooms.addAction(tr(ZOOMS[zoom])).triggered.connect(partial(self.chart.set_zoom, zoom))
        self._zoom.setMenu(self._zooms)
        self._show_zoom(Zoom.MONTHS)
        self._looks = SegmentedButtons(theme)
        self._looks.add(CHART, tr("Chart"), "gantt")
        self._looks.add(TABLE, tr("Table (Ctrl+Shift+D)"), "table-2")
        self._milestone = icon_button(theme, "diamond", tr("Add milestone"), self.milestone_requested.emit)
        self._days = icon_button(theme, "calendar", tr("Work calendar"), self.calendar_requested.emit)
        self._slipped = ElidedLabel("", TextStyle.CELL, "risk")
        self._move = Button(theme, tr("Move what waits too"), "default")
        self._foot, self._none = QWidget(), QWidget()
        self._empty = Label(
            tr("No work with days yet. Add an action with a due day, or a milestone."),
            TextStyle.CELL,
            "text2",
        )
        self._lay_out(theme)
        self._connect()

    def show_plan(self, shown: PlanShown, *, editable: bool) -> None:
        """Show the plan's work."""
        if shown.content is None:
            return
        self._shown, self._editable = chart_of(shown), editable
        self.chart.show_chart(self._shown, shown.account_id, editable=editable)
        self.table.show_chart(self._shown)
        for part in (self._milestone, self._move):
            part.setEnabled(editable)
        self._range.setText(range_text(self._shown.first, self._shown.last))
        empty = not self._shown.rows
        self._none.setVisible(empty)
        self._holder.setVisible(not empty)
        self._fit()
        self._tell_slipped()

    @property
    def slipped(self) -> str:
        """Return what is said below the chart; empty for nothing."""
        return "" if self._foot.isHidden() else self._slipped.text()

    def forget(self) -> None:
        """Show what is stored: what was dragged could not be."""
        self.chart.forget()
        self._tell_slipped()

    def toggle_table(self) -> None:
        """Show the table in place of the chart, or the chart again, with the keyboard in it."""
        self._look(CHART if self._stack.currentWidget() is self.table else TABLE)

    def choose(self, key: ObjectKey) -> None:
        """Go to a step."""
        self.chart.choose(key)

    def move_waiting(self) -> None:
        """Move all that waits to when it can be."""
        if self._shown is not None and self._editable:
            self.gesture.emit(move_waiting(self._shown.work, self._shown.schedule))

    def _look(self, which: str) -> None:
        self._looks.choose(which)
        self._stack.setCurrentWidget(self.table if which == TABLE else self.chart)
        self._zoom.setVisible(which == CHART)
        self._fit()
        (self.table if which == TABLE else self.chart).setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_zoom(self, zoom: Zoom) -> None:
        self._zoom.setText(tr(ZOOMS[zoom]))
        self._fit()

    def _fit(self) -> None:
        shown = self._stack.currentWidget()
        if shown is not None:
            self._holder.setFixedHeight(shown.sizeHint().height())

    def _follow(self, preview: Preview | None) -> None:
        """Say what would follow from what the hand does."""
        if preview is None:
            self._tell_slipped()
            return
        start, due = preview.days
        days = day_text(due) if start is None else f"{day_text(start)} – {day_text(due)}"
        ghosts = preview.ghosts
        if ghosts:
            days = trn(
                "{days} · {count} that waits for it would end later; hold Ctrl to move it too",
                "{days} · {count} that wait for it would end later; hold Ctrl to move them too",
                len(ghosts),
                days=days,
            )
        self._slipped.setText(days)
        self._move.hide()
        self._foot.show()

    def _tell_slipped(self) -> None:
        """Say how many wait for something that ends too late, and by how much the whole ends later."""
        chart = self._shown
        if chart is None:
            return
        circle = circle_in(chart.work)
        knocked = chart.schedule.knocked
        text = ""
        if circle:
            names = " → ".join(shortened(chart.work.by_key[key].name, NAME_IN_CIRCLE) for key in circle)
            text = tr(
                "These wait for each other in a circle: {circle}. Remove one of the dependencies.",
                circle=names,
            )
        elif knocked:
            text = trn(
                "{count} waits for something that ends too late.",
                "{count} wait for something that ends too late.",
                len(knocked),
            )
            late = _later(chart)
            if late > 0:
                text += " " + trn(
                    "The last of the work would end {count} working day later.",
                    "The last of the work would end {count} working days later.",
                    late,
                )
        self._slipped.setText(text)
        self._move.setVisible(bool(knocked) and not circle)
        self._foot.setVisible(bool(text))

    def _connect(self) -> None:
        self.chart.gesture.connect(self.gesture)
        self.chart.refused.connect(self.refused)
        self.chart.edit_requested.connect(self.edit_requested)
        self.chart.previewed.connect(self._follow)
        self.chart.zoomed.connect(self._show_zoom)
        self.table.opened.connect(lambda place: self.edit_requested.emit(self.table.key_of(place)))
        self._looks.chosen.connect(self._look)
        self._move.clicked.connect(self.move_waiting)

    def _lay_out(self, theme: Theme) -> None:
        head = row(Label(tr("Milestones and work"), TextStyle.SECTION), spacing=8, margins=(20, 8, 20, 8))
        head.addWidget(self._range)
        head.addWidget(GanttLegend(theme), 1)
        for part in (self._zoom, self._looks, self._milestone, self._days):
            head.addWidget(part)
        self._looks.choose(CHART)
        # First: a stack without an owner shows what it takes as a window of its own.
        self._holder.setLayout(self._stack)
        self._stack.addWidget(self.chart)
        self._stack.addWidget(self.table)
        foot = row(spacing=10, margins=(20, 6, 20, 6))
        foot.addWidget(self._slipped, 1)
        foot.addWidget(self._move)
        self._foot.setLayout(foot)
        self._none.setLayout(row(self._empty, 0, margins=(20, 12, 20, 16)))
        box = column(line(), spacing=0)
        box.addLayout(head)
        box.addWidget(line())
        box.addWidget(self._holder)
        box.addWidget(self._none)
        box.addWidget(self._foot)
        box.addWidget(line())
        self.setLayout(box)


def _later(chart: Chart) -> int:
    schedule = chart.schedule
    if schedule.ends is None or schedule.planned_end is None:
        return 0
    return chart.calendar.between(schedule.planned_end, schedule.ends)
