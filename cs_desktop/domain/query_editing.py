"""Changing a filter's text term by term, as chips and panels do; the rest stays as it was typed."""

from collections.abc import Sequence

from cs_desktop.common.text import folded
from cs_desktop.domain.portfolio_query import Query, Term
from cs_desktop.domain.query_tests import ME, NONE
from cs_desktop.domain.query_values import QUOTES

_DIVIDING = (",", ":", "<", ">", "=", "≠", "≤", "≥", "!")


def without(text: str, terms: Sequence[Term]) -> str:
    """Return a text without some of the terms that were found in it."""
    for term in sorted(terms, key=lambda term: -term.start):
        before, after = text[: term.start].rstrip(), text[term.end :].lstrip()
        text = f"{before} {after}" if before and after else before + after
    return text


def with_terms(text: str, query: Query, fields: Sequence[str], wanted: Sequence[str]) -> str:
    """Return a text in which these terms stand for some fields, in place of all that were said of them."""
    before = [term for term in query.terms if term.field in fields and not term.is_word]
    kept = without(text, before)
    if wanted and sum(map(kept.count, QUOTES)) % 2:
        # A quote that is still being typed would swallow what follows.
        kept += '"'
    return " ".join(part for part in (kept.strip(), *wanted) if part)


def written_value(value: str) -> str:
    """Return a value as a term needs it: in quotes where it would fall apart or mean something else."""
    plain = "".join(mark for mark in value if mark not in QUOTES)
    falls_apart = any(mark in _DIVIDING or mark.isspace() for mark in plain)
    return f'"{plain}"' if falls_apart or folded(plain) in ("", NONE, ME) else plain
