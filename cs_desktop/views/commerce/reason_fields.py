"""The fields that ask why something was lost, at the moment of the loss."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget
from shiboken6 import isValid

from cs_desktop.common.language import tr
from cs_desktop.domain.commerce import LossReason
from cs_desktop.domain.vocabulary import ChurnCategory
from cs_desktop.views.commerce.words import category_word
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.buttons import Button
from cs_desktop.views.widgets.day_edit import DayEdit
from cs_desktop.views.widgets.editors import ChoiceBox
from cs_desktop.views.widgets.form import Form, note_field
from cs_desktop.views.widgets.form_row import FormRow
from cs_desktop.views.widgets.pieces import row

_CATEGORIES = tuple(ChurnCategory)
AskEvidence = Callable[[Callable[[Sequence[str]], None]], None]


class ReasonFields:
    """Rows of a form; with `unknown_to` one may say that nobody knows yet: a task then asks that person."""

    def __init__(
        self,
        theme: Theme,
        form: Form,
        today: Callable[[], date],
        ask_evidence: AskEvidence,
        unknown_to: str | None = None,
    ) -> None:
        """`ask_evidence` lets the user choose files, keeps them with the account, and tells their names."""
        # It belongs to the form also where it is not offered.
        self.unknown = QCheckBox(tr("I do not know yet"), form)
        self.unknown.setVisible(unknown_to is not None)
        self.category = ChoiceBox(
            theme, (tr("Choose the main reason"), *(category_word(category) for category in _CATEGORIES))
        )
        self.stated, self.revealed = note_field(2), note_field(2)
        self.detail, self.evidence = QLineEdit(), note_field(2)
        self.interview = DayEdit(theme, today)
        self.attach = Button(theme, tr("Attach a file…"), "link")
        self.attach.clicked.connect(lambda: ask_evidence(self._take_files))
        self._asked = True
        self._unknown_row: FormRow | None = None
        if unknown_to is not None:
            task = tr("A task asks {name} for it within a week.", name=unknown_to) if unknown_to else ""
            self._unknown_row = form.add(
                tr("Reason"), self.unknown, hint=task or tr("A task asks for it within a week.")
            )
            self.unknown.toggled.connect(self._arrange)
        self._rows: tuple[FormRow, ...] = (
            form.add(tr("Main reason"), self.category, self._check_category),
            form.add(tr("What they say"), self.stated, hint=tr("In their words.")),
            form.add(tr("What is behind it"), self.revealed, hint=tr("What came out by asking on.")),
            form.add(tr("Detail"), self.detail, hint=tr("A word to count by, such as “no integration”.")),
            form.add(tr("Evidence"), self.evidence, hint=tr("Who said it where: a mail, a call, a ticket.")),
        )
        # At the side where one begins to read, not across the whole form.
        part = QWidget()
        part.setLayout(row(self.attach, 0))
        form.add_part(part)
        self._rows += (form.add(tr("Interview held on"), self.interview, self.interview.problem),)

    def ask(self, *, asked: bool) -> None:
        """Ask for a reason, or not."""
        self._asked = asked
        self._arrange()

    def reason(self) -> LossReason | None:
        """Return what was entered; None where nothing is asked or nobody knows yet."""
        if not self._asked or self.unknown.isChecked():
            return None
        return LossReason(
            category=_CATEGORIES[self.category.currentIndex() - 1],
            stated_cause=self.stated.toPlainText(),
            revealed_cause=self.revealed.toPlainText(),
            detail=self.detail.text(),
            evidence=self.evidence.toPlainText(),
            interview_on=self.interview.day,
        )

    def _check_category(self) -> str:
        if self.category.currentIndex() > 0:
            return ""
        if self._unknown_row is None:
            return tr("Choose the main reason, such as Price.")
        return tr("Choose the main reason, such as Price, or tick “I do not know yet”.")

    def _arrange(self) -> None:
        if self._unknown_row is not None:
            self._unknown_row.setVisible(self._asked)
        for field in self._rows:
            field.setVisible(self._asked and not self.unknown.isChecked())
        self.attach.setVisible(self._asked and not self.unknown.isChecked())

    def _take_files(self, names: Sequence[str]) -> None:
        # The form may be gone by the time the files are chosen.
        if isValid(self.evidence):
            told = [self.evidence.toPlainText().rstrip(), *(tr("File: {name}", name=name) for name in names)]
            self.evidence.setPlainText("\n".join(filter(None, told)))


class ReasonForm(Form):
    """Asks why something was lost, later."""

    def __init__(
        self, theme: Theme, today: Callable[[], date], question: str, ask_evidence: AskEvidence
    ) -> None:
        super().__init__(theme, tr("Give reason"))
        self.add_text(question)
        self.fields = ReasonFields(theme, self, today, ask_evidence)

    def reason(self) -> LossReason:
        """Return what was entered; every field must make sense."""
        reason = self.fields.reason()
        assert reason is not None
        return reason
