"""A workshop is begun, moved on, voted in, and ended with the actions that came of it."""

import sqlite3
from dataclasses import replace
from datetime import timedelta

import pytest

from cs_desktop.common.errors import InputError, KnownError
from cs_desktop.domain.journey.workshop import Priority, Vote, planned, ranked
from cs_desktop.services.history import revert, undo_stacks
from cs_desktop.services.journey.workshops import (
    end_workshop,
    load_workshop,
    run_workshop,
    start_workshop,
    vote,
)
from cs_desktop.services.tasks import tasks_of
from tests.unit.services.journey.maps import add_map, fill_map, read_map
from tests.workspaces import NOON, TODAY, add_account, dump


@pytest.fixture
def map_id(ctx):
    made = add_map(ctx, add_account(ctx.workspace))
    fill_map(ctx, made)
    return made


def test_step_clock_and_agenda_are_stored(ctx, map_id):
    assert load_workshop(ctx, map_id).workshop is None
    start_workshop(ctx, planned(map_id, TODAY))
    workshop = load_workshop(ctx, map_id).workshop
    # Half a day: 15+20+35+35+25+15+35+25+10+25 minutes.
    assert sum(step.minutes for step in workshop.steps) == 240
    began = NOON.now()
    assert workshop.began == began
    moved = replace(workshop.resumed(began).at_step(2, began), present=("Ana", "Ben"), dots=3)
    run_workshop(ctx, workshop, moved)
    assert load_workshop(ctx, map_id).workshop == moved
    # 35 minutes, 4 of them spent, pause, and 1 more after it: 30 left.
    paused = moved.paused(began + timedelta(minutes=4)).resumed(began + timedelta(hours=1))
    run_workshop(ctx, moved, paused)
    stored = load_workshop(ctx, map_id).workshop
    assert stored.left(began + timedelta(hours=1, minutes=1)) == 30 * 60
    with pytest.raises(KnownError, match="under way"):
        start_workshop(ctx, planned(map_id, TODAY))
    with pytest.raises(InputError, match="at most 60 names"):
        run_workshop(ctx, stored, replace(stored, present=("x" * 101,)))
    # Who saw it before that changes something else without taking it back, but not the same.
    run_workshop(ctx, moved, replace(moved, dots=7))
    assert load_workshop(ctx, map_id).workshop == replace(paused, dots=7)
    with pytest.raises(KnownError, match="changed the same"):
        run_workshop(ctx, moved, moved.at_step(4, began))
    # Nobody takes a step of the clock back.
    assert undo_stacks(ctx).undo[-1].label == "Start workshop at Journey"


def test_each_has_so_many_dots_and_takes_them_back(ctx, map_id):
    start_workshop(ctx, planned(map_id, TODAY))
    begun = load_workshop(ctx, map_id).workshop
    workshop = replace(begun, present=("Ana", "Ben"), dots=2)
    run_workshop(ctx, begun, workshop)
    first, second, third = (card.id for card in read_map(ctx, map_id).cards)
    for voter, card in (("Ana", second), ("Ana", second), ("Ben", second), ("Ben", first)):
        vote(ctx, workshop.id, card, voter, 1)
    with pytest.raises(KnownError, match="Ana has no dot left"):
        vote(ctx, workshop.id, third, "Ana", 1)
    votes = load_workshop(ctx, map_id).votes
    assert set(votes) == {Vote(second, "Ana", 2), Vote(second, "Ben", 1), Vote(first, "Ben", 1)}
    assert [(one.card.id, one.dots) for one in ranked(read_map(ctx, map_id), votes)] == [
        (second, 3),
        (first, 1),
    ]
    vote(ctx, workshop.id, second, "Ana", -1)
    vote(ctx, workshop.id, first, "Ben", -1)
    assert vote(ctx, workshop.id, third, "Ben", -1) is None
    assert set(load_workshop(ctx, map_id).votes) == {Vote(second, "Ana", 1), Vote(second, "Ben", 1)}
    with pytest.raises(KnownError, match="deleted by someone else"):
        vote(ctx, workshop.id, 77, "Ben", 1)


def test_it_ends_with_actions_as_one_step(ctx, map_id):
    start_workshop(ctx, planned(map_id, TODAY))
    workshop = load_workshop(ctx, map_id).workshop
    card = read_map(ctx, map_id).cards[0].id
    vote(ctx, workshop.id, card, "Ana", 1)
    before = dump(ctx.workspace)
    due = TODAY + timedelta(days=14)
    change = end_workshop(ctx, workshop.id, [Priority(card, "Train the night shift", None, due)])
    (task,) = tasks_of(ctx, read_map(ctx, map_id).head.account_id)
    assert (task.title, task.due, task.about.id) == ("Train the night shift", due, card)
    assert load_workshop(ctx, map_id).workshop.ended_at == NOON.now()
    with pytest.raises(KnownError, match="has ended"):
        vote(ctx, workshop.id, card, "Ana", 1)
    revert(ctx, change.change_set_id)
    assert dump(ctx.workspace) == before
    # A second one begins anew, once the first is over.
    end_workshop(ctx, workshop.id, [])
    start_workshop(ctx, planned(map_id, TODAY))
    assert load_workshop(ctx, map_id).votes == ()


@pytest.mark.parametrize("column", ["{", '{"steps": [{"name": "A", "minutes": "x"}]}'])
def test_a_damaged_workshop_is_told_and_makes_way_for_another(ctx, map_id, column):
    start_workshop(ctx, planned(map_id, TODAY))
    workshop = load_workshop(ctx, map_id).workshop
    vote(ctx, workshop.id, read_map(ctx, map_id).cards[0].id, "Ana", 1)
    with sqlite3.connect(ctx.workspace.path) as file:
        file.execute("UPDATE journey_workshop SET agenda = ?", (column,))
    file.close()
    shown = load_workshop(ctx, map_id)
    assert (shown.workshop, shown.damaged, len(shown.votes)) == (None, TODAY, 1)
    with pytest.raises(KnownError, match="damaged value"):
        end_workshop(ctx, workshop.id, [])
    start_workshop(ctx, planned(map_id, TODAY))
    assert load_workshop(ctx, map_id).workshop.id != workshop.id
    with sqlite3.connect(ctx.workspace.path) as file:
        kept = file.execute("SELECT agenda FROM journey_workshop WHERE id = ?", (workshop.id,)).fetchone()
    file.close()
    assert kept == (column,)
