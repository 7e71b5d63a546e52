"""What use and support have come to, in a sentence."""

from collections.abc import Sequence
from datetime import date
from textwrap import wrap

from cs_desktop.common.text import capitalized
from cs_desktop.domain.deck.title_check import LINE, LINES
from cs_desktop.domain.plan.progress import Progress
from cs_desktop.services.deck.criteria import Criterion
from cs_desktop.services.deck.moves import MetricMove
from cs_desktop.services.deck.titles.counting import counted, every, number, small

_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)


def goals_title(criteria: Sequence[Criterion], of: str) -> str:
    """Return how use or support, which `of` names, stands against what was agreed as success."""
    reached = [one for one in criteria if one.is_reached]
    passed = next((one for one in reached if one.held_since is not None), None)
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
        return f"{capitalized(every(total, 'goal'))} of {of} are reached"
    be = "is" if len(reached) == 1 else "are"
    said = f"{number(len(reached))} of {counted(total, 'goal')} of {of} {be} reached"
    return capitalized(
        f"{said}; {small(criterion_sentence(next(one for one in criteria if not one.is_reached)))}"
    )


def criterion_sentence(one: Criterion) -> str:
    """Return how one metric stands against its goal, as the plan and its chart show it.

    What was at the goal before did not pass it, and what is to be kept has no goal to come to.
    """
    return f"{one.move.name} {_kept(one) if one.is_kept else _come(one)}"


def _come(one: Criterion) -> str:
    goal = f"the {one.goal_text} {'goal' if one.is_least else 'limit'}"
    month = _since(one)
    if one.is_reached and month:
        if one.held_before:
            return f"came back {'to' if one.is_least else 'within'} {goal} in {month}"
        return f"{'passed' if one.is_least else 'came within'} {goal} in {month}"
    told = f"stood at {one.now_text}"
    if one.is_reached:
        return f"{told}, {'not below' if one.is_least else 'within'} {goal}"
    if one.measure.progress is Progress.ON_PACE:
        return f"{told}, on pace for {goal}"
    return f"{told}, {'short of' if one.is_least else 'above'} {goal}"


def _kept(one: Criterion) -> str:
    limit = f"{'at least' if one.is_least else 'at most'} {one.goal_text}"
    month = _since(one)
    if one.is_reached and month:
        verb = "came back" if one.held_before else "rose" if one.is_least else "fell"
        return f"{verb} to {limit} in {month}"
    better, worse = ("above", "below") if one.is_least else ("below", "above")
    where = worse if not one.is_reached else f"not {worse}" if one.measure.current == one.goal else better
    return f"stood at {one.now_text}, {where} the {one.goal_text} to be kept"


def _since(one: Criterion) -> str:
    """Return the month since which a goal is held; empty where the chart shows no break before."""
    day = one.held_since
    return "" if day is None else month_of(day, one.chart.as_of or day)


def moved_title(moves: Sequence[MetricMove], of: str) -> str:
    """Return how the two metrics moved that moved most, the period named once; or that it held steady.

    Where both do not fit the lines of a title, or none has a value of the period before, the first is told.
    """
    if all(move.previous is None for move in moves):
        return moves[0].sentence().rstrip(".")
    notable = [move for move in moves if move.is_notable][:2]
    if not notable:
        return f"{capitalized(of)} held steady over the period"
    first, *others = (move.sentence(dated=not place).rstrip(".") for place, move in enumerate(notable))
    title = "; ".join((first, *map(small, others)))
    return title if len(wrap(title, LINE)) <= LINES else first


def month_of(day: date, today: date) -> str:
    """Return the name of a day's month in full, with its year where that is not today's."""
    month = _MONTHS[day.month - 1]
    return month if day.year == today.year else f"{month} {day.year}"
