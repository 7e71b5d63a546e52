"""Titles say what is so: every count in them is counted again here, and every comparison made again."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cs_desktop.domain.plan.progress import Progress
from cs_desktop.domain.vocabulary import Score
from cs_desktop.services.deck.titles.commitments import commitments_title
from cs_desktop.services.deck.titles.counting import number
from cs_desktop.services.deck.titles.measures import Lone, measures_title, summary_title
from cs_desktop.services.deck.titles.others import (
    actions_title,
    objectives_title,
    start_title,
    value_title,
)

ON_PACE, BEHIND, OVERDUE, MET, NEW = (
    Progress.ON_PACE,
    Progress.BEHIND,
    Progress.OVERDUE,
    Progress.MET,
    Progress.NOT_STARTED,
)
COUNTS = {number(count): count for count in range(11)} | {"none": 0}
STANDINGS = st.lists(st.sampled_from([*Progress, None]), min_size=1, max_size=14)


def _count(word: str) -> int:
    return COUNTS[word.lower()] if word.lower() in COUNTS else int(word.replace(",", ""))


@pytest.mark.parametrize(
    ("standings", "title"),
    [
        ([ON_PACE] * 4 + [BEHIND], "Four of five agreed measures are on pace"),
        ([ON_PACE, MET, OVERDUE], "Two of three agreed measures are on pace or met"),
        ([MET, MET], "Both agreed measures are met"),
        ([ON_PACE], "The agreed measure is on pace"),
        ([BEHIND, NEW], "One of two agreed measures is behind"),
        ([NEW], "The agreed measure has yet to begin"),
        ([NEW, None, NEW], "Three agreed measures have yet to begin"),
        ([OVERDUE], "The agreed measure is behind"),
    ],
)
def test_where_measures_stand(standings, title):
    assert measures_title(standings, agreed=True) == title


def test_what_is_confirmed_is_added_and_nobody_is_said_to_have_agreed_who_did_not():
    assert measures_title([ON_PACE, BEHIND], agreed=False, worth="$920K") == (
        "One of two measures is on pace; $920K a year is confirmed"
    )


def test_where_some_are_left_out_the_title_speaks_of_those_shown():
    assert measures_title([ON_PACE, BEHIND], agreed=True, worth="$920K", part=True) == (
        "One of two measures shown is on pace; $920K a year is confirmed for them"
    )
    assert measures_title([MET] * 3, agreed=True, part=True) == "All three measures shown are met"
    assert measures_title([NEW], agreed=True, part=True) == "The measure shown has yet to begin"


@given(STANDINGS)
def test_a_count_of_measures_is_their_count(standings):
    title = measures_title(standings, agreed=True)
    good = sum(one in (ON_PACE, MET) for one in standings)
    late = sum(one in (BEHIND, OVERDUE) for one in standings)
    if found := re.match(r"(\S+) of (\S+) agreed measures (?:is|are) (.*)", title):
        told, total, where = _count(found[1]), _count(found[2]), found[3]
        assert total == len(standings)
        assert told == (late if where == "behind" else good)
        assert 0 < told < total
        assert (where == "behind") == (good == 0)
    elif found := re.match(r"(?:All (\S+)|Both) agreed measures are (.*)", title):
        assert _count(found[1] or "two") == len(standings) == (late if found[2] == "behind" else good)
    elif title.endswith("begin"):
        assert good == late == 0
    else:
        assert len(standings) == 1
    if "on pace" not in title and title.endswith("met"):
        assert all(one is MET for one in standings if one in (ON_PACE, MET))
    if title.endswith("on pace"):
        assert MET not in standings


@given(STANDINGS)
def test_the_summary_names_what_is_behind_only_where_it_is(standings):
    late = [f"Measure {place}" for place, one in enumerate(standings) if one in (BEHIND, OVERDUE)]
    title = summary_title("Halden", standings, late)
    assert title.startswith("For Halden, ")
    if found := re.search(r", with (\S+) behind plan$", title):
        assert _count(found[1]) == len(late) > 1
    elif found := re.search(r", with (measure \d+) behind plan$", title):
        assert [found[1].capitalize()] == late


@pytest.mark.parametrize(
    ("stands", "lone", "title"),
    [
        (
            ON_PACE,
            Lone("Hours", "41 h", "27 h", "22 h", rose=False),
            "Hours fell from 41 h to 27 h, on pace for 22 h",
        ),
        (BEHIND, Lone("Joy", "5.8", "6.4", "8", rose=True), "Joy rose from 5.8 to 6.4, behind the way to 8"),
        (OVERDUE, Lone("Joy", "6", "6", "8", rose=False), "Joy stood at 6, past the day for 8"),
        (MET, Lone("Joy", "", "9", "8", rose=True), "Joy stood at 9 and met the target of 8"),
        (BEHIND, Lone("Joy", "", "7", "8", rose=True, keeps=True), "Joy stood at 7, not as agreed: 8"),
        (NEW, Lone("Joy", "5", "", "8", rose=False), "The measure has yet to begin"),
    ],
)
def test_of_a_single_measure_its_way_is_told(stands, lone, title):
    assert measures_title([stands], agreed=False, lone=lone) == title
    assert summary_title("Halden", [stands], [], lone) == f"For Halden, {title[0].lower()}{title[1:]}"


@given(st.lists(st.sampled_from([*(one.value for one in Score), ""]), min_size=1, max_size=13), st.booleans())
def test_a_count_of_commitments_is_their_count(scores, confirmed):
    title = commitments_title(scores, confirmed=confirmed)
    met, total = scores.count("met"), len(scores)
    assert ("so far" in title or " yet" in title or " is " in title) or confirmed
    if confirmed:
        assert "so far" not in title
    if met == total:
        assert title.startswith(("All", "Both", "The commitment"))
        assert " met" in title
        return
    if total == 1:
        assert not re.search(r"(was|is) met", title)
        return
    found = re.match(r"(\S+) of (\S+) commitments", title)
    assert (_count(found[1]), _count(found[2])) == (met, total)
    for score, word in (
        ("partly", "partly met"),
        ("missed", "missed"),
        ("dropped", "dropped"),
        ("", "not measured"),
    ):
        told = re.search(rf"(\S+) {word}(?=,| and |$)", title)
        assert (_count(told[1]) if told else 0) == scores.count(score)


def test_commitments_as_one_says_it():
    assert commitments_title(["met", "met", "missed"], confirmed=True) == (
        "Two of three commitments were met, one missed"
    )
    assert commitments_title(["partly", "missed"], confirmed=False) == (
        "None of two commitments is met yet, one partly met and one missed"
    )


@given(st.integers(1, 70), st.data())
def test_objectives_are_called_ready_only_where_all_are(total, data):
    measured, owned = data.draw(st.integers(0, total)), data.draw(st.integers(0, total))
    title = objectives_title(total, measured, owned)
    assert (" measurable objective" in title.lower()) == (measured == owned == total)
    for word, count in (("without a target", total - measured), ("without an owner", total - owned)):
        found = re.search(rf"(\S+) {word}", title)
        assert (_count(found[1]) if found else 0) == count
    assert _count(title.split()[0]) == total


@given(*(st.integers(0, 15) for _ in range(3)), st.integers(0, 3))
def test_open_actions_are_counted_on_both_sides(ours, theirs, late, done):
    late = min(late, ours + theirs)
    title = actions_title(ours, theirs, late, done)
    for pattern, count in (
        (r"(\S+) ours", ours),
        (r"(\S+) yours", theirs),
        (r"; (\S+) (?:is|are) overdue", late),
    ):
        found = re.search(pattern, title)
        assert (_count(found[1]) if found else 0) == count


def test_why_we_started_and_what_it_was_worth():
    assert (
        start_title("Halden", 3, "Apr 14, 2026")
        == "On Apr 14, 2026 Halden agreed to three measures of success"
    )
    assert start_title("Halden", 1) == "One measure says what success means for Halden"
    assert "still to be agreed" in start_title("Halden", 0)
    # Where more were agreed on than are shown, the title speaks of these alone.
    assert start_title("Halden", 2, "Apr 14, 2026", part=True) == (
        "On Apr 14, 2026 Halden agreed to these two measures of success"
    )
    assert start_title("Halden", 1, part=True) == "This measure says what success means for Halden"
    assert start_title("Halden", 0, part=True) == "Halden said what success means"
    assert value_title(2, "$920K", "CFO") == "Two results worth $920K a year are confirmed by the CFO"
    assert value_title(1, "$1K") == "One result worth $1K a year is confirmed"
