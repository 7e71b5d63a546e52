"""The team: taken in, changed, followed, taken out; each comes back by undo."""

from datetime import UTC, date, datetime

import pytest

from cs_desktop.common.errors import InputError, KnownError
from cs_desktop.domain.team import MemberEntry
from cs_desktop.models.tables import (
    Activity,
    Commitment,
    JourneyCard,
    JourneyMap,
    Objective,
    PlanAction,
    Promise,
    Review,
    SuccessPlan,
    Task,
)
from cs_desktop.services.history import revert
from cs_desktop.services.team import deactivate_member, remove_member, save_member, saved_member, team_rows
from tests.workspaces import TODAY, add_account, dump


def take_in(ctx, name, **more):
    return saved_member(save_member(ctx, None, MemberEntry(name, **more)))


def add(ctx, table, **values):
    def work(tx):
        row = table(id=tx.new_id(), **values)
        tx.session.add(row)
        return row.id

    return ctx.workspace.write("Add", work).value


def stored(ctx, table, row_id):
    return ctx.workspace.read(lambda c: c.execute(table.__table__.select().where(table.id == row_id)).one())


def test_who_is_taken_in_is_on_the_team_and_undo_takes_them_out(ctx):
    before = dump(ctx.workspace)
    change = save_member(ctx, None, MemberEntry("  Ana Ruiz ", "CSM", 38.5, 0.8, 0.15, 18, 4))
    (row,) = team_rows(ctx)
    assert row.entry == MemberEntry("Ana Ruiz", "CSM", 38.5, 0.8, 0.15, 18, 4)
    assert (row.open, row.past, row.can_be_removed, row.is_active) == (0, 0, True, True)
    revert(ctx, change.change_set_id)
    assert dump(ctx.workspace) == before


def test_who_is_there_is_changed_and_the_same_again_is_no_step(ctx):
    ana = take_in(ctx, "Ana Ruiz")
    assert save_member(ctx, ana, MemberEntry("Ana Ruiz-Ford", proactive_target=20)) is not None
    assert save_member(ctx, ana, MemberEntry("Ana Ruiz-Ford", proactive_target=20)) is None
    assert [row.entry.proactive_target for row in team_rows(ctx)] == [20]


@pytest.mark.parametrize(
    ("entry", "problem"),
    [
        (MemberEntry(" "), "cannot be empty"),
        (MemberEntry("ANA ruiz"), "on the team already"),
        (MemberEntry("Ben", weekly_hours=169.0), "0 to 168"),
        (MemberEntry("Ben", utilisation=1.2), "0% to 100%"),
        (MemberEntry("Ben", reactive_target=-1), "whole number"),
    ],
)
def test_what_makes_no_member_is_refused(ctx, entry, problem):
    take_in(ctx, "Ana Ruiz")
    with pytest.raises(InputError, match=problem):
        save_member(ctx, None, entry)
    assert len(team_rows(ctx)) == 1


def test_who_leaves_hands_over_what_is_open_and_keeps_what_was(ctx):
    ana, ben = take_in(ctx, "Ana Ruiz", proactive_target=18), take_in(ctx, "Ben Okafor")
    account = add_account(ctx.workspace, owner_id=ana)
    open_task = add(ctx, Task, title="Call", assignee_id=ana)
    done_task = add(ctx, Task, title="Called", assignee_id=ana, done_at=datetime(2026, 1, 1, tzinfo=UTC))
    plan = add(ctx, SuccessPlan, account_id=account)
    objective = add(ctx, Objective, plan_id=plan, text="On time", owner_id=ana)
    promise = add(ctx, Promise, account_id=account, text="a trainer", owner_id=ana)
    call = add(ctx, Activity, account_id=account, kind="call", day=date(2026, 1, 1), member_id=ana)
    (row, _) = team_rows(ctx)
    # An account, an open task, an objective and a promise; past: the call, two tasks, objective and promise.
    assert (row.accounts, row.tasks, row.agreed, row.open, row.past) == (1, 1, 2, 4, 5)
    with pytest.raises(KnownError, match="deactivate them instead"):
        remove_member(ctx, ana)
    work = add(ctx, PlanAction, plan_id=plan, text="Train", owner_id=ana)
    past_work = add(ctx, PlanAction, plan_id=plan, text="Trained", owner_id=ana, done_on=date(2026, 1, 1))
    held, planned = (
        add(ctx, Review, account_id=account, kind="qbr", day=TODAY, host_id=ana, status=status)
        for status in ("closed", "planned")
    )
    of_held, of_planned = (
        add(ctx, Commitment, review_id=review, objective_id=objective, text="On time", owner_id=ana)
        for review in (held, planned)
    )
    before = dump(ctx.workspace)
    change = deactivate_member(ctx, ana, ben)
    rows = {one.entry.name: one for one in team_rows(ctx)}
    assert list(rows) == ["Ben Okafor", "Ana Ruiz"], "who has no hours comes last"
    assert (rows["Ana Ruiz"].is_active, rows["Ana Ruiz"].open) == (False, 0)
    assert rows["Ana Ruiz"].entry.proactive_target is None
    assert rows["Ben Okafor"].open == 4
    for table, row_id, column, whose in (
        (Task, open_task, "assignee_id", ben),
        (Task, done_task, "assignee_id", ana),
        (Objective, objective, "owner_id", ben),
        (Promise, promise, "owner_id", ben),
        (Activity, call, "member_id", ana),
        (PlanAction, work, "owner_id", ben),
        (PlanAction, past_work, "owner_id", ana),
        (Review, held, "host_id", ana),
        (Review, planned, "host_id", ben),
        (Commitment, of_held, "owner_id", ana),
        (Commitment, of_planned, "owner_id", ben),
    ):
        assert getattr(stored(ctx, table, row_id), column) == whose
    assert deactivate_member(ctx, ana, ben) is None
    revert(ctx, change.change_set_id)
    assert dump(ctx.workspace) == before


def test_without_a_successor_what_is_open_is_nobody_s(ctx):
    ana = take_in(ctx, "Ana Ruiz")
    task = add(ctx, Task, title="Call", assignee_id=ana, due=TODAY)
    deactivate_member(ctx, ana, None)
    assert stored(ctx, Task, task).assignee_id is None


def test_whoever_owns_a_map_or_a_card_of_one_is_not_removed(ctx):
    ana, ben = take_in(ctx, "Ana Ruiz"), take_in(ctx, "Ben Okafor")
    journey = add(ctx, JourneyMap, name="Journey", owner_id=ana)
    add(ctx, JourneyCard, map_id=journey, kind="bridge", title="Clinic", owner_id=ben)
    assert [row.past for row in team_rows(ctx)] == [1, 1]
    for member in (ana, ben):
        with pytest.raises(KnownError, match="deactivate them instead"):
            remove_member(ctx, member)


def test_who_was_taken_in_by_mistake_is_removed(ctx):
    before = dump(ctx.workspace)
    ana = take_in(ctx, "Ana Ruiz")
    change = remove_member(ctx, ana)
    assert dump(ctx.workspace) == before
    with pytest.raises(KnownError, match="taken out of the team"):
        save_member(ctx, ana, MemberEntry("Ana Ruiz"))
    revert(ctx, change.change_set_id)
    assert [row.id for row in team_rows(ctx)] == [ana]
