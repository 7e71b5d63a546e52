"""What the topics of the Reviews tab share."""

from dataclasses import dataclass

from cs_desktop.controllers.reviews.page import ReviewsController
from cs_desktop.views.reviews.page import ReviewsView
from cs_desktop.views.wiring.desk import AccountDesk


@dataclass(frozen=True, slots=True)
class ReviewsDesk(AccountDesk):
    """The tab with its controller."""

    view: ReviewsView
    controller: ReviewsController
