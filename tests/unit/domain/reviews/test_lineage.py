"""The periods of an objective: each with its target, its result, its score and what it became."""

from dataclasses import replace
from datetime import date

import pytest

from cs_desktop.domain.plan.shown import PlanShown
from cs_desktop.domain.reviews.content import CommitmentEntry, ReviewBook, ReviewHead
from cs_desktop.domain.reviews.lineage import HitRate, hit_rate, lineage, rate_explanation
from cs_desktop.domain.reviews.lineage_words import lineage_words

TODAY = date(2026, 10, 13)
DAYS = (date(2026, 4, 14), date(2026, 7, 14), TODAY)
HEAD = ReviewHead(
    *(1, 5, "qbr", "", DAYS[0], "", "", None, "closed", "", "", "", None, None, "", None),
)
REVIEWS = tuple(replace(HEAD, id=place, day=day) for place, day in enumerate(DAYS, 1))
FIRST = CommitmentEntry(
    *(10, 1, 7, None, "Lift it to 94%", 91.0, DAYS[0], 94.0, None, "%", DAYS[1], None, None, 0),
    *(None, 2, 92.5, DAYS[1], "missed", "carry", ""),
)
SECOND = replace(
    FIRST,
    id=11,
    review_id=2,
    due=DAYS[2],
    came_from_id=10,
    scored_in_id=None,
    result=None,
    score="",
    decision="",
)


def _words(*commitments: CommitmentEntry, reviews: tuple[ReviewHead, ...] = REVIEWS) -> list[str]:
    book = ReviewBook(reviews, commitments=commitments)
    return [one.spoken for one in lineage_words(PlanShown(5, TODAY, (), None), book, 7)]


def test_an_objective_goes_from_period_to_period() -> None:
    # Set on April 14 for July 14, which looks back on the second quarter; then carried on until October 13.
    assert _words(FIRST, SECOND) == [
        "Q2 2026: 94% → 92.5%, Missed, Carried forward to Q3 2026",
        "Q3 2026: 94%, Not scored yet, Due Oct 13",
    ]
    elsewhere = replace(FIRST, id=12, objective_id=8)
    assert _words(elsewhere) == []


@pytest.mark.parametrize(
    ("decision", "after", "became"),
    [
        ("raise", {"target": 97.0}, "Raised to 97% for Q3 2026"),
        ("raise", {"target": None}, "Raised, target open"),
        ("replace", {"objective_id": 8, "text": "Plan on time"}, "Replaced by “Plan on time”"),
        ("replace", {"came_from_id": None}, "Replaced"),
        ("carry", {"came_from_id": None}, "Carried forward"),
        ("close", {"came_from_id": None}, "Closed"),
        ("", {"came_from_id": None}, "Not decided yet"),
    ],
)
def test_it_says_what_a_period_became(decision: str, after: dict[str, object], became: str) -> None:
    changes: dict[str, object] = after
    spoken = _words(replace(FIRST, decision=decision), replace(SECOND, **changes))  # type: ignore[arg-type] # fields by name
    assert spoken[0].endswith(f", {became}")


def test_what_is_missing_is_said() -> None:
    assert _words(replace(SECOND, target=None, due=None)) == [
        "Q2 2026: no target, Not scored yet, No due day"
    ]
    within = replace(SECOND, target=90.0, target_high=95.0)
    assert _words(within) == ["Q3 2026: 90%–95%, Not scored yet, Due Oct 13"]


def test_a_review_that_was_not_held_scores_nothing() -> None:
    called_off = (REVIEWS[0], replace(REVIEWS[1], status="cancelled"), REVIEWS[2])
    book = ReviewBook(called_off, commitments=(FIRST, SECOND))
    (step,) = lineage(book, 7)
    assert (step.scored_in_id, step.result, step.score, step.after) == (None, None, "", None)
    assert hit_rate(book) == HitRate(0, 0)
    # Held and closed it counts: none of 1 met.
    assert hit_rate(ReviewBook(REVIEWS, commitments=(FIRST, SECOND))) == HitRate(0, 1)


def test_the_quarters_are_those_of_the_fiscal_year() -> None:
    plan = PlanShown(5, TODAY, (), None, fiscal_start=4)
    book = ReviewBook(REVIEWS, commitments=(FIRST,))
    # May 15, sixty days before July 14, lies in the first quarter of a year that begins in April.
    (step,) = lineage_words(plan, book, 7)
    assert step.period == "Q1 2027"
    assert step.told == "Lift it to 94%\nSet at Q4 2026 quarterly review\nScored at Q1 2027 quarterly review"


def test_an_accounts_rate_is_explained() -> None:
    assert rate_explanation(HitRate(2, 3), TODAY).splitlines()[1:] == [
        "2 of 3 met",
        "Closed reviews of this account as of Oct 13, 2026",
    ]
