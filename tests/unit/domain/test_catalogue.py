"""The standard catalogue of metrics."""

from cs_desktop.domain.catalogue import BY_KEY, CATALOGUE

SHARED = {
    "weekly_active",
    "usage",
    "features_used",
    "seats_used",
    "tickets",
    "first_response_minutes",
    "resolution_hours",
    "outage_minutes",
    "invoice_days_overdue",
    "email_opt_out",
    "outcome_attainment",
    "executive_meetings",
}


def test_keys_are_unique_and_hold_every_metric_that_health_reads() -> None:
    assert len(BY_KEY) == len(CATALOGUE)
    assert set(BY_KEY) >= SHARED


def test_a_metric_goes_stale_no_sooner_than_a_week() -> None:
    assert all(entry.window_days >= 7 and entry.stale_days >= 7 for entry in CATALOGUE)
