"""When somebody looks at a plan next: at the next open review, or on the day that was set."""

from dataclasses import replace
from datetime import timedelta

import pytest

from cs_desktop.domain.plan.next_check import next_check
from cs_desktop.domain.plan.shown import Who
from cs_desktop.domain.reviews.content import ReviewBook, ReviewHead
from tests.unit.domain.plan.test_judging import TODAY, shown


def a_review(days, **values):
    plain = ReviewHead(
        *(1, 1, "qbr", "", TODAY + timedelta(days=days), "", "", 7, "planned", "", "", ""),
        *(None, None, "", None),
    )
    return replace(plain, **values)


def told(*reviews, **head):
    page = shown()
    page = replace(page, content=replace(page.content, head=replace(page.content.head, **head)))
    team = {7: Who(7, "Ana Ruiz", "CSM")}
    check = next_check(replace(page, book=ReviewBook(reviews), members=team))
    return None if check is None else (check.text, check.far, check.who, check.is_late)


# Today is October 13, 2026.
@pytest.mark.parametrize(
    ("review", "words"),
    [
        (a_review(0, starts_at="14:00"), ("Q3 2026 QBR, today 2:00 PM", "", "Ana Ruiz", False)),
        (a_review(14, starts_at="14:00"), ("Q3 2026 QBR, Oct 27", "in 14 days", "Ana Ruiz", False)),
        (a_review(1, title="Kick-off", host_id=None), ("Kick-off, Oct 14", "in 1 day", "", False)),
        (a_review(-3, status="in_progress"), ("Q3 2026 QBR, Oct 10", "3 d overdue", "Ana Ruiz", True)),
        (a_review(3, status="closed"), None),
        (a_review(3, status="cancelled"), None),
    ],
)
def test_the_next_review_is_told_with_who_holds_it_and_how_far_it_is(review, words):
    assert told(review) == words


def test_the_earlier_of_a_review_and_the_day_that_was_set_counts():
    week, later = TODAY + timedelta(days=7), TODAY + timedelta(days=21)
    review = a_review(14)
    assert told(review, next_review=week)[0] == "Oct 20"
    assert told(review, next_review=later)[0] == "Q3 2026 QBR, Oct 27"
    assert told(review, next_review=review.day)[0] == "Q3 2026 QBR, Oct 27"
    assert told(next_review=TODAY - timedelta(days=2)) == ("Oct 11", "2 d overdue", "", True)
    # Whoever looked at the plan since has done it.
    assert told(next_review=TODAY - timedelta(days=2), checked_on=TODAY) is None
    assert told(a_review(20, id=2), a_review(5, id=3))[0] == "Q3 2026 QBR, Oct 18"
