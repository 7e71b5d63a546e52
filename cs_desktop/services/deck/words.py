"""The sentences of a deck, written from the facts by rules: nothing is said that the data does not say."""

from collections.abc import Sequence

from cs_desktop.common.dates import day_text
from cs_desktop.common.money import money_short
from cs_desktop.services.deck.facts.keys import ADOPTION, OUTCOME, SUPPORT, trend_keys
from cs_desktop.services.deck.facts.shared import HealthTold, MoneyTold, SharedFacts
from cs_desktop.services.deck.moves import MetricMove

_NUMBERS = ("No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten")
_MOST = 4
"""Sentences in one block of the summary."""


def summary_title(facts: SharedFacts) -> str:
    """Return what the period came to, by how many measures moved which way."""
    better, worse = len(_better(facts)), len(_worse(facts))
    name = facts.account.name
    if better and worse:
        return f"{counted(better)} improved for {name} and {_number(worse).lower()} slipped"
    if better:
        return f"{counted(better)} improved for {name} and none slipped"
    if worse:
        return f"{counted(worse)} slipped for {name}; this review decides what to do"
    if any(move.current is not None for move in facts.moves.values()):
        return f"The period held steady for {name}"
    return f"We have nothing measured for {name} yet; this review decides what to measure"


def worked(facts: SharedFacts) -> tuple[str, ...]:
    """Return what got better, the largest change first."""
    sentences = [move.sentence() for move in _better(facts)]
    first_value = facts.account.first_value
    if first_value and facts.period.start <= first_value < facts.period.end:
        sentences.insert(0, f"First value was reached on {day_text(first_value)}.")
    return _at_most(sentences)


def did_not(facts: SharedFacts) -> tuple[str, ...]:
    """Return what got worse, the largest change first, and what is not known."""
    sentences = [move.sentence() for move in _worse(facts)]
    if not facts.surveys:
        sentences.append("Nobody was surveyed in this period, so we do not know how people feel.")
    return _at_most(sentences)


def asks(facts: SharedFacts) -> tuple[str, ...]:
    """Return what we ask of the customer: what the data shows to be missing, at most three."""
    found = []
    if not facts.account.desired_outcome:
        found.append("Say in your words what this year has to bring.")
    worse = _worse(facts)
    if worse:
        found.append(f"Agree who on each side takes care of {_lower(worse[0].name)}.")
    if not any(contact.role == "sponsor" for contact in facts.contacts):
        found.append("Name an executive sponsor on your side.")
    if not facts.surveys:
        found.append("Let us ask your users how they find the work with us.")
    found.append("Agree on measurable objectives for the next period.")
    return tuple(found[:_MOST])


def outcome_title(facts: SharedFacts) -> str:
    """Return how far the outcome is, or that it is not agreed yet."""
    moves = facts.moved(OUTCOME)
    if moves:
        return f"{moves[0].text(moves[0].current)} of the agreed outcome is reached"
    if facts.account.first_value and facts.account.first_value <= facts.as_of:
        return f"First value was reached on {day_text(facts.account.first_value)}; objectives are next"
    return "The outcome is not measured yet; let us agree on how"


def trend_title(facts: SharedFacts) -> str:
    """Return how usage moved over the period."""
    usage = next((move for move in facts.leading(trend_keys(facts)) if move.is_notable), None)
    return usage.sentence().rstrip(".") if usage else "Use held steady over the period"


def money_title(facts: SharedFacts, money: MoneyTold) -> str:
    """Return how ARR moved over the period."""
    before, now = money.arr_on(facts.period.start), money.arr_on(facts.as_of)
    currency = facts.workspace.currency
    if not before and now:
        return f"The subscription began and stands at {money_short(now, currency)} a year"
    if now == before:
        return f"The subscription stands at {money_short(now, currency)} a year"
    verb = "grew" if now > before else "fell"
    return f"The subscription {verb} from {money_short(before, currency)} to {money_short(now, currency)}"


def adoption_title(facts: SharedFacts) -> str:
    """Return how the measure moved that moved most."""
    first = next((move for move in facts.leading(ADOPTION) if move.is_notable), None)
    return trend_title(facts) if first is None else first.sentence().rstrip(".")


def health_words(health: HealthTold) -> str:
    """Return the health in a clause; the score must be known."""
    told = f"Health is {health.score}, {health.band}"
    if health.score is None or health.before in (None, health.score):
        return told
    return f"{told}, {'up' if health.score > (health.before or 0) else 'down'} from {health.before}"


def support_title(facts: SharedFacts) -> str:
    """Return how support did."""
    moves = facts.leading(SUPPORT)
    if moves and moves[0].is_notable:
        return moves[0].sentence().rstrip(".")
    if moves:
        return "Support held steady over the period"
    return "No tickets or outages are recorded for this period"


def _at_most(sentences: list[str]) -> tuple[str, ...]:
    """Return the first sentences, and how many more there are, so that the title's count can be checked."""
    if len(sentences) <= _MOST:
        return tuple(sentences)
    kept = sentences[: _MOST - 1]
    return (*kept, f"And {len(sentences) - len(kept)} more: see the following pages.")


def _better(facts: SharedFacts) -> list[MetricMove]:
    return _sorted([m for m in facts.moves.values() if m.is_notable and m.is_better])


def _worse(facts: SharedFacts) -> list[MetricMove]:
    return _sorted([m for m in facts.moves.values() if m.is_notable and not m.is_better])


def _sorted(moves: Sequence[MetricMove]) -> list[MetricMove]:
    return sorted(moves, key=lambda move: (-move.size, move.name))


def counted(number: int) -> str:
    """Return a count of measures as a sentence begins with it: "Three measures"."""
    return f"{_number(number)} measure{'' if number == 1 else 's'}"


def _number(number: int) -> str:
    return _NUMBERS[number] if number < len(_NUMBERS) else str(number)


def _lower(text: str) -> str:
    """Return the text with a small first letter, unless its first word is an abbreviation."""
    return text if text[:2].isupper() else text[:1].lower() + text[1:]
