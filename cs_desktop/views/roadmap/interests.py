"""To which accounts the item that one is at matters, and why, in their words."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout

from cs_desktop.common.language import tr, trn
from cs_desktop.domain.roadmap import InterestedAccount
from cs_desktop.views.itemmodels.line_model import Line
from cs_desktop.views.theme.fonts import TextStyle
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.buttons import Button
from cs_desktop.views.widgets.editors import with_choices
from cs_desktop.views.widgets.line_list import LineList
from cs_desktop.views.widgets.pieces import Panel, column, row
from cs_desktop.views.widgets.text import Label

_HEIGHT = 180


class InterestsPart(Panel):
    """Lists the accounts; adds one with its reason, drops one with Delete."""

    wanted = Signal(object, str)
    """An account's id, and why the item matters to it."""
    dropped = Signal(object)
    account_requested = Signal(object)
    refused = Signal(str)
    """Why nothing is added."""

    def __init__(self, theme: Theme) -> None:
        super().__init__("surface", "top")
        self._ids: dict[str, int] = {}
        """Accounts by their names."""
        self.title = Label("", TextStyle.SECTION)
        self.list = LineList(theme, tr("Accounts to which it matters"), opens_on_click=False)
        self.list.setFixedHeight(_HEIGHT)
        self.account = QLineEdit()
        self.account.setPlaceholderText(tr("Account"))
        self.account.setAccessibleName(tr("Account"))
        self.why = QLineEdit()
        self.why.setPlaceholderText(tr("Why, in their words"))
        self.why.setAccessibleName(tr("Why it matters"))
        self.add = Button(theme, tr("It matters"), "default", "plus", name=tr("Say that it matters"))
        self._bar = Panel("sunken", "top")
        fields = row(spacing=8, margins=(16, 6, 16, 6))
        fields.addWidget(self.account, 1)
        fields.addWidget(self.why, 2)
        fields.addWidget(self.add)
        self._bar.setLayout(fields)
        box: QVBoxLayout = column(spacing=0)
        head = row(self.title, 0, margins=(16, 10, 16, 4))
        box.addLayout(head)
        box.addWidget(self.list)
        box.addWidget(self._bar)
        self.setLayout(box)
        self.add.clicked.connect(self._want)
        for field in (self.account, self.why):
            field.returnPressed.connect(self._want)
        self.list.delete_requested.connect(self.dropped)
        self.list.opened.connect(self.account_requested)

    def show_accounts(self, names: Mapping[int, str]) -> None:
        """Offer these accounts."""
        self._ids = {names[one]: one for one in sorted(names, key=lambda one: names[one].casefold())}
        with_choices(self.account, list(self._ids))

    def show_interested(self, accounts: Sequence[InterestedAccount], *, editable: bool) -> None:
        """Show to whom it matters."""
        self.title.setText(
            trn("Matters to {count} account", "Matters to {count} accounts", len(accounts))
            if accounts
            else tr("Matters to nobody yet")
        )
        self.list.show_lines([Line(one.account_id, one.name, below=one.why) for one in accounts])
        self._bar.setVisible(editable)

    def _want(self) -> None:
        name = self.account.text().strip()
        account_id = self._ids.get(name)
        if account_id is None:
            self.refused.emit(
                tr("No account is called {name}; choose one of the list.", name=name)
                if name
                else tr("Choose the account to which it matters.")
            )
            self.account.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.wanted.emit(account_id, self.why.text())
        self.account.clear()
        self.why.clear()
        self.account.setFocus(Qt.FocusReason.OtherFocusReason)
