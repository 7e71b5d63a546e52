"""What the picture of a partial undo shows."""

from datetime import UTC, datetime

from cs_desktop.controllers.undo import PartlyUndone
from cs_desktop.domain.changes import Change, Kind, LeftAlone, Reverted

_AT = datetime(2026, 10, 13, 10, 41, tzinfo=UTC)


def sample_report() -> PartlyUndone:
    """Return an import undone but for what colleagues have changed since."""
    change = Change(1, 1, "Undo: Import accounts from crm.csv", {})
    left = (
        _field("owner_id", "owner", "Ana Ruiz", "Priya Nair", "Marcus Lee"),
        _field(
            "desired_outcome",
            "desired outcome",
            "Deliver on time in every region",
            "",
            "On-time delivery above 97% in every region by March",
        ),
        _whole(
            Kind.CONTACT,
            "Contact Dana Ford",
            "Changed since it was added (email); it stays with all that belongs to it.",
            anyway=True,
        ),
        _whole(
            Kind.PRODUCT,
            "Product Corvane Plan",
            "It is in use: subscription Corvane Plan needs it.",
            anyway=False,
        ),
    )
    return PartlyUndone(1, "Import accounts from crm.csv", "Undone", Reverted(change, (), left))


def _field(column: str, label: str, was: str, back: str, now: str) -> LeftAlone:
    place = (Kind.ACCOUNT, 1, column)
    reason = "It has another value by now."
    return LeftAlone(
        place, "Account Halden Freight", label, was, back, now, "m.lindt", _AT, reason, anyway=True
    )


def _whole(kind: Kind, subject: str, reason: str, *, anyway: bool) -> LeftAlone:
    by, at = ("j.okafor", _AT) if anyway else ("", None)
    return LeftAlone((kind, 1, ""), subject, "", "", "", "", by, at, reason, anyway=anyway)
