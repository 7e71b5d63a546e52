"""The forms of a tab: one at a time beside the page, kept as a draft while half-filled, and opened again."""

from collections.abc import Callable
from enum import Enum

from PySide6.QtCore import QObject

from cs_desktop.common.language import tr
from cs_desktop.views.widgets.form import Form
from cs_desktop.views.widgets.form_panel import FormPanel
from cs_desktop.views.wiring.desk import AccountDesk


class Reached(Enum):
    """What came of opening a form again."""

    NOW = "now"
    NOT_YET = "not yet"
    """What it is about has to be read first."""
    NEVER = "never"
    """What it is about is not there any more."""


OpenKey = Callable[[str], Reached]
"""Opens a form by the key that it was begun with."""


class KeptForms(FormPanel):
    """A place of forms about the account on screen; one that is left half-filled is offered again."""

    def __init__(self, desk: AccountDesk) -> None:
        super().__init__(desk.window.side)
        self._desk, self._drafts = desk, desk.writing.forms
        self.leaving.connect(self._drafts.leave)

    def open_kept(self, form: Form, title: str, key: str, account: str) -> None:
        """Show a form about an account of this name; what was entered under this key stands in it again."""
        account_id = self._desk.account.account_id
        label = tr("{form} · {account}", form=title, account=account)
        self.open(form, title, account_id)
        self._drafts.begin(form, key, label, account_id)

    def finish(self, form: Form) -> None:
        """Close a form whose content is stored."""
        self._drafts.finish(form)
        self.close_form(form)


class WayBack(QObject):
    """Goes to the account and the tab of a form that was left half-filled, and opens it there."""

    def __init__(
        self,
        desk: AccountDesk,
        tab: str,
        words: tuple[str, ...],
        shown_of: Callable[[], int | None],
        open_key: OpenKey,
    ) -> None:
        """`words` begin the keys of the forms, `shown_of` tells whose part the tab shows.

        `open_key` is asked once that account's part is read.
        """
        super().__init__(desk.window)
        self._desk, self._tab, self._shown_of, self._open_key = desk, tab, shown_of, open_key
        self._wanted: tuple[int, str] | None = None
        for word in words:
            desk.writing.forms.lead(word, self._go)
        desk.workspace.closed.connect(self._forget)

    def reach(self, account_id: int) -> None:
        """Open the form that is waited for, since the tab shows this account now."""
        if self._wanted is None or self._wanted[0] != account_id:
            return
        wanted, self._wanted = self._wanted, None
        reached = self._open_key(wanted[1])
        if reached is Reached.NOT_YET:
            self._wanted = wanted
        elif reached is Reached.NEVER:
            self._desk.window.toasts.warn(
                tr("What this is about is not there any more; it may be brought back.")
            )

    def _go(self, account_id: int, key: str) -> None:
        self._wanted = (account_id, key)
        if account_id != self._desk.account.account_id:
            self._desk.open_account(account_id)
        self._desk.screen.tabs.show_tab(self._tab)
        if self._shown_of() == account_id:
            self.reach(account_id)

    def _forget(self) -> None:
        self._wanted = None
