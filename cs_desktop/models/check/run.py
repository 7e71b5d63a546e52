"""One check from the first page to the last, of a private copy."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import TypeVar

from cs_desktop.common.clock import Clock
from cs_desktop.common.language import tr
from cs_desktop.domain.check import CheckResult, Looked, Trouble
from cs_desktop.domain.progress import Progress
from cs_desktop.models.check.attachments import check_attachments
from cs_desktop.models.check.copying import UNREADABLE, is_not_utf8, private_copy, reader, require_room
from cs_desktop.models.check.findings import Findings
from cs_desktop.models.check.log_sets import LogRead, check_counter, check_log
from cs_desktop.models.check.points import check_batches, check_points
from cs_desktop.models.check.references import check_references
from cs_desktop.models.check.rows import RowCheck, logged_forms
from cs_desktop.models.check.structure import REBUILD, check_structure
from cs_desktop.models.failures import explained, is_busy

T = TypeVar("T")


def check_file(path: Path, clock: Clock, report: Progress) -> CheckResult:
    """Check a workspace file of this version without changing it.

    Whatever cannot be read becomes a finding. `report` may raise to stop the check.

    Raises:
        KnownError: the file is in use for too long, or there is no room for a copy.
    """
    report(0, None, tr("Copying the workspace"))
    findings = Findings()
    try:
        with private_copy(path) as copy:
            return _check_copy(copy, clock, report)
    except (*UNREADABLE, OSError) as error:
        if is_busy(error):
            raise explained(error, path) or error from error
        require_room(error)
        _tell_unreadable(findings, tr("{name} is damaged, and", name=path.name), error)
        return CheckResult(path.name, clock.now(), Looked(), tuple(findings.listed), 0, None)


def _check_copy(copy: Path, clock: Clock, report: Progress) -> CheckResult:
    findings = Findings()
    report(0, None, tr("Checking structure"))
    with closing(reader(copy)) as connection:
        check_structure(connection, copy.name, findings)
    structural = findings.copy()
    for lenient in (False, True):
        # Text that is not UTF-8 makes the quick way stop; the slow one begins anew.
        with closing(reader(copy, lenient=lenient)) as connection:
            try:
                return _Check(connection, findings, report, lenient=lenient).result(copy.name, clock)
            except UNREADABLE as error:
                if lenient or not is_not_utf8(error):
                    raise
                findings = structural
    raise AssertionError("the lenient way reads everything")


class _Check:
    """The parts of a check, each of which says itself what it could not read."""

    def __init__(
        self, connection: sqlite3.Connection, findings: Findings, report: Progress, *, lenient: bool
    ) -> None:
        self._connection = connection
        self._lenient = lenient
        self._findings = findings
        self._report = report

    def result(self, name: str, clock: Clock) -> CheckResult:
        connection, findings, report = self._connection, self._findings, self._report
        total = self._part(tr("The log"), _count_changes, connection) or 0
        log = self._part(tr("The log"), check_log, connection, findings, report, total)
        read = log or LogRead()
        rows = RowCheck(connection, findings, report, total)
        for form in logged_forms():
            self._part(tr("The table {name}", name=form.table.name), rows.check, form)
        if log is not None:
            check_counter(findings, log)
        report(0, None, tr("Checking references"))
        self._part(tr("The tables"), check_references, connection, findings)
        blocks = self._part(tr("The metric points"), check_points, connection, findings, report)
        self._part(tr("What imports keep"), check_batches, connection, findings, report)
        attached = self._part(tr("The attachments"), check_attachments, connection, findings, report)
        looked = Looked(rows.rows, read.sets, read.changes, blocks or 0, attached or 0)
        plan = findings.plan(read.newest)
        return CheckResult(name, clock.now(), looked, tuple(findings.listed), findings.unlisted, plan)

    def _part(self, what: str, look: Callable[..., T], *arguments: object) -> T | None:
        """Run one part of the check; what cannot be read is a finding."""
        try:
            return look(*arguments)
        except UNREADABLE as error:
            require_room(error)
            if is_not_utf8(error) and not self._lenient:
                raise
            _tell_unreadable(self._findings, what, error)
            return None


def _count_changes(connection: sqlite3.Connection) -> int:
    return int(connection.execute("SELECT count(*) FROM change").fetchone()[0])


def _tell_unreadable(findings: Findings, what: str, error: BaseException) -> None:
    findings.log_whole = False
    reason = str(error) or tr("not enough memory")
    findings.tell(
        Trouble.STRUCTURE,
        tr("{what} could not be read to the end ({reason}).", what=what, reason=reason),
        REBUILD,
        found=reason,
    )
