"""The form for a new contact, in the side panel."""

from collections.abc import Sequence

from PySide6.QtWidgets import QLineEdit

from cs_desktop.common.language import tr
from cs_desktop.domain.people import INFLUENCES, ROLES, SENTIMENTS, NewContact, Person
from cs_desktop.views.records.form import RecordForm
from cs_desktop.views.records.name_box import NameBox
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.editors import ChoiceBox
from cs_desktop.views.widgets.form import needed


class ContactForm(RecordForm):
    """Collects a NewContact."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, tr("Add contact"), 4)
        self._account_id: int | None = None
        self.name, self._title = QLineEdit(), QLineEdit()
        self._email, self._phone = QLineEdit(), QLineEdit()
        self._role = ChoiceBox(theme, [tr(name) for name in ROLES.values()])
        self._influence = ChoiceBox(theme, [tr(name) for name in INFLUENCES.values()])
        self._sentiment = ChoiceBox(theme, [tr(name) for name in SENTIMENTS.values()])
        self._reports_to = NameBox(theme)
        self.add(tr("Name"), self.name, needed(self.name, tr("Enter a name, such as Dana Ford.")))
        self.add(tr("Title"), self._title)
        self.add(tr("Role"), self._role)
        self.add(tr("Support"), self._sentiment)
        self.add(tr("Influence"), self._influence)
        self.add(tr("Reports to"), self._reports_to)
        self.add(tr("Email"), self._email)
        self.add(tr("Phone"), self._phone)
        self.add(tr("Notes"), self.notes, hint=tr("Internal: never shown to the client."))

    def begin(self, account_id: int, people: Sequence[Person]) -> None:
        """Begin a contact of an account; one that was begun for the same account goes on."""
        if account_id != self._account_id:
            self.clear()
        self.offer(people)
        self._account_id = account_id
        self.set_busy(busy=False)

    def offer(self, people: Sequence[Person]) -> None:
        """Offer those whom they may report to."""
        self._reports_to.offer({person.id: person.name for person in people})

    def clear(self) -> None:
        """Empty every field."""
        super().clear()
        for field in (self.name, self._title, self._email, self._phone):
            field.clear()
        for box in (self._role, self._influence, self._sentiment):
            # The last choice is what is not known.
            box.setCurrentIndex(box.count() - 1)
        self._reports_to.choose(None)

    def collect(self) -> NewContact:
        """Return the contact."""
        assert self._account_id is not None
        return NewContact(
            account_id=self._account_id,
            name=self.name.text(),
            title=self._title.text(),
            role=list(ROLES)[self._role.currentIndex()],
            influence=list(INFLUENCES)[self._influence.currentIndex()],
            sentiment=list(SENTIMENTS)[self._sentiment.currentIndex()],
            email=self._email.text(),
            phone=self._phone.text(),
            reports_to_id=self._reports_to.chosen,
            notes=self.notes.value(),
        )
