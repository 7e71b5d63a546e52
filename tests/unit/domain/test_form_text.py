"""What a form holds, as one text."""

from hypothesis import given
from hypothesis import strategies as st

from cs_desktop.domain.form_text import Entry, form_text, merged, texts_in

NAMES = st.sampled_from(["Product", "From", "What they say", "ARR of Plan: Pro after"])
TEXT = st.text(st.characters(blacklist_characters="\0\r", blacklist_categories=["Cs"]))


def test_it_can_be_read_by_a_person():
    entries = [Entry("Product", "Plan"), Entry("What they say", "Too dear.\nReally."), Entry("Detail", "")]
    assert form_text(entries) == "Product: Plan\nWhat they say: Too dear.\n  Really.\nDetail: "


@given(st.lists(st.builds(Entry, NAMES, TEXT), min_size=1, max_size=5))
def test_it_is_read_back_to_the_letter(entries):
    assert texts_in(form_text(entries), [e.name for e in entries]) == tuple(e.text for e in entries)


def test_it_is_read_in_another_language_by_the_order_of_its_fields():
    text = form_text([Entry("Product", "Plan"), Entry("From", "today")])
    assert texts_in(text, ["Produkt", "Ab"]) == ("Plan", "today")
    assert texts_in(text, ["Produkt"]) is None


def test_only_what_was_typed_stands_over_what_is_stored_now():
    assert merged(["1", "2", "3"], ["1", "9", "3"], ["1", "2", "4"]) == ("1", "9", "4")
