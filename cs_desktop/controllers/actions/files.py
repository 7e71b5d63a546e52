"""Workspaces and files: new, open, backups, check, purge, close."""

from cs_desktop.common.language import marked
from cs_desktop.controllers.actions.ids import ActionId
from cs_desktop.controllers.actions.spec import EVERYWHERE, ActionSpec, Menu, Where, always, with_workspace

FILE_ACTIONS: tuple[ActionSpec, ...] = (
    ActionSpec(
        ActionId.NEW,
        marked("New workspace…"),
        Menu.FILE,
        "Ctrl+N",
        "file-plus",
        where=EVERYWHERE | Where.WORKSPACE,
    ),
    ActionSpec(
        ActionId.OPEN,
        marked("Open workspace…"),
        Menu.FILE,
        "Ctrl+O",
        "folder-open",
        where=EVERYWHERE | Where.WORKSPACE,
    ),
    ActionSpec(
        ActionId.OPEN_SAMPLE,
        marked("Open the sample workspace"),
        Menu.FILE,
        icon="play",
        where=EVERYWHERE | Where.WORKSPACE,
    ),
    ActionSpec(
        ActionId.IMPORT,
        marked("Import…"),
        Menu.FILE,
        "Ctrl+I",
        "file-spreadsheet",
        where=EVERYWHERE | Where.WORKSPACE,
        writes=True,
    ),
    ActionSpec(
        ActionId.BACKUPS,
        marked("Backups"),
        Menu.FILE,
        icon="database",
        when=with_workspace,
        where=EVERYWHERE | Where.WORKSPACE,
    ),
    ActionSpec(
        ActionId.CHECK,
        marked("Check workspace…"),
        Menu.FILE,
        icon="circle-check",
        when=with_workspace,
        where=EVERYWHERE | Where.WORKSPACE,
    ),
    ActionSpec(
        ActionId.PURGE,
        marked("Purge deleted data…"),
        Menu.FILE,
        icon="trash-2",
        when=with_workspace,
        where=EVERYWHERE | Where.WORKSPACE,
        writes=True,
    ),
    ActionSpec(
        ActionId.CLOSE,
        marked("Close workspace"),
        Menu.FILE,
        "Ctrl+W",
        when=with_workspace,
        where=EVERYWHERE | Where.WORKSPACE,
    ),
    ActionSpec(ActionId.QUIT, marked("Quit"), Menu.FILE, "Ctrl+Q", when=always),
)
