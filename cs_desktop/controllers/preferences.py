"""The user's settings while the program runs; each change is kept at once."""

import logging
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from cs_desktop.common.settings import RecentFacts, Settings, TextSize, ThemeChoice, WorkspaceState
from cs_desktop.common.settings_file import load_settings, save_settings


class Preferences(QObject):
    """Reads the settings once and writes them when they change."""

    changed = Signal(object)
    """The new Settings."""

    def __init__(self, log: logging.Logger) -> None:
        super().__init__()
        self._log = log
        self._settings = load_settings()

    @property
    def settings(self) -> Settings:
        """Return the current settings."""
        return self._settings

    def set_theme(self, choice: ThemeChoice) -> None:
        """Remember the theme."""
        self._store(replace(self._settings, theme=choice))

    def set_text_size(self, size: TextSize) -> None:
        """Remember how large text is."""
        self._store(replace(self._settings, text_size=size))

    def set_language(self, language: str) -> None:
        """Remember the language, a tag such as "de"; empty for that of the system."""
        self._store(replace(self._settings, language=language))

    def set_menu_bar(self, *, shown: bool) -> None:
        """Remember whether the menu bar stays."""
        self._store(replace(self._settings, menu_bar=shown))

    def set_shortcuts(self, shortcuts: Mapping[str, str]) -> None:
        """Remember the keys that the user chose, by action."""
        self._store(replace(self._settings, shortcuts=dict(shortcuts)))

    def set_geometry(self, screens: str, geometry: str) -> None:
        """Remember where the window stood on a set-up of screens."""
        self._store(self._settings.with_geometry(screens, geometry))

    def dismiss(self, notice: str) -> None:
        """Never show this notice again; `notice` is its key."""
        self._store(self._settings.without(notice))

    def remember(self, path: Path) -> None:
        """Put a workspace on top of the recent ones."""
        self._store(self._settings.opened(path))

    def set_facts(self, path: Path, facts: RecentFacts) -> None:
        """Remember what a recent workspace holds."""
        self._store(self._settings.known_as(path, facts))

    def forget(self, path: str) -> None:
        """Take a workspace off the recent ones."""
        self._store(self._settings.forgotten(path))

    def forget_all(self) -> None:
        """Empty the list of recent workspaces."""
        self._store(self._settings.all_forgotten())

    def workspace(self, key: str) -> WorkspaceState:
        """Return what is remembered of a workspace."""
        return self._settings.workspace(key)

    def set_place(self, key: str, place: str) -> None:
        """Remember the place that is on screen in a workspace."""
        self._store_workspace(key, replace(self.workspace(key), place=place))

    def set_me(self, key: str, name: str) -> None:
        """Remember who of the team the user is in a workspace; empty for the system's own answer."""
        self._store_workspace(key, replace(self.workspace(key), me=name))

    def set_pinned(self, key: str, accounts: tuple[int, ...]) -> None:
        """Remember the pinned accounts of a workspace."""
        self._store_workspace(key, replace(self.workspace(key), pinned=accounts))

    def set_visited(self, key: str, accounts: tuple[int, ...]) -> None:
        """Remember the accounts opened last in a workspace, newest first."""
        self._store_workspace(key, replace(self.workspace(key), visited=accounts))

    def set_view(self, key: str, screen: str, view: object) -> None:
        """Remember what a screen keeps for itself in a workspace, as plain JSON."""
        state = self.workspace(key)
        self._store_workspace(key, replace(state, views={**state.views, screen: view}))

    def _store_workspace(self, key: str, state: WorkspaceState) -> None:
        if state != self.workspace(key):
            self._store(self._settings.with_workspace(key, state))

    def _store(self, settings: Settings) -> None:
        if settings == self._settings:
            return
        self._settings = settings
        try:
            save_settings(settings)
        except OSError as error:
            # Losing a setting is no reason to bother the user.
            self._log.warning("settings not saved: %s", error)
        self.changed.emit(settings)
