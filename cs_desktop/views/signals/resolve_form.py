"""The form in which a signal is put away with what became of it."""

from PySide6.QtCore import Signal

from cs_desktop.common.language import tr
from cs_desktop.domain.attention import Finding
from cs_desktop.domain.signals.words import OUTCOMES
from cs_desktop.views.theme.fonts import TextStyle
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.editors import ChoiceBox
from cs_desktop.views.widgets.form import Form, note_field
from cs_desktop.views.widgets.text import Label

_NOTE_LIMIT = 2000


class ResolveForm(Form):
    """Asks for a SignalOutcome and a note."""

    chosen = Signal(object, object, str)
    """The Finding, its SignalOutcome and the note."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, tr("Resolve signal"))
        self.finding: Finding | None = None
        self._title = Label("", TextStyle.BODY_MEDIUM, wrap=True)
        self._why = Label("", TextStyle.CELL, "text2", wrap=True)
        self.add_part(self._title)
        self.add_part(self._why)
        self.outcome = ChoiceBox(theme, [tr(text) for text in OUTCOMES.values()])
        self.note = note_field(4)
        self.add(
            tr("What became of it"),
            self.outcome,
            hint=tr("Answers say how right the rule is, beside what happened."),
        )
        self.add(tr("Note"), self.note, self._problem_of_note)
        self.submitted.connect(self._choose)

    def ask_about(self, finding: Finding, account: str) -> None:
        """Begin anew with another signal."""
        self.finding = finding
        self._title.setText(tr("{account}: {todo}", account=account, todo=finding.title))
        self._why.setText(finding.why[:1].upper() + finding.why[1:])
        self.outcome.setCurrentIndex(0)
        self.note.clear()
        self.start_over()
        self.set_busy(busy=False)

    def _problem_of_note(self) -> str:
        long = len(self.note.toPlainText()) > _NOTE_LIMIT
        return tr("Enter at most {count} letters.", count=_NOTE_LIMIT) if long else ""

    def _choose(self) -> None:
        self.set_busy(busy=True)
        outcome = tuple(OUTCOMES)[max(self.outcome.currentIndex(), 0)]
        self.chosen.emit(self.finding, outcome, self.note.toPlainText())
