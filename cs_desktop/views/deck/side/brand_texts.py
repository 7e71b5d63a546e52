"""The texts of a brand: our name, the footer, the word on each page."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from cs_desktop.common.language import marked, tr
from cs_desktop.domain.deck.branding import TEXTS, BrandBook, BrandEdit, own_value
from cs_desktop.views.deck.side.rows import named
from cs_desktop.views.theme.fonts import TextStyle
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.field import InlineField
from cs_desktop.views.widgets.pieces import column
from cs_desktop.views.widgets.text import Label

_NAMES = {
    "company": (marked("Our name"), marked("Not said")),
    "footer": (marked("Footer"), marked("Title and period")),
    "confidentiality": (marked("Marked as"), marked("None")),
}

_MARKING = "confidentiality"
_AS_FIELD = (6, 2, 6, 2)
"""Around a text that stands where fields have theirs."""


class BrandTexts(QWidget):
    """Fields in place; each text that was entered is answered."""

    entered = Signal(object)
    """A BrandEdit."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._whose: int | None = None
        self._started = False
        box = column(spacing=2)
        self.fields: dict[str, InlineField] = {}
        for key in TEXTS:
            name, empty = _NAMES[key]
            field = InlineField(theme, tr(name), style=TextStyle.CELL, empty=tr(empty), whole=True)
            field.entered.connect(lambda base, text, key=key: self._tell(key, base, text))
            self.fields[key] = field
            line = named(tr(name), field)
            box.addWidget(line)
            if key == _MARKING:
                self._own_marking = line
        self._marking = Label("", TextStyle.CELL)
        self._marking.setContentsMargins(*_AS_FIELD)
        self._fixed_marking = named(tr(_NAMES[_MARKING][0]), self._marking)
        box.addWidget(self._fixed_marking)
        self.setLayout(box)
        self.show_marking("")

    def show_brand(self, book: BrandBook, account_id: int | None) -> None:
        """Show the texts of all decks, or of a client's: where it has none, those of all are proposed."""
        if account_id != self._whose:
            for field in self.fields.values():
                field.commit()
                field.start_over("")
        self._whose = account_id
        for key, field in self.fields.items():
            field.propose("" if account_id is None else str(getattr(book.ours, key)))
            field.set_value(own_value(book, account_id, key))

    def show_marking(self, fixed: str) -> None:
        """Show the word that a deck has on its pages whatever the brand says; empty where it follows."""
        if fixed:
            self.fields[_MARKING].commit()
        self._marking.setText(fixed)
        self._own_marking.setVisible(not fixed)
        self._fixed_marking.setVisible(bool(fixed))

    @property
    def marking(self) -> str:
        """Return the word that stands there in place of the brand's; empty where the brand's does."""
        return self._marking.text()

    def commit(self) -> None:
        """Finish open editors."""
        for field in self.fields.values():
            field.commit()

    def _tell(self, key: str, base: str, text: str) -> None:
        self.entered.emit(BrandEdit(self._whose, key, base, text))
