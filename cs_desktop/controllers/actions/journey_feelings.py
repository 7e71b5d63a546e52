"""What is done with the feelings, personas and metrics of a journey map."""

from cs_desktop.common.language import marked
from cs_desktop.controllers.actions.ids import ActionId
from cs_desktop.controllers.actions.spec import (
    EVERYWHERE,
    ActionSpec,
    Menu,
    Situation,
    Where,
    on_map,
    on_open_map,
)


def _on_feelings(now: Situation) -> bool:
    return on_open_map(now) and now.map_feelings > 0


_FEELING = EVERYWHERE | Where.MAP_FEELING

FEELING_ACTIONS: tuple[ActionSpec, ...] = (
    ActionSpec(
        ActionId.ADD_METRIC,
        marked("Add metric to the map…"),
        Menu.MAP,
        icon="gauge",
        when=on_open_map,
        where=EVERYWHERE | Where.MAP_ADD | Where.MAP_GROUND,
        writes=True,
    ),
    ActionSpec(
        ActionId.CHOOSE_METRIC,
        marked("Choose metric…"),
        Menu.MAP,
        icon="gauge",
        when=lambda now: on_open_map(now) and now.map_measurable,
        where=EVERYWHERE | Where.MAP_CARD,
        writes=True,
    ),
    ActionSpec(
        ActionId.ADD_FEELING,
        marked("Add feeling to the map"),
        Menu.MAP,
        icon="pulse",
        when=lambda now: on_open_map(now) and now.map_personas > 0,
        where=EVERYWHERE | Where.MAP_GROUND,
        writes=True,
    ),
    ActionSpec(
        ActionId.WRITE_FEELING,
        marked("Write the word of the feeling"),
        Menu.MAP,
        icon="pen-line",
        when=lambda now: on_open_map(now) and now.map_feelings == 1,
        where=_FEELING,
        writes=True,
    ),
    ActionSpec(
        ActionId.FEEL_BETTER,
        marked("Feel better by half a point"),
        Menu.MAP,
        icon="arrow-up",
        when=_on_feelings,
        where=Where.PALETTE | Where.MAP_FEELING,
        writes=True,
    ),
    ActionSpec(
        ActionId.FEEL_WORSE,
        marked("Feel worse by half a point"),
        Menu.MAP,
        icon="arrow-down",
        when=_on_feelings,
        where=Where.PALETTE | Where.MAP_FEELING,
        writes=True,
    ),
    ActionSpec(
        ActionId.DELETE_FEELINGS,
        marked("Delete feelings"),
        Menu.MAP,
        icon="trash-2",
        when=_on_feelings,
        where=_FEELING,
        writes=True,
    ),
    ActionSpec(
        ActionId.NEXT_PERSONA,
        marked("Write the feelings of the next persona"),
        Menu.MAP,
        icon="users",
        when=lambda now: on_map(now) and now.map_personas > 1,
        where=EVERYWHERE | Where.MAP_FEELING,
    ),
    ActionSpec(
        ActionId.PERSONAS,
        marked("Personas of the map…"),
        Menu.MAP,
        icon="users",
        when=on_map,
        where=EVERYWHERE | Where.MAP_GROUND | Where.MAP_FEELING,
    ),
    ActionSpec(
        ActionId.SHOW_SURVEYS,
        marked("Show or hide what surveys say"),
        Menu.VIEW,
        icon="diamond",
        when=lambda now: on_map(now) and now.map_surveys,
        where=EVERYWHERE | Where.MAP_FEELING,
    ),
)
