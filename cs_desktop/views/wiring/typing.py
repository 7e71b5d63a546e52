"""What is typed into fields: on its way to the workspace, back from it, and beside it as drafts."""

from collections.abc import Callable

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
from cs_desktop.views.widgets.field_group import FieldGroup
from cs_desktop.views.wiring.edits import EditWiring
from cs_desktop.views.wiring.window_desk import WindowDesk


class TypingWiring(QObject):
    """Joins fields of accounts, wherever they stand, to what stores them and what keeps their drafts."""

    def __init__(
        self,
        desk: WindowDesk,
        screen: AccountScreen,
        account: AccountController,
        typing: TypingController,
        drafts: DraftsController,
        edits: EditWiring,
    ) -> None:
        super().__init__(desk.window)
        self._window, self._screen, self._drafts = desk.window, screen, drafts
        self._account, self._typing, self._workspace = account, typing, desk.workspace
        self._groups: list[tuple[FieldGroup, Callable[[], bool]]] = []
        self.join(screen.fields, lambda: desk.window.shown is screen)
        account.edited.connect(lambda change: edits.took(change, quietly=self._is_typing()))
        account.rejected.connect(self._rejected)
        account.conflicted.connect(self._conflicted)
        # Before another workspace takes its place, everything typed goes to the one that is open.
        desk.workspace.opening.connect(lambda _name: self.commit())
        desk.workspace.opened.connect(lambda _opened: self._begin(desk.workspace))
        desk.workspace.closed.connect(self._end)

    def join(self, fields: FieldGroup, is_seen: Callable[[], bool]) -> None:
        """Take in fields of accounts; what is wrong with a text is said in them while they are seen."""
        self._groups.append((fields, is_seen))
        fields.close_while(self._workspace.why_closed)
        fields.entered.connect(self._account.edit)
        fields.typed.connect(self._drafts.keep)
        fields.left.connect(self._drafts.leave)
        fields.overtaken.connect(self._typing.compare)
        self._typing.compared.connect(fields.name_other)
        self._account.stored.connect(fields.accept)

    def commit(self) -> None:
        """Finish every open editor."""
        for fields, _ in self._groups:
            fields.commit()

    def _begin(self, workspace: WorkspaceController) -> None:
        self._leave()
        self._drafts.open(workspace.context())

    def _end(self) -> None:
        self._leave()
        self._drafts.close()

    def _leave(self) -> None:
        for fields, _ in self._groups:
            fields.leave()

    def _is_typing(self) -> bool:
        return any(fields.editing for fields, _ in self._groups)

    def _rejected(self, ref: FieldRef, error: KnownError) -> None:
        fields = self._seen(ref)
        if fields is not None:
            fields.reject(ref, error)
        else:
            self._left_behind(ref, str(error))

    def _conflicted(self, conflict: Conflict) -> None:
        ref = FieldRef(conflict.kind, conflict.id, conflict.field)
        fields = self._seen(ref)
        if fields is not None:
            fields.show_conflict(conflict)
            if fields is self._screen.fields:
                # Once it is laid out; its buttons would stand below the edge of a page that nobody scrolls.
                QTimer.singleShot(0, self, lambda: self._bring_into_view(ref.field))
        else:
            self._left_behind(ref, tr("someone changed it meanwhile"))

    def _bring_into_view(self, key: str) -> None:
        """Scroll to a field's conflict if the keyboard is at it: nobody is moved who works elsewhere."""
        bar = self._screen.fields[key].conflict_bar
        if bar is not None and self._window.focusWidget() is bar.keep:
            self._screen.show_field(key)

    def _seen(self, ref: FieldRef) -> FieldGroup | None:
        """Return the fields on screen that a text was typed into, if they are still there."""
        return next((f for f, is_seen in self._groups if f.awaits(ref) and is_seen()), None)

    def _left_behind(self, ref: FieldRef, why: str) -> None:
        """Offer a text whose page was left before it turned out that it could not be stored."""
        for fields, _ in self._groups:
            fields.forget(ref)
        self._drafts.leave(ref)
        self._window.toasts.warn(tr("What you typed was not stored: {why}", why=why))
