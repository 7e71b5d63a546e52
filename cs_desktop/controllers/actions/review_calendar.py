"""What is done with the calendar of reviews, of all accounts and of one, and with checks of plans."""

from cs_desktop.common.language import marked
from cs_desktop.controllers.actions.ids import ActionId
from cs_desktop.controllers.actions.plan import on_plan
from cs_desktop.controllers.actions.spec import (
    EVERYWHERE,
    ActionSpec,
    Menu,
    Situation,
    Where,
    on_account,
    on_open_review,
)


def at_reviews(now: Situation) -> bool:
    """Return whether the place Reviews is on screen."""
    return now.workspace and now.place == "reviews"


def _either(now: Situation) -> bool:
    return at_reviews(now) or on_account(now)


def _on_review(now: Situation) -> bool:
    return now.account and now.review


REVIEW_CALENDAR_ACTIONS: tuple[ActionSpec, ...] = (
    ActionSpec(
        ActionId.REVIEW_CADENCES,
        marked("Set how often reviews are held…"),
        Menu.REVIEW,
        icon="calendar",
        when=_either,
        writes=True,
    ),
    ActionSpec(
        ActionId.SCHEDULE_REVIEWS,
        marked("Schedule reviews for a year…"),
        Menu.REVIEW,
        icon="list-plus",
        when=_either,
        writes=True,
    ),
    ActionSpec(
        ActionId.PREPARE_REVIEW,
        marked("Add the preparation tasks of the review"),
        Menu.REVIEW,
        icon="square-check",
        when=on_open_review,
        where=EVERYWHERE | Where.REVIEW_ITSELF,
        writes=True,
    ),
    ActionSpec(
        ActionId.REVIEW_CALENDAR,
        marked("Save the review as a calendar file…"),
        Menu.REVIEW,
        icon="download",
        when=_on_review,
        where=EVERYWHERE | Where.REVIEW_ITSELF,
    ),
    ActionSpec(
        ActionId.EXPORT_REVIEWS,
        marked("Save reviews as a calendar file…"),
        Menu.REVIEW,
        icon="download",
        when=_either,
    ),
    ActionSpec(
        ActionId.EXPORT_HIT_RATES,
        marked("Export hit rates as CSV…"),
        Menu.REVIEW,
        icon="download",
        when=at_reviews,
    ),
    ActionSpec(
        ActionId.PLAN_CHECKED,
        marked("Mark the plan as looked at"),
        Menu.PLAN,
        icon="check",
        when=on_plan,
        writes=True,
    ),
)
