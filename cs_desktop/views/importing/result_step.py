"""The last step: how far the import is, and what came of it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from cs_desktop.common.language import count_text, marked, tr, trn
from cs_desktop.domain.figures import Status
from cs_desktop.domain.import_words import kind_name
from cs_desktop.domain.importing import ImportKind, ImportResult, Outcome
from cs_desktop.views.importing.steps import StepPage
from cs_desktop.views.theme.fonts import TextStyle
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.buttons import Button
from cs_desktop.views.widgets.flow import FlowRow
from cs_desktop.views.widgets.notice import FieldNotice
from cs_desktop.views.widgets.pieces import IconMark, column, line, row
from cs_desktop.views.widgets.progress import ProgressRow
from cs_desktop.views.widgets.text import Label

_WIDEST = 560
_COUNTED = {
    Outcome.NEW: marked("{count} new"),
    Outcome.CHANGED: marked("{count} changed"),
    Outcome.UNCHANGED: marked("{count} as before"),
    Outcome.LEFT_OUT: marked("{count} left out"),
    Outcome.REJECTED: marked("{count} rejected"),
}


class ResultStep(StepPage):
    """Shows progress, then an ImportResult with ways on."""

    accounts_requested = Signal(object)
    """The Outcome whose accounts are to be shown."""
    rejects_requested = Signal()
    history_requested = Signal()
    again_requested = Signal()
    portfolio_requested = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.progress = ProgressRow(theme)
        self._busy = Label("", TextStyle.CELL, "text2", wrap=True)
        self._mark = IconMark(theme, "circle-check", "good_mark", 20)
        self._title = Label("", TextStyle.EMPTY_TITLE, wrap=True)
        self._text = Label("", TextStyle.BODY, "text2", wrap=True)
        self.notice = FieldNotice(theme)
        self._counts = {outcome: Label("", TextStyle.BODY_MEDIUM, tabular=True) for outcome in Outcome}
        self._ways = {outcome: Button(theme, "", "link") for outcome in Outcome}
        self._rows = {outcome: self._make_row(outcome) for outcome in Outcome}
        self.history = Button(theme, tr("History of the import"), "default", "history")
        self.history.clicked.connect(self.history_requested)
        self.again = Button(theme, tr("Import another file"), "default", "file-plus")
        self.again.clicked.connect(self.again_requested)
        self.portfolio = Button(theme, tr("Go to the portfolio"), "primary")
        self.portfolio.clicked.connect(self.portfolio_requested)
        self._pages = QStackedWidget()
        self._lay_out()

    def take_focus(self) -> None:
        """Start at what leads on."""
        target = self.portfolio if self._pages.currentIndex() else self.progress
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def way(self, outcome: Outcome) -> Button:
        """Return the button beside a count."""
        return self._ways[outcome]

    def start(self, name: str) -> None:
        """Say that the import runs."""
        self._busy.setText(tr("You can go on working meanwhile. All of it is one step that can be undone."))
        self.notice.clear()
        self._pages.setCurrentIndex(0)
        self.progress.start(tr("Importing {name}", name=name))

    def finish(self) -> None:
        """Say that nothing runs any more."""
        self.progress.finish()

    def show_result(self, result: ImportResult) -> None:
        """Show what came of it."""
        counts = {
            Outcome.NEW: result.created,
            Outcome.CHANGED: result.updated,
            Outcome.UNCHANGED: result.unchanged,
            Outcome.LEFT_OUT: result.skipped,
            Outcome.REJECTED: len(result.rejected),
        }
        self._mark.setVisible(result.written)
        self._title.setText(_title(result))
        is_points = result.kind is ImportKind.METRICS
        self._text.setText(tr("Counted in points: a value for an account and a day.") if is_points else "")
        self._text.setVisible(is_points)
        for outcome, count in counts.items():
            self._counts[outcome].setText(tr(_COUNTED[outcome], count=count_text(count)))
            self._rows[outcome].setVisible(count > 0)
            accounts = len(result.accounts.get(outcome, ()))
            if outcome is not Outcome.REJECTED:
                text = trn("Show {count} account", "Show {count} accounts", accounts)
                self._ways[outcome].setText(text)
                self._ways[outcome].setAccessibleName(f"{self._counts[outcome].text()}. {text}")
                self._ways[outcome].setVisible(result.written and accounts > 0)
        self.history.setVisible(result.change is not None)
        self.notice.tell("\n".join(result.warnings), Status.WATCH)
        self._pages.setCurrentIndex(1)

    def _make_row(self, outcome: Outcome) -> QWidget:
        way = self._ways[outcome]
        if outcome is Outcome.REJECTED:
            way.setText(tr("Save rejected rows"))
            way.setAccessibleName(tr("Save rejected rows"))
            way.clicked.connect(self.rejects_requested)
        else:
            way.clicked.connect(lambda: self.accounts_requested.emit(outcome))
        made = QWidget()
        inner = column(spacing=0)
        inner.addLayout(row(self._counts[outcome], 0, way, margins=(0, 6, 0, 6)))
        inner.addWidget(line())
        made.setLayout(inner)
        return made

    def _lay_out(self) -> None:
        busy = QWidget()
        busy.setLayout(column(self.progress, self._busy, 0, spacing=10, margins=(20, 16, 20, 16)))
        done = QWidget()
        done.setMaximumWidth(_WIDEST)
        head = row(self._mark, spacing=10)
        head.addWidget(self._title, 1)
        box = column(spacing=8, margins=(20, 24, 20, 16))
        box.addLayout(head)
        box.addWidget(self._text)
        box.addSpacing(6)
        for made in self._rows.values():
            box.addWidget(made)
        box.addWidget(self.notice)
        box.addSpacing(10)
        ways = FlowRow()
        for way in (self.portfolio, self.history, self.again):
            ways.add(way)
        box.addWidget(ways)
        box.addStretch()
        done.setLayout(box)
        self._pages.addWidget(busy)
        holder = QWidget()
        holder.setLayout(row(done, 0))
        self._pages.addWidget(holder)
        self.setLayout(column(self._pages, spacing=0))


def _title(result: ImportResult) -> str:
    if not result.written:
        return tr("Nothing was imported from {name}", name=result.source)
    if result.change is None:
        return tr("{name} holds nothing new", name=result.source)
    return tr("{kind} imported from {name}", kind=kind_name(result.kind), name=result.source)
