"""Use against what was agreed as success."""

from cs_desktop.common.language import marked
from cs_desktop.domain.deck.design import SlideDesign
from cs_desktop.domain.deck.slides import FiguresSlide
from cs_desktop.services.deck import words as say
from cs_desktop.services.deck.facts.keys import ADOPTION, trend_keys
from cs_desktop.services.deck.facts.shared import SharedFacts
from cs_desktop.services.deck.key_figures import move_key, panels_of
from cs_desktop.services.deck.makers.made import Absent, source_line

NO_USE = Absent(
    marked("No figures of use lie in this period."),
    (marked("Import the use by day, or enter it under Metrics."),),
)
_MOST = 4


def adoption_slide(facts: SharedFacts, design: SlideDesign) -> FiguresSlide | Absent:
    """Return how much is used, the measure that moved most first."""
    keys = tuple(dict.fromkeys((*ADOPTION, *trend_keys(facts))))
    figures = tuple(move_key(move) for move in facts.leading(keys)[:_MOST])
    if not figures:
        return NO_USE
    panels = panels_of(facts, keys, 2) if design.shows("charts") else ()
    return FiguresSlide(say.adoption_title(facts), figures, source_line(facts), panels)
