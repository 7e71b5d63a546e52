"""An account added by hand."""

from datetime import date

import pytest
from sqlalchemy import select

from cs_desktop.common.errors import InputError, KnownError
from cs_desktop.domain.new_account import NewAccount, comparable_name, site_of
from cs_desktop.domain.vocabulary import Relation
from cs_desktop.models.queries.accounts import attribute_history
from cs_desktop.models.tables import SINCE_EVER, Account
from cs_desktop.services.history import revert
from cs_desktop.services.new_account import account_of_site, add_account, added_account
from tests.workspaces import context, dump


def test_an_account_has_its_fields_and_their_past_in_one_step(workspace):
    before = dump(workspace)
    fields = {
        "owner": "Ana Ruiz",
        "segment": "SMB",
        "lifecycle": "adopt",
        "customer_since": "Apr 1, 2026",
        "region": "",
    }
    change = add_account(context(workspace), NewAccount(" Halden ", Relation.PROSPECT, fields))
    (account,) = workspace.read(lambda c: c.execute(select(Account)).all())
    assert (account.name, account.relation, account.segment) == ("Halden", "prospect", "SMB")
    assert account.customer_since == date(2026, 4, 1)
    assert added_account(change) == account.id
    assert change.label == "Add account Halden"
    history = workspace.read(attribute_history)
    # An attribute that is empty has no past.
    assert sorted((field, value, day) for _, field, value, day in history) == [
        ("lifecycle", str(account.lifecycle_id), SINCE_EVER),
        ("owner", str(account.owner_id), SINCE_EVER),
        ("segment", "SMB", SINCE_EVER),
    ]
    revert(context(workspace), change.change_set_id)
    assert dump(workspace) == before


@pytest.mark.parametrize(
    ("new", "says"),
    [
        (NewAccount("  "), "cannot be empty"),
        (NewAccount("x" * 301), "at most 300"),
        (NewAccount("Halden", fields={"customer_since": "spring"}), "Enter a date"),
        (NewAccount("Halden", fields={"lifecycle": "Nirvana"}), "lifecycle stages"),
        (
            NewAccount("Halden", fields={"external_id": "A-1", "owner": "New Hand"}),
            "Kessel has this external id",
        ),
    ],
)
def test_what_makes_no_sense_is_refused_and_nothing_is_written(workspace, new, says):
    add_account(context(workspace), NewAccount("Kessel", fields={"external_id": "A-1"}))
    before = dump(workspace, log=True)
    with pytest.raises(InputError, match=says):
        add_account(context(workspace), new)
    assert dump(workspace, log=True) == before


def test_the_rules_say_the_segment_unless_one_does(workspace):
    for segment in ("", "SMB", "Enterprise"):
        add_account(context(workspace), NewAccount(f"Halden {segment}", fields={"segment": segment}))
    rows = workspace.read(lambda c: c.execute(select(Account).order_by(Account.id)).all())
    # Who pays nothing is SMB by the rules that a workspace begins with; who is not is an exception.
    assert [(row.segment, row.segment_reason) for row in rows] == [
        ("SMB", ""),
        ("SMB", ""),
        ("Enterprise", "Set by hand"),
    ]


def test_a_parent_has_to_be_there(workspace):
    group = added_account(add_account(context(workspace), NewAccount("Group")))
    add_account(context(workspace), NewAccount("Site", parent_id=group))
    with pytest.raises(KnownError, match="parent account was deleted"):
        add_account(context(workspace), NewAccount("Other site", parent_id=12345))
    rows = workspace.read(lambda c: c.execute(select(Account).order_by(Account.id)).all())
    assert [(row.name, row.parent_id) for row in rows] == [("Group", None), ("Site", group)]


@pytest.mark.parametrize(
    ("website", "site"),
    [
        ("https://www.Halden.example/en?x=1", "halden.example"),
        (" halden.example ", "halden.example"),
        ("halden.example:8080/a", "halden.example"),
        ("http://[bad", ""),
        ("", ""),
        ("サンプル.jp", "サンプル.jp"),
    ],
)
def test_a_website_is_known_by_its_host(workspace, website, site):
    assert site_of(website) == site
    add_account(context(workspace), NewAccount("Halden", fields={"website": "HALDEN.example/de"}))
    known = "Halden" if site == "halden.example" else ""
    assert account_of_site(context(workspace), website) == known


def test_names_are_compared_as_people_read_them():
    assert comparable_name(" Ｈａｌｄｅｎ  FREIGHT") == comparable_name("halden freight")


def test_two_accounts_may_have_one_name(workspace):
    for _ in range(2):
        add_account(context(workspace), NewAccount("Halden"))
    assert len(workspace.read(lambda c: c.execute(select(Account.id)).all())) == 2
