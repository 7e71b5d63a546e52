"""The accounts opened last, as cards side by side; as many as there is room for."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent

from cs_desktop.common.language import tr
from cs_desktop.common.money import money_short
from cs_desktop.domain.health.standing import shown_score
from cs_desktop.domain.portfolio import PortfolioRow
from cs_desktop.domain.vocabulary import words
from cs_desktop.views.theme.fonts import TextStyle, scaled
from cs_desktop.views.theme.heights import fix_height
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.buttons import LayoutButton
from cs_desktop.views.widgets.logos import LogoBook
from cs_desktop.views.widgets.marks import BAND_STATUS
from cs_desktop.views.widgets.pieces import Avatar, Panel, StatusMark, column, row
from cs_desktop.views.widgets.text import ElidedLabel, Label

CARD_WIDTH = 190
SPACING = 8


class RecentAccounts(Panel):
    """Cards that open an account."""

    account_requested = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._logos: LogoBook | None = None
        self._cards: list[LayoutButton] = []
        self._row = row(spacing=SPACING)
        self._row.addStretch(1)
        box = column(Label(tr("Recent"), TextStyle.SECTION), spacing=8, margins=(20, 16, 20, 12))
        box.addLayout(self._row)
        self.setLayout(box)
        self.hide()

    def use_logos(self, logos: LogoBook) -> None:
        """Show the accounts' logos."""
        self._logos = logos

    def show_accounts(self, accounts: Sequence[PortfolioRow], currency: str) -> None:
        """Show these, newest first; with none the part is not there."""
        for card in self._cards:
            self._row.removeWidget(card)
            card.deleteLater()
        self._cards = [self._make_card(account, currency) for account in accounts]
        for place, card in enumerate(self._cards):
            self._row.insertWidget(place, card, 1)
        self.setVisible(bool(accounts))
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as many cards as fit."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        room = self.width() - 40 + SPACING
        fitting = max(room // (scaled(CARD_WIDTH) + SPACING), 1)
        for place, card in enumerate(self._cards):
            card.setVisible(place < fitting)

    def _make_card(self, account: PortfolioRow, currency: str) -> LayoutButton:
        mark = Avatar(self._theme, account.name, 24)
        if self._logos is not None:
            mark.set_logo(partial(self._logos.tile, account.id))
        state = row(spacing=5)
        words_of_state = [money_short(account.arr, currency)] if account.arr else []
        if account.health is not None and account.band is not None:
            state.addWidget(StatusMark(self._theme, BAND_STATUS[account.band]))
            words_of_state.insert(0, f"{shown_score(account.health)} {words(account.band)}")
        note = " · ".join(words_of_state) or tr("No score")
        state.addWidget(ElidedLabel(note, TextStyle.CAPTION, "text2"), 1)
        names = column(0, ElidedLabel(account.name, TextStyle.BODY_MEDIUM), spacing=1)
        names.addLayout(state)
        names.addStretch(1)
        face = row(mark, spacing=10, margins=(10, 0, 10, 0))
        face.addLayout(names, 1)
        card = LayoutButton(
            self._theme, "card", face, tr("Open {name}, {note}", name=account.name, note=note)
        )
        card.setMaximumWidth(2 * CARD_WIDTH)
        fix_height(card, 54)
        card.clicked.connect(lambda: self.account_requested.emit(account.id))
        return card
