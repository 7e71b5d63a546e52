"""Making the deck of a portfolio review: from the book and a design to slides."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import TypeAlias

from cs_desktop.common.language import marked
from cs_desktop.domain.deck.content import Audience
from cs_desktop.domain.deck.design import DeckDesign, SlideDesign
from cs_desktop.domain.deck.kinds import SlideKey
from cs_desktop.domain.deck.shown import BrandShown
from cs_desktop.domain.deck.slides import AppendixSlide, ClientSlide, OwnSlide, Slide, TitleSlide
from cs_desktop.services.deck.book.facts import BookFacts
from cs_desktop.services.deck.book.health import book_health_slide
from cs_desktop.services.deck.book.overview import book_slide
from cs_desktop.services.deck.book.renewals import book_renewals_slide
from cs_desktop.services.deck.book.risk import book_risk_slide
from cs_desktop.services.deck.book.value import book_value_slide
from cs_desktop.services.deck.book.work import book_work_slide
from cs_desktop.services.deck.makers.made import Absent
from cs_desktop.services.deck.makers.text import TEXT_NEEDED, text_slide_of
from cs_desktop.services.deck.making import MadeDeck, assemble, begun_deck, period_words

NOT_OF_A_BOOK = Absent(marked("This slide is about one account; a review of the book has none."))
BookMaker: TypeAlias = Callable[[BookFacts, SlideDesign], Slide | Absent]


def _title(facts: BookFacts, design: SlideDesign) -> TitleSlide:
    of = f"Accounts that meet “{facts.filter}”" if facts.filter else ""
    return TitleSlide(design.text("prepared") or of)


def _text(facts: BookFacts, design: SlideDesign) -> Slide | Absent:
    del facts
    return text_slide_of(design) or TEXT_NEEDED


BOOK_MAKERS: Mapping[SlideKey, BookMaker] = MappingProxyType(
    {
        SlideKey.TITLE: _title,
        SlideKey.BOOK: book_slide,
        SlideKey.BOOK_HEALTH: book_health_slide,
        SlideKey.BOOK_RISK: book_risk_slide,
        SlideKey.BOOK_RENEWALS: book_renewals_slide,
        SlideKey.BOOK_VALUE: book_value_slide,
        SlideKey.BOOK_WORK: book_work_slide,
        SlideKey.TEXT: _text,
    }
)


def make_book_deck(
    facts: BookFacts, design: DeckDesign, brand: BrandShown
) -> MadeDeck[ClientSlide | OwnSlide | AppendixSlide]:
    """Return the deck of a portfolio review; it is always for ourselves."""
    own = replace(design, audience=Audience.INTERNAL)
    empty = begun_deck(own, brand, facts.period, facts.prepared_on, period_words(facts.period.name))

    def make(one: SlideDesign) -> Slide | Absent:
        maker = BOOK_MAKERS.get(one.key)
        return NOT_OF_A_BOOK if maker is None else maker(facts, one)

    return assemble(empty, design, make, lambda _: {}, facts)
