"""Gaps in the coverage of an account are found and lead to a next step."""

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from cs_desktop.domain.coverage import MET_WITHIN, Step, gaps
from cs_desktop.domain.figures import Status
from cs_desktop.domain.people import PeoplePage, Person
from cs_desktop.domain.vocabulary import ContactRole

TODAY = date(2026, 10, 13)
_NOBODY = Person(0, "", "", "other", "", "", "", "", "", None, "", None, None, None, "", 0, ())


def _person(number, name, **fields) -> Person:
    return replace(_NOBODY, id=number, name=name, **fields)


def _page(*people, last_touch=TODAY, objectives=()) -> PeoplePage:
    return PeoplePage(1, "Halden", TODAY, people, last_touch, dict(objectives))


SPONSOR = _person(1, "Dana", role="sponsor", last_touch=TODAY)
CHAMPION = _person(2, "Nora", role="champion", last_touch=TODAY - timedelta(MET_WITHIN))


def _titles(page) -> list[str]:
    return [gap.title for gap in gaps(page)]


def test_a_covered_account_has_no_gap():
    assert gaps(_page(SPONSOR, CHAMPION)) == ()


def test_nobody():
    (gap,) = gaps(_page())
    assert (gap.status, gap.title, gap.why) == (
        Status.RISK,
        "Nobody is known here",
        "No contact is recorded yet.",
    )
    assert (gap.next_step, gap.step) == ("Add a contact", Step.ADD_CONTACT)
    gone = replace(SPONSOR, left_on=TODAY)
    assert gaps(_page(gone))[0].why == "Everybody we knew has left."


def test_roles_that_are_missing_say_who_had_them():
    gone = replace(SPONSOR, id=9, name="Wim", left_on=date(2026, 6, 9))
    other = _person(3, "Ines", last_touch=TODAY)
    found = gaps(_page(other, CHAMPION, gone))
    assert [(gap.title, gap.why, gap.people) for gap in found] == [
        ("No sponsor", "Wim left Jun 9, 2026.", (9,))
    ]
    assert (found[0].next_step, found[0].step, found[0].task) == (
        "Name a sponsor",
        Step.MAKE_TASK,
        "Name a sponsor",
    )
    assert _titles(_page(SPONSOR, other)) == ["No champion"]
    # Who leaves tomorrow is still there.
    assert gaps(_page(replace(SPONSOR, left_on=TODAY + timedelta(1)), CHAMPION)) == ()


def test_days_without_a_touch():
    # Oct 13 minus Aug 13 is 18 + 30 + 13 = 61 days.
    assert _titles(_page(SPONSOR, CHAMPION, last_touch=date(2026, 8, 13))) == ["Nobody met for 61 days"]
    assert _titles(_page(SPONSOR, CHAMPION, last_touch=date(2026, 8, 14))) == []
    assert _titles(_page(SPONSOR, CHAMPION, last_touch=None)) == ["Nobody was ever met"]
    late = replace(CHAMPION, last_touch=date(2026, 8, 13))
    (gap,) = gaps(_page(SPONSOR, late))
    assert (gap.status, gap.title, gap.why, gap.task) == (
        Status.WATCH,
        "Nora not met for 61 days",
        "Champion, last touch Aug 13, 2026.",
        "Meet Nora",
    )


def test_others():
    cfo = _person(3, "Kim", role="decision_maker")
    assert _titles(_page(SPONSOR, CHAMPION, cfo)) == ["Kim never met"]
    against = _person(3, "Hal", influence="high", sentiment="against", last_touch=TODAY)
    assert _titles(_page(SPONSOR, CHAMPION, against)) == ["Hal is against us"]
    trained = replace(CHAMPION, trained_on=TODAY)
    assert _titles(_page(SPONSOR, trained)) == ["One trained user"]
    assert _titles(_page(replace(SPONSOR, trained_on=TODAY), trained)) == []
    gone = _person(4, "Wim", left_on=TODAY)
    (gap,) = gaps(_page(SPONSOR, CHAMPION, gone, objectives=[(4, 2)]))
    assert (gap.title, gap.why, gap.task) == (
        "Wim left",
        "Still answers for 2 objectives.",
        "Agree who takes over from Wim",
    )
    assert _titles(_page(SPONSOR)) == ["No champion", "One contact only"]


_DAYS = st.none() | st.dates(date(2026, 1, 1), date(2026, 12, 31))
_PEOPLE = st.lists(
    st.builds(
        lambda role, influence, sentiment, left_on, last_touch: _person(
            1,
            "P",
            role=role,
            influence=influence,
            sentiment=sentiment,
            left_on=left_on,
            last_touch=last_touch,
        ),
        st.sampled_from([role.value for role in ContactRole]),
        st.sampled_from(["high", "low", ""]),
        st.sampled_from(["against", "supports", ""]),
        _DAYS,
        _DAYS,
    ),
    max_size=6,
)


@given(_PEOPLE, _DAYS)
def test_every_gap_says_why_and_what_next(people, last_touch):
    people = [replace(person, id=place) for place, person in enumerate(people)]
    found = gaps(_page(*people, last_touch=last_touch))
    assert [gap.status for gap in found] == sorted(
        (gap.status for gap in found), key=[Status.RISK, Status.WATCH].index
    )
    for gap in found:
        assert gap.title
        assert gap.why.endswith(".")
        assert gap.next_step
        assert bool(gap.task) == (gap.step is Step.MAKE_TASK)
        assert set(gap.people) <= {person.id for person in people}
