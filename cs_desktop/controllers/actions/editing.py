"""Undo, redo, history, finding."""

from cs_desktop.common.language import marked
from cs_desktop.controllers.actions.ids import ActionId
from cs_desktop.controllers.actions.spec import ActionSpec, Menu, with_workspace

EDIT_ACTIONS: tuple[ActionSpec, ...] = (
    ActionSpec(
        ActionId.UNDO,
        marked("Undo"),
        Menu.EDIT,
        "Ctrl+Z",
        "undo-2",
        when=lambda now: bool(now.undo),
        subject=lambda now: now.undo,
        writes=True,
    ),
    ActionSpec(
        ActionId.REDO,
        marked("Redo"),
        Menu.EDIT,
        "Ctrl+Shift+Z",
        "redo-2",
        when=lambda now: bool(now.redo),
        subject=lambda now: now.redo,
        writes=True,
    ),
    ActionSpec(ActionId.HISTORY, marked("History of the workspace"), Menu.EDIT, when=with_workspace),
    ActionSpec(
        ActionId.FILTER,
        marked("Filter the list"),
        Menu.EDIT,
        "Ctrl+F",
        "search",
        lambda now: now.place in ("portfolio", "accounts"),
    ),
)
