"""The form for a new contact, in the side panel."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit

from cs_desktop.common.language import tr
from cs_desktop.domain.people import INFLUENCES, ROLES, SENTIMENTS, NewContact, Person
from cs_desktop.views.theme.fonts import TextStyle
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.editors import ChoiceBox
from cs_desktop.views.widgets.form import Form, needed
from cs_desktop.views.widgets.note_editor import NoteEditor


class ContactForm(Form):
    """Collects a NewContact."""

    entered = Signal(object)
    """The NewContact."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, tr("Add contact"))
        self._account_id: int | None = None
        self._ids: list[int | None] = [None]
        self.name, self._title = QLineEdit(), QLineEdit()
        self._email, self._phone = QLineEdit(), QLineEdit()
        self._role = ChoiceBox(theme, [tr(name) for name in ROLES.values()])
        self._influence = ChoiceBox(theme, [tr(name) for name in INFLUENCES.values()])
        self._sentiment = ChoiceBox(theme, [tr(name) for name in SENTIMENTS.values()])
        self._reports_to = ChoiceBox(theme, [])
        self._notes = NoteEditor(theme, TextStyle.BODY, 4, in_form=True)
        self.add(tr("Name"), self.name, needed(self.name, tr("Enter a name, such as Dana Ford.")))
        self.add(tr("Title"), self._title)
        self.add(tr("Role"), self._role)
        self.add(tr("Support"), self._sentiment)
        self.add(tr("Influence"), self._influence)
        self.add(tr("Reports to"), self._reports_to)
        self.add(tr("Email"), self._email)
        self.add(tr("Phone"), self._phone)
        self.add(tr("Notes"), self._notes, hint=tr("Internal: never shown to the client."))
        self._notes.typing.abandoned.connect(self.cancelled)
        self.submitted.connect(self._submit)

    def begin(self, account_id: int, people: Sequence[Person]) -> None:
        """Begin a contact of an account; one that was begun for the same account goes on."""
        self._offer(people)
        if account_id != self._account_id:
            self.clear()
        self._account_id = account_id
        self.set_busy(busy=False)

    def clear(self) -> None:
        """Empty every field."""
        for field in (self.name, self._title, self._email, self._phone):
            field.clear()
        self._notes.set_value("")
        self._role.setCurrentIndex(self._role.count() - 1)
        self._influence.setCurrentIndex(self._influence.count() - 1)
        self._sentiment.setCurrentIndex(self._sentiment.count() - 1)
        self._reports_to.setCurrentIndex(0)
        self.start_over()

    def _offer(self, people: Sequence[Person]) -> None:
        chosen = self._ids[max(self._reports_to.currentIndex(), 0)]
        self._ids = [None, *(person.id for person in people)]
        self._reports_to.clear()
        self._reports_to.addItems([tr("Nobody"), *(person.name for person in people)])
        self._reports_to.setCurrentIndex(self._ids.index(chosen) if chosen in self._ids else 0)

    def _submit(self) -> None:
        assert self._account_id is not None
        self.set_busy(busy=True)
        self.entered.emit(
            NewContact(
                account_id=self._account_id,
                name=self.name.text(),
                title=self._title.text(),
                role=list(ROLES)[self._role.currentIndex()],
                influence=list(INFLUENCES)[self._influence.currentIndex()],
                sentiment=list(SENTIMENTS)[self._sentiment.currentIndex()],
                email=self._email.text(),
                phone=self._phone.text(),
                reports_to_id=self._ids[self._reports_to.currentIndex()],
                notes=self._notes.value(),
            )
        )
