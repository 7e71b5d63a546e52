"""Options that a client's deck cannot follow say so: nothing of what they show is released."""

from dataclasses import replace
from datetime import date

from cs_desktop.domain.deck.content import Audience, Deck
from cs_desktop.domain.deck.design import DeckDesign
from cs_desktop.domain.deck.kinds import SLIDE_KINDS, DeckTemplate, SlideKey
from cs_desktop.domain.deck.option_states import (
    NEEDS,
    OWN_ONLY,
    OptionState,
    first_to_release,
    option_state,
)
from cs_desktop.domain.deck.sharing import OfferedItem, Released, ShareItem, ShareKind
from cs_desktop.domain.deck.shown import BrandShown, DeckEntry, DeckShown

DAY = date(2026, 10, 1)
GAPS = tuple(OfferedItem(ShareItem(ShareKind.GAP, one), "A gap", "journey") for one in (7, 8))


def shown(audience: Audience, *released: str) -> DeckShown:
    design = DeckDesign(audience=audience, released=Released(frozenset(released)))
    entry = DeckEntry(1, 2, "Halden", "EBR", DeckTemplate.EBR, audience, "", DAY)
    deck = Deck("EBR", "", "Halden", "Corvane", "Q3", DAY, (), audience=audience)
    brand = BrandShown("Corvane", "#2355C4", "", "")
    return DeckShown(entry, design, deck, (), brand, DAY, offered=GAPS)


def test_an_option_is_followed_once_one_of_its_items_is_released() -> None:
    client = shown(Audience.CLIENT)
    assert option_state(client, SlideKey.JOURNEY, "gaps") is OptionState.UNRELEASED
    assert first_to_release(client, SlideKey.JOURNEY, "gaps") == "gap-7"
    assert option_state(shown(Audience.CLIENT, "gap-8"), SlideKey.JOURNEY, "gaps") is OptionState.FOLLOWED
    # Of feelings there are none: nothing could be released, and nothing is said.
    assert option_state(client, SlideKey.JOURNEY, "curve") is OptionState.FOLLOWED
    assert option_state(replace(client, offered=()), SlideKey.JOURNEY, "gaps") is OptionState.FOLLOWED


def test_what_is_for_ourselves_alone_is_followed_there_alone() -> None:
    for key, option in OWN_ONLY:
        assert option_state(shown(Audience.CLIENT), key, option) is OptionState.OWN_ONLY
        assert option_state(shown(Audience.INTERNAL), key, option) is OptionState.FOLLOWED
    assert option_state(shown(Audience.INTERNAL), SlideKey.JOURNEY, "gaps") is OptionState.FOLLOWED


def test_each_of_these_is_an_option_of_its_slide() -> None:
    for key, option in (*NEEDS, *OWN_ONLY):
        assert option in {one.key for one in SLIDE_KINDS[key].options}
