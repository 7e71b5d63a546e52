"""Metric points: long and wide files, events gathered by day, comparison with what is stored."""

from datetime import date

import pytest

from cs_desktop.common.errors import KnownError
from cs_desktop.domain.metrics.catalogue import BY_KEY
from cs_desktop.models.tables import Metric, PointBatch
from cs_desktop.services.importing import ImportMode
from cs_desktop.services.importing.tables import CHUNK_ROWS
from tests.importing import Importer, reasons
from tests.workspaces import add_account

LONG = (
    "account,metric,date,value\n"
    "A-1,usage,2026-01-01,5\n"
    "Birch,Usage,2026-01-01,7.5\n"
    "A-1,usage,2025-12-31,4\n"
    "A-1,Log-ins,2026-01-01,100\n"
)
JAN_1, DEC_31 = date(2026, 1, 1), date(2025, 12, 31)


@pytest.fixture(autouse=True)
def accounts(importer: Importer) -> None:
    add_account(importer.workspace, "Alder", external_id="A-1")
    add_account(importer.workspace, "Birch", external_id="B-1")


def test_a_file_with_one_metric_a_row(importer: Importer) -> None:
    result = importer.run("metrics", LONG)
    assert (result.rows, result.created, result.rejected) == (4, 4, ())
    assert importer.points("Alder", "usage") == {DEC_31: 4.0, JAN_1: 5.0}
    assert importer.points("Birch", "usage") == {JAN_1: 7.5}
    assert importer.points("Alder", "log_ins") == {JAN_1: 100.0}
    catalogue = dict(importer.rows(Metric, "key", "name"))
    assert catalogue == {"usage": "Usage", "log_ins": "Log-ins"}
    assert importer.rows(PointBatch, "source", "count") == [("rows.csv", 4)]


def test_known_metrics_take_their_settings_from_the_standard_catalogue(importer: Importer) -> None:
    importer.run("metrics", "account,metric,date,value\nA-1,tickets,2026-01-01,5\nA-1,Own,2026-01-01,5\n")
    assert sorted(importer.rows(Metric, "key", "unit", "kind", "higher_is_better", "window_days")) == [
        ("own", "", "mean", True, 30),
        ("tickets", "count", "sum", False, 90),
    ]


def test_a_metric_of_the_workspace_is_known_by_its_name_too(importer: Importer) -> None:
    importer.run("metrics", "account,metric,date,value\nA-1,Log-ins per day,2026-01-01,5\n")
    mapping = '[columns]\naccount="account"\ndate="date"\n[metrics.power]\ncolumn="p"\n'
    mapping += 'name="Power users"\nkind="last"\n'
    importer.run("metrics", "account,date,p\nA-1,2026-01-01,3\n", mapping)
    importer.run("metrics", "account,metric,date,value\nA-1,POWER USERS,2026-01-02,4\n")
    assert sorted(importer.rows(Metric, "key", "name", "kind")) == [
        ("log_ins_per_day", "Log-ins per day", "mean"),
        ("power", "Power users", "last"),
    ]


def test_one_that_the_program_knows_is_known_by_its_name_and_has_the_same_id_everywhere(
    importer: Importer,
) -> None:
    importer.run("metrics", "account,metric,date,value\nA-1,Key people who left,2026-01-01,2\n")
    entry = BY_KEY["key_person_changes"]
    assert importer.rows(Metric, "id", "key") == [(entry.id, entry.key)]


def test_a_wide_file_has_a_column_for_each_metric_and_may_have_gaps(importer: Importer) -> None:
    text = "account,date,usage,Seats filled\nA-1,2026-01-01,5,\nB-1,2026-01-01,,80%\nA-1,2026-01-02,-1,0.5\n"
    assert importer.run("metrics", text).created == 4
    assert importer.points("Alder", "usage") == {JAN_1: 5.0, date(2026, 1, 2): -1.0}
    assert importer.points("Birch", "seats_filled") == {JAN_1: 0.8}
    assert importer.run("metrics", text).change is None


def test_a_second_import_changes_nothing_and_a_changed_one_only_what_differs(importer: Importer) -> None:
    importer.run("metrics", LONG)
    before = importer.everything()
    again = importer.run("metrics", LONG)
    assert (again.created, again.updated, again.unchanged, again.change) == (0, 0, 4, None)
    assert importer.everything() == before
    changed = importer.run("metrics", LONG.replace(",7.5", ",8") + "A-1,usage,2026-01-02,1\n")
    assert (changed.created, changed.updated, changed.unchanged) == (1, 1, 3)
    assert importer.points("Birch", "usage") == {JAN_1: 8.0}


def test_modes_say_which_points_are_written(importer: Importer) -> None:
    importer.run("metrics", "account,metric,date,value\nA-1,usage,2026-01-01,5\n")
    text = "account,metric,date,value\nA-1,usage,2026-01-01,6\nA-1,usage,2026-01-02,7\nA-1,new,2026-01-02,8\n"
    created = importer.run("metrics", text.replace("A-1,new,2026-01-02,8\n", ""), mode=ImportMode.CREATE)
    assert (created.created, created.updated, created.unchanged) == (1, 0, 1)
    assert importer.points("Alder", "usage") == {JAN_1: 5.0, date(2026, 1, 2): 7.0}
    updated = importer.run("metrics", text, mode=ImportMode.UPDATE)
    assert (updated.created, updated.updated, updated.unchanged, updated.skipped) == (0, 1, 1, 1)
    assert importer.points("Alder", "usage") == {JAN_1: 6.0, date(2026, 1, 2): 7.0}
    assert [key for (key,) in importer.rows(Metric, "key")] == ["usage"]


EVENTS = """
[columns]
account = "who"
date = "at"
[metrics.minutes]
column = "seconds"
aggregate = "sum"
divided_by = 60
[metrics.longest]
column = "seconds"
aggregate = "max"
[metrics.typical]
column = "seconds"
aggregate = "mean"
[metrics.features]
column = "feature"
aggregate = "nunique"
[metrics.visits]
aggregate = "count"
[metrics.timed]
column = "seconds"
aggregate = "count"
"""


def test_events_become_one_point_an_account_and_day(importer: Importer) -> None:
    text = (
        "who,at,seconds,feature\n"
        "A-1,2026-01-01 08:00,90,search\n"
        "A-1,2026-01-01 09:30,30,export\n"
        "A-1,2026-01-01 09:30,30,export\n"
        "A-1,2026-01-01 11:00,,\n"
        "B-1,2026-01-01,60,search\n"
    )
    result = importer.run("metrics", text, EVENTS)
    assert result.rows == 5
    # Alder: 90 + 30 + 30 = 150 seconds = 2.5 minutes in four visits, three of them timed: 150 / 3 = 50.
    expected = {
        "minutes": 2.5,
        "longest": 90.0,
        "typical": 50.0,
        "features": 2.0,
        "visits": 4.0,
        "timed": 3.0,
    }
    assert {key: importer.points("Alder", key) for key in expected} == {
        k: {JAN_1: v} for k, v in expected.items()
    }
    assert importer.points("Birch", "minutes") == {JAN_1: 1.0}
    kinds = dict(importer.rows(Metric, "key", "kind"))
    assert kinds == {
        "minutes": "sum",
        "longest": "max",
        "typical": "mean",
        "features": "max",
        "visits": "sum",
        "timed": "sum",
    }
    assert importer.run("metrics", text, EVENTS).change is None


def test_rows_that_name_their_metric_can_be_gathered_too(importer: Importer) -> None:
    mapping = 'aggregate = "sum"\n[columns]\naccount="account"\nmetric="metric"\ndate="date"\nvalue="value"\n'
    importer.run("metrics", LONG + "A-1,USAGE,2026-01-01,5\n", mapping)
    assert importer.points("Alder", "usage") == {DEC_31: 4.0, JAN_1: 10.0}


def test_two_values_for_one_day_are_refused_and_equal_ones_are_one(importer: Importer) -> None:
    text = LONG + "Alder,usage,2026-01-01,5\nAlder,usage,2026-01-01,6\n"
    result = importer.run("metrics", text)
    assert reasons(result) == [(7, "value", "line 2 has another value for this account and day")]
    kept = importer.run("metrics", text, skip_bad=True)
    assert (kept.created, len(kept.rejected)) == (4, 1)
    assert importer.points("Alder", "usage")[JAN_1] == 5.0


BAD_ROWS = [
    ("C-9,usage,2026-01-01,5", "account", "there is no account with the id or name “C-9”"),
    (",usage,2026-01-01,5", "account", "a value is needed"),
    ("A-1,,2026-01-01,5", "metric", "a value is needed"),
    ("A-1,!?,2026-01-01,5", "metric", "“!?” is not a metric's name"),
    ("A-1,usage,2026-02-30,5", "date", "“2026-02-30” is not a day of the calendar"),
    ("A-1,usage,,5", "date", "a value is needed"),
    ("A-1,usage,2026-01-01,", "value", "a value is needed"),
    ("A-1,usage,2026-01-01,many", "value", "“many” is not a number such as 1234.5"),
    ("A-1,usage,2026-01-01,nan", "value", "“nan” is not a number such as 1234.5"),
    ("A-1,usage,2026-01-01,1_0", "value", "“1_0” is not a number such as 1234.5"),
    ("A-1,usage,2026-01-01,1e999", "value", "“1e999” is too large"),
    ("A-1,usage,2026-01-01", "", "the row has 3 cells, the heading 4"),
]


@pytest.mark.parametrize(("row", "column", "reason"), BAD_ROWS)
def test_bad_rows_are_named_and_nothing_is_written(
    importer: Importer, row: str, column: str, reason: str
) -> None:
    before = importer.everything()
    result = importer.run("metrics", LONG + row + "\nA-1,usage,2026-02-01,1\n")
    assert reasons(result) == [(6, column, reason)]
    assert not result.written
    assert importer.everything() == before
    kept = importer.run("metrics", LONG + row + "\nA-1,usage,2026-02-01,1\n", skip_bad=True)
    assert (kept.created, len(kept.rejected)) == (5, 1)


@pytest.mark.parametrize(("row", "column", "reason"), BAD_ROWS)
def test_a_file_of_bad_rows_alone_imports_nothing(
    importer: Importer, row: str, column: str, reason: str
) -> None:
    result = importer.run("metrics", f"account,metric,date,value\n{row}\n", skip_bad=True)
    assert reasons(result) == [(2, column, reason)]
    assert (result.rows, result.created, result.change) == (1, 0, None)


def test_a_bad_row_far_down_is_named_by_its_line(importer: Importer) -> None:
    days = [date.fromordinal(date(2000, 1, 1).toordinal() + i).isoformat() for i in range(CHUNK_ROWS + 10)]
    rows = [f"A-1,usage,{day},1" for day in days]
    rows[CHUNK_ROWS + 5] = rows[CHUNK_ROWS + 5][:-1] + "x"
    result = importer.run("metrics", "account,metric,date,value\n" + "\n".join(rows) + "\n")
    assert [(bad.row, bad.column) for bad in result.rejected] == [(CHUNK_ROWS + 7, "value")]


def test_a_wide_row_with_one_bad_cell_is_left_out_as_a_whole(importer: Importer) -> None:
    text = "account,date,usage,errors\nA-1,2026-01-01,5,x\nB-1,2026-01-01,1,2\n"
    result = importer.run("metrics", text, skip_bad=True)
    assert reasons(result) == [(2, "errors", "“x” is not a number such as 1234.5")]
    assert importer.points("Alder", "usage") == {}


def test_a_decimal_comma_and_dates_by_pattern(importer: Importer) -> None:
    mapping = (
        '[columns]\naccount="Konto"\nmetric="Kennzahl"\ndate="Tag"\nvalue="Wert"\n'
        '[dates]\nformats="DD.MM.YYYY"\n[numbers]\ndecimal=","\n[values.metric]\nNutzung="usage"\n'
    )
    importer.run("metrics", "Konto;Kennzahl;Tag;Wert\nA-1;Nutzung;31.12.2025;1.234,5\n", mapping)
    assert importer.points("Alder", "usage") == {DEC_31: 1234.5}


@pytest.mark.parametrize(
    ("mapping", "problem"),
    [
        (
            'aggregate = "sum"\n[columns]\naccount="account"\ndate="date"\n[metrics.a]\ncolumn="value"\n',
            "drop the other",
        ),
        (
            '[columns]\naccount="account"\ndate="date"\nmetric="metric"\nvalue="value"\n[metrics.a]\ncolumn="value"\n',
            "not both",
        ),
        ('[columns]\naccount="account"\ndate="date"\n', "has no column with values of a metric"),
    ],
)
def test_a_mapping_that_says_two_things_at_once_is_refused(
    importer: Importer, mapping: str, problem: str
) -> None:
    with pytest.raises(KnownError, match=problem):
        importer.run("metrics", LONG, mapping)
