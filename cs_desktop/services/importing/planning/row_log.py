"""What becomes of each row of a file, as far as a person wants to see it."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from cs_desktop.domain.import_preview import KEPT
from cs_desktop.domain.importing import Outcome

CODES = tuple(Outcome)
"""The outcomes in the order of their codes in columns of numbers."""


@dataclass(frozen=True, slots=True)
class Noted:
    """One row that is shown; `changed` has the stored value by field, empty where it is not told."""

    outcome: Outcome
    changed: Mapping[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class RowLog:
    """Counts all rows by outcome, and keeps the first of each."""

    counts: Counter[Outcome] = field(default_factory=Counter)
    rows: dict[int, Noted] = field(default_factory=dict)
    """By line."""
    accounts: dict[Outcome, set[int]] = field(default_factory=dict)

    def note(
        self,
        line: int,
        outcome: Outcome,
        account_id: int | None = None,
        changed: Mapping[str, str] | None = None,
    ) -> None:
        """Take note of one row; `account_id` is the account that it is about."""
        self.counts[outcome] += 1
        if self.counts[outcome] <= KEPT:
            self.rows[line] = Noted(outcome, changed or {})
        if account_id is not None:
            self.accounts.setdefault(outcome, set()).add(account_id)

    def note_many(
        self, lines: NDArray[np.int32], codes: NDArray[np.int8], account_ids: NDArray[np.int64]
    ) -> None:
        """Take note of rows in columns of equal length; codes are places in CODES."""
        for code, outcome in enumerate(CODES):
            mine = np.flatnonzero(codes == code)
            self.counts[outcome] += len(mine)
            if len(mine):
                self.accounts.setdefault(outcome, set()).update(np.unique(account_ids[mine]).tolist())
            for line in lines[mine[:KEPT]].tolist():
                self.rows[line] = Noted(outcome)
