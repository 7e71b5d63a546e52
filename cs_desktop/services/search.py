"""Finding words in everything that people typed into a workspace."""

import hashlib
import sqlite3
from collections.abc import Callable, Collection, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from cs_desktop.common.errors import KnownError
from cs_desktop.common.language import tr
from cs_desktop.common.paths import cache_dir
from cs_desktop.common.text import capitalized, shortened
from cs_desktop.domain.changes import Kind
from cs_desktop.domain.field_labels import KIND_LABELS
from cs_desktop.domain.history import ObjectKey
from cs_desktop.domain.search import SearchHit, SearchPage, TextHit, hit_in, snippet
from cs_desktop.domain.search_text import Wanted, wanted_in
from cs_desktop.domain.searchable import texts_of
from cs_desktop.models.search.building import bring_up_to_date, is_current
from cs_desktop.models.search.index_file import IndexFile, Place, is_damage
from cs_desktop.models.search.rows import values_of
from cs_desktop.services.cache_files import tidy_caches
from cs_desktop.services.changelog.directory import Directory
from cs_desktop.services.context import Context
from cs_desktop.services.reading import Read, read_steadily

T = TypeVar("T")
_SUFFIX = ".search"
_NAME_SHOWN = 80


def index_of(workspace: Path) -> IndexFile:
    """Return the index of the workspace at a place; it may not have been made yet."""
    digest = hashlib.sha256(str(workspace.resolve()).encode("utf-8", "surrogateescape")).hexdigest()
    return IndexFile(cache_dir() / "search" / f"{digest[:24]}{_SUFFIX}")


def update_index(ctx: Context, report: Callable[[int, int], None] = lambda _done, _total: None) -> None:
    """Make the index hold what the workspace holds; `report` is told how far making it anew has come.

    Raises:
        KnownError: the workspace cannot be read, or the index cannot be written.
    """
    index = index_of(ctx.workspace.path)
    tidy_caches(ctx, index.path)
    _with(index, lambda: bring_up_to_date(ctx.workspace, index, report))


def search(
    ctx: Context,
    question: str,
    kinds: Collection[Kind] = (),
    account_id: int | None = None,
    limit: int = 100,
) -> SearchPage:
    """Return where all words of a question stand: first in names, then the newest first.

    The last word may be the beginning of one. `kinds` (none for all) and an account narrow it. What is
    shown is read from the workspace now: what was deleted or changed since is never shown as it was.

    Raises:
        KnownError: the workspace or the index cannot be read.
    """
    wanted = wanted_in(question)
    if not wanted:
        return SearchPage((), {}, complete=True)
    index = index_of(ctx.workspace.path)

    def ask() -> tuple[list[Place], dict[Kind, int], bool]:
        complete = is_current(ctx.workspace, index)
        return index.find(wanted, kinds, account_id, limit), index.counts(wanted), complete

    places, counts, complete = _with(index, ask)
    hits = read_steadily(ctx.workspace, lambda read: _hits(read, places, wanted))
    return SearchPage(tuple(hits), counts, complete)


def _hits(read: Read, places: Sequence[Place], wanted: Sequence[Wanted]) -> list[SearchHit]:
    found: dict[Place, Mapping[str, Any]] = {}
    for kind in dict.fromkeys(place.kind for place in places):
        ids = [place.id for place in places if place.kind is kind]
        rows = read(partial(values_of, kind=kind, ids=ids))
        found |= {place: rows[place.id] for place in places if place.kind is kind and place.id in rows}
    directory = Directory(read)
    directory.look_up(ObjectKey(place.kind, place.id) for place in found)
    hits = ((place, _hit(directory, place, found[place], wanted)) for place in places if place in found)
    return [hit for _, hit in hits if hit is not None]


def _hit(
    directory: Directory, place: Place, values: Mapping[str, Any], wanted: Sequence[Wanted]
) -> SearchHit | None:
    """Return what was found in a thing as it is now; None where the words stand in it no more."""
    texts = [
        (column, field, text, hit_in(text, wanted)) for column, field, text in texts_of(place.kind, values)
    ]
    answered: set[int] = set().union(*(hit.answered for *_, hit in texts))
    if len(answered) < len(wanted):
        return None
    column, field, text, best = max(texts, key=lambda found: _worth(found[3]))
    shown, bold = snippet(text, best.parts)
    key = ObjectKey(place.kind, place.id)
    account = directory.account_of(key)
    name = shortened(" ".join(directory.name(key).split()), _NAME_SHOWN)
    return SearchHit(
        place.kind,
        place.id,
        account.id if account else None,
        capitalized(f"{KIND_LABELS[place.kind].shown} {name}".strip()),
        directory.name(account) if account and account != key else "",
        column,
        field,
        shown,
        bold,
    )


def _worth(hit: TextHit) -> int:
    return len(hit.answered)


def _with(index: IndexFile, work: Callable[[], T]) -> T:
    """Do something with the index; where it is damaged, once more with a new one."""
    try:
        try:
            return work()
        except sqlite3.Error as error:
            if not is_damage(error):
                raise
            index.remove()
            return work()
    except (sqlite3.Error, OSError) as error:
        raise KnownError(
            tr("The search index cannot be used ({reason}); look at the disk of your profile.", reason=error)
        ) from error
