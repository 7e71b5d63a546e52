"""The executive summary: one outcome, what worked, what did not, one decision that we ask for."""

from collections.abc import Iterator, Mapping, Sequence

from cs_desktop.common.language import marked
from cs_desktop.domain.deck.design import SlideDesign
from cs_desktop.domain.deck.slides import DID_NOT, WORKED, Block, KeyFigure, SummarySlide
from cs_desktop.domain.plan.progress import LATE
from cs_desktop.services.deck.asking import asks
from cs_desktop.services.deck.facts.keys import ADOPTION, OUTCOME, SUPPORT, USE
from cs_desktop.services.deck.facts.shared import SharedFacts
from cs_desktop.services.deck.key_figures import measure_key, move_key, survey_key
from cs_desktop.services.deck.makers.made import Absent, source_line
from cs_desktop.services.deck.makers.outcomes import confirmed_total
from cs_desktop.services.deck.makers.went import did_not, measured_of, outcome, worked
from cs_desktop.services.deck.measures import lone_of
from cs_desktop.services.deck.titles.counting import counted
from cs_desktop.services.deck.titles.measures import summary_title
from cs_desktop.services.deck.words import moves_title

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

    told = "success plan, metrics and surveys" if measured_of(facts) else "metrics and surveys"
    what, decision = (design.text(place) or said[place] for place in ("outcome", "decision"))
    return SummarySlide(
        _title(facts),
        figures if design.shows("figures") else (),
        (
            *((Block(OUTCOME_HEADING, (what,)),) if what else ()),
            Block(WORKED, lines("worked")),
            Block(DID_NOT, lines("did_not")),
            Block(DECISION_HEADING, (decision,)),
        ),
        source_line(facts, told),
    )


def summary_texts(facts: SharedFacts) -> Mapping[str, str]:
    """Return what the data says in each place."""
    return {
        "outcome": outcome(facts),
        "worked": "\n".join(_shown(facts, worked(facts))),
        "did_not": "\n".join(_shown(facts, did_not(facts))),
        "decision": next(iter(asks(facts)), ""),
    }


def _title(facts: SharedFacts) -> str:
    measures = facts.plan.measures if facts.plan is not None else ()
    if not measured_of(facts):
        return moves_title(facts)
    late = [one.name for one in measures if one.progress in LATE]
    lone = lone_of(measures, facts.workspace.currency)
    return summary_title(facts.account.called, [one.progress for one in measures], late, lone)


def _shown(facts: SharedFacts, sentences: Sequence[str]) -> Sequence[str]:
    """Return the sentences that matter most.

    Where the title counts what moved, it is said how many more there are, so that the count can be checked.
    """
    if len(sentences) <= _MOST or measured_of(facts):
        return sentences[:_MOST]
    kept = sentences[: _MOST - 1]
    return (*kept, f"And {counted(len(sentences) - len(kept), 'more', 'more')}: see the following pages.")


def _figures(facts: SharedFacts) -> tuple[KeyFigure, ...]:
    """Return up to three figures that a sponsor asks for first: the outcome, its worth, what is late."""
    found = [*_of_plan(facts), *_of_metrics(facts)]
    return tuple(found[:_FIGURES])


def _of_plan(facts: SharedFacts) -> Iterator[KeyFigure]:
    measured = measured_of(facts)
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
    told = {one.source for one in measured_of(facts)}
    leading, adoption, use, support = (facts.moved(keys) for keys in (OUTCOME, ADOPTION, USE, SUPPORT))
    yield from (move_key(one) for one in (*leading[:1], *adoption[:1]) if one.name not in told)
    surveys = [one for one in facts.surveys if one.score.value is not None]
    yield from (survey_key(one, facts) for one in surveys[:1])
    yield from (move_key(one) for one in (*adoption[1:], *use, *support) if one.name not in told)
    yield from (survey_key(one, facts) for one in surveys[1:])
