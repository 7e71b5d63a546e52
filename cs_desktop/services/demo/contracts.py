"""What an account pays for over time: subscriptions and every dated change of them."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date

from cs_desktop.domain.vocabulary import SubscriptionEventKind

_STEP = 100
"""Amounts are whole hundreds of the currency."""


@dataclass(frozen=True, slots=True)
class Step:
    """A dated change; amounts in major units."""

    kind: SubscriptionEventKind
    day: date
    arr: int
    term_end: date | None
    discount: float
    reason: str = ""

    @property
    def list_arr(self) -> int:
        """Return the amount before discount."""
        return _rounded(self.arr / (1 - self.discount)) if self.arr else 0


@dataclass(slots=True)
class Line:
    """One subscription: a product from its first step to its end (exclusive, None while it runs)."""

    product: str
    steps: list[Step]
    end: date | None = None

    @property
    def last(self) -> Step:
        """Return the newest step."""
        return self.steps[-1]

    @property
    def last_paying(self) -> Step:
        """Return the newest step that pays: how things are now, or were before the end."""
        return next(step for step in reversed(self.steps) if step.arr)

    def arr_on(self, day: date) -> int:
        """Return what it paid on a day."""
        return next((step.arr for step in reversed(self.steps) if step.day <= day), 0)


@dataclass(slots=True)
class Contract:
    """All subscriptions of one account, which end their terms together."""

    lines: list[Line] = field(default_factory=list)
    term_end: date | None = None

    def running(self) -> list[Line]:
        """Return the subscriptions that have not ended."""
        return [line for line in self.lines if line.end is None]

    def arr(self) -> int:
        """Return what the running subscriptions pay together."""
        return sum(line.last.arr for line in self.running())

    def arr_on(self, day: date) -> int:
        """Return what all subscriptions paid on a day."""
        return sum(line.arr_on(day) for line in self.lines)

    def start(self, product: str, day: date, arr: float, term_end: date, discount: float) -> None:
        """Begin a subscription."""
        self.term_end = term_end
        step = Step(SubscriptionEventKind.NEW, day, _rounded(arr), term_end, discount)
        self.lines.append(Line(product, [step]))

    def renew(self, day: date, term_end: date, discount: float, factor: float = 1.0) -> None:
        """Begin the next term of all that runs, at another price per unit if factor is not 1."""
        self.term_end = term_end
        for line in self.running():
            arr = _rounded(line.last.arr * factor)
            line.steps.append(Step(SubscriptionEventKind.RENEW, day, arr, term_end, discount))

    def resize(self, line: Line, day: date, factor: float, reason: str = "") -> int:
        """Change the size of a subscription and return by how much it grew."""
        before = line.last
        arr = _rounded(before.arr * factor)
        if arr == before.arr:
            return 0
        kind = SubscriptionEventKind.EXPAND if arr > before.arr else SubscriptionEventKind.REDUCE
        line.steps.append(replace(before, kind=kind, day=day, arr=arr, reason=reason))
        return arr - before.arr

    def cancel(self, lines: Iterable[Line], day: date, reason: str) -> int:
        """End subscriptions and return what they paid."""
        lost = 0
        for line in lines:
            lost += line.last.arr
            line.steps.append(
                replace(line.last, kind=SubscriptionEventKind.CANCEL, day=day, arr=0, reason=reason)
            )
            line.end = day
        return lost

    def move(self, line: Line, product: str, day: date) -> None:
        """Move what a subscription pays to another product."""
        moved = replace(line.last, kind=SubscriptionEventKind.MOVE, day=day)
        self.lines.append(Line(product, [moved]))
        line.steps.append(replace(moved, arr=0))
        line.end = day


def _rounded(amount: float) -> int:
    return max(_STEP, round(amount / _STEP) * _STEP)
