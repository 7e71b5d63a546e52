"""The shipped mappings, on small files of the same shape as the real ones."""

from datetime import date

import pytest

from cs_desktop.models.tables import (
    Account,
    ChurnEvent,
    Product,
    Subscription,
    Survey,
    SurveyAnswer,
    TeamMember,
)
from tests.importing import DATA, Importer

RAVENSTACK = DATA / "ravenstack"
JUNE_3, JUNE_4, JUNE_5 = date(2024, 6, 3), date(2024, 6, 4), date(2024, 6, 5)


@pytest.fixture
def with_subscriptions(importer: Importer) -> Importer:
    importer.run("accounts", RAVENSTACK / "accounts.csv", "ravenstack-accounts")
    importer.run("subscriptions", RAVENSTACK / "subscriptions.csv", "ravenstack-subscriptions")
    return importer


def test_ravenstack_accounts(importer: Importer) -> None:
    assert importer.run("accounts", RAVENSTACK / "accounts.csv", "ravenstack-accounts").created == 3
    columns = ("external_id", "name", "industry", "region", "segment", "customer_since", "custom")
    assert importer.rows(Account, *columns)[1] == (
        "A-02",
        "Birch Health",
        "HealthTech",
        "DE",
        "Pro",
        date(2024, 2, 20),
        {"referral_source": "organic", "seats": "18", "is_trial": "FALSE", "churn_flag": "TRUE"},
    )


def test_ravenstack_subscriptions(with_subscriptions: Importer) -> None:
    assert [row[0] for row in with_subscriptions.rows(Product, "name")] == ["Basic", "Pro", "Enterprise"]
    assert with_subscriptions.rows(Subscription, "external_id", "arr", "start", "end") == [
        ("S-01", 120_000, date(2024, 1, 10), None),
        ("S-02", 300_000, date(2024, 6, 1), date(2024, 9, 1)),
        ("S-03", 96_000, date(2024, 2, 20), date(2024, 2, 20)),
        ("S-04", 0, date(2024, 3, 5), None),
    ]
    again = with_subscriptions.run(
        "subscriptions", RAVENSTACK / "subscriptions.csv", "ravenstack-subscriptions"
    )
    assert (again.unchanged, again.change) == (4, None)


def test_ravenstack_usage_is_gathered_over_all_subscriptions_of_an_account(
    with_subscriptions: Importer,
) -> None:
    result = with_subscriptions.run("metrics", RAVENSTACK / "usage.csv", "ravenstack-usage")
    assert (result.rows, result.rejected) == (5, ())
    points = with_subscriptions.points
    # On June 3 Alder has 4 through S-01, 6 and 1 through S-02, under two rows with the same usage id.
    assert points("Alder Works", "usage") == {JUNE_3: 11.0, JUNE_4: 5.0}
    # search and export, search again is the same feature
    assert points("Alder Works", "features_used") == {JUNE_3: 2.0, JUNE_4: 1.0}
    # (1800 + 3600 + 1800) / 3600 = 2 hours; 900 / 3600 = a quarter
    assert points("Alder Works", "usage_hours") == {JUNE_3: 2.0, JUNE_4: 0.25}
    assert points("Alder Works", "errors") == {JUNE_3: 2.0, JUNE_4: 1.0}
    assert points("Cedar Pay", "usage") == {JUNE_3: 0.0}


def test_ravenstack_tickets_and_their_ratings(with_subscriptions: Importer) -> None:
    with_subscriptions.run("metrics", RAVENSTACK / "tickets.csv", "ravenstack-tickets")
    points = with_subscriptions.points
    assert points("Alder Works", "tickets") == {JUNE_3: 2.0}
    assert points("Alder Works", "first_response_minutes") == {JUNE_3: 60.0}  # (30 + 90) / 2
    assert points("Alder Works", "resolution_hours") == {JUNE_3: 18.0}  # (27 + 9) / 2
    assert points("Alder Works", "escalations") == {JUNE_3: 1.0}
    assert points("Cedar Pay", "escalations") == {JUNE_5: 0.0}
    rated = with_subscriptions.run("surveys", RAVENSTACK / "tickets.csv", "ravenstack-csat")
    assert (rated.rows, rated.created, rated.skipped) == (3, 2, 1)
    assert with_subscriptions.rows(Survey, "kind", "scale_min", "scale_max") == [("csat", 1.0, 5.0)] * 2
    assert with_subscriptions.rows(SurveyAnswer, "day", "score") == [(JUNE_4, 4.0), (JUNE_5, 5.0)]


def test_ravenstack_churn_reasons_become_categories(with_subscriptions: Importer) -> None:
    with_subscriptions.run("churn", RAVENSTACK / "churn.csv", "ravenstack-churn")
    assert with_subscriptions.rows(ChurnEvent, "category", "detail", "stated_cause") == [
        ("price", "pricing", "too expensive"),
        ("product_fit", "features", ""),
        ("other", "unknown", "switched to competitor"),
    ]


def test_hubspot_companies_from_the_portal(importer: Importer) -> None:
    result = importer.run("accounts", DATA / "hubspot_companies.csv", "hubspot-companies")
    assert (result.created, result.rejected) == (2, ())
    assert importer.rows(Account, "external_id", "name", "relation", "region") == [
        ("901", "Dogwood Freight", "customer", "Germany"),
        ("902", "Elm, Fir & Co", "prospect", "United Kingdom"),
    ]
    assert importer.rows(TeamMember, "name") == [("Ada Brandt",)]
    assert importer.run("accounts", DATA / "hubspot_companies.csv", "hubspot-companies").change is None
