"""Accounts with their newest pulse beside their score: the rows of the page that lists where they differ."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from cs_desktop.common.language import tr, trn
from cs_desktop.domain.bands import Band
from cs_desktop.domain.figures import Figure, Unit
from cs_desktop.domain.health.disagreement import (
    FRESH_DAYS,
    VERDICT_DAYS,
    Held,
    PulseBook,
    Relation,
    Right,
    relation,
    steps_apart,
    tally,
)
from cs_desktop.domain.portfolio import PortfolioRow


class Group(StrEnum):
    """Which accounts are listed."""

    DIFFER = "differ"
    AGREE = "agree"
    OLD = "old"
    NO_SCORE = "no_score"
    NO_PULSE = "no_pulse"
    """Of customers alone: nobody feels the pulse of a prospect or of who has left."""


_GROUPS = {
    Relation.BETTER: Group.DIFFER,
    Relation.WORSE: Group.DIFFER,
    Relation.AGREES: Group.AGREE,
    Relation.OLD: Group.OLD,
    Relation.NO_SCORE: Group.NO_SCORE,
    Relation.NO_PULSE: Group.NO_PULSE,
}


@dataclass(frozen=True, slots=True)
class PulseRow:
    """One account."""

    account: PortfolioRow
    held: Held | None
    relation: Relation
    band: Band | None
    """Of the calculated score."""

    @property
    def id(self) -> int:
        """Return the account's id."""
        return self.account.id

    @property
    def calculated(self) -> float | None:
        """Return the calculated score, whatever somebody set."""
        return self.account.shadow if self.account.overridden else self.account.health

    @property
    def apart(self) -> int:
        """Return by how many bands the pulse is better than the score; 0 too where one is missing."""
        return 0 if self.held is None or self.band is None else steps_apart(self.held.newest, self.band)

    @property
    def rights(self) -> Mapping[Right, int]:
        """Return how earlier disagreements ended."""
        return tally(() if self.held is None else self.held.past)


def pulse_rows(accounts: Iterable[PortfolioRow], book: PulseBook) -> tuple[PulseRow, ...]:
    """Return each account beside its newest pulse."""
    rows = []
    for account in accounts:
        held = book.held.get(account.id)
        band = account.shadow_band if account.overridden else account.band
        newest = None if held is None else held.newest
        rows.append(PulseRow(account, held, relation(newest, band, book.as_of), band))
    return tuple(rows)


def grouped(rows: Iterable[PulseRow]) -> Mapping[Group, tuple[PulseRow, ...]]:
    """Return rows by group; those without a pulse only where the account pays."""
    found: dict[Group, list[PulseRow]] = {group: [] for group in Group}
    for row in rows:
        group = _GROUPS[row.relation]
        if group is not Group.NO_PULSE or row.account.arr:
            found[group].append(row)
    return {group: tuple(listed) for group, listed in found.items()}


def pulse_figures(rows: Sequence[PulseRow], as_of: date, currency: str) -> tuple[Figure, ...]:
    """Return where pulse and score differ, what that is worth, and who was right earlier."""
    differ = [row for row in rows if row.relation.is_disagreement]
    both = len(differ) + sum(1 for row in rows if row.relation is Relation.AGREES)
    source = tr("pulses of the last {count} days and calculated scores", count=FRESH_DAYS)
    none = tr("No account has both a fresh pulse and a score.")
    return (
        Figure(
            label=tr("Pulse and score differ"),
            value=len(differ) if both else None,
            unit=Unit.COUNT,
            formula=tr("accounts whose newest pulse names another band than the calculated score"),
            source=source,
            as_of=as_of,
            reason="" if both else none,
            note=trn("of {count} account with both", "of {count} accounts with both", both) if both else "",
        ),
        Figure(
            label=tr("ARR where they differ"),
            value=sum(row.account.arr for row in differ) if both else None,
            unit=Unit.MONEY,
            formula=tr("ARR today of these accounts"),
            source=tr("subscriptions"),
            as_of=as_of,
            currency=currency,
            reason="" if both else none,
        ),
        _right_figure(rows, as_of),
    )


def _right_figure(rows: Sequence[PulseRow], as_of: date) -> Figure:
    counted = dict.fromkeys(Right, 0)
    for row in rows:
        for right, count in row.rights.items():
            counted[right] += count
    decided = counted[Right.PULSE] + counted[Right.SCORE]
    return Figure(
        label=tr("Pulse was right"),
        value=counted[Right.PULSE] / decided if decided else None,
        unit=Unit.SHARE,
        formula=tr(
            "of earlier pulses that differed from the score: a loss of ARR within {count} days proves right "
            "whoever saw it worse, no loss the other",
            count=VERDICT_DAYS,
        ),
        source=tr("pulses, calculated scores and subscriptions"),
        as_of=as_of,
        reason="" if decided else tr("No earlier disagreement is decided yet."),
        note=tr("n = {count}, {open} still open", count=decided, open=counted[Right.OPEN]) if decided else "",
    )
