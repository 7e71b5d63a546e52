"""Who stays away from reviews, and who is not asked to them."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from cs_desktop.domain.plan.shown import Who
from cs_desktop.domain.reviews.absence import absent_sponsors, missing_roles
from cs_desktop.domain.reviews.content import Attendee, ReviewBook, ReviewHead

SPONSOR, CHAMPION = 7, 8
ROLES: Mapping[int, str] = {SPONSOR: "sponsor", CHAMPION: "champion"}
HEAD = ReviewHead(
    1, 1, "ebr", "EBR", date(2026, 1, 13), "", "", None, "closed", "", "", "", None, None, "", None
)


def _book(*states: str | None, status: str = "closed") -> ReviewBook:
    """Return one review a month, with the state of the sponsor at each; None where they are not asked."""
    heads = tuple(
        replace(HEAD, id=n, day=date(2026, n, 13), status=status) for n in range(1, len(states) + 1)
    )
    asked = tuple(
        Attendee(100 + n, n, SPONSOR, None, state) for n, state in enumerate(states, 1) if state is not None
    )
    return ReviewBook(heads, (), asked)


def test_a_sponsor_who_was_absent_twice_running_is_told() -> None:
    (found,) = absent_sponsors(_book("came", "missed", "declined"), ROLES)
    # February and March, the latest first.
    assert (found.contact_id, found.reviews, found.since) == (SPONSOR, (3, 2), date(2026, 2, 13))


def test_one_absence_or_one_attendance_since_is_no_signal() -> None:
    assert absent_sponsors(_book("came", "missed"), ROLES) == ()
    assert absent_sponsors(_book("missed", "missed", "came"), ROLES) == ()


def test_a_review_to_which_they_were_not_asked_says_nothing() -> None:
    (found,) = absent_sponsors(_book("missed", None, "missed"), ROLES)
    assert found.reviews == (3, 1)


def test_who_is_no_sponsor_is_not_missed_and_planned_reviews_do_not_count() -> None:
    assert absent_sponsors(_book("missed", "missed"), {SPONSOR: "champion"}) == ()
    assert absent_sponsors(_book("declined", "declined", status="planned"), ROLES) == ()


def test_to_a_review_without_the_customer_nobody_came() -> None:
    (found,) = absent_sponsors(_book("coming", "invited", status="no_show"), ROLES)
    assert found.reviews == (2, 1)


@given(st.lists(st.sampled_from(["came", "missed", "declined", "invited", None]), max_size=8))
def test_the_run_is_what_a_slow_count_says(states: list[str | None]) -> None:
    """From the latest back: absences count, an attendance ends it, silence is passed over."""
    run: list[int] = []
    for number in range(len(states), 0, -1):
        state = states[number - 1]
        if state == "came":
            break
        if state in ("missed", "declined"):
            run.append(number)
    found = absent_sponsors(_book(*states), ROLES)
    assert [one.reviews for one in found] == ([tuple(run)] if len(run) >= 2 else [])


def _who(contact_id: int, left_on: date | None = None) -> Who:
    return Who(contact_id, f"Person {contact_id}", "", left_on)


def test_a_role_that_nobody_comes_of_is_missing_with_who_could_be_asked() -> None:
    contacts = {SPONSOR: _who(SPONSOR), CHAMPION: _who(CHAMPION)}
    asked = (Attendee(1, 1, CHAMPION, None, "coming"),)
    assert missing_roles(HEAD, asked, contacts, ROLES) == {"sponsor": (SPONSOR,), "decision_maker": ()}


def test_who_declined_is_missing_but_is_not_to_be_asked_again() -> None:
    contacts = {SPONSOR: _who(SPONSOR)}
    asked = (Attendee(1, 1, SPONSOR, None, "declined"),)
    assert missing_roles(HEAD, asked, contacts, ROLES)["sponsor"] == ()


def test_who_has_left_by_then_cannot_be_asked() -> None:
    contacts = {SPONSOR: _who(SPONSOR, date(2026, 1, 13))}
    assert missing_roles(HEAD, (), contacts, ROLES)["sponsor"] == ()
