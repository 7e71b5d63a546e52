"""The Reviews tab joined to what answers it: one module a topic, all of them at one `ReviewsDesk`."""

from cs_desktop.views.wiring.reviews.tab import REVIEWS, ReviewsWiring

__all__ = ["REVIEWS", "ReviewsWiring"]
