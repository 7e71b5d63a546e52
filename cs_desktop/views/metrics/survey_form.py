"""The form in which the answers to a survey are entered for an account."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit

from cs_desktop.common.dates import month_text
from cs_desktop.common.errors import InputError
from cs_desktop.common.language import tr, trn
from cs_desktop.domain.figures import Unit, value_text
from cs_desktop.domain.metrics.readings import ReadingsShown, check_day
from cs_desktop.domain.metrics.surveys import (
    KINDS,
    Answer,
    NewSurvey,
    Wave,
    read_answers,
    read_asked,
    told_so_far,
)
from cs_desktop.domain.surveys import STANDARD_SCALES
from cs_desktop.domain.vocabulary import SurveyKind
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.day_edit import DayEdit
from cs_desktop.views.widgets.editors import ChoiceBox
from cs_desktop.views.widgets.form import Form, needed, note_field

_WAVES = 12
"""So many of the newest waves are offered to add answers to."""


class SurveyForm(Form):
    """Collects a NewSurvey."""

    entered = Signal(object)

    def __init__(self, theme: Theme, shown: ReadingsShown, kind: SurveyKind = SurveyKind.NPS) -> None:
        super().__init__(theme, tr("Enter survey"))
        self._shown = shown
        self._waves: tuple[Wave, ...] = shown.waves[:_WAVES]
        self.wave = ChoiceBox(theme, [tr("A new survey"), *(self._wave_text(one) for one in self._waves)])
        self.kind = ChoiceBox(theme, [one.value.upper() for one in KINDS])
        self.name, self.asked = QLineEdit(), QLineEdit()
        self.day = DayEdit(theme, lambda: shown.today, required=True)
        self.answers = note_field(8)
        self.add(tr("Survey"), self.wave)
        self.kind_row = self.add(tr("Kind"), self.kind)
        self.name_row = self.add(
            *(tr("Name"), self.name, needed(self.name, tr("Enter a name; it cannot be empty.")))
        )
        self.day_row = self.add(tr("Day of the answers"), self.day, self._day_problem)
        self.asked_row = self.add(
            *(tr("People asked"), self.asked, self._asked_problem),
            hint=tr("For the response rate; empty if nobody knows."),
        )
        self.answers_row = self.add(tr("Answers"), self.answers, self._answers_problem)
        self.wave.currentIndexChanged.connect(self._turn)
        self.kind.currentIndexChanged.connect(self._tell)
        self.answers.textChanged.connect(self._tell)
        self.submitted.connect(self._submit)
        self.kind.setCurrentIndex(KINDS.index(kind) if kind in KINDS else 0)
        self.name.setText(f"{self.chosen_kind.value.upper()} {month_text(shown.today)}")
        self.day.set_day(shown.today)
        self._tell()

    @property
    def chosen_kind(self) -> SurveyKind:
        """Return the kind of the survey."""
        wave = self._wave
        return SurveyKind(wave.kind) if wave is not None else KINDS[max(self.kind.currentIndex(), 0)]

    def collect(self) -> NewSurvey:
        """Return what was entered, each part of which makes sense."""
        wave, answers = self._wave, self._answers()
        return NewSurvey(
            self._shown.account_id,
            self.chosen_kind,
            self.name.text() if wave is None else wave.name,
            read_asked(self.asked.text(), len(answers) + (wave.answers if wave is not None else 0)),
            check_day(self.day.day, self._shown.today),
            answers,
            None if wave is None else wave.id,
        )

    @property
    def _wave(self) -> Wave | None:
        place = self.wave.currentIndex() - 1
        return self._waves[place] if 0 <= place < len(self._waves) else None

    def _wave_text(self, wave: Wave) -> str:
        count = trn("{count} answer", "{count} answers", wave.answers)
        return tr("{name} ({kind}, {count})", name=wave.name, kind=wave.kind.upper(), count=count)

    def _answers(self) -> tuple[Answer, ...]:
        return read_answers(self.chosen_kind, self.answers.toPlainText())

    def _turn(self) -> None:
        wave = self._wave
        self.kind_row.setVisible(wave is None)
        self.name_row.setVisible(wave is None)
        self.asked.setText("" if wave is None or wave.asked is None else str(wave.asked))
        self._tell()

    def _tell(self) -> None:
        """Say how answers are typed, and what those that stand there come to."""
        kind = self.chosen_kind
        scale = STANDARD_SCALES[kind]
        hint = tr(
            "One a line, from {low} to {high}, such as {high} Ana Ruiz; or scores alone, such as 4 5 3.",
            low=f"{scale.low:g}",
            high=f"{scale.high:g}",
        )
        try:
            answers = self._answers()
        except InputError:
            self.answers_row.set_hint(hint)
            return
        unit = Unit.POINTS if kind is SurveyKind.NPS else Unit.SHARE
        self.answers_row.set_hint(
            trn(
                "{count} answer, {kind} {score}",
                "{count} answers, {kind} {score}",
                len(answers),
                kind=kind.value.upper(),
                score=value_text(told_so_far(kind, answers), unit),
            )
        )

    def _day_problem(self) -> str:
        return self.day.problem() or _problem(lambda: check_day(self.day.day, self._shown.today))

    def _answers_problem(self) -> str:
        return _problem(self._answers)

    def _asked_problem(self) -> str:
        wave = self._wave
        try:
            count = len(self._answers()) + (wave.answers if wave is not None else 0)
        except InputError:
            count = 0
        return _problem(lambda: read_asked(self.asked.text(), count))

    def _submit(self) -> None:
        self.set_busy(busy=True)
        self.entered.emit(self.collect())


def _problem(read: Callable[[], object]) -> str:
    """Return why something cannot be read; empty where it can."""
    try:
        read()
    except InputError as error:
        return str(error)
    return ""
