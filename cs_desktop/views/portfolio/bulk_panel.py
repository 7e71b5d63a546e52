"""Setting one field of all the selected accounts, from the side panel."""

from collections import Counter
from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit

from cs_desktop.common.language import marked, tr, trn
from cs_desktop.domain.portfolio import PortfolioRow
from cs_desktop.views.theme.fonts import TextStyle
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.editors import ChoiceBox, with_choices
from cs_desktop.views.widgets.form import Form
from cs_desktop.views.widgets.text import Label

_FIELDS: tuple[tuple[str, str, str], ...] = (
    ("owner", marked("Owner"), "owner"),
    ("segment", marked("Segment"), "segment"),
    ("touch", marked("Touch model"), "touch_model"),
    ("lifecycle", marked("Lifecycle"), "lifecycle"),
    ("industry", marked("Industry"), "industry"),
    ("region", marked("Region"), "region"),
    ("tier", marked("Tier"), "tier"),
)
"""The field's name, its title, and where a row has its value."""
_NONE = ("-", "–", "—")
NAMED = 3
"""Present values that are named; of the others it says how many there are."""


class BulkPanel(Form):
    """Asks for a field and its new value; says before how many accounts change."""

    wanted = Signal(str, str)
    """The field, and the text that all the accounts are to have in it."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, tr("Change accounts"))
        self._accounts: Sequence[PortfolioRow] = ()
        self._choices: Mapping[str, Sequence[str]] = {}
        self.field = ChoiceBox(theme, [tr(title) for _, title, _ in _FIELDS])
        self.value = QLineEdit()
        self.value.setPlaceholderText(tr("Type a value, or – to take it away"))
        self._now = Label("", TextStyle.CELL, "text3", wrap=True)
        self._preview = Label("", TextStyle.CELL_MEDIUM, wrap=True)
        self.add(tr("Field"), self.field)
        self.add(tr("New value"), self.value)
        self.add_part(self._now)
        self.add_part(self._preview)
        self.field.currentIndexChanged.connect(self._begin)
        self.value.textChanged.connect(self._foretell)
        self.submitted.connect(self._ask)

    def show_accounts(self, accounts: Sequence[PortfolioRow]) -> None:
        """Ask about these accounts; what was entered stays."""
        self._accounts = accounts
        self._foretell()

    def set_choices(self, choices: Mapping[str, Sequence[str]]) -> None:
        """Offer texts in fields while one types."""
        if choices != self._choices:
            self._choices = choices
            self._offer()

    def begin_anew(self) -> None:
        """Empty what was entered, as after it was stored."""
        self.start_over()
        self.value.clear()

    def _begin(self) -> None:
        self.value.clear()
        self._offer()
        self._foretell()

    def _offer(self) -> None:
        name, _, attribute = _FIELDS[self.field.currentIndex()]
        known = self._choices.get(name, ())
        if not known:
            known = sorted({str(getattr(row, attribute)) for row in self._accounts} - {""})
        with_choices(self.value, known)

    def _foretell(self) -> None:
        """Say what the accounts have now, and how many of them will change."""
        _, _, attribute = _FIELDS[self.field.currentIndex()]
        present = Counter(str(getattr(row, attribute)) for row in self._accounts)
        wanted = self._wanted().casefold()
        same = sum(count for text, count in present.items() if text.casefold() == wanted)
        changing = len(self._accounts) - same
        told = [f"{text or tr('nothing')} ({count:,})" for text, count in present.most_common(NAMED)]
        if len(present) > NAMED:
            told.append(trn("{count} other value", "{count} other values", len(present) - NAMED))
        self._now.setText(tr("Now: {values}", values=", ".join(told)) if told else "")
        if not self.value.text().strip():
            self._preview.setText("")
            self.finish.setText(tr("Change accounts"))
            self.set_busy(busy=True)
            return
        text = trn("{count} account will change", "{count} accounts will change", changing)
        if same:
            text += ". " + trn("{count} has this value already.", "{count} have this value already.", same)
        self._preview.setText(text)
        self.finish.setText(trn("Change {count} account", "Change {count} accounts", changing))
        self.set_busy(busy=changing == 0)

    def _ask(self) -> None:
        self.set_busy(busy=True)
        self.wanted.emit(_FIELDS[self.field.currentIndex()][0], self._wanted())

    def _wanted(self) -> str:
        """Return the new value; a dash alone stands for none."""
        text = self.value.text().strip()
        return "" if text in _NONE else text
