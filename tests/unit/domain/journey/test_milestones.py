"""How far milestones are: the same on the map, in its legend, in files and in the deck."""

from datetime import date

import pytest

from cs_desktop.domain.deck.slides import MilestoneState
from cs_desktop.domain.journey.calendar import StageDays
from cs_desktop.domain.journey.content import MapContent, MapHead, MapMilestone, Stage
from cs_desktop.domain.journey.milestones import day_on_map, day_words, milestone_state

TODAY = date(2026, 10, 13)


@pytest.mark.parametrize(
    ("fields", "day", "state", "words"),
    [
        ({"due": date(2026, 10, 13)}, date(2026, 10, 13), MilestoneState.DUE, "Oct 13"),
        ({"due": date(2026, 10, 12)}, date(2026, 10, 12), MilestoneState.MISSED, "Oct 12"),
        (
            {"due": date(2026, 1, 1), "reached_on": date(2026, 2, 1)},
            *(date(2026, 2, 1), MilestoneState.REACHED, "Feb 1"),
        ),
        # Twelve days after Oct 1 is today, eleven days after it was yesterday.
        ({"after_days": 12}, date(2026, 10, 13), MilestoneState.DUE, "Oct 13"),
        ({"after_days": 11}, date(2026, 10, 12), MilestoneState.MISSED, "Oct 12"),
        ({}, None, MilestoneState.DUE, "no day yet"),
    ],
)
def test_what_a_template_reckons_counts_where_a_milestone_has_no_day(fields, day, state, words) -> None:
    milestone = MapMilestone(1, "Live", 1, **fields)
    content = MapContent(MapHead(1, "M"), (Stage(1, "Buy", 0),), (), milestones=(milestone,))
    days = [StageDays(date(2026, 10, 1), date(2026, 11, 1))]
    assert day_on_map(content, milestone, days) == day
    assert milestone_state(milestone, day, TODAY) is state
    assert day_words(milestone, day, TODAY) == words
    assert day_on_map(content, MapMilestone(2, "Live", 1, after_days=3), []) is None
