"""Subscriptions, their events, and products."""

from datetime import date

import pytest

from cs_desktop.models.tables import Product, Subscription, SubscriptionEvent
from tests.importing import Importer, reasons
from tests.workspaces import add_account, add_product, add_subscription

HEADING = "external_id,account,product,arr,start,end,term_end,list_arr,discount_pct\n"


@pytest.fixture(autouse=True)
def account(importer: Importer) -> int:
    return add_account(importer.workspace, "Alder", external_id="A-1")


def events(importer: Importer) -> list[tuple[object, ...]]:
    return importer.rows(SubscriptionEvent, "kind", "effective", "position", "arr")


def test_a_subscription_comes_with_the_events_that_tell_its_arr(importer: Importer) -> None:
    text = (
        HEADING
        + "S-1,A-1,Pro,1200.10,2024-01-01,,2025-01-01,1500,20\nS-2,alder,pro,600,2024-02-01,2024-08-01,,,\n"
    )
    result = importer.run("subscriptions", text)
    assert (result.created, result.warnings) == (2, ())
    assert importer.rows(Product, "name") == [("Pro",)]
    columns = ("external_id", "arr", "start", "end", "term_end", "list_arr", "discount")
    assert importer.rows(Subscription, *columns) == [
        ("S-1", 120_010, date(2024, 1, 1), None, date(2025, 1, 1), 150_000, 0.2),
        ("S-2", 60_000, date(2024, 2, 1), date(2024, 8, 1), None, None, None),
    ]
    assert events(importer) == [
        ("new", date(2024, 1, 1), 0, 120_010),
        ("new", date(2024, 2, 1), 0, 60_000),
        ("cancel", date(2024, 8, 1), 1, 0),
    ]
    assert importer.run("subscriptions", text).change is None


def test_arr_is_twelve_times_mrr_to_the_cent(importer: Importer) -> None:
    # 99.99 × 12 = 1,199.88
    importer.run("subscriptions", "account,product,mrr,start\nA-1,Pro,99.99,2024-01-01\n")
    assert importer.rows(Subscription, "arr") == [(119_988,)]
    mapping = '[columns]\naccount="a"\nproduct="p"\nstart="s"\n[derived.arr]\ncolumn="quarter"\ntimes=4\n'
    importer.run("subscriptions", "a,p,s,quarter\nA-1,Pro,2024-01-01,0.25\n", mapping)
    assert importer.rows(Subscription, "arr") == [(119_988,), (100,)]


def test_arr_stands_where_a_file_has_both(importer: Importer) -> None:
    importer.run("subscriptions", "account,product,mrr,arr,start\nA-1,Pro,1,50,2024-01-01\n")
    assert importer.rows(Subscription, "arr") == [(5000,)]


@pytest.mark.parametrize(("end", "day"), [("exclusive", 30), ("inclusive", 31)])
def test_the_mapping_says_whether_the_end_is_the_last_day(importer: Importer, end: str, day: int) -> None:
    mapping = (
        '[columns]\naccount="account"\nproduct="product"\narr="arr"\nstart="start"\nend="end"\n'
        f'[dates]\nend = "{end}"\n'
    )
    importer.run("subscriptions", "account,product,arr,start,end\nA-1,Pro,1,2024-01-01,2024-03-30\n", mapping)
    assert importer.rows(Subscription, "end") == [(date(2024, 3, day),)]


def test_what_never_counts_comes_in_with_a_warning(importer: Importer) -> None:
    text = (
        HEADING
        + "S-1,A-1,Pro,5,2024-01-01,2024-01-01,,,\n"
        + "S-2,A-1,Pro,0,2024-01-01,,,,\nS-3,A-1,Pro,0,2024-01-01,,,,\n"
    )
    result = importer.run("subscriptions", text)
    assert result.created == 3
    assert result.warnings == (
        "2 rows with an ARR of 0",
        "1 row with no day between start and end, so never counted",
    )
    assert events(importer)[:2] == [("new", date(2024, 1, 1), 0, 500), ("cancel", date(2024, 1, 1), 1, 0)]


def test_a_change_corrects_the_latest_event(importer: Importer, account: int) -> None:
    product = add_product(importer.workspace, "Pro")
    add_subscription(
        importer.workspace,
        account,
        product,
        ("new", date(2024, 1, 1), 100),
        ("expand", date(2024, 6, 1), 300),
        external_id="S-1",
    )
    importer.run("subscriptions", "external_id,arr,term_end\nS-1,4,2026-01-01\n")
    assert events(importer) == [("new", date(2024, 1, 1), 0, 100), ("expand", date(2024, 6, 1), 0, 400)]
    assert importer.rows(Subscription, "arr", "term_end") == [(400, date(2026, 1, 1))]
    importer.run("subscriptions", "external_id,start\nS-1,2023-12-01\n")
    assert events(importer)[0] == ("new", date(2023, 12, 1), 0, 100)
    late = importer.run("subscriptions", "external_id,start\nS-1,2024-07-01\n")
    assert reasons(late) == [(2, "start", "it changed on 2024-06-01, before this start")]
    early = importer.run("subscriptions", "external_id,end\nS-1,2024-05-01\n")
    assert reasons(early) == [(2, "end", "it changed on 2024-06-01, after this end")]


def test_an_end_can_come_move_and_go(importer: Importer) -> None:
    importer.run("subscriptions", HEADING + "S-1,A-1,Pro,1,2024-01-01,,,,\n")
    importer.run("subscriptions", "external_id,end\nS-1,2024-05-01\n")
    assert events(importer)[1:] == [("cancel", date(2024, 5, 1), 1, 0)]
    importer.run("subscriptions", "external_id,end\nS-1,2024-06-01\n")
    assert events(importer)[1:] == [("cancel", date(2024, 6, 1), 1, 0)]
    kept = importer.run("subscriptions", "external_id,end\nS-1,\n")
    assert kept.change is None
    mapping = 'blank = "clear"\n[columns]\nexternal_id = "external_id"\nend = "end"\n'
    importer.run("subscriptions", "external_id,end\nS-1,\n", mapping)
    assert events(importer) == [("new", date(2024, 1, 1), 0, 100)]
    assert importer.rows(Subscription, "end") == [(None,)]


@pytest.mark.parametrize(
    ("row", "column", "reason"),
    [
        ("S-1,A-9,Pro,1,2024-01-01,,,,", "account", "there is no account with the id or name “A-9”"),
        ("S-1,,Pro,1,2024-01-01,,,,", "account", "a value is needed"),
        ("S-1,A-1,,1,2024-01-01,,,,", "product", "a value is needed"),
        ("S-1,A-1,Pro,-1,2024-01-01,,,,", "arr", "“-1” is below zero"),
        ("S-1,A-1,Pro,x,2024-01-01,,,,", "arr", "“x” is not a number such as 1234.5"),
        ("S-1,A-1,Pro,1,2024-02-30,,,,", "start", "“2024-02-30” is not a day of the calendar"),
        (
            "S-1,A-1,Pro,1,2024-02-01,2024-01-31,,,",
            "end",
            "it ends on 2024-01-31, before it starts on 2024-02-01",
        ),
        ("S-1,A-1,Pro,1,2024-02-01,,,,101", "discount_pct", "“101” is not between 0 and 100 per cent"),
    ],
)
def test_bad_subscriptions_are_named_and_nothing_is_written(
    importer: Importer, row: str, column: str, reason: str
) -> None:
    before = importer.everything()
    result = importer.run("subscriptions", HEADING + row + "\nS-2,A-1,New product,1,2024-01-01,,,,\n")
    assert reasons(result) == [(2, column, reason)]
    assert importer.everything() == before
    assert (
        importer.run(
            "subscriptions", HEADING + row + "\nS-2,A-1,New product,1,2024-01-01,,,,\n", skip_bad=True
        ).created
        == 1
    )
    assert importer.rows(Product, "name") == [("New product",)]


def test_an_account_by_a_name_that_two_have_is_not_guessed(importer: Importer) -> None:
    add_account(importer.workspace, "ALDER", external_id="A-2")
    text = "account,product,arr,start\nAlder,Pro,1,2024-01-01\nA-2,Pro,1,2024-01-01\n"
    assert reasons(importer.run("subscriptions", text)) == [
        (2, "account", "2 have the name “Alder”; use the id of one")
    ]


def test_products_by_id_or_name(importer: Importer) -> None:
    text = "external_id,name,gross_margin_pct\nP-1,Pro,81.5\n,Basic,70%\n"
    assert importer.run("products", text).created == 2
    assert importer.rows(Product, "external_id", "name", "gross_margin") == [
        ("P-1", "Pro", 0.815),
        ("", "Basic", 0.7),
    ]
    result = importer.run("products", "external_id,name\nP-1,Pro Plus\n,Basic\n")
    assert (result.created, result.updated, result.unchanged) == (0, 1, 1)
