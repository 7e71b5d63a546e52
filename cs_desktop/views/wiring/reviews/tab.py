"""The Reviews tab, joined to the controller of reviews."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from cs_desktop.common.language import marked, tr
from cs_desktop.controllers.actions import ActionId
from cs_desktop.controllers.reviews.page import ReviewsController
from cs_desktop.domain.reviews.content import ReviewHead
from cs_desktop.domain.reviews.shown import ReviewsShown
from cs_desktop.domain.reviews.words import ENDED, OPEN
from cs_desktop.domain.vocabulary import ReviewStatus
from cs_desktop.views.account.tabs import AccountTab
from cs_desktop.views.reviews.page import ReviewsView
from cs_desktop.views.widgets.buttons import Button
from cs_desktop.views.widgets.pieces import row
from cs_desktop.views.wiring.desk import AccountDesk
from cs_desktop.views.wiring.reviews.desk import ReviewsDesk
from cs_desktop.views.wiring.reviews.planning import Planning

REVIEWS = AccountTab("reviews", marked("Reviews"), 4)


class ReviewsWiring(QObject):
    """Shows the reviews of the account on screen, and stores what is done to them."""

    def __init__(self, around: AccountDesk, controller: ReviewsController) -> None:
        window, screen, account, workspace = around.window, around.screen, around.account, around.workspace
        super().__init__(window)
        self._screen, self._account, self._workspace = screen, account, workspace
        self._actions = around.actions
        self.controller = controller
        self._shown_of: int | None = None
        self.view = ReviewsView(around.theme, around.actions)
        screen.tabs.add(REVIEWS, self.view, self._make_tools(around))
        self.desk = ReviewsDesk(**around.parts(), view=self.view, controller=controller)
        self.planning = Planning(self.desk)
        self.view.gesture.connect(controller.do)
        self.view.chosen.connect(self._tell)
        controller.loaded.connect(self._show)
        controller.done.connect(around.edits.took)
        controller.doing.connect(around.edits.expect)
        controller.failed.connect(lambda error: window.toasts.warn(str(error)))
        account.loaded.connect(lambda _page: self._follow())
        account.left.connect(self._leave)
        screen.tabs.chosen.connect(lambda _key: self._follow())
        workspace.closed.connect(self._leave)

    def _make_tools(self, around: AccountDesk) -> QWidget:
        add = Button(around.theme, tr("Review"), "default", "plus", name=tr("Plan a review"))
        add.follow(around.actions[ActionId.ADD_REVIEW])
        tools = QWidget()
        tools.setLayout(row(0, add))
        return tools

    def _tell(self, review: ReviewHead | None) -> None:
        """Tell the actions what is on screen."""
        here = self._screen.tabs.shown == REVIEWS.key and self._account.account_id is not None
        status = review.status if review is not None and here else ""
        self._actions.update(
            reviews=here and self.view.shown is not None,
            review=bool(status),
            review_open=status in OPEN,
            review_closed=status == ReviewStatus.CLOSED,
            review_ended=status in ENDED,
        )

    def _follow(self) -> None:
        """Read only where somebody looks."""
        here = self._account.account_id if self._screen.tabs.shown == REVIEWS.key else None
        if here is not None and here != self._shown_of:
            self.view.start_over()
        self.controller.follow(here)
        self._tell(self.view.review)

    def _leave(self) -> None:
        self._shown_of = None
        self.controller.follow(None)
        self.view.start_over()

    def _show(self, shown: ReviewsShown) -> None:
        self._shown_of = shown.account_id
        self._screen.tabs.set_count(REVIEWS.key, len(shown.book.reviews))
        self.view.show_reviews(shown, editable=not self._workspace.context().workspace.read_only)
