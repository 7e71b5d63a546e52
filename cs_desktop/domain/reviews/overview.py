"""The reviews of all accounts: which are overdue, near, not scheduled, and what came of the last ones."""

from bisect import bisect_left
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from functools import cached_property

from cs_desktop.common.periods import Period
from cs_desktop.domain.figures import Figure
from cs_desktop.domain.reviews.cadence import CadenceBook, CadenceEntry
from cs_desktop.domain.reviews.hits import HitEntry, HitLine, HitsBy, HitsOver, hit_lines
from cs_desktop.domain.vocabulary import ReviewStatus

SOON_DAYS = 7
_OPEN = frozenset({ReviewStatus.PLANNED.value, ReviewStatus.IN_PROGRESS.value})


class Group(StrEnum):
    """Why one looks at reviews."""

    OVERDUE = "overdue"
    SOON = "soon"
    """Within seven days, today included."""
    LATER = "later"
    UNSCHEDULED = "unscheduled"
    """The cadence asks for one, and none is planned."""
    ABSENT = "absent"
    """The last two were held without a sponsor."""
    CLOSED = "closed"
    """Closed in the last fiscal quarter that ended."""


@dataclass(frozen=True, slots=True)
class ReviewRow:
    """A review, or one that the cadence asks for."""

    id: int
    """The review's id; below 0 for one that nobody has planned."""
    account_id: int
    account: str
    owner: str
    segment: str
    kind: str
    """A `ReviewKind`."""
    title: str
    day: date
    """Where none is planned the day on which one is due."""
    starts_at: str = ""
    host: str = ""
    status: str = ""
    """A `ReviewStatus`; empty where none is planned."""
    met: int = 0
    """Commitments that were scored as met at it."""
    scored: int = 0
    months: int = 0
    """How often the cadence asks for one, where none is planned."""

    @property
    def is_planned(self) -> bool:
        """Return whether there is such a review."""
        return self.id > 0

    @property
    def is_open(self) -> bool:
        """Return whether it is still to be held."""
        return self.status in _OPEN

    def is_due(self, today: date) -> bool:
        """Return whether it is overdue or within seven days."""
        return self.is_open and self.day <= today + timedelta(days=SOON_DAYS)


@dataclass(frozen=True, slots=True)
class Choice:
    """Which of them one wants to see; what is empty leaves all."""

    owner: str = ""
    segment: str = ""
    kind: str = ""
    text: str = ""
    """A part of the account's name or of the title."""

    def fits(self, row: ReviewRow) -> bool:
        """Return whether a review is one of them."""
        return (
            (not self.owner or row.owner == self.owner)
            and (not self.segment or row.segment == self.segment)
            and (not self.kind or row.kind == self.kind)
            and (not self.text or self.text.casefold() in f"{row.account}\n{row.title}".casefold())
        )

    def counts(self, entry: HitEntry) -> bool:
        """Return whether what was scored of an account is among it."""
        return (
            (not self.owner or entry.owner == self.owner)
            and (not self.segment or entry.segment == self.segment)
            and (not self.kind or entry.kind == self.kind)
            and (not self.text or self.text.casefold() in entry.account.casefold())
        )


@dataclass(frozen=True, slots=True)
class TouchModelCadence:
    """A touch model with what it asks for."""

    id: int
    name: str
    review_days: int | None
    """Days from one review to the next, which hold where no cadence is set."""


@dataclass(frozen=True)
class ReviewsOverview:
    """All of it, as of a day."""

    today: date
    reviews: tuple[ReviewRow, ...] = ()
    """By day."""
    unscheduled: tuple[ReviewRow, ...] = ()
    absent: tuple[ReviewRow, ...] = ()
    """The last review of each account whose sponsor was absent twice running."""
    quarter: Period | None = None
    """The last fiscal quarter that ended."""
    tiles: tuple[Figure, ...] = ()
    touch_models: tuple[TouchModelCadence, ...] = ()
    cadences: tuple[CadenceEntry, ...] = ()
    hits: tuple[HitEntry, ...] = ()
    """What closed reviews scored."""
    accounts: int = 0
    model_ids: Mapping[int, int] = field(default_factory=dict)
    """The touch model of each account that is looked after, by its id."""

    @cached_property
    def owners(self) -> tuple[str, ...]:
        """Return whose accounts these are, by name."""
        return _names(row.owner for row in self.all_rows)

    @cached_property
    def segments(self) -> tuple[str, ...]:
        """Return the segments of the accounts."""
        return _names(row.segment for row in self.all_rows)

    @cached_property
    def all_rows(self) -> tuple[ReviewRow, ...]:
        """Return every row, planned or not."""
        return (*self.reviews, *self.unscheduled)

    @cached_property
    def book(self) -> CadenceBook:
        """Return the cadences to ask."""
        return CadenceBook(self.cadences)

    @cached_property
    def due(self) -> int:
        """Return how many reviews are overdue or within seven days."""
        return sum(row.is_due(self.today) for row in self.reviews)

    def chosen(self, choice: Choice) -> "ChosenReviews":
        """Return those that fit."""
        return ChosenReviews(self, choice)

    @property
    def groups(self) -> Mapping[Group, tuple[ReviewRow, ...]]:
        """Return the rows by why one looks at them; in each the earliest first, those closed last first."""
        today, week = self.today, self.today + timedelta(days=SOON_DAYS)
        still = [row for row in self.reviews if row.is_open]
        quarter = self.quarter
        return {
            Group.OVERDUE: tuple(row for row in still if row.day < today),
            Group.SOON: tuple(row for row in still if today <= row.day <= week),
            Group.LATER: tuple(row for row in still if row.day > week),
            Group.UNSCHEDULED: self.unscheduled,
            Group.ABSENT: self.absent,
            Group.CLOSED: tuple(
                row
                for row in reversed(self.reviews)
                if quarter is not None
                and row.status == ReviewStatus.CLOSED
                and quarter.start <= row.day < quarter.end
            ),
        }


@dataclass(frozen=True)
class ChosenReviews:
    """What fits a choice, asked by group and by day."""

    overview: ReviewsOverview
    choice: Choice = field(default_factory=Choice)

    @cached_property
    def groups(self) -> Mapping[Group, tuple[ReviewRow, ...]]:
        """Return the rows that fit by group."""
        if self.choice == Choice():
            return self.overview.groups
        return {
            group: tuple(row for row in rows if self.choice.fits(row))
            for group, rows in self.overview.groups.items()
        }

    @cached_property
    def reviews(self) -> tuple[ReviewRow, ...]:
        """Return the reviews that fit, by day; those that were not held are left out."""
        held = (*_OPEN, ReviewStatus.CLOSED.value)
        return tuple(row for row in self.overview.reviews if row.status in held and self.choice.fits(row))

    def hits(self, by: HitsBy, over: HitsOver) -> tuple[HitLine, ...]:
        """Return the hit rates of those that fit, by name."""
        return hit_lines(self.overview.hits, by, over, self.choice.counts)

    @cached_property
    def by_day(self) -> Mapping[date, tuple[ReviewRow, ...]]:
        """Return the reviews of each day, by their time."""
        found: dict[date, list[ReviewRow]] = {}
        for row in self.reviews:
            found.setdefault(row.day, []).append(row)
        return {
            day: tuple(sorted(rows, key=lambda r: (r.starts_at or "99", r.account.casefold(), r.id)))
            for day, rows in found.items()
        }

    @cached_property
    def by_account(self) -> tuple[tuple[ReviewRow, ...], ...]:
        """Return the reviews of each account that has one, by the account's name."""
        found: dict[int, list[ReviewRow]] = {}
        for row in self.reviews:
            found.setdefault(row.account_id, []).append(row)
        return tuple(
            tuple(rows) for rows in sorted(found.values(), key=lambda r: (r[0].account.casefold(), r[0].id))
        )

    def between(self, start: date, end: date) -> tuple[ReviewRow, ...]:
        """Return the reviews from a day up to, but without, another."""
        first = bisect_left(self.reviews, start, key=lambda row: row.day)
        return self.reviews[first : bisect_left(self.reviews, end, key=lambda row: row.day)]


def _names(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted({text for text in texts if text}, key=str.casefold))
