"""The names by which actions are wired."""

from enum import StrEnum


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
    TEXT_LARGER = "text_larger"
    TEXT_SMALLER = "text_smaller"
    TEXT_NORMAL = "text_normal"
    ATTACH_FILE = "attach_file"
    SET_LOGO = "set_logo"
    ACCOUNT_HISTORY = "account_history"
    EXPORT_DECK = "export_deck"
    EXPORT_CLIENT_DECK = "export_client_deck"
    DELETE_ACCOUNT = "delete_account"
    LICENSES = "licenses"
