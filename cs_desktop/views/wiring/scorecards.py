"""The scorecards of the Library, joined to their controller."""

from collections.abc import Callable, Collection

from PySide6.QtCore import QObject

from cs_desktop.common.language import tr
from cs_desktop.controllers.actions import ActionId, ActionTable
from cs_desktop.controllers.scorecards import ScorecardsController
from cs_desktop.controllers.workspace import WorkspaceController
from cs_desktop.domain.scorecards.shown import ScorecardPage
from cs_desktop.views.library.screen import SCORECARDS, LibraryScreen
from cs_desktop.views.scorecards.page import ScorecardsPage
from cs_desktop.views.screen import LIBRARY
from cs_desktop.views.shell import MainWindow
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.wiring.edits import EditWiring
from cs_desktop.views.wiring.navigation import Navigation


class ScorecardsWiring(QObject):
    """Shows scorecards, and stores what is done with them."""

    def __init__(
        self,
        window: MainWindow,
        theme: Theme,
        actions: ActionTable,
        controller: ScorecardsController,
        workspace: WorkspaceController,
        navigation: Navigation,
        edits: EditWiring,
        screen: LibraryScreen,
        show_account: Callable[[int], object],
        show_accounts: Callable[[Collection[int]], object],
    ) -> None:
        super().__init__(window)
        self._window, self._workspace, self._navigation = window, workspace, navigation
        self._screen, self.controller = screen, controller
        controller.setParent(self)
        self.page = ScorecardsPage(theme)
        self._actions = actions
        self._to_show: tuple[str, str] | None = None
        """The scorecard's name and the measure to be gone to once the scorecards are read."""
        screen.add_page(SCORECARDS, tr("Scorecards"), self.page, self.page.take_focus)
        screen.turned.connect(lambda _key: self._follow())
        navigation.shown.connect(lambda _key: self._follow())
        workspace.closed.connect(self._close)
        controller.loaded.connect(self._show)
        controller.spread.connect(self.page.show_spreads)
        controller.tried.connect(self.page.show_trial)
        controller.trial_failed.connect(lambda error: self.page.trial.fail(str(error)))
        controller.done.connect(edits.took)
        controller.failed.connect(lambda error: window.toasts.warn(str(error)))
        self.page.trial.account_requested.connect(show_account)
        self.page.trial.list_requested.connect(show_accounts)
        actions[ActionId.ADD_SCORECARD].triggered.connect(self._add)
        self._connect_page()

    def show_scorecard(self, name: str, measure: str = "") -> None:
        """Go to the scorecard of this name, and to one of its measures."""
        self._to_show = (name, measure)
        self._navigation.go(LIBRARY.key)
        self._screen.show_page(SCORECARDS)
        self.controller.refresh()

    def _connect_page(self) -> None:
        page, controller = self.page, self.controller
        page.draft_changed.connect(controller.set_draft)
        page.named.connect(controller.rename)
        page.copy_requested.connect(controller.add)
        page.dropped.connect(controller.drop)
        page.restore_requested.connect(controller.restore)
        page.moved.connect(controller.move)
        page.ended.connect(controller.end)
        page.values_needed.connect(controller.need)
        page.test_requested.connect(controller.try_out)
        page.publish_requested.connect(
            lambda scorecard_id, draft, note: controller.publish(
                scorecard_id, draft, note, page.trial.note.clear
            )
        )
        page.refused.connect(self._window.toasts.warn)

    def _follow(self) -> None:
        here = self._actions.situation.place == LIBRARY.key and self._screen.shown == SCORECARDS
        self.controller.show(shown=here)

    def _close(self) -> None:
        self.controller.leave()
        self.page.start_over()

    def _show(self, page: ScorecardPage) -> None:
        self.page.show_scorecards(page, editable=not self._workspace.context().workspace.read_only)
        if self._to_show is not None:
            wanted, self._to_show = self._to_show, None
            self.page.go_to_named(*wanted)

    def _add(self) -> None:
        self._screen.show_page(SCORECARDS)
        self.controller.add()
