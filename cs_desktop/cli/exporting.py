"""Files for others: export deck."""

from pathlib import Path

import click

from cs_desktop.cli.parts import FILE, opened, progress, say
from cs_desktop.domain.slides import Audience
from cs_desktop.services.deck import export_deck
from cs_desktop.services.finding import find_account


@click.group()
def export() -> None:
    """Write decks that leave the house."""


@export.command()
@click.argument("file", type=FILE)
@click.option("--account", required=True, help="Name or external id of the account.")
@click.option("--period", default=None, help="Such as 2026-Q3; the last full quarter if not given.")
@click.option(
    "--audience",
    type=click.Choice([audience.value for audience in Audience]),
    default=Audience.INTERNAL.value,
    show_default=True,
    help="A client's deck has neither money nor health; an internal one is marked so.",
)
@click.option("--out", type=FILE, required=True, help="The PDF to write.")
def deck(file: Path, account: str, period: str | None, audience: str, out: Path) -> None:
    """Write an account's executive business review as PDF slides."""
    if out.suffix.lower() != ".pdf":
        raise click.UsageError(f"--out {out.name} must end in .pdf.")
    with opened(file) as ctx, progress() as report:
        written = export_deck(ctx, find_account(ctx, account), out, period, report, Audience(audience))
    say(f"Wrote {written.path} ({written.pages} pages)")
    for warning in written.warnings:
        click.echo(f"Note: {warning}", err=True)
