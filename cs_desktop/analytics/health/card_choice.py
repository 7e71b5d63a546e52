"""Which scorecard an account is scored by on a day, by its segment, stage and age of that day."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from cs_desktop.analytics.health.windows import Ints
from cs_desktop.domain.scorecards.book import Rule, ScorecardBook
from cs_desktop.domain.scorecards.card import Scorecard

NEVER = 0
"""Stands for a day that nobody knows."""
NOTHING = -1
"""Stands for a word that no account has."""


@dataclass(frozen=True, slots=True)
class DatedWords:
    """A word of accounts with its history, as columns of equal length ordered by account and day."""

    account_ids: Ints
    days: Ints
    """From which day on (an ordinal)."""
    codes: NDArray[np.int64]
    """Places in `words`."""
    words: tuple[str, ...]
    """The first is the empty one."""

    def on(self, account_ids: Ints, day: int) -> NDArray[np.int64]:
        """Return the code of what each account held on a day: its newest row, else the empty word."""
        known = self.days <= day
        ids, codes = self.account_ids[known], self.codes[known]
        if not len(ids):
            return np.zeros(len(account_ids), np.int64)
        last = np.searchsorted(ids, account_ids, side="right") - 1
        return np.where(ids[last] == account_ids, codes[last], 0)

    def code(self, word: str) -> int:
        """Return the place of a word, NOTHING where nobody ever held it."""
        return self.words.index(word) if word in self.words else NOTHING


def dated_words(rows: Sequence[tuple[int, int, str]]) -> DatedWords:
    """Return rows of account, day and word as columns; of equal days the later row counts."""
    words = tuple(dict.fromkeys(["", *(word for _, _, word in rows)]))
    codes = {word: place for place, word in enumerate(words)}
    ids = np.array([account for account, _, _ in rows], np.int64)
    days = np.array([day for _, day, _ in rows], np.int64)
    order = np.lexsort((days, ids))
    coded = np.array([codes[word] for _, _, word in rows], np.int64)
    return DatedWords(ids[order], days[order], coded[order], words)


@dataclass(frozen=True, slots=True)
class Lives:
    """What scorecards are chosen by, of accounts with rising ids."""

    account_ids: Ints
    since: Ints
    """Since when each is a customer (an ordinal), NEVER where nobody knows."""
    segments: DatedWords
    lifecycles: DatedWords

    def ages(self, account_ids: Ints, day: int) -> NDArray[np.float64]:
        """Return for how many days each is a customer; NaN where nobody knows."""
        if not len(self.account_ids):
            return np.full(len(account_ids), np.nan)
        place = np.searchsorted(self.account_ids, account_ids).clip(max=len(self.account_ids) - 1)
        since = np.where(self.account_ids[place] == account_ids, self.since[place], NEVER)
        return np.where(since == NEVER, np.nan, day - since)


NOBODY = Lives(np.empty(0, np.int64), np.empty(0, np.int64), dated_words([]), dated_words([]))
"""What is enough where every scorecard is for all."""


def chosen_cards(
    book: ScorecardBook, lives: Lives, account_ids: Ints, day: date, in_force: date
) -> list[tuple[Scorecard, NDArray[np.int64]]]:
    """Return the scorecards of a day with the places of the accounts that each scores.

    The accounts are looked at as they were on `day`; the versions are those of `in_force`, which is the
    same day, or today to recompute the past by what holds today.

    Raises:
        KnownError: a version is stored so that it cannot be read.
    """
    left = np.ones(len(account_ids), np.bool_)
    chosen = []
    for version in book.in_force(in_force):
        fits = left & _fits(version.rule, lives, account_ids, day.toordinal())
        if fits.any():
            chosen.append((version.card, np.flatnonzero(fits)))
        left &= ~fits
    return chosen


def _fits(rule: Rule, lives: Lives, account_ids: Ints, day: int) -> NDArray[np.bool_]:
    fits = np.ones(len(account_ids), np.bool_)
    for word, held in ((rule.segment, lives.segments), (rule.lifecycle, lives.lifecycles)):
        if word:
            fits &= held.on(account_ids, day) == held.code(word)
    if rule.age_from is not None or rule.age_below is not None:
        ages = lives.ages(account_ids, day)
        # An age that nobody knows is on no side of any bound.
        fits &= ~np.isnan(ages)
        fits &= ages >= (-np.inf if rule.age_from is None else rule.age_from)
        fits &= ages < (np.inf if rule.age_below is None else rule.age_below)
    return fits
