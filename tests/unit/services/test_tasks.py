"""Tasks are made, done, opened again and deleted, each as one step that can be undone."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cs_desktop.common.errors import InputError, KnownError
from cs_desktop.domain.changes import Kind
from cs_desktop.domain.history import ObjectKey
from cs_desktop.domain.tasks import NewTask, TaskRow, in_order
from cs_desktop.domain.vocabulary import TaskKind
from cs_desktop.models.tables import Contact, TeamMember
from cs_desktop.services.deleting import delete_accounts
from cs_desktop.services.history import revert
from cs_desktop.services.tasks import add_task, delete_tasks, finish_task, reopen_task, tasks_of
from tests.workspaces import NOON, TODAY, add_account, context, dump


def _id_of(change) -> int:
    (task_id,) = change.ids[Kind.TASK]
    return task_id


def test_a_task_is_made_with_all_that_is_known_of_it(workspace):
    account = add_account(workspace)

    def people(tx):
        member, contact = tx.new_id(), tx.new_id()
        tx.session.add(TeamMember(id=member, name="Ana Ruiz"))
        tx.session.add(Contact(id=contact, account_id=account, name="Dana Ford"))
        return member, contact

    member, contact = workspace.write("Add people", people).value
    about = ObjectKey(Kind.CONTACT, contact)
    change = add_task(
        context(workspace),
        NewTask(" Meet her ", account, member, date(2026, 10, 20), "Ask why", TaskKind.FROM_HOME, about),
    )
    assert change.label == "Add task Meet her"
    (row,) = tasks_of(context(workspace), account)
    assert row == TaskRow(
        id=_id_of(change),
        title="Meet her",
        account_id=account,
        account="Halden Freight",
        assignee_id=member,
        assignee="Ana Ruiz",
        due=date(2026, 10, 20),
        done_at=None,
        kind=TaskKind.FROM_HOME,
        about=about,
        about_name="Dana Ford",
        notes="Ask why",
    )
    assert tasks_of(context(workspace)) == (row,)
    assert tasks_of(context(workspace), add_account(workspace, "Oddný")) == ()


def test_a_task_needs_a_title_and_an_account_that_is_there(workspace):
    account = add_account(workspace)
    delete_accounts(context(workspace), [account])
    before = dump(workspace, log=True)
    with pytest.raises(InputError, match="Enter what is to be done"):
        add_task(context(workspace), NewTask("  "))
    with pytest.raises(KnownError, match="deleted by someone else"):
        add_task(context(workspace), NewTask("Call", account))
    assert dump(workspace, log=True) == before


def test_done_and_open_again(workspace):
    task = _id_of(add_task(context(workspace), NewTask("Call")))
    done = finish_task(context(workspace), task)
    assert done is not None
    assert done.label == "Finish Call"
    assert tasks_of(context(workspace))[0].done_at == NOON.now()
    assert finish_task(context(workspace), task) is None
    revert(context(workspace), done.change_set_id)
    assert not tasks_of(context(workspace))[0].is_done
    finish_task(context(workspace), task)
    reopened = reopen_task(context(workspace), task)
    assert reopened is not None
    assert reopened.label == "Reopen Call"
    assert reopen_task(context(workspace), task) is None
    assert not tasks_of(context(workspace))[0].is_done


def test_deleting_is_one_step_and_comes_back(workspace):
    tasks = [_id_of(add_task(context(workspace), NewTask(title))) for title in ("Call", "Write")]
    before = dump(workspace)
    deleted = delete_tasks(context(workspace), tasks)
    assert deleted.label == "Delete 2 tasks"
    assert tasks_of(context(workspace)) == ()
    for use in (finish_task, reopen_task):
        with pytest.raises(KnownError, match="deleted by someone else"):
            use(context(workspace), tasks[0])
    with pytest.raises(KnownError, match="deleted by someone else"):
        delete_tasks(context(workspace), tasks)
    revert(context(workspace), deleted.change_set_id)
    assert dump(workspace) == before


def test_what_it_was_about_may_be_gone(workspace):
    add_task(context(workspace), NewTask("Ask", about=ObjectKey(Kind.RENEWAL, 4711)))
    (row,) = tasks_of(context(workspace))
    assert row.about_name == "renewal that is gone"


def _row(number: int, due: date | None, done: datetime | None) -> TaskRow:
    return TaskRow(number, "t", None, "", None, "", due, done, None, None, "", "")


_DAYS = st.none() | st.dates(date(2026, 1, 1), date(2026, 1, 9))
_MOMENTS = st.none() | st.datetimes(timezones=st.just(UTC))


@given(st.lists(st.tuples(_DAYS, _MOMENTS)))
def test_order_of_tasks(drawn):
    rows = [_row(number, due, done) for number, (due, done) in enumerate(drawn)]
    ordered = in_order(rows)
    assert sorted(ordered, key=lambda row: row.id) == rows
    # The slow way to say it: no later one should stand before an earlier one.
    for place, later in enumerate(ordered):
        for row in ordered[:place]:
            assert row.is_done <= later.is_done
            if not row.is_done and not later.is_done:
                assert (row.due or date.max) <= (later.due or date.max)
            if row.is_done and later.is_done:
                assert row.done_at >= later.done_at


def test_overdue_is_before_today_and_open():
    assert _row(1, date(2026, 10, 12), None).is_overdue(TODAY)
    assert not _row(1, TODAY, None).is_overdue(TODAY)
    assert not _row(1, None, None).is_overdue(TODAY)
    assert not _row(1, date(2026, 10, 12), NOON.now()).is_overdue(TODAY)
