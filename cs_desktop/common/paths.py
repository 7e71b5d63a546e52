"""Where the program keeps its own files: settings, log, caches. Never inside a workspace."""

import os
from pathlib import Path

import platformdirs

_APP = "CS Desktop"
PROFILE_VARIABLE = "CS_DESKTOP_PROFILE"
"""Environment variable that moves every file of the profile to one folder (tests, portable use)."""


def profile_path() -> Path:
    """Return the folder of settings, logs and markers, which may not be there yet."""
    return Path(os.environ.get(PROFILE_VARIABLE) or platformdirs.user_data_dir(_APP, appauthor=False))


def profile_dir() -> Path:
    """Return the folder of settings, logs and markers, made if missing."""
    return _made(profile_path())


def cache_dir() -> Path:
    """Return the folder of what can be made again at any time; it may not be there yet."""
    if os.environ.get(PROFILE_VARIABLE):
        return profile_path() / "cache"
    return Path(platformdirs.user_cache_dir(_APP, appauthor=False))


def log_dir() -> Path:
    """Return the folder of log files, made if missing."""
    return _made(profile_dir() / "logs")


def _made(folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    return folder
