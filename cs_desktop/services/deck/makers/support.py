"""Tickets, answers, outages."""

from cs_desktop.common.language import marked
from cs_desktop.domain.deck.design import SlideDesign
from cs_desktop.domain.deck.slides import FiguresSlide
from cs_desktop.services.deck.facts.keys import SUPPORT
from cs_desktop.services.deck.facts.shared import SharedFacts
from cs_desktop.services.deck.makers.made import Absent
from cs_desktop.services.deck.makers.metrics import metrics_slide

NO_RECORD = Absent(
    marked("No tickets or outages are on record for this period."),
    (marked("Import tickets and outages by day, or enter them under Metrics."),),
)


def support_slide(facts: SharedFacts, design: SlideDesign) -> FiguresSlide | Absent:
    """Return how support did: what has a goal first, then what moved most."""
    moves = facts.leading(SUPPORT)
    return metrics_slide(facts, design, moves, "support") if moves else NO_RECORD
