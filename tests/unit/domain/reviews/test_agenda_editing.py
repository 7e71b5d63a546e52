"""Templates of agendas are worked on part by part."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cs_desktop.common.errors import InputError
from cs_desktop.domain.reviews.agenda_editing import PartKind, moved, rows_of, with_field, with_part, without
from cs_desktop.domain.reviews.agendas import Agenda, Point, Prep, agenda_in, items_of, shipped

AGENDA = Agenda("Ours", "qbr", (Point("Value", 15), Point("Next", 10)), (Prep("Build the deck", 5),), 7)

agendas = st.builds(
    Agenda,
    st.just("Ours"),
    st.just("qbr"),
    st.lists(st.builds(Point, st.sampled_from("abc"), st.integers(0, 600)), min_size=1, max_size=4).map(
        tuple
    ),
    st.lists(st.builds(Prep, st.sampled_from("abcdef"), st.integers(0, 365)), max_size=4, unique_by=str).map(
        tuple
    ),
)


def test_a_cell_changes_its_part_alone() -> None:
    first, _second, task = rows_of(AGENDA)
    assert with_field(AGENDA, first, "minutes", "20").points == (Point("Value", 20), Point("Next", 10))
    assert with_field(AGENDA, task, "days", "14").prep == (Prep("Build the deck", 14),)
    assert with_field(AGENDA, task, "text", " Send  it ").prep == (Prep("Send it", 5),)
    # A task has no minutes, a point no days before the review.
    assert with_field(AGENDA, task, "minutes", "14") is AGENDA
    assert with_field(AGENDA, first, "days", "soon") is AGENDA


@pytest.mark.parametrize(
    ("place", "field", "text", "told"),
    [
        (0, "text", " ", "cannot be empty"),
        (0, "text", "x" * 301, "at most 300"),
        *((0, "minutes", text, "Enter minutes, such as 15") for text in ("", "-1", "601", "long", "١")),
        *((2, "days", text, "Enter days before the review") for text in ("", "366", "next week")),
    ],
)
def test_what_cannot_be_is_refused_with_what_can(place: int, field: str, text: str, told: str) -> None:
    with pytest.raises(InputError, match=told):
        with_field(AGENDA, rows_of(AGENDA)[place], field, text)


def test_parts_are_added_at_the_end_of_their_kind_and_taken_out() -> None:
    made, place = with_part(AGENDA, PartKind.POINT)
    assert (made.points[-1].minutes, rows_of(made)[place].text) == (10, "New point")
    made, place = with_part(made, PartKind.PREP)
    made, place = with_part(made, PartKind.PREP)
    # A review tells its tasks apart by their text.
    assert rows_of(made)[place].text == "New preparation task (2)"
    with pytest.raises(InputError, match="already"):
        with_field(made, rows_of(made)[place], "text", "Build the deck")
    for _ in range(3):
        made = without(made, rows_of(made)[-1])
    made = without(without(made, rows_of(made)[2]), rows_of(made)[0])
    assert (made.points, made.prep) == ((Point("Next", 10),), ())
    with pytest.raises(InputError, match="needs one point"):
        without(made, rows_of(made)[0])


@given(agendas, st.integers(0, 7), st.integers(-9, 9))
def test_a_move_keeps_every_part_and_stays_among_its_kind(agenda: Agenda, place: int, step: int) -> None:
    rows = rows_of(agenda)
    row = rows[place % len(rows)]
    made, to = moved(agenda, row, step)
    assert sorted(map(repr, (*made.points, *made.prep))) == sorted(map(repr, (*agenda.points, *agenda.prep)))
    there = rows_of(made)[to]
    assert (there.kind, there.text, there.minutes, there.days) == (row.kind, row.text, row.minutes, row.days)
    assert moved(made, there, row.place - there.place)[0] == agenda
    assert agenda_in(None, made.name, made.kind, items_of(made)) == made


def test_the_programs_templates_have_tasks_that_can_be_told_apart() -> None:
    for kind in ("qbr", "ebr", "success"):
        tasks = [one.text for one in shipped(kind).prep]
        assert tasks
        assert len(set(tasks)) == len(tasks)
