"""Which scorecard holds for an account on a day, and what is stored of one."""

import json
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cs_desktop.common.errors import KnownError
from cs_desktop.domain.scorecards.book import BUILT_IN, BookCard, CardVersion, Rule, ScorecardBook
from cs_desktop.domain.scorecards.card import DEFAULT_SCORECARD, Axis, Cap, Measure, Scorecard, Side
from cs_desktop.domain.scorecards.content import (
    STANDARD_CONTENT,
    CardContent,
    read_content,
    stored_content,
)
from cs_desktop.domain.vocabulary import MetricKind, MissingPolicy

DAY = date(2026, 6, 1)
ONE = Measure("usage", "Usage", 100, Axis.OUTCOME, ((0, 0), (10, 100)), MetricKind.SUM, 30, 30)
CARD = Scorecard("Small ones", (ONE,))


def version(number: int, day: date | None, rule: Rule = Rule(), card_id: int = 7) -> CardVersion:  # noqa: B008 - frozen
    return CardVersion(card_id, "Small ones", number, day, CARD, rule)


def test_what_nobody_has_changed_is_standard_for_all_time() -> None:
    book = ScorecardBook()
    for day in (date(1990, 1, 1), DAY):
        held = book.card_for("SMB", "", None, day)
        assert (held.name, held.number, held.card) == ("Standard", 1, DEFAULT_SCORECARD)


def test_the_past_keeps_the_version_of_its_time() -> None:
    first, second = version(1, DAY), version(2, DAY + timedelta(10))
    book = ScorecardBook((BookCard(7, "Small ones", (first, second)),))
    days = (-1, 0, 9, 10, 400)
    held = [book.card_for("", "", 5, DAY + timedelta(days=step)) for step in days]
    # Before the first was published everybody had Standard.
    assert held == [BUILT_IN, first, first, second, second]


def test_of_two_published_on_one_day_the_later_counts() -> None:
    book = ScorecardBook((BookCard(7, "Small ones", (version(2, DAY), version(1, DAY))),))
    assert book.card_for("", "", None, DAY).number == 2


def test_the_first_whose_rule_fits_is_used_and_standard_fits_all() -> None:
    small = version(1, DAY, Rule(segment="SMB"), 1)
    young = version(1, DAY, Rule(age_below=90), 2)
    book = ScorecardBook((BookCard(1, "S", (small,)), BookCard(2, "Y", (young,))))
    assert book.card_for("SMB", "", 10, DAY) is small
    assert book.card_for("Enterprise", "", 10, DAY) is young
    assert book.card_for("Enterprise", "", 90, DAY).scorecard_id == BUILT_IN.scorecard_id
    # Who does not know since when an account is a customer cannot say that it is young.
    assert book.card_for("Enterprise", "", None, DAY).scorecard_id == BUILT_IN.scorecard_id


def test_an_ended_one_holds_until_its_last_day() -> None:
    book = ScorecardBook((BookCard(7, "Small ones", (version(1, DAY),), ended_on=DAY + timedelta(5)),))
    assert book.card_for("", "", None, DAY + timedelta(5)).scorecard_id == 7
    assert book.card_for("", "", None, DAY + timedelta(6)) == BUILT_IN


def test_the_rule_that_is_stored_with_standard_asks_for_nothing() -> None:
    mine = replace(BUILT_IN, number=2, published_on=DAY, rule=Rule(segment="SMB"))
    book = ScorecardBook(standard=BookCard(BUILT_IN.scorecard_id, "Standard", (BUILT_IN, mine)))
    assert book.card_for("Enterprise", "", None, DAY).number == 2


def test_a_damaged_version_is_told_where_it_would_count_and_nowhere_else() -> None:
    damaged = replace(version(1, DAY), problem="Small ones is damaged.")
    book = ScorecardBook((BookCard(7, "Small ones", (damaged, version(2, DAY + timedelta(3)))),))
    assert book.card_for("", "", None, DAY - timedelta(1)) == BUILT_IN
    with pytest.raises(KnownError, match="is damaged"):
        book.card_for("", "", None, DAY)
    assert book.card_for("", "", None, DAY + timedelta(3)).number == 2


def test_a_draft_stands_as_if_it_were_published() -> None:
    book = ScorecardBook((BookCard(7, "Small ones", (version(1, DAY),), ended_on=DAY),))
    later = DAY + timedelta(30)
    assert book.with_version(version(2, later)).card_for("", "", None, later).number == 2
    assert book.with_version(version(1, later, card_id=9)).card_for("", "", None, later).scorecard_id == 9
    tried = replace(BUILT_IN, number=2, published_on=later)
    assert book.with_version(tried).card_for("", "", None, later).number == 2


rules = st.builds(
    Rule,
    st.sampled_from(("", "SMB", "Enterprise")),
    st.sampled_from(("", "12", "13")),
    st.none() | st.integers(0, 400),
    st.none() | st.integers(0, 400),
)
steps = st.integers(-40, 40)
ASKED = st.tuples(
    st.sampled_from(("", "SMB", "Enterprise")), st.sampled_from(("", "12")), st.none() | st.integers(0, 500)
)


@given(
    st.lists(st.tuples(st.lists(st.tuples(steps, rules), max_size=3), st.none() | steps), max_size=4),
    ASKED,
    steps,
)
def test_the_choice_agrees_with_one_told_step_by_step(
    cards: list[tuple[list[tuple[int, Rule]], int | None]],
    asked: tuple[str, str, int | None],
    step: int,
) -> None:
    day = DAY + timedelta(step)
    book = ScorecardBook(
        tuple(
            BookCard(
                place,
                str(place),
                tuple(
                    version(number, DAY + timedelta(when), rule, place)
                    for number, (when, rule) in enumerate(versions, 1)
                ),
                None if ended is None else DAY + timedelta(ended),
            )
            for place, (versions, ended) in enumerate(cards, 1)
        )
    )
    segment, lifecycle, age = asked
    expected = (BUILT_IN.scorecard_id, 1)
    for place, (versions, ended) in reversed(list(enumerate(cards, 1))):
        held = [(number, rule) for number, (when, rule) in enumerate(versions, 1) if when <= step]
        if not held or (ended is not None and step > ended):
            continue
        number, rule = held[-1]
        wrong = (rule.segment and rule.segment != segment) or (rule.lifecycle and rule.lifecycle != lifecycle)
        young = rule.age_from is not None and (age is None or age < rule.age_from)
        old = rule.age_below is not None and (age is None or age >= rule.age_below)
        if not (wrong or young or old):
            expected = (place, number)
    found = book.card_for(segment, lifecycle, age, day)
    assert (found.scorecard_id, found.number) == expected


CONTENT = CardContent(
    (
        replace(ONE, weight=60.5, missing=MissingPolicy.ZERO, note="As agreed", lag_days=3),
        replace(STANDARD_CONTENT.measures[3], weight=12),
    ),
    (Cap("Nobody", "usage", Side.AT_MOST, 0, 40),),
    Rule("SMB", "12", 0, 90),
    "Why it is so.",
)


def test_what_is_stored_is_read_again() -> None:
    for content in (CONTENT, STANDARD_CONTENT, CardContent()):
        stored = json.loads(json.dumps(stored_content(content)))
        assert read_content(stored, "Mine") == content
    # 60.5 + 12 = 72.5: a draft may be so, a scorecard not.
    assert CONTENT.total == 72.5
    with pytest.raises(KnownError, match=r"sum to 72.5; make them sum to 100"):
        CONTENT.scorecard("Mine", 2)
    with pytest.raises(KnownError, match="Add a measure"):
        CardContent().scorecard("Mine", 2)


def test_stored_content_that_makes_no_sense_is_refused_in_one_line() -> None:
    def stored(**change: object) -> dict[str, object]:
        found = stored_content(CONTENT)
        found["measures"][0] |= change
        return found

    for content, words in (
        (stored(curve=[[3, 0], [2, 100]]), "Mine cannot be used: The values of the curve of Usage must rise"),
        (stored(curve=[]), "Mine cannot be used: The curve of Usage needs points"),
        (stored(curve=[[0, 0], [1, "much"]]), "Mine is damaged"),
        (stored(curve=None), "Mine is damaged"),
        (stored(weight=True), "Mine is damaged"),
        (stored(window_days=1.5), "Mine is damaged"),
        (stored(missing="guess"), "Mine cannot be used: The workspace holds a damaged value"),
        (stored(colour="red"), "newer version of CS Desktop .“colour”"),
        ({**stored_content(CONTENT), "format": 2}, "newer version of CS Desktop .format 2"),
        ({"measures": 5}, "Mine is damaged"),
    ):
        with pytest.raises(KnownError, match=words) as refused:
            read_content(content, "Mine")
        assert "\n" not in str(refused.value)
