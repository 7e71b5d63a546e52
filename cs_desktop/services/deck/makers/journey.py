"""The journey map on a slide."""

from cs_desktop.common.language import marked
from cs_desktop.domain.deck.design import SlideDesign
from cs_desktop.domain.deck.slides import JourneySlide
from cs_desktop.services.deck.facts.shared import SharedFacts
from cs_desktop.services.deck.journey import journey_slide
from cs_desktop.services.deck.makers.made import Absent

NO_MAP = Absent(
    marked("The account has no journey map with stages."), (marked("Start a map on the tab Journey."),)
)


def journey_map_slide(facts: SharedFacts, design: SlideDesign) -> JourneySlide | Absent:
    """Return the journey."""
    if facts.journey is None:
        return NO_MAP
    still_open = facts.plan.still_open if facts.plan is not None else ()
    numbers = {one.id: number for number, one in enumerate(still_open, 1)}
    return journey_slide(
        facts.journey,
        facts.account.called,
        numbers,
        curve=design.shows("curve"),
        target=design.shows("target"),
        gaps=design.shows("gaps"),
    )
