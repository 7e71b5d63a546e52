"""What is typed into fields: on its way to the workspace, back from it, and beside it as drafts."""

from PySide6.QtCore import QObject, QTimer

from cs_desktop.common.errors import KnownError
from cs_desktop.common.language import tr
from cs_desktop.controllers.account import AccountController
from cs_desktop.controllers.drafts import DraftsController
from cs_desktop.controllers.typing import TypingController
from cs_desktop.controllers.workspace import WorkspaceController
from cs_desktop.domain.changes import Conflict
from cs_desktop.domain.drafts import FieldRef
from cs_desktop.views.account.screen import AccountScreen
from cs_desktop.views.shell import MainWindow
from cs_desktop.views.wiring.edits import EditWiring


class TypingWiring(QObject):
    """Joins the fields of the account's page to what stores them and what keeps their drafts."""

    def __init__(
        self,
        window: MainWindow,
        screen: AccountScreen,
        account: AccountController,
        typing: TypingController,
        drafts: DraftsController,
        workspace: WorkspaceController,
        edits: EditWiring,
    ) -> None:
        super().__init__(window)
        self._window, self._screen, self._drafts = window, screen, drafts
        fields = screen.fields
        screen.edit_requested.connect(account.edit)
        fields.typed.connect(drafts.keep)
        fields.left.connect(drafts.leave)
        fields.overtaken.connect(typing.compare)
        typing.compared.connect(fields.name_other)
        account.stored.connect(fields.accept)
        account.edited.connect(lambda change: edits.took(change, quietly=fields.editing))
        account.rejected.connect(self._rejected)
        account.conflicted.connect(self._conflicted)
        # Before another workspace takes its place, everything typed goes to the one that is open.
        workspace.opening.connect(lambda _name: fields.commit())
        workspace.opened.connect(lambda _opened: self._begin(workspace))
        workspace.closed.connect(self._end)

    def _begin(self, workspace: WorkspaceController) -> None:
        self._screen.fields.leave()
        self._drafts.open(workspace.context())

    def _end(self) -> None:
        self._screen.fields.leave()
        self._drafts.close()

    def _rejected(self, ref: FieldRef, error: KnownError) -> None:
        if self._is_seen(ref):
            self._screen.fields.reject(ref, error)
        else:
            self._left_behind(ref, str(error))

    def _conflicted(self, conflict: Conflict) -> None:
        ref = FieldRef(conflict.kind, conflict.id, conflict.field)
        if self._is_seen(ref):
            self._screen.fields.show_conflict(conflict)
            # Once it is laid out; its buttons would stand below the edge of a page that nobody scrolls.
            QTimer.singleShot(0, self, lambda: self._bring_into_view(ref.field))
        else:
            self._left_behind(ref, tr("someone changed it meanwhile"))

    def _bring_into_view(self, key: str) -> None:
        """Scroll to a field's conflict if the keyboard is at it: nobody is moved who works elsewhere."""
        bar = self._screen.fields[key].conflict_bar
        if bar is not None and self._window.focusWidget() is bar.keep:
            self._screen.show_field(key)

    def _is_seen(self, ref: FieldRef) -> bool:
        return self._window.shown is self._screen and self._screen.fields.holds(ref)

    def _left_behind(self, ref: FieldRef, why: str) -> None:
        """Offer a text whose page was left before it turned out that it could not be stored."""
        self._screen.fields.forget(ref)
        self._drafts.leave(ref)
        self._window.toasts.warn(tr("What you typed was not stored: {why}", why=why))
