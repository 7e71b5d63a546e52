"""The standard catalogue of metrics."""

from cs_desktop.domain.metrics.catalogue import BY_KEY, CATALOGUE, MEASURABLE
from cs_desktop.domain.metrics.entry import DERIVED_FROM, TOPICS, CatalogueEntry, Derivation, Topic
from cs_desktop.domain.vocabulary import MetricKind, SurveyKind

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
    assert set(MEASURABLE) - set(BY_KEY) == {SurveyKind.NPS, SurveyKind.CSAT, SurveyKind.CES}


def test_a_metric_goes_stale_no_sooner_than_a_week() -> None:
    assert all(entry.window_days >= 7 and entry.stale_days >= 7 for entry in CATALOGUE)


def test_each_says_what_it_is_in_one_sentence_and_where_it_belongs() -> None:
    for entry in MEASURABLE.values():
        assert entry.topic in set(Topic)
        assert entry.definition.endswith(".")
        assert ". " not in entry.definition
    assert set(TOPICS) == set(Topic)


def test_each_derivation_makes_one_metric() -> None:
    made = [entry.derived_from for entry in CATALOGUE if entry.derived_from]
    assert sorted(made) == sorted(Derivation)
    assert set(DERIVED_FROM) == set(Derivation)


def test_the_row_of_a_metric_has_the_same_id_in_every_program() -> None:
    # Stored in files: another id would be a second row of the same key.
    assert BY_KEY["tickets"].id == 7838555216968842060
    assert len({entry.id for entry in MEASURABLE.values()}) == len(MEASURABLE)
    assert all(0 < entry.id < 2**63 for entry in MEASURABLE.values())


def test_the_words_of_a_scale_rise_with_its_values() -> None:
    scales = [entry.scale for entry in CATALOGUE if entry.scale]
    assert scales
    for steps in scales:
        values = [value for value, _ in steps]
        assert values == sorted(set(values))
        assert len({word for _, word in steps}) == len(steps)
    told = CatalogueEntry("key", "Name", "", MetricKind.LAST, scale=((0, "Low"), (1, "High")))
    assert told.stored_scale == {"steps": [[0, "Low"], [1, "High"]]}
    assert CatalogueEntry("key", "Name", "", MetricKind.LAST).stored_scale is None
