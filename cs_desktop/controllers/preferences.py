"""The user's settings while the program runs; each change is kept at once."""

import logging
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from cs_desktop.common.settings import Settings, ThemeChoice, load_settings, save_settings


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

    def set_geometry(self, geometry: str) -> None:
        """Remember where the window stood."""
        self._store(replace(self._settings, window_geometry=geometry))

    def dismiss(self, notice: str) -> None:
        """Never show this notice again; `notice` is its key."""
        self._store(self._settings.without(notice))

    def remember(self, path: Path) -> None:
        """Put a workspace on top of the recent ones."""
        self._store(self._settings.opened(path))

    def forget(self, path: str) -> None:
        """Take a workspace off the recent ones."""
        self._store(self._settings.forgotten(path))

    def forget_all(self) -> None:
        """Empty the list of recent workspaces."""
        self._store(replace(self._settings, recent=()))

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
