"""Files of accounts: attach, attachments."""

from pathlib import Path

import click

from cs_desktop.cli.parts import FILE, opened, print_json, say
from cs_desktop.common.errors import KnownError
from cs_desktop.common.sizes import size_text
from cs_desktop.domain.attachments import AttachmentRow, Role, clean_name
from cs_desktop.services.attached import files_of, save_as
from cs_desktop.services.attachments import attach as attach_file
from cs_desktop.services.finding import find_account

_ACCOUNT = click.option("--account", required=True, help="Name or external id of the account.")
_FEWEST_DIGITS = 6


@click.command()
@click.argument("file", type=FILE)
@_ACCOUNT
@click.argument("source", type=FILE)
@click.option("--logo", is_flag=True, help="As the account's logo: PNG, JPEG or WebP.")
def attach(file: Path, account: str, source: Path, *, logo: bool) -> None:
    """Keep a copy of SOURCE, up to 10 MB, with an account of workspace FILE."""
    with opened(file) as ctx:
        role = Role.LOGO if logo else Role.FILE
        change = attach_file(ctx, find_account(ctx, account), source, role)
    if change is None:
        say(f"{account} has this logo already")
    else:
        say(f"Changed logo of {account}" if logo else f"Attached {clean_name(source.name)} to {account}")


@click.command()
@click.argument("file", type=FILE)
@_ACCOUNT
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
@click.option("--save", metavar="SHA", default="", help="Write the file of this hash; its beginning will do.")
@click.option("--out", type=FILE, default=None, help="Where to write it.")
def attachments(file: Path, account: str, save: str, out: Path | None, *, as_json: bool) -> None:
    """List an account's files in workspace FILE, or write one of them out."""
    if bool(save) != (out is not None):
        raise click.UsageError("--save and --out go together.")
    with opened(file) as ctx:
        rows = files_of(ctx, find_account(ctx, account))
        if out is not None:
            say(f"Wrote {save_as(ctx, _chosen(rows, save).id, out)}")
            return
    if as_json:
        print_json({"files": [_document(row) for row in rows]})
    else:
        for row in rows:
            say(f"{row.sha256[:12]}  {row.role:8}  {size_text(row.size):>10}  {row.name}")


def _chosen(rows: tuple[AttachmentRow, ...], beginning: str) -> AttachmentRow:
    found = {row.sha256: row for row in rows if row.sha256.startswith(beginning.lower())}
    if len(beginning) < _FEWEST_DIGITS or len(found) != 1:
        raise KnownError(
            f"{len(found)} files of this account have a hash that begins with {beginning!r}; give "
            f"{_FEWEST_DIGITS} digits or more, as listed without --save."
        )
    return next(iter(found.values()))


def _document(row: AttachmentRow) -> dict[str, object]:
    return {
        "id": row.id,
        "role": row.role,
        "name": row.name,
        "media_type": row.media.value,
        "size": row.size,
        "sha256": row.sha256,
        "added_at": row.added_at.isoformat(),
        "added_by": row.by,
    }
