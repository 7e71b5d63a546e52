"""A page for the customer goes out as a PDF form, is filled in by another program, and is taken in."""

from datetime import date

import pypdfium2
import pytest

from cs_desktop.common.errors import KnownError
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

SCRIPTS = ("Вылеты по расписанию", "Αναχωρήσεις στην ώρα", "定刻の出発")


@pytest.fixture
def plan(ctx):
    """Return account and plan, of an objective with a share, a scale, and a measure that is done or not."""
    account = add_account(ctx.workspace)
    plan_id = add_plan(ctx, account).plan_id
    builder = GestureBuilder("Work")
    one = builder.add(Kind.OBJECTIVE, text="Departures leave on time", notes="RIVAL")
    share = {"unit": "share", "baseline": 0.8, "target": 0.9}
    builder.add(Kind.MEASURE, objective_id=one, name="Departures", **share)
    words = {"words": ["Плохо", "普通", "Gut"]}
    builder.add(Kind.MEASURE, objective_id=one, name="Mood", kind="scale", scale=words, position=1)
    builder.add(Kind.MEASURE, objective_id=one, name="Trained", kind="done", target=1.0, position=2)
    do_plan_gesture(ctx, plan_id, builder.made())
    return account, plan_id


@pytest.fixture
def sent(ctx, plan, tmp_path):
    path = tmp_path / "page.pdf"
    assert write_page(ctx, *plan, path) == ()
    return path


def _changes(page):
    return [(one.text, one.before, one.now, one.own) for one in page.changes]


def test_what_a_reader_filled_in_is_shown_first_and_stored_as_one_step(ctx, plan, tmp_path):
    account, plan_id = plan
    library = add_measure(ctx, MeasureText("Departures on a weekend", unit="%")).value
    path = tmp_path / "page.pdf"
    write_page(ctx, account, plan_id, path)
    fill_form(
        path,
        {
            # 95 stands beside its unit, per cent: it is 0.95.
            "target_1": "95",
            "due_1": "2026-12-11",
            "agreed_2": False,
            "baseline_2": "普通",
            "target_2": "Gut",
            "due_3": "Dec 1, 2026",
            "agreed_4": True,
            "baseline_4": "61,5",
            "target_4": "70 %",
        },
    )
    before = dump(ctx.workspace)
    page = read_page(ctx, plan_id, path)
    assert dump(ctx.workspace) == before
    assert _changes(page) == [
        ("Departures: Target", "90.0%", "95.0%", False),
        ("Departures: Due", "–", "Dec 11, 2026", False),
        ("Mood: Baseline", "–", "普通", False),
        ("Mood: Target", "–", "Gut", False),
        ("Trained: Due", "–", "Dec 1, 2026", False),
        (
            *("New measure Departures on a weekend for “Departures leave on time”", ""),
            *("baseline 61.5%, target 70%", False),
        ),
    ]
    assert page.notes == ("The customer took the tick off Mood.",)
    change = take_page(ctx, page, {one.id for one in page.changes})
    first, second, _third, fourth = load_plan(ctx, account, plan_id).content.measures
    assert (first.baseline, first.target, first.due) == (0.8, 0.95, date(2026, 12, 11))
    assert (second.baseline, second.target) == (1, 2)
    assert (fourth.library_id, fourth.baseline, fourth.baseline_on, fourth.target) == (
        *(library, 61.5, TODAY, 70),
    )
    revert(ctx, change.change_set_id)
    assert dump(ctx.workspace) == before


def test_an_untouched_form_changes_nothing_under_any_name(ctx, plan, sent, tmp_path):
    renamed = sent.rename(tmp_path / "page.xlsx")
    page = read_page(ctx, plan[1], renamed)
    assert (page.changes, page.notes) == ((), ())


def test_the_form_is_read_in_every_script_and_shows_nothing_internal(ctx, plan, tmp_path):
    account, plan_id = plan
    builder = GestureBuilder("Work")
    aims = [builder.add(Kind.OBJECTIVE, text=text, position=place) for place, text in enumerate(SCRIPTS, 1)]
    for aim, text in zip(aims, SCRIPTS, strict=True):
        builder.add(Kind.MEASURE, objective_id=aim, name=text[::-1], unit="min")
    do_plan_gesture(ctx, plan_id, builder.made())
    path = tmp_path / "page.pdf"
    assert write_page(ctx, account, plan_id, path) == ()
    document = pypdfium2.PdfDocument(path)
    told = " ".join(page.get_textpage().get_text_range() for page in document)
    document.close()
    assert all(text in told and text[::-1] in told for text in SCRIPTS)
    assert not any("RIVAL" in text for text in (told, *read_fields(path).values()))


def test_what_makes_no_sense_is_named_and_left_out(ctx, plan, sent):
    fill_form(sent, {"baseline_1": "a lot", "target_1": "1,000", "due_1": "soon"})
    page = read_page(ctx, plan[1], sent)
    assert page.changes == ()
    assert page.notes == (
        "Departures: “soon” is no date; it was left out.",
        "Departures: “a lot” is no number; it was left out.",
        "Departures: “1,000” is a number that can be read in two ways; it was left out.",
    )


def test_what_was_changed_here_meanwhile_is_told_apart(ctx, plan, sent):
    account, plan_id = plan
    fill_form(sent, {"target_1": "95%"})
    content = load_plan(ctx, account, plan_id).content
    builder = GestureBuilder("Work")
    builder.put(Kind.MEASURE, content.measures[0].id, target=0.92)
    builder.drop(Kind.MEASURE, [content.measures[1].id])
    do_plan_gesture(ctx, plan_id, builder.made())
    page = read_page(ctx, plan_id, sent)
    assert [(one.before, one.now, one.own) for one in page.changes] == [("92.0%", "95.0%", True)]
    assert page.notes == ("Mood is not in the plan any more.",)


@pytest.mark.parametrize(
    ("was", "put"),
    [
        (b'"objective_id": ', b'"objective_ix": '),
        (b'"baseline": 0.8', b'"baseline": NaN'),
        (b'"kind": "raise"', b'"kind": "bonus"'),
        (b'"mark": "success', b'"mark": "failure'),
        (b'"lines": 3', b'"lines": 9'),
        (b'"format": 2', b'"format": X'),
    ],
)
def test_a_form_that_was_tampered_with_is_refused(ctx, plan, sent, was, put):
    content = sent.read_bytes()
    assert content.count(was)
    sent.write_bytes(content.replace(was, put))
    before = dump(ctx.workspace)
    with pytest.raises(KnownError, match=r"page\.pdf is no page"):
        read_page(ctx, plan[1], sent)
    assert dump(ctx.workspace) == before


def test_files_that_are_no_form_are_refused_in_one_line(ctx, plan, sent, tmp_path):
    account, plan_id = plan
    other = add_plan(ctx, account).plan_id
    with pytest.raises(KnownError, match="belongs to another plan, Success plan 2026"):
        read_page(ctx, other, sent)
    content = sent.read_bytes()
    sent.write_bytes(content.replace(b'"format": 2', b'"format": 3'))
    with pytest.raises(KnownError, match="newer version"):
        read_page(ctx, plan_id, sent)
    foreign = tmp_path / "foreign.pdf"
    for made in (b"%PDF-1.7", content[:700], b"%PDF-1.4\n" + b"(" * 100_000):
        foreign.write_bytes(made)
        with pytest.raises(KnownError, match=r"foreign\.pdf is no page"):
            read_page(ctx, plan_id, foreign)
    # Printed to a file anew: all is there to read, and no field.
    printed = pypdfium2.PdfDocument.new()
    printed.new_page(595, 842)
    printed.save(foreign)
    printed.close()
    with pytest.raises(KnownError, match=r"foreign\.pdf has no fields; ask for the form itself"):
        read_page(ctx, plan_id, foreign)
