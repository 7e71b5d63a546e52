"""Decks as documents: whatever a deck holds comes back, and what a newer program wrote is refused."""

import json
from typing import get_args

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cs_desktop.common.errors import KnownError
from cs_desktop.domain.charts.points import Days, Values
from cs_desktop.domain.charts.spec import ChartKind, ChartSpec, Series
from cs_desktop.domain.deck.content import Deck, Picture
from cs_desktop.domain.deck.encoding import EncodedDeck, decode, encode, hashes_in, known_kinds
from cs_desktop.domain.deck.slides import ChartPanel, ChartsSlide, Slide, TitleSlide
from tests.unit.domain.deck.anything import DAY, decks, of


@settings(max_examples=25)
@given(decks())
def test_a_deck_comes_back_as_it_was(deck) -> None:
    encoded = encode(deck)
    assert decode(encoded) == deck
    assert encode(decode(encoded)) == encoded
    assert hashes_in(encoded.document) == frozenset(encoded.blobs)


@settings(max_examples=3)
@given(st.data())
def test_so_does_every_kind_of_slide(data) -> None:
    for kind in get_args(Slide):
        deck = Deck("Review", "", "A", "B", "Q3", DAY, (data.draw(of(kind)),))
        assert decode(encode(deck)) == deck
        assert kind.__name__ in known_kinds()


def test_long_lines_and_numbers_of_other_kinds_come_back_by_value() -> None:
    line = Series("Use", Values(np.array([1.5, np.nan])), Days(np.array([738000, 738001])))
    other = Series("Seats", (np.float64(0.25), np.int64(3), float("-inf")))
    chart = ChartSpec(ChartKind.LINE, "Use rose", "", (line, other))
    deck = Deck("Review", "", "A", "B", "Q3", DAY, (ChartsSlide("", (ChartPanel(chart),), ""),))
    (slide,) = decode(encode(deck)).slides
    assert isinstance(slide, ChartsSlide)
    first, second = slide.panels[0].chart.series
    assert (first.y, first.x) == ((1.5, None), tuple(line.x))
    assert second.y == (0.25, 3, float("-inf"))


def test_the_text_of_a_person_is_never_read_as_ours() -> None:
    deck = Deck(
        '{"is":"date"}', "\ud83d", "</p>\n", "B", "Q3", DAY, (TitleSlide(),), logo=Picture(b"x", 1, 1)
    )
    assert decode(encode(deck)) == deck


def _changed(**changes: object) -> EncodedDeck:
    encoded = encode(Deck("Review", "", "A", "B", "Q3", DAY, (TitleSlide(),)))
    document = json.loads(encoded.document)
    document.update({name: value for name, value in changes.items() if name == "version"})
    document["deck"].update({name: value for name, value in changes.items() if name != "version"})
    return EncodedDeck(json.dumps(document).encode(), encoded.blobs)


@pytest.mark.parametrize(
    "changes",
    [
        {"version": 2},
        {"mood": "festive"},
        {"slides": [{"is": "HologramSlide"}]},
        {"audience": {"is": "Audience", "name": "PRESS"}},
    ],
)
def test_what_a_newer_program_froze_is_refused(changes: dict[str, object]) -> None:
    with pytest.raises(KnownError, match="newer program"):
        decode(_changed(**changes))


@pytest.mark.parametrize(
    "encoded",
    [
        EncodedDeck(b"", {}),
        EncodedDeck(b"\xff{}", {}),
        EncodedDeck(b'{"version":1,"deck":7}', {}),
        EncodedDeck(b'{"version":1,"deck":{"is":"Deck"}}', {}),
        EncodedDeck(b"[" * 100_000, {}),
        _changed(logo={"is": "bytes", "sha256": "gone"}),
        _changed(day={"is": "date", "day": "soon"}),
    ],
)
def test_a_damaged_document_is_said_to_be_one(encoded: EncodedDeck) -> None:
    with pytest.raises(KnownError, match="damaged"):
        decode(encoded)


def test_a_field_that_came_later_has_its_usual_value() -> None:
    encoded = _changed()
    document = json.loads(encoded.document)
    del document["deck"]["footer"]
    assert decode(EncodedDeck(json.dumps(document).encode(), {})).footer == ""
