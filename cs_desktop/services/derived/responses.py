"""How many of those asked answered: the response rate of an account's newest survey wave."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

import numpy as np

from cs_desktop.analytics.health.windows import Points
from cs_desktop.models.queries.derived import WaveAnswers
from cs_desktop.services.derived.rhythm import within

OPEN_DAYS = 14
"""A wave counts from so many days after its first answer: before that it says nothing how few answered."""


@dataclass(slots=True)
class _Wave:
    asked: float
    first: int
    answered: dict[int, int] = field(default_factory=dict)
    """How many people had answered by the end of each day on which somebody did."""
    known: set[str] = field(default_factory=set)
    count: int = 0

    def answer(self, day: int, respondent: str) -> None:
        if respondent and respondent in self.known:
            return
        self.known.add(respondent)
        self.count += 1
        self.answered[day] = self.count

    @property
    def counts_from(self) -> int:
        return self.first + OPEN_DAYS


def response_rates(answers: WaveAnswers, since: date, until: date) -> Points:
    """Return answers / asked of each account's newest wave that counts, on each day on which that changed.

    Of a respondent one answer counts; one without a name is a new one each time. The rate is at most 1.
    """
    waves: dict[int, dict[int, _Wave]] = defaultdict(dict)
    columns = (answers.account_ids.tolist(), answers.survey_ids.tolist(), answers.asked.tolist())
    days = answers.days.tolist()
    for account_id, survey, asked, day, respondent in zip(*columns, days, answers.respondents, strict=True):
        wave = waves[account_id].setdefault(survey, _Wave(asked, day))
        wave.answer(day, respondent)
    rows = [
        (account_id, day, rate)
        for account_id in sorted(waves)
        for day, rate in _course(sorted(waves[account_id].values(), key=lambda wave: wave.first))
    ]
    ids, on, rates = zip(*rows, strict=True) if rows else ((), (), ())
    points = Points(np.array(ids, np.int64), np.array(on, np.int64), np.array(rates, np.float64))
    return within(points, since, until)


def _course(waves: list[_Wave]) -> Iterator[tuple[int, float]]:
    """Yield day and rate from wave to wave, in order of days."""
    for place, wave in enumerate(waves):
        ends = waves[place + 1].counts_from if place + 1 < len(waves) else None
        begins = wave.counts_from
        if ends is not None and ends <= begins:
            continue
        by_then = max(count for day, count in wave.answered.items() if day <= begins)
        yield begins, min(by_then / wave.asked, 1.0)
        for day, count in wave.answered.items():
            if day > begins and (ends is None or day < ends):
                yield day, min(count / wave.asked, 1.0)
