"""The usual deck of an account: what a template holds before anybody touched it."""

from dataclasses import replace

from cs_desktop.domain.deck.content import AnyDeck, Audience
from cs_desktop.domain.deck.design import usual_design
from cs_desktop.domain.deck.kinds import DeckTemplate
from cs_desktop.domain.deck.shown import BrandShown
from cs_desktop.services.deck.facts.own import DeckFacts
from cs_desktop.services.deck.making import make_deck, period_words

__all__ = ["build_deck", "period_words"]
PLAIN = BrandShown(company="", accent="#2355C4", footer="", confidentiality="Confidential")


def build_deck(facts: DeckFacts, audience: Audience, template: DeckTemplate = DeckTemplate.EBR) -> AnyDeck:
    """Return the whole deck without a brand; its appendix names every figure that the slides show.

    A deck for the client has neither money nor health, feelings nor gaps; one for ourselves says on each
    page that it is. A slide without data is left out.
    """
    brand = replace(PLAIN, company=facts.workspace.company)
    return make_deck(facts, usual_design(template, audience), brand).deck
