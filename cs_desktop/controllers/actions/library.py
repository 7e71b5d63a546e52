"""What is done with blueprints, the library of measures, and plans that leave for the customer."""

from cs_desktop.common.language import marked
from cs_desktop.controllers.actions.ids import ActionId
from cs_desktop.controllers.actions.plan import on_plan
from cs_desktop.controllers.actions.spec import ActionSpec, Menu, Situation, on_account


def _on_outdated_plan(now: Situation) -> bool:
    return on_plan(now) and now.plan_outdated


def _on_objective(now: Situation) -> bool:
    return on_plan(now) and now.objective


def _on_measure(now: Situation) -> bool:
    return on_plan(now) and now.measure


def _on_health(now: Situation) -> bool:
    return on_account(now) and now.tab == "health"


def _in_library(now: Situation) -> bool:
    return now.workspace and now.place == "library"


LIBRARY_ACTIONS: tuple[ActionSpec, ...] = (
    ActionSpec(
        ActionId.PLAN_FROM_BLUEPRINT,
        marked("New success plan from a blueprint…"),
        Menu.PLAN,
        icon="file-plus",
        when=on_account,
        writes=True,
    ),
    ActionSpec(
        ActionId.SAVE_BLUEPRINT,
        marked("Save plan as blueprint"),
        Menu.PLAN,
        icon="library",
        when=on_plan,
        writes=True,
    ),
    ActionSpec(
        ActionId.FOLLOW_BLUEPRINT,
        marked("Apply changes of the blueprint…"),
        Menu.PLAN,
        icon="refresh-cw",
        when=_on_outdated_plan,
        writes=True,
    ),
    ActionSpec(
        ActionId.CHOOSE_MEASURE,
        marked("Choose a measure from the library…"),
        Menu.PLAN,
        icon="gauge",
        when=_on_objective,
        writes=True,
    ),
    ActionSpec(
        ActionId.MEASURE_TO_LIBRARY,
        marked("Take measure into the library"),
        Menu.PLAN,
        icon="list-plus",
        when=_on_measure,
        writes=True,
    ),
    ActionSpec(
        ActionId.SHARE_PLAN,
        marked("Share plan as PDF…"),
        Menu.PLAN,
        icon="file-text",
        when=on_plan,
    ),
    ActionSpec(
        ActionId.WRITE_CLIENT_PAGE,
        marked("Page for the customer to fill in…"),
        Menu.PLAN,
        icon="file-spreadsheet",
        when=on_plan,
    ),
    ActionSpec(
        ActionId.READ_CLIENT_PAGE,
        marked("Read the customer's page…"),
        Menu.PLAN,
        icon="folder-open",
        when=on_plan,
        writes=True,
    ),
    ActionSpec(
        ActionId.ADD_BLUEPRINT,
        marked("New blueprint"),
        Menu.FILE,
        icon="file-plus",
        when=_in_library,
        writes=True,
    ),
    ActionSpec(
        ActionId.ADD_LIBRARY_MEASURE,
        marked("New measure for the library…"),
        Menu.FILE,
        icon="gauge",
        when=_in_library,
        writes=True,
    ),
    ActionSpec(
        ActionId.ADD_AGENDA,
        marked("New template of agendas"),
        Menu.FILE,
        icon="list-ordered",
        when=_in_library,
        writes=True,
    ),
    ActionSpec(
        ActionId.ADD_SCORECARD,
        marked("New scorecard"),
        Menu.FILE,
        icon="gauge",
        when=_in_library,
        writes=True,
    ),
    ActionSpec(
        ActionId.ADD_ROADMAP_ITEM,
        marked("New item of the roadmap"),
        Menu.FILE,
        icon="map-pin",
        when=_in_library,
        writes=True,
    ),
    ActionSpec(
        ActionId.EDIT_WEIGHTS,
        marked("Edit weights"),
        Menu.ACCOUNT,
        icon="sliders-horizontal",
        when=_on_health,
    ),
)
