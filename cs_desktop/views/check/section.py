"""Whether the workspace is whole: the question, how far it is, and the answer with a way to mend it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from cs_desktop.common.language import marked, tr
from cs_desktop.domain.check import CheckResult, Repaired
from cs_desktop.views.check.result import ResultView
from cs_desktop.views.theme.fonts import TextStyle
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.buttons import Button
from cs_desktop.views.widgets.pieces import Panel, column, row, scrolling
from cs_desktop.views.widgets.progress import ProgressRow
from cs_desktop.views.widgets.text import Label, set_look

_EXPLAINED = marked(
    "The check compares every table with the change log and looks at metric points, "
    "attached files and the file itself. It changes nothing, and everybody can go on "
    "working."
)


class CheckSection(QWidget):
    """Shows what it is given and says what the user asks for."""

    check_requested = Signal()
    repair_requested = Signal()
    cancelled = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._read_only = False
        self._phase = ""
        self._result: CheckResult | None = None
        self._intro = Label(tr(_EXPLAINED), TextStyle.BODY, "text2", wrap=True)
        self._problem = Label("", TextStyle.BODY, "risk", wrap=True)
        self._answer: ResultView | None = None
        self._body = column(self._intro, self._problem, spacing=12, margins=(16, 14, 16, 16))
        self._body.addStretch(1)
        content = Panel("surface")
        content.setLayout(self._body)
        scroll = scrolling(content)
        self.progress = ProgressRow(theme, "top")
        self.progress.cancelled.connect(self.cancelled)
        self.check = Button(theme, tr("Check workspace"), "primary")
        self.check.clicked.connect(self.check_requested)
        self.repair = Button(theme, tr("Repair"), "primary")
        self.repair.clicked.connect(self.repair_requested)
        foot = Panel("sunken", "top")
        foot.setLayout(row(self.repair, self.check, 0, margins=(16, 8, 16, 8)))
        whole = column(spacing=0)
        whole.addWidget(scroll, 1)
        whole.addWidget(self.progress)
        whole.addWidget(foot)
        self.setLayout(whole)
        # Not the button: it is off while a check runs, and would pass the keyboard on.
        self.setFocusProxy(scroll)
        self.forget()

    def start(self, name: str) -> None:
        """Show that something is under way."""
        self._problem.hide()
        self._phase = name
        self.progress.start(name)
        self.check.setEnabled(False)
        self.repair.setEnabled(False)

    def advance(self, done: int, total: int, phase: str) -> None:
        """Show how far it is, each phase under its own name."""
        if phase != self._phase:
            self._phase = phase
            self.progress.start(phase)
        self.progress.advance(done, total, "")

    def finish(self) -> None:
        """Show that nothing is under way any more."""
        self.progress.finish()
        self.check.setEnabled(True)
        self.repair.setEnabled(True)

    def show_result(self, result: CheckResult) -> None:
        """Show what a check found."""
        self._show(result, "")

    def show_repaired(self, repaired: Repaired) -> None:
        """Show what a check after a repair found."""
        self._show(
            repaired.result,
            tr("Repaired. The workspace as it was before is kept as {backup}.", backup=repaired.backup),
        )

    def show_problem(self, text: str) -> None:
        """Say why the check or the repair could not be done."""
        self._problem.setText(text)
        self._problem.show()

    def forget(self, *, read_only: bool = False) -> None:
        """Begin anew, as with another workspace."""
        self._read_only = read_only
        self._result = None
        self._drop_answer()
        self._intro.show()
        self._problem.hide()
        self._show_buttons()

    def _show(self, result: CheckResult, news: str) -> None:
        self._result = result
        self._drop_answer()
        self._intro.hide()
        self._problem.hide()
        self._answer = ResultView(self._theme, result, news)
        self._body.insertWidget(0, self._answer)
        self._answer.show()
        self._show_buttons()

    def _show_buttons(self) -> None:
        self.check.setText(tr("Check again") if self._result else tr("Check workspace"))
        set_look(self.check, "kind", "default" if self._result else "primary")
        self.repair.setVisible(bool(self._result and self._result.plan) and not self._read_only)

    def _drop_answer(self) -> None:
        if self._answer is not None:
            self._answer.hide()
            self._answer.deleteLater()
            self._answer = None
