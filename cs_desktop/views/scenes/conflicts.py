"""What the pictures of typing show: conflicts, short and long, and drafts that are offered."""

from datetime import UTC, datetime

from PySide6.QtCore import QSignalBlocker

from cs_desktop.domain.changes import Conflict, Kind
from cs_desktop.domain.drafts import Draft, FieldRef, Typed
from cs_desktop.views.account.screen import AccountScreen
from cs_desktop.views.wiring.drafts import DraftWiring

AT = datetime(2026, 10, 13, 10, 41, tzinfo=UTC)
BEFORE = (
    "Kick-off went well. The sponsor wants weekly numbers until go-live, by site.\n\n"
    "Budget for the second region is 50,000 and is decided in May. Dana Ford signs, Marc Oduya prepares.\n\n"
    "Training: two sessions are planned for drivers, one for the office. The depot in Gent has no room, so "
    "they all come to Antwerp."
)
MINE = (
    BEFORE.replace("50,000", "65,000").replace("in May", "in June")
    + "\n\nMarc asked for a plan of the roll-out by site."
)
THEIRS = (
    BEFORE.replace("Dana Ford signs", "Dana Ford has left; Iris Blom signs")
    + "\n\nTicket 4121 is open for three weeks: promised an answer by Friday."
)


def show_short_conflict(screen: AccountScreen) -> None:
    """Show two people's edits of one line."""
    _show_conflict(
        screen, "website", "halden.example", "www.halden.example", "halden-freight.example/en/drivers"
    )


def show_long_conflict(screen: AccountScreen) -> None:
    """Show two people's edits of a long text."""
    _show_conflict(screen, "notes", BEFORE, MINE, THEIRS)


def show_drafts(screen: AccountScreen, wiring: DraftWiring) -> None:
    """Show drafts in the bar and in the panel."""
    screen.fields["website"].start_over("")
    screen.fields["notes"].start_over(BEFORE)
    wiring.show_drafts(sample_drafts())
    wiring.offer.show_requested.emit()


def end(screen: AccountScreen, wiring: DraftWiring) -> None:
    """Put everything away."""
    wiring.show_drafts(())
    screen.fields["website"].start_over("")


def sample_drafts() -> tuple[Draft, ...]:
    """Return drafts of an account's texts, the second of an empty one."""
    notes = Typed(FieldRef(Kind.ACCOUNT, 0, "notes"), "Notes of Halden Freight", BEFORE, MINE)
    metric = Typed(
        FieldRef(Kind.ACCOUNT, 0, "customer_metric"),
        "Their own metric for us of Halden Freight",
        "",
        "Share of loads that are planned without a call",
    )
    return Draft("1", notes, AT), Draft("2", metric, AT)


def _show_conflict(screen: AccountScreen, key: str, base: str, mine: str, theirs: str) -> None:
    field = screen.fields[key]
    # Nothing of this is to be stored.
    with QSignalBlocker(field):
        field.start_over(base)
        field.edit()
        field.editor.set_value(mine)
        field.commit()
        field.show_conflict(Conflict(Kind.ACCOUNT, 0, key, base, mine, theirs, "Ana Ruiz", AT))
    screen.show_field(key)
