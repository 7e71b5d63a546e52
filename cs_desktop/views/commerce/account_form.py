"""The form of a new account."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit

from cs_desktop.common.language import tr
from cs_desktop.domain.new_account import NewAccount, comparable_name, length_problem
from cs_desktop.domain.portfolio import PortfolioRow
from cs_desktop.domain.vocabulary import Relation
from cs_desktop.views.commerce.words import relation_word
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.day_edit import DayEdit
from cs_desktop.views.widgets.editors import ChoiceBox, with_choices
from cs_desktop.views.widgets.form import Form, needed

_RELATIONS = (Relation.CUSTOMER, Relation.PROSPECT)


class AccountForm(Form):
    """A name, and whatever else is known; the rest is added on the account's own page."""

    site_entered = Signal(str)
    """A website, of which it is to be found out whether an account has it already."""

    def __init__(
        self,
        theme: Theme,
        today: Callable[[], date],
        choices: Mapping[str, Sequence[str]],
        rows: Sequence[PortfolioRow],
    ) -> None:
        """`rows` are all accounts: one of them may be the parent, and none should be added twice."""
        super().__init__(theme, tr("Add account"))
        self._known_names = {comparable_name(row.name) for row in rows}
        self._parents = _by_label(rows)
        self.name = QLineEdit()
        name_needed = needed(self.name, tr("Enter a name, such as Halden Freight."))
        self.name_row = self.add(
            tr("Name"), self.name, lambda: name_needed() or length_problem(self.name.text())
        )
        self.name_row.changed.connect(self._flag_known)
        self.relation = ChoiceBox(theme, tuple(relation_word(relation) for relation in _RELATIONS))
        self.add(tr("Relation"), self.relation)
        self.parent_name = with_choices(QLineEdit(), sorted(self._parents))
        self.add(
            tr("Parent account"),
            self.parent_name,
            self._check_parent,
            hint=tr("The account that this one is part of, such as a group."),
        )
        names = {
            "owner": tr("Owner"),
            "segment": tr("Segment"),
            "lifecycle": tr("Lifecycle stage"),
            "industry": tr("Industry"),
            "region": tr("Region"),
        }
        self.fields = {key: with_choices(QLineEdit(), choices.get(key, ())) for key in names}
        for key, name in names.items():
            self.add(name, self.fields[key], hint=tr("Empty: by the rules.") if key == "segment" else "")
        self.fields["website"] = QLineEdit()
        self.website_row = self.add(tr("Website"), self.fields["website"])
        self.fields["website"].editingFinished.connect(self._look_up)
        self.website_row.changed.connect(lambda: self.website_row.warn(""))
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
            parent_id=self._parents.get(self.parent_name.text().strip()),
        )

    def show_known_site(self, website: str, name: str) -> None:
        """Say that an account has this website already, if it is still the one that stands there."""
        if self.fields["website"].text() == website:
            self.website_row.warn(
                tr("{name} has this website already; you can add another account all the same.", name=name)
                if name
                else ""
            )

    def _look_up(self) -> None:
        if self.fields["website"].text().strip():
            self.site_entered.emit(self.fields["website"].text())

    def _check_parent(self) -> str:
        text = self.parent_name.text().strip()
        if not text or text in self._parents:
            return ""
        return tr("Choose an account that is there already, or leave this empty.")

    def _flag_known(self) -> None:
        known = comparable_name(self.name.text()) in self._known_names
        self.name_row.warn(
            tr("There is an account of this name already; you can add another one all the same.")
            if known
            else ""
        )


def _by_label(rows: Sequence[PortfolioRow]) -> dict[str, int]:
    """Return accounts by what they are chosen by: the name, with the external id where two share it."""
    count = Counter(row.name.strip() for row in rows)
    return {
        row.name.strip()
        if count[row.name.strip()] == 1
        else f"{row.name.strip()} · {row.external_id or row.id}": row.id
        for row in rows
    }
