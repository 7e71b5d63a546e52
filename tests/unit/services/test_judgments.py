"""Overrides and pulses as they are stored: one step each, taken back as one."""

from dataclasses import replace
from datetime import date, timedelta

import numpy as np
import pytest

from cs_desktop.common.errors import InputError, KnownError
from cs_desktop.common.periods import add_months
from cs_desktop.domain.bands import Band
from cs_desktop.domain.health.disagreement import Relation, Right
from cs_desktop.domain.health.override_entry import OverrideEntry
from cs_desktop.domain.health.overrides import holding
from cs_desktop.domain.health.pulse_rows import pulse_figures, pulse_rows
from cs_desktop.domain.health.pulses import PulseEntry
from cs_desktop.domain.health.standing import shown_score
from cs_desktop.domain.vocabulary import OverrideReason, PulseRating, PulseReason
from cs_desktop.models.tables import HealthOverride
from cs_desktop.models.workspace_file import WorkspaceFile
from cs_desktop.models.write import WriteTx
from cs_desktop.services.health.disagreement import load_pulse_book
from cs_desktop.services.health.overrides import end_override, overrides_of, save_override
from cs_desktop.services.health.pulses import add_pulse, change_pulse, delete_pulses, pulses_of
from cs_desktop.services.health.quadrant import load_trails
from cs_desktop.services.health.scoring import health_of
from cs_desktop.services.history import revert
from cs_desktop.services.portfolio import load_portfolio
from tests.workspaces import (
    TODAY,
    add_account,
    add_metric,
    add_points,
    add_product,
    add_subscription,
    context,
)

ENTRY = OverrideEntry(80, OverrideReason.RISK_HANDLED, TODAY + timedelta(days=30), "New sponsor")


def test_an_override_is_set_changed_and_ended_each_as_one_step(workspace: WorkspaceFile) -> None:
    ctx, halden = context(workspace), add_account(workspace)
    change = save_override(ctx, halden, ENTRY, None)
    assert change is not None
    assert change.label == "Set health of Halden Freight"
    (first,) = overrides_of(ctx, halden)
    assert (first.score, first.from_day, first.until, first.note) == (
        80,
        TODAY,
        ENTRY.until,
        "New sponsor",
    )
    # The same again is no change; another score on the same day is a correction.
    assert save_override(ctx, halden, ENTRY, first) is None
    save_override(ctx, halden, replace(ENTRY, score=75), first)
    (second,) = overrides_of(ctx, halden)
    assert second == replace(first, score=75)
    with pytest.raises(KnownError, match="Somebody else"):
        end_override(ctx, halden, first)
    ended = end_override(ctx, halden, second)
    assert ended is not None
    assert overrides_of(ctx, halden) == (replace(second, ended_on=TODAY),)
    revert(ctx, ended.change_set_id)
    assert overrides_of(ctx, halden) == (second,)
    with pytest.raises(InputError):
        save_override(ctx, halden, replace(ENTRY, until=TODAY), second)


def test_another_score_ends_the_override_that_runs_and_keeps_its_days(workspace: WorkspaceFile) -> None:
    ctx, halden = context(workspace), add_account(workspace)
    days = {"from_day": TODAY - timedelta(days=5), "until": TODAY + timedelta(days=9)}

    def set_before(tx: WriteTx) -> None:
        tx.session.add(
            HealthOverride(
                id=tx.new_id(), account_id=halden, score=80.0, reason="risk_handled", note="", **days
            )
        )

    workspace.write("Set", set_before)
    (running,) = overrides_of(ctx, halden)
    change = save_override(ctx, halden, replace(ENTRY, score=60), running)
    assert change is not None
    newer, older = overrides_of(ctx, halden)
    assert (newer.score, newer.from_day, older) == (60, TODAY, replace(running, ended_on=TODAY))
    # Yesterday keeps its 80, today has 60; taken back, it is as it was.
    held = [holding([older, newer], TODAY - timedelta(days=ago)) for ago in (1, 0)]
    assert held == [older, newer]
    revert(ctx, change.change_set_id)
    assert overrides_of(ctx, halden) == (running,)


def test_a_pulse_is_given_corrected_and_deleted_each_as_one_step(workspace: WorkspaceFile) -> None:
    ctx, halden = context(workspace), add_account(workspace)
    entry = PulseEntry(PulseRating.POOR, TODAY, (PulseReason.SPONSOR, PulseReason.VALUE), "Quiet")
    add_pulse(ctx, halden, entry)
    add_pulse(ctx, halden, PulseEntry(PulseRating.GOOD, TODAY - timedelta(days=40)))
    newest, older = pulses_of(ctx, halden)
    assert (newest.entry, older.rating) == (entry, PulseRating.GOOD)
    mixed = replace(entry, rating=PulseRating.MIXED)
    change_pulse(ctx, newest.id, mixed, entry)
    assert change_pulse(ctx, newest.id, mixed, mixed) is None
    with pytest.raises(KnownError, match="Somebody else"):
        change_pulse(ctx, newest.id, entry, entry)
    gone = delete_pulses(ctx, [newest.id, older.id])
    assert (gone.label, pulses_of(ctx, halden)) == ("Delete 2 pulses", ())
    revert(ctx, gone.change_set_id)
    assert [one.rating for one in pulses_of(ctx, halden)] == [PulseRating.MIXED, PulseRating.GOOD]


def _measured(workspace: WorkspaceFile, halden: int) -> None:
    """Let usage be 0.5 (70 points) for 80 days, 0.2 (33.3 points) before; tickets take a day (75 points)."""
    usage, tickets = add_metric(workspace, "weekly_active"), add_metric(workspace, "resolution_hours")
    days = [TODAY - timedelta(days=back) for back in range(0, 420, 7)]
    add_points(workspace, halden, usage, {day: 0.2 if _ago(day) > 80 else 0.5 for day in days})
    add_points(workspace, halden, tickets, dict.fromkeys(days, 24.0))


def _ago(day: date) -> int:
    return (TODAY - day).days


def test_the_calculated_score_is_back_after_the_last_day(workspace: WorkspaceFile) -> None:
    ctx, halden = context(workspace), add_account(workspace)
    _measured(workspace, halden)
    save_override(ctx, halden, ENTRY, None)
    ids = np.array([halden], np.int64)

    def score(days: int) -> tuple[int, int]:
        standing = health_of(ctx, ids, TODAY + timedelta(days=days)).standing(0)
        return shown_score(standing.score or 0.0), shown_score(standing.calculated or 0.0)

    # Usage 0.5 is 70 points, a day for a ticket 75: (55 × 70 + 35 × 75) / 90 = 71.9. The day before and the
    # day after the override the calculated score counts.
    assert [score(days) for days in (-1, 0, 10)] == [(71, 71), (80, 71), (80, 71)]
    last, after = (health_of(ctx, ids, ENTRY.until + timedelta(days=days)).standing(0) for days in (0, 1))
    assert (last.override is None, after.override is None) == (False, True)


def test_pulses_are_held_against_the_scores_of_their_days(workspace: WorkspaceFile) -> None:
    ctx, halden = context(workspace), add_account(workspace)
    _measured(workspace, halden)
    lost = TODAY - timedelta(days=250)
    add_subscription(
        *(workspace, halden, add_product(workspace)),
        *(("new", TODAY - timedelta(days=500), 100), ("reduce", lost, 60)),
        term_end=TODAY + timedelta(days=100),
    )
    # Until 80 days ago usage was 0.2, 33.3 points: (55 × 33.3 + 35 × 75) / 90 = 49.5, At risk. A good pulse
    # 300 days ago was wrong: ARR fell 50 days later. One 240 days ago was right: nothing was lost since.
    for ago, rating in ((300, PulseRating.GOOD), (240, PulseRating.GOOD), (5, PulseRating.POOR)):
        add_pulse(ctx, halden, PulseEntry(rating, TODAY - timedelta(days=ago)))
    book = load_pulse_book(ctx)
    held = book.held[halden]
    assert (held.newest.rating, held.since) == (PulseRating.POOR, TODAY - timedelta(days=5))
    assert [(one.pulse.day, one.band, one.right) for one in held.past] == [
        (TODAY - timedelta(days=240), Band.AT_RISK, Right.PULSE),
        (TODAY - timedelta(days=300), Band.AT_RISK, Right.SCORE),
    ]
    (row,) = pulse_rows(load_portfolio(ctx).rows, book)
    assert (row.relation, row.apart) == (Relation.WORSE, -2)
    assert [figure.value for figure in pulse_figures((row,), TODAY, "USD")] == [1, 60, 0.5]


def test_a_trail_tells_four_quarters_and_today(workspace: WorkspaceFile) -> None:
    ctx, halden = context(workspace), add_account(workspace)
    _measured(workspace, halden)
    trail = load_trails(ctx, [halden])[halden]
    assert [point.day for point in trail] == [add_months(TODAY, -back) for back in (12, 9, 6, 3, 0)]
    # Usage of 0.2 is 33.3 points, of 0.5 it is 70.
    assert [shown_score(point.outcome or 0.0) for point in trail] == [33, 33, 33, 33, 70]
