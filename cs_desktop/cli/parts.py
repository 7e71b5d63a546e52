"""What several commands share: opening the workspace, dates, progress, JSON."""

import json
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import click

from cs_desktop.common.clock import Clock, clock_from
from cs_desktop.common.logs import start_logging
from cs_desktop.common.money import exponent, to_major
from cs_desktop.domain.progress import Progress as Report
from cs_desktop.services.context import Context
from cs_desktop.services.places import place_notices
from cs_desktop.services.workspaces import open_

FILE = click.Path(path_type=Path, readable=False)
"""Whether it can be read is said where it is read, in the words of the window."""


class Day(click.ParamType[date]):
    """A day such as 2026-10-13."""

    name = "date"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """Return the day, or fail with an example."""
        if isinstance(value, date):
            return value
        try:
            return date.fromisoformat(str(value))
        except ValueError:
            self.fail(f"{value!r} is not a date; write it as 2026-10-13.", param, ctx)


def clock() -> Clock:
    """Return the computer's clock, or the one that a test has fixed."""
    return clock_from(dict(os.environ))


@contextmanager
def opened(path: Path) -> Iterator[Context]:
    """Open a workspace for one command."""
    workspace = open_(path, clock())
    for notice in place_notices(workspace.path):
        click.echo(f"Note: {notice.text}", err=True)
    try:
        yield Context(workspace, clock(), start_logging())
    finally:
        workspace.close()


def print_json(document: object) -> None:
    """Print one JSON document."""
    sys.stdout.write(json.dumps(document, ensure_ascii=False, indent=1) + "\n")


def say(text: str) -> None:
    """Print one line of result."""
    sys.stdout.write(text + "\n")


@contextmanager
def progress() -> Iterator[Report]:
    """Show a bar on a terminal, nothing elsewhere."""
    if not sys.stderr.isatty():
        yield lambda _done, _whole, _phase: None
        return
    from cs_desktop.cli.bar import drawn_bar  # noqa: PLC0415 - rich is not needed where nobody looks

    with drawn_bar() as report:
        yield report


def major(minor: int, currency: str) -> float | int:
    """Return an amount as a JSON number in major units, exact to the minor unit."""
    return float(to_major(minor, currency)) if exponent(currency) else minor
