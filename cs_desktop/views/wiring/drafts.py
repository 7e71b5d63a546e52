"""Typing that was not stored: offered in a bar and a panel, and put in again as if it were typed just now."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, SignalInstance
from PySide6.QtGui import QGuiApplication

from cs_desktop.common.language import tr
from cs_desktop.controllers.account import AccountController
from cs_desktop.controllers.drafts import DraftsController
from cs_desktop.domain.changes import Kind
from cs_desktop.domain.deleting import Deletion
from cs_desktop.domain.drafts import Draft, FieldRef
from cs_desktop.domain.form_text import FORM
from cs_desktop.views.account.screen import AccountScreen
from cs_desktop.views.drafts.offer import DraftOffer
from cs_desktop.views.drafts.panel import TITLE, DraftsPanel
from cs_desktop.views.wiring.window_desk import WindowDesk

WORTH_TELLING = 40
"""Characters from which typing that was given up is offered back for a moment."""


class DraftWiring(QObject):
    """Shows the drafts that no editor holds, and leads to their fields."""

    def __init__(
        self,
        desk: WindowDesk,
        screen: AccountScreen,
        account: AccountController,
        drafts: DraftsController,
        open_account: Callable[[int], None],
        account_shown: SignalInstance,
    ) -> None:
        super().__init__(desk.window)
        self._window, self._clock, self._screen = desk.window, desk.clock, screen
        self._drafts, self._open_account = drafts, open_account
        self._to_put: Draft | None = None
        self._ways: dict[Kind, Callable[[Draft], None]] = {}
        self.put_in_form: Callable[[Draft], None] | None = None
        """Opens the form that a draft was typed into."""
        self.offer = DraftOffer(desk.theme)
        self.panel = desk.window.side.take(DraftsPanel(desk.theme))
        desk.window.add_bar(self.offer)
        drafts.offered.connect(self.show_drafts)
        drafts.failed.connect(lambda error: desk.window.toasts.warn(str(error)))
        self.offer.show_requested.connect(self._show_panel)
        for part in (self.offer, self.panel):
            part.put_in_requested.connect(self.put_in)
            part.discard_requested.connect(self._discard)
        self.panel.copy_requested.connect(self._copy)
        screen.fields.abandoned.connect(self._abandon)
        account.gone.connect(self._cannot_put_in)
        account.failed.connect(self._forget_to_put)
        account_shown.connect(self._shown)

    def lead(self, kind: Kind, way: Callable[[Draft], None]) -> None:
        """Let drafts of a kind be put in by this, since their fields are not on the account's first page."""
        self._ways[kind] = way

    def put_in(self, draft: Draft) -> None:
        """Go to the draft's field and enter its text there; a conflict shows as after any edit."""
        ref = draft.typed.ref
        way = self.put_in_form if ref.field.startswith(FORM) else self._ways.get(ref.kind)
        if way is not None:
            way(draft)
            return
        self._to_put = draft
        if self._window.shown is self._screen and self._screen.fields.holds(draft.typed.ref):
            self._put_in_here()
        else:
            self._open_account(draft.typed.ref.id)

    def _put_in_here(self) -> None:
        draft, self._to_put = self._to_put, None
        if draft is None:
            return
        field = draft.typed.ref.field
        if not self._screen.fields.put_in(draft):
            self._window.toasts.warn(tr("Decide first what {label} is to be", label=draft.typed.label))
        self._screen.show_field(field)

    def _shown(self) -> None:
        if self._to_put is not None and self._screen.fields.holds(self._to_put.typed.ref):
            self._put_in_here()

    def _cannot_put_in(self, deletion: Deletion) -> None:
        if self._to_put is not None and self._to_put.typed.ref.id == deletion.account_id:
            self._to_put = None
            self._window.toasts.warn(
                tr("{name} was deleted: bring it back first, or copy the text", name=deletion.name),
                tr("Show"),
                self._show_panel,
            )

    def _forget_to_put(self) -> None:
        self._to_put = None

    def show_drafts(self, drafts: Sequence[Draft]) -> None:
        """Offer these drafts."""
        today = self._clock.today()
        self.offer.show_drafts(drafts, today)
        self.panel.show_drafts(drafts, today)
        if not drafts and self._window.side.shown is self.panel:
            self._window.side.close_panel()

    def _show_panel(self) -> None:
        self._window.side.show_panel(self.panel, tr(TITLE))

    def _discard(self, draft: Draft) -> None:
        self._drafts.discard(draft.id)
        self._window.toasts.tell(
            tr("Discarded what was typed into {label}", label=draft.typed.label),
            tr("Bring it back"),
            lambda: self._drafts.bring_back(draft),
        )

    def _abandon(self, ref: FieldRef) -> None:
        draft = self._drafts.abandon(ref)
        if draft is not None and len(draft.typed.text) >= WORTH_TELLING:
            self._window.toasts.tell(
                tr("Restored {label}", label=draft.typed.label),
                tr("Put my text in"),
                lambda: self.put_in(draft),
            )

    def _copy(self, text: str) -> None:
        QGuiApplication.clipboard().setText(text)
        self._window.toasts.tell(tr("Copied"))
