"""Decide between the window and a command; neither loads what the other needs."""

import builtins
import gc
import os
import sys
from collections.abc import Sequence

DEMO = "--demo"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program and return its exit status."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    if opens_window(given):
        import_plainly()
        from cs_desktop.app import main as run_window  # noqa: PLC0415 - Qt is not needed for commands

        return run_window(given)
    collect_seldom()
    from cs_desktop.cli import main as run_command  # noqa: PLC0415 - pandas is not needed to start the window

    return run_command(given)


def collect_seldom() -> None:
    """Have Python look for lost cycles of objects rarely: a command is over before there are many.

    At its usual threshold it goes through all that importing makes, again and again: a tenth of the time.
    """
    gc.set_threshold(100_000, 50, 100)


def import_plainly() -> None:
    """Take PySide's hook out of every later import.

    It reads the source of each module and keeps it, to know who uses Qt's methods under other names, which we
    never do: a quarter of a second and 60 MB by the time that a workspace is open.
    """
    import PySide6.QtCore  # noqa: F401, PLC0415 - puts the hook in; commands do without Qt

    builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)


def opens_window(arguments: Sequence[str]) -> bool:
    """Return whether these arguments ask for the window: none, --demo, or one path.

    Words of commands have neither a dot nor a slash in them, and paths of workspaces do.
    """
    if len(arguments) != 1:
        return not arguments
    first = arguments[0]
    is_path = "." in first or os.sep in first or (os.altsep or os.sep) in first
    return first == DEMO or (is_path and not first.startswith("-"))


if __name__ == "__main__":
    sys.exit(main())
