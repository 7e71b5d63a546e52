"""A filter changed term by term: what is taken out is gone, what is put in is meant, the rest stays."""

from dataclasses import replace

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from cs_desktop.domain.portfolio_index import PortfolioIndex
from cs_desktop.domain.portfolio_query import Query, parse_query
from cs_desktop.domain.query_editing import with_terms, without, written_value
from cs_desktop.domain.query_values import comparable
from tests.unit.domain.portfolio_samples import EMPTY, TODAY

_PIECES = ["owner:ana", "-segment:smb", "no:tier", "arr>100k", 'name:"a b"', "halden", '"two words"', "“von”"]
_typed = st.lists(st.sampled_from(_PIECES) | st.text('ab “":-<=,', max_size=6), max_size=5).map("  ".join)


def parsed(text: str) -> Query:
    return parse_query(text, TODAY, "Ana Ruiz")


def test_by_hand() -> None:
    text = "halden  owner:ana arr>100k"
    query = parsed(text)
    assert without(text, query.terms[1:2]) == "halden arr>100k"
    assert with_terms(text, query, ["owner"], ["owner=Ben", "no:tier"]) == "halden arr>100k owner=Ben no:tier"
    assert with_terms(text, query, ["owner", "arr"], []) == "halden"


def test_a_quote_that_is_still_typed_does_not_swallow_what_is_put_in() -> None:
    for typed in ('"halden', "„halden", 'name:"halden'):
        text = with_terms(typed, parsed(typed), ["owner"], ["owner:me"])
        assert [term.field for term in parsed(text).terms][-1] == "owner"


@given(_typed, st.data())
def test_what_is_taken_out_is_gone_and_all_else_stays(text: str, data: st.DataObject) -> None:
    query = parsed(text)
    gone = data.draw(st.sets(st.sampled_from(range(len(query.terms))))) if query.terms else set()
    left = parsed(without(text, [query.terms[place] for place in gone]))
    assert left.terms == tuple(term for place, term in enumerate(query.terms) if place not in gone)


@given(_typed)
def test_what_is_put_in_stands_at_the_end(text: str) -> None:
    query = parsed(text)
    wanted = ['owner="Ben Ash"', "no:owner"]
    kept = tuple(term for term in query.terms if term.field != "owner")
    assert parsed(with_terms(text, query, ["owner"], wanted)).terms == kept + parsed(" ".join(wanted)).terms


@given(st.text(max_size=12), st.sampled_from(["ana", "", 'x "y" z']))
@example("none", "ana")
@example("Me", "ana")
@example("a\u3000b", "ana")
@example('„Rote Erde“ & "Söhne"', "ana")
@example("≥ 5, or so", "ana")
def test_a_value_that_is_written_finds_exactly_the_rows_that_have_it(value: str, other: str) -> None:
    rows = tuple(replace(EMPTY, owner=owner) for owner in (value, other))
    query = parsed(f"owner={written_value(value)}")
    assert len(query.terms) == 1
    found = PortfolioIndex(rows, TODAY).arrange(query, []).positions.tolist()
    assert found == ([0, 1] if comparable(value) == comparable(other) else [0])


@pytest.mark.parametrize(
    "text", ["rote erde", '"rote erde', "„Rote Erde“", 'name:"rote erde"', "name:«rote erde»"]
)
def test_quotes_in_a_name_are_no_matter(text: str) -> None:
    rows = tuple(replace(EMPTY, name=name) for name in ("„Rote Erde“ GmbH", 'The "Rote Erde" Ltd'))
    assert len(PortfolioIndex(rows, TODAY).arrange(parsed(text), []).positions) == 2
