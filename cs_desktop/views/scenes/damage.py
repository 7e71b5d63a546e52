"""A workspace with damage of several kinds, for the pictures of the program."""

from datetime import UTC, datetime

from cs_desktop.domain.check import CheckResult, Finding, Looked, Place, RepairPlan, Trouble, WrongRow

_FOUND = (
    Finding(
        Trouble.VALUE,
        Place("account", 1, "industry", "Halden Freight"),
        "Halden Freight: Industry reads 'Freigxt', the log says 'Freight'.",
        "Repair: set it back.",
        repairable=True,
    ),
    Finding(
        Trouble.MISSING,
        Place("contact", 2, "", "Orsola Health, contact Nadia Tolland"),
        "Orsola Health, contact Nadia Tolland is missing; nobody deleted it.",
        "Repair: bring it back from the log.",
        repairable=True,
    ),
    Finding(
        Trouble.POINTS,
        Place("point_block", 3, "2026", "Quillon Insurance"),
        "Quillon Insurance: the 124 points of 'Usage' in 2026 do not fit their checksum.",
        "The log does not hold points: import them again, or restore a backup.",
    ),
    Finding(
        Trouble.SPARE,
        Place("attachment_content"),
        "A content of 48,210 bytes belongs to no attachment; undo may still need it.",
        "Nothing needs to be done.",
    ),
)
_STEPS = (
    "Make a backup of the workspace as it is now",
    "Set 1 value back to what the log says",
    "Bring 1 missing row back from the log",
)
_ROWS = (WrongRow("account", 1, ("industry",)), WrongRow("contact", 2))

DAMAGED = CheckResult(
    "Corvane.csdesk",
    datetime(2026, 10, 13, 10, 42, tzinfo=UTC),
    Looked(5_292, 41, 5_301, 840, 3),
    _FOUND,
    0,
    RepairPlan(41, _ROWS, reindex=False, counter=False, lines=_STEPS, label="Repair: 1 value, 1 missing row"),
)
