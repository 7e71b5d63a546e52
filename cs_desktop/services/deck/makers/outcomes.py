"""Where the agreed measures stand."""

from cs_desktop.common.language import marked
from cs_desktop.domain.deck.design import SlideDesign
from cs_desktop.domain.deck.slides import FiguresSlide
from cs_desktop.services.deck import words as say
from cs_desktop.services.deck.facts.keys import OUTCOME
from cs_desktop.services.deck.facts.shared import SharedFacts
from cs_desktop.services.deck.key_figures import move_key, panels_of
from cs_desktop.services.deck.makers.made import Absent, source_line

NO_MEASURES = Absent(
    marked("No measure of the success plan has a value yet."),
    (
        marked("Say which result would make this year a success, in the customer's words."),
        marked("Give objectives one to three measures, each with baseline, target and day."),
    ),
)


def outcomes_slide(facts: SharedFacts, design: SlideDesign) -> FiguresSlide | Absent:
    """Return where the outcome stands."""
    del design
    figures = [move_key(move) for move in facts.moved(OUTCOME)]
    if not figures:
        return NO_MEASURES
    return FiguresSlide(
        say.outcome_title(facts), tuple(figures), source_line(facts), panels_of(facts, OUTCOME, 1)
    )
