"""When we meet an account: the rhythm that its size earns it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import Enum

from cs_desktop.domain.vocabulary import ActivityKind, Direction, Purpose
from cs_desktop.services.demo.calendar import workday
from cs_desktop.services.demo.chance import Rng, Subject, between, stream, whole
from cs_desktop.services.demo.history import History
from cs_desktop.services.demo.latent import State
from cs_desktop.services.demo.options import Horizon
from cs_desktop.services.demo.team import HIGH_TOUCH_FROM, LOW_TOUCH_FROM

_ONBOARDING_MONTHS = 3
_COMPLAINT, _STABLE = 0.06, 0.88
_BAD_SKIP = 0.45
"""Chance that a review falls through where the relationship is poor."""


class Touch(Enum):
    """How closely an account is looked after; the value names the touch model."""

    HIGH = "High touch"
    LOW = "Low touch"
    TECH = "Tech touch"


class Tone(Enum):
    """How things stand, as a conversation shows it; the value ends the name of its texts."""

    GOOD = "good"
    FLAT = "flat"
    BAD = "bad"


@dataclass(frozen=True, slots=True)
class Meeting:
    """A planned touch; `text` names what is noted of it."""

    day: date
    kind: ActivityKind
    minutes: int
    text: str
    tone: Tone
    with_sponsor: bool = False
    direction: Direction = Direction.PROACTIVE

    @property
    def purpose(self) -> Purpose:
        """Return what it was for."""
        at_risk = self.tone is Tone.BAD or self.direction is Direction.REACTIVE
        return Purpose.RISK if at_risk else Purpose.VALUE


@dataclass(frozen=True, slots=True)
class _Rhythm:
    """Months between reviews, executive reviews and visits; calls and mails a month."""

    review: int
    executive: int
    visit: int
    calls: int
    mails: float


_RHYTHMS = {Touch.HIGH: _Rhythm(3, 6, 6, 2, 0.6), Touch.LOW: _Rhythm(6, 12, 12, 1, 0.4)}


def touch_of(arr: int) -> Touch:
    """Return how closely an account of an ARR (major units) is looked after."""
    if arr >= HIGH_TOUCH_FROM:
        return Touch.HIGH
    return Touch.LOW if arr >= LOW_TOUCH_FROM else Touch.TECH


def tone_of(state: State) -> Tone:
    """Return how things stand."""
    if state.adoption > 0.55 and state.relationship > 0.5 and state.stability > 0.6:
        return Tone.GOOD
    return Tone.BAD if state.adoption < 0.4 or state.relationship < 0.4 else Tone.FLAT


def meetings_of(seed: int, history: History, horizon: Horizon) -> list[Meeting]:
    """Return all planned touches of the time shown, by day."""
    rng = stream(seed, Subject.TOUCHES, history.profile.number)
    region = history.profile.region
    found: list[Meeting] = []
    for start, end in history.lives():
        last = min(horizon.until, end - timedelta(days=1)) if end else horizon.until
        months = [m for m in history.states if horizon.start(m) <= last and horizon.start(m + 1) > start]
        for month in months:
            opening = max(horizon.start(month), start)
            touch = touch_of(history.contract.arr_on(opening))
            state = history.states.get(month - 1) if month > months[0] else None
            for meeting in _planned(rng, opening, month - months[0], touch, state):
                day = workday(meeting.day, region, last)
                if horizon.first <= day <= last:
                    found.append(replace(meeting, day=day))
    return sorted(found, key=lambda meeting: meeting.day)


def _planned(rng: Rng, opening: date, age: int, touch: Touch, state: State | None) -> Iterator[Meeting]:
    """Yield the touches of one month; `age` counts months of the account's life."""
    if age < _ONBOARDING_MONTHS:
        yield from _onboarding(rng, opening, age, touch)
    if state is None:
        return
    tone = tone_of(state)
    rhythm = _RHYTHMS.get(touch)
    if rhythm is None:
        yield from _automated(rng, opening, age, tone)
    elif age >= _ONBOARDING_MONTHS:
        yield from _talks(rng, opening, rhythm, tone)
        yield from _complaints(rng, opening, state)
        yield from _reviews(rng, opening, age, rhythm, tone)


def _onboarding(rng: Rng, opening: date, age: int, touch: Touch) -> Iterator[Meeting]:
    if touch is Touch.TECH:
        yield _meeting(rng, opening, (1, 8), ActivityKind.EMAIL, 0, "email_automated", Tone.GOOD)
        return
    if age == 0:
        yield _meeting(rng, opening, (0, 3), ActivityKind.CALL, 60, "kickoff", Tone.GOOD, with_sponsor=True)
    for week in range(3):
        days = (5 + 7 * week, 8 + 7 * week)
        yield _meeting(rng, opening, days, ActivityKind.CALL, 45, "onboarding_call", Tone.GOOD)
    if age > 0 or touch is Touch.HIGH:
        yield _meeting(rng, opening, (12, 24), ActivityKind.TRAINING, 120, "training", Tone.GOOD)


def _automated(rng: Rng, opening: date, age: int, tone: Tone) -> Iterator[Meeting]:
    if age % 3 == 0:
        yield _meeting(rng, opening, (2, 6), ActivityKind.EMAIL, 0, "email_automated", tone)
    if rng.random() < 0.06:
        yield _meeting(rng, opening, (3, 24), ActivityKind.WEBINAR, 45, "webinar", tone)


def _talks(rng: Rng, opening: date, rhythm: _Rhythm, tone: Tone) -> Iterator[Meeting]:
    span = 26 // rhythm.calls
    for call in range(rhythm.calls):
        days = (call * span, call * span + span - 2)
        yield _meeting(rng, opening, days, ActivityKind.CALL, 30, f"call_{tone.value}", tone)
    if rng.random() < rhythm.mails:
        yield _meeting(rng, opening, (1, 25), ActivityKind.EMAIL, 10, "email", tone)
    if rng.random() < 0.05:
        yield _meeting(rng, opening, (3, 24), ActivityKind.WEBINAR, 45, "webinar", tone)


def _complaints(rng: Rng, opening: date, state: State) -> Iterator[Meeting]:
    """Yield the call that open tickets ask for: now and then, and more often where we fail."""
    if rng.random() < _COMPLAINT + max(0.0, _STABLE - state.stability):
        call = _meeting(rng, opening, (1, 25), ActivityKind.CALL, 25, "reactive", tone_of(state))
        yield replace(call, direction=Direction.REACTIVE)


def _reviews(rng: Rng, opening: date, age: int, rhythm: _Rhythm, tone: Tone) -> Iterator[Meeting]:
    """Yield the reviews that are due; where the relationship is poor, many fall through."""
    held = tone is not Tone.BAD or rng.random() > _BAD_SKIP
    ending = "bad" if tone is Tone.BAD else "good"
    if age % rhythm.executive == 0 and held:
        yield _meeting(rng, opening, (8, 20), ActivityKind.EBR, 90, f"ebr_{ending}", tone, with_sponsor=True)
    elif age % rhythm.review == 0 and held:
        yield _meeting(rng, opening, (8, 20), ActivityKind.QBR, 60, f"qbr_{ending}", tone)
    if age % rhythm.visit == 1 and rng.random() < 0.5:
        yield _meeting(rng, opening, (4, 22), ActivityKind.ON_SITE, 240, "on_site", tone)


def _meeting(
    rng: Rng,
    opening: date,
    days: tuple[int, int],
    kind: ActivityKind,
    minutes: int,
    text: str,
    tone: Tone,
    *,
    with_sponsor: bool = False,
) -> Meeting:
    day = opening + timedelta(days=whole(rng, *days))
    # Nobody notes 57 minutes.
    spent = round(minutes * between(rng, (0.7, 1.4)) / 5) * 5
    return Meeting(day, kind, spent, text, tone, with_sponsor)
