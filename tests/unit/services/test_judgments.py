"""Overrides and pulses as they are stored: one step each, taken back as one."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from cs_desktop.common.errors import InputError, KnownError
from cs_desktop.domain.override_entry import OverrideEntry
from cs_desktop.domain.pulses import PulseEntry
from cs_desktop.domain.vocabulary import OverrideReason, PulseRating, PulseReason
from cs_desktop.models.workspace_file import WorkspaceFile
from cs_desktop.services.history import revert
from cs_desktop.services.overrides import end_override, overrides_of, save_override
from cs_desktop.services.pulses import add_pulse, change_pulse, delete_pulses, pulses_of
from tests.workspaces import TODAY, add_account, context, new_workspace

ENTRY = OverrideEntry(80, OverrideReason.RISK_HANDLED, TODAY + timedelta(days=30), "New sponsor")


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[WorkspaceFile]:
    made = new_workspace(tmp_path / "w.csdesk")
    yield made
    made.close()


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
