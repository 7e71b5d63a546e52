"""What is done with the business reviews of an account."""

from cs_desktop.common.language import marked
from cs_desktop.controllers.actions.ids import ActionId
from cs_desktop.controllers.actions.spec import (
    EVERYWHERE,
    ActionSpec,
    Menu,
    Situation,
    Where,
    on_account,
    on_open_review,
)


def _on_review(now: Situation) -> bool:
    return now.account and now.review


_ITSELF = EVERYWHERE | Where.REVIEW_ITSELF

REVIEW_ACTIONS: tuple[ActionSpec, ...] = (
    ActionSpec(
        ActionId.ADD_REVIEW,
        marked("Plan a review…"),
        Menu.REVIEW,
        "Ctrl+Shift+R",
        "plus",
        when=on_account,
        writes=True,
    ),
    ActionSpec(
        ActionId.BEGIN_REVIEW,
        marked("Begin the review, or go on with it"),
        Menu.REVIEW,
        "F5",
        "play",
        when=on_open_review,
        writes=True,
    ),
    ActionSpec(
        ActionId.REVIEW_DECK,
        marked("Build the deck of the review…"),
        Menu.REVIEW,
        "Shift+F5",
        "presentation",
        when=lambda now: _on_review(now) and not now.exporting,
        where=_ITSELF,
    ),
    ActionSpec(
        ActionId.MOVE_REVIEW,
        marked("Change day, title and place of the review…"),
        Menu.REVIEW,
        icon="calendar",
        when=on_open_review,
        where=_ITSELF,
        writes=True,
    ),
    ActionSpec(
        ActionId.DECIDE_ACTION,
        marked("Decide an action at the review…"),
        Menu.REVIEW,
        icon="list-plus",
        when=on_open_review,
        where=_ITSELF,
        writes=True,
    ),
    ActionSpec(
        ActionId.ADD_COMMITMENT,
        marked("Add objective to the review…"),
        Menu.REVIEW,
        icon="target",
        when=on_open_review,
        where=_ITSELF,
        writes=True,
    ),
    ActionSpec(
        ActionId.CLOSE_REVIEW,
        marked("Close the review"),
        Menu.REVIEW,
        icon="lock",
        when=lambda now: on_open_review(now) and now.review_ready,
        where=_ITSELF,
        writes=True,
    ),
    ActionSpec(
        ActionId.REOPEN_REVIEW,
        marked("Open the closed review again…"),
        Menu.REVIEW,
        icon="refresh-cw",
        when=lambda now: _on_review(now) and now.review_closed,
        where=_ITSELF,
        writes=True,
    ),
    ActionSpec(
        ActionId.COPY_FOLLOW_UP,
        marked("Copy the follow-up e-mail"),
        Menu.REVIEW,
        icon="copy",
        when=_on_review,
        where=_ITSELF,
    ),
    ActionSpec(
        ActionId.SAVE_FOLLOW_UP,
        marked("Save the follow-up e-mail…"),
        Menu.REVIEW,
        icon="mail",
        when=_on_review,
        where=_ITSELF,
    ),
    ActionSpec(
        ActionId.CANCEL_REVIEW,
        marked("Cancel the review…"),
        Menu.REVIEW,
        icon="x",
        when=on_open_review,
        where=_ITSELF,
        writes=True,
    ),
    ActionSpec(
        ActionId.MISS_REVIEW,
        marked("The customer did not come…"),
        Menu.REVIEW,
        icon="hide",
        when=on_open_review,
        where=_ITSELF,
        writes=True,
    ),
    ActionSpec(
        ActionId.TAKE_UP_REVIEW,
        marked("Plan the review again"),
        Menu.REVIEW,
        icon="refresh-cw",
        when=lambda now: _on_review(now) and now.review_ended,
        where=_ITSELF,
        writes=True,
    ),
    ActionSpec(
        ActionId.DELETE_REVIEW,
        marked("Delete the review"),
        Menu.REVIEW,
        icon="trash-2",
        when=lambda now: _on_review(now) and not now.review_closed,
        where=_ITSELF,
        writes=True,
    ),
)
