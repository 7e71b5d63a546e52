"""Changes in the words of the program."""

import sqlite3
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cs_desktop.common.language import ENGLISH, load_language, speak
from cs_desktop.domain.history import HistoryFilter, HistoryScope
from cs_desktop.models.tables import (
    Account,
    Activity,
    Contact,
    Deck,
    DeckSlide,
    LifecycleStage,
    Measure,
    Objective,
    Renewal,
    SuccessPlan,
    Task,
    TeamMember,
    Workspace,
)
from cs_desktop.models.write import WriteTx
from cs_desktop.services.changelog import load_detail, load_history
from cs_desktop.services.changelog.shortening import LIMIT, one_line, with_difference
from cs_desktop.services.context import Context
from cs_desktop.services.deleting import delete_accounts
from tests.unit.services.changelog.conftest import Office
from tests.workspaces import add_account, add_product, add_subscription, edit_account


def _lines(ctx: Context, place: int = 0) -> list[str]:
    """Return the changes of one of the newest entries as the program words them."""
    entry = load_history(ctx, HistoryScope(), HistoryFilter()).entries[place]
    return [
        line.label
        if line.operation != "update"
        else f"{line.subject} · {line.label}: {line.old} → {line.new}"
        for line in load_detail(ctx, entry, HistoryScope()).lines
    ]


@pytest.fixture
def ctx(office: Office) -> Context:
    return office.person("ana")


def _change(ctx: Context, cls: type, item_id: int, **values: object) -> None:
    def work(tx: WriteTx) -> None:
        item = tx.session.get(cls, item_id)
        for name, value in values.items():
            setattr(item, name, value)

    ctx.workspace.write("Change", work)


def _add(ctx: Context, item: object) -> None:
    ctx.workspace.write("Add", lambda tx: tx.session.add(item))


@pytest.mark.parametrize(
    ("column", "old", "new", "words"),
    [
        ("industry", "Logistics", "Freight", "Industry: Logistics → Freight"),
        ("industry", "", "Freight", "Industry:  → Freight"),
        ("customer_since", date(2025, 4, 1), date(2027, 1, 31), "Customer since: Apr 1, 2025 → Jan 31, 2027"),
        # In dollars: 1,234,567 cents are $12,345.67.
        ("acquisition_cost", None, 1_234_567, "Acquisition cost:  → $12,345.67"),
        ("acquisition_cost", 5, -5, "Acquisition cost: $0.05 → −$0.05"),
        ("relation", "customer", "prospect", "Relation: Customer → Prospect"),
        ("external_id", "A-1", "株式会社", "External id: A-1 → 株式会社"),
    ],
)
def test_values_read_as_elsewhere_in_the_program(ctx, column, old, new, words):
    account = add_account(ctx.workspace, "Halden", **{column: old})
    _change(ctx, Account, account, **{column: new})
    assert _lines(ctx) == [f"Account Halden · {words}"]


def test_a_measure_reads_as_on_its_page(ctx):
    account = add_account(ctx.workspace, "Halden")
    _add(ctx, SuccessPlan(id=41, account_id=account, name="Plan"))
    _add(ctx, Objective(id=42, plan_id=41, text="Trust"))
    _add(
        ctx,
        Measure(id=43, objective_id=42, name="Trust", kind="scale", scale={"words": ["No", "Some", "All"]}),
    )
    _change(ctx, Measure, 43, baseline=0.0, steps={"steps": [["2026-12-01", 1]]})
    assert _lines(ctx) == [
        "Measure Trust · Baseline:  → No",
        "Measure Trust · Steps on the way:  → Dec 1, 2026: Some",
    ]
    _change(ctx, Measure, 43, kind="raise", scale={"words": ["No", "All"]}, baseline=0.5)
    assert _lines(ctx) == [
        "Measure Trust · Kind: Ordered scale → Raise",
        "Measure Trust · Baseline: 0 → 0.5",
        "Measure Trust · Scale: No, Some, All → No, All",
    ]


def test_measures_that_a_slide_leaves_out_are_named(ctx):
    account = add_account(ctx.workspace, "Halden")
    hours, plan, aim, deck, slide = range(1, 6)
    _add(ctx, SuccessPlan(id=plan, account_id=account, name="Plan"))
    _add(ctx, Objective(id=aim, plan_id=plan, text="Mornings back"))
    _add(ctx, Measure(id=hours, objective_id=aim, name="Hours"))
    _add(ctx, Deck(id=deck, account_id=account, name="Review", template="ebr", made_on=date(2026, 10, 1)))
    _add(ctx, DeckSlide(id=slide, deck_id=deck, key="outcomes", options={"owners": True}))
    _change(ctx, DeckSlide, slide, options={"left_out": [hours, 99], "owners": True})
    assert _lines(ctx) == ["Slide Outcomes · Measures left out:  → Hours, measure that is gone"]


def test_fractions_yes_and_times(ctx):
    _change(ctx, Workspace, 1, gross_margin=0.805)
    assert _lines(ctx) == ["Workspace Corvane · Gross margin:  → 80.5%"]
    speak(load_language("de"))
    try:
        assert _lines(ctx) == ["Arbeitsbereich Corvane · Bruttomarge:  → 80,5 %"]
    finally:
        speak(ENGLISH)
    account = add_account(ctx.workspace, "Halden")
    _add(ctx, Renewal(id=31, account_id=account, due=date(2027, 1, 31), auto_renew=False))
    assert _lines(ctx) == ["Added renewal due Jan 31, 2027"]
    _change(ctx, Renewal, 31, auto_renew=True, due=date(2027, 2, 1))
    assert _lines(ctx) == [
        "Renewal due Feb 1, 2027 · Due: Jan 31, 2027 → Feb 1, 2027",
        "Renewal due Feb 1, 2027 · Renews by itself: No → Yes",
    ]
    _add(ctx, Task(id=32, title="Call Mira"))
    _change(ctx, Task, 32, done_at=datetime(2026, 10, 13, 10, 42, tzinfo=UTC))
    local = datetime(2026, 10, 13, 10, 42, tzinfo=UTC).astimezone()
    hour = (local.hour - 1) % 12 + 1
    assert _lines(ctx)[0].endswith(f"{hour}:{local.minute:02d} {'AM' if local.hour < 12 else 'PM'}")


def test_ids_are_shown_as_names_also_of_what_is_gone(ctx):
    for member_id, name in ((11, "Ana Ruiz"), (12, "Bo Lindqvist")):
        _add(ctx, TeamMember(id=member_id, name=name))
    stage = LifecycleStage(id=13, name="Adopt", position=9)
    _add(ctx, stage)
    account = add_account(ctx.workspace, "Halden", owner_id=11)
    _change(ctx, Account, account, owner_id=12, lifecycle_id=13)
    expected = [
        "Account Halden · Owner: Ana Ruiz → Bo Lindqvist",
        "Account Halden · Lifecycle stage:  → Adopt",
    ]
    assert _lines(ctx) == expected
    _change(ctx, Account, account, owner_id=None)

    def leave(tx: WriteTx) -> None:
        tx.session.delete(tx.session.get(TeamMember, 11))

    ctx.workspace.write("Delete", leave)
    assert _lines(ctx) == ["Deleted team member Ana Ruiz"]
    assert _lines(ctx, 2) == expected


def test_what_came_and_went_is_named_with_its_kind(ctx):
    account = add_account(ctx.workspace, "Halden")
    assert _lines(ctx) == ["Added account Halden"]
    product = add_product(ctx.workspace, "Plan")
    add_subscription(ctx.workspace, account, product, ("new", date(2025, 4, 1), 100))
    assert _lines(ctx) == ["Added subscription Plan", "Added subscription event New on Apr 1, 2025 of Plan"]
    _add(ctx, Contact(id=21, account_id=account, name="Mira Olsen"))
    assert _lines(ctx) == ["Added contact Mira Olsen"]
    _add(ctx, Activity(id=22, account_id=account, kind="qbr", day=date(2026, 10, 7)))
    assert _lines(ctx) == ["Added activity QBR on Oct 7, 2026"]
    delete_accounts(ctx, [account])
    assert set(_lines(ctx)) == {
        "Deleted account Halden",
        "Deleted subscription Plan",
        "Deleted subscription event New on Apr 1, 2025 of Plan",
        "Deleted contact Mira Olsen",
        "Deleted activity QBR on Oct 7, 2026",
    }


def test_an_owner_keeps_the_words_of_its_dated_values(ctx):
    account = add_account(ctx.workspace, "Halden")
    edit_account(ctx, account, "owner", "", "Ana Ruiz")
    edit_account(ctx, account, "owner", "Ana Ruiz", "Bo")
    assert _lines(ctx) == [
        "Added team member Bo",
        "Account Halden · Owner: Ana Ruiz → Bo",
        "Added dated value owner Bo from Oct 13, 2026",
    ]


def test_each_of_the_users_own_fields_has_its_line(ctx):
    account = add_account(ctx.workspace, "Halden", custom={"Plan code": "A", "Kept": 1})
    _change(ctx, Account, account, custom={"Plan code": "B", "Kept": 1, "New": True})
    assert _lines(ctx) == ["Account Halden · Plan code: A → B", "Account Halden · New:  → Yes"]


def test_a_long_old_value_is_read_from_where_the_log_has_it(ctx):
    text = ("word " * 400).strip()
    account = add_account(ctx.workspace, "Halden", notes=text)
    edit_account(ctx, account, "notes", text, f"{text} end")
    (line,) = _lines(ctx)
    # Both begin shortly before what differs, and the old one is there though it is not stored twice.
    assert line == f"Account Halden · Notes: …{'word ' * 4}word → …{'word ' * 5}end"


def test_a_page_of_changes_leads_to_the_next(ctx):
    def many(tx: WriteTx) -> None:
        for number in range(120):
            tx.session.add(Account(id=1000 + number, name=f"A{number}"))

    ctx.workspace.write("Import accounts.csv", many)
    (entry, *_) = load_history(ctx, HistoryScope(), HistoryFilter()).entries
    assert (entry.count, entry.whole) == (120, 120)
    first = load_detail(ctx, entry, HistoryScope(), limit=50)
    assert first.summary == ("120 accounts added",)
    names = [line.name for line in first.lines]
    after = first.after
    while after is not None:
        part = load_detail(ctx, entry, HistoryScope(), after, limit=50)
        assert part.summary == ()
        names += [line.name for line in part.lines]
        after = part.after
    assert names == [f"A{number}" for number in range(120)]
    mine = load_detail(ctx, entry, HistoryScope(1007))
    assert [line.label for line in mine.lines] == ["Added account A7"]
    assert (mine.after, mine.summary) == (None, ())


def test_damaged_json_is_shown_as_it_stands(ctx, office):
    account = add_account(ctx.workspace, "Halden", industry="Freight")
    _add(ctx, Contact(id=5, account_id=account, name="Mira"))
    ctx.workspace.write("Delete", lambda tx: tx.session.delete(tx.session.get(Contact, 5)))
    _change(ctx, Account, account, industry="Food")
    spoiling = sqlite3.connect(office.path)
    spoiling.execute("UPDATE change SET new = '\"Fo' WHERE field = 'industry'")
    spoiling.execute("UPDATE change SET old = '{' WHERE op = 'delete'")
    spoiling.commit()
    spoiling.close()
    assert _lines(ctx) == ['Account Halden · Industry: Freight → "Fo']
    assert _lines(ctx, 1) == ["Deleted contact"]
    assert load_history(ctx, HistoryScope(account), HistoryFilter()).entries


TEXTS = st.text(st.sampled_from("ab \n株é"), max_size=600)


@given(TEXTS, TEXTS)
def test_shortened_texts_keep_what_differs_first(old, new):
    shown = with_difference(old, new)
    assert all(len(text) <= LIMIT + 1 and "\n" not in text for text in shown)
    if max(len(old), len(new)) <= LIMIT:
        assert shown == (" ".join(old.split()), " ".join(new.split()))


def test_the_difference_of_long_texts_is_in_sight():
    same = "the same words again and again " * 40
    old, new = with_difference(f"{same}before. {same}", f"{same}after. {same}")
    assert "before." in old
    assert "after." in new
    assert one_line("x" * 1000) == "x" * (LIMIT - 1) + "…"
