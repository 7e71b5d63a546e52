"""The subscriptions and the renewal."""

from cs_desktop.common.language import marked
from cs_desktop.domain.deck.design import SlideDesign
from cs_desktop.domain.deck.slides import FiguresSlide
from cs_desktop.services.deck import words as say
from cs_desktop.services.deck.facts.shared import SharedFacts
from cs_desktop.services.deck.key_figures import arr_key, arr_panel
from cs_desktop.services.deck.makers.made import Absent, source_line

NO_MONEY = Absent(
    marked("There is no subscription that may be shown."),
    (marked("Enter a subscription, or release commercial figures for this deck."),),
)


def commercial_slide(facts: SharedFacts, design: SlideDesign) -> FiguresSlide | Absent:
    """Return what the account pays."""
    del design
    money = facts.money
    if money is None or money.levels is None:
        return NO_MONEY
    return FiguresSlide(
        say.money_title(facts, money),
        (arr_key(facts, money),),
        source_line(facts, "subscriptions"),
        (arr_panel(facts, money),),
    )
