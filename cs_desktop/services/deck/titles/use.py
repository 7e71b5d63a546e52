"""What use and support have come to, in a sentence."""

from collections.abc import Sequence
from datetime import date

from cs_desktop.common.text import capitalized
from cs_desktop.domain.plan.progress import Progress
from cs_desktop.services.deck.criteria import Criterion
from cs_desktop.services.deck.moves import MetricMove
from cs_desktop.services.deck.titles.counting import counted, number, small

_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)


def adoption_title(criteria: Sequence[Criterion], moves: Sequence[MetricMove]) -> str:
    """Return how use stands against what was agreed as success; without that, how it moved."""
    if not criteria:
        return moved_title(moves, "Use held steady over the period")
    reached = [one for one in criteria if one.is_reached]
    passed = next((one for one in reached if one.passed_on is not None), None)
    if len(criteria) == 1 or passed is not None:
        first = criterion_sentence(passed or criteria[0])
        others = len(criteria) - 1
        if not others:
            return first
        also = len(reached) - 1
        rest = f"{number(also)} of {counted(others, 'other goal')}"
        return f"{first}; {rest} {'is' if also == 1 else 'are'} reached"
    total = len(criteria)
    if len(reached) == total:
        return capitalized(f"all {number(total)} goals of use are reached")
    be = "is" if len(reached) == 1 else "are"
    said = f"{number(len(reached))} of {counted(total, 'goal')} of use {be} reached"
    return capitalized(
        f"{said}; {small(criterion_sentence(next(one for one in criteria if not one.is_reached)))}"
    )


def criterion_sentence(one: Criterion) -> str:
    """Return how one metric stands against its goal, as its chart shows it."""
    goal = f"the {one.goal_text} {'goal' if one.is_least else 'limit'}"
    day = one.passed_on
    if one.is_reached and day is not None:
        verb = "passed" if one.is_least else "came within"
        return f"{one.move.name} {verb} {goal} in {month_of(day)}"
    now = one.move.text(one.last)
    if one.is_reached:
        return f"{one.move.name} held at {now}, {'not below' if one.is_least else 'within'} {goal}"
    if one.measure.progress is Progress.ON_PACE:
        return f"{one.move.name} reached {now}, on pace for {goal}"
    return f"{one.move.name} reached {now}, {'short of' if one.is_least else 'above'} {goal}"


def moved_title(moves: Sequence[MetricMove], steady: str) -> str:
    """Return how the two metrics moved that moved most; `steady` where none did."""
    notable = [move for move in moves if move.is_notable][:2]
    if not notable:
        return steady
    first, *others = (move.sentence().rstrip(".") for move in notable)
    return "; ".join((first, *map(small, others)))


def month_of(day: date) -> str:
    """Return the name of a day's month, in full."""
    return _MONTHS[day.month - 1]
