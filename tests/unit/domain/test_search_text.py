"""How text is cut into words, and how words are found in it."""

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cs_desktop.domain.search import hit_in, snippet
from cs_desktop.domain.search_text import fold, hits, index_text, tokens_of, wanted_in

CJK = st.text("株式会社サンプルガの", min_size=1, max_size=8)
ANY = st.text(max_size=30)


def _found(question: str, text: str) -> list[str]:
    """Return the parts of a text that answer a question of one word."""
    (word,) = wanted_in(question)
    return [text[start:end] for start, end in hits(tokens_of(text), word)]


@given(CJK, CJK, CJK)
def test_whatever_stands_inside_a_run_of_characters_is_found(before: str, inside: str, after: str) -> None:
    assert inside in _found(inside, before + inside + after)


@given(CJK, CJK)
def test_what_does_not_stand_there_is_not_found(asked: str, text: str) -> None:
    folded_in = fold(asked).text in fold(text).text
    assert bool(_found(asked, text)) == folded_in


@given(st.text(string.ascii_letters + "äéßñ", min_size=1, max_size=8), st.integers(1, 8))
def test_the_beginning_of_a_word_finds_it(word: str, length: int) -> None:
    assert _found(word[:length], f"so, {word} it is")


@given(ANY)
def test_every_letter_knows_where_it_stood(text: str) -> None:
    folded = fold(text)
    assert len(folded.text) == len(folded.starts) == len(folded.ends)
    assert all(0 <= a < b <= len(text) for a, b in zip(folded.starts, folded.ends, strict=True))
    assert list(folded.starts) == sorted(folded.starts)


@given(ANY)
def test_folding_again_changes_nothing(text: str) -> None:
    once = fold(text).text
    assert fold(once).text == once


@given(st.text(st.characters(max_codepoint=127), max_size=30))
def test_plain_ascii_is_cut_as_the_index_cuts_it(text: str) -> None:
    cut = "".join(c if c.isalnum() else " " for c in index_text(text).lower()).split()
    assert [token.text for token in tokens_of(text)] == cut


@given(ANY, ANY)
def test_a_question_never_fails(question: str, text: str) -> None:
    hit = hit_in(text, wanted_in(question))
    assert all(0 <= a < b <= len(text) for a, b in hit.parts)


@pytest.mark.parametrize(
    ("question", "text", "found"),
    [
        ("サンプル", "株式会社サンプル", ["サンプル"]),
        ("社", "株式会社サンプル", ["社"]),
        ("ル", "株式会社サンプル", ["ル"]),
        ("ｻﾝﾌﾟﾙ", "株式会社サンプル", ["サンプル"]),
        ("strasse", "Hauptstrasse, Straße 9", ["Straße"]),
        ("ODDNY", "Oddný", ["Oddný"]),
        ("lodz", "Łódź", ["Łódź"]),
        ("ana@hal", "mail ana@halden.com now", ["ana@hal"]),
        ("Q3売上", "総Q3売上高", ["Q3売上"]),
        ("かき", "がぎ", []),
        ("สวัสดี", "ขอสวัสดีครับ", ["สวัสดี"]),
        ("한국", "대한국민", ["한국"]),
        ("reight", "Freight", []),
        ("محمد", "السيد مُحَمَّد سعيد", ["مُحَمَّد"]),
        ("שלום", "אמר שָׁלוֹם", ["שָׁלוֹם"]),
        ("🚀", "Launch 🚀🚀 day", ["🚀", "🚀"]),
        ("❤", "we ❤️ them", ["❤️"]),
        ("👍", "fine 👍🏽", ["👍🏽"]),
        ("👩‍💻", "by 👩‍💻 alone", ["👩‍💻"]),
        ("🇩🇪", "from 🇩🇪 to 🇫🇷", ["🇩🇪"]),
        ('"night shift"', "a night shift, not a shift by night", ["night shift"]),
        ("“night shi”", "a night shift, a night shi", ["night shi"]),
        ('"night shi', "a night shift", ["night shi"]),
        ('"株式会社 サンプル"', "株式会社サンプル 株式会社 サンプル", ["株式会社 サンプル"]),
    ],
)
def test_examples(question: str, text: str, found: list[str]) -> None:
    assert _found(question, text) == found


def test_quotes_hold_words_together_and_close_the_last() -> None:
    assert [word.prefix for word in wanted_in('"night shift" pla')] == [False, True]
    assert [word.prefix for word in wanted_in('pla "night shift"')] == [False, False]
    assert wanted_in('"" “” "') == ()


def test_only_the_last_word_may_be_unfinished() -> None:
    first, last = wanted_in("fre tra")
    assert (first.prefix, last.prefix) == (False, True)


def test_marks_around_the_first_hit_are_shown() -> None:
    text = "word " * 30 + "the sponsor left\nand " + "word " * 30
    shown, bold = snippet(text, hit_in(text, wanted_in("sponsor")).parts)
    assert shown.startswith("…word")
    assert shown.endswith("…")
    assert [shown[start:end] for start, end in bold] == ["sponsor"]
    assert "\n" not in shown


def test_a_short_text_is_shown_whole() -> None:
    assert snippet("The sponsor left", ((4, 11),)) == ("The sponsor left", ((4, 11),))
