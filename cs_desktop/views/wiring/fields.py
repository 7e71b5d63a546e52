"""A group of fields of contacts, entries or tasks, joined to what stores them and what keeps their drafts."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from cs_desktop.common.errors import KnownError
from cs_desktop.common.language import tr
from cs_desktop.controllers.account import AccountController
from cs_desktop.controllers.drafts import DraftsController
from cs_desktop.controllers.typing import TypingController
from cs_desktop.controllers.workspace import WorkspaceController
from cs_desktop.domain.changes import Change, Conflict, Kind
from cs_desktop.domain.drafts import FieldRef
from cs_desktop.views.shell import MainWindow
from cs_desktop.views.widgets.field_group import FieldGroup
from cs_desktop.views.wiring.edits import EditWiring


class FieldsWiring(QObject):
    """Stores what is typed into one group of fields.

    Where it cannot be stored its field is shown, by `reveal`; a text whose thing is not there any more is
    offered as a draft.
    """

    settled = Signal(object)
    """The FieldRef of an edit that is stored, so that what is read is read anew."""

    def __init__(
        self,
        window: MainWindow,
        fields: FieldGroup,
        kind: Kind,
        typing: TypingController,
        drafts: DraftsController,
        workspace: WorkspaceController,
        edits: EditWiring,
        account: AccountController,
        reveal: Callable[[], None],
    ) -> None:
        super().__init__(window)
        self._window, self._fields, self._kind = window, fields, kind
        self._drafts, self._edits, self._reveal = drafts, edits, reveal
        fields.close_while(workspace.why_closed)
        fields.entered.connect(lambda typed: typing.edit(typed, None))
        fields.typed.connect(drafts.keep)
        fields.left.connect(drafts.leave)
        fields.abandoned.connect(drafts.abandon)
        fields.overtaken.connect(typing.compare)
        typing.compared.connect(fields.name_other)
        typing.stored.connect(self._stored)
        typing.rejected.connect(self._rejected)
        typing.conflicted.connect(self._conflicted)
        # Before another workspace takes its place, everything typed goes to the one that is open.
        workspace.opening.connect(lambda _name: fields.commit())
        workspace.opened.connect(lambda _opened: fields.leave())
        workspace.closed.connect(fields.leave)
        account.left.connect(fields.commit)
        edits.finish_first(fields.commit)

    def _stored(self, ref: FieldRef, change: Change | None) -> None:
        if ref.kind is not self._kind:
            return
        self._fields.accept(ref)
        if change is not None:
            self._edits.took(change, quietly=self._fields.editing)
        self.settled.emit(ref)

    def _rejected(self, ref: FieldRef, error: KnownError) -> None:
        if ref.kind is not self._kind:
            return
        if self._fields.holds(ref):
            self._fields.reject(ref, error)
            self._show_field(ref)
        else:
            self._left_behind(ref, str(error))

    def _conflicted(self, conflict: Conflict) -> None:
        if conflict.kind is not self._kind:
            return
        ref = FieldRef(conflict.kind, conflict.id, conflict.field)
        if self._fields.holds(ref):
            self._fields.show_conflict(conflict)
            self._show_field(ref)
        else:
            self._left_behind(ref, tr("someone changed it meanwhile"))

    def _show_field(self, ref: FieldRef) -> None:
        """Go to a field that is out of sight; where one sees it, the keyboard stays where it is."""
        if not self._fields[ref.field].isVisible():
            self._reveal()

    def _left_behind(self, ref: FieldRef, why: str) -> None:
        self._drafts.leave(ref)
        self._window.toasts.warn(tr("What you typed was not stored: {why}", why=why))
