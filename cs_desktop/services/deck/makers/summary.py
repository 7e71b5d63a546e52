"""The executive summary: one outcome, what worked, what did not, one decision that we ask for."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from cs_desktop.common.dates import day_text, short_day_text
from cs_desktop.common.language import marked
from cs_desktop.common.text import capitalized
from cs_desktop.domain.deck.design import SlideDesign
from cs_desktop.domain.deck.slides import DID_NOT, WORKED, Block, KeyFigure, SummarySlide
from cs_desktop.domain.plan.progress import LATE, Progress
from cs_desktop.domain.vocabulary import Score
from cs_desktop.services.deck.asking import asks
from cs_desktop.services.deck.facts.keys import ADOPTION, OUTCOME, SUPPORT, USE
from cs_desktop.services.deck.facts.plan import ConfirmationTold, MeasureTold
from cs_desktop.services.deck.facts.shared import SharedFacts
from cs_desktop.services.deck.key_figures import measure_key, move_key, survey_key
from cs_desktop.services.deck.makers.made import Absent, source_line
from cs_desktop.services.deck.makers.outcomes import confirmed_total
from cs_desktop.services.deck.measures import late_sentence, lone_of, sentence
from cs_desktop.services.deck.titles.commitments import commitments_title
from cs_desktop.services.deck.titles.counting import counted, small
from cs_desktop.services.deck.titles.measures import summary_title
from cs_desktop.services.deck.words import better, moves_title, worse

NOTHING = Absent(
    marked("Nothing was measured in this period, and no plan has a measure with a value."),
    (marked("Import metrics, or give the objectives of the plan measures with values."),),
)
OUTCOME_HEADING = "The outcome"
DECISION_HEADING = "The decision"
_FIGURES = 3
_MOST = 3
"""Sentences in one block."""


def summary_slide(facts: SharedFacts, design: SlideDesign) -> SummarySlide | Absent:
    """Return the summary; absent where nothing was measured."""
    figures = _figures(facts)
    if not figures:
        return NOTHING
    said = summary_texts(facts)

    def lines(place: str) -> tuple[str, ...]:
        return design.lines(place) or tuple(said[place].splitlines())

    told = "success plan, metrics and surveys" if _measured(facts) else "metrics and surveys"
    outcome, decision = (design.text(place) or said[place] for place in ("outcome", "decision"))
    return SummarySlide(
        _title(facts),
        figures if design.shows("figures") else (),
        (
            *((Block(OUTCOME_HEADING, (outcome,)),) if outcome else ()),
            Block(WORKED, lines("worked")),
            Block(DID_NOT, lines("did_not")),
            Block(DECISION_HEADING, (decision,)),
        ),
        source_line(facts, told),
    )


def summary_texts(facts: SharedFacts) -> Mapping[str, str]:
    """Return what the data says in each place."""
    return {
        "outcome": _outcome(facts),
        "worked": "\n".join(_shown(facts, list(_worked(facts)))),
        "did_not": "\n".join(_shown(facts, list(_did_not(facts)))),
        "decision": next(iter(asks(facts)), ""),
    }


def _measured(facts: SharedFacts) -> tuple[MeasureTold, ...]:
    return tuple(one for one in facts.plan.measures if one.current is not None) if facts.plan else ()


def _title(facts: SharedFacts) -> str:
    measures = facts.plan.measures if facts.plan is not None else ()
    if not _measured(facts):
        return moves_title(facts)
    late = [one.name for one in measures if one.progress in LATE]
    lone = lone_of(measures, facts.workspace.currency)
    return summary_title(facts.account.called, [one.progress for one in measures], late, lone)


def _outcome(facts: SharedFacts) -> str:
    """Return what became of the first measure of the plan, which stands for the outcome, in one sentence."""
    measured = _measured(facts)
    if measured:
        return sentence(measured[0], facts.workspace.currency)
    moved = [*facts.moved(OUTCOME), *better(facts), *worse(facts)]
    return moved[0].sentence() if moved else ""


def _worked(facts: SharedFacts) -> Iterator[str]:
    currency, outcome = facts.workspace.currency, _outcome(facts)
    first_value = facts.account.first_value
    if first_value and facts.period.start <= first_value < facts.period.end:
        yield f"First value was reached on {day_text(first_value)}."
    good = [one for one in _measured(facts) if one.progress in (Progress.MET, Progress.ON_PACE)]
    yield from (said for one in good if (said := sentence(one, currency)) != outcome)
    kept = sum(one.scored.score == Score.MET for one in facts.review.commitments) if facts.review else 0
    if kept and facts.review is not None:
        commitments = facts.review.commitments
        confirmed = all(one.scored.confirmed for one in commitments)
        yield f"{commitments_title([one.scored.score for one in commitments], confirmed=confirmed)}."
    if facts.plan is not None:
        recent = [one for one in facts.plan.confirmations if one.day >= facts.period.start]
        yield from (_confirmed(one, facts.prepared_on) for one in recent)
    named = {one.source for one in _measured(facts)}
    yield from (one.sentence() for one in better(facts) if one.name not in named)


def _confirmed(one: ConfirmationTold, today: date) -> str:
    who = f"the {one.who}" if one.who else "the customer"
    what = small(one.measure or one.objective)
    return f"{capitalized(who)} confirmed {what} as value on {short_day_text(one.day, today)}."


def _did_not(facts: SharedFacts) -> Iterator[str]:
    currency, outcome = facts.workspace.currency, _outcome(facts)
    late = [one for one in _measured(facts) if one.progress in LATE]
    yield from (late_sentence(one, currency) for one in late if sentence(one, currency) != outcome)
    for one in facts.review.commitments if facts.review is not None else ():
        if one.scored.score == Score.MISSED:
            what = "was missed" if one.scored.confirmed else "is not met yet"
            yield f"A commitment {what}: {one.scored.text.rstrip('.')}."
    named = {one.source for one in _measured(facts)}
    yield from (one.sentence() for one in worse(facts) if one.name not in named)
    if not facts.surveys:
        yield "Nobody was surveyed in this period, so we do not know how people feel."


def _shown(facts: SharedFacts, sentences: list[str]) -> Sequence[str]:
    """Return the sentences that matter most.

    Where the title counts what moved, it is said how many more there are, so that the count can be checked.
    """
    if len(sentences) <= _MOST or _measured(facts):
        return sentences[:_MOST]
    kept = sentences[: _MOST - 1]
    return (*kept, f"And {counted(len(sentences) - len(kept), 'more', 'more')}: see the following pages.")


def _figures(facts: SharedFacts) -> tuple[KeyFigure, ...]:
    """Return up to three figures that a sponsor asks for first: the outcome, its worth, what is late."""
    found = [*_of_plan(facts), *_of_metrics(facts)]
    return tuple(found[:_FIGURES])


def _of_plan(facts: SharedFacts) -> Iterator[KeyFigure]:
    measured = _measured(facts)
    if not measured:
        return
    first, *others = measured
    yield measure_key(facts, first)
    total = confirmed_total(facts, facts.plan.confirmations if facts.plan is not None else ())
    if total is not None:
        yield KeyFigure(total, "confirmed, a year", "Confirmed")
    late = [one for one in others if one.progress in LATE]
    for one in (*late, *(one for one in others if one not in late)):
        yield measure_key(facts, one)


def _of_metrics(facts: SharedFacts) -> Iterator[KeyFigure]:
    told = {one.source for one in _measured(facts)}
    outcome, adoption, use, support = (facts.moved(keys) for keys in (OUTCOME, ADOPTION, USE, SUPPORT))
    yield from (move_key(one) for one in (*outcome[:1], *adoption[:1]) if one.name not in told)
    yield from (survey_key(one, facts) for one in facts.surveys[:1])
    yield from (move_key(one) for one in (*adoption[1:], *use, *support) if one.name not in told)
    yield from (survey_key(one, facts) for one in facts.surveys[1:])
