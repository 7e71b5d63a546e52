"""What a back-test is made from, read once: scores at all month-ends, payments, churn events, flags."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from cs_desktop.analytics.backtest.outcomes import Course, Ints, course_of, month_ends
from cs_desktop.analytics.health.scores import HealthScores
from cs_desktop.analytics.payments import NEVER, Payments
from cs_desktop.common.errors import KnownError
from cs_desktop.common.language import tr
from cs_desktop.domain.progress import Progress
from cs_desktop.models.columns import integers, ordinals, turned
from cs_desktop.models.queries import accounts, losses
from cs_desktop.models.queries.commercial import StepColumns, step_columns
from cs_desktop.services.context import Context
from cs_desktop.services.health.scoring import HealthInputs, read_health

MOST_MONTHS = 60
"""How far back is looked: what was five years ago says little of the score of today."""
_AT_ONCE = 4
"""Months scored between two reports of progress."""


@dataclass(frozen=True, slots=True)
class Material:
    """Accounts in order of id; events with the place of their account."""

    ids: Ints
    names: Mapping[int, str]
    course: Course
    event_places: Ints
    event_days: Ints
    of_product: NDArray[np.bool_]
    """Which events are of a product, not of the whole account."""
    flags: Mapping[int, bool]
    until: int
    """The last day of which anything is known."""
    scores: tuple[HealthScores, ...]
    """Of each month-end."""

    @property
    def days(self) -> Ints:
        """Return the month-ends."""
        return np.array([one.as_of.toordinal() for one in self.scores], np.int64)


def read_material(ctx: Context, as_of: date, report: Progress, *, by_today: bool) -> Material:
    """Read and score everything up to a day.

    Raises:
        KnownError: nobody ever paid anything, or nothing was measured.
    """
    report(0, None, tr("Reading"))
    steps, facts, flags, churned = ctx.workspace.read(
        lambda c: (step_columns(c), accounts.accounts(c), losses.churn_flags(c), losses.churn_days(c))
    )
    began = steps.start[steps.start <= as_of.toordinal()]
    if not len(began):
        raise KnownError(
            tr("No account has a subscription yet; a back-test needs losses. Enter or import subscriptions.")
        )
    ids = np.array(sorted(one.id for one in facts), np.int64)
    event_accounts, event_days, products = turned(churned, 3)
    days = ordinals(event_days, NEVER)
    past = days <= as_of.toordinal()
    inputs = read_health(ctx, date.fromordinal(max(int(began.min()), _earliest(as_of))), as_of)
    first_known, last_known = _known(inputs, as_of)
    until = max([last_known, *_last(began, steps.end, days, as_of=as_of.toordinal())])
    ends = month_ends(max(first_known, int(began.min()), _earliest(as_of)), until)
    place = np.searchsorted(ids, integers(event_accounts)[past])
    return Material(
        ids=ids,
        names={one.id: one.name for one in facts},
        course=_course(steps, ids, until),
        event_places=place,
        event_days=days[past],
        of_product=np.array([one is not None for one in products], bool)[past],
        flags=flags,
        until=until,
        scores=_scored(inputs, ids, ends, as_of if by_today else None, report),
    )


def _earliest(as_of: date) -> int:
    return as_of.toordinal() - MOST_MONTHS * 31


def _known(inputs: HealthInputs, as_of: date) -> tuple[int, int]:
    """Return the first and the last day of what is measured."""
    columns = [*inputs.points.values(), *inputs.answers.values()]
    days = [one.days[one.days <= as_of.toordinal()] for one in columns]
    some = [(int(column.min()), int(column.max())) for column in days if len(column)]
    if not some:
        raise KnownError(
            tr("Nothing that a scorecard looks at was measured yet; enter or import points of its metrics.")
        )
    return min(first for first, _ in some), max(last for _, last in some)


def _last(*columns: Ints, as_of: int) -> list[int]:
    known = [column[column <= as_of] for column in columns]
    return [int(column.max()) for column in known if len(column)]


def _course(steps: StepColumns, ids: Ints, until: int) -> Course:
    # What was agreed to end later is not a loss that happened.
    known = steps.start <= until
    end = np.where(steps.end > until, NEVER, steps.end)
    unit = np.searchsorted(ids, steps.account_ids)
    return course_of(
        Payments(unit[known], len(ids), steps.arr[known], steps.start[known].astype(np.int64), end[known])
    )


def _scored(
    inputs: HealthInputs, ids: Ints, ends: Sequence[int], in_force: date | None, report: Progress
) -> tuple[HealthScores, ...]:
    found: list[HealthScores] = []
    for first in range(0, len(ends), _AT_ONCE):
        report(first, len(ends), tr("Scoring the month-ends"))
        days = [date.fromordinal(day) for day in ends[first : first + _AT_ONCE]]
        found.extend(inputs.scores_over(ids, days, in_force))
    return tuple(found)
