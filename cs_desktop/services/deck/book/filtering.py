"""Which accounts a portfolio review is about."""

from cs_desktop.common.errors import InputError
from cs_desktop.common.language import tr
from cs_desktop.domain.deck.design import DeckDesign
from cs_desktop.domain.deck.kinds import BOOK_FILTER, SlideKey
from cs_desktop.domain.portfolio_query import Query


def filter_of(design: DeckDesign) -> str:
    """Return the filter that keeps the accounts of a review; empty for all."""
    return next((one.text(BOOK_FILTER) for one in design.slides if one.key is SlideKey.BOOK), "")


def refuse_unreadable(query: Query) -> None:
    """Refuse a filter of which a part cannot be read.

    Raises:
        InputError: which part, and why.
    """
    problem = next((term.problem for term in query.terms if term.problem), "")
    if problem:
        raise InputError(tr("The filter cannot be read: {problem}", problem=problem))
