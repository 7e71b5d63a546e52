"""The questions of a moment with their answers, and what else one could ask."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from cs_desktop.common.errors import KnownError
from cs_desktop.common.language import marked, tr
from cs_desktop.common.text import shortened
from cs_desktop.domain.changes import Conflict, Kind
from cs_desktop.domain.drafts import Draft, FieldRef
from cs_desktop.domain.journey.content import Answer
from cs_desktop.views.theme.fonts import TextStyle
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.buttons import Button, icon_button
from cs_desktop.views.widgets.field_group import FieldGroup, FieldSpec
from cs_desktop.views.widgets.pieces import column, row
from cs_desktop.views.widgets.section import Section
from cs_desktop.views.widgets.text import Label

_SPECS = (
    FieldSpec("question", marked("Question"), TextStyle.CELL_MEDIUM, 2, whole=True),
    FieldSpec("answer", marked("Answer"), TextStyle.CELL, 3, marked("Not answered yet")),
)


class AnswerFields(FieldGroup):
    """The fields of all questions that are shown, told as those of one thing are; rows are used again."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, Kind.JOURNEY_ANSWER, ())
        self._theme = theme
        self._why: Callable[[], str] = str
        self.rows: list[FieldGroup] = []

    def add_row(self) -> FieldGroup:
        """Return the fields of one more question."""
        group = FieldGroup(self._theme, Kind.JOURNEY_ANSWER, _SPECS)
        group.close_while(self._why_closed)
        for name in ("entered", "typed", "abandoned", "left", "history_requested", "overtaken"):
            getattr(group, name).connect(getattr(self, name))
        self.rows.append(group)
        return group

    @property
    def editing(self) -> bool:
        """Return whether one types in any of the fields."""
        return any(group.editing for group in self.rows)

    def leave(self) -> None:
        """Stand for nothing any more."""
        for group in self.rows:
            group.leave()

    def close_while(self, why: Callable[[], str]) -> None:
        """Let nothing be typed while this tells a reason, which a field then says."""
        self._why = why

    def _why_closed(self) -> str:
        return self._why()

    def holds(self, ref: FieldRef) -> bool:
        """Return whether a field is one of these."""
        return any(group.holds(ref) for group in self.rows)

    def awaits(self, ref: FieldRef) -> bool:
        """Return whether a text that one of these fields entered has not been answered yet."""
        return any(group.awaits(ref) for group in self.rows)

    def accept(self, ref: FieldRef) -> None:
        """Tell the field that the oldest text it entered is stored."""
        for group in self.rows:
            group.accept(ref)

    def reject(self, ref: FieldRef, error: KnownError) -> None:
        """Give the oldest text that the field entered back with what is wrong with it."""
        for group in self.rows:
            group.reject(ref, error)

    def show_conflict(self, conflict: Conflict) -> None:
        """Show the oldest text that the field entered beside what someone else stored."""
        for group in self.rows:
            group.show_conflict(conflict)

    def name_other(self, conflict: Conflict) -> None:
        """Say who changed the field that one is typing into."""
        for group in self.rows:
            group.name_other(conflict)

    def forget(self, ref: FieldRef) -> None:
        """Let the field show what is stored."""
        for group in self.rows:
            group.forget(ref)

    def put_in(self, draft: Draft) -> bool:
        """Enter a draft's text as if it were typed just now; return whether its field could take it."""
        return any(group.put_in(draft) for group in self.rows if group.holds(draft.typed.ref))

    def commit(self) -> None:
        """Finish open editors."""
        for group in self.rows:
            group.commit()


class _Row(QWidget):
    """One question with its answer."""

    def __init__(self, theme: Theme, fields: FieldGroup, drop: Callable[[int], None]) -> None:
        super().__init__()
        self.fields = fields
        self._answer_id = 0
        self.drop = icon_button(theme, "x", tr("Delete question"), lambda: drop(self._answer_id))
        line = row(spacing=2)
        line.addLayout(column(fields["question"], fields["answer"], spacing=0), 1)
        line.addWidget(self.drop, 0, Qt.AlignmentFlag.AlignTop)
        self.setLayout(line)

    def show_answer(self, answer: Answer, *, editable: bool) -> None:
        """Show a question, or the same one anew."""
        self._answer_id = answer.id
        texts = {"question": answer.question, "answer": answer.answer}
        self.fields.show(answer.id, shortened(answer.question), texts)
        self.drop.setEnabled(editable)
        self.drop.setAccessibleName(tr("Delete question {question}", question=shortened(answer.question)))
        self.show()


class Questions(Section):
    """Lists a moment's questions; says which are to be asked besides, and which no more."""

    asked = Signal(object)
    """Texts of questions to add."""
    dropped = Signal(object)
    """The id of a question to delete."""

    def __init__(self, theme: Theme) -> None:
        self._count = Label("", TextStyle.CELL, "text3")
        super().__init__(tr("Questions"), self._count)
        self._theme = theme
        self.fields = AnswerFields(theme)
        self._rows: list[_Row] = []
        self._offered: tuple[str, ...] = ()
        self._list, self._offers = column(spacing=6), column(spacing=2)
        self._why = Label(tr("One could also ask"), TextStyle.CAPTION_MEDIUM, "text3")
        self.more = QLineEdit()
        self.more.setPlaceholderText(tr("Ask something else"))
        self.more.setAccessibleName(tr("Ask something else"))
        self.more.setMaxLength(300)
        self.more.returnPressed.connect(self._ask_own)
        self.add(self._list)
        self.add(self._why)
        self.add(self._offers)
        self.add(self.more)

    def show_questions(self, answers: Sequence[Answer], offered: Sequence[str], *, editable: bool) -> None:
        """Show questions with their answers, and those that one could ask besides."""
        while len(self._rows) < len(answers):
            line = _Row(self._theme, self.fields.add_row(), self.dropped.emit)
            self._rows.append(line)
            self._list.addWidget(line)
        for place, line in enumerate(self._rows):
            if place < len(answers):
                line.show_answer(answers[place], editable=editable)
            else:
                line.fields.leave()
                line.hide()
        done = sum(bool(one.answer.strip()) for one in answers)
        text = tr("{count} of {all} answered", count=done, all=len(answers)) if answers else ""
        self._count.setText(text)
        self._offer(tuple(offered) if editable else ())
        self.more.setVisible(editable)

    def _offer(self, offered: tuple[str, ...]) -> None:
        self._why.setVisible(bool(offered))
        if offered == self._offered:
            return
        self._offered = offered
        while (item := self._offers.takeAt(0)) is not None:
            if (button := item.widget()) is not None:
                button.hide()
                button.deleteLater()
        for question in offered:
            self._offers.addWidget(self._button(question, (question,)), 0, Qt.AlignmentFlag.AlignLeft)
        if len(offered) > 1:
            self._offers.addWidget(
                self._button(tr("Ask all of these"), offered), 0, Qt.AlignmentFlag.AlignLeft
            )

    def _button(self, text: str, questions: tuple[str, ...]) -> Button:
        button = Button(
            self._theme,
            shortened(text, 36),
            "link",
            "plus",
            name=text if len(questions) > 1 else tr("Ask: {question}", question=text),
        )
        button.setToolTip(text)
        button.clicked.connect(lambda: self.asked.emit(questions))
        return button

    def _ask_own(self) -> None:
        text = self.more.text().strip()
        if text:
            self.more.clear()
            self.asked.emit((text,))
