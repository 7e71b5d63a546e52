"""Taking out for good what was deleted: purge."""

from pathlib import Path

import click

from cs_desktop.cli.parts import FILE, opened, say
from cs_desktop.common.sizes import size_text
from cs_desktop.services import purging


@click.command()
@click.argument("file", type=FILE)
@click.option("--yes", is_flag=True, help="Do it. Without this the command only says what would go.")
def purge(file: Path, *, yes: bool) -> None:
    """Take out for good what deletions left in workspace FILE for an undo.

    That is the points of deleted accounts and the bytes of attached files that nothing has any more. A
    backup is made first; undo cannot bring them back, the backup can.
    """
    with opened(file) as context:
        found = purging.what_to_purge(context)
        if found.is_empty:
            say("There is nothing to purge.")
            return
        if not yes:
            say("A purge would take, for good:")
            for line in found.lines:
                say(f"  {line}")
            say("Nothing was changed. Purge with --yes; a backup is made first.")
            return
        done, _change = purging.purge(context)
    say("Purged:")
    for line in done.gone.lines:
        say(f"  {line}")
    say(f"{size_text(done.freed)} in the file are free for new data; the file keeps its size.")
    say(f"The workspace as it was before is kept as {done.backup}")
