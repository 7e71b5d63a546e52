"""The command that finds words in everything that people typed."""

from pathlib import Path

import click

from cs_desktop.cli.parts import FILE, opened, print_json, progress, say
from cs_desktop.common.language import tr, trn
from cs_desktop.domain.changes import Kind
from cs_desktop.domain.search import SearchHit
from cs_desktop.domain.searchable import SEARCHED
from cs_desktop.services.finding import find_account
from cs_desktop.services.search import search as find
from cs_desktop.services.search import update_index

SHOWN = 30


@click.command()
@click.argument("file", type=FILE)
@click.argument("words", nargs=-1, required=True)
@click.option(
    "--kind",
    "kinds",
    multiple=True,
    type=click.Choice(sorted(kind.value for kind in SEARCHED)),
    help="Only in things of this kind; may be given again.",
)
@click.option("--account", help="Only in what is part of the account of this name or external id.")
@click.option("--limit", type=click.IntRange(min=1), default=SHOWN, show_default=True, help="Things shown.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
def search(
    file: Path,
    words: tuple[str, ...],
    kinds: tuple[str, ...],
    account: str | None,
    limit: int,
    *,
    as_json: bool,
) -> None:
    """Find WORDS in names, notes, causes and all other texts of workspace FILE.

    All words must stand in one thing; the last one may be the beginning of a word. Names come first, then
    the newest. The index is kept in your profile, never in the workspace.
    """
    with opened(file) as ctx:
        account_id = None if account is None else find_account(ctx, account)
        with progress() as report:
            update_index(ctx, lambda done, total: report(done, total or None, tr("Indexing")))
        page = find(ctx, " ".join(words), [Kind(kind) for kind in kinds], account_id, limit)
    if as_json:
        counts = {kind.value: count for kind, count in page.counts.items()}
        print_json({"hits": [_plain(hit) for hit in page.hits], "counts": counts})
        return
    for hit in page.hits:
        say(f"{hit.name} · {hit.field}" + (f" · {hit.account}" if hit.account else ""))
        say(f"    {hit.snippet}")
    total = sum(page.counts[kind] for kind in page.counts if not kinds or kind.value in kinds)
    say(trn("{count} thing found.", "{count} things found.", total if account is None else len(page.hits)))


def _plain(hit: SearchHit) -> dict[str, object]:
    return {
        "kind": hit.kind.value,
        "id": hit.id,
        "name": hit.name,
        "account_id": hit.account_id,
        "account": hit.account,
        "field": hit.column,
        "label": hit.field,
        "snippet": hit.snippet,
        "bold": [list(part) for part in hit.bold],
    }
