"""Templates of agendas are kept in the library, and reviews are prepared by the first one of their kind."""

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import select

from cs_desktop.common.errors import InputError, KnownError
from cs_desktop.domain.reviews.agendas import Point, Prep, shipped
from cs_desktop.domain.reviews.planning import NewReview
from cs_desktop.models.tables import Task
from cs_desktop.services.history import revert
from cs_desktop.services.reviews.agendas import (
    add_agenda,
    begin_with_agenda,
    change_agenda,
    delete_agenda,
    read_agendas,
)
from cs_desktop.services.reviews.planning import add_review
from cs_desktop.services.reviews.preparing import prepare_review
from tests.workspaces import add_account, dump


def test_a_copy_is_worked_on_and_undone_in_one_step(ctx):
    add_agenda(ctx, shipped("qbr"))
    add_agenda(ctx, shipped("qbr"))
    first, second = read_agendas(ctx)
    assert (first.name, second.name) == ("Quarterly review", "Quarterly review (2)")
    before = dump(ctx.workspace)
    wanted = replace(second, name="Ours", kind="ebr", prep=(Prep("Call the sponsor", 30),))
    change = change_agenda(ctx, second, wanted)
    assert read_agendas(ctx)[1] == wanted
    assert change_agenda(ctx, wanted, wanted) is None
    revert(ctx, change.change_set_id)
    assert dump(ctx.workspace) == before


def test_a_template_that_somebody_else_changed_or_deleted_is_refused(ctx):
    add_agenda(ctx, shipped("qbr"))
    add_agenda(ctx, replace(shipped("qbr"), name="Ours"))
    was, other = read_agendas(ctx)
    change_agenda(ctx, was, replace(was, points=(Point("Value", 10),)))
    before = dump(ctx.workspace)
    with pytest.raises(KnownError, match="Somebody else changed this template"):
        change_agenda(ctx, was, replace(was, name="Mine"))
    for wanted, told in (
        (replace(other, name=" "), "Enter a name"),
        (replace(other, points=()), "needs one"),
        (replace(other, name="QUARTERLY review"), "There is a template called"),
    ):
        with pytest.raises(InputError, match=told):
            change_agenda(ctx, other, wanted)
    assert dump(ctx.workspace) == before
    delete_agenda(ctx, other.id)
    for do in (
        lambda: change_agenda(ctx, other, replace(other, name="Mine")),
        lambda: begin_with_agenda(ctx, other.id),
    ):
        with pytest.raises(KnownError, match="deleted by someone else"):
            do()


def test_a_review_is_prepared_by_the_template_that_comes_first(ctx):
    account = add_account(ctx.workspace)
    add_agenda(ctx, replace(shipped("qbr"), name="A", prep=(Prep("Task of A", 7),)))
    add_agenda(ctx, replace(shipped("qbr"), name="B", prep=(Prep("Task of B", 7),)))
    begin_with_agenda(ctx, read_agendas(ctx)[1].id)
    assert [one.name for one in read_agendas(ctx)] == ["B", "A"]
    _change, review = add_review(ctx, NewReview(account, "qbr", date(2026, 12, 1), "Review"))
    prepare_review(ctx, review)
    titles = ctx.workspace.read(lambda connection: connection.scalars(select(Task.title)).all())
    assert titles == ["Task of B"]
