"""The versions of a scorecard, what differs between two, and the way back to an old one."""

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from cs_desktop.common.dates import day_text
from cs_desktop.common.language import marked, tr
from cs_desktop.domain.scorecards.content import CardContent
from cs_desktop.domain.scorecards.differences import differences
from cs_desktop.domain.scorecards.shown import ScorecardEntry, ScorecardPage, VersionShown
from cs_desktop.views.itemmodels.record_model import RecordColumn, RecordModel
from cs_desktop.views.theme.fonts import TextStyle
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.buttons import Button
from cs_desktop.views.widgets.editors import ChoiceBox
from cs_desktop.views.widgets.pieces import Panel, column, row
from cs_desktop.views.widgets.record_delegate import RecordDelegate
from cs_desktop.views.widgets.record_table import RecordTable
from cs_desktop.views.widgets.text import Label


@dataclass(frozen=True, slots=True)
class VersionRow:
    """A version as a row; the draft has the number after the newest one."""

    id: int
    version: VersionShown | None
    """None for the draft."""
    content: CardContent | None

    @property
    def name(self) -> str:
        """Return what it is called."""
        return tr("Draft") if self.version is None else tr("Version {number}", number=self.version.number)

    @property
    def day(self) -> str:
        """Return from when on it holds."""
        if self.version is None:
            return ""
        day = self.version.published_on
        return tr("since ever") if day is None else day_text(day)

    @property
    def note(self) -> str:
        """Return why it was made, or why it cannot be read."""
        return "" if self.version is None else self.version.problem or self.version.note


COLUMNS = (
    RecordColumn("name", marked("Version"), 108, lambda one: one.name),
    RecordColumn("day", marked("Holds from"), 112, lambda one: one.day),
    RecordColumn(
        "by", marked("Published by"), 120, lambda one: one.version.made_by if one.version else "", drop=1
    ),
    RecordColumn("note", marked("Why"), 160, lambda one: one.note, grows=True),
)
DIFFERENCES = (
    RecordColumn("what", marked("What"), 190, lambda one: one.what, grows=True),
    RecordColumn("before", marked("Before"), 140, lambda one: one.before or "–", grows=True),
    RecordColumn("after", marked("After"), 140, lambda one: one.after or "–", grows=True),
)


class VersionsView(QWidget):
    """Shows the versions; says which one is to be the draft."""

    restore_requested = Signal(int)
    """The number of a version."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._page: ScorecardPage | None = None
        self._rows: list[VersionRow] = []
        self._editable = False
        self.model = RecordModel(COLUMNS, self)
        self.model.editable = False
        self.table = RecordTable(theme, self.model, RecordDelegate(theme, COLUMNS), tr("Versions"))
        self.than = ChoiceBox(theme, [])
        self.than.setAccessibleName(tr("Compared with"))
        self.restore = Button(theme, tr("Restore as draft"), "default", "history")
        self._finding = Label("", TextStyle.CELL, "text2")
        self.found = RecordModel(DIFFERENCES, self)
        self.found.editable = False
        self.differences = RecordTable(
            theme, self.found, RecordDelegate(theme, DIFFERENCES), tr("What differs")
        )
        head = Panel("sunken", "top")
        head.setLayout(
            row(
                Label(tr("Compared with"), TextStyle.CELL, "text2"),
                *(self.than, self._finding, 0, self.restore),
                spacing=8,
                margins=(20, 6, 16, 6),
            )
        )
        box = column(spacing=0)
        box.addWidget(self.table, 2)
        box.addWidget(head)
        box.addWidget(self.differences, 3)
        self.setLayout(box)
        self.table.picked.connect(lambda _place: self._offer())
        self.than.activated.connect(lambda _place: self._compare())
        self.restore.clicked.connect(self._restore)

    def show_entry(self, page: ScorecardPage, entry: ScorecardEntry, *, editable: bool) -> None:
        """Show the versions of a scorecard, the draft first."""
        self._page, self._editable = page, editable
        rows = [VersionRow(one.number, one, one.content) for one in entry.versions]
        if entry.has_draft:
            rows.insert(0, VersionRow(entry.number + 1, None, entry.content))
        self._rows = rows
        self.model.show(rows)
        if rows and self.table.current_id is None:
            self.table.select(rows[0].id)
        self._offer()

    def take_focus(self) -> None:
        """Begin in the list of versions."""
        self.table.take_focus()

    @property
    def _at(self) -> VersionRow | None:
        return next((one for one in self._rows if one.id == self.table.current_id), None)

    def _offer(self) -> None:
        """Offer the others to compare with; the one before is the first choice."""
        at = self._at
        others = [one for one in self._rows if at is None or one.id != at.id]
        older = [one for one in others if at is not None and one.id < at.id]
        self.than.clear()
        for one in others:
            self.than.addItem(one.name, one.id)
        if older:
            self.than.setCurrentIndex(others.index(older[0]))
        self.than.setEnabled(bool(others))
        may = at is not None and at.version is not None and at.content is not None
        newest = at is not None and self._rows and at is self._rows[0]
        self.restore.setVisible(self._editable and may and not newest)
        self._compare()

    def _compare(self) -> None:
        at, other = self._at, next((one for one in self._rows if one.id == self.than.currentData()), None)
        if self._page is None or at is None or other is None or at.content is None or other.content is None:
            self.found.show(())
            self._finding.setText("" if other is None else tr("One of the two cannot be read."))
            return
        old, new = sorted((at, other), key=lambda one: one.id)
        assert old.content is not None
        assert new.content is not None
        found = differences(old.content, new.content, self._page)
        self.found.show(found)
        self._finding.setText("" if found else tr("Nothing differs."))

    def _restore(self) -> None:
        at = self._at
        if at is not None and at.version is not None:
            self.restore_requested.emit(at.version.number)
