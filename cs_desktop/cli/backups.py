"""Copies to fall back on: backup and restore."""

from pathlib import Path

import click

from cs_desktop.cli.parts import FILE, clock, say
from cs_desktop.common.dates import moment_text
from cs_desktop.common.errors import KnownError
from cs_desktop.common.sizes import size_text
from cs_desktop.domain.backups import FileState, Holding, InUseError, Restored
from cs_desktop.services.backups import back_up_file
from cs_desktop.services.backups import restore as restore_backup
from cs_desktop.services.workspaces import with_suffix


@click.command()
@click.argument("file", type=FILE)
@click.option("--out", type=FILE, default=None, help="Write this file instead, which must not exist yet.")
def backup(file: Path, out: Path | None) -> None:
    """Copy workspace FILE into the folder of its backups, or to --out, and look the copy over.

    It may be open in other programs meanwhile. Older backups are thinned: one for each half hour of the
    last day, each day of a week, each week of five, each month of a year.
    """
    made, held = back_up_file(file, None if out is None else with_suffix(out), clock())
    say(f"Made {made} ({size_text(made.stat().st_size)})")
    say(_held(held))


@click.command()
@click.argument("backup", type=FILE)
@click.argument("file", type=FILE)
@click.option("--force", is_flag=True, help="Restore though other programs have FILE open.")
def restore(backup: Path, file: Path, *, force: bool) -> None:
    """Put a copy of BACKUP in the place of workspace FILE.

    BACKUP is looked over first. What FILE was is kept: as a backup if it is whole, else beside it, with
    its journal. Where anything goes wrong, FILE is as it was.
    """
    try:
        done = restore_backup(backup, with_suffix(file), clock(), anyway=force)
    except InUseError as error:
        raise KnownError(str(error) if force else f"{error} Or restore anyway with --force.") from None
    say(f"Restored {done.target} from {backup}")
    say(_held(done.held))
    for line in _kept(done):
        say(line)


def _held(held: Holding) -> str:
    accounts = f"{held.accounts:,} account{'' if held.accounts == 1 else 's'}"
    changes = f"{held.changes:,} change{'' if held.changes == 1 else 's'}"
    if held.at is None:
        return f"It holds {accounts}."
    when = moment_text(held.at.astimezone())
    return f"It holds {accounts} and {changes}, the last “{held.label}” by {held.by}, {when}."


def _kept(done: Restored) -> list[str]:
    lines = {
        FileState.MISSING: [],
        FileState.HEALTHY: [f"The file as it was is kept as {done.kept}"],
        FileState.DAMAGED: [f"The file that was there cannot be used; it is kept as {done.kept}"],
        FileState.CUT_OFF: [
            f"The file that was there was left in the middle of a write; kept as {done.kept}"
        ],
    }[done.was]
    lines += [f"and beside it {path}" for path in done.kept_beside]
    if done.upgrades:
        lines.append("It has an older format and is upgraded when it is opened, after a backup.")
    return lines
