"""The chain of commitments: which a review scores, which it sets, and why it cannot be closed yet."""

from dataclasses import dataclass
from datetime import date

from cs_desktop.common.periods import add_months
from cs_desktop.domain.plan.content import PlanMeasure, PlanObjective
from cs_desktop.domain.plan.shown import PlanShown, Who
from cs_desktop.domain.reviews.content import CommitmentEntry, ReviewBook, ReviewHead
from cs_desktop.domain.reviews.gaps import Blocker, Gap
from cs_desktop.domain.reviews.scoring import (
    Goal,
    Reading,
    attainment,
    reading_on,
    score_of,
    target_problem,
)
from cs_desktop.domain.reviews.shown import ReviewsShown
from cs_desktop.domain.vocabulary import Decision, MeasureKind, ReviewStatus

MONTHS = 3
"""Months to the next review where nobody planned one and no cadence says."""
_NOT_HELD = frozenset({ReviewStatus.CANCELLED.value, ReviewStatus.NO_SHOW.value})
_WITHOUT_UNIT = frozenset({MeasureKind.SCALE.value, MeasureKind.DONE.value})
"""Kinds of measures whose values are words."""
CONTINUING = frozenset({Decision.CARRY.value, Decision.RAISE.value, Decision.REPLACE.value})
"""Decisions of which a commitment for the next period comes."""


@dataclass(frozen=True, slots=True)
class OldRow:
    """A commitment that a review scores."""

    number: int
    entry: CommitmentEntry
    measure: PlanMeasure | None
    goal: Goal
    reading: Reading | None
    """The result: as it was confirmed, else as the measure says on the review's day."""
    attained: float | None
    score: str
    """A `Score`: the one confirmed, else the one proposed; empty where none can be."""
    confirmed: bool
    decision: str
    """A `Decision` made at this review; empty before."""
    next_number: int
    """The number of the commitment that came of it; 0 where none did."""
    next_target: float | None = None


@dataclass(frozen=True, slots=True)
class NewRow:
    """A commitment that a review sets."""

    number: int
    entry: CommitmentEntry
    objective: PlanObjective | None
    measure: PlanMeasure | None
    gaps: tuple[Gap, ...]
    """What is missing, the first to be seen to before the others."""
    carried: bool
    """Whether it comes of one of the last objectives."""


def before(book: ReviewBook, review: ReviewHead) -> tuple[ReviewHead, ...]:
    """Return the reviews that stand before one, the earliest first."""
    return tuple(one for one in book.reviews if (one.day, one.id) < (review.day, review.id))


def last_held(book: ReviewBook, review: ReviewHead) -> ReviewHead | None:
    """Return the review closed last before one; None where it is the first."""
    closed = [one for one in before(book, review) if one.status == ReviewStatus.CLOSED]
    return closed[-1] if closed else None


def next_day(shown: ReviewsShown, review: ReviewHead) -> date:
    """Return when the next review is: as planned, else by the cadence, else in a quarter."""
    later = [
        one.day
        for one in shown.book.reviews
        if (one.day, one.id) > (review.day, review.id) and one.kind == review.kind
        if one.status not in _NOT_HELD
    ]
    return later[0] if later else add_months(review.day, shown.cadence.get(review.kind) or MONTHS)


def old_commitments(book: ReviewBook, review: ReviewHead) -> tuple[CommitmentEntry, ...]:
    """Return the commitments that a review has to score and decide.

    These are the ones that it did score; and of those that no review has scored, what was set at earlier
    closed reviews of its kind, or was due by its day. What a review scored that then was not held counts as
    never scored.
    """
    status = {one.id: one.status for one in book.reviews}
    earlier = {one.id: one for one in before(book, review) if one.status == ReviewStatus.CLOSED}

    def asks(one: CommitmentEntry) -> bool:
        if one.scored_in_id == review.id:
            return True
        scored = one.scored_in_id is not None and status.get(one.scored_in_id) not in (None, *_NOT_HELD)
        set_at = earlier.get(one.review_id)
        if scored or set_at is None:
            return False
        return set_at.kind == review.kind or (one.due is not None and one.due <= review.day)

    if review.status in _NOT_HELD:
        return ()
    return tuple(one for one in book.commitments if asks(one))


def old_rows(shown: ReviewsShown, review: ReviewHead) -> tuple[OldRow, ...]:
    """Return what a review scores, each with the result and score confirmed or proposed."""
    new = shown.book.set_at(review.id)
    day = min(review.day, shown.today)
    return tuple(
        _old_row(shown, review, number, entry, new, day)
        for number, entry in enumerate(old_commitments(shown.book, review), 1)
    )


def _old_row(
    shown: ReviewsShown,
    review: ReviewHead,
    number: int,
    entry: CommitmentEntry,
    new: tuple[CommitmentEntry, ...],
    day: date,
) -> OldRow:
    measure = measure_of(shown.plan, entry.measure_id)
    goal = goal_of(entry, measure)
    mine = entry.scored_in_id == review.id
    result: Reading | None = None
    if mine and entry.result is not None:
        result = Reading(entry.result, entry.result_on or review.day, _source(shown.plan, measure))
    elif measure is not None:
        result = result_of(shown, entry, measure, day)
    attained = attainment(goal, result.value if result else None)
    came = [(place, one) for place, one in enumerate(new, 1) if one.came_from_id == entry.id]
    confirmed = mine and bool(entry.score)
    return OldRow(
        number,
        entry,
        measure,
        goal,
        result,
        attained,
        entry.score if confirmed else score_of(attained),
        confirmed,
        entry.decision if mine else "",
        came[0][0] if came else 0,
        came[0][1].target if came else None,
    )


def result_of(shown: ReviewsShown, entry: CommitmentEntry, measure: PlanMeasure, day: date) -> Reading | None:
    """Return what a commitment's measure says on a day; None where nothing was measured since it was set."""
    found = reading_on(shown.plan, measure, day)
    since = entry.baseline_on or shown.book.by_id[entry.review_id].day
    return found if found is not None and found.on > since else None


def new_rows(shown: ReviewsShown, review: ReviewHead) -> tuple[NewRow, ...]:
    """Return what a review sets, each with what it still lacks."""
    objectives = {one.id: one for one in shown.plan.content.objectives} if shown.plan.content else {}
    return tuple(
        NewRow(
            number,
            entry,
            objectives.get(entry.objective_id),
            measure_of(shown.plan, entry.measure_id),
            gaps_of(shown, review, entry),
            entry.came_from_id is not None,
        )
        for number, entry in enumerate(shown.book.set_at(review.id), 1)
    )


def gaps_of(shown: ReviewsShown, review: ReviewHead, entry: CommitmentEntry) -> tuple[Gap, ...]:
    """Return what a commitment lacks before its review can be closed."""
    measure = measure_of(shown.plan, entry.measure_id)
    found = [] if entry.text.strip() else [Gap.NO_TEXT]
    if entry.measure_id is None:
        found.append(Gap.NO_MEASURE)
    else:
        found += _gaps_of_numbers(entry, measure)
        ended = shown.plan.retired.get(measure.metric_id or 0) if measure is not None else None
        if ended is not None and ended <= review.day:
            found.insert(0, Gap.RETIRED)
    if entry.due is None:
        found.append(Gap.NO_DUE)
    elif entry.due < review.day:
        found.append(Gap.DUE_BEFORE)
    if entry.owner_id is None or _left(shown.members.get(entry.owner_id), review.day):
        found.append(Gap.NO_OWNER)
    if entry.contact_id is None or _left(shown.contacts.get(entry.contact_id), review.day):
        found.append(Gap.NO_CONTACT)
    return tuple(found)


def blockers(shown: ReviewsShown, review: ReviewHead) -> tuple[Blocker, ...]:
    """Return why a review cannot be closed, in the order in which one sees to it; none where it can."""
    found: list[Blocker] = []
    for old in old_rows(shown, review):
        if not old.confirmed:
            found.append(Blocker(Gap.UNSCORED, old.number, old.entry.id))
        elif not old.decision or (old.decision in CONTINUING and not old.next_number):
            found.append(Blocker(Gap.UNDECIDED, old.number, old.entry.id))
    new = new_rows(shown, review)
    found += [Blocker(gap, row.number, row.entry.id) for row in new for gap in row.gaps]
    return tuple(found) if new else (*found, Blocker(Gap.NONE_NEW))


def measure_of(plan: PlanShown, measure_id: int | None) -> PlanMeasure | None:
    """Return a measure of the plan that is shown."""
    measures = plan.content.measures if plan.content is not None else ()
    return next((one for one in measures if one.id == measure_id), None)


def goal_of(entry: CommitmentEntry, measure: PlanMeasure | None) -> Goal:
    """Return the numbers of a commitment; where its measure is gone they tell which way it was to go."""
    kind = measure.kind if measure is not None else MeasureKind.RAISE.value
    if measure is None and entry.baseline is not None and entry.target is not None:
        down = entry.target < entry.baseline
        kind = (MeasureKind.LOWER if down else MeasureKind.RAISE).value
    return Goal(kind, entry.baseline, entry.target, entry.target_high)


def _gaps_of_numbers(entry: CommitmentEntry, measure: PlanMeasure | None) -> list[Gap]:
    found = []
    goal = goal_of(entry, measure)
    if entry.baseline is None:
        found.append(Gap.NO_BASELINE)
    within = goal.kind == MeasureKind.STAY_WITHIN
    if entry.target is None or (within and entry.target_high is None):
        found.append(Gap.NO_TARGET)
    elif target_problem(goal):
        found.append(Gap.BAD_TARGET)
    if not entry.unit.strip() and goal.kind not in _WITHOUT_UNIT:
        found.append(Gap.NO_UNIT)
    return found


def _left(who: Who | None, day: date) -> bool:
    return who is None or who.has_left(day)


def _source(plan: PlanShown, measure: PlanMeasure | None) -> str:
    return plan.metrics.get(measure.metric_id or 0, "") if measure is not None else ""
