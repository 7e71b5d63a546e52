"""The days of a stage in words."""

from datetime import date

from cs_desktop.domain.journey.calendar import StageDays, days_text
from cs_desktop.domain.journey.content import Stage


def test_the_days_of_a_stage_are_told_as_far_as_they_are_known() -> None:
    told = {
        (date(2026, 3, 1), date(2026, 5, 30)): "Mar 1 – May 30, 2026",
        (date(2025, 11, 1), date(2026, 1, 30)): "Nov 2025 – Jan 2026",
        (date(2026, 3, 1), None): "from Mar 1, 2026",
        (None, None): "90 days",
    }
    stage = Stage(1, "Onboard", 0, expected_days=90)
    for days, text in told.items():
        assert days_text(stage, StageDays(*days)) == text


def test_a_stage_of_a_template_says_how_long_it_is_to_take() -> None:
    unknown = StageDays(None, None)
    assert days_text(Stage(1, "Buy", 0, expected_days=1), unknown) == "1 day"
    assert days_text(Stage(1, "Buy", 0), unknown) == "no days yet"
