"""A page for the customer goes out as a workbook, comes back filled in, and is taken in as one step."""

from datetime import date

import pytest
from openpyxl import load_workbook

from cs_desktop.common.errors import InputError, KnownError
from cs_desktop.domain.changes import Kind
from cs_desktop.domain.gestures import GestureBuilder
from cs_desktop.domain.plan.library import MeasureText
from cs_desktop.services.form_fields import read_fields
from cs_desktop.services.history import revert
from cs_desktop.services.plan.changing import do_plan_gesture
from cs_desktop.services.plan.client_page import read_page, take_page, write_page
from cs_desktop.services.plan.library import add_measure
from cs_desktop.services.plan.plans import add_plan
from cs_desktop.services.plan.showing import load_plan
from tests.forms import fill_form
from tests.workspaces import TODAY, add_account, dump


@pytest.fixture
def plan(ctx):
    """Return account, plan and measures of a plan with one open objective and one that is met."""
    account = add_account(ctx.workspace)
    plan_id = add_plan(ctx, account).plan_id
    builder = GestureBuilder("Work")
    one = builder.add(Kind.OBJECTIVE, text="Departures leave on time", notes="RIVAL")
    over = builder.add(Kind.OBJECTIVE, text="Long done", state="met", position=1)
    builder.add(Kind.MEASURE, objective_id=one, name="Departures", baseline=80.0, target=90.0)
    words = {"words": ["Bad", "Fair", "Good"]}
    builder.add(Kind.MEASURE, objective_id=one, name="Mood", kind="scale", scale=words, position=1)
    builder.add(Kind.MEASURE, objective_id=over, name="Old")
    do_plan_gesture(ctx, plan_id, builder.made())
    return account, plan_id


def _sent(ctx, plan, tmp_path):
    path = tmp_path / "page.xlsx"
    write_page(ctx, *plan, path)
    book = load_workbook(path)
    return path, book, book[book.sheetnames[0]]


def test_the_page_has_a_line_a_measure_and_shows_nothing_internal(ctx, plan, tmp_path):
    add_measure(ctx, MeasureText("Departures on a weekend", "Saturdays alone"))
    _path, book, sheet = _sent(ctx, plan, tmp_path)
    lines = [[cell.value for cell in row[:8]] for row in sheet.iter_rows(min_row=2, max_row=4)]
    aim = "Departures leave on time"
    assert lines == [
        ["x", aim, "Departures", None, None, 80, 90, None],
        ["x", aim, "Mood", None, None, None, None, None],
        [None, aim, "Departures on a weekend", "Saturdays alone", None, None, None, None],
    ]
    assert book["key"].sheet_state == "veryHidden"
    assert sheet.protection.sheet
    assert (sheet["C2"].protection.locked, sheet["G2"].protection.locked) == (True, False)
    assert not any("RIVAL" in str(cell.value) for one in book for row in one.iter_rows() for cell in row)


def test_what_was_filled_in_is_shown_first_and_stored_as_one_step(ctx, plan, tmp_path):
    account, plan_id = plan
    library = add_measure(ctx, MeasureText("Departures on a weekend", unit="%")).value
    path, book, sheet = _sent(ctx, plan, tmp_path)
    sheet["G2"], sheet["H2"] = 95, date(2026, 12, 11)
    sheet["F3"], sheet["G3"], sheet["A3"] = "Fair", "Good", None
    sheet["A4"], sheet["F4"], sheet["G4"] = "X", "61,5", 70
    book.save(path)
    before = dump(ctx.workspace)
    page = read_page(ctx, plan_id, path)
    assert dump(ctx.workspace) == before
    assert [(one.text, one.before, one.now, one.own) for one in page.changes] == [
        ("Departures: Target", "90", "95", False),
        ("Departures: Due", "–", "Dec 11, 2026", False),
        ("Mood: Baseline", "–", "Fair", False),
        ("Mood: Target", "–", "Good", False),
        (
            *("New measure Departures on a weekend for “Departures leave on time”", ""),
            *("baseline 61.5%, target 70%", False),
        ),
    ]
    assert page.notes == ("The customer took the tick off Mood.",)
    left_out = page.changes[2].id
    change = take_page(ctx, page, {one.id for one in page.changes} - {left_out})
    first, second, third, _old = sorted(
        load_plan(ctx, account, plan_id).content.measures, key=lambda one: (one.name == "Old", one.position)
    )
    assert (first.baseline, first.target, first.due) == (80, 95, date(2026, 12, 11))
    assert (second.baseline, second.target) == (None, 2)
    assert (third.library_id, third.baseline, third.baseline_on, third.target) == (library, 61.5, TODAY, 70)
    revert(ctx, change.change_set_id)
    assert dump(ctx.workspace) == before


def test_an_untouched_page_changes_nothing(ctx, plan, tmp_path):
    path, _book, _sheet = _sent(ctx, plan, tmp_path)
    page = read_page(ctx, plan[1], path)
    assert (page.changes, page.notes) == ((), ())


def test_what_was_changed_here_meanwhile_is_told_apart(ctx, plan, tmp_path):
    account, plan_id = plan
    path, book, sheet = _sent(ctx, plan, tmp_path)
    sheet["G2"] = 95
    book.save(path)
    content = load_plan(ctx, account, plan_id).content
    builder = GestureBuilder("Work")
    builder.put(Kind.MEASURE, next(m.id for m in content.measures if m.name == "Departures"), target=92.0)
    builder.drop(Kind.MEASURE, [next(m.id for m in content.measures if m.name == "Mood")])
    do_plan_gesture(ctx, plan_id, builder.made())
    page = read_page(ctx, plan_id, path)
    assert [(one.before, one.now, one.own) for one in page.changes] == [("92", "95", True)]
    assert page.notes == ("Mood is not in the plan any more.",)


def test_cells_that_make_no_sense_are_named_and_left_out(ctx, plan, tmp_path):
    path, book, sheet = _sent(ctx, plan, tmp_path)
    sheet["G2"], sheet["H2"] = "a lot", "soon"
    book.save(path)
    page = read_page(ctx, plan[1], path)
    assert page.changes == ()
    assert page.notes == (
        "Line 2: “soon” is no date; it was left out.",
        "Line 2: “a lot” is no number; it was left out.",
    )


def test_a_target_that_the_kind_cannot_have_is_named_and_left_out(ctx, plan, tmp_path):
    path, book, sheet = _sent(ctx, plan, tmp_path)
    sheet["G2"] = 70
    book.save(path)
    page = read_page(ctx, plan[1], path)
    assert page.changes == ()
    assert page.notes[0].startswith("Departures: What is to be raised needs a target above its baseline")
    # With another baseline it can be; without that baseline it cannot be stored.
    sheet["F2"] = 60
    book.save(path)
    page = read_page(ctx, plan[1], path)
    assert [one.now for one in page.changes] == ["60", "70"]
    with pytest.raises(InputError, match="above its baseline"):
        take_page(ctx, page, {page.changes[1].id})


def test_files_that_are_no_page_are_refused_in_one_line(ctx, plan, tmp_path):
    account, plan_id = plan
    path, book, _sheet = _sent(ctx, plan, tmp_path)
    foreign = tmp_path / "foreign.xlsx"
    for content in (b"", b"PK\x03\x04", b"name,target\n", path.read_bytes()[:900]):
        foreign.write_bytes(content)
        with pytest.raises(KnownError, match=r"foreign\.xlsx is no page"):
            read_page(ctx, plan_id, foreign)
    with pytest.raises(KnownError, match="no page"):
        read_page(ctx, plan_id, tmp_path / "gone.xlsx")
    other = add_plan(ctx, account).plan_id
    with pytest.raises(KnownError, match="belongs to another plan, Success plan 2026"):
        read_page(ctx, other, path)
    book["key"]["B1"] = 3
    book.save(path)
    with pytest.raises(KnownError, match="newer version"):
        read_page(ctx, plan_id, path)
    with pytest.raises(KnownError, match="Add an objective"):
        write_page(ctx, account, other, tmp_path / "empty.xlsx")
    assert not (tmp_path / "empty.xlsx").exists()


_KINDS = (
    {"name": "Runs", "kind": "raise", "unit": "share", "baseline": 0.8, "target": 0.9},
    {"name": "Errors", "kind": "lower", "unit": "errors an order", "baseline": 0.004, "target": 0.001},
    {
        "name": "Load",
        "kind": "stay_within",
        "unit": "%",
        "baseline": 70.0,
        "target": 85.0,
        "target_high": 95.0,
    },
    {"name": "Floor", "kind": "keep_at_least", "unit": "h", "target": 3.0},
    {"name": "Ceiling", "kind": "keep_at_most", "unit": "days", "target": 5.0},
    {"name": "Mood", "kind": "scale", "scale": {"words": ["Bad", "Good"]}, "baseline": 0.0, "target": 1.0},
    {"name": "Trained", "kind": "done", "target": 1.0},
    # $6,120.50 and $5,200 in cents.
    {"name": "Freight", "kind": "lower", "unit": "money", "baseline": 612_050.0, "target": 520_000.0},
)


@pytest.fixture
def of_all_kinds(ctx):
    account = add_account(ctx.workspace)
    plan_id = add_plan(ctx, account).plan_id
    builder = GestureBuilder("Work")
    one = builder.add(Kind.OBJECTIVE, text="Departures leave on time")
    for place, values in enumerate(_KINDS):
        builder.add(Kind.MEASURE, objective_id=one, position=place, **values)
    do_plan_gesture(ctx, plan_id, builder.made())
    return account, plan_id


def _filled_book(path, cells):
    book = load_workbook(path)
    sheet = book[book.sheetnames[0]]
    for (line, column), value in cells.items():
        sheet[f"{column}{line + 1}"] = value
    book.save(path)


@pytest.mark.parametrize("ending", [".xlsx", ".pdf"])
def test_every_kind_of_measure_is_told_and_read_as_people_write_it(ctx, of_all_kinds, tmp_path, ending):
    path = tmp_path / f"page{ending}"
    write_page(ctx, *of_all_kinds, path)
    untouched = read_page(ctx, of_all_kinds[1], path)
    assert (untouched.changes, untouched.notes) == ((), ())
    if ending == ".pdf":
        fields = read_fields(path)
        told = [(fields.get(f"baseline_{n}"), fields.get(f"target_{n}")) for n in range(1, 9)]
        assert told == [
            *(("80%", "90%"), ("0.004", "0.001"), ("70", "85 – 95"), ("", "3"), ("", "5")),
            *(("Bad", "Good"), (None, None), ("6120.5", "5200")),
        ]
        fill_form(path, {"target_3": "88-96", "target_8": "$4,800", "baseline_2": "0.0045"})
    else:
        sheet = load_workbook(path).worksheets[0]
        assert [(sheet[f"E{n}"].value, sheet[f"G{n}"].value) for n in (2, 3, 4, 9)] == [
            *(("%", 0.9), ("errors an order", 0.001), ("%", "85 – 95"), ("USD", 5200)),
        ]
        _filled_book(path, {(3, "G"): "88 to 96", (8, "G"): 4800, (2, "F"): 0.0045})
    page = read_page(ctx, of_all_kinds[1], path)
    assert [(one.text, one.before, one.now) for one in page.changes] == [
        ("Errors: Baseline", "0.004 errors an order", "0.0045 errors an order"),
        ("Load: Target", "85%–95%", "88%–96%"),
        ("Freight: Target", "$5.2K", "$4.8K"),
    ]
    take_page(ctx, page, {one.id for one in page.changes})
    measures = load_plan(ctx, *of_all_kinds).content.measures
    assert (measures[2].target, measures[2].target_high, measures[7].target) == (88, 96, 480_000)


def test_half_a_range_and_one_upside_down_are_left_out(ctx, of_all_kinds, tmp_path):
    path = tmp_path / "page.xlsx"
    write_page(ctx, *of_all_kinds, path)
    for text, why in (("95", "no range"), ("96 – 88", "upper end")):
        _filled_book(path, {(3, "G"): text})
        page = read_page(ctx, of_all_kinds[1], path)
        assert page.changes == ()
        assert why in page.notes[0]
