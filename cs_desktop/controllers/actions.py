"""What the user can do, as one table; menus, shortcuts and buttons are made from it."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence

from cs_desktop.common.text import lowered


class ActionId(StrEnum):
    """The name by which an action is wired."""

    OPEN_SAMPLE = "open_sample"
    NEW = "new"
    OPEN = "open"
    BACKUPS = "backups"
    CHECK = "check"
    PURGE = "purge"
    CLOSE = "close"
    QUIT = "quit"
    UNDO = "undo"
    REDO = "redo"
    HISTORY = "history"
    FILTER = "filter"
    BACK = "back"
    THEME_SYSTEM = "theme_system"
    THEME_LIGHT = "theme_light"
    THEME_DARK = "theme_dark"
    ATTACH_FILE = "attach_file"
    SET_LOGO = "set_logo"
    ACCOUNT_HISTORY = "account_history"
    EXPORT_DECK = "export_deck"
    EXPORT_CLIENT_DECK = "export_client_deck"
    DELETE_ACCOUNT = "delete_account"
    LICENSES = "licenses"


class Menu(StrEnum):
    """The menus, in order, by their titles."""

    FILE = "&File"
    EDIT = "&Edit"
    VIEW = "&View"
    ACCOUNT = "&Account"
    HELP = "&Help"


@dataclass(frozen=True, slots=True)
class Situation:
    """What decides whether an action makes sense now."""

    ready: bool = False
    """The program has loaded all of itself."""
    workspace: bool = False
    portfolio: bool = False
    """The portfolio is on screen."""
    account: bool = False
    """An account's page is on screen."""
    selected: bool = False
    """An account is selected in the portfolio, which is on screen."""
    undo: str = ""
    """The name of what would be undone, empty if nothing."""
    redo: str = ""
    exporting: bool = False


def _ready(now: Situation) -> bool:
    return now.ready


def _always(_now: Situation) -> bool:
    return True


@dataclass(frozen=True, slots=True)
class ActionSpec:
    """One thing the user can do."""

    id: ActionId
    text: str
    menu: Menu
    shortcut: str = ""
    icon: str = ""
    when: Callable[[Situation], bool] = _ready
    subject: Callable[[Situation], str] = lambda _now: ""
    """What it would act on, put behind the text in menus and tooltips."""


ACTIONS: tuple[ActionSpec, ...] = (
    ActionSpec(ActionId.NEW, "New workspace…", Menu.FILE, "Ctrl+N", "file-plus"),
    ActionSpec(ActionId.OPEN, "Open workspace…", Menu.FILE, "Ctrl+O", "folder-open"),
    ActionSpec(ActionId.OPEN_SAMPLE, "Open the sample workspace", Menu.FILE, icon="play"),
    ActionSpec(ActionId.BACKUPS, "Backups", Menu.FILE, icon="database", when=lambda now: now.workspace),
    ActionSpec(
        ActionId.CHECK, "Check workspace…", Menu.FILE, icon="circle-check", when=lambda now: now.workspace
    ),
    ActionSpec(
        ActionId.PURGE, "Purge deleted data…", Menu.FILE, icon="trash-2", when=lambda now: now.workspace
    ),
    ActionSpec(ActionId.CLOSE, "Close workspace", Menu.FILE, "Ctrl+W", when=lambda now: now.workspace),
    ActionSpec(ActionId.QUIT, "Quit", Menu.FILE, "Ctrl+Q", when=_always),
    ActionSpec(
        ActionId.UNDO,
        "Undo",
        Menu.EDIT,
        "Ctrl+Z",
        "undo-2",
        when=lambda now: bool(now.undo),
        subject=lambda now: now.undo,
    ),
    ActionSpec(
        ActionId.REDO,
        "Redo",
        Menu.EDIT,
        "Ctrl+Shift+Z",
        "redo-2",
        when=lambda now: bool(now.redo),
        subject=lambda now: now.redo,
    ),
    ActionSpec(ActionId.HISTORY, "History of the workspace", Menu.EDIT, when=lambda now: now.workspace),
    ActionSpec(ActionId.FILTER, "Filter the list", Menu.EDIT, "Ctrl+F", "search", lambda now: now.portfolio),
    ActionSpec(
        ActionId.BACK, "Back to the portfolio", Menu.VIEW, "Alt+Left", "arrow-left", lambda now: now.account
    ),
    ActionSpec(ActionId.THEME_SYSTEM, "Theme of the system", Menu.VIEW, icon="monitor", when=_always),
    ActionSpec(ActionId.THEME_LIGHT, "Light theme", Menu.VIEW, icon="sun", when=_always),
    ActionSpec(ActionId.THEME_DARK, "Dark theme", Menu.VIEW, icon="moon", when=_always),
    ActionSpec(
        ActionId.EXPORT_DECK,
        "Export deck as PDF…",
        Menu.ACCOUNT,
        "Ctrl+E",
        "presentation",
        when=lambda now: now.account and not now.exporting,
    ),
    ActionSpec(
        ActionId.EXPORT_CLIENT_DECK,
        "Export deck for the client…",
        Menu.ACCOUNT,
        "Ctrl+Shift+E",
        "presentation",
        when=lambda now: now.account and not now.exporting,
    ),
    ActionSpec(
        ActionId.DELETE_ACCOUNT,
        "Delete account",
        Menu.ACCOUNT,
        icon="trash-2",
        when=lambda now: now.account or now.selected,
    ),
    ActionSpec(ActionId.ATTACH_FILE, "Attach files…", Menu.ACCOUNT, when=lambda now: now.account),
    ActionSpec(ActionId.SET_LOGO, "Set logo…", Menu.ACCOUNT, when=lambda now: now.account),
    ActionSpec(
        ActionId.ACCOUNT_HISTORY,
        "History of this account",
        Menu.ACCOUNT,
        "Ctrl+Shift+H",
        "history",
        when=lambda now: now.account,
    ),
    ActionSpec(ActionId.LICENSES, "About CS Desktop", Menu.HELP, when=_always),
)


class ActionTable(QObject):
    """The live actions, enabled as the situation allows."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._situation = Situation()
        self._actions = {spec.id: QAction(spec.text, self) for spec in ACTIONS}
        for spec in ACTIONS:
            self._actions[spec.id].setShortcut(QKeySequence(spec.shortcut))
        self._refresh()

    def __getitem__(self, action_id: ActionId) -> QAction:
        return self._actions[action_id]

    @property
    def situation(self) -> Situation:
        """Return what the actions were last told."""
        return self._situation

    def update(self, **facts: Any) -> None:  # noqa: ANN401 - the types are those of Situation's fields
        """Tell the actions what is so now; facts not named stay."""
        self._situation = replace(self._situation, **facts)
        self._refresh()

    def _refresh(self) -> None:
        now = self._situation
        for spec in ACTIONS:
            action = self._actions[spec.id]
            action.setEnabled(spec.when(now))
            subject = spec.subject(now)
            action.setText(f"{spec.text}: {_subject(subject)}" if subject else spec.text)
            action.setToolTip(
                f"{action.text().rstrip('…')} ({spec.shortcut})" if spec.shortcut else action.text()
            )


def _subject(label: str) -> str:
    """Return a change's name as the second half of a sentence, an ampersand shown as one."""
    return lowered(label).replace("&", "&&")
