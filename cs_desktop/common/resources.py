"""Files that ship with the program: fonts, icons, themes, mappings, sample texts."""

from pathlib import Path

from cs_desktop.common.errors import BugError

# In a checkout `resources/` stands beside the package; in a wheel it lies inside it.
_HOMES = (Path(__file__).parents[2] / "resources", Path(__file__).parents[1] / "resources")


def resource(name: str) -> Path:
    """Return the path of a shipped file or folder, named relative to `resources/` with forward slashes.

    Raises:
        BugError: it was not shipped.
    """
    for home in _HOMES:
        path = home / name
        if path.exists():
            return path
    raise BugError(f"the shipped file {name} is missing; reinstall the program")
