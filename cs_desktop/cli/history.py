"""What was changed, by whom and when: history."""

import sys
from datetime import date
from pathlib import Path

import click

from cs_desktop.cli.parts import FILE, Day, opened, progress, say
from cs_desktop.common.dates import moment_text
from cs_desktop.common.errors import KnownError
from cs_desktop.domain.changes import Kind
from cs_desktop.domain.figures import plural
from cs_desktop.domain.history import ChangeLine, HistoryEntry, HistoryFilter, HistoryScope, Operation
from cs_desktop.services.changelog import export_history, load_detail, load_history, people, print_history
from cs_desktop.services.context import Context
from cs_desktop.services.finding import find_account_ever

SHOWN = 20
LINES = 10
_KINDS = click.Choice([kind.value for kind in Kind])


@click.command()
@click.argument("file", type=FILE)
@click.option("--account", default=None, help="Name, external id or id; also of one deleted since.")
@click.option("--person", default="", help="Who made the change, as --json names them.")
@click.option("--kind", type=_KINDS, default=None, help="What was changed.", metavar="KIND")
@click.option("--since", type=Day(), default=None, help="First day, such as 2026-10-13.")
@click.option("--until", type=Day(), default=None, help="Last day.")
@click.option("--text", default="", help="Words in the name of the change.")
@click.option(
    "--limit",
    type=click.IntRange(1),
    default=None,
    help="Only the newest; 20 if not given, or all in a file.",
)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
@click.option("--out", type=FILE, default=None, help="Write this file (.csv or .json) with all changes.")
def history(
    file: Path,
    account: str | None,
    person: str,
    kind: str | None,
    since: date | None,
    until: date | None,
    text: str,
    limit: int | None,
    out: Path | None,
    *,
    as_json: bool,
) -> None:
    """Show what was changed in workspace FILE, by whom and when, the newest first.

    An account's history holds everything under it. Days are those of this computer's time zone.
    """
    if since and until and until < since:
        raise click.UsageError(f"--until {until} must not lie before --since {since}.")
    if out and out.suffix.lower() not in (".csv", ".json"):
        raise click.UsageError(f"--out {out.name} must end in .csv or .json.")
    with opened(file) as ctx:
        scope = HistoryScope(_account(ctx, account))
        wanted = HistoryFilter(_person(ctx, person), Kind(kind) if kind else None, since, until, text)
        if out:
            with progress() as report:
                count = export_history(ctx, scope, wanted, out, limit, report)
            say(f"Wrote {out} ({plural(count, 'change')})")
        elif as_json:
            print_history(ctx, scope, wanted, sys.stdout, limit)
        else:
            _print(ctx, scope, wanted, limit or SHOWN)


def _account(ctx: Context, text: str | None) -> int | None:
    try:
        return None if text is None else find_account_ever(ctx, text)
    except KnownError as error:
        raise click.UsageError(str(error)) from None


def _person(ctx: Context, text: str) -> str:
    known = people(ctx)
    found = [name for name in known if name.casefold() == text.strip().casefold()]
    if text and not found:
        raise click.UsageError(
            f"Nobody called {text!r} has changed this workspace; known: {', '.join(known)}."
        )
    return found[0] if found else ""


def _print(ctx: Context, scope: HistoryScope, wanted: HistoryFilter, limit: int) -> None:
    page = load_history(ctx, scope, wanted, limit=limit)
    for entry in page.entries:
        say(f"{moment_text(entry.at.astimezone())}  {entry.person}  {entry.label}{_undone(entry)}")
        detail = load_detail(ctx, entry, scope, limit=LINES)
        for line in detail.summary or map(_worded, detail.lines):
            say(f"    {line}")
        if detail.after is not None and not detail.summary:
            say(f"    and {entry.count - detail.taken:,} more")
    if not page.entries:
        say("Nothing was changed." if wanted == HistoryFilter() else "No change matches.")
    if page.before is not None:
        say("There is more: see it with --limit, --json or --out.")


def _undone(entry: HistoryEntry) -> str:
    undone = entry.undone_by
    return f" (undone by {undone.person}, {moment_text(undone.at.astimezone())})" if undone else ""


def _worded(line: ChangeLine) -> str:
    if line.operation is not Operation.UPDATE:
        return line.label
    return f"{line.subject} · {line.label}: {line.old or 'empty'} → {line.new or 'empty'}"
