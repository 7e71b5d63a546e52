"""All scorecards of a workspace with their versions: which one holds for an account on a day.

The scorecards are asked by their position; the first whose rule fits the account is used. What fits none
has Standard, whose rule says nothing. Each counts in the version that was published last up to the day.
"""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date

from cs_desktop.common.errors import KnownError
from cs_desktop.domain.scorecards.card import DEFAULT_SCORECARD, Scorecard

_ID_BITS = 63


def fixed_id(key: str) -> int:
    """Return the id of a row that every program inserts under the same one: 63 bits made from its key."""
    digest = hashlib.blake2b(key.encode(), digest_size=8).digest()
    # Never 0, which looks like no id at all.
    return int.from_bytes(digest) >> (64 - _ID_BITS) or 1


STANDARD_ID = fixed_id("scorecard\0standard")
"""Of the row of Standard, once there is one."""


@dataclass(frozen=True, slots=True)
class Rule:
    """For which accounts a scorecard is; what is empty asks for nothing."""

    segment: str = ""
    lifecycle: str = ""
    """The id of the lifecycle stage as text, as the history of an account's attributes keeps it."""
    age_from: int | None = None
    """Days that the account is a customer, inclusive."""
    age_below: int | None = None
    """Exclusive."""

    def fits(self, segment: str, lifecycle: str, age_days: int | None) -> bool:
        """Return whether it is for an account of this segment, stage and age in days (None: not known)."""
        return (
            self.segment in ("", segment)
            and self.lifecycle in ("", lifecycle)
            and (self.age_from is None or (age_days is not None and age_days >= self.age_from))
            and (self.age_below is None or (age_days is not None and age_days < self.age_below))
        )

    @property
    def is_any(self) -> bool:
        """Return whether it fits every account."""
        return self == Rule()


ANY = Rule()


@dataclass(frozen=True, slots=True)
class CardVersion:
    """A scorecard as it was published."""

    scorecard_id: int
    name: str
    """As the scorecard is called today."""
    number: int
    published_on: date | None
    """None for the built-in version, which holds since ever."""
    card: Scorecard
    rule: Rule = ANY
    note: str = ""
    """What was said when it was published."""
    made_by: str = ""
    problem: str = ""
    """Why its stored content cannot be read; `card` then stands for nothing."""

    def holds_from(self, day: date) -> bool:
        """Return whether it was published by then."""
        return self.published_on is None or self.published_on <= day


BUILT_IN = CardVersion(STANDARD_ID, DEFAULT_SCORECARD.name, 1, None, DEFAULT_SCORECARD)
"""Standard as it comes with the program: what holds as long as nobody publishes anything else."""


@dataclass(frozen=True, slots=True)
class BookCard:
    """A scorecard with its published versions, the oldest first."""

    id: int
    name: str
    versions: tuple[CardVersion, ...] = ()
    ended_on: date | None = None
    """The last day that it holds."""

    def at(self, day: date) -> CardVersion | None:
        """Return the version that is in force on a day; None where there is none."""
        if self.ended_on is not None and day > self.ended_on:
            return None
        known = [version for version in self.versions if version.holds_from(day)]
        return max(known, key=lambda version: version.number, default=None)

    @property
    def newest(self) -> CardVersion | None:
        """Return the version that was published last."""
        return max(self.versions, key=lambda version: version.number, default=None)


@dataclass(frozen=True, slots=True)
class ScorecardBook:
    """All scorecards of a workspace."""

    cards: tuple[BookCard, ...] = ()
    """In the order in which they are asked; Standard is not among them."""
    standard: BookCard = field(default_factory=lambda: BookCard(STANDARD_ID, BUILT_IN.name, (BUILT_IN,)))

    def in_force(self, day: date) -> tuple[CardVersion, ...]:
        """Return the versions that hold on a day in the order in which they are asked, Standard last.

        Raises:
            KnownError: one of them is stored so that it cannot be read.
        """
        found = [version for card in self.cards if (version := card.at(day)) is not None]
        standard = self.standard.at(day) or BUILT_IN
        # Whatever is stored with it: Standard is for all that nothing else is for.
        found.append(replace(standard, rule=ANY))
        for version in found:
            if version.problem:
                raise KnownError(version.problem)
        return tuple(found)

    def card_for(self, segment: str, lifecycle: str, age_days: int | None, day: date) -> CardVersion:
        """Return what an account that was such on a day is scored by.

        To score the past by what holds today, ask with today's day.

        Raises:
            KnownError: see `in_force`.
        """
        return first_fitting(self.in_force(day), segment, lifecycle, age_days)

    def all_versions(self) -> tuple[CardVersion, ...]:
        """Return every version there is: what has to be read to score any day."""
        return tuple(version for card in (*self.cards, self.standard) for version in card.versions)

    def with_version(self, version: CardVersion) -> "ScorecardBook":
        """Return the book as if this had been published: what a draft is tested with.

        A scorecard that is not in the book is asked first.
        """
        if version.scorecard_id == self.standard.id:
            return replace(self, standard=_added(self.standard, version))
        if all(card.id != version.scorecard_id for card in self.cards):
            return replace(
                self, cards=(BookCard(version.scorecard_id, version.name, (version,)), *self.cards)
            )
        return replace(
            self,
            cards=tuple(
                _added(card, version) if card.id == version.scorecard_id else card for card in self.cards
            ),
        )


def first_fitting(
    versions: Iterable[CardVersion], segment: str, lifecycle: str, age_days: int | None
) -> CardVersion:
    """Return the first version whose rule fits; there is one, as Standard fits everything."""
    return next(version for version in versions if version.rule.fits(segment, lifecycle, age_days))


def _added(card: BookCard, version: CardVersion) -> BookCard:
    return replace(card, versions=(*card.versions, version), ended_on=None)
