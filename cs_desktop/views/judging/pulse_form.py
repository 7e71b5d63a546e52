"""The form of a pulse, with those given before beneath."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from cs_desktop.common.dates import day_text
from cs_desktop.common.language import tr
from cs_desktop.domain.health.judging import PulseFacts
from cs_desktop.domain.health.override_told import calculated_text
from cs_desktop.domain.health.pulses import MOST_REASONS, Pulse, PulseEntry, reasons_text
from cs_desktop.domain.vocabulary import word_text
from cs_desktop.views.judging.pulse_fields import RatingField, ReasonsField
from cs_desktop.views.theme.fonts import TextStyle
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.buttons import Button
from cs_desktop.views.widgets.day_edit import DayEdit
from cs_desktop.views.widgets.form import Form, note_field
from cs_desktop.views.widgets.pieces import StatusMark, column, line, row
from cs_desktop.views.widgets.text import Label

_SHOWN = 30


class PulseForm(Form):
    """How good it feels, why, when, and a note; 1, 2 and 3 choose the first."""

    edit_requested = Signal(object)
    """The id of the pulse to correct."""
    delete_requested = Signal(object)
    """The id of the pulse to delete."""

    def __init__(self, theme: Theme, facts: PulseFacts, pulse: Pulse | None = None) -> None:
        super().__init__(theme, tr("Give pulse") if pulse is None else tr("Change pulse"))
        self._facts, self._pulse = facts, pulse
        self.add_text(tr("What you make of the account, whatever its score. No client sees it."))
        self.rating = RatingField(theme)
        self.add(tr("How is it?"), self.rating, self._check_rating, hint=tr("Keys 1, 2, 3"))
        self.reasons = ReasonsField(theme)
        self.add(tr("Why? Up to {count}", count=MOST_REASONS), self.reasons)
        self.day = DayEdit(theme, lambda: facts.today, required=True)
        self.day.set_day(facts.today)
        self.add(tr("Day"), self.day, self._check_day)
        self.note = note_field()
        self.add(tr("Note"), self.note)
        if pulse is not None:
            self.rating.choose(pulse.rating)
            self.reasons.choose(pulse.reasons)
            self.day.set_day(pulse.day)
            self.note.setPlainText(pulse.note)
        self.add_part(self._history())

    @property
    def facts(self) -> object:
        """Return the pulse that is corrected, as it was when the form was made."""
        return self._pulse

    def entered(self) -> PulseEntry:
        """Return what was entered, which makes sense."""
        assert self.rating.rating is not None
        assert self.day.day is not None
        return PulseEntry(self.rating.rating, self.day.day, self.reasons.reasons, self.note.toPlainText())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose by 1, 2 and 3 wherever one does not type."""
        if not self.rating.takes(event):
            super().keyPressEvent(event)

    def _check_rating(self) -> str:
        return tr("Choose one of the three.") if self.rating.rating is None else ""

    def _check_day(self) -> str:
        day = self.day.day
        if day is not None and day > self._facts.today:
            return tr("A pulse is of today, {day}, or of a day before.", day=day_text(self._facts.today))
        return self.day.problem()

    def _history(self) -> QWidget:
        facts = self._facts
        part = QWidget()
        box = column(line(), Label(tr("Pulses so far"), TextStyle.SECTION), spacing=8, margins=(0, 4, 0, 0))
        score = calculated_text(facts.calculated, facts.calculated_band)
        box.addWidget(Label(score, TextStyle.CELL, "text2", wrap=True))
        if not facts.pulses:
            box.addWidget(Label(tr("None yet."), TextStyle.CELL, "text3"))
        for one in facts.pulses[:_SHOWN]:
            box.addWidget(self._told(one))
        part.setLayout(box)
        return part

    def _told(self, pulse: Pulse) -> QWidget:
        day = day_text(pulse.day)
        head = row(StatusMark(self._theme, pulse.status), spacing=8)
        head.addWidget(Label(word_text(pulse.rating), TextStyle.CELL_MEDIUM))
        head.addWidget(Label(day, TextStyle.CELL, "text2"), 1)
        edit = Button(self._theme, tr("Edit"), "link", name=tr("Edit the pulse of {day}", day=day))
        edit.clicked.connect(lambda: self.edit_requested.emit(pulse.id))
        delete = Button(self._theme, tr("Delete"), "link", name=tr("Delete the pulse of {day}", day=day))
        delete.clicked.connect(lambda: self.delete_requested.emit(pulse.id))
        head.addWidget(edit)
        head.addWidget(delete)
        box = column(spacing=2)
        box.addLayout(head)
        for text in filter(None, (reasons_text(pulse), pulse.note, pulse.by)):
            box.addWidget(Label(text, TextStyle.CELL, "text2", wrap=True))
        part = QWidget()
        part.setLayout(box)
        return part
