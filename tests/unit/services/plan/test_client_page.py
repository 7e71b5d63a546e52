"""A page for the customer goes out as a workbook, comes back filled in, and is taken in as one step."""

from datetime import date

import pytest
from openpyxl import load_workbook

from cs_desktop.common.errors import InputError, KnownError
from cs_desktop.domain.changes import Kind
from cs_desktop.domain.gestures import GestureBuilder
from cs_desktop.domain.plan.library import MeasureText
from cs_desktop.services.history import revert
from cs_desktop.services.plan.changing import do_plan_gesture
from cs_desktop.services.plan.client_page import read_page, take_page, write_page
from cs_desktop.services.plan.library import add_measure
from cs_desktop.services.plan.plans import add_plan
from cs_desktop.services.plan.showing import load_plan
from tests.workspaces import TODAY, add_account, context, dump, new_workspace


@pytest.fixture
def ctx(tmp_path):
    file = new_workspace(tmp_path / "team.csdesk")
    yield context(file)
    file.close()


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
    book["key"]["B1"] = 2
    book.save(path)
    with pytest.raises(KnownError, match="newer version"):
        read_page(ctx, plan_id, path)
    with pytest.raises(KnownError, match="Add an objective"):
        write_page(ctx, account, other, tmp_path / "empty.xlsx")
    assert not (tmp_path / "empty.xlsx").exists()
