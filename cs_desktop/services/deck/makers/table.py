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
from cs_desktop.services.deck.makers.commercial import commercial_slide, own_commercial_slide
from cs_desktop.services.deck.makers.commitments import commitments_slide
from cs_desktop.services.deck.makers.details import details_slide
from cs_desktop.services.deck.makers.health import health_slide, own_health_slide
from cs_desktop.services.deck.makers.journey import journey_map_slide
from cs_desktop.services.deck.makers.learned import learned_slide, learned_texts
from cs_desktop.services.deck.makers.made import Absent
from cs_desktop.services.deck.makers.mutual import mutual_slide
from cs_desktop.services.deck.makers.objectives import objectives_slide, objectives_texts
from cs_desktop.services.deck.makers.outcomes import outcomes_slide, own_outcomes_slide
from cs_desktop.services.deck.makers.people import own_people_slide, people_slide
from cs_desktop.services.deck.makers.risks import own_risks_slide, risks_slide, risks_texts
from cs_desktop.services.deck.makers.roadmap import own_roadmap_slide, roadmap_slide
from cs_desktop.services.deck.makers.start import start_slide, start_texts
from cs_desktop.services.deck.makers.summary import summary_slide, summary_texts
from cs_desktop.services.deck.makers.support import support_slide
from cs_desktop.services.deck.makers.text import text_slide, topic_slide
from cs_desktop.services.deck.makers.value import own_value_slide, value_slide
from cs_desktop.services.deck.makers.world import world_slide, world_texts

Maker: TypeAlias = Callable[[SharedFacts, SlideDesign], ClientSlide | Absent]
OwnMaker: TypeAlias = Callable[[DeckFacts, SlideDesign], Slide | Absent]
Texts: TypeAlias = Callable[[SharedFacts], Mapping[str, str]]

MAKERS: Mapping[SlideKey, Maker] = MappingProxyType(
    {
        SlideKey.SUMMARY: summary_slide,
        SlideKey.WORLD: world_slide,
        SlideKey.START: start_slide,
        SlideKey.COMMITMENTS: commitments_slide,
        SlideKey.OUTCOMES: outcomes_slide,
        SlideKey.VALUE: value_slide,
        SlideKey.ADOPTION: adoption_slide,
        SlideKey.HEALTH: health_slide,
        SlideKey.JOURNEY: journey_map_slide,
        SlideKey.SUPPORT: support_slide,
        SlideKey.LEARNED: learned_slide,
        SlideKey.PEOPLE: people_slide,
        SlideKey.ROADMAP: roadmap_slide,
        SlideKey.RISKS: risks_slide,
        SlideKey.OBJECTIVES: objectives_slide,
        SlideKey.MUTUAL: mutual_slide,
        SlideKey.TOPIC: topic_slide,
        SlideKey.COMMERCIAL: commercial_slide,
        SlideKey.TEXT: text_slide,
        SlideKey.DETAILS: details_slide,
    }
)
"""What a client may be shown, made from shared facts alone. First page and appendix come by themselves."""
OWN_MAKERS: Mapping[SlideKey, OwnMaker] = MappingProxyType(
    {
        SlideKey.OUTCOMES: own_outcomes_slide,
        SlideKey.VALUE: own_value_slide,
        SlideKey.HEALTH: own_health_slide,
        SlideKey.PEOPLE: own_people_slide,
        SlideKey.ROADMAP: own_roadmap_slide,
        SlideKey.RISKS: own_risks_slide,
        SlideKey.COMMERCIAL: own_commercial_slide,
    }
)
"""How the slides of a deck for ourselves are made where that is otherwise."""
TEXTS: Mapping[SlideKey, Texts] = MappingProxyType(
    {
        SlideKey.SUMMARY: summary_texts,
        SlideKey.START: start_texts,
        SlideKey.WORLD: world_texts,
        SlideKey.LEARNED: learned_texts,
        SlideKey.RISKS: risks_texts,
        SlideKey.OBJECTIVES: objectives_texts,
    }
)
"""What the data says in the places that may be written by hand, by `TextPlace.key`."""
