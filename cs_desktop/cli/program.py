"""The command line as a whole: its commands, its exit status, its one line about an error."""

import importlib
import io
import sys
from collections.abc import Sequence

import click

from cs_desktop import __version__
from cs_desktop.common.errors import KnownError
from cs_desktop.common.logs import start_logging

PROBLEM = 1
WRONG_USE = 2


_HOMES = {
    "new": "workspaces",
    "demo": "demo",
    "import": "importing",
    "attach": "attaching",
    "attachments": "attaching",
    "metrics": "figures",
    "health": "health",
    "backtest": "backtest",
    "export": "exporting",
    "backup": "backups",
    "restore": "backups",
    "check": "checking",
    "purge": "purging",
    "history": "history",
    "home": "home",
    "search": "searching",
    "screenshots": "pictures",
    "gallery": "gallery",
}
"""The module of each command, loaded when it is asked for, so that no command waits for another's pandas."""


class LazyGroup(click.Group):
    """Commands that are imported when they are run or helped with."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of all commands, in the order in which one needs them."""
        return list(_HOMES)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return the command of this name, None if there is none."""
        if cmd_name not in _HOMES:
            return None
        module = importlib.import_module(f"cs_desktop.cli.{_HOMES[cmd_name]}")
        found = getattr(module, "import_" if cmd_name == "import" else cmd_name)
        assert isinstance(found, click.Command)
        return found


@click.group(
    cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100}
)
@click.version_option(__version__, prog_name="CS Desktop")
def program() -> None:
    """Plan customer accounts in one offline file.

    Without a command the window opens: main.py [WORKSPACE], or main.py --demo for a fresh copy of the
    sample workspace. With one, the program runs without a window. Exit status: 0 fine, 1 a problem was
    found, 2 wrong use.
    """


def main(arguments: Sequence[str]) -> int:
    """Run one command and return its exit status."""
    log = start_logging()
    _write_utf8()
    try:
        status = program.main(list(arguments), prog_name="main.py", standalone_mode=False)
    except click.UsageError as error:
        where = error.ctx.command_path if error.ctx else "main.py"
        return _tell(f"{_one_line(error.format_message())} See: {where} --help", WRONG_USE)
    except click.ClickException as error:
        return _tell(_one_line(error.format_message()), PROBLEM)
    except (click.Abort, KeyboardInterrupt):
        return _tell("Stopped; nothing was written.", PROBLEM)
    except KnownError as error:
        return _tell(_one_line(str(error)), PROBLEM)
    except Exception:
        # A fault of ours: the log has the details, the user one line.
        log.exception("unhandled error on the command line: %s", " ".join(arguments[:1]))
        return _tell("Something went wrong in the program; the log file has the details.", PROBLEM)
    # Where a command leaves early, click hands its status back instead of raising.
    return status if isinstance(status, int) else 0


def _write_utf8() -> None:
    """Have formulas and names come out whole where the system would write another encoding into a file."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _tell(message: str, status: int) -> int:
    sys.stderr.write(f"Error: {message}\n")
    return status


def _one_line(message: str) -> str:
    return " ".join(message.split())
