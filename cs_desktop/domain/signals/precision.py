"""How right a rule was: what followed the openings of the past, beside what follows anyway."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from cs_desktop.common.language import marked, tr, trn
from cs_desktop.domain.figures import Figure, Unit, value_text

HORIZONS = (90, 180)
"""Days after an opening within which ARR lost counts."""
TOO_FEW = 10
"""From fewer openings nothing is concluded."""
FORMULA = marked(
    "Openings after which the account paid less within {days} days / all openings. An opening is a month-end "
    "at which the signal is open and was not at the one before, by what was known then."
)


@dataclass(frozen=True, slots=True)
class Tally:
    """How openings of a rule compare with what happened after them."""

    openings: int
    """Month-ends at which a signal is open that was not at the month-end before."""
    came_true: int
    """Openings after which the account lost ARR within the horizon."""
    looked_at: int
    """Pairs of account and month-end with data and with ARR, open or not."""
    lost: int
    """Of these, how many were followed by a loss."""

    @property
    def precision(self) -> float | None:
        """Return the share of openings that came true; None without any."""
        return self.came_true / self.openings if self.openings else None

    @property
    def base(self) -> float | None:
        """Return the share of all month-ends that were followed by a loss; None without any."""
        return self.lost / self.looked_at if self.looked_at else None


@dataclass(frozen=True, slots=True)
class Precision:
    """A tally over a span, with the interval of its precision."""

    tally: Tally
    horizon: int
    low: float
    high: float
    first: date | None
    """The first month-end at which openings were counted; None where there is none yet."""
    last: date | None

    @property
    def tells(self) -> bool:
        """Return whether there are enough openings to say anything."""
        return self.tally.openings >= TOO_FEW

    def figure(self, as_of: date) -> Figure:
        """Return the precision as it is shown."""
        tally = self.tally
        return Figure(
            label=tr("Precision, {days} days", days=self.horizon),
            value=tally.precision if self.tells else None,
            unit=Unit.SHARE,
            formula=tr(FORMULA, days=self.horizon),
            source=tr("Points and answers as of each month-end, and subscriptions by their dated events"),
            as_of=as_of,
            reason="" if self.tells else too_few(tally),
            note=self.told() if self.tells else "",
        )

    def told(self) -> str:
        """Return count, interval and base rate in one line."""
        tally = self.tally
        return tr(
            "{hits} of {count}, 95%: {low} to {high}; base rate {base}",
            hits=tally.came_true,
            count=tally.openings,
            low=value_text(self.low, Unit.SHARE),
            high=value_text(self.high, Unit.SHARE),
            base=value_text(tally.base, Unit.SHARE),
        )


def too_few(tally: Tally) -> str:
    """Return why nothing is said."""
    if tally.looked_at == 0:
        return tr("No data in that time.")
    if tally.openings == 0:
        return tr("It did not open in that time.")
    return trn("Too few to say: {count} opening", "Too few to say: {count} openings", tally.openings)


@dataclass(frozen=True, slots=True)
class Precisions:
    """How right every rule was, by its key and horizon."""

    as_of: date
    months: int
    by_rule: Mapping[str, Mapping[int, Precision]] = field(default_factory=dict)
