"""Names are found by some of their letters; the fast way agrees with trying every way."""

from collections.abc import Iterable, Sequence
from itertools import combinations, pairwise, product

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from cs_desktop.domain.fuzzy import BETWEEN, FEW, NONE, FuzzyIndex, Tier, tier_of
from cs_desktop.domain.fuzzy_marks import matched_parts
from cs_desktop.domain.search_text import Sort, fold, sort_of

LETTERS = st.text("ab Ä-カ株", max_size=6)
TEXTS = st.tuples(LETTERS, st.just("") | LETTERS)
QUESTIONS = st.text("abäカ株- ", max_size=5)
_Worth = tuple[Tier, int, bool, int]
"""How a text is found: the tier, the words that stand whole, whether used lately, how short its name is."""


def _starts(text: str) -> set[int]:
    """Return where words begin; scripts without spaces begin one anywhere."""
    sorts = [Sort.GAP, *map(sort_of, text)]
    begun = {n for n in range(len(text)) if sorts[n + 1] not in (Sort.GAP, sorts[n])}
    return begun | {n for n in range(len(text)) if sorts[n + 1] == Sort.UNSPACED} | ({0} if text else set())


def _ways(word: str, text: str) -> Iterable[tuple[int, ...]]:
    for places in combinations(range(len(text)), len(word)):
        if all(text[place] == letter for place, letter in zip(places, word, strict=True)):
            yield places


def _begun(word: str, text: str) -> list[int]:
    """Return where a word begins one of the text."""
    found = [n for n in range(len(text)) if text.startswith(word, n)]
    return [n for n in found if n in _starts(text) or sort_of(word[0]) == Sort.GAP]


def _slow_word(word: str, name: str, text: str) -> Tier | None:
    starts = _starts(text)
    if begun := _begun(word, text):
        return Tier.WORDS if begun[0] < len(name) else Tier.BESIDE
    begins = [places for places in _ways(word, text) if places[0] in starts]
    if any(all(b == a + 1 or b in starts for a, b in pairwise(places)) for places in begins):
        return Tier.INITIALS
    if word in text:
        return Tier.INSIDE
    for places in begins:
        if all(b in starts or not starts & set(range(a + 1, b)) for a, b in pairwise(places)):
            return Tier.STREWN
    return None


def _slow(question: str, name: str, detail: str, *, recent: bool = False) -> _Worth | None:
    """Return how a text is found, trying every way."""
    words = fold(question).text.split()
    name, detail = fold(name).text, fold(detail).text
    text = f"{name}{BETWEEN}{detail}" if detail else name
    tiers = [_slow_word(word, name, text) for word in words]
    found = [tier for tier in tiers if tier]
    if len(found) < len(words):
        return None
    tier = min(found)
    named = [[n for n in _begun(word, text) if n < len(name)] for word in words]
    sorts = [*map(sort_of, text), Sort.GAP]
    ends = [[n + len(word) for n in places] for word, places in zip(words, named, strict=True)]
    wholes = sum(any(sorts[e] == Sort.GAP or sorts[e] != sorts[e - 1] for e in places) for places in ends)
    pairs = [tuple(zip(*both, strict=True)) for both in zip(named, ends, strict=True)]
    if tier is Tier.WORDS and not any(all(a[1] <= b[0] for a, b in pairwise(w)) for w in product(*pairs)):
        tier = Tier.TURNED
    if name.startswith(" ".join(words)):
        tier = Tier.EXACT if name == " ".join(words) else Tier.BEGINS
    return tier, wholes, recent, -len(name)


def _all_slow(
    question: str, texts: Sequence[tuple[str, str]], recent: Sequence[int] = ()
) -> list[_Worth | None]:
    found = [_slow(question, *text, recent=n in recent) for n, text in enumerate(texts)]
    best = max((worth[0] for worth in found if worth), default=Tier.STREWN)
    least = Tier.INSIDE if best >= Tier.BESIDE else Tier.STREWN
    return [worth if worth and worth[0] >= least else None for worth in found]


@given(QUESTIONS.filter(str.strip), st.lists(TEXTS, max_size=6), st.sets(st.integers(0, 5)))
@example("a a", [("ab a", "")], set())
@example("-", [("a-b", ""), ("", "-")], set())
def test_the_arrays_agree_with_trying_every_way(
    question: str, texts: list[tuple[str, str]], used: set[int]
) -> None:
    recent = [place for place in sorted(used) if place < len(texts)]
    scores = FuzzyIndex(texts).scores(question, recent=recent).tolist()
    slow = _all_slow(question, texts, recent)
    assert [None if score == NONE else tier_of(score) for score in scores] == [w and w[0] for w in slow]
    found = [place for place, worth in enumerate(slow) if worth]
    for one, other in product(found, found):
        assert (scores[one] > scores[other]) == (slow[one] > slow[other]), "better is better, whichever way"


@given(QUESTIONS.filter(str.strip), st.lists(TEXTS, max_size=8), st.integers(1, 4))
def test_the_best_are_the_best_of_all_in_order(
    question: str, texts: list[tuple[str, str]], limit: int
) -> None:
    index = FuzzyIndex(texts)
    found = [(worth, -n) for n, worth in enumerate(_all_slow(question, texts)) if worth]
    ordered = [-place for _, place in sorted(found, reverse=True)]
    assert index.best(index.scores(question), limit) == ordered[:limit]


@given(QUESTIONS, LETTERS, LETTERS)
def test_the_letters_marked_are_those_of_the_question(question: str, name: str, detail: str) -> None:
    if question.strip() and _slow(question, name, detail) is None:
        return
    of_name, of_detail = matched_parts(question, name, detail)
    marked = [name[start:end] for start, end in of_name] + [detail[start:end] for start, end in of_detail]
    assert set(fold("".join(marked)).text) >= set("".join(fold(question).text.split())) - set(BETWEEN)
    assert set(fold("".join(marked)).text) <= set(fold(question).text)


@given(QUESTIONS, st.lists(TEXTS, max_size=6), st.data())
def test_what_is_asked_among_some_is_as_if_there_were_no_others(
    question: str, texts: list[tuple[str, str]], data: st.DataObject
) -> None:
    asked = data.draw(st.lists(st.booleans(), min_size=len(texts), max_size=len(texts)))
    among = np.array(asked, dtype=bool)
    some = [text for text, wanted in zip(texts, asked, strict=True) if wanted]
    scores = FuzzyIndex(texts).scores(question, among)
    assert scores[among].tolist() == FuzzyIndex(some).scores(question).tolist()
    assert set(scores[~among].tolist()) <= {NONE}


HOSPICE = "Hospice Aldgate: raise the share of free beds"
NAMES = (
    *(
        "Halden",
        "Halden Freight",
        "Haldenby",
        "New Halden Freight",
        "Freight Halden",
        "Shalden",
        "Happy Fridge",
    ),
    *("Nora Vale", "Eleonora Fields", "North Oak Rail Assets", "Norman Ray", "Ana Ruiz", "Anabel Ruizen"),
    *("Joan Ann Rubens", "Smith & Sons", "Straße 9", "Oddný", "株式会社サンプル", "ガラス工業", "Łódź Works"),
    *(HOSPICE, "O'Brien Steel", "محمد سعيد", "דנה כהן"),
)


@pytest.mark.parametrize(
    ("question", "order"),
    [
        (
            "halden",
            ["Halden", "Halden Freight", "Haldenby", "Freight Halden", "New Halden Freight", "Shalden"],
        ),
        ("hald", ["Halden", "Haldenby", "Halden Freight", "Freight Halden", "New Halden Freight", HOSPICE]),
        ("hald fre", ["Halden Freight", "New Halden Freight", "Freight Halden"]),
        ("freight hal", ["Freight Halden", "Halden Freight", "New Halden Freight"]),
        ("hf", ["Happy Fridge", "Halden Freight", "New Halden Freight"]),
        ("hafr", ["Happy Fridge", "Halden Freight", "New Halden Freight"]),
        ("nora", ["Nora Vale", "Norman Ray", "North Oak Rail Assets", "Eleonora Fields"]),
        ("ana ru", ["Ana Ruiz", "Anabel Ruizen"]),
        ("an ru", ["Ana Ruiz", "Anabel Ruizen", "Joan Ann Rubens"]),
        ("ruiz ana", ["Ana Ruiz", "Anabel Ruizen"]),
        ("smith & sons", ["Smith & Sons"]),
        ("& sons", ["Smith & Sons"]),
        ("brien", ["O'Brien Steel"]),
        ("obrien", ["O'Brien Steel"]),
        ("strase", ["Straße 9"]),
        ("oddny", ["Oddný"]),
        ("サンプル", ["株式会社サンプル"]),
        ("ｶﾞﾗｽ", ["ガラス工業"]),
        ("LODZ", ["Łódź Works"]),
        ("سعيد", ["محمد سعيد"]),
        ("כהן", ["דנה כהן"]),
        ("hldn", ["Halden", "Haldenby", "Halden Freight", "Freight Halden", "New Halden Freight"]),
        ("rev", []),
        ("xyz", []),
    ],
)
def test_what_one_means_comes_first(question: str, order: list[str]) -> None:
    assert _ranked(question, NAMES)[: len(order) or 1] == order


def _ranked(question: str, names: Sequence[str], details: Sequence[str] = ()) -> list[str]:
    index = FuzzyIndex([(name, details[n] if details else "") for n, name in enumerate(names)])
    return [names[place] for place in index.best(index.scores(question), 10)]


def test_tiers_by_hand() -> None:
    asked = {
        "halden freight": Tier.EXACT,
        "halden f": Tier.BEGINS,
        "hal fre": Tier.WORDS,
        "fre hal": Tier.TURNED,
        "hal logis": Tier.BESIDE,
        "hafr": Tier.INITIALS,
        "alden": Tier.INSIDE,
        "hldn": Tier.STREWN,
    }
    index = FuzzyIndex([("Halden Freight", "Logistics")])
    assert {question: tier_of(int(index.scores(question)[0])) for question in asked} == asked


def test_a_name_comes_before_the_detail_of_another() -> None:
    names, details = ("Tim Ost", "Nora Vale", "Renewal"), ("Nora Metals", "Halden", "Nora Vale, Halden")
    assert _ranked("nora", names, details) == ["Nora Vale", "Tim Ost", "Renewal"]
    assert _ranked("tim nora", names, details) == ["Tim Ost"]


def test_what_was_used_lately_comes_before_its_equals_alone() -> None:
    index = FuzzyIndex([("Halden Freight", ""), ("Halden Works and Co", ""), ("Halden", "")])
    assert index.best(index.scores("hald", recent=[1]), 3) == [1, 2, 0]
    assert index.best(index.scores("halden", recent=[1]), 3) == [2, 1, 0], "what is meant exactly stays first"


def test_letters_strewn_about_count_only_where_nothing_better_is_found() -> None:
    assert _ranked("rev", ["Porter Elevator", "Corvane"]) == []
    assert _ranked("renewal", ["runs before noon even when alone"]) == []
    assert _ranked("hldn", ["Halden"]) == ["Halden"]
    assert _ranked("hldn", ["Halden", "HLDN Works"]) == ["HLDN Works"]
    assert len(_ranked("hldn", ["Halden", "Xhldn"])) == 2
    assert set(_ranked("hldn", ["Halden", *["Xhldn"] * FEW])) == {"Xhldn"}


def test_the_letters_that_fit_are_marked() -> None:
    assert matched_parts("hafr", "Halden Freight") == (((0, 2), (7, 9)), ())
    assert matched_parts("hal", "Marshal", "Halden") == ((), ((0, 3),)), (
        "a beginning, though it is further on"
    )
    assert matched_parts("an an", "Ana Anders") == (((0, 2), (4, 6)), ())
    assert matched_parts("smith & s", "Smith & Sons") == (((0, 9),), ())
    # The accent of a letter written in two parts is marked with it.
    assert matched_parts("ddny", "Oddny\u0301") == (((1, 6),), ())
    assert matched_parts("サン", "株式会社サンプル") == (((4, 6),), ())


def test_nothing_is_fine() -> None:
    assert FuzzyIndex([]).scores("a").tolist() == []
    index = FuzzyIndex([("", ""), ("a", "")])
    assert all(score >= 0 for score in index.scores("").tolist())
    assert index.best(index.scores("a"), 5) == [1]
