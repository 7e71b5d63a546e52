"""The shared plan as PDF and XLSX: all that is shared is there, and nothing internal ever is."""

import io
import zipfile
from datetime import date

import pypdfium2
import pytest
from openpyxl import load_workbook

from cs_desktop.common.errors import KnownError
from cs_desktop.domain.changes import Kind
from cs_desktop.domain.gestures import GestureBuilder
from cs_desktop.domain.plan.sharing import People, ShareFormat, ShareRequest, SheetSize
from cs_desktop.models.tables import Agreement, Contact, TeamMember, ValueConfirmation
from cs_desktop.services.plan.changing import do_plan_gesture
from cs_desktop.services.plan.plans import add_plan
from cs_desktop.services.plan.sharing import export_plan, find_plan
from tests.workspaces import NOON, TODAY, add_account

SECRETS = (
    "RIVAL-PLAN",
    "RIVAL-OBJECTIVE",
    "RIVAL-ACTION",
    "RIVAL-MILESTONE",
    "RIVAL-OVERRIDE",
    "RIVAL-WORTH",
    "RIVAL-POINT",
    "RIVAL-CONTACT",
    "RIVAL-OURS-ALONE",
    "RIVAL-DROPPED",
    "RIVAL-REVOKED",
    "77777",
)


def _people(ctx, account):
    def work(tx):
        contact = Contact(
            id=tx.new_id(),
            account_id=account,
            name="Nora Falk",
            title="Head of Planning",
            notes="RIVAL-CONTACT",
        )
        member = TeamMember(id=tx.new_id(), name="Ana Ruiz", role="Customer success")
        tx.session.add_all([contact, member])
        return contact.id, member.id

    return ctx.workspace.write("Add people", work).value


def _whole_plan(ctx, objective="Departures leave on time"):
    """Make a plan with everything in it, shared and internal; return account and plan."""
    account = add_account(ctx.workspace, desired_outcome="Every depot plans before four")
    contact, member = _people(ctx, account)
    plan_id = add_plan(ctx, account).plan_id
    builder = GestureBuilder("Work")
    builder.put(
        Kind.SUCCESS_PLAN, plan_id, name="Plan 2026", notes="RIVAL-PLAN", shared_notes="Read by both sides"
    )
    one = builder.add(
        Kind.OBJECTIVE,
        text=objective,
        category="Outcome",
        owner_id=member,
        contact_id=contact,
        notes="RIVAL-OBJECTIVE",
        shared_notes="Counted weekly",
        override="behind",
        override_reason="RIVAL-OVERRIDE",
        override_on=TODAY,
    )
    builder.add(Kind.OBJECTIVE, text="RIVAL-DROPPED", state="dropped", position=9)
    builder.add(Kind.OBJECTIVE, text="Open depot seven", state="parked", position=8)
    measure = builder.add(
        Kind.MEASURE,
        objective_id=one,
        name="Share of weekly departures",
        unit="% of departures",
        definition="Left within five minutes",
        baseline=89.5,
        baseline_on=date(2026, 4, 1),
        target=97.0,
        current=94.8,
        current_on=TODAY,
        due=date(2026, 12, 11),
        worth_value=7777700,
        worth_note="RIVAL-WORTH",
    )
    builder.add(Kind.MEASURE_POINT, measure_id=measure, day=TODAY, value=94.8, note="RIVAL-POINT")
    builder.add(
        Kind.PLAN_ACTION,
        text="Run two clinics",
        party="ours",
        owner_id=member,
        due=TODAY,
        objective_id=one,
        notes="RIVAL-ACTION",
    )
    builder.add(Kind.PLAN_ACTION, text="Name a lead", party="theirs", contact_id=contact, done_on=TODAY)
    for name, party in (("Six depots live", "theirs"), ("Go-live", "shared"), ("RIVAL-OURS-ALONE", "ours")):
        builder.add(Kind.MILESTONE, name=name, party=party, due=date(2026, 11, 20), notes="RIVAL-MILESTONE")
    do_plan_gesture(ctx, plan_id, builder.made())
    _ledger(ctx, account, plan_id, contact)
    return account, plan_id


def _ledger(ctx, account, plan_id, contact):
    def work(tx):
        common = {
            "account_id": account,
            "plan_id": plan_id,
            "contact_id": contact,
            "contact_name": "Nora Falk, Head of Planning",
            "made_at": NOON.now(),
        }
        held = Agreement(id=tx.new_id(), day=date(2026, 4, 14), quote="This is our aim", terms={}, **common)
        gone = Agreement(id=tx.new_id(), day=date(2026, 4, 1), quote="RIVAL-REVOKED", terms={}, **common)
        back = Agreement(
            id=tx.new_id(),
            day=date(2026, 4, 2),
            revokes_id=gone.id,
            reason="RIVAL-REVOKED",
            terms={},
            **common,
        )
        value = ValueConfirmation(
            id=tx.new_id(),
            day=date(2026, 7, 1),
            quote="Mornings are calm",
            result={"objective": "Calm mornings", "measure": "Hours", "formula": "RIVAL-WORTH"},
            worth=12_345_600,
            **common,
        )
        tx.session.add_all([held, gone, back, value])

    ctx.workspace.write("Sign", work)


def _pdf_text(path):
    document = pypdfium2.PdfDocument(path)
    try:
        return [" ".join(page.get_textpage().get_text_range().split()) for page in document]
    finally:
        document.close()


def _xlsx_text(path):
    """Return everything in the file, unpacked: shared texts, sheets and metadata."""
    with zipfile.ZipFile(path) as parts:
        return "\n".join(parts.read(name).decode("utf-8", "replace") for name in parts.namelist())


SHARED = (
    "Plan 2026",
    "Every depot plans before four",
    "Departures leave on time",
    "Share of weekly departures",
    "Left within five minutes",
    "Counted weekly",
    "Read by both sides",
    "Run two clinics",
    "Name a lead",
    "Six depots live",
    "Go-live",
    "Open depot seven",
    "This is our aim",
    "Mornings are calm",
    "Nora Falk",
    "Ana Ruiz",
    "Corvane",
    "Halden Freight",
)


@pytest.mark.parametrize("paper", list(SheetSize))
def test_the_pdf_holds_all_that_is_shared_and_nothing_else(ctx, tmp_path, paper):
    account, plan_id = _whole_plan(ctx)
    out = tmp_path / "plan.pdf"
    made = export_plan(ctx, account, plan_id, ShareRequest(paper=paper), out)
    text = " ".join(_pdf_text(out))
    assert [one for one in SHARED if one not in text] == []
    assert [one for one in SECRETS if one in text] == []
    assert "123,456" not in text
    assert "CS Desktop" not in text
    raw = out.read_bytes()
    assert b"CS Desktop" not in raw
    assert (made.pages, made.warnings) == (len(_pdf_text(out)), ())
    export_plan(ctx, account, plan_id, ShareRequest(paper=paper), out)
    assert out.read_bytes() == raw


def test_the_workbook_holds_all_that_is_shared_and_nothing_else(ctx, tmp_path):
    account, plan_id = _whole_plan(ctx)
    out = tmp_path / "plan.xlsx"
    export_plan(ctx, account, plan_id, ShareRequest(ShareFormat.XLSX), out)
    text = _xlsx_text(out)
    assert [one for one in SHARED if one not in text] == []
    assert [one for one in SECRETS if one in text] == []
    assert "CS Desktop" not in text
    book = load_workbook(out)
    row = [cell.value for cell in book["Objectives"][2]]
    # By October 13 it should be 89.5 + 7.5 × 195 / 254 days = 95.3, which is more than 94.8.
    assert row[:10] == [
        *(1, "Departures leave on time", "Outcome", "Share of weekly departures", "% of departures"),
        *(89.5, 94.8, 97, book["Objectives"]["I2"].value, "Behind"),
    ]
    assert book["Objectives"]["I2"].value.date() == date(2026, 12, 11)
    assert {sheet.title for sheet in book} == {
        *("Plan", "Objectives", "Milestones", "Actions", "Agreed and confirmed"),
    }


def test_what_is_not_asked_for_is_left_out_and_value_stands_only_where_it_is(ctx, tmp_path):
    account, plan_id = _whole_plan(ctx)
    out = tmp_path / "plan.pdf"
    export_plan(ctx, account, plan_id, ShareRequest(actions=False, ledger=False), out)
    text = " ".join(_pdf_text(out))
    assert "Run two clinics" not in text
    assert "This is our aim" not in text
    export_plan(ctx, account, plan_id, ShareRequest(value=True, people=People.ROLES), out)
    text = " ".join(_pdf_text(out))
    assert "$123,456" in text
    assert "Nora Falk" not in text
    assert "Ana Ruiz" not in text
    assert "Head of Planning" in text


def test_long_texts_flow_over_pages_and_nothing_is_cut(ctx, tmp_path):
    words = [f"word{number}" for number in range(2000)]
    account, plan_id = _whole_plan(ctx)
    builder = GestureBuilder("Work")
    builder.put(Kind.SUCCESS_PLAN, plan_id, outcome=" ".join(words))
    for number in range(40):
        builder.add(Kind.OBJECTIVE, text=f"Aim {number} " + "long " * 55, position=20 + number)
    do_plan_gesture(ctx, plan_id, builder.made())
    out = tmp_path / "plan.pdf"
    made = export_plan(ctx, account, plan_id, ShareRequest(), out)
    pages = _pdf_text(out)
    text = " ".join(pages)
    assert [word for word in words if word not in text] == []
    assert all(f"Aim {number} " in text for number in range(40))
    assert "…" not in text.replace("2026", "")
    assert made.pages == len(pages) > 8
    assert f"{made.pages} of {made.pages}" in pages[-1]


@pytest.mark.parametrize(
    "words",
    ["毎朝、四時までに計画する", "تغادر الشاحنات في الموعد", "Отправления вовремя", "출발을 제시간에"],
)
def test_any_script_is_drawn(ctx, tmp_path, words):
    account, plan_id = _whole_plan(ctx, words)
    out = tmp_path / "plan.pdf"
    made = export_plan(ctx, account, plan_id, ShareRequest(), out)
    assert made.warnings == ()
    assert made.pages >= 1


def test_a_text_that_looks_like_a_formula_stays_a_text(ctx, tmp_path):
    account, plan_id = _whole_plan(ctx, '=HYPERLINK("http://x","\x07click")')
    out = tmp_path / "plan.xlsx"
    export_plan(ctx, account, plan_id, ShareRequest(ShareFormat.XLSX), out)
    cell = load_workbook(io.BytesIO(out.read_bytes()))["Objectives"]["B2"]
    assert (cell.value, cell.data_type) == ('=HYPERLINK("http://x","click")', "s")


def test_bad_wishes_are_answered_in_one_line_and_nothing_is_written(ctx, tmp_path):
    account = add_account(ctx.workspace)
    with pytest.raises(KnownError, match="no success plan yet"):
        export_plan(ctx, account, None, ShareRequest(), tmp_path / "plan.pdf")
    with pytest.raises(KnownError, match="does not exist"):
        export_plan(ctx, account, None, ShareRequest(), tmp_path / "no" / "plan.pdf")
    with pytest.raises(KnownError, match="No plan is called X; the account's plans: none"):
        find_plan(ctx, account, "X")
    assert list(tmp_path.glob("*.pdf")) == []
    assert find_plan(ctx, account, None) is None
