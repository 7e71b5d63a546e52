"""Tickets, answers, outages."""

from cs_desktop.common.language import marked
from cs_desktop.domain.deck.design import SlideDesign
from cs_desktop.domain.deck.slides import FiguresSlide
from cs_desktop.services.deck.criteria import criteria_of, panels_with_goals
from cs_desktop.services.deck.facts.keys import SUPPORT
from cs_desktop.services.deck.facts.shared import SharedFacts
from cs_desktop.services.deck.key_figures import move_key
from cs_desktop.services.deck.makers.made import Absent, source_line
from cs_desktop.services.deck.titles.use import moved_title

NO_RECORD = Absent(
    marked("No tickets or outages are on record for this period."),
    (marked("Import tickets and outages by day, or enter them under Metrics."),),
)
STEADY = "Support held steady over the period"
_MOST, _CHARTS = 4, 2


def support_slide(facts: SharedFacts, design: SlideDesign) -> FiguresSlide | Absent:
    """Return how support did, what moved most first."""
    moves = facts.leading(SUPPORT)
    if not moves:
        return NO_RECORD
    criteria = criteria_of(facts, SUPPORT)
    figures = tuple(move_key(move) for move in moves[:_MOST])
    panels = panels_with_goals(facts, criteria, moves, _CHARTS) if design.shows("charts") else ()
    return FiguresSlide(moved_title(moves, STEADY), figures, source_line(facts, "metrics"), panels)
