"""Readings by hand, and what they do to metrics that are derived."""

from datetime import date, timedelta

import numpy as np
import pytest

from cs_desktop.common.errors import InputError, KnownError
from cs_desktop.domain.changes import Change
from cs_desktop.domain.metrics.catalogue import BY_KEY
from cs_desktop.domain.metrics.readings import NewReading, ReadingsShown
from cs_desktop.models.tables import Activity, Metric
from cs_desktop.models.workspace_file import WorkspaceFile
from cs_desktop.models.write import WriteTx
from cs_desktop.services.context import Context
from cs_desktop.services.derived.reading import derived_points, with_derived
from cs_desktop.services.history import revert
from cs_desktop.services.metrics.readings import delete_reading, enter_reading, load_readings
from tests.workspaces import TODAY, add_account, dump


def day(ago: int) -> date:
    return TODAY - timedelta(days=ago)


def told(ctx: Context, account: int, key: str) -> list[tuple[date, float, bool, str]]:
    shown: ReadingsShown = load_readings(ctx, account)
    readings = shown.of(key)
    assert readings is not None
    return [(point.day, point.value, point.by_hand, point.note) for point in readings.points]


def label(change: Change | None) -> str:
    assert change is not None
    return change.label


def test_a_reading_is_entered_replaced_moved_and_deleted_and_all_of_it_undone(ctx: Context) -> None:
    account = add_account(ctx.workspace)
    before = dump(ctx.workspace)
    first = enter_reading(ctx, NewReading(account, "tickets", day(1), 3.0, "From the call"))
    # The metric of the catalogue got its row, the same in every program.
    assert ctx.workspace.read(lambda c: c.execute(Metric.__table__.select()).one().id) == BY_KEY["tickets"].id
    again = enter_reading(ctx, NewReading(account, "tickets", day(1), 4.0))
    assert told(ctx, account, "tickets") == [(day(1), 4.0, True, "")]
    moved = enter_reading(ctx, NewReading(account, "tickets", day(2), 5.0, "Late", day(1)))
    assert told(ctx, account, "tickets") == [(day(2), 5.0, True, "Late")]
    gone = delete_reading(ctx, account, "tickets", day(2))
    assert told(ctx, account, "tickets") == []
    assert [label(one) for one in (first, again, moved, gone)] == [
        "Enter reading Tickets of Halden Freight",
        "Replace reading Tickets of Halden Freight",
        "Change reading Tickets of Halden Freight",
        "Delete reading Tickets of Halden Freight",
    ]
    for change in (gone, moved, again, first):
        assert change is not None
        revert(ctx, change.change_set_id)
    assert dump(ctx.workspace) == before


@pytest.mark.parametrize(
    ("new", "said"),
    [
        ({"day": TODAY + timedelta(days=1)}, "is ahead"),
        ({"day": date(1899, 12, 31)}, "from Jan 1, 1900 on"),
        ({"note": "x" * 301}, "300 letters"),
        ({"key": "unheard_of"}, "no such metric"),
        ({"account_id": 5}, "deleted by someone else"),
        ({"value": 3.0}, "stands there already"),
    ],
)
def test_what_cannot_be_entered_is_refused_and_nothing_is_stored(
    ctx: Context, new: dict[str, object], said: str
) -> None:
    account = add_account(ctx.workspace)
    enter_reading(ctx, NewReading(account, "tickets", day(1), 3.0))
    before = dump(ctx.workspace, log=True)
    wanted = {"account_id": account, "key": "tickets", "day": day(1), "value": 4.0, **new}
    with pytest.raises(KnownError, match=said):
        enter_reading(ctx, NewReading(**wanted))  # type: ignore[arg-type] # by name, in a test
    assert dump(ctx.workspace, log=True) == before


def add_touches(workspace: WorkspaceFile, account: int, *days: date) -> None:
    def work(tx: WriteTx) -> None:
        for one in days:
            tx.session.add(Activity(id=tx.new_id(), account_id=account, kind="call", day=one))

    workspace.write("Add touches", work)


def derived(ctx: Context, until: date = TODAY, account: int | None = None) -> list[tuple[int, date, float]]:
    points = derived_points(ctx, ["days_since_contact", "usage"], day(90), until, account)
    assert set(points) <= {"days_since_contact"}
    found = points.get("days_since_contact")
    if found is None:
        return []
    columns = (found.account_ids.tolist(), found.days.tolist(), found.values.tolist())
    return [(one, date.fromordinal(at), value) for one, at, value in zip(*columns, strict=True)]


def test_what_was_entered_wins_over_what_is_derived_from_its_day_on(ctx: Context) -> None:
    one, other = add_account(ctx.workspace), add_account(ctx.workspace, "Brightmoor Foods")
    add_touches(ctx.workspace, one, day(40), day(20), day(5))
    add_touches(ctx.workspace, other, day(10))
    assert derived(ctx) == [
        (one, day(40), 0.0),
        (one, day(20), 0.0),
        (one, day(5), 0.0),
        (other, day(10), 0.0),
    ]
    enter_reading(ctx, NewReading(one, "days_since_contact", day(20), 7.0))
    after = [(one, day(40), 0.0), (other, day(10), 0.0)]
    assert derived(ctx) == after
    assert derived(ctx, account=one) == after[:1]
    # Of the past nothing changes by what comes later.
    assert derived(ctx, until=day(21)) == after[:1]
    stored = with_derived(
        None, derived_points(ctx, ["days_since_contact"], day(90), TODAY)["days_since_contact"]
    )
    assert np.array_equal(stored.days, [day(40).toordinal(), day(10).toordinal()])


def test_a_metric_that_was_retired_or_is_not_wanted_derived_is_not(ctx: Context) -> None:
    account = add_account(ctx.workspace)
    add_touches(ctx.workspace, account, day(40), day(5))
    enter_reading(ctx, NewReading(add_account(ctx.workspace, "Other"), "days_since_contact", day(2), 7.0))

    def change(**fields: object) -> None:
        def work(tx: WriteTx) -> None:
            row = tx.session.get_one(Metric, BY_KEY["days_since_contact"].id)
            for name, value in fields.items():
                setattr(row, name, value)

        ctx.workspace.write("Change", work)

    change(active_to=day(30))
    assert derived(ctx) == [(account, day(40), 0.0)]
    with pytest.raises(KnownError, match="retired"):
        enter_reading(ctx, NewReading(account, "days_since_contact", day(1), 1.0))
    change(active_to=None, derived_from="off")
    assert derived(ctx) == []
    with pytest.raises(InputError):
        enter_reading(ctx, NewReading(account, "days_since_contact", TODAY + timedelta(days=9), 1.0))
