"""Points in year blocks behave as a plain dictionary of points does."""

from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cs_desktop.common.errors import BugError
from cs_desktop.models.points import reading, writing
from cs_desktop.models.workspace_file import WorkspaceFile
from tests.workspaces import dump, new_workspace

_DAYS = st.dates(date(2023, 12, 25), date(2025, 1, 5))
_POINTS = st.lists(
    st.tuples(st.integers(1, 3), st.integers(1, 3), _DAYS, st.floats(-1e6, 1e6, allow_nan=False)), max_size=30
)


def _columns(points):
    return (
        np.array([p[0] for p in points], np.int64),
        np.array([p[1] for p in points], np.int64),
        np.array([p[2].toordinal() for p in points], np.int32),
        np.array([p[3] for p in points], np.float64),
    )


def _upsert(workspace: WorkspaceFile, points):
    return workspace.write("Points", lambda tx: writing.upsert(tx, "test", *_columns(points)))


def _all(workspace: WorkspaceFile):
    def read(connection):
        found = {}
        for metric in (1, 2, 3):
            p = reading.of_metric(connection, metric)
            rows = zip(p.account_ids.tolist(), p.days.tolist(), p.values.tolist(), strict=True)
            found.update({(metric, a, date.fromordinal(d)): v for a, d, v in rows})
        return found

    return workspace.read(read)


@pytest.fixture
def workspace(tmp_path):
    file = new_workspace(tmp_path / "points.csdesk")
    yield file
    file.close()


@given(batches=st.lists(_POINTS, min_size=1, max_size=4), removed=_POINTS)
def test_upsert_delete_and_read_agree_with_a_dictionary(tmp_path_factory, batches, removed):
    workspace = new_workspace(tmp_path_factory.mktemp("points") / "points.csdesk")
    try:
        expected: dict[tuple[int, int, date], float] = {}
        for batch in batches:
            _upsert(workspace, batch)
            expected.update({(m, a, d): v for m, a, d, v in batch})
            assert _all(workspace) == expected
        workspace.write("Remove", lambda tx: writing.delete(tx, "test", *_columns(removed)[:3]))
        for m, a, d, _ in removed:
            expected.pop((m, a, d), None)
        assert _all(workspace) == expected
    finally:
        workspace.close()


@given(first=_POINTS, second=_POINTS, later=_POINTS)
def test_reverting_a_batch_gives_back_what_nobody_changed_since(tmp_path_factory, first, second, later):
    workspace = new_workspace(tmp_path_factory.mktemp("points") / "points.csdesk")
    try:
        _upsert(workspace, first)
        before = _all(workspace)
        batch = _upsert(workspace, second).value.batch_id
        middle = _all(workspace)
        _upsert(workspace, later)
        after = _all(workspace)
        if batch is None:
            return
        _, left_alone = workspace.write("Undo", lambda tx: writing.revert(tx, batch, "undo")).value
        expected, changed_since = dict(after), 0
        for key in middle.keys() | before.keys():
            was, made, now = before.get(key), middle.get(key), after.get(key)
            if was in (made, now):
                continue  # the batch did nothing here, or there is nothing left to undo
            if now != made:
                changed_since += 1
            elif was is None:
                del expected[key]
            else:
                expected[key] = was
        assert _all(workspace) == expected
        assert left_alone == changed_since
    finally:
        workspace.close()


def test_a_restored_batch_can_be_reverted_in_turn(workspace):
    day = date(2026, 3, 1)
    _upsert(workspace, [(1, 1, day, 1.0)])
    batch = _upsert(workspace, [(1, 1, day, 2.0), (2, 1, day, 5.0)]).value.batch_id
    undone, _ = workspace.write("Undo", lambda tx: writing.revert(tx, batch, "undo")).value
    assert _all(workspace) == {(1, 1, day): 1.0}
    workspace.write("Redo", lambda tx: writing.revert(tx, undone.batch_id, "redo"))
    assert _all(workspace) == {(1, 1, day): 2.0, (2, 1, day): 5.0}


def test_yesterdays_import_can_be_undone_after_todays(workspace):
    first, second = date(2026, 3, 1), date(2026, 3, 2)
    batch = _upsert(workspace, [(1, 1, first, 1.0)]).value.batch_id
    _upsert(workspace, [(1, 1, second, 2.0)])
    _, left_alone = workspace.write("Undo", lambda tx: writing.revert(tx, batch, "undo")).value
    assert (left_alone, _all(workspace)) == (0, {(1, 1, second): 2.0})


def test_the_same_points_again_leave_no_trace(workspace):
    points = [(1, 1, date(2026, 3, day), float(day)) for day in range(1, 20)]
    _upsert(workspace, points)
    before = dump(workspace, log=True)
    again = _upsert(workspace, list(reversed(points)))
    assert again.change is None
    assert dump(workspace, log=True) == before


def test_of_two_points_for_one_day_the_later_stands(workspace):
    day = date(2026, 3, 1)
    _upsert(workspace, [(1, 1, day, 1.0), (1, 1, day, 2.0)])
    assert _all(workspace) == {(1, 1, day): 2.0}


def test_days_at_the_edges_of_years_and_leap_days_come_back(workspace):
    days = [date(2023, 12, 31), date(2024, 1, 1), date(2024, 2, 29), date(2024, 12, 31), date(2025, 1, 1)]
    _upsert(workspace, [(1, 7, day, float(n)) for n, day in enumerate(days)])
    ordinals, values = workspace.read(lambda c: reading.history(c, 7, 1))
    assert [date.fromordinal(o) for o in ordinals.tolist()] == days
    assert values.tolist() == [0, 1, 2, 3, 4]


def test_a_range_of_days_is_inclusive_at_both_ends(workspace):
    _upsert(workspace, [(1, 1, date(2026, 3, d), float(d)) for d in range(1, 11)])
    part = workspace.read(lambda c: reading.of_metric(c, 1, date(2026, 3, 3), date(2026, 3, 5)))
    assert part.values.tolist() == [3, 4, 5]


def test_account_ranges_cover_every_account_once(workspace):
    _upsert(workspace, [(1, account, date(2026, 3, 1), 1.0) for account in range(1, 24)])

    def read(connection):
        ranges = list(reading.account_ranges(connection, 1, blocks=5))
        return [reading.of_accounts(connection, 1, r) for r in ranges]

    parts = workspace.read(read)
    assert len(parts) == 5
    assert reading.joined(parts).account_ids.tolist() == list(range(1, 24))


@pytest.mark.parametrize("value", [float("nan"), float("inf")])
def test_a_value_that_is_no_number_is_refused(workspace, value):
    with pytest.raises(BugError, match="finite"):
        _upsert(workspace, [(1, 1, date(2026, 3, 1), value)])
    assert _all(workspace) == {}


def test_no_points_at_all_is_fine(workspace):
    assert _upsert(workspace, []).change is None
    assert len(workspace.read(lambda c: reading.history(c, 1, 1))[0]) == 0
