"""Tickets, answers, outages."""

from cs_desktop.common.language import marked
from cs_desktop.domain.deck.design import SlideDesign
from cs_desktop.domain.deck.slides import FiguresSlide
from cs_desktop.services.deck import words as say
from cs_desktop.services.deck.facts.keys import SUPPORT
from cs_desktop.services.deck.facts.shared import SharedFacts
from cs_desktop.services.deck.key_figures import move_key, panels_of
from cs_desktop.services.deck.makers.made import Absent, source_line

NO_RECORD = Absent(
    marked("No tickets or outages are on record for this period."),
    (marked("Import tickets and outages by day, or enter them under Metrics."),),
)
_MOST = 4


def support_slide(facts: SharedFacts, design: SlideDesign) -> FiguresSlide | Absent:
    """Return how support did."""
    figures = tuple(move_key(move) for move in facts.leading(SUPPORT)[:_MOST])
    if not figures:
        return NO_RECORD
    panels = panels_of(facts, SUPPORT, 2) if design.shows("charts") else ()
    return FiguresSlide(say.support_title(facts), figures, source_line(facts), panels)
