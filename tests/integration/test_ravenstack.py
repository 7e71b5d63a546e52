"""The RavenStack export comes in whole: counts and sums agree with pandas working on the files alone."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

import pandas as pd
import pytest
from sqlalchemy import func, select

from cs_desktop.models.points.reading import of_metric
from cs_desktop.models.tables import (
    Account,
    ChurnEvent,
    Metric,
    Subscription,
    SubscriptionEvent,
    SurveyAnswer,
)
from cs_desktop.services.importing import ImportKind, ImportResult
from tests.importing import Importer, fresh_importer

pytestmark = pytest.mark.acceptance

FILES = (
    (ImportKind.ACCOUNTS, "accounts", "ravenstack-accounts"),
    (ImportKind.SUBSCRIPTIONS, "subscriptions", "ravenstack-subscriptions"),
    (ImportKind.METRICS, "feature_usage", "ravenstack-usage"),
    (ImportKind.METRICS, "support_tickets", "ravenstack-tickets"),
    (ImportKind.SURVEYS, "support_tickets", "ravenstack-csat"),
    (ImportKind.CHURN, "churn_events", "ravenstack-churn"),
)


class Ravenstack:
    """The files, and a workspace that holds them."""

    def __init__(self, folder: Path, importer: Importer) -> None:
        self.folder = folder
        self.importer = importer
        self.results = self.run()

    def path(self, name: str) -> Path:
        return self.folder / f"ravenstack_{name}.csv"

    def frame(self, name: str) -> pd.DataFrame:
        return pd.read_csv(self.path(name))

    def run(self) -> dict[str, ImportResult]:
        return {m: self.importer.run(kind, self.path(name), m) for kind, name, m in FILES}

    def points(self, key: str) -> "pd.Series[float]":
        """Return all points of a metric: external account id, day, value."""
        metric_id = dict(self.importer.rows(Metric, "key", "id"))[key]
        names = dict(self.importer.rows(Account, "id", "external_id"))
        found = self.importer.workspace.read(lambda connection: of_metric(connection, metric_id))
        frame = pd.DataFrame({"day": found.days, "value": found.values})
        frame["account_id"] = [names[i] for i in found.account_ids.tolist()]
        return frame.set_index(["account_id", "day"])["value"].sort_index()


@pytest.fixture(scope="module")
def ravenstack(acceptance_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ravenstack]:
    with fresh_importer(tmp_path_factory.mktemp("ravenstack")) as importer:
        yield Ravenstack(acceptance_data / "ravenstack", importer)


def ordinals(days: "pd.Series[str]") -> "pd.Series[int]":
    return pd.to_datetime(days.str[:10]).map(pd.Timestamp.toordinal)


def agree(found: "pd.Series[float]", expected: "pd.Series[float]") -> None:
    expected = expected.astype(float).rename_axis(["account_id", "day"]).rename("value").sort_index()
    pd.testing.assert_series_equal(found, expected, check_index_type=False)


def test_no_row_is_lost(ravenstack: Ravenstack) -> None:
    rows = {name: result.rows for name, result in ravenstack.results.items()}
    assert rows == {
        "ravenstack-accounts": 500,
        "ravenstack-subscriptions": 5000,
        "ravenstack-usage": 25_000,
        "ravenstack-tickets": 2000,
        "ravenstack-csat": 2000,
        "ravenstack-churn": 600,
    }
    assert all(result.rejected == () for result in ravenstack.results.values())
    assert all(result.encoding == "UTF-8" for result in ravenstack.results.values())
    warnings = ravenstack.results["ravenstack-subscriptions"].warnings
    assert warnings == (
        "778 rows with an ARR of 0",
        "13 rows with no day between start and end, so never counted",
    )


def test_accounts_and_churn_events(ravenstack: Ravenstack) -> None:
    accounts = ravenstack.frame("accounts")
    stored = ravenstack.importer.rows(Account, "external_id", "name", "industry", "region", "segment")
    columns = ["account_id", "account_name", "industry", "country", "plan_tier"]
    assert sorted(stored) == sorted(accounts[columns].itertuples(index=False, name=None))
    churn = ravenstack.frame("churn_events")
    counts = churn["reason_code"].value_counts().to_dict()
    details = pd.Series([row[0] for row in ravenstack.importer.rows(ChurnEvent, "detail")])
    assert details.value_counts().to_dict() == counts
    categories = pd.Series(
        [row[0] for row in ravenstack.importer.rows(ChurnEvent, "category")]
    ).value_counts()
    assert categories["price"] == counts["pricing"] + counts["budget"]


def test_subscriptions_to_the_cent(ravenstack: Ravenstack) -> None:
    frame = ravenstack.frame("subscriptions")
    stored = ravenstack.importer.rows(Subscription, "external_id", "arr", "start", "end")
    assert len(stored) == 5000
    assert sum(row[1] for row in stored) == int(frame["arr_amount"].sum()) * 100
    ends = frame.set_index("subscription_id")["end_date"].dropna().to_dict()
    assert {row[0]: row[3].isoformat() for row in stored if row[3]} == ends


@pytest.mark.parametrize("day", ["2023-07-01", "2024-01-01", "2024-12-31", "2025-06-30"])
def test_the_arr_of_a_day_as_the_events_tell_it(ravenstack: Ravenstack, day: str) -> None:
    frame = ravenstack.frame("subscriptions")
    runs = (frame["start_date"] <= day) & (frame["end_date"].isna() | (day < frame["end_date"]))
    event = SubscriptionEvent
    newest = func.row_number().over(
        partition_by=event.subscription_id, order_by=(event.effective.desc(), event.position.desc())
    )
    latest = select(event.arr, newest.label("n")).where(event.effective <= date.fromisoformat(day)).subquery()
    query = select(func.sum(latest.c.arr)).where(latest.c.n == 1)
    total = ravenstack.importer.workspace.read(lambda connection: connection.scalar(query))
    assert Decimal(total or 0) / 100 == Decimal(int(frame.loc[runs, "arr_amount"].sum()))


def test_usage_by_account_and_day(ravenstack: Ravenstack) -> None:
    owners = ravenstack.frame("subscriptions")[["subscription_id", "account_id"]]
    usage = ravenstack.frame("feature_usage").merge(owners, on="subscription_id", validate="many_to_one")
    assert len(usage) == 25_000
    assert usage["usage_id"].duplicated().sum() == 21
    usage["day"] = ordinals(usage["usage_date"])
    days = usage.groupby(["account_id", "day"])
    agree(ravenstack.points("usage"), days["usage_count"].sum())
    agree(ravenstack.points("features_used"), days["feature_name"].nunique())
    agree(ravenstack.points("usage_hours"), days["usage_duration_secs"].sum() / 3600)
    agree(ravenstack.points("errors"), days["error_count"].sum())
    assert ravenstack.points("usage").sum() == usage["usage_count"].sum()


def test_tickets_and_their_ratings(ravenstack: Ravenstack) -> None:
    tickets = ravenstack.frame("support_tickets")
    tickets["day"] = ordinals(tickets["submitted_at"])
    days = tickets.groupby(["account_id", "day"])
    agree(ravenstack.points("tickets"), days.size())
    agree(ravenstack.points("first_response_minutes"), days["first_response_time_minutes"].mean())
    agree(ravenstack.points("resolution_hours"), days["resolution_time_hours"].mean())
    agree(ravenstack.points("escalations"), days["escalation_flag"].sum())
    rated = tickets.dropna(subset="satisfaction_score")
    stored = ravenstack.importer.rows(SurveyAnswer, "day", "score")
    expected = zip(rated["closed_at"].str[:10], rated["satisfaction_score"], strict=True)
    assert sorted((day.isoformat(), score) for day, score in stored) == sorted(expected)


def test_a_second_import_of_everything_changes_nothing(ravenstack: Ravenstack) -> None:
    before = ravenstack.importer.everything()
    for result in ravenstack.run().values():
        assert (result.created, result.updated, result.change) == (0, 0, None)
    assert ravenstack.importer.everything() == before


def test_hubspot_companies(acceptance_data: Path, tmp_path: Path) -> None:
    path = acceptance_data / "hubspot" / "company_data.csv"
    frame = pd.read_csv(path, dtype=str)
    with fresh_importer(tmp_path) as importer:
        assert importer.run("accounts", path, "hubspot-companies").created == len(frame)
        stored = importer.rows(Account, "external_id", "name", "region")
        columns = ["id", "property_name", "property_country"]
        assert sorted(stored) == sorted(frame[columns].itertuples(index=False, name=None))
        assert importer.run("accounts", path, "hubspot-companies").change is None
