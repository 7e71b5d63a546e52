"""Differences of texts, by the laws that keep every word."""

import time

from hypothesis import given
from hypothesis import strategies as st

from cs_desktop.domain.word_diff import LIMIT, Piece, Side, abridged, both, word_diff

WORDS = st.sampled_from(
    ["Halden", "needs", "a", "plan", " ", "  ", "\n", ".", "株式会社", "نقل", "é", "\u2028", "🙂"]
)
TEXTS = st.one_of(st.text(max_size=40), st.lists(WORDS, max_size=30).map("".join))
LINES = st.lists(st.sampled_from(["budget", "sponsor left", "", "go-live in May"]), max_size=8).map("\n".join)


def joined(pieces: tuple[Piece, ...], side: Side) -> str:
    return "".join(piece.text for piece in pieces if piece.side in (Side.BOTH, side))


def is_within(part: list[str], whole: list[str]) -> bool:
    """Return whether the part's items stand in the whole in their order, looking for one after the other."""
    rest = iter(whole)
    return all(any(item == other for other in rest) for item in part)


@given(TEXTS, TEXTS)
def test_the_pieces_give_both_texts_back(old: str, new: str) -> None:
    pieces = word_diff(old, new)
    assert joined(pieces, Side.OLD) == old
    assert joined(pieces, Side.NEW) == new
    assert all(piece.text for piece in pieces)


@given(TEXTS)
def test_a_text_does_not_differ_from_itself(text: str) -> None:
    assert all(piece.side is Side.BOTH for piece in word_diff(text, text))


def test_one_word_changed_is_one_word_marked() -> None:
    assert word_diff("Budget of 50,000 in May", "Budget of 60,000 in May") == (
        Piece("Budget of ", Side.BOTH),
        Piece("50,000", Side.OLD),
        Piece("60,000", Side.NEW),
        Piece(" in May", Side.BOTH),
    )


def test_a_sentence_put_behind_is_all_that_is_marked() -> None:
    assert word_diff("Renewal is safe.", "Renewal is safe. Call Dana.") == (
        Piece("Renewal is safe.", Side.BOTH),
        Piece(" Call Dana.", Side.NEW),
    )


def test_scripts_without_spaces_are_compared_sign_by_sign() -> None:
    assert [p.text for p in word_diff("物流会社", "物流商社") if p.side is not Side.BOTH] == ["会", "商"]


@given(LINES, LINES)
def test_both_texts_are_within_the_one_made_of_them(mine: str, theirs: str) -> None:
    lines = both(mine, theirs).split("\n")
    assert is_within(mine.split("\n"), lines)
    assert is_within(theirs.split("\n"), lines)


def test_what_two_people_wrote_below_the_same_notes_is_kept_once_each() -> None:
    assert both("Notes\nmine", "Notes\ntheirs") == "Notes\nmine\ntheirs"
    assert both("same", "same") == "same"


def test_books_of_text_are_compared_in_no_time_and_still_whole() -> None:
    old, new = "alpha beta " * 20_000, "gamma " + "beta alpha " * 20_000
    assert len(old.split()) * len(new.split()) > LIMIT
    began = time.process_time()
    pieces = word_diff(old, new)
    assert time.process_time() - began < 2
    assert (joined(pieces, Side.OLD), joined(pieces, Side.NEW)) == (old, new)


def test_a_word_said_again_and_again_is_compared_in_no_time() -> None:
    # 499 times 490 pairs of the same word; comparing them all took five seconds.
    old, new = "a " * 499, "b " + "a " * 490 + "c"
    began = time.process_time()
    pieces = word_diff(old, new)
    assert time.process_time() - began < 1
    assert (joined(pieces, Side.OLD), joined(pieces, Side.NEW)) == (old, new)


def test_a_long_text_is_cut_where_nothing_differs() -> None:
    same = "0123456789" * 100
    pieces = (Piece(same, Side.BOTH), Piece("old", Side.OLD), Piece("new", Side.NEW), Piece(same, Side.BOTH))
    first, old, new, last = abridged(pieces, 500)
    # A tenth of 500 is 50: 25 characters from either end.
    assert first.text == last.text == "0123456789012345678901234 … 5678901234567890123456789"
    assert (old, new) == pieces[1:3]
    assert abridged(pieces, 2006) == pieces


@given(st.lists(st.builds(Piece, st.text(min_size=1), st.sampled_from(Side))), st.integers(20, 200))
def test_what_is_cut_is_as_short_as_asked_for(pieces: list[Piece], most: int) -> None:
    shown = abridged(pieces, most)
    # One mark in each piece at most.
    assert sum(len(piece.text) for piece in shown) <= most + 3 * len(shown)
    assert [piece.side for piece in shown] == [piece.side for piece in pieces][: len(shown)]
