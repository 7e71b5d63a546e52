"""What a stored deck is made from: of one account, or of the whole book."""

from cs_desktop.common.language import tr
from cs_desktop.domain.deck.content import Audience
from cs_desktop.domain.deck.design import DeckDesign
from cs_desktop.domain.deck.sharing import OfferedItem
from cs_desktop.domain.deck.shown import BrandShown
from cs_desktop.domain.deck.slides import ClientSlide, OwnSlide
from cs_desktop.services.context import Context
from cs_desktop.services.deck.facts import DeckFacts, gather
from cs_desktop.services.deck.facts.offering import offered_items
from cs_desktop.services.deck.makers.made import Absent
from cs_desktop.services.deck.making import MadeDeck, make_deck

Material = DeckFacts
"""The facts, as they were read."""


def gather_material(ctx: Context, account_id: int | None, design: DeckDesign) -> Material:
    """Read the facts of a deck.

    Raises:
        KnownError: the account is gone, or there is nothing to tell of the period.
    """
    assert account_id is not None
    return gather(ctx, account_id, design.period or None)


def make(material: Material, design: DeckDesign, brand: BrandShown) -> MadeDeck[ClientSlide | OwnSlide]:
    """Make a deck of what was read; pure, and in milliseconds."""
    return make_deck(material, design, brand)


def offered(material: Material, design: DeckDesign) -> tuple[OfferedItem, ...]:
    """Return what could be released in a deck for a client; in one for ourselves all is in it."""
    return offered_items(material) if design.audience is Audience.CLIENT else ()


def absent_words(absent: Absent) -> str:
    """Return why there is no slide and how to get one, in the user's language."""
    return " ".join(tr(text) for text in (absent.why, *absent.steps))
