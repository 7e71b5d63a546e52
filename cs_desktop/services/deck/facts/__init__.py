"""Everything that a deck says about an account and a period: what may be shared, and what is ours alone."""

from cs_desktop.services.deck.facts.gathering import gather
from cs_desktop.services.deck.facts.keys import ADOPTION, OUTCOME, SUPPORT, USE, trend_keys
from cs_desktop.services.deck.facts.offering import offered_items
from cs_desktop.services.deck.facts.own import DeckFacts, for_client
from cs_desktop.services.deck.facts.shared import SharedFacts

__all__ = [
    "ADOPTION",
    "OUTCOME",
    "SUPPORT",
    "USE",
    "DeckFacts",
    "SharedFacts",
    "for_client",
    "gather",
    "offered_items",
    "trend_keys",
]
