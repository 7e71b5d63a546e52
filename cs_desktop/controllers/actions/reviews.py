"""What is done with the business reviews of an account."""

from cs_desktop.common.language import marked
from cs_desktop.controllers.actions.ids import ActionId
from cs_desktop.controllers.actions.spec import ActionSpec, Menu, on_account

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
)
