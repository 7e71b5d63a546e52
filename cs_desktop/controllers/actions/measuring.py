"""What is done with metrics: values that are entered, and the catalogue."""

from cs_desktop.common.language import marked
from cs_desktop.controllers.actions.ids import ActionId
from cs_desktop.controllers.actions.spec import ActionSpec, Menu, Situation, on_account


def _in_library(now: Situation) -> bool:
    return now.workspace and now.place == "library"


MEASURING_ACTIONS: tuple[ActionSpec, ...] = (
    ActionSpec(
        ActionId.ADD_READING,
        marked("Enter a reading…"),
        Menu.ACCOUNT,
        "Ctrl+Shift+M",
        "plus",
        when=on_account,
        writes=True,
    ),
    ActionSpec(
        ActionId.ADD_SURVEY,
        marked("Enter a survey…"),
        Menu.ACCOUNT,
        icon="plus",
        when=on_account,
        writes=True,
    ),
    ActionSpec(
        ActionId.ADD_CATALOGUE_METRIC,
        marked("New metric"),
        Menu.FILE,
        icon="gauge",
        when=_in_library,
        writes=True,
    ),
)
