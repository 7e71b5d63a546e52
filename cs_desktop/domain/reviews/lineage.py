"""How commitments fared: an objective's over the periods, and the share met of all that were scored."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from cs_desktop.common.dates import day_text
from cs_desktop.common.language import count_text, marked, tr
from cs_desktop.common.periods import Period
from cs_desktop.domain.figures import number_text
from cs_desktop.domain.reviews.content import CommitmentEntry, ReviewBook
from cs_desktop.domain.reviews.words import period_text
from cs_desktop.domain.vocabulary import ReviewStatus, Score

HIT_RATE = marked("objectives scored as met / objectives scored, without those dropped")


@dataclass(frozen=True, slots=True)
class HitRate:
    """How many commitments were met of those that were scored."""

    met: int = 0
    scored: int = 0

    @property
    def share(self) -> float | None:
        """Return the share; None where nothing was scored."""
        return self.met / self.scored if self.scored else None

    def __add__(self, other: "HitRate") -> "HitRate":
        """Return both together."""
        return HitRate(self.met + other.met, self.scored + other.scored)


@dataclass(frozen=True, slots=True)
class Step:
    """One period of an objective."""

    commitment_id: int
    review_id: int
    """The review that set it."""
    scored_in_id: int | None
    """The review that scored it; None while it runs."""
    measure_id: int | None
    text: str
    """What it asks for, in words."""
    due: date | None
    period: str
    """What the period is called, such as Q4 2026."""
    target: float | None
    target_high: float | None
    unit: str
    result: float | None
    score: str
    """A `Score`; empty while it runs."""
    decision: str
    after: CommitmentEntry | None = None
    """What carries it on, raises or replaces it."""


def lineage(book: ReviewBook, objective_id: int, first_month: int = 1) -> tuple[Step, ...]:
    """Return the commitments of an objective, period by period, of reviews that were held or are open.

    Periods are quarters of the fiscal year that begins in `first_month`.
    """
    status = {one.id: one.status for one in book.reviews}
    there = [one for one in book.commitments if status.get(one.review_id) in _HELD]
    after = {one.came_from_id: one for one in there if one.came_from_id is not None}
    return tuple(
        _step(
            one,
            after.get(one.id),
            one.scored_in_id if status.get(one.scored_in_id or 0) in _HELD else None,
            period_of(book, one, first_month),
        )
        for one in there
        if one.objective_id == objective_id
    )


def period_of(book: ReviewBook, entry: CommitmentEntry, first_month: int = 1) -> str:
    """Return what a commitment's period is called: the quarter in which it is due."""
    return period_text(entry.due or book.by_id[entry.review_id].day, first_month)


def hit_rate(book: ReviewBook, within: Period | None = None) -> HitRate:
    """Return how many commitments were met of those that closed reviews scored, in a period if one is given.

    What was dropped is neither met nor missed, and left out.
    """
    days: dict[int, date] = {
        one.id: one.day
        for one in book.reviews
        if one.status == ReviewStatus.CLOSED and (within is None or within.start <= one.day < within.end)
    }
    return rate_of(one.score for one in book.commitments if one.scored_in_id in days)


def rate_of(scores: Iterable[str]) -> HitRate:
    """Return the hit rate of some scores."""
    counted = [one for one in scores if one and one != Score.DROPPED]
    return HitRate(sum(one == Score.MET for one in counted), len(counted))


def rate_explanation(rate: HitRate, as_of: date) -> str:
    """Return how an account's hit rate is calculated, with its numbers, its source and its day."""
    met = tr("{met} of {count} met", met=count_text(rate.met), count=count_text(rate.scored))
    source = tr("Closed reviews of this account as of {day}", day=day_text(as_of))
    return "\n".join((tr("Hit rate = {formula}", formula=tr(HIT_RATE)), met, source))


def rate_text(rate: HitRate) -> str:
    """Return a hit rate with its n; empty where nothing was scored."""
    if rate.share is None:
        return ""
    return tr(
        "Hit rate of closed reviews: {percent}% of {count}",
        percent=number_text(rate.share * 100, 0),
        count=count_text(rate.scored),
    )


def _step(one: CommitmentEntry, after: CommitmentEntry | None, scored_in_id: int | None, period: str) -> Step:
    scored = scored_in_id is not None
    return Step(
        commitment_id=one.id,
        review_id=one.review_id,
        scored_in_id=scored_in_id,
        measure_id=one.measure_id,
        text=one.text,
        due=one.due,
        period=period,
        target=one.target,
        target_high=one.target_high,
        unit=one.unit,
        result=one.result if scored else None,
        score=one.score if scored else "",
        decision=one.decision if scored else "",
        after=after,
    )


_HELD = frozenset({ReviewStatus.PLANNED.value, ReviewStatus.IN_PROGRESS.value, ReviewStatus.CLOSED.value})
