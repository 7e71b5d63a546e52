"""One account's page: reading it, editing its fields, exporting its deck."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from cs_desktop.common.errors import KnownError
from cs_desktop.common.language import tr
from cs_desktop.controllers.export import Export
from cs_desktop.controllers.following import Follower
from cs_desktop.controllers.hub import ChangeHub
from cs_desktop.controllers.jobs import Job, Jobs
from cs_desktop.controllers.typing import TypingController
from cs_desktop.domain.changes import Change, Conflict, Kind
from cs_desktop.domain.deck.content import Audience
from cs_desktop.domain.deck.kinds import DeckTemplate
from cs_desktop.domain.deleting import Deletion
from cs_desktop.domain.drafts import FieldRef, Typed
from cs_desktop.domain.portfolio import AccountPage
from cs_desktop.services.account_page import load_account_page
from cs_desktop.services.context import Context
from cs_desktop.services.deleting import deletion_of

if TYPE_CHECKING:
    from cs_desktop.services.deck.writing import ExportedDeck

KINDS = frozenset(Kind) - {Kind.IMPORTED_ROW, Kind.OPPORTUNITY, Kind.ATTACHMENT}


class AccountController(Follower[int]):
    """Serves the account that is on screen, by its id; `loaded` brings its AccountPage."""

    gone = Signal(object)
    """The Deletion of the account that was to be shown."""
    edited = Signal(object)
    """The committed Change of one edit."""
    stored = Signal(object)
    """The FieldRef whose oldest edit is stored."""
    rejected = Signal(object, object)
    """The FieldRef whose oldest edit was refused, and the KnownError that says why."""
    conflicted = Signal(object)
    """The Conflict of a field's oldest edit."""
    left = Signal()
    """No account is followed any more."""
    exported = Signal(object, int, object)
    """The path of the file written, its pages, and what a reader might miss in it, a line each."""

    def __init__(
        self, jobs: Jobs, hub: ChangeHub, context: Callable[[], Context], typing: TypingController
    ) -> None:
        super().__init__(jobs, hub, context, KINDS)
        self._typing = typing
        self.exporting = Export(jobs, keep=True)
        typing.stored.connect(self._stored)
        typing.rejected.connect(self._rejected)
        typing.conflicted.connect(self._conflicted)

    @property
    def account_id(self) -> int | None:
        """Return the account on screen, if any."""
        return self._followed

    def show(self, account_id: int) -> None:
        """Read an account's page, and keep it up to date."""
        self._follow(account_id)

    def leave(self) -> None:
        """Stop following the account."""
        super().leave()
        self.left.emit()

    def _read(self) -> Job:
        account_id, context = self._followed, self._context()
        assert account_id is not None

        def work(_job: Job) -> AccountPage | Deletion:
            return deletion_of(context, account_id) or load_account_page(context, account_id)

        def done(found: AccountPage | Deletion) -> None:
            if isinstance(found, Deletion):
                self.gone.emit(found)
            else:
                self.loaded.emit(found)

        return self._jobs.run(work, self._while_followed(done), self.failed.emit, key="account")

    def edit(self, typed: Typed) -> None:
        """Store what was typed into a field of an account."""
        self._typing.edit(typed, self)

    def _stored(self, ref: FieldRef, change: Change | None) -> None:
        if ref.kind is not Kind.ACCOUNT:
            return
        self.stored.emit(ref)
        if change is not None:
            self.edited.emit(change)
        self._show_again(ref)

    def _rejected(self, ref: FieldRef, error: KnownError) -> None:
        if ref.kind is Kind.ACCOUNT:
            self.rejected.emit(ref, error)

    def _conflicted(self, conflict: Conflict) -> None:
        if conflict.kind is Kind.ACCOUNT:
            self.conflicted.emit(conflict)
            self._show_again(FieldRef(conflict.kind, conflict.id, conflict.field))

    def _show_again(self, ref: FieldRef) -> None:
        if self._followed == ref.id:
            self.show(ref.id)

    def export_deck(
        self,
        out: Path,
        audience: Audience,
        period: str | None = None,
        template: DeckTemplate = DeckTemplate.EBR,
    ) -> None:
        """Write the deck as PDF, of a fiscal quarter or year by name; without one, of the last quarter."""
        account_id, context = self._followed, self._context()
        if account_id is None:
            return

        def work(job: Job) -> "ExportedDeck":
            from cs_desktop.services.deck.export import export_deck  # noqa: PLC0415 - brings pandas and reportlab

            return export_deck(context, account_id, out, period, job.report, audience, template=template)

        def done(deck: "ExportedDeck") -> None:
            self.exported.emit(deck.path, deck.pages, deck.warnings)

        self.exporting.run(tr("Writing the deck"), work, done)

    def _changed(self, change: Change) -> None:
        if may_concern(change, self._followed):
            self.refresh()


def may_concern(change: Change, account_id: int | None) -> bool:
    """Return whether an account may look otherwise after a change: all but one to other accounts' fields."""
    accounts = change.ids.get(Kind.ACCOUNT, frozenset())
    alone = change.kinds <= {Kind.ACCOUNT, Kind.ACCOUNT_ATTRIBUTE}
    return not alone or accounts is None or account_id in accounts
