"""Making a sample workspace."""

from datetime import date
from pathlib import Path

import click

from cs_desktop.cli.parts import FILE, Day, clock, progress, say
from cs_desktop.services.demo import DemoOptions, make_demo
from cs_desktop.services.workspaces import with_suffix


@click.command()
@click.argument("file", type=FILE)
@click.option("--accounts", type=click.IntRange(1, 100_000), default=40, show_default=True)
@click.option(
    "--months", type=click.IntRange(3, 120), default=24, show_default=True, help="Length of the past."
)
@click.option("--seed", default=7, show_default=True, help="The same seed gives the same content and ids.")
@click.option("--until", type=Day(), default=None, help="Last day of the past; yesterday if not given.")
@click.option("--points", type=click.IntRange(0), default=None, help="Metric points in all, over 12 metrics.")
def demo(file: Path, accounts: int, months: int, seed: int, until: date | None, points: int | None) -> None:
    """Make a sample workspace FILE full of invented companies and their stories."""
    path = with_suffix(file)
    with progress() as report:
        make_demo(path, DemoOptions(accounts, months, seed, until, points), clock(), report)
    say(f"Made {path}")
