"""Where what a slide shows is entered: the tab of the account's page."""

from collections.abc import Mapping
from types import MappingProxyType

from cs_desktop.domain.deck.kinds import SlideKey

OVERVIEW, JOURNEY, PLAN = "overview", "journey", "plan"
REVIEWS, HEALTH, PEOPLE = "reviews", "health", "people"
TAB_OF: Mapping[SlideKey, str] = MappingProxyType(
    {
        SlideKey.START: PLAN,
        SlideKey.COMMITMENTS: REVIEWS,
        SlideKey.OUTCOMES: PLAN,
        SlideKey.VALUE: PLAN,
        SlideKey.ADOPTION: HEALTH,
        SlideKey.HEALTH: HEALTH,
        SlideKey.JOURNEY: JOURNEY,
        SlideKey.SUPPORT: HEALTH,
        SlideKey.LEARNED: REVIEWS,
        SlideKey.PEOPLE: PEOPLE,
        SlideKey.RISKS: HEALTH,
        SlideKey.OBJECTIVES: PLAN,
        SlideKey.MUTUAL: PLAN,
    }
)
"""Every other slide leads to the overview."""
