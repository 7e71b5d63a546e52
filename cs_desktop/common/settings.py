"""The user's own settings: typed, versioned, one JSON file in the profile."""

import json
from dataclasses import asdict, dataclass, field, fields, replace
from enum import StrEnum
from pathlib import Path

from cs_desktop.common.paths import profile_dir

VERSION = 1
RECENT_LIMIT = 8
DISMISSED_LIMIT = 100


class ThemeChoice(StrEnum):
    """Which theme the window wears."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


@dataclass(frozen=True, slots=True)
class Settings:
    """What the program remembers between runs; unknown or damaged values fall back to these defaults."""

    theme: ThemeChoice = ThemeChoice.SYSTEM
    recent: tuple[str, ...] = field(default=())
    """Workspace files, newest first."""
    window_geometry: str = ""
    """Qt's own form, base64."""
    dismissed: tuple[str, ...] = field(default=())
    """Keys of the notices that are not to be shown again, newest first."""

    def opened(self, path: Path) -> "Settings":
        """Return the settings with this workspace as the most recent one."""
        text = str(path.resolve())
        return replace(self, recent=(text, *(r for r in self.recent if r != text))[:RECENT_LIMIT])

    def forgotten(self, path: str) -> "Settings":
        """Return the settings without this workspace among the recent ones."""
        return replace(self, recent=tuple(r for r in self.recent if r != path))

    def without(self, notice: str) -> "Settings":
        """Return the settings with this notice dismissed for good."""
        return replace(
            self, dismissed=(notice, *(d for d in self.dismissed if d != notice))[:DISMISSED_LIMIT]
        )


def load_settings() -> Settings:
    """Read the settings; a missing or damaged file gives the defaults."""
    try:
        stored = json.loads(_path().read_text(encoding="utf-8"))
        known = {f.name: stored[f.name] for f in fields(Settings) if f.name in stored}
        known["theme"] = ThemeChoice(known.get("theme", ThemeChoice.SYSTEM))
        known["recent"] = tuple(str(r) for r in known.get("recent", ()))
        known["window_geometry"] = str(known.get("window_geometry", ""))
        known["dismissed"] = tuple(str(d) for d in known.get("dismissed", ()))
        return Settings(**known)
    except (OSError, ValueError, TypeError):
        return Settings()


def save_settings(settings: Settings) -> None:
    """Write the settings in one step, so that a crash leaves the old or the new file whole."""
    path = _path()
    fresh = path.with_suffix(".new")
    fresh.write_text(json.dumps({"version": VERSION, **asdict(settings)}, indent=1), encoding="utf-8")
    fresh.replace(path)


def _path() -> Path:
    return profile_dir() / "settings.json"
