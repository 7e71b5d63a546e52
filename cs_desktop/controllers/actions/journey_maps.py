"""What is done with a journey map or a template as a whole."""

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


def _on_locked_map(now: Situation) -> bool:
    return on_map(now) and now.map_locked


def _on_own_map(now: Situation) -> bool:
    return on_map(now) and not now.map_template


def _on_template(now: Situation) -> bool:
    return on_map(now) and now.map_template


def _on_open_template(now: Situation) -> bool:
    return _on_template(now) and not now.map_locked


def _on_outdated_map(now: Situation) -> bool:
    return on_open_map(now) and now.map_outdated


_HERE = EVERYWHERE | Where.MAP_ITSELF

MAP_ACTIONS: tuple[ActionSpec, ...] = (
    ActionSpec(
        ActionId.CHOOSE_MAP,
        marked("Show another map or template…"),
        Menu.MAP,
        icon="table-2",
        when=on_map,
    ),
    ActionSpec(
        ActionId.RENAME_MAP,
        marked("Rename map"),
        Menu.MAP,
        icon="pen-line",
        when=on_open_map,
        where=_HERE,
        writes=True,
    ),
    ActionSpec(
        ActionId.DUPLICATE_MAP,
        marked("Duplicate map"),
        Menu.MAP,
        icon="copy",
        when=on_map,
        where=_HERE,
        writes=True,
    ),
    ActionSpec(
        ActionId.LOCK_MAP,
        marked("Lock map"),
        Menu.MAP,
        icon="lock",
        when=on_open_map,
        where=_HERE,
        writes=True,
    ),
    ActionSpec(
        ActionId.UNLOCK_MAP,
        marked("Unlock map"),
        Menu.MAP,
        icon="lock",
        when=_on_locked_map,
        where=_HERE,
        writes=True,
    ),
    ActionSpec(
        ActionId.SAVE_TEMPLATE,
        marked("Save map as template…"),
        Menu.MAP,
        icon="file-plus",
        when=_on_own_map,
        where=_HERE,
        writes=True,
    ),
    ActionSpec(
        ActionId.FOLLOW_TEMPLATE,
        marked("Apply template changes…"),
        Menu.MAP,
        icon="refresh-cw",
        when=_on_outdated_map,
        where=_HERE,
        writes=True,
    ),
    ActionSpec(
        ActionId.TEMPLATE_SEGMENT,
        marked("Segment of the template…"),
        Menu.MAP,
        icon="users",
        when=_on_open_template,
        where=_HERE,
        writes=True,
    ),
    ActionSpec(
        ActionId.PUBLISH_TEMPLATE,
        marked("Publish template"),
        Menu.MAP,
        icon="check",
        when=_on_open_template,
        where=_HERE,
        writes=True,
    ),
    ActionSpec(
        ActionId.DELETE_MAP,
        marked("Delete map"),
        Menu.MAP,
        icon="trash-2",
        when=on_map,
        where=_HERE,
        writes=True,
    ),
)
