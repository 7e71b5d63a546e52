"""The way to a deck, in the bar above it: the place, its account, its name, and which draft it is."""

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from cs_desktop.common.language import tr
from cs_desktop.domain.deck.shown import DeckEntry, DeckShown
from cs_desktop.views.theme.direction import mirrored
from cs_desktop.views.theme.fonts import TextStyle
from cs_desktop.views.theme.heights import fix_height
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.buttons import Button
from cs_desktop.views.widgets.pieces import IconMark, row
from cs_desktop.views.widgets.text import ElidedLabel, Label

_LEAST_NAME = 140


class DeckHeader(QWidget):
    """Says where one is, and leads back."""

    place_requested = Signal()
    """To all accounts, or of a review of the whole book to the portfolio."""
    account_requested = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.place = Button(theme, tr("Accounts"), "crumb")
        self.place.clicked.connect(self.place_requested)
        self.account = Button(theme, "", "crumb")
        self.account.clicked.connect(self.account_requested)
        chevron = "chevron-left" if mirrored() else "chevron-right"
        self._first = IconMark(theme, chevron, "text3", 12)
        self._second = IconMark(theme, chevron, "text3", 12)
        self._name = ElidedLabel("", TextStyle.TITLE)
        self._draft = Label("", TextStyle.CELL_MEDIUM, "text2")
        self._draft.setProperty("pill", "true")
        fix_height(self._draft, 22)
        box = row(self.place, self._first, self.account, self._second, spacing=8)
        box.addWidget(self._name)
        box.addWidget(self._draft)
        box.addStretch()
        self.setLayout(box)
        self._account = ""

    @property
    def name(self) -> str:
        """Return the deck's name as it is shown."""
        return self._name.text()

    def show_start(self, account: str) -> None:
        """Show where a deck is about to be begun; without an account one about the whole book."""
        self._name_account(account)
        self._name_deck(tr("New deck"))
        self._draft.hide()

    def show_deck(self, deck: DeckShown) -> None:
        """Show whose deck it is, and which draft."""
        entry = deck.entry
        self._name_account(entry.account)
        self._name_deck(entry.name)
        self._draft.setText(_draft_text(entry, deck))
        self._draft.show()
        self._fit()

    def sizeHint(self) -> QSize:
        """Return the room for all of it, shown or not."""
        hint = super().sizeHint()
        hidden = [part for part in self._way() if part.isHidden()]
        return hint + QSize(sum(part.sizeHint().width() + 8 for part in hidden), 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep room for the name."""
        super().resizeEvent(event)
        self._fit()

    def _name_account(self, account: str) -> None:
        self._account = account
        self.place.setText(tr("Accounts") if account else tr("Portfolio"))
        self.place.setAccessibleName(self.place.text())
        shown = account if len(account) <= _LONGEST else account[: _LONGEST - 1] + "…"
        self.account.setText(shown.replace("&", "&&"))
        self.account.setAccessibleName(account)
        self.account.setToolTip(tr("Go to the account"))
        self._fit()

    def _name_deck(self, name: str) -> None:
        self._name.setText(name)
        self._name.setMaximumWidth(self._name.fontMetrics().horizontalAdvance(name) + 2)

    def _way(self) -> tuple[QWidget, ...]:
        whole = (self.place, self._first)
        return (*whole, self.account, self._second) if self._account else whole

    def _fit(self) -> None:
        """Show as much of the way as leaves room for the name."""
        of_account = (self.account, self._second)
        for part in of_account:
            part.setVisible(bool(self._account))
        first = (self.place, self._first)
        needed = sum(part.sizeHint().width() + 8 for part in (*self._way(), self._draft))
        fits = self.width() - needed >= min(self._name.maximumWidth(), _LEAST_NAME)
        for part in first:
            part.setVisible(fits or not self._account)


_LONGEST = 32
"""Characters of an account's name; a tooltip tells the rest."""


def _draft_text(entry: DeckEntry, deck: DeckShown) -> str:
    if deck.frozen is not None:
        return tr("Frozen")
    return tr("Draft {number}", number=entry.snapshots + 1)
