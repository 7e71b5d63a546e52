"""Every logged table belongs to something, and an account's rows are found through all of them."""

import pytest
from sqlalchemy import Column as Col
from sqlalchemy import ForeignKey, MetaData, Table, func, select

from cs_desktop.common.errors import BugError
from cs_desktop.models.base import LoggedBase
from cs_desktop.models.belonging import OWNERS, WORKSPACE_WIDE, Owner, owned_rows, owner_of
from tests.belongings import full_account
from tests.workspaces import add_account


def test_every_logged_table_has_an_owner_or_is_workspace_wide():
    tables = {cls.__tablename__ for cls in LoggedBase.__subclasses__()}
    assert tables == set(OWNERS) | WORKSPACE_WIDE | {"account"}
    assert not set(OWNERS) & WORKSPACE_WIDE


def test_everything_owned_leads_up_to_an_account():
    for name in OWNERS:
        seen, at = set(), name
        while at != "account":
            assert at not in seen
            seen.add(at)
            at = OWNERS[at].table


@pytest.mark.parametrize(
    ("table", "owner"),
    [
        ("contact", Owner("account_id", "account")),
        ("task", Owner("account_id", "account")),
        ("account_attribute", Owner("account_id", "account")),
        ("churn_event", Owner("account_id", "account")),
        ("subscription_event", Owner("subscription_id", "subscription")),
        ("survey_answer", Owner("survey_id", "survey")),
        ("activity_contact", Owner("activity_id", "activity")),
        ("renewal_subscription", Owner("renewal_id", "renewal")),
    ],
)
def test_what_a_table_belongs_to(table, owner):
    assert OWNERS[table] == owner


def test_a_table_that_could_belong_to_two_things_must_say_which():
    tables = MetaData()
    for name in ("left", "right"):
        Table(name, tables, Col("id", primary_key=True))
    link = Table(
        "link",
        tables,
        Col("a", ForeignKey("left.id"), nullable=False),
        Col("b", ForeignKey("right.id"), nullable=False),
    )
    with pytest.raises(BugError, match="belonging what a row of link"):
        owner_of(link)


def test_an_account_s_rows_are_those_of_every_table_and_no_one_else_s(workspace):
    account = full_account(workspace)
    other = full_account(workspace, "Oddný", parent=account)
    rows = workspace.read(lambda connection: owned_rows(connection, account))
    assert {name: len(ids) for name, ids in rows.items()} == dict.fromkeys([*OWNERS, "account"], 1)
    assert rows["account"] == [account]
    theirs = workspace.read(lambda connection: owned_rows(connection, other))
    assert all(not set(rows[name]) & set(theirs[name]) for name in rows)


def test_several_accounts_together_own_what_each_owns(workspace):
    one, two = full_account(workspace), full_account(workspace, "Oddný")
    both = workspace.read(lambda connection: owned_rows(connection, one, two))
    each = [workspace.read(lambda connection, i=i: owned_rows(connection, i)) for i in (one, two)]
    assert both == {name: sorted(each[0][name] + each[1][name]) for name in each[0]}
    every = {name: LoggedBase.metadata.tables[name] for name in both}
    counted = workspace.read(
        lambda c: {name: c.scalar(select(func.count()).select_from(table)) for name, table in every.items()}
    )
    assert counted == {name: len(ids) for name, ids in both.items()}


def test_what_belongs_to_something_comes_before_it(workspace):
    order = list(workspace.read(lambda connection: owned_rows(connection, full_account(workspace))))
    assert all(order.index(name) < order.index(owner.table) for name, owner in OWNERS.items())


def test_an_account_without_anything_owns_itself(workspace):
    account = add_account(workspace)
    rows = workspace.read(lambda connection: owned_rows(connection, account))
    assert {name: ids for name, ids in rows.items() if ids} == {"account": [account]}
