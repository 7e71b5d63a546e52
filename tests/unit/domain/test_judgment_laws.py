"""Overrides and pulses: what may be entered, what becomes of it, and where pulse and score differ."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cs_desktop.common.errors import InputError
from cs_desktop.domain.bands import Band
from cs_desktop.domain.health import disagreement, override_entry, pulses
from cs_desktop.domain.health.disagreement import Past, Relation, Right
from cs_desktop.domain.health.override_entry import OverrideEntry, Step
from cs_desktop.domain.health.override_told import told
from cs_desktop.domain.health.overrides import Override
from cs_desktop.domain.health.pulses import Pulse, PulseEntry
from cs_desktop.domain.vocabulary import OverrideReason, PulseRating, PulseReason

TODAY = date(2026, 10, 13)
HANDLED = OverrideReason.RISK_HANDLED


def _day(offset: int) -> date:
    return TODAY + timedelta(days=offset)


def _pulse(rating: PulseRating = PulseRating.POOR, ago: int = 10) -> Pulse:
    return Pulse(1, 7, _day(-ago), rating, (), "", "")


@pytest.mark.parametrize(
    ("score", "until", "note", "reason", "about"),
    [
        (80.0, 1, "", HANDLED, ""),
        (0.0, 180, "", HANDLED, ""),
        (100.5, 30, "", HANDLED, "score"),
        (-1.0, 30, "", HANDLED, "score"),
        (80.0, 0, "", HANDLED, "until"),
        (80.0, 181, "", HANDLED, "until"),
        (80.0, 30, " ", OverrideReason.OTHER, "note"),
        (80.0, 30, "Merger", OverrideReason.OTHER, ""),
    ],
)
def test_what_may_be_entered(score: float, until: int, note: str, reason: OverrideReason, about: str) -> None:
    entry = OverrideEntry(score, reason, _day(until), note)
    if not about:
        assert override_entry.checked(entry, TODAY).note == note.strip()
        return
    with pytest.raises(InputError) as refused:
        override_entry.checked(entry, TODAY)
    assert refused.value.about == about


def test_another_score_leaves_the_past_of_the_one_that_runs_as_it_was() -> None:
    entry = OverrideEntry(80, HANDLED, _day(30))
    running = Override(80, HANDLED, "", _day(-5), _day(9))
    assert override_entry.step_of(entry, None, TODAY) is Step.ADD
    assert override_entry.step_of(entry, running, TODAY) is Step.CHANGE
    assert override_entry.step_of(OverrideEntry(81, HANDLED, _day(30)), running, TODAY) is Step.REPLACE
    begun_today = Override(80, HANDLED, "", TODAY, _day(9))
    assert override_entry.step_of(OverrideEntry(81, HANDLED, _day(30)), begun_today, TODAY) is Step.CHANGE


def test_an_override_tells_its_shadow_its_end_and_its_reason() -> None:
    override = Override(80, HANDLED, "New sponsor.", _day(-5), _day(9), by="Ana Ruiz")
    assert told(override, 55.9, Band.WATCH) == (
        "Calculated 55, Watch",
        "Set by Ana Ruiz on Oct 8, 2026, holds until Oct 22, 2026",
        "Reason: Risk handled. New sponsor.",
    )


def test_a_pulse_has_three_reasons_at_most_and_is_never_of_a_day_to_come() -> None:
    adoption, value, price, support = (
        *(PulseReason.ADOPTION, PulseReason.VALUE),
        *(PulseReason.PRICE, PulseReason.SUPPORT),
    )
    entry = PulseEntry(PulseRating.GOOD, TODAY, (adoption, adoption, value, price), " ok ")
    good = pulses.checked(entry, TODAY)
    assert (good.reasons, good.note) == ((adoption, value, price), "ok")
    for wrong in (
        PulseEntry(PulseRating.GOOD, _day(1)),
        PulseEntry(PulseRating.GOOD, TODAY, (adoption, value, price, support)),
    ):
        with pytest.raises(InputError):
            pulses.checked(wrong, TODAY)


def test_pulse_and_score_differ_where_they_name_other_bands() -> None:
    poor = _pulse()
    assert disagreement.relation(None, Band.WATCH, TODAY) is Relation.NO_PULSE
    assert disagreement.relation(poor, None, TODAY) is Relation.NO_SCORE
    assert disagreement.relation(poor, Band.AT_RISK, TODAY) is Relation.AGREES
    assert disagreement.relation(poor, Band.WATCH, TODAY) is Relation.WORSE
    assert disagreement.relation(_pulse(PulseRating.GOOD), Band.WATCH, TODAY) is Relation.BETTER
    # 90 days are fresh, 91 are not.
    assert disagreement.relation(_pulse(ago=90), Band.WATCH, TODAY) is Relation.WORSE
    assert disagreement.relation(_pulse(ago=91), Band.WATCH, TODAY) is Relation.OLD
    assert [disagreement.steps_apart(poor, band) for band in Band] == [-2, -1, 0]


bands = st.lists(st.sampled_from([*Band, None]), max_size=12)


@settings(max_examples=60)
@given(bands, st.sampled_from(PulseRating), st.integers(0, 12))
def test_since_when_they_differ_is_the_first_day_of_the_run_that_lasts(
    course: list[Band | None], rating: PulseRating, ago: int
) -> None:
    pulse = _pulse(rating, ago)
    days = [(_day(place - len(course) + 1), band) for place, band in enumerate(course)]
    found = disagreement.since(pulse, days)
    # Slowly: the earliest day from the pulse on, from which on each day is known and differs.
    earliest = [
        day
        for place, (day, _) in enumerate(days)
        if day >= pulse.day and all(band not in (None, pulse.says) for _, band in days[place:])
    ]
    assert found == min(earliest, default=None)


def test_a_loss_tells_who_was_right() -> None:
    poor, good = _pulse(ago=100), _pulse(PulseRating.GOOD, ago=100)
    # 100 of 180 days have passed: a loss tells, no loss does not yet.
    assert disagreement.verdict(poor, Band.HEALTHY, _day(-20), TODAY) is Right.PULSE
    assert disagreement.verdict(good, Band.AT_RISK, _day(-20), TODAY) is Right.SCORE
    assert disagreement.verdict(poor, Band.HEALTHY, None, TODAY) is Right.OPEN
    assert disagreement.verdict(poor, Band.HEALTHY, _day(3), TODAY) is Right.OPEN
    # After 181 days without a loss whoever saw it better was right; a loss on day 181 comes too late.
    old_poor, old_good = _pulse(ago=181), _pulse(PulseRating.GOOD, ago=181)
    assert disagreement.verdict(old_poor, Band.HEALTHY, None, TODAY) is Right.SCORE
    assert disagreement.verdict(old_good, Band.WATCH, TODAY, TODAY) is Right.PULSE
    past = [Past(poor, Band.HEALTHY, right) for right in (Right.PULSE, Right.PULSE, Right.OPEN)]
    assert disagreement.tally(past) == {Right.PULSE: 2, Right.SCORE: 0, Right.OPEN: 1}


def test_a_loss_is_the_first_day_on_which_less_is_paid() -> None:
    # 10 from the start, 5 more from day 3 to day 9, and at day 20 the 10 become 12: never less than 10.
    steps = [(_day(-30), _day(20), 10), (_day(3), _day(9), 5), (_day(20), None, 12)]
    assert disagreement.first_loss(steps, TODAY) is None
    # On day 5 it pays 15, on day 9 only 10.
    assert disagreement.first_loss(steps, _day(5)) == _day(9)
    assert disagreement.first_loss([(_day(-30), _day(40), 10)], TODAY) == _day(40)
    assert disagreement.first_loss([], TODAY) is None
