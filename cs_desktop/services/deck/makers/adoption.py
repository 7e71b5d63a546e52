"""Use against what was agreed as success."""

from cs_desktop.common.language import marked
from cs_desktop.domain.deck.design import SlideDesign
from cs_desktop.domain.deck.slides import FiguresSlide
from cs_desktop.services.deck.facts.keys import ADOPTION, trend_keys
from cs_desktop.services.deck.facts.shared import SharedFacts
from cs_desktop.services.deck.makers.made import Absent
from cs_desktop.services.deck.makers.metrics import metrics_slide

NO_USE = Absent(
    marked("No figures of use lie in this period."),
    (marked("Import the use by day, or enter it under Metrics."),),
)


def adoption_slide(facts: SharedFacts, design: SlideDesign) -> FiguresSlide | Absent:
    """Return how much is used: what has a goal first, then what moved most."""
    moves = facts.leading(tuple(dict.fromkeys((*ADOPTION, *trend_keys(facts)))))
    return metrics_slide(facts, design, moves, "use") if moves else NO_USE
