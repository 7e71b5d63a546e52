"""Chosen accounts as a filter of the portfolio, so that they can be shown there and kept as a view."""

from collections.abc import Collection, Sequence

from cs_desktop.domain.bands import Quadrant
from cs_desktop.domain.portfolio import PortfolioRow
from cs_desktop.domain.query_fields import QUADRANT_WORDS

MOST = 300
"""So many accounts are named one by one; more are no list that one reads."""
_WORDS = dict(zip(Quadrant, QUADRANT_WORDS, strict=True))


def quadrant_filter(quadrant: Quadrant, owner: str, segment: str) -> str:
    """Return the filter of all that stand in a quadrant, of one owner and segment where these are given."""
    terms = [f"quadrant:{_WORDS[quadrant]}"]
    terms += [f'owner="{_plain(owner)}"'] if owner else []
    terms += [f'segment="{_plain(segment)}"'] if segment else []
    return " ".join(terms)


def named_filter(chosen: Sequence[PortfolioRow], all_rows: Collection[PortfolioRow]) -> str:
    """Return the filter of some accounts: by their external ids where these tell them apart, else by name."""
    ids = [row.external_id for row in all_rows if row.external_id]
    by_id = all(row.external_id for row in chosen) and len(set(ids)) == len(ids)
    texts = [row.external_id if by_id else row.name for row in chosen]
    quoted = ",".join(f'"{_plain(text)}"' for text in dict.fromkeys(texts))
    return f"{'id' if by_id else 'name'}={quoted}" if texts else ""


def _plain(text: str) -> str:
    """Return a text that can stand in quotes; a filter compares without them too."""
    return text.replace('"', "")
