"""Testing a draft on all accounts, and publishing it."""

from PySide6.QtCore import QRect, QRectF, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QLineEdit, QWidget

from cs_desktop.common.dates import day_text
from cs_desktop.common.language import marked, tr, trn
from cs_desktop.common.money import money_short
from cs_desktop.domain.bands import Quadrant
from cs_desktop.domain.figures import Status
from cs_desktop.domain.health.standing import shown_score
from cs_desktop.domain.scorecards.content import CardContent
from cs_desktop.domain.scorecards.editing import problems
from cs_desktop.domain.scorecards.shown import ScorecardEntry
from cs_desktop.domain.scorecards.trial import (
    SHIFTS,
    Judged,
    Shift,
    Trial,
    TrialRow,
    directions,
    finding,
    points_said,
)
from cs_desktop.views.itemmodels.record_model import RecordColumn, RecordModel
from cs_desktop.views.theme.fonts import TextStyle, scaled
from cs_desktop.views.theme.heights import fix_width
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.buttons import Button
from cs_desktop.views.widgets.marks import paint_pill, paint_quadrant
from cs_desktop.views.widgets.pieces import Panel, column, row, spread
from cs_desktop.views.widgets.record_delegate import RIGHT, RecordDelegate
from cs_desktop.views.widgets.record_table import RecordTable
from cs_desktop.views.widgets.segments import SegmentedButtons
from cs_desktop.views.widgets.text import Label

_NOTE = 300


def _score(judged: Judged) -> str:
    if judged.score is None or judged.band is None:
        return tr("No score")
    return f"{shown_score(judged.score)} {judged.band.label}"


def _quadrants(one: TrialRow) -> str:
    was, now = one.before.quadrant, one.after.quadrant
    before, after = (quadrant.label if quadrant else "–" for quadrant in (was, now))
    return before if was is now else f"{before} → {after}"


def _cards(one: TrialRow) -> str:
    was, now = one.before.card, one.after.card
    return now if was == now else f"{was} → {now}"


COLUMNS = (
    RecordColumn("name", marked("Account"), 130, lambda one: one.name, grows=True),
    RecordColumn("arr", marked("ARR"), 88, lambda one: str(one.arr), right=True, drop=1),
    RecordColumn("before", marked("Today"), 134, lambda one: _score(one.before)),
    RecordColumn("after", marked("With the draft"), 134, lambda one: _score(one.after)),
    RecordColumn("points", marked("Change"), 84, points_said, right=True),
    RecordColumn("quadrant", marked("Quadrant"), 190, _quadrants, drop=2, grows=True),
    RecordColumn("card", marked("Scorecard"), 130, _cards, drop=3),
)


class TrialView(QWidget):
    """Shows what a draft would change; says that it is to be tested, or published."""

    test_requested = Signal()
    publish_requested = Signal(str)
    """Why it is published."""
    account_requested = Signal(object)
    list_requested = Signal(object)
    """The ids of accounts that are to be shown in the portfolio."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._trial: Trial | None = None
        self._shift = Shift.BAND
        self.finding = Label("", TextStyle.SECTION, wrap=True)
        self._about = Label("", TextStyle.CELL, "text2", wrap=True)
        self.test = Button(theme, tr("Test on all accounts"), "default", "play")
        self.shifts = SegmentedButtons(theme)
        for shift, word in SHIFTS.items():
            self.shifts.add(shift, tr(word))
        self.shifts.choose(self._shift)
        self.to_list = Button(theme, tr("Show in portfolio"), "default", "table-2")
        self.model = RecordModel(COLUMNS, self)
        self.model.editable = False
        self._delegate = RecordDelegate(theme, COLUMNS)
        self._delegate.painters = {
            "name": lambda painter, box, one: self._text(painter, box, one.name),
            "arr": self._draw_arr,
            "before": lambda painter, box, one: self._draw_score(painter, box, one.before),
            "after": lambda painter, box, one: self._draw_score(painter, box, one.after),
            "points": self._draw_points,
            "quadrant": self._draw_quadrant,
        }
        self.table = RecordTable(theme, self.model, self._delegate, tr("Accounts that change"))
        self.note = QLineEdit()
        self.note.setPlaceholderText(tr("Why it changes"))
        self.note.setAccessibleName(tr("Why it changes"))
        self.note.setMaxLength(_NOTE)
        self.publish = Button(theme, tr("Publish"), "primary")
        self._lay_out()
        self.test.clicked.connect(self.test_requested)
        self.shifts.chosen.connect(self._choose)
        self.table.opened.connect(self.account_requested)
        self.to_list.clicked.connect(lambda: self.list_requested.emit([one.id for one in self._rows]))
        self.publish.clicked.connect(lambda: self.publish_requested.emit(self.note.text().strip()))
        self.note.returnPressed.connect(self.publish.click)

    def show_entry(self, entry: ScorecardEntry, content: CardContent, *, editable: bool) -> None:
        """Show whether the draft of a scorecard can be tested and published."""
        missing = problems(content)
        changed = entry.has_draft or entry.ended_on is not None
        self.test.setEnabled(not missing)
        self.publish.setEnabled(editable and changed and not missing)
        self.publish.setText(tr("Publish version {number}", number=entry.number + 1))
        self.note.setEnabled(editable and changed)
        if self._trial is None:
            self._say_nothing(missing, changed=changed)

    def show_trial(self, trial: Trial | None) -> None:
        """Show what a test found; None where what was tested is not what is there any more."""
        self._trial = trial
        if trial is None:
            self.model.show(())
            for part in (self.shifts, self.to_list, self.table):
                part.setVisible(False)
            return
        more = directions(trial)
        self.finding.setText(finding(trial) + (f": {more}" if more else ""))
        self._about.setText(
            trn(
                "Tested on {count} account as of {day}",
                "Tested on {count} accounts as of {day}",
                trial.accounts,
                day=day_text(trial.as_of),
            )
        )
        for shift, word in SHIFTS.items():
            self.shifts.set_text(shift, f"{tr(word)} {len(trial.changed(shift))}")
        if not trial.changed(self._shift):
            self._shift = next((shift for shift in Shift if trial.changed(shift)), Shift.BAND)
        self._choose(self._shift)

    def wait(self) -> None:
        """Say that the test is under way."""
        self.show_trial(None)
        self.finding.setText(tr("Testing…"))
        self._about.setText("")

    def fail(self, problem: str) -> None:
        """Say why there is no test."""
        self.show_trial(None)
        self.finding.setText(tr("Not tested"))
        self._about.setText(problem)

    def take_focus(self) -> None:
        """Begin with the test, or with what it found."""
        if self.model.rowCount():
            self.table.take_focus()
        else:
            self.test.setFocus()

    @property
    def _rows(self) -> tuple[TrialRow, ...]:
        return () if self._trial is None else self._trial.changed(self._shift)

    def _say_nothing(self, missing: tuple[str, ...], *, changed: bool) -> None:
        self.show_trial(None)
        self.finding.setText(tr("Not tested yet"))
        if missing:
            self._about.setText(" ".join(missing))
        elif changed:
            self._about.setText(tr("See which accounts would change band before you publish."))
        else:
            self._about.setText(tr("Nothing was changed since it was published."))

    def _choose(self, shift: str) -> None:
        self._shift = Shift(shift)
        self.shifts.choose(self._shift)
        any_change = self._trial is not None and bool(self._trial.rows)
        self.shifts.setVisible(any_change)
        self.table.setVisible(bool(self._rows))
        self.to_list.setVisible(bool(self._rows))
        self.model.show(self._rows)

    def _text(self, painter: QPainter, box: QRect, text: str) -> None:
        self._delegate.text(painter, box, text, "text", TextStyle.CELL_MEDIUM)

    def _draw_arr(self, painter: QPainter, box: QRect, one: TrialRow) -> None:
        currency = self._trial.currency if self._trial is not None else ""
        text = money_short(one.arr, currency) if one.arr else "–"
        self._delegate.text(painter, box, text, "text2", align=RIGHT)

    def _draw_score(self, painter: QPainter, box: QRect, judged: Judged) -> None:
        status = judged.band.status if judged.band is not None else Status.NONE
        text = _score(judged)
        paint_pill(painter, box.left(), box.center().y() + 1, text, status, self._theme.tokens)

    def _draw_points(self, painter: QPainter, box: QRect, one: TrialRow) -> None:
        role = "risk_text" if (one.points or 0) < 0 else "text"
        self._delegate.text(painter, box, points_said(one), role, TextStyle.CELL_BOLD, align=RIGHT)

    def _draw_quadrant(self, painter: QPainter, box: QRect, one: TrialRow) -> None:
        quadrant: Quadrant | None = one.after.quadrant
        edge = scaled(14)
        if quadrant is not None:
            mark = QRectF(box.left(), box.center().y() - edge / 2 + 1, edge, edge)
            paint_quadrant(painter, mark, quadrant, self._theme.tokens)
        self._delegate.text(painter, box.adjusted(edge + 6, 0, 0, 0), _quadrants(one), "text2")

    def _lay_out(self) -> None:
        top = column(spacing=4, margins=(20, 14, 16, 12))
        line = row(spread(self.finding), spacing=12)
        line.addWidget(self.test, 0, Qt.AlignmentFlag.AlignTop)
        top.addLayout(line)
        top.addWidget(self._about)
        head = QWidget()
        head.setLayout(top)
        tools = row(self.shifts, 0, self.to_list, spacing=8, margins=(20, 0, 16, 10))
        foot = Panel("sunken", "top")
        fix_width(self.note, 320)
        foot.setLayout(row(self.note, self.publish, 0, spacing=8, margins=(20, 8, 16, 8)))
        box = column(head, spacing=0)
        box.addLayout(tools)
        box.addWidget(self.table, 1)
        box.addStretch(0)
        box.addWidget(foot)
        self.setLayout(box)
