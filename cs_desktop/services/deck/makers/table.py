"""Which module makes which slide. A slide that only we see has its maker among those for ourselves alone."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import TypeAlias

from cs_desktop.domain.deck.design import SlideDesign
from cs_desktop.domain.deck.kinds import SlideKey
from cs_desktop.domain.deck.slides import ClientSlide, Slide
from cs_desktop.services.deck.facts.own import DeckFacts
from cs_desktop.services.deck.facts.shared import SharedFacts
from cs_desktop.services.deck.makers.adoption import adoption_slide
from cs_desktop.services.deck.makers.commercial import commercial_slide
from cs_desktop.services.deck.makers.health import health_slide
from cs_desktop.services.deck.makers.journey import journey_map_slide
from cs_desktop.services.deck.makers.made import Absent
from cs_desktop.services.deck.makers.objectives import objectives_slide, objectives_texts
from cs_desktop.services.deck.makers.outcomes import outcomes_slide
from cs_desktop.services.deck.makers.summary import summary_slide, summary_texts
from cs_desktop.services.deck.makers.support import support_slide
from cs_desktop.services.deck.makers.title import title_slide, title_texts

Maker: TypeAlias = Callable[[SharedFacts, SlideDesign], ClientSlide | Absent]
OwnMaker: TypeAlias = Callable[[DeckFacts, SlideDesign], Slide | Absent]
Texts: TypeAlias = Callable[[SharedFacts], Mapping[str, str]]

MAKERS: Mapping[SlideKey, Maker] = MappingProxyType(
    {
        SlideKey.TITLE: title_slide,
        SlideKey.SUMMARY: summary_slide,
        SlideKey.OUTCOMES: outcomes_slide,
        SlideKey.ADOPTION: adoption_slide,
        SlideKey.HEALTH: health_slide,
        SlideKey.JOURNEY: journey_map_slide,
        SlideKey.SUPPORT: support_slide,
        SlideKey.OBJECTIVES: objectives_slide,
        SlideKey.COMMERCIAL: commercial_slide,
    }
)
"""What a client may be shown, made from shared facts alone."""
OWN_MAKERS: Mapping[SlideKey, OwnMaker] = MappingProxyType({})
"""How the slides of a deck for ourselves are made where that is otherwise."""
TEXTS: Mapping[SlideKey, Texts] = MappingProxyType(
    {
        SlideKey.TITLE: title_texts,
        SlideKey.SUMMARY: summary_texts,
        SlideKey.OBJECTIVES: objectives_texts,
    }
)
"""What the data says in the places that may be written by hand, by `TextPlace.key`."""
