"""The sentences of a deck, written from the facts by rules: nothing is said that the data does not say."""

from collections.abc import Sequence

from cs_desktop.common.money import money_short
from cs_desktop.common.text import capitalized
from cs_desktop.services.deck.facts.shared import MoneyTold, SharedFacts
from cs_desktop.services.deck.moves import MetricMove
from cs_desktop.services.deck.titles.counting import counted, number


def moves_title(facts: SharedFacts) -> str:
    """Return what the period came to, by how many metrics moved which way."""
    good, bad = len(better(facts)), len(worse(facts))
    name = facts.account.called
    if all(move.current is None or move.previous is None for move in facts.moves.values()):
        return f"For {name} there is nothing to compare the period with yet"
    if good and bad:
        return capitalized(f"{counted(good, 'measure')} improved for {name} and {number(bad)} slipped")
    if good:
        return capitalized(f"{counted(good, 'measure')} improved for {name} and none slipped")
    if bad:
        return capitalized(f"{counted(bad, 'measure')} slipped for {name}; this review decides what to do")
    return f"The period held steady for {name}"


def money_title(facts: SharedFacts, money: MoneyTold) -> str:
    """Return how ARR moved over the period."""
    before, now = money.arr_on(facts.period.start), money.arr_on(facts.as_of)
    currency = facts.workspace.currency
    if not now:
        if not before:
            return "No subscription runs at the end of the period"
        return f"The subscription of {money_short(before, currency)} a year ended in the period"
    if not before:
        return f"The subscription began and stands at {money_short(now, currency)} a year"
    if now == before:
        return f"The subscription stands at {money_short(now, currency)} a year"
    verb = "grew" if now > before else "fell"
    return f"The subscription {verb} from {money_short(before, currency)} to {money_short(now, currency)}"


def better(facts: SharedFacts) -> list[MetricMove]:
    """Return the metrics that moved notably for the better, the largest change first."""
    return _sorted([m for m in facts.moves.values() if m.is_notable and m.is_better])


def worse(facts: SharedFacts) -> list[MetricMove]:
    """Return the metrics that moved notably for the worse, the largest change first."""
    return _sorted([m for m in facts.moves.values() if m.is_notable and not m.is_better])


def _sorted(moves: Sequence[MetricMove]) -> list[MetricMove]:
    return sorted(moves, key=lambda move: (-move.size, move.name))
