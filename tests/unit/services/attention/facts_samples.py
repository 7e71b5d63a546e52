"""Facts of one account, Halden Freight, as rules are handed them."""

from datetime import date, timedelta

from cs_desktop.models.queries.attention_facts import AccountCare
from cs_desktop.models.queries.workspace import TouchModelFacts
from cs_desktop.services.attention.facts import Facts

TODAY = date(2026, 10, 13)
ANA, BEN = 11, 12
HALDEN = 1
HIGH = TouchModelFacts(1, "High touch", 50_000_000, 90, 30)
TECH = TouchModelFacts(2, "Tech touch", 0, None, None)


def in_days(days: int) -> date:
    """Return a day as seen from today."""
    return TODAY + timedelta(days=days)


def facts(since: date | None = date(2025, 4, 1), arr: int = 64_000_000, **more: object) -> Facts:
    """Return the facts of an account that Ana owns."""
    values = {
        "today": TODAY,
        "currency": "USD",
        "cares": {HALDEN: AccountCare(HALDEN, ANA, None, since)},
        "arr": {HALDEN: arr},
        "active": frozenset({HALDEN}),
        "touch_models": (HIGH, TECH),
        "last_proactive": {HALDEN: TODAY},
        "last_reviews": {HALDEN: TODAY},
    }
    return Facts(**{**values, **more})  # type: ignore[arg-type] # each value has its field's type
