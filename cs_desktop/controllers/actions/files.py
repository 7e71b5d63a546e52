"""Workspaces and files: new, open, backups, check, purge, close."""

from cs_desktop.controllers.actions.ids import ActionId
from cs_desktop.controllers.actions.spec import EVERYWHERE, ActionSpec, Menu, Where, always, with_workspace

FILE_ACTIONS: tuple[ActionSpec, ...] = (
    ActionSpec(
        ActionId.NEW, "New workspace…", Menu.FILE, "Ctrl+N", "file-plus", where=EVERYWHERE | Where.WORKSPACE
    ),
    ActionSpec(
        ActionId.OPEN,
        "Open workspace…",
        Menu.FILE,
        "Ctrl+O",
        "folder-open",
        where=EVERYWHERE | Where.WORKSPACE,
    ),
    ActionSpec(
        ActionId.OPEN_SAMPLE,
        "Open the sample workspace",
        Menu.FILE,
        icon="play",
        where=EVERYWHERE | Where.WORKSPACE,
    ),
    ActionSpec(
        ActionId.BACKUPS,
        "Backups",
        Menu.FILE,
        icon="database",
        when=with_workspace,
        where=EVERYWHERE | Where.WORKSPACE,
    ),
    ActionSpec(
        ActionId.CHECK,
        "Check workspace…",
        Menu.FILE,
        icon="circle-check",
        when=with_workspace,
        where=EVERYWHERE | Where.WORKSPACE,
    ),
    ActionSpec(
        ActionId.PURGE,
        "Purge deleted data…",
        Menu.FILE,
        icon="trash-2",
        when=with_workspace,
        where=EVERYWHERE | Where.WORKSPACE,
    ),
    ActionSpec(
        ActionId.CLOSE,
        "Close workspace",
        Menu.FILE,
        "Ctrl+W",
        when=with_workspace,
        where=EVERYWHERE | Where.WORKSPACE,
    ),
    ActionSpec(ActionId.QUIT, "Quit", Menu.FILE, "Ctrl+Q", when=always),
)
