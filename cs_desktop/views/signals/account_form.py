"""The form in which one says at which account something is to be entered."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit

from cs_desktop.common.language import tr
from cs_desktop.domain.signals.rules import SignalRule
from cs_desktop.views.theme.fonts import TextStyle
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.editors import with_choices
from cs_desktop.views.widgets.form import Form
from cs_desktop.views.widgets.text import Label


class AccountForm(Form):
    """Asks for an account by its name."""

    chosen = Signal(object, object)
    """The account's id, and the SignalRule whose data is to be entered there."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, tr("Go on"))
        self._rule: SignalRule | None = None
        self._accounts: Sequence[tuple[int, str]] = ()
        self._text = Label("", TextStyle.BODY, "text2", wrap=True)
        self.add_part(self._text)
        self.account = QLineEdit()
        self.add(tr("Account"), self.account, self._problem_of_account)
        self.submitted.connect(self._choose)

    def ask(self, rule: SignalRule, feed: str, accounts: Sequence[tuple[int, str]], first: str) -> None:
        """Begin anew for a rule, with the name of an account that is likely meant."""
        self._rule, self._accounts = rule, accounts
        self._text.setText(tr("{signal} is fed by {feed}. Enter it for:", signal=tr(rule.name), feed=feed))
        with_choices(self.account, [name for _, name in accounts])
        self.account.setText(first)
        self.start_over()

    @property
    def _found(self) -> list[int]:
        wanted = self.account.text().strip().casefold()
        return [account_id for account_id, name in self._accounts if name.strip().casefold() == wanted]

    def _problem_of_account(self) -> str:
        count = len(self._found)
        if count == 1:
            return ""
        return tr("Choose one of the accounts.") if not count else tr("Several accounts have this name.")

    def _choose(self) -> None:
        self.chosen.emit(self._found[0], self._rule)
