"""What a stored deck is made from: of one account, or of the whole book."""

from cs_desktop.common.language import tr
from cs_desktop.domain.deck.choosing import OfferedMeasure, OfferedMeasures
from cs_desktop.domain.deck.content import Audience
from cs_desktop.domain.deck.design import DeckDesign
from cs_desktop.domain.deck.sharing import OfferedItem
from cs_desktop.domain.deck.shown import BrandShown
from cs_desktop.domain.deck.slides import ClientSlide, OwnSlide
from cs_desktop.services.context import Context
from cs_desktop.services.deck.book.facts import BookFacts
from cs_desktop.services.deck.book.filtering import filter_of
from cs_desktop.services.deck.book.gathering import gather_book
from cs_desktop.services.deck.book.making import make_book_deck
from cs_desktop.services.deck.facts import DeckFacts, gather
from cs_desktop.services.deck.facts.offering import offered_items
from cs_desktop.services.deck.makers.made import Absent
from cs_desktop.services.deck.making import MadeDeck, make_deck

Material = DeckFacts | BookFacts
"""The facts of an account or of the whole book, as they were read."""


def gather_material(ctx: Context, account_id: int | None, design: DeckDesign) -> Material:
    """Read the facts of a deck.

    Raises:
        KnownError: the account is gone, or there is nothing to tell of the period.
    """
    if account_id is None:
        return gather_book(ctx, design.period or None, filter_of(design))
    return gather(ctx, account_id, design.period or None)


def make(material: Material, design: DeckDesign, brand: BrandShown) -> MadeDeck[ClientSlide | OwnSlide]:
    """Make a deck of what was read; pure, and in milliseconds."""
    if isinstance(material, BookFacts):
        return make_book_deck(material, design, brand)
    return make_deck(material, design, brand)


def offered(material: Material, design: DeckDesign) -> tuple[OfferedItem, ...]:
    """Return what could be released in a deck for a client; in one for ourselves all is in it."""
    if isinstance(material, BookFacts) or design.audience is not Audience.CLIENT:
        return ()
    return offered_items(material)


def offered_measures(material: Material) -> OfferedMeasures | None:
    """Return the measures from which a slide's may be chosen; None where no plan has any."""
    plan = None if isinstance(material, BookFacts) else material.plan
    if plan is None or not plan.measures:
        return None
    objectives = {measure.id: one.text for one in plan.objectives for measure in one.measures}
    return OfferedMeasures(
        plan.version,
        tuple(OfferedMeasure(one.id, one.name, objectives[one.id]) for one in plan.measures),
    )


def absent_words(absent: Absent) -> str:
    """Return why there is no slide and how to get one, in the user's language."""
    return " ".join(tr(text) for text in (absent.why, *absent.steps))
