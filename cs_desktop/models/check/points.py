"""Blocks of metric points, and what batches keep to be undone: both are outside the log."""

import sqlite3
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import astuple, dataclass
from datetime import date

import numpy as np

from cs_desktop.common.language import marked, tr
from cs_desktop.domain.check import Place, Trouble
from cs_desktop.domain.progress import Progress
from cs_desktop.models.check.findings import Findings
from cs_desktop.models.check.words import Namer, quoted, shown
from cs_desktop.models.points.blocks import DAY_TYPE, VALUE_TYPE, Block, unpack
from cs_desktop.models.points.undo import is_whole

_AT_ONCE = 2000
_BLOCKS = "SELECT metric_id, account_id, year, count, days, points, crc FROM point_block"
_BACKUPS = "SELECT batch_id, part, content FROM point_backup"
_KNOWN = "SELECT DISTINCT entity_id FROM change WHERE entity=? AND op='insert'"
_REMEDY = marked("The log does not hold points: import them again, or restore a backup.")


@dataclass(frozen=True, slots=True)
class _Stored:
    """A block as it is stored, once it was found to have the right types."""

    metric: int
    account: int
    year: int
    count: int
    days: bytes
    points: bytes
    crc: object


@dataclass(frozen=True, slots=True)
class _Known:
    """Ids that the log ever gave."""

    accounts: frozenset[int]
    metrics: frozenset[int]


def check_points(connection: sqlite3.Connection, findings: Findings, report: Progress) -> int:
    """Look at every block of points and return how many there are.

    Raises:
        sqlite3.Error: they cannot be read to their end.
    """
    total = connection.execute("SELECT count(*) FROM point_block").fetchone()[0]
    known = _Known(_ids(connection, "account"), _ids(connection, "metric"))
    namer = Namer(connection)
    cursor = connection.execute(_BLOCKS)
    done = 0
    while rows := cursor.fetchmany(_AT_ONCE):
        shaped = [_Stored(*row) for row in rows if _has_shape(row)]
        wrong = {block: reason for block in shaped if (reason := _wrong_whole(block, known))}
        for place, reason in _wrong_points(shaped):
            wrong.setdefault(shaped[place], reason)
        for block, reason in wrong.items():
            _tell(findings, namer, astuple(block), reason)
        for row in rows:
            if not _has_shape(row):
                _tell(findings, namer, row, tr("have another form than points have"))
        done += len(rows)
        report(done, total, tr("Checking points"))
    return done


def check_batches(connection: sqlite3.Connection, findings: Findings, report: Progress) -> None:
    """Look at what each batch of points keeps to be undone.

    Raises:
        sqlite3.Error: it cannot be read to its end.
    """
    known = _ids(connection, "point_batch")
    for done, (batch, part, content) in enumerate(connection.execute(_BACKUPS)):
        report(done, None, tr("Checking imports"))
        reason = ""
        if batch not in known:
            reason = tr("belongs to no import that the log knows")
        elif not isinstance(content, bytes) or not _unpacks(content):
            reason = tr("cannot be read")
        if reason:
            findings.tell(
                Trouble.POINTS,
                tr(
                    "What import {batch} keeps to be undone (part {part}) {reason}.",
                    batch=batch,
                    part=part,
                    reason=reason,
                ),
                tr(
                    "The points themselves are not touched; only undoing that import will not bring back all."
                ),
                Place("point_backup", batch if isinstance(batch, int) else None),
            )


def _unpacks(content: bytes) -> bool:
    try:
        return is_whole(zlib.decompress(content))
    except zlib.error:
        return False


def _ids(connection: sqlite3.Connection, entity: str) -> frozenset[int]:
    return frozenset(row[0] for row in connection.execute(_KNOWN, (entity,)))


def _has_shape(row: Sequence[object]) -> bool:
    """Return whether a row has the types and lengths of a block."""
    *numbers, days, points, _crc = row
    if not all(isinstance(number, int) for number in numbers):
        return False
    if not (isinstance(days, bytes) and isinstance(points, bytes)):
        return False
    count, odd = divmod(len(days), DAY_TYPE.itemsize)
    year = numbers[2]
    assert isinstance(year, int)
    return not odd and len(points) == count * VALUE_TYPE.itemsize and date.min.year <= year <= date.max.year


def _wrong_whole(block: _Stored, known: _Known) -> str:
    """Return what is wrong with a block as a whole, empty if nothing is."""
    packed = Block(block.days, block.points)
    if packed.checksum(block.metric, block.account, block.year) != block.crc:
        return tr("do not fit their checksum")
    if not packed.count or packed.count != block.count:
        return tr("are not as many as they should be")
    if block.account not in known.accounts:
        return tr("belong to an account that was never there")
    if block.metric not in known.metrics:
        return tr("belong to a metric that was never there")
    return ""


def _wrong_points(blocks: Sequence[_Stored]) -> Iterator[tuple[int, str]]:
    """Yield the places of blocks with points that no write of ours makes, and why."""
    if not blocks:
        return
    columns = unpack([Block(block.days, block.points) for block in blocks])
    last = {year: (date(year, 12, 31) - date(year, 1, 1)).days for year in {block.year for block in blocks}}
    last_places = np.array([last[block.year] for block in blocks])[columns.blocks]
    beyond = (columns.places < 0) | (columns.places > last_places)
    unordered = np.append(False, np.diff(columns.keys()) <= 0)[: len(columns.places)]
    for mask, reason in (
        (beyond, tr("have a day outside their year")),
        (~np.isfinite(columns.values), tr("have a value that is no number")),
        (unordered, tr("are not in the order of their days")),
    ):
        for place in np.unique(columns.blocks[mask]).tolist():
            yield place, reason


def _tell(findings: Findings, namer: Namer, row: Sequence[object], reason: str) -> None:
    metric, account, year, count, *_ = row
    name = namer.called("account", account) or tr("Account {account}", account=account)
    measured = namer.called("metric", metric)
    findings.tell(
        Trouble.POINTS,
        tr(
            "{name}: the {count} points of {value} in {year} {reason}.",
            name=shown(name),
            count=count,
            value=quoted(measured) if measured else f"metric {metric}",
            year=year,
            reason=reason,
        ),
        _REMEDY,
        Place("point_block", account if isinstance(account, int) else None, str(year), name),
    )
