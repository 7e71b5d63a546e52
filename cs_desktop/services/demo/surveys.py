"""What customers answer when they are asked: noisy sights of what they think of us."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from cs_desktop.domain.vocabulary import SurveyKind
from cs_desktop.services.demo.chance import Rng, Subject, stream, whole
from cs_desktop.services.demo.circle import Circle
from cs_desktop.services.demo.history import History
from cs_desktop.services.demo.latent import State
from cs_desktop.services.demo.options import Horizon
from cs_desktop.services.demo.profiles import ENTERPRISE, MID_MARKET

_MONTHS_BETWEEN = 3
_MONTH_OF = {SurveyKind.NPS: 2, SurveyKind.CSAT: 1}
"""Month of the quarter in which the wave goes out."""
_CES_AGE = 4
"""Month of an account's life in which it is asked how easy the start was."""
_ASKED = {ENTERPRISE: (9, 18), MID_MARKET: (5, 10)}
_ASKED_SMALL = (2, 5)
_DAYS_OPEN = 14


@dataclass(frozen=True, slots=True)
class _Question:
    """A survey's scale, how much answers differ, and how many of those asked answer."""

    name: str
    low: int
    high: int
    spread: float
    response: float


QUESTIONS = {
    SurveyKind.NPS: _Question("Relationship survey", 0, 10, 1.7, 0.42),
    SurveyKind.CSAT: _Question("After tickets", 1, 5, 0.75, 0.6),
    SurveyKind.CES: _Question("After onboarding", 1, 7, 1.0, 0.5),
}


@dataclass(frozen=True, slots=True)
class Answer:
    """One person's answer."""

    day: date
    score: int
    respondent: str


@dataclass(frozen=True, slots=True)
class Wave:
    """One survey at one account."""

    kind: SurveyKind
    name: str
    asked: int
    answers: tuple[Answer, ...]


def waves_of(seed: int, history: History, circle: Circle, horizon: Horizon) -> Iterator[Wave]:
    """Yield all waves of the time shown, by day; each rests on the month before it alone."""
    rng = stream(seed, Subject.SURVEYS, history.profile.number)
    for start, end in history.lives():
        months = [m for m in sorted(history.states) if horizon.start(m + 1) > start]
        for month in months:
            opening = horizon.start(month)
            closing = opening + timedelta(days=_DAYS_OPEN)
            state = history.states.get(month - 1)
            if month < 0 or state is None or month == months[0] or closing > (end or closing):
                continue
            for kind in _asked_in(month, month - months[0]):
                yield _wave(rng, kind, _level(kind, state), opening, history, circle)


def _asked_in(month: int, age: int) -> list[SurveyKind]:
    kinds = [kind for kind, place in _MONTH_OF.items() if month % _MONTHS_BETWEEN == place]
    return [*kinds, SurveyKind.CES] if age == _CES_AGE else kinds


def _level(kind: SurveyKind, state: State) -> float:
    """Return where on the scale the account's people stand in the middle, from 0 to 1."""
    if kind is SurveyKind.NPS:
        return 0.22 + 0.37 * state.relationship + 0.26 * state.value + 0.17 * state.adoption
    if kind is SurveyKind.CSAT:
        return 0.16 + 0.46 * state.stability + 0.2 * state.relationship + 0.16 * state.value
    return 0.25 + 0.35 * state.adoption + 0.3 * state.stability


def _wave(rng: Rng, kind: SurveyKind, level: float, opening: date, history: History, circle: Circle) -> Wave:
    question = QUESTIONS[kind]
    asked = whole(rng, *_ASKED.get(history.profile.segment, _ASKED_SMALL))
    people = _respondents(history, circle, opening, asked)
    answers = []
    for respondent in people:
        if rng.random() < question.response:
            middle = question.low + level * (question.high - question.low)
            score = round(middle + question.spread * float(rng.standard_normal()))
            day = opening + timedelta(days=whole(rng, 1, _DAYS_OPEN - 1))
            answers.append(Answer(day, min(max(score, question.low), question.high), respondent))
    name = f"{question.name}, {opening.year}-{opening.month:02d}"
    return Wave(kind, name, asked, tuple(sorted(answers, key=lambda answer: answer.day)))


def _respondents(history: History, circle: Circle, day: date, asked: int) -> list[str]:
    """Return whom we ask: the people we know, then users we know by number only."""
    domain = history.profile.domain
    known = [f"{c.person.address}@{domain}" for c in circle.present(day)]
    return [*known, *(f"user{n:02d}@{domain}" for n in range(1, asked + 1))][:asked]
