"""Setting one field of all the selected accounts, from the side panel."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit

from cs_desktop.common.language import count_text, marked, tr, trn
from cs_desktop.domain.portfolio import PortfolioRow
from cs_desktop.domain.vocabulary import Forecast, word_text, words
from cs_desktop.views.theme.fonts import TextStyle
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.editors import ChoiceBox, with_choices
from cs_desktop.views.widgets.form import Form
from cs_desktop.views.widgets.text import Label


@dataclass(frozen=True, slots=True)
class _Field:
    """One field that many accounts can be given."""

    name: str
    title: str
    value: Callable[[PortfolioRow], str]
    """What an account has in it, as one would type it."""
    words: tuple[str, ...] = ()
    """All that can be typed, in English; none where that is free, or others know it."""
    takes: Callable[[PortfolioRow], bool] = lambda _row: True
    """Whether an account can have it at all."""


def _forecast(row: PortfolioRow) -> str:
    return word_text(row.forecast) if row.forecast else ""


_FIELDS = (
    _Field("owner", marked("Owner"), lambda row: row.owner),
    _Field("segment", marked("Segment"), lambda row: row.segment),
    _Field("touch", marked("Touch model"), lambda row: row.touch_model),
    _Field("lifecycle", marked("Lifecycle"), lambda row: row.lifecycle),
    _Field(
        "forecast",
        marked("Renewal forecast"),
        _forecast,
        tuple(words(forecast) for forecast in Forecast),
        lambda row: row.renewal is not None,
    ),
    _Field("industry", marked("Industry"), lambda row: row.industry),
    _Field("region", marked("Region"), lambda row: row.region),
    _Field("tier", marked("Tier"), lambda row: row.tier),
)
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
        self.field = ChoiceBox(theme, [tr(field.title) for field in _FIELDS])
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
        field = self._field
        known = [tr(word) for word in field.words] or self._choices.get(field.name, ())
        if not known:
            known = sorted({field.value(row) for row in self._accounts} - {""})
        with_choices(self.value, known)

    def _foretell(self) -> None:
        """Say what the accounts have now, and how many of them will change."""
        field = self._field
        taking = [row for row in self._accounts if field.takes(row)]
        present = Counter(map(field.value, taking))
        wanted = self._wanted().casefold()
        same = sum(count for text, count in present.items() if text.casefold() == wanted)
        changing = len(taking) - same
        told = [
            tr("{value} ({count})", value=text or tr("nothing"), count=count_text(count))
            for text, count in present.most_common(NAMED)
        ]
        if len(present) > NAMED:
            told.append(trn("{count} other value", "{count} other values", len(present) - NAMED))
        self._now.setText(tr("Now: {values}", values=", ".join(told)) if told else "")
        if not self.value.text().strip():
            self._preview.setText("")
            self.finish.setText(tr("Change accounts"))
            self.set_busy(busy=True)
            return
        left_out = len(self._accounts) - len(taking)
        sentences = [trn("{count} account will change.", "{count} accounts will change.", changing)]
        if same:
            sentences.append(trn("{count} has this value already.", "{count} have this value already.", same))
        if left_out:
            none = trn("{count} has no renewal to come.", "{count} have no renewal to come.", left_out)
            sentences.append(none)
        self._preview.setText(" ".join(sentences))
        self.finish.setText(trn("Change {count} account", "Change {count} accounts", changing))
        self.set_busy(busy=changing == 0)

    def _ask(self) -> None:
        self.set_busy(busy=True)
        self.wanted.emit(self._field.name, self._wanted())

    @property
    def _field(self) -> _Field:
        return _FIELDS[self.field.currentIndex()]

    def _wanted(self) -> str:
        """Return the new value; a dash alone stands for none."""
        text = self.value.text().strip()
        return "" if text in _NONE else text
