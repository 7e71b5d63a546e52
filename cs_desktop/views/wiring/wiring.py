"""One window joined to its controllers: the answers that concern more than one screen."""

from collections.abc import Collection
from functools import cached_property
from pathlib import Path

from cs_desktop.common.errors import KnownError
from cs_desktop.common.language import tr
from cs_desktop.controllers.actions import ActionId
from cs_desktop.controllers.workspace import OpenedWorkspace
from cs_desktop.domain.portfolio import AccountPage, Portfolio
from cs_desktop.domain.portfolio_index import PortfolioIndex
from cs_desktop.views.about import AboutPanel
from cs_desktop.views.account.details import choices_of
from cs_desktop.views.files import WORKSPACES, ask_open
from cs_desktop.views.screen import ANALYTICS, HOME, LIBRARY, PORTFOLIO
from cs_desktop.views.wiring.deck_ways import DECK
from cs_desktop.views.wiring.parts import Parts


class Wiring(Parts):
    """Answers what the parts of one window ask of each other."""

    _starts = False
    """A workspace was opened, and its first place is not on screen yet."""

    def _connect(self) -> None:
        window, workspace, account = self.window, self.workspace, self.account
        for action_id, do in {
            ActionId.OPEN_SAMPLE: workspace.open_sample,
            ActionId.OPEN: lambda: ask_open(window, tr("Open workspace"), WORKSPACES, workspace.open),
            ActionId.CLOSE: self._close_workspace,
            ActionId.QUIT: window.close,
            ActionId.BACK: self.show_portfolio,
            ActionId.LICENSES: lambda: window.side.show_panel(self.about, tr("About CS Desktop")),
        }.items():
            self.actions[action_id].triggered.connect(do)

        window.recent_requested.connect(lambda path: workspace.open(Path(path)))
        self.navigation.shown.connect(self._tell_portfolio)
        window.sidebar.account_requested.connect(self.open_account)
        window.progress.cancelled.connect(workspace.cancel)
        window.closing.connect(self._shut_down)

        workspace.opening.connect(lambda name: window.progress.start(tr("Opening {name}", name=name)))
        workspace.progressed.connect(window.progress.advance)
        workspace.stopped.connect(window.progress.finish)
        workspace.opened.connect(self._opened)
        workspace.failed.connect(self._not_opened)
        workspace.failed.connect(window.leave_opening)
        window.progress.cancelled.connect(window.leave_opening)

        self.portfolio_screen.account_requested.connect(self.open_account)
        cells = self.portfolio_screen.table.editing
        cells.entered.connect(account.edit)
        cells.close_while(workspace.why_closed)
        cells.held.connect(window.toasts.warn)
        self.portfolio.loaded.connect(self._show_portfolio)
        self.portfolio.loaded.connect(lambda portfolio, _index: self.table.me.know(portfolio))
        self.portfolio.scored.connect(self.homed.take)
        self.portfolio.completed.connect(self.build_ahead)
        self.home.loaded.connect(lambda page: self.table.me.take(page.my_name))
        self.portfolio.failed.connect(
            lambda error: window.banner.tell(str(error), tr("Try again"), self.portfolio.load)
        )

        screen = self.account_screen
        screen.back_requested.connect(self.show_portfolio)
        account.loaded.connect(self._show_account)
        account.failed.connect(lambda error: window.banner.tell(str(error)))
        # A draft may belong to what is written down about an account.
        self.drafts.offered.connect(lambda drafts: self.build_soon() if drafts else None)

    @cached_property
    def about(self) -> AboutPanel:
        """What the program is: read from files when it is first asked for."""
        return AboutPanel(self.theme)

    def show_portfolio(self) -> None:
        """Go to the table of accounts."""
        self.navigation.go(PORTFOLIO.key)

    def show_accounts(self, account_ids: Collection[int]) -> None:
        """Go to the table of accounts with these selected, whatever was filtered before."""
        self.portfolio_screen.start_over()
        self.show_portfolio()
        self.portfolio_screen.table.select_accounts(account_ids)

    def filter_accounts(self, text: str) -> None:
        """Go to the table of accounts with those that a filter's text asks for."""
        self.portfolio_screen.start_over()
        self.portfolio_screen.look.set_text(text)
        self.show_portfolio()

    def _tell_portfolio(self, key: str) -> None:
        if key == PORTFOLIO.key:
            self.portfolio_shown.emit()

    def _leave_account(self) -> None:
        self.account_screen.fields.commit()
        self.account.leave()

    def open_account(self, account_id: int) -> None:
        """Go to an account's page, once it is read."""
        self.account_screen.fields.commit()
        self.of_account.build_records()
        self.account.show(account_id)

    def _opened(self, opened: OpenedWorkspace) -> None:
        path = opened.path
        if not opened.sample:
            self._preferences.remember(path)
        self.actions.update(read_only=opened.read_only)
        self.window.banner.hide()
        self.window.sidebar.set_workspace(path.stem, path.name)
        self.window.sidebar.set_saved(
            tr("Read only") if opened.read_only else tr("All changes saved"), read_only=opened.read_only
        )
        self.undo.forget()
        self.undo.load()
        self.portfolio_screen.forget_figures()
        self.portfolio_screen.start_over()
        self._starts = True
        self.portfolio.load()

    def _not_opened(self, error: KnownError, path: str) -> None:
        if path in self._preferences.settings.recent:
            self.window.banner.tell(
                str(error), tr("Remove from the list"), lambda: self._preferences.forget(path)
            )
        else:
            self.window.banner.tell(str(error))

    def _close_workspace(self) -> None:
        self._leave_account()
        self.portfolio.leave()
        self.workspace.close()
        self.recent.forget()
        self.undo.forget()
        self.window.toasts.clear()
        self.actions.update(workspace=False, read_only=False, place="", account=False)
        self.welcome.show_start()
        self.window.show_welcome()

    def _show_portfolio(self, portfolio: Portfolio, index: PortfolioIndex) -> None:
        self.portfolio_screen.show_portfolio(portfolio, index)
        company = portfolio.company or self.workspace.context().workspace.path.stem
        self.window.sidebar.set_workspace(company, self.workspace.context().workspace.path.name)
        self.window.sidebar.set_count(PORTFOLIO.key, len(portfolio.rows))
        self.window.setWindowTitle(tr("{company} – CS Desktop", company=company))
        choices = choices_of(portfolio)
        self.account_screen.set_choices(choices)
        self.table.set_choices(choices)
        self.recent.rename(portfolio)
        if self._starts:
            self._starts = False
            self.actions.update(workspace=True)
            self.start.go()
            self.started.emit()
        elif self.actions.situation.place == PORTFOLIO.key:
            self.portfolio_shown.emit()

    def _finish_typing(self) -> None:
        self.typed.commit()
        self.portfolio_screen.table.editing.commit()

    def _show_account(self, page: AccountPage) -> None:
        self.account_screen.show_page(page)
        self.navigation.show_account()
        self.recent.opened(page)
        self.account_shown.emit()

    def _go_to(self, account_id: int) -> None:
        """Move the view to the account of which something was undone."""
        if self.actions.situation.place in (HOME.key, ANALYTICS.key, LIBRARY.key, DECK):
            # What came back stands in the list, or in the deck, again.
            return
        if self.actions.situation.place == PORTFOLIO.key:
            self.portfolio_screen.table.select(account_id)
        elif self.account.account_id != account_id:
            self.open_account(account_id)

    def _shut_down(self) -> None:
        self._leave_account()
        self.portfolio.leave()
        self.workspace.shut_down()
        self.drafts.shut_down()
        self.hub.close()
