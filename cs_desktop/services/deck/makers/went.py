"""What became of the outcome, what worked and what did not, in sentences, what matters most first."""

from collections.abc import Iterator, Sequence
from datetime import date

from cs_desktop.common.dates import day_text, short_day_text
from cs_desktop.common.text import capitalized
from cs_desktop.domain.journey.words import Party
from cs_desktop.domain.plan.progress import LATE, Progress
from cs_desktop.domain.surveys import FEWEST, SurveyScore
from cs_desktop.domain.vocabulary import Score, SurveyKind
from cs_desktop.services.deck.facts.keys import OUTCOME
from cs_desktop.services.deck.facts.plan import ConfirmationTold, MeasureTold
from cs_desktop.services.deck.facts.reviews import CommitmentTold
from cs_desktop.services.deck.facts.shared import SharedFacts
from cs_desktop.services.deck.key_figures import survey_words
from cs_desktop.services.deck.measures import late_sentence, sentence
from cs_desktop.services.deck.moves import MetricMove
from cs_desktop.services.deck.titles.commitments import kept_title
from cs_desktop.services.deck.titles.counting import counted
from cs_desktop.services.deck.words import better, worse

_BAD_NPS = 0.0
_BAD_SHARE = 0.6
"""At most this of NPS in points, or of favourable answers, did not work."""
_ALL_SAID = "Nothing besides the outcome."


def measured_of(facts: SharedFacts) -> tuple[MeasureTold, ...]:
    """Return the measures of the plan that have a value; the first stands for the outcome."""
    return tuple(one for one in facts.plan.measures if one.current is not None) if facts.plan else ()


def outcome(facts: SharedFacts) -> str:
    """Return what became of the first measure of the plan, else of the metric that leads."""
    measured, moved = measured_of(facts), _leading(facts)
    if measured:
        is_late = measured[0].progress in LATE
        return _late(facts, measured[0]) if is_late else sentence(measured[0], facts.workspace.currency)
    return moved.sentence() if moved is not None else ""


def _late(facts: SharedFacts, measure: MeasureTold) -> str:
    return late_sentence(measure, facts.as_of, facts.prepared_on, facts.workspace.currency)


def worked(facts: SharedFacts) -> tuple[str, ...]:
    """Return what worked; where that is the outcome alone, that it is."""
    told = tuple(_worked(facts))
    return told if told or not _outcome_is(facts, good=True) else (_ALL_SAID,)


def did_not(facts: SharedFacts) -> tuple[str, ...]:
    """Return what did not, of what other slides tell as well; where that is the outcome alone, that it is."""
    told = tuple(_did_not(facts))
    return told if told or not _outcome_is(facts, good=False) else (_ALL_SAID,)


def _leading(facts: SharedFacts) -> MetricMove | None:
    """Return the metric that stands for the outcome where no measure does."""
    found = () if measured_of(facts) else (*facts.moved(OUTCOME), *better(facts), *worse(facts))
    return found[0] if found else None


def _outcome_is(facts: SharedFacts, *, good: bool) -> bool:
    first, move = next(iter(measured_of(facts)), None), _leading(facts)
    if first is not None:
        return first.progress in ((Progress.MET, Progress.ON_PACE) if good else LATE)
    return move is not None and move.is_notable and move.is_better == good


def _worked(facts: SharedFacts) -> Iterator[str]:
    currency, first_value = facts.workspace.currency, facts.account.first_value
    if first_value and facts.period.start <= first_value < facts.period.end:
        yield f"First value was reached on {day_text(first_value)}."
    good = (one for one in measured_of(facts)[1:] if one.progress in (Progress.MET, Progress.ON_PACE))
    yield from (sentence(one, currency) for one in good)
    if facts.review is not None:
        scores = [one.scored.score for one in facts.review.commitments]
        if Score.MET in scores:
            confirmed = all(one.scored.confirmed for one in facts.review.commitments)
            over = facts.review.is_over(facts.prepared_on)
            yield f"{kept_title(scores, confirmed=confirmed, over=over)}."
    if facts.plan is not None:
        recent = [one for one in facts.plan.confirmations if one.day >= facts.period.start]
        yield from (_confirmed(facts, one) for one in recent)
    yield from (one.sentence() for one in better(facts) if _is_new(facts, one))


def _confirmed(facts: SharedFacts, one: ConfirmationTold) -> str:
    who = f"the {one.who}" if one.who else "the customer"
    what, day = one.measure or one.objective, short_day_text(one.day, facts.prepared_on)
    return f"{capitalized(who)} confirmed the value of “{what}” on {day}."


def _did_not(facts: SharedFacts) -> Iterator[str]:
    late = (one for one in measured_of(facts)[1:] if one.progress in LATE)
    yield from (_late(facts, one) for one in late)
    promises = facts.review.commitments if facts.review is not None else ()
    missed = [one for one in promises if one.scored.score == Score.MISSED]
    yield from (f"A commitment {_missed(facts, one)}: {_text(one)}." for one in missed)
    yield from _overdue(facts)
    bad = [survey_words(one) for one in facts.surveys if _is_bad(one)]
    if bad:
        yield f"{'; '.join(bad)}."
    yield from _partly(facts, [one for one in promises if one.scored.score == Score.PARTLY])
    yield from (one.sentence() for one in worse(facts) if _is_new(facts, one))
    if not facts.surveys:
        yield "Nobody was surveyed in this period, so we do not know how people feel."


def _is_new(facts: SharedFacts, move: MetricMove) -> bool:
    """Return whether neither the outcome nor a measure of the plan tells of a metric."""
    return move is not _leading(facts) and move.name not in {one.source for one in measured_of(facts)}


def _text(one: CommitmentTold) -> str:
    return one.scored.text.rstrip(".")


def _missed(facts: SharedFacts, one: CommitmentTold) -> str:
    if one.scored.confirmed:
        return "was missed"
    return "is not met" if one.is_over(facts.prepared_on) else "is not met yet"


def _partly(facts: SharedFacts, partly: list[CommitmentTold]) -> Iterator[str]:
    if not partly:
        return
    sure = all(one.scored.confirmed for one in partly)
    so_far = "" if sure or all(one.is_over(facts.prepared_on) for one in partly) else " so far"
    if len(partly) == 1:
        yield f"A commitment {'was' if sure else 'is'} only partly met{so_far}: {_text(partly[0])}."
    else:
        said = f"{counted(len(partly), 'commitment')} {'were' if sure else 'are'} only partly met{so_far}."
        yield capitalized(said)


def _overdue(facts: SharedFacts) -> Iterator[str]:
    """Yield what we did not do in time, and what was not reached in time."""
    today, plan = facts.prepared_on, facts.plan
    if plan is None:
        return
    actions = sorted(
        (day, one.text)
        for one in plan.actions
        if one.party is Party.OURS and (day := one.overdue_since(today))
    )
    steps = sorted((day, one.name) for one in plan.milestones if (day := one.overdue_since(today)))
    yield from _past(actions, "action of ours", "actions of ours", today)
    yield from _past(steps, "milestone", "milestones", today)


def _past(found: Sequence[tuple[date, str]], one: str, many: str, today: date) -> Iterator[str]:
    """Yield how many things are overdue, and which of them was due first."""
    if found:
        (day, text), lone = found[0], len(found) == 1
        where = "is overdue:" if lone else "are overdue, first"
        said = f"{counted(len(found), one, many)} {where} “{text}”, due {short_day_text(day, today)}."
        yield capitalized(said)


def _is_bad(one: SurveyScore) -> bool:
    value, least = one.score.value, _BAD_NPS if one.kind is SurveyKind.NPS else _BAD_SHARE
    return value is not None and one.n >= FEWEST and value <= least
