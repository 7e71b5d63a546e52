"""A short list of accounts in the sidebar, under its title."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QWidget

from cs_desktop.domain.bands import Quadrant
from cs_desktop.views.theme.fonts import TextStyle
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.nav_button import NavButton
from cs_desktop.views.widgets.pieces import column
from cs_desktop.views.widgets.text import Label


@dataclass(frozen=True, slots=True)
class ListedAccount:
    """An account as the sidebar shows it."""

    id: int
    name: str
    quadrant: Quadrant | None = None


class AccountList(QWidget):
    """Accounts to go to; with none the list is not there."""

    account_requested = Signal(object)

    def __init__(
        self, theme: Theme, title: str, mark: Callable[[ListedAccount], QWidget], group: QButtonGroup
    ) -> None:
        """`group` is the sidebar's, of which one button is marked; `mark` makes what stands before a name."""
        super().__init__()
        self._theme, self._mark, self._group = theme, mark, group
        self._rail = False
        self._accounts: tuple[ListedAccount, ...] = ()
        self._buttons: list[NavButton] = []
        self._title = Label(title, TextStyle.CAPTION_MEDIUM, "text3")
        self._title.setContentsMargins(8, 14, 0, 2)
        self._box = column(self._title, spacing=0)
        self.setLayout(self._box)
        self.hide()

    @property
    def accounts(self) -> tuple[ListedAccount, ...]:
        """Return what is listed."""
        return self._accounts

    def show_accounts(self, accounts: Sequence[ListedAccount], current: int | None) -> None:
        """List accounts and mark the one on screen."""
        if tuple(accounts) != self._accounts:
            self._accounts = tuple(accounts)
            self._fill()
        for button, account in zip(self._buttons, self._accounts, strict=True):
            if account.id == current:
                button.setChecked(True)
        self.setVisible(bool(accounts))

    def set_rail(self, *, rail: bool) -> None:
        """Show marks alone, in little room, or names too."""
        self._rail = rail
        self._title.setVisible(not rail)
        for button in self._buttons:
            button.set_rail(rail=rail)

    def _fill(self) -> None:
        for button in self._buttons:
            self._group.removeButton(button)
            self._box.removeWidget(button)
            button.deleteLater()
        self._buttons = [self._make(account) for account in self._accounts]

    def _make(self, account: ListedAccount) -> NavButton:
        button = NavButton(self._theme, self._mark(account), account.name, TextStyle.CELL, 28)
        button.set_rail(rail=self._rail)
        button.clicked.connect(lambda: self.account_requested.emit(account.id))
        self._group.addButton(button)
        self._box.addWidget(button)
        return button
