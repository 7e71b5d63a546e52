"""What the picture of a partial undo shows."""

from datetime import UTC, datetime

from cs_desktop.controllers.undo import PartlyUndone
from cs_desktop.domain.changes import Change, Kind, LeftAlone, Reverted

_AT = datetime(2026, 10, 13, 10, 41, tzinfo=UTC)
_HALDEN = "Account Halden Freight"
_LEFT = (
    LeftAlone(
        *((Kind.ACCOUNT, 1, "owner_id"), _HALDEN, "owner", "Ana Ruiz", "Priya Nair", "Marcus Lee"),
        *("m.lindt", _AT, "It has another value by now.", True),
    ),
    LeftAlone(
        *((Kind.ACCOUNT, 1, "desired_outcome"), _HALDEN, "desired outcome"),
        *("Deliver on time in every region", "", "On-time delivery above 97% in every region by March"),
        *("m.lindt", _AT, "It has another value by now.", True),
    ),
    LeftAlone(
        *((Kind.CONTACT, 2, ""), "Contact Dana Ford", "", "", "", "", "j.okafor", _AT),
        *("Changed since it was added (email); it stays with all that belongs to it.", True),
    ),
    LeftAlone(
        *((Kind.PRODUCT, 3, ""), "Product Corvane Plan", "", "", "", "", "", None),
        *("It is in use: subscription Corvane Plan needs it.", False),
    ),
)


def sample_report() -> PartlyUndone:
    """Return an import undone but for what colleagues have changed since."""
    change = Change(1, 1, "Undo: Import accounts from crm.csv", {})
    return PartlyUndone(1, "Import accounts from crm.csv", "Undone", Reverted(change, (), _LEFT))
