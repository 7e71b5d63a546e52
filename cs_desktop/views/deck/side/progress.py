"""How far an export is, at the foot of the side; what went wrong stays until it is dismissed."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QProgressBar, QWidget

from cs_desktop.common.language import count_text, tr
from cs_desktop.domain.figures import Status
from cs_desktop.views.deck.said import SaidLine
from cs_desktop.views.theme.fonts import TextStyle
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.buttons import Button
from cs_desktop.views.widgets.flow import FlowRow
from cs_desktop.views.widgets.pieces import Panel, column, row
from cs_desktop.views.widgets.progress import SHOW_AFTER_MS
from cs_desktop.views.widgets.text import ElidedLabel, Label


class ExportFoot(Panel):
    """Appears where an export takes longer than a moment, or could not be done."""

    cancelled = Signal()
    again_requested = Signal()
    """The same export once more, perhaps to another file."""
    advanced = Signal(int)
    """Per cent, for whoever shows them elsewhere."""

    def __init__(self, theme: Theme) -> None:
        super().__init__("sunken", "top")
        self._name = Label("", TextStyle.SECTION, wrap=True)
        self._count = Label("", TextStyle.CELL, "text2", tabular=True)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._file = ElidedLabel("", TextStyle.CELL, "text2")
        self.cancel = Button(theme, tr("Cancel"), name=tr("Cancel the export"))
        self.cancel.clicked.connect(self._stop)
        head = row(spacing=8)
        head.addWidget(self._name, 1)
        head.addWidget(self._count)
        foot = row(spacing=8)
        foot.addWidget(self._file, 1)
        foot.addWidget(self.cancel)
        under = column(spacing=10)
        under.addLayout(head)
        under.addWidget(self._bar)
        under.addLayout(foot)
        self._under_way = QWidget()
        self._under_way.setLayout(under)
        self.again = Button(theme, tr("Try again"), "default")
        self.again.clicked.connect(self.again_requested)
        self.dismiss = Button(theme, tr("Dismiss"), "quiet")
        self.dismiss.clicked.connect(self.clear)
        self._problem = SaidLine(theme)
        ways = FlowRow(8)
        ways.add(self.again)
        ways.add(self.dismiss)
        self._failed = QWidget()
        self._failed.setLayout(column(self._problem, ways, spacing=8))
        self.setLayout(column(self._under_way, self._failed, margins=(16, 12, 16, 12)))
        self._timer = QTimer(self, singleShot=True, interval=SHOW_AFTER_MS)
        self._timer.timeout.connect(self.show)
        self.clear()

    @property
    def problem(self) -> str:
        """Return why the last export failed; empty if it did not."""
        return self._problem.text

    def start(self, kind: str, file: str) -> None:
        """Begin to write a file of a kind, such as PDF."""
        self._name.setText(tr("Exporting {kind}", kind=kind))
        self._bar.setAccessibleName(self._name.text())
        self._file.setText(file)
        self._count.setText("")
        self._bar.setRange(0, 0)
        self.cancel.setEnabled(True)
        self._failed.hide()
        self._problem.say("", Status.NONE)
        self._under_way.show()
        self._timer.start()

    def advance(self, done: int, total: int, _text: str = "") -> None:
        """Show how far it is."""
        self._bar.setRange(0, total)
        self._bar.setValue(done)
        if total and self.cancel.isEnabled():
            told = tr(
                "Page {done} of {total}", done=count_text(min(done + 1, total)), total=count_text(total)
            )
            self._count.setText(told)
            self.advanced.emit(100 * done // total)

    def finish(self) -> None:
        """End; what went wrong stays."""
        self._timer.stop()
        if not self.problem:
            self.hide()

    def fail(self, problem: str) -> None:
        """Say why there is no file, and what to do."""
        self._timer.stop()
        self._under_way.hide()
        self._problem.say(problem, Status.RISK)
        self._failed.show()
        self.show()

    def clear(self) -> None:
        """Say nothing."""
        self._problem.say("", Status.NONE)
        self._failed.hide()
        self.hide()

    def _stop(self) -> None:
        self.cancel.setEnabled(False)
        self._count.setText(tr("Stopping"))
        self.cancelled.emit()
