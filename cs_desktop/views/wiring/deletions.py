"""Deleting accounts, and what is said where somebody else deleted the one on screen."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from cs_desktop.common.dates import time_text
from cs_desktop.common.language import tr
from cs_desktop.controllers.account import AccountController
from cs_desktop.controllers.actions import ActionId, Where
from cs_desktop.controllers.deleting import DeletingController
from cs_desktop.controllers.undo import UndoController
from cs_desktop.domain.deleting import Deletion
from cs_desktop.views.portfolio.table import PortfolioTable
from cs_desktop.views.screen import PORTFOLIO
from cs_desktop.views.wiring.edits import EditWiring
from cs_desktop.views.wiring.window_desk import WindowDesk


class DeletionWiring(QObject):
    """Deletes the account on screen or those selected, without a question: it can be undone."""

    def __init__(
        self,
        desk: WindowDesk,
        table: PortfolioTable,
        account: AccountController,
        undo: UndoController,
        edits: EditWiring,
        show_portfolio: Callable[[], None],
    ) -> None:
        super().__init__(desk.window)
        self._window, self._actions, self._table = desk.window, desk.actions, table
        self._account, self._undo = account, undo
        self.controller = deleting = DeletingController(desk.jobs, desk.workspace.context)
        self._show_portfolio = show_portfolio
        self._told = False
        desk.actions[ActionId.DELETE_ACCOUNT].triggered.connect(self._delete)
        table.addActions(desk.actions.at(Where.ACCOUNT_ROW))
        table.delete_requested.connect(self._delete)
        table.selected.connect(lambda: desk.actions.update(selected=table.has_selection))
        deleting.deleted.connect(edits.took)
        deleting.failed.connect(lambda error: desk.window.toasts.warn(str(error)))
        account.gone.connect(self._tell_gone)
        account.loaded.connect(self._end_telling)

    def _delete(self) -> None:
        here = self._account.account_id
        if self._actions.situation.account and here is not None:
            self.controller.delete([here])
        elif self._actions.situation.place == PORTFOLIO.key:
            self.controller.delete(self._table.selected_ids)

    def _tell_gone(self, deletion: Deletion) -> None:
        if self._account.account_id != deletion.account_id:
            return
        if deletion.mine:
            self._show_portfolio()
            return
        self._told = True
        self._window.banner.tell(
            tr(
                "{name} was deleted by {by} at {time}. You can bring it back, or leave this page.",
                name=deletion.name,
                by=deletion.by,
                time=time_text(deletion.at.astimezone()),
            ),
            tr("Bring it back"),
            lambda: self._undo.revert(deletion.change_set_id, deletion.label),
        )

    def _end_telling(self) -> None:
        if self._told:
            self._told = False
            self._window.banner.hide()
