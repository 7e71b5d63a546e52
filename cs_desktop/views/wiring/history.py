"""The history panel joined to what it shows, reverts and writes."""

from pathlib import Path

from PySide6.QtCore import QObject, SignalInstance

from cs_desktop.common.file_names import safe_name
from cs_desktop.common.language import marked, tr, trc, trn
from cs_desktop.controllers.account import AccountController
from cs_desktop.controllers.actions import ActionId, ActionTable
from cs_desktop.controllers.history import HistoryController
from cs_desktop.controllers.undo import UndoController
from cs_desktop.controllers.workspace import OpenedWorkspace
from cs_desktop.domain.changes import Kind
from cs_desktop.domain.drafts import FieldRef
from cs_desktop.domain.history import HistoryEntry, HistoryScope, ObjectKey
from cs_desktop.domain.portfolio import AccountPage
from cs_desktop.views.account.screen import AccountScreen
from cs_desktop.views.files import ask_save, open_outside
from cs_desktop.views.history.panel import HistoryPanel
from cs_desktop.views.wiring.window_desk import WindowDesk

FILES = marked("Tables and documents (*.json *.csv)")


class HistoryWiring(QObject):
    """Opens the panel on the account on screen, on the workspace, or on one object."""

    def __init__(
        self,
        desk: WindowDesk,
        screen: AccountScreen,
        account: AccountController,
        undo: UndoController,
        portfolio_shown: SignalInstance,
    ) -> None:
        super().__init__(desk.window)
        self._window, self._workspace = desk.window, desk.workspace
        self._screen, self._account, self._undo = screen, account, undo
        self.controller = HistoryController(desk.jobs, desk.hub, desk.workspace.context)
        self.panel = desk.window.side.take(HistoryPanel(desk.theme))
        self._follows = False
        """Whether one asked for the history of the account on screen, whichever that is."""
        portfolio_shown.connect(self._leave_account)
        self._connect(desk.actions)

    def show_object(self, kind: Kind, object_id: int, name: str, field: str = "") -> None:
        """Open the panel on one object's history, or on one field's."""
        self._follows = False
        self.panel.show_object(name)
        self._open()
        self.controller.show_object(kind, object_id, field)

    def _connect(self, actions: ActionTable) -> None:
        panel, history, window = self.panel, self.controller, self._window
        actions[ActionId.HISTORY].triggered.connect(self.show_workspace)
        actions[ActionId.ACCOUNT_HISTORY].triggered.connect(self._show_account)
        self._screen.fields.history_requested.connect(self._show_field)
        self._account.loaded.connect(self._follow_account)
        self._workspace.opened.connect(self._start_over)
        self._workspace.closed.connect(history.leave)
        window.side.closed.connect(history.leave)

        panel.account_chosen.connect(self._show_account)
        panel.workspace_chosen.connect(self.show_workspace)
        panel.narrowed.connect(history.narrow)
        panel.revert_requested.connect(self._revert)
        panel.object_requested.connect(self._show_key)
        panel.export_requested.connect(self._ask_export)
        panel.model.more_requested.connect(history.more)
        panel.model.detail_requested.connect(history.detail)
        panel.progress.cancelled.connect(history.exporting.cancel)

        history.loaded.connect(panel.show_page)
        history.continued.connect(panel.model.append)
        history.arrived.connect(panel.prepend)
        history.undone.connect(panel.model.mark_undone)
        history.detailed.connect(panel.model.show_detail)
        history.people_known.connect(panel.set_people)
        history.failed.connect(lambda error: window.toasts.warn(str(error)))
        history.exporting.started.connect(lambda: panel.progress.start(tr("Writing the history")))
        history.exporting.started.connect(lambda: panel.export.setEnabled(False))
        history.exporting.progressed.connect(panel.progress.advance)
        history.exporting.ended.connect(panel.progress.finish)
        history.exporting.ended.connect(lambda: panel.export.setEnabled(True))
        history.exported.connect(self._exported)
        history.exporting.failed.connect(
            lambda error: window.toasts.warn(str(error), tr("Try again"), self._ask_export)
        )

    def _open(self) -> None:
        self._window.side.show_panel(self.panel, tr("History"))

    def show_workspace(self) -> None:
        """Open the panel on everything that was changed."""
        self._follows = False
        self.panel.show_workspace(account=self._account.account_id is not None)
        self._open()
        self.controller.show_workspace()

    def _show_account(self) -> None:
        account_id = self._account.account_id
        if account_id is not None:
            self._follows = True
            self.panel.show_account(self._screen.header_name)
            self._open()
            self.controller.show_account(account_id)

    def _show_field(self, ref: FieldRef, name: str) -> None:
        self.show_object(ref.kind, ref.id, name, ref.field)

    def _show_key(self, key: ObjectKey, name: str) -> None:
        self.show_object(key.kind, key.id, name)

    def _follow_account(self, page: AccountPage) -> None:
        """Keep to the account that comes on screen, where that one's history is wanted."""
        scope = self.controller.scope
        if scope is None:
            return
        if self._follows:
            self.panel.show_account(page.row.name)
            if scope.account_id != page.row.id:
                self.controller.show_account(page.row.id)
        elif scope == HistoryScope():
            self.panel.show_workspace(account=True)

    def _leave_account(self) -> None:
        """Show the whole workspace beside the portfolio, until an account is opened again."""
        scope = self.controller.scope
        if scope is None or scope.kind is not None:
            return
        self.panel.show_workspace(account=False)
        if scope.account_id is not None:
            self.controller.show_workspace()

    def _start_over(self, opened: OpenedWorkspace) -> None:
        self.panel.model.set_revertible(revertible=not opened.read_only)
        self.panel.forget_filters()
        self._window.side.close_panel()
        self.controller.forget()

    def _revert(self, entry: HistoryEntry) -> None:
        self._undo.revert(entry.change_set_id, entry.label)

    def _ask_export(self) -> None:
        name = safe_name(tr("History of {subject}", subject=self._subject()), ".csv")
        ask_save(self._window, tr("Export history"), FILES, name, self.controller.export)

    def _subject(self) -> str:
        scope = self.controller.scope
        if scope is not None and scope.account_id is not None:
            return self._screen.header_name
        return self._workspace.context().workspace.path.stem

    def _exported(self, out: Path, count: int) -> None:
        text = trn("Wrote {name}, {count} change", "Wrote {name}, {count} changes", count, name=out.name)
        self._window.toasts.tell(text, trc("verb", "Open"), lambda: open_outside(out))
