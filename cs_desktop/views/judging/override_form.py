"""The form that sets a health score by hand for a while, and ends it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from cs_desktop.common.dates import day_text
from cs_desktop.common.language import tr
from cs_desktop.common.numerals import english_figures, exact_figures
from cs_desktop.domain.health.judging import OverrideFacts
from cs_desktop.domain.health.override_entry import (
    LONGEST_DAYS,
    OverrideEntry,
    check_note,
    check_score,
    check_until,
)
from cs_desktop.domain.health.override_told import calculated_text, set_text
from cs_desktop.domain.health.overrides import Override
from cs_desktop.domain.health.standing import shown_score
from cs_desktop.domain.vocabulary import OverrideReason, word_text
from cs_desktop.views.theme.fonts import TextStyle
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.buttons import Button
from cs_desktop.views.widgets.day_edit import DayEdit
from cs_desktop.views.widgets.editors import ChoiceBox
from cs_desktop.views.widgets.form import Form, note_field
from cs_desktop.views.widgets.pieces import column, row
from cs_desktop.views.widgets.text import Label

_REASONS = tuple(OverrideReason)


class OverrideForm(Form):
    """Score, reason, last day, note; beneath what was set before."""

    end_requested = Signal()
    """The calculated score is to count again."""

    def __init__(self, theme: Theme, facts: OverrideFacts) -> None:
        running = facts.running
        super().__init__(theme, tr("Set score") if running is None else tr("Change override"))
        self._facts = facts
        self.add_text(calculated_text(facts.calculated, facts.calculated_band))
        self.end: Button | None = None
        """Where one runs."""
        if running is not None:
            self.end = Button(theme, tr("End now"), "danger")
            self.end.clicked.connect(self.end_requested)
            self.add_part(self._running(running, self.end))
        self.score = QLineEdit("" if running is None else exact_figures(running.score))
        self._score_row = self.add(
            tr("Score"), self.score, lambda: check_score(self._typed), hint=self._band_hint()
        )
        self.score.textChanged.connect(lambda _text: self._score_row.set_hint(self._band_hint()))
        self.reason = ChoiceBox(theme, (tr("Choose a reason"), *map(word_text, _REASONS)))
        self.add(tr("Reason"), self.reason, self._check_reason)
        self.until = DayEdit(theme, lambda: facts.today, required=True)
        self.add(
            tr("Holds until"),
            self.until,
            lambda: check_until(self.until.day, facts.today),
            hint=tr("Then the calculated score returns by itself; {count} days at most.", count=LONGEST_DAYS),
        )
        self.note = note_field()
        self.add(tr("Note"), self.note, lambda: check_note(self._reason, self.note.toPlainText()))
        if running is not None:
            self.reason.setCurrentIndex(_REASONS.index(running.reason) + 1)
            self.until.set_day(running.until)
            self.note.setPlainText(running.note)
        if facts.past:
            self.add_part(self._past())

    @property
    def facts(self) -> object:
        """Return the override that ran when the form was made."""
        return self._facts.running

    def entered(self) -> OverrideEntry:
        """Return what was entered, which makes sense."""
        assert self._typed is not None
        assert self._reason is not None
        assert self.until.day is not None
        return OverrideEntry(self._typed, self._reason, self.until.day, self.note.toPlainText())

    @property
    def _typed(self) -> float | None:
        try:
            return float(english_figures(self.score.text().strip()))
        except ValueError:
            return None

    @property
    def _reason(self) -> OverrideReason | None:
        place = self.reason.currentIndex()
        return _REASONS[place - 1] if place > 0 else None

    def _check_reason(self) -> str:
        return tr("Choose why the calculated score is not the right one.") if self._reason is None else ""

    def _band_hint(self) -> str:
        """Return what the score that is typed would mean."""
        typed = self._typed
        if typed is None or check_score(typed):
            return tr("0 to 100")
        return self._facts.bands.band(typed).label

    def _running(self, running: Override, end: Button) -> QWidget:
        said = Label(set_text(running), TextStyle.BODY, "text2", wrap=True)
        ways = row(end, 0)
        part = QWidget()
        box = column(said, spacing=8)
        box.addLayout(ways)
        part.setLayout(box)
        return part

    def _past(self) -> QWidget:
        part = QWidget()
        box = column(Label(tr("Before"), TextStyle.SECTION), spacing=4, margins=(0, 8, 0, 0))
        for one in self._facts.past[:_SHOWN]:
            box.addWidget(Label(_told(one), TextStyle.CELL, "text2", wrap=True))
        part.setLayout(box)
        return part


_SHOWN = 6
"""Past overrides in the form; the account's history tells all."""


def _told(one: Override) -> str:
    """Return an override that holds no more in a line."""
    last = one.until if one.ended_on is None else one.ended_on
    text = tr(
        "{score} from {first} to {last}: {reason}",
        score=shown_score(one.score),
        first=day_text(one.from_day),
        last=day_text(last),
        reason=word_text(one.reason),
    )
    return f"{text}. {one.note}" if one.note else text
