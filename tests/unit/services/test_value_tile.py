"""The tile of confirmed value: the sum of what holds, and nothing where nobody confirmed anything."""

from datetime import date

from cs_desktop.domain.plan.ledger import AccountLedger
from cs_desktop.services.value_tile import account_value, accounts_value

DAY = date(2026, 10, 13)


def test_an_account_that_confirmed_nothing_has_no_tile():
    assert account_value(AccountLedger(has_agreed_plan=True), "USD", DAY) == ()
    assert accounts_value([1], {}, "USD", DAY) == ()


def test_the_tile_says_how_much_and_of_how_many():
    (tile,) = account_value(AccountLedger(confirmed=2, value=4_200_000), "USD", DAY)
    assert (tile.text(), tile.note) == ("$42K", "2 confirmed results")
    ledgers = {
        1: AccountLedger(confirmed=1, value=700_000),
        2: AccountLedger(confirmed=1),
        3: AccountLedger(value=9),
    }
    (tile,) = accounts_value([1, 2], ledgers, "USD", DAY)
    assert (tile.text(), tile.note) == ("$7K", "2 accounts with a confirmed result")
