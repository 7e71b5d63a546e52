"""The form for a new entry of the timeline, in the side panel."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QLineEdit

from cs_desktop.common.language import tr
from cs_desktop.controllers.timeline import TimelineShown
from cs_desktop.domain.minutes import read_minutes
from cs_desktop.domain.timeline import DIRECTIONS, KINDS, NO_TOUCH, PURPOSES, NewActivity
from cs_desktop.domain.vocabulary import ActivityKind, Direction, Purpose
from cs_desktop.views.records.form import RecordForm
from cs_desktop.views.records.name_box import MemberBox
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.timeline.participants import Participants
from cs_desktop.views.widgets.day_edit import DayEdit
from cs_desktop.views.widgets.editors import ChoiceBox


class EntryForm(RecordForm):
    """Collects a NewActivity."""

    def __init__(self, theme: Theme, today: Callable[[], date]) -> None:
        super().__init__(theme, tr("Log entry"), 8)
        self._today = today
        self._account_id: int | None = None
        self._kind = ChoiceBox(theme, [tr(name) for name in KINDS.values()])
        self.title = QLineEdit()
        self._day = DayEdit(theme, today, required=True)
        self._minutes = QLineEdit()
        self._participants = Participants(theme)
        self._direction = ChoiceBox(theme, [tr(name) for name in DIRECTIONS.values()])
        self._purpose = ChoiceBox(theme, [tr(name) for name in PURPOSES.values()])
        self.member = MemberBox(theme)
        self.add(tr("Kind"), self._kind)
        self.add(tr("Title"), self.title)
        self.add(tr("Notes"), self.notes, self._check_notes)
        self.add(tr("Day"), self._day, self._day.problem)
        self.add(tr("Time"), self._minutes, self._check_minutes, hint=tr("Such as 30m or 1h 30m."))
        self.add(tr("With"), self._participants)
        self.add(tr("Start"), self._direction)
        self.add(tr("Purpose"), self._purpose)
        self.add(tr("By"), self.member)

    @property
    def is_mine(self) -> bool:
        """Return whether the entry is by the user, whoever of the team that is."""
        return self.member.is_mine

    def begin(self, account_id: int, kind: str) -> None:
        """Begin an entry of a kind; one that was begun for the same account goes on."""
        goes_on = account_id == self._account_id and bool(self.title.text() or self.notes.value())
        if not goes_on:
            self.clear()
        self.start_over()
        self._account_id = account_id
        if not goes_on or kind != self._chosen_kind:
            self._choose_kind(kind)

    def offer(self, shown: TimelineShown) -> None:
        """Offer those with whom and by whom it can have been; who was chosen stays so."""
        if shown.index.timeline.account_id == self._account_id:
            self._participants.show_people(shown.people, self._participants.chosen, self._today())
            self.member.offer_team(shown.members, shown.me)

    def clear(self) -> None:
        """Empty every field."""
        super().clear()
        self.title.clear()
        self._minutes.clear()
        self._day.set_day(self._today())
        self._participants.forget()
        self.member.begin(None)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Begin a note with its text, any other entry with its title."""
        del event
        is_note = self._chosen_kind == ActivityKind.NOTE
        (self.notes if is_note else self.title).setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def _chosen_kind(self) -> str:
        return list(KINDS)[self._kind.currentIndex()]

    def _choose_kind(self, kind: str) -> None:
        self._kind.setCurrentIndex(list(KINDS).index(kind))
        touch = kind not in NO_TOUCH
        self._direction.setCurrentIndex(list(DIRECTIONS).index(Direction.PROACTIVE.value if touch else ""))
        self._purpose.setCurrentIndex(list(PURPOSES).index(Purpose.VALUE.value if touch else ""))

    def _check_notes(self) -> str:
        empty = not self.title.text().strip() and not self.notes.value().strip()
        return tr("Enter a title or a note: what was it about?") if empty else ""

    def _check_minutes(self) -> str:
        text = self._minutes.text().strip()
        wrong = text and read_minutes(text) is None
        return tr("Enter a length of time such as 30m or 1h 30m.") if wrong else ""

    def collect(self) -> NewActivity:
        """Return the entry."""
        assert self._account_id is not None
        day = self._day.day
        assert day is not None
        return NewActivity(
            account_id=self._account_id,
            kind=self._chosen_kind,
            day=day,
            title=self.title.text(),
            minutes=read_minutes(self._minutes.text()) or 0,
            direction=list(DIRECTIONS)[self._direction.currentIndex()],
            purpose=list(PURPOSES)[self._purpose.currentIndex()],
            notes=self.notes.value(),
            member_id=self.member.chosen,
            contact_ids=self._participants.chosen,
        )
