"""Reading files of other programs: import."""

from dataclasses import asdict
from pathlib import Path

import click

from cs_desktop.cli.parts import FILE, opened, print_json, progress, say
from cs_desktop.domain.import_request import ImportRequest
from cs_desktop.domain.importing import ImportKind, ImportMode, ImportResult
from cs_desktop.services.importing import run_import

_REJECTED_SHOWN = 20
_KINDS = click.Choice([kind.value for kind in ImportKind])
_MODES = click.Choice([mode.value for mode in ImportMode])


@click.command("import")
@click.argument("file", type=FILE)
@click.argument("kind", type=_KINDS)
@click.argument("source", type=FILE)
@click.option("--map", "mapping", type=FILE, help="Mapping file (TOML), or the name of a shipped one.")
@click.option("--sheet", default="", help="Sheet of an XLSX file; the first if not given.")
@click.option("--mode", type=_MODES, default=ImportMode.UPSERT.value, show_default=True)
@click.option("--skip-bad", is_flag=True, help="Import the good rows though others are bad.")
@click.option("--dry-run", is_flag=True, help="Check everything and write nothing.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
@click.pass_context
def import_(
    ctx: click.Context,
    file: Path,
    kind: str,
    source: Path,
    mapping: Path | None,
    sheet: str,
    mode: str,
    *,
    skip_bad: bool,
    dry_run: bool,
    as_json: bool,
) -> None:
    """Import SOURCE (CSV or XLSX) of one KIND into workspace FILE.

    Nothing is written where a row is bad, unless --skip-bad. The same file again changes nothing.
    """
    request = ImportRequest(
        ImportKind(kind), source, mapping, sheet, ImportMode(mode), skip_bad=skip_bad, dry_run=dry_run
    )
    with opened(file) as context, progress() as report:
        result = run_import(context, request, report)
    if as_json:
        print_json(_document(result))
    else:
        _print(result, skip_bad=skip_bad)
    if result.rejected and not skip_bad:
        ctx.exit(1)


def _document(result: ImportResult) -> dict[str, object]:
    document = asdict(result)
    del document["accounts"]
    change = result.change
    document["change"] = None if change is None else {"id": change.change_set_id, "label": change.label}
    return document


def _print(result: ImportResult, *, skip_bad: bool) -> None:
    for bad in result.rejected[:_REJECTED_SHOWN]:
        column = f", {bad.column}" if bad.column else ""
        click.echo(f"Line {bad.row}{column}: {bad.reason}", err=True)
    if len(result.rejected) > _REJECTED_SHOWN:
        click.echo(f"and {len(result.rejected) - _REJECTED_SHOWN:,} more; see them all with --json", err=True)
    for warning in result.warnings:
        click.echo(f"Note: {warning}", err=True)
    counts = (
        f"{result.created:,} new, {result.updated:,} changed, {result.unchanged:,} as before, "
        f"{result.skipped:,} left out, {len(result.rejected):,} rejected"
    )
    if result.written:
        say(f"{result.source}: {counts}")
    elif result.rejected and not skip_bad:
        say(
            f"{result.source}: nothing was written, because {len(result.rejected):,} of "
            f"{result.rows:,} rows are bad; mend them, or import the rest with --skip-bad"
        )
    else:
        say(f"{result.source}: nothing was written (dry run); it would be {counts}")
