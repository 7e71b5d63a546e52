"""What leaves with a deck: every text that it holds is in the list, whatever kind of slide holds it."""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

from hypothesis import given, settings

from cs_desktop.domain.deck.content import AnyDeck, Audience, Deck, Picture, SlideMark
from cs_desktop.domain.deck.encoding import encode
from cs_desktop.domain.deck.leaving import What, leaving_of
from cs_desktop.domain.deck.slides import MessageSlide, PeopleSlide, Person, Side, TitleSlide
from tests.unit.domain.deck.anything import decks

_UNSEEN = ("is", "accent", "currency", "query")


def said(deck: AnyDeck) -> set[str]:
    """Return the texts of a deck as its document has them: another walk than the one that is tried."""
    document = json.loads(encode(deck).document.decode("utf-8", "surrogatepass"))["deck"]
    found = set(_walk(document))
    return {text for text in found if text.strip()}


def _walk(stored: Any) -> Iterator[str]:
    if isinstance(stored, str):
        yield stored
    elif isinstance(stored, list):
        for one in stored:
            yield from _walk(one)
    elif isinstance(stored, dict) and "is" in stored:
        if stored["is"] in ("date", "float", "bytes") or stored.keys() == {"is", "name"}:
            return
        for name, one in stored.items():
            if name not in ("is", "accent", "currency", "query") and (name, stored["is"]) != (
                "key",
                "SlideMark",
            ):
                yield from _walk(one)


@settings(max_examples=25)
@given(decks())
def test_every_text_of_a_deck_is_in_the_list(deck: AnyDeck) -> None:
    listed = [text for one in leaving_of(deck) for text in (one.text, one.source)]
    whole = "\n".join(listed)
    assert {text for text in said(deck) if text not in whole} == set()


def test_the_list_says_where_each_thing_is() -> None:
    deck = Deck(
        *("Review", "Third quarter 2026", "Halden", "Corvane", "Q3 2026", date(2026, 10, 13)),
        (
            TitleSlide(),
            PeopleSlide("Two people know us", (Person(1, "Eva", "COO", "Sponsor", Side.THEIRS),), ""),
            MessageSlide("No outage", ("Since May", "Since May")),
        ),
        (SlideMark("title"), SlideMark("people", "Thank Eva"), SlideMark("support")),
        footer="Review",
        logo=Picture(b"x" * 2048, 30, 20),
    )
    assert [(one.slide, one.what, one.text, one.source) for one in leaving_of(deck)] == [
        ("Metadata", What.METADATA, "Review", "Title"),
        ("Metadata", What.METADATA, "Halden", "Account"),
        ("Metadata", What.METADATA, "Corvane", "Author"),
        ("Metadata", What.METADATA, "Third quarter 2026", "Subject"),
        ("Metadata", What.METADATA, "Oct 13, 2026", "Date"),
        ("Metadata", What.METADATA, "en-US", "Language"),
        ("Every page", What.TEXT, "Q3 2026", ""),
        ("Every page", What.TEXT, "Review", ""),
        ("Every page", What.TEXT, "Confidential", ""),
        ("Every page", What.PICTURE, "The customer's logo", "30 × 20 pixels, 2.0 KB"),
        ("1. Title", What.TITLE, "Review", ""),
        ("2. Relationships", What.TITLE, "Two people know us", ""),
        ("2. Relationships", What.PERSON, "Eva · COO · Sponsor", ""),
        ("3. Support and stability", What.TITLE, "No outage", ""),
        ("3. Support and stability", What.TEXT, "Since May", ""),
        ("Speaker notes", What.NOTES, "Thank Eva", "Relationships"),
    ]
    own = {one.text for one in leaving_of(replace(deck, audience=Audience.INTERNAL))}
    assert own - {one.text for one in leaving_of(deck)} == {"Internal, not for customers"}
