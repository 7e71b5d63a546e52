"""Objectives for the next period, set as a person sets them."""

from datetime import timedelta

from cs_desktop.domain.reviews.committing import OwnMeasure, add_objective, change, make_measure
from cs_desktop.domain.reviews.content import CommitmentEntry, ReviewHead
from cs_desktop.domain.reviews.shown import ReviewsShown
from tests.views.conftest import Desk
from tests.workspaces import TODAY


def set_what_is_missing(desk: Desk) -> None:
    """Set one objective at the review on screen, with all that it needs."""
    view = desk.wiring.reviews.view
    shown, review = looked_at(desk)
    view.do(add_objective(shown, review, "Lift planner satisfaction"))
    desk.settle()
    own = OwnMeasure("Survey", "raise", "of 10", 5.9, 7.0)
    view.do(make_measure(review, _only(desk), own, TODAY))
    desk.settle()
    owner, contact = next(iter(shown.members)), next(iter(shown.contacts))
    due = TODAY + timedelta(days=60)
    view.do(change(_only(desk), owner_id=owner, contact_id=contact, due=due))
    desk.settle()


def looked_at(desk: Desk) -> tuple[ReviewsShown, ReviewHead]:
    """Return the reviews on screen, and the one that is looked at."""
    view = desk.wiring.reviews.view
    assert view.shown is not None
    assert view.review is not None
    return view.shown, view.review


def _only(desk: Desk) -> CommitmentEntry:
    shown, review = looked_at(desk)
    (entry,) = shown.book.set_at(review.id)
    return entry
