"""The form of a new account."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from PySide6.QtWidgets import QLineEdit

from cs_desktop.common.language import tr
from cs_desktop.domain.new_account import NewAccount
from cs_desktop.domain.vocabulary import Relation
from cs_desktop.views.commerce.words import relation_word
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.day_edit import DayEdit
from cs_desktop.views.widgets.editors import ChoiceBox, with_choices
from cs_desktop.views.widgets.form import Form, needed

_RELATIONS = (Relation.CUSTOMER, Relation.PROSPECT)


class AccountForm(Form):
    """A name, and whatever else is known; the rest is added on the account's own page."""

    def __init__(
        self,
        theme: Theme,
        today: Callable[[], date],
        choices: Mapping[str, Sequence[str]],
        known_names: frozenset[str],
    ) -> None:
        """`known_names` are those of all accounts, in `casefold`."""
        super().__init__(theme, tr("Add account"))
        self._known_names = known_names
        self.name = QLineEdit()
        self.name_row = self.add(
            tr("Name"), self.name, needed(self.name, tr("Enter a name, such as Halden Freight."))
        )
        self.name_row.changed.connect(self._flag_known)
        self.relation = ChoiceBox(theme, tuple(relation_word(relation) for relation in _RELATIONS))
        self.add(tr("Relation"), self.relation)
        names = {
            "owner": tr("Owner"),
            "segment": tr("Segment"),
            "lifecycle": tr("Lifecycle stage"),
            "industry": tr("Industry"),
            "region": tr("Region"),
        }
        self.fields = {key: with_choices(QLineEdit(), choices.get(key, ())) for key in names}
        for key, name in names.items():
            self.add(name, self.fields[key])
        self.since = DayEdit(theme, today)
        self.add(tr("Customer since"), self.since, self.since.problem)
        self.fields["external_id"] = QLineEdit()
        self.add(
            tr("External id"), self.fields["external_id"], hint=tr("As your CRM knows it; imports go by it.")
        )

    def entered(self) -> NewAccount:
        """Return what was entered; every field must make sense."""
        fields = {key: field.text() for key, field in self.fields.items()}
        day = self.since.day
        return NewAccount(
            name=self.name.text(),
            relation=_RELATIONS[self.relation.currentIndex()],
            fields={**fields, "customer_since": day.isoformat() if day else ""},
        )

    def _flag_known(self) -> None:
        known = self.name.text().strip().casefold() in self._known_names
        self.name_row.set_hint(
            tr("There is an account of this name already; you can add another one all the same.")
            if known
            else ""
        )
