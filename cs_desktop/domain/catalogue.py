"""The metrics that the program knows by name, so that imports, health and decks mean the same thing."""

from dataclasses import dataclass

from cs_desktop.domain.figures import Unit
from cs_desktop.domain.vocabulary import MetricKind


@dataclass(frozen=True, slots=True)
class CatalogueEntry:
    """A metric of the standard catalogue.

    `unit` is a `Unit` value or, where none fits, the unit's own word. `window_days` is the length of the
    window whose points become one value by `kind`; after `stale_days` without a point the metric is stale.
    """

    key: str
    name: str
    unit: str
    kind: MetricKind
    higher_is_better: bool = True
    window_days: int = 30
    stale_days: int = 60


MINUTES = "minutes"

CATALOGUE = (
    CatalogueEntry("weekly_active", "Weekly active users", Unit.SHARE, MetricKind.MEAN, stale_days=21),
    CatalogueEntry("usage", "Usage", Unit.COUNT, MetricKind.SUM, stale_days=30),
    CatalogueEntry("features_used", "Features used", Unit.COUNT, MetricKind.MAX, stale_days=45),
    CatalogueEntry("usage_hours", "Hours of use", Unit.HOURS, MetricKind.SUM, stale_days=30),
    CatalogueEntry("seats_used", "Seats used", Unit.SHARE, MetricKind.LAST, stale_days=45),
    CatalogueEntry("errors", "Errors met", Unit.COUNT, MetricKind.SUM, higher_is_better=False),
    CatalogueEntry(
        "tickets",
        "Tickets",
        Unit.COUNT,
        MetricKind.SUM,
        higher_is_better=False,
        window_days=90,
        stale_days=180,
    ),
    CatalogueEntry(
        "first_response_minutes",
        "First response time",
        MINUTES,
        MetricKind.MEAN,
        higher_is_better=False,
        window_days=90,
        stale_days=180,
    ),
    CatalogueEntry(
        "resolution_hours",
        "Resolution time",
        Unit.HOURS,
        MetricKind.MEAN,
        higher_is_better=False,
        window_days=90,
        stale_days=180,
    ),
    CatalogueEntry(
        "outage_minutes",
        "Outage time",
        MINUTES,
        MetricKind.SUM,
        higher_is_better=False,
        window_days=90,
        stale_days=180,
    ),
    CatalogueEntry(
        "invoice_days_overdue",
        "Invoice overdue",
        Unit.DAYS,
        MetricKind.LAST,
        higher_is_better=False,
        window_days=90,
        stale_days=90,
    ),
    CatalogueEntry(
        "email_opt_out",
        "Email opt-out",
        Unit.SHARE,
        MetricKind.LAST,
        higher_is_better=False,
        window_days=180,
        stale_days=365,
    ),
    CatalogueEntry(
        "outcome_attainment",
        "Outcome attainment",
        Unit.SHARE,
        MetricKind.LAST,
        window_days=120,
        stale_days=180,
    ),
    CatalogueEntry(
        "executive_meetings",
        "Executive meetings",
        Unit.COUNT,
        MetricKind.SUM,
        window_days=180,
        stale_days=365,
    ),
)

BY_KEY = {entry.key: entry for entry in CATALOGUE}
