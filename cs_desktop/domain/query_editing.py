"""Changing a filter's text term by term, as chips and panels do; the rest stays as it was typed."""

from collections.abc import Sequence

from cs_desktop.domain.portfolio_query import Query, Term

_QUOTED = (" ", ",", '"', ":", "<", ">", "=", "\t")


def without(text: str, terms: Sequence[Term]) -> str:
    """Return a text without some of the terms that were found in it."""
    for term in sorted(terms, key=lambda term: -term.start):
        text = f"{text[: term.start].rstrip()} {text[term.end :].lstrip()}"
    return text.strip()


def with_terms(text: str, query: Query, fields: Sequence[str], wanted: Sequence[str]) -> str:
    """Return a text in which these terms stand for some fields, in place of all that were said of them."""
    before = [term for term in query.terms if term.field in fields and not term.is_word]
    kept = without(text, before)
    return " ".join(part for part in (kept, *wanted) if part)


def written_value(value: str) -> str:
    """Return a value as a term needs it: in quotes where it would fall apart."""
    plain = value.replace('"', "")
    return f'"{plain}"' if not plain or any(mark in plain for mark in _QUOTED) else plain
