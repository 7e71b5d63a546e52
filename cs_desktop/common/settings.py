"""The user's own settings, typed. `settings_file` keeps them in the profile."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import IntEnum, StrEnum
from pathlib import Path
from typing import TypeVar

T = TypeVar("T")

RECENT_LIMIT = 8
DISMISSED_LIMIT = 100
WORKSPACES_LIMIT = 50
GEOMETRIES_LIMIT = 12


class ThemeChoice(StrEnum):
    """Which theme the window wears."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class TextSize(IntEnum):
    """How large text is, in percent of the drawn size."""

    NORMAL = 100
    LARGE = 115
    LARGEST = 130


@dataclass(frozen=True, slots=True)
class RecentFacts:
    """What is known of a workspace opened before, so that it can be told from others unopened."""

    accounts: int
    opened: str
    """When it was last opened, ISO 8601."""


@dataclass(frozen=True, slots=True)
class WorkspaceState:
    """What the window remembers of one workspace; nothing of it stands in the workspace itself."""

    place: str = ""
    """The key of the place that was on screen last."""
    me: str = ""
    """Who of the team the user is, by name; empty for the system's own answer."""
    pinned: tuple[int, ...] = ()
    """Accounts pinned in the sidebar, in their order."""
    visited: tuple[int, ...] = ()
    """Accounts opened last, newest first."""
    views: Mapping[str, object] = field(default_factory=dict)
    """What screens keep for themselves, plain JSON by the screen's key, such as the columns of a table."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What the program remembers between runs; a value unknown or damaged falls back to its default."""

    theme: ThemeChoice = ThemeChoice.SYSTEM
    text_size: TextSize = TextSize.NORMAL
    language: str = ""
    """A language tag such as "de"; empty for that of the system."""
    menu_bar: bool = False
    """Whether the menu bar stays, rather than come and go with Alt."""
    recent: tuple[str, ...] = ()
    """Workspace files, newest first."""
    recent_facts: Mapping[str, RecentFacts] = field(default_factory=dict)
    """What is known of the files in `recent`."""
    geometry: Mapping[str, str] = field(default_factory=dict)
    """Where the window stood, by the set-up of screens; Qt's own form, base64, newest last."""
    dismissed: tuple[str, ...] = ()
    """Keys of the notices and tours that are not to be shown again, newest first."""
    shortcuts: Mapping[str, str] = field(default_factory=dict)
    """Keys that the user chose, by action; empty text for none."""
    workspaces: Mapping[str, WorkspaceState] = field(default_factory=dict)
    """By the workspace's key, the one used last at the end."""
    stored: Mapping[str, object] = field(default_factory=dict, compare=False, repr=False)
    """The file as it was read: what a newer version put there is written back as it is."""

    def opened(self, path: Path) -> "Settings":
        """Return the settings with this workspace as the most recent one."""
        text = str(path.resolve())
        return self._with_recent((text, *(r for r in self.recent if r != text))[:RECENT_LIMIT])

    def forgotten(self, path: str) -> "Settings":
        """Return the settings without this workspace among the recent ones."""
        return self._with_recent(r for r in self.recent if r != path)

    def all_forgotten(self) -> "Settings":
        """Return the settings without recent workspaces."""
        return self._with_recent(())

    def known_as(self, path: Path, facts: RecentFacts) -> "Settings":
        """Return the settings with what is known of a recent workspace; others are left out."""
        text = str(path.resolve())
        return replace(self, recent_facts={**self.recent_facts, text: facts}) if text in self.recent else self

    def without(self, notice: str) -> "Settings":
        """Return the settings with this notice dismissed for good."""
        return replace(
            self, dismissed=(notice, *(d for d in self.dismissed if d != notice))[:DISMISSED_LIMIT]
        )

    def with_geometry(self, screens: str, geometry: str) -> "Settings":
        """Return the settings with the window's place on a set-up of screens."""
        return replace(self, geometry=_last({**self.geometry}, screens, geometry, GEOMETRIES_LIMIT))

    def workspace(self, key: str) -> WorkspaceState:
        """Return what is remembered of a workspace."""
        return self.workspaces.get(key, WorkspaceState())

    def with_workspace(self, key: str, state: WorkspaceState) -> "Settings":
        """Return the settings with what is to be remembered of a workspace."""
        return replace(self, workspaces=_last({**self.workspaces}, key, state, WORKSPACES_LIMIT))

    def _with_recent(self, recent: Iterable[str]) -> "Settings":
        kept = tuple(recent)
        facts = {path: facts for path, facts in self.recent_facts.items() if path in kept}
        return replace(self, recent=kept, recent_facts=facts)


def _last(values: dict[str, T], key: str, value: T, limit: int) -> dict[str, T]:
    """Return the values with one put last, the oldest gone where there are too many."""
    values.pop(key, None)
    values[key] = value
    return dict(list(values.items())[-limit:])
