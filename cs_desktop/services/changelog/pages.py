"""Change sets as pages of entries, filtered, each read short."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from functools import partial

from cs_desktop.domain.changes import Kind
from cs_desktop.domain.history import HistoryEntry, HistoryFilter, HistoryPage, HistoryScope, Undoing
from cs_desktop.models.log.clocks import moment
from cs_desktop.models.queries import history
from cs_desktop.models.queries.history import SetFacts, SetFilter
from cs_desktop.models.queries.workspace import log_position
from cs_desktop.services.changelog.deletions import Deletions
from cs_desktop.services.changelog.scoping import objects_in
from cs_desktop.services.context import Context
from cs_desktop.services.reading import Read

PAGE = 50
_FIRST_PART, _LARGEST_PART = 100, 4000
"""Change sets looked through by one read; more and more where few fit."""
_CHANGES_SEARCHED = 100_000
"""Changes searched for a kind by one read, some 20 ms."""
_RARE = 20_000
"""Changes of a kind up to which they are found by the kind, in some 20 ms."""


def load_history(
    ctx: Context,
    scope: HistoryScope,
    wanted: HistoryFilter,
    before: int | None = None,
    limit: int = PAGE,
    deletions: Deletions | None = None,
) -> HistoryPage:
    """Return up to `limit` entries before a place in the log (None: the newest), the newest first.

    `deletions`, kept from page to page, saves reading again what was deleted long ago.
    """
    newest = ctx.workspace.read(log_position)
    found: list[HistoryEntry] = []
    for entry in matching_entries(ctx.workspace.read, scope, wanted, before, deletions=deletions):
        if len(found) == limit:
            return HistoryPage(with_undoings(ctx, found), found[-1].pos, newest)
        found.append(entry)
    return HistoryPage(with_undoings(ctx, found), None, newest)


def newer_than(
    ctx: Context,
    scope: HistoryScope,
    wanted: HistoryFilter,
    after: int,
    deletions: Deletions | None = None,
) -> HistoryPage:
    """Return all entries after a place in the log, as one page."""
    newest = ctx.workspace.read(log_position)
    found = list(matching_entries(ctx.workspace.read, scope, wanted, after=after, deletions=deletions))
    return HistoryPage(with_undoings(ctx, found), None, newest)


def people(ctx: Context) -> tuple[str, ...]:
    """Return the names of all who have changed the workspace, as the log has them."""
    return tuple(ctx.workspace.read(history.users))


def undone_now(ctx: Context, ids: Sequence[int]) -> dict[int, Undoing]:
    """Return which of these change sets are taken back at present, and by what.

    A change set is taken back by a later one that reverts it, unless that is itself taken back.
    """
    sets = ctx.workspace.read(lambda c: history.undoings(c, ids))
    undone: dict[int, Undoing] = {}
    # The newest first: what it takes back no longer counts for what that one took back.
    for facts in reversed(sets):
        if facts.id not in undone and facts.undo_of is not None:
            undone.setdefault(facts.undo_of, Undoing(facts.id, facts.user, moment(facts.clock)))
    return {change_set_id: undone[change_set_id] for change_set_id in ids if change_set_id in undone}


def with_undoings(ctx: Context, entries: Sequence[HistoryEntry]) -> tuple[HistoryEntry, ...]:
    """Return the entries with what took them back."""
    undone = undone_now(ctx, [entry.change_set_id for entry in entries])
    return tuple(replace(entry, undone_by=undone.get(entry.change_set_id)) for entry in entries)


def matching_entries(
    read: Read,
    scope: HistoryScope,
    wanted: HistoryFilter,
    before: int | None = None,
    after: int = 0,
    deletions: Deletions | None = None,
) -> Iterator[HistoryEntry]:
    """Yield the entries of a scope that the filter lets through, the newest first, without their undoings."""
    filtered = SetFilter(wanted.person, _start(wanted.since), _end(wanted.until))
    objects = objects_in(read, scope, wanted.kind, deletions)
    text = wanted.text.casefold()
    if objects is not None:
        counts = read(partial(history.positions_of, scope=objects, after=after))
        for facts in _at(read, filtered, counts, before):
            if text in facts.label.casefold():
                yield _entry(facts, counts[facts.pos])
        return
    for facts in _of_workspace(read, filtered, wanted.kind, text, before, after):
        yield _entry(facts, facts.count)


def _of_workspace(
    read: Read, filtered: SetFilter, kind: Kind | None, text: str, before: int | None, after: int
) -> Iterator[SetFacts]:
    few = None if kind is None else read(partial(history.few_with_kind, entity=kind.value, most=_RARE))
    if few is not None:
        newer = [pos for pos in few if pos > after]
        yield from (s for s in _at(read, filtered, newer, before) if text in s.label.casefold())
        return
    for part in _parts(read, filtered, before, after):
        named = [facts for facts in part if text in facts.label.casefold()]
        yield from named if kind is None else _with_kind(read, named, kind)


def _at(read: Read, filtered: SetFilter, positions: Iterable[int], before: int | None) -> Iterator[SetFacts]:
    ordered = sorted((pos for pos in positions if before is None or pos < before), reverse=True)
    for start in range(0, len(ordered), _LARGEST_PART):
        some = ordered[start : start + _LARGEST_PART]
        yield from read(partial(history.sets_at, wanted=filtered, positions=some))


def _parts(read: Read, filtered: SetFilter, before: int | None, after: int) -> Iterator[list[SetFacts]]:
    size = _FIRST_PART
    while True:
        part = read(partial(history.newest_sets, wanted=filtered, before=before, after=after, limit=size))
        yield part
        if len(part) < size:
            return
        before, size = part[-1].pos, min(2 * size, _LARGEST_PART)


def _with_kind(read: Read, sets: Sequence[SetFacts], kind: Kind) -> Iterator[SetFacts]:
    for some in _lots(sets):
        found = read(partial(history.with_kind, sets=some, entity=kind.value))
        yield from (facts for facts in some if facts.pos in found)


def _lots(sets: Sequence[SetFacts]) -> Iterator[list[SetFacts]]:
    """Yield the change sets in lots that together have not too many changes."""
    lot: list[SetFacts] = []
    size = 0
    for facts in sets:
        if lot and size + facts.count > _CHANGES_SEARCHED:
            yield lot
            lot, size = [], 0
        lot.append(facts)
        size += facts.count
    if lot:
        yield lot


def _entry(facts: SetFacts, count: int) -> HistoryEntry:
    return HistoryEntry(
        pos=facts.pos,
        change_set_id=facts.id,
        at=moment(facts.clock),
        person=facts.user,
        host=facts.host,
        label=facts.label,
        count=count,
        whole=facts.count,
        undo_of=facts.undo_of,
    )


def _start(day: date | None) -> int | None:
    """Return the first millisecond of a day in this computer's time zone."""
    if day is None:
        return None
    # Days at the calendar's ends have no time in UTC on one side of it or the other.
    near = min(max(day, date(1, 1, 3)), date(9999, 12, 29))
    return int(datetime.combine(near, time.min).astimezone(UTC).timestamp() * 1000)


def _end(day: date | None) -> int | None:
    """Return the first millisecond after a day."""
    return None if day is None else _start(min(day, date(9999, 12, 29)) + timedelta(days=1))
