"""How decks look: read while one looks at it, for all decks or for those of one client, and changed there."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal

from cs_desktop.controllers.hub import ChangeHub
from cs_desktop.controllers.jobs import Jobs
from cs_desktop.controllers.page_following import PageFollower
from cs_desktop.domain.attachments import Role
from cs_desktop.domain.changes import Change, Conflict, Kind
from cs_desktop.domain.deck.branding import BrandBook, BrandEdit
from cs_desktop.services.attachments import attach
from cs_desktop.services.context import Context
from cs_desktop.services.deck.brand import brand_of, remove_own_logo, set_brand, set_own_logo
from cs_desktop.services.deck.logo import remove_logo
from cs_desktop.services.deck.typefaces import keep_typeface, kept_typefaces

_KINDS = frozenset({Kind.WORKSPACE, Kind.BRAND, Kind.ATTACHMENT, Kind.ACCOUNT})


class BrandController(PageFollower):
    """Serves whoever shows a brand; `loaded` tells a BrandBook."""

    accepted = Signal(object)
    """The BrandEdit that is stored."""
    rejected = Signal(object, object)
    """A BrandEdit, and the KnownError that says why it is not."""
    conflicted = Signal(object, object)
    """A BrandEdit, and the Conflict with what is stored."""

    def __init__(self, jobs: Jobs, hub: ChangeHub, context: Callable[[], Context], key: str) -> None:
        """`key` tells this one's work from that of another that is shown elsewhere."""
        self._account_id: int | None = None
        super().__init__(jobs, hub, context, _KINDS, self._find, key)

    @property
    def account_id(self) -> int | None:
        """Return the client whose decks are looked at; None for all."""
        return self._account_id

    def turn_to(self, account_id: int | None) -> None:
        """Look at the decks of a client, or at those about all."""
        if account_id != self._account_id:
            self._account_id = account_id
            self.refresh()

    def enter(self, edit: BrandEdit) -> None:
        """Store a field; answered by one of the signals."""
        kept: list[Conflict] = []

        def step(context: Context) -> Change | None:
            result = set_brand(context, edit.account_id, edit.field, edit.base, edit.text)
            if isinstance(result, Conflict):
                kept.append(result)
                return None
            return result.change

        def then() -> None:
            if kept:
                self.conflicted.emit(edit, kept[0])
            else:
                self.accepted.emit(edit)

        self.do(step, then, lambda error: self.rejected.emit(edit, error))

    def set_own_logo(self, account_id: int | None, source: Path) -> None:
        """Take a picture as our logo, for one client or for all."""
        self.do(lambda context: set_own_logo(context, account_id, source))

    def remove_own_logo(self, account_id: int | None) -> None:
        """Show no logo of ours; for one client that of all decks again."""
        self.do(lambda context: remove_own_logo(context, account_id))

    def set_logo(self, account_id: int, source: Path) -> None:
        """Take a picture as a client's logo, wherever that is shown."""
        self.do(lambda context: attach(context, account_id, source, Role.LOGO))

    def remove_logo(self, account_id: int) -> None:
        """Take the client's logo off, wherever it is shown."""
        self.do(lambda context: remove_logo(context, account_id))

    def keep_typeface(self, account_id: int | None, base: str, files: list[Path]) -> None:
        """Keep the files of a typeface, and let decks wear it."""

        kept: list[str] = []

        def step(context: Context) -> Change | None:
            family, change = keep_typeface(context, files)
            kept.append(family)
            return change

        self.do(step, lambda: self.enter(BrandEdit(account_id, "typeface", base, kept[0])))

    def _find(self, context: Context) -> BrandBook:
        account_id = self._account_id
        theirs = None if account_id is None else brand_of(context, account_id)
        return BrandBook(brand_of(context, None), theirs, account_id, kept_typefaces(context))
