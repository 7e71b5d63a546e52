"""What an account is like underneath, month by month: what is measured of it later is only a noisy sight.

A month's state follows from the state before it and from what befell the account before it. Shocks act
from the next month on, so nothing that can be measured moves before its cause.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from cs_desktop.domain.vocabulary import ChurnCategory
from cs_desktop.services.demo.profiles import Profile
from cs_desktop.services.demo.stories import Blow

Noise = list[float]
"""Four standard normal numbers."""

_WITHOUT_CHAMPION = 0.76
"""Part of the adoption that is reached where nobody speaks for us."""
_FLOOR, _CEILING = 0.02, 0.98
_BASE_LOGIT = -4.6
_AFTER_NOTICE = 0.82
"""Share of use that remains each month once an account has given notice."""


@dataclass(frozen=True, slots=True)
class State:
    """One month-end; all from 0 to 1."""

    adoption: float
    relationship: float
    stability: float
    value: float
    overbuy: float
    pressure: float


def mean_of(states: Sequence[State]) -> State:
    """Return the mean of some states."""
    n = len(states)
    return State(
        sum([s.adoption for s in states]) / n,
        sum([s.relationship for s in states]) / n,
        sum([s.stability for s in states]) / n,
        sum([s.value for s in states]) / n,
        sum([s.overbuy for s in states]) / n,
        sum([s.pressure for s in states]) / n,
    )


@dataclass(slots=True)
class Mind:
    """The state as it changes, with what the account could be."""

    potential: float
    ramp: float
    warmth: float
    recovery: float
    value_cap: float
    overbuy: float
    pressure: float
    adoption: float = 0.03
    relationship: float = 0.6
    stability: float = 0.9
    value: float = 0.05
    rival: float = 0.0
    doomed: bool = False
    """It will go, whatever it thinks of us."""
    leaving: bool = False
    """It has given notice."""

    @classmethod
    def of(cls, profile: Profile) -> "Mind":
        """Return the mind of an account on its first day."""
        return cls(
            profile.potential,
            profile.ramp,
            profile.warmth,
            profile.story.recovery,
            profile.value_cap,
            profile.overbuy,
            profile.pressure,
            relationship=0.5 + 0.4 * profile.warmth,
        )

    def live(self, age: int, noise: Noise) -> State:
        """Live through a month, `age` months after the start, and return the state at its end."""
        ready = 1 - math.exp(-(age + 0.5) / self.ramp)
        drive = 0.6 + 0.4 * min(1.0, self.relationship / 0.55)
        target = self.potential * ready * drive * (0.8 + 0.2 * self.stability)
        self.adoption = _within(self.adoption + 0.4 * (target - self.adoption) + 0.025 * noise[0])
        self.stability = _within(self.stability + 0.3 * (0.93 - self.stability) + 0.02 * noise[1])
        pull = 0.08 * (self.stability - 0.85) + 0.04 * (self.value - 0.5)
        back = self.recovery * (self.warmth - self.relationship)
        self.relationship = _within(self.relationship + back + pull + 0.025 * noise[2])
        worth = min(self.value_cap, 1.05 * self.adoption * (0.7 + 0.3 * self.stability))
        self.value = _within(self.value + 0.2 * (worth - self.value) + 0.02 * noise[3])
        if self.leaving:
            self.adoption *= _AFTER_NOTICE
        return self.state()

    def state(self) -> State:
        """Return the present state."""
        return State(
            self.adoption, self.relationship, self.stability, self.value, self.overbuy, self.pressure
        )

    def suffer(self, blow: Blow) -> None:
        """Take a blow; it shows from the next month on."""
        if blow is Blow.CHAMPION_LEAVES:
            self.relationship = _within(self.relationship - 0.38)
            self.potential *= _WITHOUT_CHAMPION
        elif blow is Blow.REORGANISATION:
            self.relationship = _within(self.relationship - 0.15)
            self.potential *= 0.85
        elif blow is Blow.SQUEEZE:
            self.pressure = _within(self.pressure + 0.32)
        elif blow is Blow.RIVAL:
            self.rival = 0.4
        else:
            self.doomed = True
            self.relationship = _within(self.relationship - 0.1)

    def find_champion(self) -> None:
        """Win a new champion."""
        self.relationship = _within(self.relationship + 0.18)
        self.potential = min(_CEILING, self.potential / _WITHOUT_CHAMPION)

    def meet_outage(self, minutes: int, exposure: float) -> None:
        """Lose trust in our service."""
        self.stability = _within(self.stability - min(0.4, minutes / 700) * exposure)

    def be_helped(self) -> None:
        """Take part in a recovery plan."""
        self.potential = min(_CEILING, self.potential + 0.12)
        self.relationship = _within(self.relationship + 0.08)


def deficits(mean: State, mind: Mind) -> dict[ChurnCategory, float]:
    """Return how much each reason speaks for leaving, given the mean state of the months before."""
    return {
        ChurnCategory.POOR_ADOPTION: 2.9 * max(0.0, 0.6 - mean.adoption),
        ChurnCategory.PRODUCT_FIT: 4.2 * max(0.0, min(0.52, mean.adoption) - mean.value),
        ChurnCategory.RELATIONSHIP: 4.2 * max(0.0, 0.56 - mean.relationship),
        ChurnCategory.SERVICE: 4.5 * max(0.0, 0.8 - mean.stability),
        ChurnCategory.PRICE: 1.4 * mean.pressure,
        ChurnCategory.COMPETITOR: 2.0 * mind.rival,
    }


def leave_probability(reasons: dict[ChurnCategory, float], mind: Mind) -> float:
    """Return the likelihood of leaving at a renewal."""
    if mind.doomed:
        return 0.95
    return _logistic(_BASE_LOGIT + 2.6 * sum(reasons.values()))


def reduce_probability(mean: State) -> float:
    """Return the likelihood that an account that stays buys less."""
    return _logistic(-4.2 + 9.0 * mean.overbuy + 3.0 * max(0.0, 0.5 - mean.adoption) + 1.5 * mean.pressure)


def is_healthy(mean: State) -> bool:
    """Return whether an account is one that buys more."""
    return mean.adoption > 0.62 and mean.value > 0.5 and mean.relationship > 0.5 and mean.stability > 0.7


def _logistic(x: float) -> float:
    return 1 / (1 + math.exp(-x))


def _within(x: float) -> float:
    return min(_CEILING, max(_FLOOR, x))
