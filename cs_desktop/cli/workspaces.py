"""Making an empty workspace."""

from pathlib import Path

import click

from cs_desktop.cli.parts import FILE, clock, say
from cs_desktop.services.workspaces import create, with_suffix


@click.command()
@click.argument("file", type=FILE)
@click.option("--company", default="", help="Your company's name, as decks show it.")
@click.option("--currency", default="USD", show_default=True, help="ISO 4217 code of all amounts.")
@click.option("--fiscal-start", default=1, show_default=True, help="First month of the fiscal year, 1 to 12.")
def new(file: Path, company: str, currency: str, fiscal_start: int) -> None:
    """Make an empty workspace FILE (NAME.csdesk)."""
    path = with_suffix(file)
    create(path, company, currency, fiscal_start, clock()).close()
    say(f"Made {path}")
