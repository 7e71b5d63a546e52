"""Attached files: each content is there, and is what its hash says."""

import sqlite3
from hashlib import sha256

from cs_desktop.common.language import count_text, marked, tr
from cs_desktop.domain.check import Place, Trouble
from cs_desktop.domain.progress import Progress
from cs_desktop.models.check.findings import KEEP, Findings
from cs_desktop.models.check.words import Namer, shown

_ATTACHED = "SELECT id, account_id, name, size, sha256 FROM attachment ORDER BY id"
_CONTENTS = "SELECT sha256, content FROM attachment_content"
_REMEDY = marked("Attach the file again, or restore a backup.")


def check_attachments(connection: sqlite3.Connection, findings: Findings, report: Progress) -> int:
    """Look at every content, and for each attachment's; return how many attachments there are.

    Raises:
        sqlite3.Error: they cannot be read to their end.
    """
    sizes: dict[object, int] = {}
    bad: set[object] = set()
    for done, (digest, content) in enumerate(connection.execute(_CONTENTS)):
        report(done, None, tr("Checking attachments"))
        whole = isinstance(content, bytes) and sha256(content).hexdigest() == digest
        sizes[digest] = len(content) if isinstance(content, bytes) else -1
        if not whole:
            bad.add(digest)
    used = _check_attached(connection, findings, sizes, bad)
    for digest, size in sizes.items():
        if digest in used:
            continue
        place = Place("attachment_content", name=str(digest))
        if digest in bad:
            findings.tell(
                Trouble.ATTACHMENT, tr("The content of a deleted attachment was altered."), _REMEDY, place
            )
        else:
            text = tr(
                "A content of {size} bytes belongs to no attachment; undo may still need it.",
                size=count_text(size),
            )
            findings.tell(Trouble.SPARE, text, KEEP, place)
    return sum(used.values())


def _check_attached(
    connection: sqlite3.Connection, findings: Findings, sizes: dict[object, int], bad: set[object]
) -> dict[object, int]:
    """Look at each attachment; return how many there are of each content."""
    namer = Namer(connection)
    used: dict[object, int] = {}
    for row_id, account_id, name, size, digest in connection.execute(_ATTACHED).fetchall():
        used[digest] = used.get(digest, 0) + 1
        reason = ""
        if digest not in sizes:
            reason = tr("is missing")
        elif digest in bad:
            reason = tr("was altered")
        elif sizes[digest] != size:
            reason = tr("has {sizes} bytes instead of {size}", sizes=count_text(sizes[digest]), size=size)
        if reason:
            whose = namer.called("account", account_id)
            subject = (
                tr("{whose}, file {shown}", whose=shown(whose), shown=shown(str(name)))
                if whose
                else tr("File {shown}", shown=shown(str(name)))
            )
            findings.tell(
                Trouble.ATTACHMENT,
                tr("{subject}: its content {reason}.", subject=subject, reason=reason),
                _REMEDY,
                Place("attachment", row_id, "", str(name)),
            )
    return used
