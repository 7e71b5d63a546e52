"""The executive summary: what worked, what did not, what we ask."""

from collections.abc import Mapping

from cs_desktop.common.language import marked
from cs_desktop.domain.deck.design import SlideDesign
from cs_desktop.domain.deck.slides import ASK, DID_NOT, WORKED, Block, KeyFigure, SummarySlide
from cs_desktop.services.deck import words as say
from cs_desktop.services.deck.facts.keys import ADOPTION, OUTCOME, SUPPORT, USE
from cs_desktop.services.deck.facts.shared import SharedFacts
from cs_desktop.services.deck.key_figures import move_key, survey_key
from cs_desktop.services.deck.makers.made import Absent, source_line

NOTHING = Absent(marked("Nothing was measured in this period."))


def summary_slide(facts: SharedFacts, design: SlideDesign) -> SummarySlide | Absent:
    """Return the summary; absent where nothing was measured."""
    figures = _headline(facts)
    if not figures:
        return NOTHING
    said = summary_texts(facts)

    def lines(place: str) -> tuple[str, ...]:
        return design.lines(place) or tuple(said[place].splitlines())

    blocks = (
        Block(WORKED, lines("worked")),
        Block(DID_NOT, lines("did_not")),
        Block(ASK, lines("decision")),
    )
    return SummarySlide(
        say.summary_title(facts), figures if design.shows("figures") else (), blocks, source_line(facts)
    )


def summary_texts(facts: SharedFacts) -> Mapping[str, str]:
    """Return what the data says in each place."""
    return {
        "outcome": "",
        "worked": "\n".join(say.worked(facts)),
        "did_not": "\n".join(say.did_not(facts)),
        "decision": "\n".join(say.asks(facts)[:1]),
    }


def _headline(facts: SharedFacts) -> tuple[KeyFigure, ...]:
    """Return up to three figures that a sponsor asks for first: outcome, adoption, how people feel."""
    outcome = [move_key(move) for move in facts.moved(OUTCOME)]
    adoption = [move_key(move) for move in facts.moved(ADOPTION)]
    feeling = [survey_key(score, facts) for score in facts.surveys]
    support = [move_key(move) for move in facts.moved(SUPPORT)]
    first = [*outcome[:1], *adoption[:1], *feeling[:1]]
    use = [move_key(move) for move in facts.moved(USE)]
    rest = [key for key in (*adoption[1:], *use, *support, *feeling[1:]) if key not in first]
    return tuple([*first, *rest][:3])
