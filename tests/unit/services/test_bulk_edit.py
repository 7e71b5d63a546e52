"""Setting one field of many accounts: one change set, one undo, the past kept."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import Engine, event, select

from cs_desktop.common.errors import InputError, KnownError
from cs_desktop.domain.vocabulary import Forecast
from cs_desktop.models.queries.accounts import attribute_history
from cs_desktop.models.tables import SINCE_EVER, Account, ChangeSet, Renewal, RenewalSubscription
from cs_desktop.models.write import WriteTx
from cs_desktop.services.account_fields import SET_BY_HAND
from cs_desktop.services.bulk_edit import BULK_FIELDS, bulk_edit
from cs_desktop.services.context import Context
from cs_desktop.services.history import revert
from cs_desktop.services.portfolio import load_portfolio
from tests.workspaces import (
    TODAY,
    add_account,
    add_product,
    add_subscription,
    context,
    dump,
    new_workspace,
)


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Context]:
    workspace = new_workspace(tmp_path / "a.csdesk")
    yield context(workspace)
    workspace.close()


def add(book: Context, *names: str, **fields: object) -> list[int]:
    return [add_account(book.workspace, name, **fields) for name in names]


def shown(book: Context, field: str) -> dict[str, str]:
    return {row.name: getattr(row, field) for row in load_portfolio(book).rows}


@pytest.mark.parametrize(
    ("field", "text", "column"),
    [
        ("owner", "Ana Ruiz", "owner"),
        ("segment", " SMB ", "segment"),
        ("touch", "high TOUCH", "touch_model"),
        ("lifecycle", "adopt", "lifecycle"),
        ("industry", "Food", "industry"),
        ("region", "EMEA", "region"),
        ("tier", "A", "tier"),
    ],
)
def test_each_field_is_set_and_undone_at_once(book: Context, field: str, text: str, column: str) -> None:
    chosen, other = add(book, "a", "b"), add(book, "c")
    before = dump(book.workspace)
    edited = bulk_edit(book, chosen, field, text)
    assert (edited.count, edited.unchanged) == (2, 0)
    found = shown(book, column)
    assert {found["a"].casefold(), found["b"].casefold()} == {text.strip().casefold()}
    assert found["c"].casefold() != text.strip().casefold()
    assert other
    assert edited.change is not None
    revert(book, edited.change.change_set_id)
    assert dump(book.workspace) == before


def test_every_bulk_field_is_tried() -> None:
    tried = {"owner", "segment", "touch", "lifecycle", "industry", "region", "tier", "forecast"}
    assert set(BULK_FIELDS) == tried


def test_it_says_how_many_were_so_already(book: Context) -> None:
    ids = [*add(book, "a", "b", segment="SMB"), *add(book, "c", segment="Enterprise")]
    edited = bulk_edit(book, ids, "segment", "SMB")
    assert (edited.count, edited.unchanged) == (1, 2)
    assert edited.change is not None
    assert edited.change.label == "Change segment of 1 account"
    again = bulk_edit(book, ids, "segment", "SMB")
    assert (again.change, again.count, again.unchanged) == (None, 0, 3)


def test_the_past_of_all_accounts_is_read_at_once(book: Context) -> None:
    ids = add(book, "a", "b", "c", segment="SMB")
    read: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        if statement.startswith("SELECT") and "FROM account_attribute" in statement:
            read.append(statement)

    event.listen(Engine, "before_cursor_execute", note)
    try:
        bulk_edit(book, ids, "segment", "Enterprise")
    finally:
        event.remove(Engine, "before_cursor_execute", note)
    assert len(read) == 1


def test_an_empty_text_takes_the_value_away(book: Context) -> None:
    ids = add(book, "a", "b", segment="SMB")
    assert bulk_edit(book, ids, "segment", "").count == 2
    assert shown(book, "segment") == {"a": "", "b": ""}
    history = book.workspace.read(attribute_history)
    assert [(value, since) for _, _, value, since in history] == [("SMB", SINCE_EVER), ("", TODAY)] * 2


@pytest.mark.parametrize(("field", "text"), [("lifecycle", "Dreaming"), ("touch", "Very high")])
def test_what_is_no_value_is_refused_with_what_is(book: Context, field: str, text: str) -> None:
    ids = add(book, "a")
    with pytest.raises(InputError, match="Enter one of"):
        bulk_edit(book, ids, field, text)


def test_accounts_that_are_gone_are_left_out(book: Context) -> None:
    (kept, gone) = add(book, "a", "b")
    book.workspace.write("Delete", lambda tx: tx.session.delete(tx.session.get_one(Account, gone)))
    assert bulk_edit(book, [kept, gone], "tier", "A").count == 1
    with pytest.raises(KnownError, match="were deleted"):
        bulk_edit(book, [gone], "tier", "B")


def test_two_thousand_accounts_are_one_change_set(book: Context) -> None:
    def many(tx: WriteTx) -> list[int]:
        accounts = [Account(id=tx.new_id(), name=f"a{n}") for n in range(2000)]
        tx.session.add_all(accounts)
        return [account.id for account in accounts]

    ids = book.workspace.write("Add", many).value
    sets = len(book.workspace.read(lambda c: c.execute(select(ChangeSet.pos)).all()))
    assert bulk_edit(book, ids, "owner", "Ana").count == 2000
    assert len(book.workspace.read(lambda c: c.execute(select(ChangeSet.pos)).all())) == sets + 1


def test_a_touch_model_for_many_says_that_it_was_set_by_hand_until_the_rule_holds_again(
    book: Context,
) -> None:
    (account,) = add(book, "a", touch_model_reason="Strategic partner")
    reasons = []
    for text in ("High touch", ""):
        bulk_edit(book, [account], "touch", text)
        reasons.append(book.workspace.read(lambda c: c.scalar(select(Account.touch_model_reason))))
    assert reasons == [SET_BY_HAND, ""]


# The forecast of renewals


def renewals(book: Context) -> list[tuple[int, date, str, str]]:
    query = select(Renewal.account_id, Renewal.due, Renewal.forecast, Renewal.outcome)
    found = book.workspace.read(lambda c: c.execute(query.order_by(Renewal.due)).all())
    return [tuple(row) for row in found]


def add_renewal(book: Context, account: int, due: date, forecast: str = "", outcome: str = "") -> None:
    book.workspace.write(
        "Add",
        lambda tx: tx.session.add(
            Renewal(id=tx.new_id(), account_id=account, due=due, forecast=forecast, outcome=outcome)
        ),
    )


def test_the_forecast_is_that_of_the_next_renewal_that_is_open(book: Context) -> None:
    (account,) = add(book, "a")
    past, near, far = date(2026, 1, 31), date(2027, 1, 31), date(2028, 1, 31)
    add_renewal(book, account, far)
    add_renewal(book, account, past, "commit", "renewed")
    add_renewal(book, account, near, "likely")
    before = dump(book.workspace)
    edited = bulk_edit(book, [account], "forecast", "At risk")
    assert (edited.count, edited.unchanged, edited.left_out) == (1, 0, 0)
    assert renewals(book) == [
        (account, past, "commit", "renewed"),
        (account, near, "at_risk", ""),
        (account, far, "", ""),
    ]
    assert shown(book, "forecast") == {"a": Forecast.AT_RISK}
    assert edited.change is not None
    assert edited.change.label == "Change forecast of 1 account"
    revert(book, edited.change.change_set_id)
    assert dump(book.workspace) == before


def test_where_only_a_term_ends_a_renewal_is_entered_and_where_nothing_does_the_account_is_left_out(
    book: Context,
) -> None:
    signed, quiet = add(book, "signed", "quiet")
    product, start = add_product(book.workspace), ("new", date(2025, 1, 1), 100_00)
    first = [
        add_subscription(book.workspace, signed, product, start, term_end=date(2026, 12, 31))
        for _ in range(2)
    ]
    add_subscription(book.workspace, signed, product, start, term_end=date(2027, 6, 30))
    before, row = dump(book.workspace), load_portfolio(book).rows[1]
    assert (row.name, row.renewal, row.forecast) == ("signed", date(2026, 12, 31), None)
    edited = bulk_edit(book, [signed, quiet], "forecast", "commit")
    assert (edited.count, edited.unchanged, edited.left_out) == (1, 0, 1)
    assert renewals(book) == [(signed, date(2026, 12, 31), "commit", "")]
    linked = book.workspace.read(lambda c: c.scalars(select(RenewalSubscription.subscription_id)).all())
    assert sorted(linked) == sorted(first)
    after = load_portfolio(book).rows[1]
    assert (after.renewal, after.forecast) == (date(2026, 12, 31), Forecast.COMMIT)
    assert bulk_edit(book, [signed, quiet], "forecast", "Commit").unchanged == 1
    assert edited.change is not None
    revert(book, edited.change.change_set_id)
    assert dump(book.workspace) == before


def test_an_empty_text_takes_forecasts_away_and_enters_no_renewal(book: Context) -> None:
    known, signed = add(book, "known", "signed")
    add_renewal(book, known, date(2027, 1, 31), "likely")
    start = ("new", date(2025, 1, 1), 100_00)
    add_subscription(book.workspace, signed, add_product(book.workspace), start, term_end=date(2026, 12, 31))
    edited = bulk_edit(book, [known, signed], "forecast", "")
    assert (edited.count, edited.unchanged, edited.left_out) == (1, 1, 0)
    assert renewals(book) == [(known, date(2027, 1, 31), "", "")]


def test_what_is_no_forecast_is_refused_with_what_is(book: Context) -> None:
    ids = add(book, "a")
    with pytest.raises(InputError, match="Enter one of the forecasts: Commit, Likely, At risk"):
        bulk_edit(book, ids, "forecast", "Maybe")
