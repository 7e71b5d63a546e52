"""The reviews of all accounts, and those of one."""

from cs_desktop.controllers.actions import ActionId
from cs_desktop.domain.reviews.hits import HitsBy
from cs_desktop.views.account.tabs import OVERVIEW
from cs_desktop.views.reviews_place.screen import ReviewsScreen, View
from cs_desktop.views.scenes.walks.stop import Stop, Walker
from cs_desktop.views.screen import REVIEWS


def stops(on: Walker) -> list[Stop]:
    """Return the stops at the place of all reviews, and on the Reviews tab of the largest account."""
    wiring = on.wiring
    tabs, reviews = wiring.account_screen.tabs, wiring.reviews
    place = wiring.review_place
    return [
        Stop("all-reviews", lambda: wiring.navigation.go(REVIEWS.key), place.controller.loaded),
        Stop("all-reviews-calendar", lambda: place.screen.show_view(View.CALENDAR)),
        Stop("all-reviews-timeline", lambda: place.screen.show_view(View.TIMELINE)),
        Stop("all-reviews-hits", lambda: _show_hits(place.screen)),
        Stop("reviews-scheduled", on.choose(ActionId.SCHEDULE_REVIEWS), place.controller.proposed),
        Stop("account-of-reviews", on.open_largest, wiring.account_shown),
        Stop("reviews", lambda: tabs.show_tab("reviews"), reviews.controller.loaded),
        # In little room they stand further down.
        Stop("reviews-scored", lambda: reviews.view.ensureWidgetVisible(reviews.closing.scored)),
        Stop("review-objective", lambda: _set_objective(on)),
        Stop("review-new", on.choose(ActionId.ADD_REVIEW)),
        Stop("review-live", lambda: _begin(on), reviews.live.screen.opened),
        Stop("reviews-left", lambda: _leave(on)),
    ]


def _show_hits(screen: ReviewsScreen) -> None:
    screen.show_view(View.HITS)
    screen.hits.choose(HitsBy.ACCOUNT)


def _set_objective(on: Walker) -> None:
    part = on.wiring.reviews.closing.next
    part.ask_new()
    on.wiring.reviews.view.ensureWidgetVisible(part)


def _begin(on: Walker) -> None:
    on.tidy()
    on.wiring.actions[ActionId.BEGIN_REVIEW].trigger()


def _leave(on: Walker) -> None:
    on.wiring.reviews.live.screen.close_screen()
    on.tidy()
    on.wiring.account_screen.tabs.show_tab(OVERVIEW.key)
