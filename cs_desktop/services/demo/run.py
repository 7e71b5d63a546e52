"""One account's simulation under way: what the parts of it share."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import IntEnum, auto

from cs_desktop.common.periods import add_months
from cs_desktop.domain.vocabulary import ChurnCategory
from cs_desktop.services.demo.chance import Subject, stream
from cs_desktop.services.demo.contracts import Contract
from cs_desktop.services.demo.history import Happening, History, What
from cs_desktop.services.demo.latent import Mind, Noise, State, mean_of
from cs_desktop.services.demo.options import Horizon
from cs_desktop.services.demo.profiles import ENTERPRISE, Profile

_LOOK_BACK = 3
_DAYS_DRAWN = 27


class Choice(IntEnum):
    """What is decided by one draw a month each."""

    LEAVE = 0
    REDUCE = auto()
    GROW = auto()
    CROSS_SELL = auto()
    CHAMPION = auto()
    HELP = auto()
    REFERENCE = auto()
    MISS = auto()
    FORECAST = auto()
    LATE = auto()
    AMOUNT = auto()
    RETURN = auto()


@dataclass(frozen=True, slots=True)
class Luck:
    """All draws of one account, made before its story begins; one row a month from the joining month."""

    noise: list[Noise]
    choices: list[list[float]]
    """From 0 to 1, by `Choice`."""
    days: list[list[float]]


def luck_of(seed: int, profile: Profile, horizon: Horizon) -> Luck:
    """Return the luck of an account."""
    rows = max(horizon.months - profile.joined, 0)
    return Luck(
        stream(seed, Subject.DRIFT, profile.number).standard_normal((rows, 4)).tolist(),
        stream(seed, Subject.DECISIONS, profile.number).random((rows, len(Choice))).tolist(),
        stream(seed, Subject.DAYS, profile.number).random((rows, len(What))).tolist(),
    )


@dataclass(frozen=True, slots=True)
class Verdict:
    """What an account has decided for its next renewal."""

    leaves: bool
    reduces: bool
    cause: ChurnCategory
    decided: date


@dataclass(slots=True)
class Run:
    """The state of a simulation in the middle of it."""

    profile: Profile
    horizon: Horizon
    luck: Luck
    mind: Mind
    history: History
    started: int | None = None
    """Month in which its present life began; None while it is no customer."""
    life_start: date = date.min
    due_month: int = 0
    verdict: Verdict | None = None
    overdue: bool = False
    """Its term passed without a signature."""
    discount: float = 0.0
    renewed: int = 0
    """How many times."""
    champion_left: int | None = None
    """Month in which nobody was left to speak for us; None while there is somebody."""
    helped: int = -100
    """Month of the last recovery plan."""
    grown: int = -100
    """Month of the last growth."""
    pending: tuple[int, str, float] | None = None
    """Growth on its way: month, product to be sold (else empty), factor by which all grow."""
    insolvent_month: int | None = None
    """Month in which its business ends."""
    return_month: int | None = None

    mean_before: tuple[int, State | None] = (-100, None)
    """The last month asked for, and the mean of those before it."""

    @property
    def contract(self) -> Contract:
        """Return what the account pays for."""
        return self.history.contract

    @property
    def notice_months(self) -> int:
        """Return how many months before a term's end notice must be given."""
        return 3 if self.profile.segment == ENTERPRISE else 2

    @property
    def due(self) -> date:
        """Return the end of the present term."""
        end = self.contract.term_end
        assert end is not None
        return end

    @property
    def notice_by(self) -> date:
        """Return the last day on which notice can be given."""
        return add_months(self.due, -self.notice_months)

    def draw(self, month: int, choice: Choice) -> float:
        """Return the month's draw for a choice."""
        return self.luck.choices[month - self.profile.joined][choice]

    def day(self, month: int, what: What) -> date:
        """Return the day of the month on which something of a kind happens."""
        drawn = self.luck.days[month - self.profile.joined][what.value - 1]
        return self.horizon.start(month) + timedelta(days=int(drawn * _DAYS_DRAWN))

    def mean(self, month: int) -> State | None:
        """Return the mean state of the three months before a month; None where it is too new."""
        if self.mean_before[0] != month:
            states = [self.history.states.get(m) for m in range(month - _LOOK_BACK, month)]
            known = [state for state in states if state is not None]
            self.mean_before = month, mean_of(known) if len(known) == _LOOK_BACK else None
        return self.mean_before[1]

    def tell(self, day: date, what: What, amount: int = 0, product: str = "") -> None:
        """Note that something happened."""
        self.history.happenings.append(Happening(day, what, amount, product))
