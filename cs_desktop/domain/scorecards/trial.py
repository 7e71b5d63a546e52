"""What a draft would change: each account as it is scored today, and as it would be."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from cs_desktop.common.language import marked, tr, trn
from cs_desktop.domain.bands import Band, Quadrant
from cs_desktop.domain.health.standing import shown_score

_RANK = {Band.AT_RISK: 0, Band.WATCH: 1, Band.HEALTHY: 2}
_SLACK = 1e-9


class Shift(StrEnum):
    """Which accounts of a trial one looks at."""

    BAND = "band"
    QUADRANT = "quadrant"
    SCORE = "score"


SHIFTS = {
    Shift.BAND: marked("Band"),
    Shift.QUADRANT: marked("Quadrant"),
    Shift.SCORE: marked("Score"),
}


@dataclass(frozen=True, slots=True)
class Judged:
    """What an account's health comes to; None where nothing has data."""

    score: float | None
    band: Band | None
    quadrant: Quadrant | None
    card: str
    """The name of the scorecard."""


@dataclass(frozen=True, slots=True)
class TrialRow:
    """One account before and after."""

    id: int
    name: str
    arr: int
    """Today's, in minor units."""
    before: Judged
    after: Judged

    def shifts(self, shift: Shift) -> bool:
        """Return whether it changes so."""
        if shift is Shift.BAND:
            return self.before.band is not self.after.band
        if shift is Shift.QUADRANT:
            return self.before.quadrant is not self.after.quadrant
        return self.points is None or abs(self.points) > _SLACK

    @property
    def points(self) -> float | None:
        """Return by how much its score rises; 0 where it has none at all, None where it gets or loses it."""
        before, after = self.before.score, self.after.score
        if before is None or after is None:
            return 0.0 if before is after else None
        return after - before

    @property
    def steps(self) -> int:
        """Return by how many bands it rises; 0 where one of the two is not known."""
        if self.before.band is None or self.after.band is None:
            return 0
        return _RANK[self.after.band] - _RANK[self.before.band]


@dataclass(frozen=True, slots=True)
class Trial:
    """A draft tried on all accounts."""

    rows: tuple[TrialRow, ...]
    """Those that change in any way, the deepest fall first, then by ARR."""
    accounts: int
    """How many were looked at."""
    as_of: date
    currency: str

    def changed(self, shift: Shift) -> tuple[TrialRow, ...]:
        """Return the accounts that change so."""
        return tuple(row for row in self.rows if row.shifts(shift))


def order(row: TrialRow) -> tuple[int, int, str, int]:
    """Return what rows are sorted by: the deepest fall first, then by ARR and name."""
    return row.steps, -row.arr, row.name.casefold(), row.id


def finding(trial: Trial) -> str:
    """Return what a trial found, in one sentence."""
    if not trial.accounts:
        return tr("There are no accounts to test it on.")
    changed = trial.changed(Shift.BAND)
    if not changed:
        if not trial.rows:
            return tr("Nothing changes for any account.")
        return tr(
            "No account changes band; {accounts}.",
            accounts=trn(
                "the score of {count} account changes",
                "the scores of {count} accounts change",
                len(trial.changed(Shift.SCORE)),
            ),
        )
    return trn("{count} account changes band", "{count} accounts change band", len(changed))


def directions(trial: Trial) -> str:
    """Return how many rise and fall, and how many are scored at last or no more; empty where none is."""
    changed = trial.changed(Shift.BAND)
    fall, rise = sum(row.steps < 0 for row in changed), sum(row.steps > 0 for row in changed)
    got, lost = (
        sum(row.before.band is None for row in changed),
        sum(row.after.band is None for row in changed),
    )
    parts = [
        tr("{count} fall", count=fall) if fall else "",
        tr("{count} rise", count=rise) if rise else "",
        tr("{count} get a score", count=got) if got else "",
        tr("{count} lose their score", count=lost) if lost else "",
    ]
    return ", ".join(part for part in parts if part)


def points_said(row: TrialRow) -> str:
    """Return by how many points the score changes, as its whole points are shown."""
    if row.points is None or row.before.score is None or row.after.score is None:
        return "–"
    change = shown_score(row.after.score) - shown_score(row.before.score)
    return f"+{change}" if change > 0 else f"−{-change}" if change < 0 else "0"
