"""Which keys an action may have, and which are the window's own."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtGui import QKeySequence

from cs_desktop.common.language import marked, tr
from cs_desktop.controllers.actions.ids import ActionId
from cs_desktop.controllers.actions.spec import ActionSpec

_STRONG = re.compile(r"(.*\+)?F\d{1,2}|(Shift\+)?(Ctrl|Alt|Meta)\+.+")
"""A function key, or a key with Ctrl, Alt or Meta held."""


@dataclass(frozen=True, slots=True)
class WindowKeys:
    """Keys that always do the same, in the window or wherever one is; `shown` as they are printed."""

    text: str
    shown: tuple[str, ...]
    taken: tuple[str, ...]
    """As Qt writes them; no action may have them."""


WINDOW_KEYS: tuple[WindowKeys, ...] = (
    WindowKeys(
        marked("Go to a place of the sidebar"), ("Ctrl+1", "…", "6"), tuple(f"Ctrl+{n}" for n in range(1, 10))
    ),
    WindowKeys(
        marked("Go to a tab of the account"), ("Alt+1", "…", "7"), tuple(f"Alt+{n}" for n in range(1, 10))
    ),
    WindowKeys(marked("Go to the next part of the window"), ("F6",), ("F6", "Shift+F6")),
    WindowKeys(marked("Edit in place"), ("F2",), ("F2",)),
    WindowKeys(marked("Finish a form"), ("Ctrl", "Enter"), ("Ctrl+Return", "Ctrl+Enter")),
    WindowKeys(marked("Cancel, or close the panel"), ("Esc",), ("Esc",)),
    WindowKeys(
        marked("Copy, cut, paste, select all in a field or on a map"),
        ("Ctrl", "C", "X", "V", "A"),
        ("Ctrl+C", "Ctrl+X", "Ctrl+V", "Ctrl+A"),
    ),
)


def refused(keys: QKeySequence) -> str:
    """Return why no action may have these keys, as a sentence; empty where one may."""
    if not _STRONG.fullmatch(keys.toString()):
        return tr("Hold Ctrl or Alt, or use a function key: letters alone are for typing.")
    for window in WINDOW_KEYS:
        if keys.toString() in window.taken:
            return tr("These keys are the window's own: {what}.", what=tr(window.text))
    return ""


def keys_in_use(specs: tuple[ActionSpec, ...], chosen: Mapping[str, str]) -> dict[ActionId, str]:
    """Return each action's keys: those the user chose, else its own where no other action was given them."""
    taken = {QKeySequence(keys).toString() for keys in chosen.values()}
    found = {}
    for spec in specs:
        own = QKeySequence(spec.shortcut).toString()
        found[spec.id] = chosen.get(spec.id, "" if own in taken else own)
    return found
