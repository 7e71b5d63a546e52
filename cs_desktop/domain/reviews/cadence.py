"""How often reviews are held: by the touch model, or as an account has it for itself."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from cs_desktop.common.errors import InputError
from cs_desktop.common.language import tr, trn
from cs_desktop.common.periods import add_months

MOST_MONTHS = 24
KINDS = ("qbr", "ebr")
"""The kinds that are held at intervals: for champions, and for sponsors."""
_NAMED = {1: "monthly", 3: "quarterly", 6: "half_yearly", 12: "yearly"}
_ANCHOR_YEAR = 2000
"""Fiscal periods are counted from here, so that a rule asks for the same days in every year."""


@dataclass(frozen=True, slots=True)
class CadenceRule:
    """Months from one review to the next; 0 where none are held."""

    months: int
    starts_on: date | None = None
    """The day from which the months are counted; None for the fiscal year."""


@dataclass(frozen=True, slots=True)
class CadenceEntry:
    """A rule as it is stored: of a touch model, or of one account."""

    id: int
    account_id: int | None
    touch_model_id: int | None
    kind: str
    """A `ReviewKind`."""
    months: int
    starts_on: date | None

    @property
    def rule(self) -> CadenceRule:
        """Return the rule alone."""
        return CadenceRule(self.months, self.starts_on)


class CadenceBook:
    """All rules of a workspace, asked by account."""

    def __init__(self, entries: Iterable[CadenceEntry]) -> None:
        self._own: dict[int, dict[str, CadenceRule]] = {}
        self._models: dict[int | None, dict[str, CadenceRule]] = {}
        for one in entries:
            if one.account_id is not None:
                self._own.setdefault(one.account_id, {})[one.kind] = one.rule
            else:
                self._models.setdefault(one.touch_model_id, {})[one.kind] = one.rule

    def of_account(self, account_id: int, touch_model_id: int | None) -> Mapping[str, CadenceRule]:
        """Return the rules of an account by kind: its own, where it has none those of its touch model."""
        return {**self.of_model(touch_model_id), **self._own.get(account_id, {})}

    def of_model(self, touch_model_id: int | None) -> Mapping[str, CadenceRule]:
        """Return the rules of a touch model by kind."""
        return {} if touch_model_id is None else self._models.get(touch_model_id, {})

    def own(self, account_id: int) -> Mapping[str, CadenceRule]:
        """Return the rules that an account has for itself."""
        return self._own.get(account_id, {})


def check_months(months: int) -> None:
    """Refuse an interval that no calendar keeps.

    Raises:
        InputError: it is negative or longer than two years.
    """
    if not 0 <= months <= MOST_MONTHS:
        raise InputError(tr("Enter 0 to {most} months; 0 holds none.", most=MOST_MONTHS))


def cadence_text(months: int | None) -> str:
    """Return how often that is, as on a button."""
    if months is None:
        return tr("none")
    named = {
        "monthly": tr("monthly"),
        "quarterly": tr("quarterly"),
        "half_yearly": tr("half-yearly"),
        "yearly": tr("yearly"),
    }
    if months == 0:
        return tr("none")
    key = _NAMED.get(months)
    return named[key] if key else trn("every {count} month", "every {count} months", months)


def slots(rule: CadenceRule, fiscal_start: int, start: date, end: date) -> list[date]:
    """Return the days on which the rule's periods begin, from `start` up to, but without, `end`.

    Counted from the rule's own day, else from the first day of fiscal years (`fiscal_start` is their month).
    """
    if rule.months <= 0 or end <= start:
        return []
    anchor = rule.starts_on or date(_ANCHOR_YEAR, fiscal_start, 1)
    apart = (start.year - anchor.year) * 12 + start.month - anchor.month
    # One period early, since the month may be the same and the day before the start.
    count = max(apart // rule.months - 1, 0)
    found: list[date] = []
    while (day := add_months(anchor, count * rule.months)) < end:
        if day >= start:
            found.append(day)
        count += 1
    return found
