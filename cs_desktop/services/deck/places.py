"""On which slides of an account's deck the parts of its map stand."""

from cs_desktop.common.language import in_english
from cs_desktop.domain.deck.content import Audience
from cs_desktop.domain.journey.deck_places import DeckPlace, deck_places
from cs_desktop.services.context import Context
from cs_desktop.services.deck.facts import gather
from cs_desktop.services.deck.slides import build_deck


def load_deck_places(
    ctx: Context, account_id: int, audience: Audience = Audience.INTERNAL
) -> tuple[DeckPlace, ...]:
    """Return the slides of the deck as it would be written now that show gaps, bridges and objectives.

    It is the deck of the last full quarter; the client's has neither gaps nor bridges.

    Raises:
        KnownError: no deck can be made, as where the account became a customer after that quarter.
    """
    from cs_desktop.reports.pdf import first_pages  # noqa: PLC0415 - reportlab is loaded for the first deck

    with in_english():
        deck = build_deck(gather(ctx, account_id, None), audience)
        return deck_places(deck, first_pages(deck))
