"""Names are found by some of their letters; the fast way agrees with trying every way."""

from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cs_desktop.domain.fuzzy import ADJACENT, FIRST, NONE, START, WHOLE, FuzzyIndex, matched_places
from cs_desktop.domain.search_text import Sort, fold, sort_of

LETTERS = st.text("ab Ä-カ株", max_size=7)
QUESTIONS = st.text("abäカ株 ", max_size=5)


def _slow_word(word: str, text: str) -> int:
    """Return the best score over every choice of places for the letters."""
    best = NONE
    for places in combinations(range(len(text)), len(word)):
        if any(text[place] != letter for place, letter in zip(places, word, strict=True)):
            continue
        together = all(b == a + 1 for a, b in pairwise(places))
        bonus = [_bonus(text, place) for place in places]
        if together:
            best = max(best, ADJACENT * (len(word) - 1))
        if bonus[0] and all(_leads(text, a, b) for a, b in pairwise(places)):
            adjacent = sum(ADJACENT for a, b in pairwise(places) if b == a + 1)
            best = max(best, sum(bonus) + adjacent)
    return best


def _leads(text: str, before: int, place: int) -> bool:
    """Return whether a letter may follow the one before: at the beginning of a word, or in the same word."""
    return bool(_bonus(text, place)) or not any(_bonus(text, between) for between in range(before + 1, place))


def _bonus(text: str, place: int) -> int:
    if place == 0:
        return FIRST
    here, before = sort_of(text[place]), sort_of(text[place - 1])
    return START if here not in (Sort.GAP, before) else 0


def _slow(question: str, text: str) -> int:
    folded, words = fold(text).text, fold(question).text.split()
    scores = [_slow_word(word, folded) for word in words]
    if NONE in scores:
        return NONE
    return sum(scores) + (WHOLE if words and folded == " ".join(words) else 0)


@given(QUESTIONS, st.lists(LETTERS, max_size=6))
def test_the_arrays_agree_with_trying_every_way(question: str, texts: list[str]) -> None:
    assert FuzzyIndex(texts).scores(question).tolist() == [_slow(question, text) for text in texts]


@given(QUESTIONS, st.lists(LETTERS, max_size=8), st.integers(1, 4))
def test_the_best_are_the_best_of_all_in_order(question: str, texts: list[str], limit: int) -> None:
    index = FuzzyIndex(texts)
    found = [n for n, text in enumerate(texts) if _slow(question, text) >= 0]
    ordered = sorted(found, key=lambda n: (-_slow(question, texts[n]), len(fold(texts[n]).text), n))
    assert index.best(index.scores(question), limit) == ordered[:limit]


@given(QUESTIONS, LETTERS)
def test_the_letters_marked_are_those_of_the_question(question: str, text: str) -> None:
    if _slow(question, text) < 0:
        return
    marked = fold("".join(text[start:end] for start, end in matched_places(question, text))).text
    assert set(marked) == {letter for word in fold(question).text.split() for letter in word}


def _ranked(question: str, *texts: str) -> list[str]:
    index = FuzzyIndex(texts)
    return [texts[place] for place in index.best(index.scores(question), 10)]


def test_a_score_worked_by_hand() -> None:
    # h begins the text (10), a follows (5), f begins a word (8), r follows (5): 28.
    assert FuzzyIndex(["Halden Freight"]).scores("hafr").tolist() == [28]
    # For hal it is 10 + 5 + 5 = 20, for fre 8 + 5 + 5 = 18.
    assert FuzzyIndex(["Halden Freight"]).scores("hal fre").tolist() == [38]
    # alden stands together inside a word: 4 × 5.
    assert FuzzyIndex(["Halden Freight"]).scores("alden").tolist() == [20]


@pytest.mark.parametrize(
    ("question", "best"),
    [
        ("halden", "Halden"),
        ("hf", "Halden Freight"),
        ("freight hal", "Halden Freight"),
        ("strase", "Straße 9"),
        ("oddny", "Oddný"),
        ("サンプル", "株式会社サンプル"),
        ("ｶﾞﾗｽ", "ガラス工業"),
        ("LODZ", "Łódź Works"),
    ],
)
def test_what_one_means_comes_first(question: str, best: str) -> None:
    names = [
        *("Freighthalden", "Halden Freight", "Halden", "Shalden", "Straße 9", "Oddný"),
        *("株式会社サンプル", "ガラス工業", "Łódź Works"),
    ]
    assert _ranked(question, *names)[0] == best


def test_letters_strewn_about_find_nothing() -> None:
    assert _ranked("rev", "Porter Elevator", "Corvane") == []
    assert _ranked("xyz", "Halden") == []
    assert _ranked("renewal", "runs before noon even when alone") == []
    assert _ranked("hldn", "Halden") == ["Halden"]


def test_the_letters_that_fit_are_marked() -> None:
    assert matched_places("hafr", "Halden Freight") == ((0, 2), (7, 9))
    # The accent of a letter written in two parts is marked with it.
    assert matched_places("ny", "Oddny\u0301") == ((3, 6),)
    assert matched_places("サン", "株式会社サンプル") == ((4, 6),)


def test_nothing_is_fine() -> None:
    assert FuzzyIndex([]).scores("a").tolist() == []
    assert FuzzyIndex(["", "a"]).scores("").tolist() == [0, 0]
    assert FuzzyIndex(["", "a"]).scores("a").tolist() == [NONE, FIRST + WHOLE]
