"""The Reviews tab, joined to the controller of reviews."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from cs_desktop.common.language import marked
from cs_desktop.controllers.reviews.page import ReviewsController
from cs_desktop.domain.reviews.shown import ReviewsShown
from cs_desktop.views.account.tabs import AccountTab
from cs_desktop.views.reviews.page import ReviewsView
from cs_desktop.views.wiring.desk import AccountDesk
from cs_desktop.views.wiring.reviews.desk import ReviewsDesk

REVIEWS = AccountTab("reviews", marked("Reviews"), 4)


class ReviewsWiring(QObject):
    """Shows the reviews of the account on screen, and stores what is done to them."""

    def __init__(self, around: AccountDesk, controller: ReviewsController) -> None:
        window, screen, account, workspace = around.window, around.screen, around.account, around.workspace
        super().__init__(window)
        self._screen, self._account, self._workspace = screen, account, workspace
        self.controller = controller
        self._shown_of: int | None = None
        self.view = ReviewsView(around.theme, around.actions)
        screen.tabs.add(REVIEWS, self.view, QWidget())
        self.desk = ReviewsDesk(**around.parts(), view=self.view, controller=controller)
        self.view.gesture.connect(controller.do)
        controller.loaded.connect(self._show)
        controller.done.connect(around.edits.took)
        controller.doing.connect(around.edits.expect)
        controller.failed.connect(lambda error: window.toasts.warn(str(error)))
        account.loaded.connect(lambda _page: self._follow())
        account.left.connect(self._leave)
        screen.tabs.chosen.connect(lambda _key: self._follow())
        workspace.closed.connect(self._leave)

    def _follow(self) -> None:
        """Read only where somebody looks."""
        here = self._account.account_id if self._screen.tabs.shown == REVIEWS.key else None
        if here is not None and here != self._shown_of:
            self.view.start_over()
        self.controller.follow(here)

    def _leave(self) -> None:
        self._shown_of = None
        self.controller.follow(None)
        self.view.start_over()

    def _show(self, shown: ReviewsShown) -> None:
        self._shown_of = shown.account_id
        self.view.show_reviews(shown, editable=not self._workspace.context().workspace.read_only)
