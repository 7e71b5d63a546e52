"""Decks of a whole view, one account on a page, the portfolio report: where to, and what came of it."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject

from cs_desktop.common.errors import KnownError
from cs_desktop.common.file_names import safe_name
from cs_desktop.common.language import tr, trc, trn
from cs_desktop.controllers.account import AccountController
from cs_desktop.controllers.actions import ActionId, ActionTable
from cs_desktop.controllers.deck.papers import PapersController
from cs_desktop.domain.deck.batch import BatchResult
from cs_desktop.domain.deck.content import Audience
from cs_desktop.views.account.screen import AccountScreen
from cs_desktop.views.files import PDF, ask_folder, ask_save, open_outside
from cs_desktop.views.portfolio.decks_panel import DecksPanel
from cs_desktop.views.portfolio.screen import PortfolioScreen
from cs_desktop.views.wiring.navigation import Navigation
from cs_desktop.views.wiring.window_desk import WindowDesk
from cs_desktop.views.wiring.written import tell_written


class PapersWiring(QObject):
    """Asks for files and folders, and tells what was written."""

    def __init__(
        self,
        desk: WindowDesk,
        portfolio: PortfolioScreen,
        screen: AccountScreen,
        account: AccountController,
        navigation: Navigation,
    ) -> None:
        super().__init__(desk.window)
        self._window, self._portfolio, self._screen, self._account = desk.window, portfolio, screen, account
        self.panel = desk.window.side.take(DecksPanel(desk.theme))
        self.controller = PapersController(desk.jobs, desk.workspace.context)
        self.controller.setParent(self)
        for action_id, do in {
            ActionId.EXPORT_DECKS: self._open,
            ActionId.PORTFOLIO_REPORT: self._ask_report,
            ActionId.ONE_PAGER: lambda: self._ask_one_pager(Audience.INTERNAL),
            ActionId.CLIENT_ONE_PAGER: lambda: self._ask_one_pager(Audience.CLIENT),
        }.items():
            desk.actions[action_id].triggered.connect(do)
        self._connect(desk.actions, navigation)

    def _connect(self, actions: ActionTable, navigation: Navigation) -> None:
        panel, exporting = self.panel, self.controller.exporting
        panel.submitted.connect(self._ask_folder)
        panel.cancelled.connect(self._window.side.close_panel)
        self._portfolio.table.selected.connect(self._show_accounts)
        navigation.shown.connect(lambda _key: self._window.side.put_away(panel))
        panel.progress.cancelled.connect(exporting.cancel)
        exporting.started.connect(lambda: actions.update(exporting=True))
        exporting.started.connect(lambda: panel.show_under_way(running=True))
        exporting.progressed.connect(panel.progress.advance)
        exporting.ended.connect(lambda: actions.update(exporting=False))
        exporting.ended.connect(lambda: panel.show_under_way(running=False))
        exporting.ended.connect(panel.progress.finish)
        exporting.failed.connect(self._failed)
        self.controller.written.connect(self._written)
        self.controller.batch_written.connect(self._batch_written)

    def _open(self) -> None:
        self._show_accounts()
        self._window.side.show_panel(self.panel, tr("Decks of many accounts"))

    def _ids(self) -> tuple[int, ...]:
        """Return the accounts that are selected, if they are several; else all that are shown."""
        selected = self._portfolio.table.selected_ids
        if len(selected) > 1:
            return selected
        return tuple(row.id for row in self._portfolio.model.all_shown())

    def _show_accounts(self) -> None:
        self.panel.show_accounts(len(self._ids()))

    def _ask_folder(self) -> None:
        ask_folder(self._window, tr("Folder for the decks"), self._write_decks)

    def _write_decks(self, folder: Path) -> None:
        try:
            request = self.panel.request(folder)
        except KnownError as error:
            self.panel.say(str(error))
            return
        self.panel.progress.start(tr("Writing decks"))
        self.controller.write_decks(self._ids(), request)

    def _ask_report(self) -> None:
        name = safe_name(tr("Portfolio report"), ".pdf")
        filtered = self._portfolio.look.text.strip()
        title = tr("Export the portfolio report")
        ask_save(self._window, title, PDF, name, lambda out: self.controller.write_report(out, filtered))

    def _ask_one_pager(self, audience: Audience) -> None:
        account_id = self._account.account_id
        if account_id is None:
            return
        ending = " on a page.pdf" if audience is Audience.CLIENT else " on a page internal.pdf"
        name = safe_name(self._screen.header_name, ending)
        whose = tr("for the client") if audience is Audience.CLIENT else tr("marked Internal")
        title = tr("Export one page {whose}", whose=whose)
        ask_save(
            *(self._window, title, PDF, name),
            lambda out: self.controller.write_one_pager(account_id, out, audience),
        )

    def _written(self, path: Path, pages: int, warnings: Sequence[str]) -> None:
        tell_written(self._window.toasts, path, pages, warnings)

    def _batch_written(self, came: BatchResult) -> None:
        self.panel.show_came(came)
        text = trn("Wrote {count} deck", "Wrote {count} decks", len(came.written))
        shown = came.sheet or (came.written[0].path.parent if came.written else None)
        if shown is None:
            self._window.toasts.warn(text)
        else:
            self._window.toasts.tell(text, trc("verb", "Open"), lambda: open_outside(shown))

    def _failed(self, error: KnownError) -> None:
        self._window.toasts.warn(str(error))
