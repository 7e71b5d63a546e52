"""A portfolio after a change is the one that would be read anew."""

from collections.abc import Callable, Collection, Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from cs_desktop.common.clock import FixedClock
from cs_desktop.domain.bands import Band
from cs_desktop.domain.changes import Change, Kind
from cs_desktop.domain.portfolio import Portfolio
from cs_desktop.domain.scorecards.book import Rule
from cs_desktop.domain.scorecards.card import Axis, Measure
from cs_desktop.domain.scorecards.content import CardContent, stored_content
from cs_desktop.domain.vocabulary import MetricKind, OverrideReason
from cs_desktop.models.tables import (
    Account,
    Activity,
    Contact,
    HealthOverride,
    Renewal,
    Review,
    Scorecard,
    ScorecardVersion,
    Subscription,
    SubscriptionEvent,
    SuccessPlan,
    TeamMember,
    ValueConfirmation,
)
from cs_desktop.models.write import WriteTx
from cs_desktop.services import portfolio_refresh
from cs_desktop.services.context import Context
from cs_desktop.services.history import revert
from cs_desktop.services.portfolio import load_portfolio, reread_book
from cs_desktop.services.portfolio_refresh import ROWS_ANEW, refresh_portfolio
from tests.workspaces import (
    TODAY,
    add_account,
    add_metric,
    add_points,
    add_product,
    add_subscription,
    context,
    edit_account,
    new_workspace,
)

FIELDS = ("name", "segment", "tier", "industry", "region", "notes", "customer_since")


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Context]:
    workspace = new_workspace(tmp_path / "a.csdesk")
    parent = add_account(workspace, "Halden Group")
    halden = add_account(workspace, "Halden Freight", parent_id=parent)
    add_account(workspace, "Kessel Dental")
    add_subscription(workspace, halden, add_product(workspace), ("new", date(2025, 4, 1), 64_000_000))
    yield context(workspace)
    workspace.close()


@pytest.fixture
def full_reads(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Count how often everything is read."""
    reads: list[int] = []

    def counted(ctx: Context) -> object:
        reads.append(1)
        return load_portfolio(ctx)

    monkeypatch.setattr(portfolio_refresh, "load_portfolio", counted)
    return reads


def account(book: Context, name: str) -> int:
    return next(row.id for row in load_portfolio(book).rows if row.name == name)


def write(book: Context, work: Callable[[WriteTx], object]) -> Change:
    change = book.workspace.write("Change", work).change
    assert change is not None
    return change


def add_call(book: Context, account_id: int, day: date = date(2026, 10, 12)) -> Change:
    def work(tx: WriteTx) -> None:
        tx.session.add(Activity(id=tx.new_id(), account_id=account_id, kind="call", day=day, minutes=30))

    return write(book, work)


def add_review(book: Context, account_id: int, day: date) -> Change:
    def work(tx: WriteTx) -> None:
        tx.session.add(Review(id=tx.new_id(), account_id=account_id, kind="qbr", day=day))

    return write(book, work)


def test_an_edit_or_a_call_rewords_one_row_and_reads_no_other(book: Context, full_reads: list[int]) -> None:
    known = load_portfolio(book)
    kessel = account(book, "Kessel Dental")
    edit_account(book, kessel, "industry", "", "Dental care")
    after = refresh_portfolio(book, known, Change(1, 9, "", {Kind.ACCOUNT: frozenset({kessel})}))
    after = refresh_portfolio(book, after, add_call(book, kessel))
    assert full_reads == []
    (row,) = (row for row in after.rows if row.id == kessel)
    assert (row.industry, row.last_contact) == ("Dental care", date(2026, 10, 12))
    assert after.rows == load_portfolio(book).rows


def test_a_new_name_keeps_the_rows_in_order_and_reaches_the_accounts_below(book: Context) -> None:
    known = load_portfolio(book)
    for name, new in (("Kessel Dental", "Aardvark Dental"), ("Halden Group", "Zeta Group")):
        renamed = account(book, name)
        edit_account(book, renamed, "name", name, new)
        known = refresh_portfolio(book, known, Change(1, 9, "", {Kind.ACCOUNT: frozenset({renamed})}))
        assert known.rows == load_portfolio(book).rows
    assert [(row.name, row.parent) for row in known.rows] == [
        ("Aardvark Dental", ""),
        ("Halden Freight", "Zeta Group"),
        ("Zeta Group", ""),
    ]


@pytest.mark.parametrize(
    "ids",
    [
        {Kind.ACCOUNT: None},
        {Kind.ACCOUNT: frozenset(range(1, ROWS_ANEW + 2))},
        {Kind.ACCOUNT: frozenset({7})},
        {Kind.ACTIVITY: frozenset({7})},
        {Kind.ACTIVITY: None},
        {Kind.REVIEW: frozenset({7})},
        {Kind.SUBSCRIPTION: frozenset({7})},
        {Kind.TEAM_MEMBER: frozenset({7})},
    ],
)
def test_whatever_else_changed_health_is_not_read_again(
    book: Context, full_reads: list[int], ids: dict[Kind, frozenset[int] | None]
) -> None:
    known = load_portfolio(book)
    assert refresh_portfolio(book, known, Change(1, known.pos, "", ids)) == known
    assert full_reads == []


@pytest.mark.parametrize("kind", [Kind.WORKSPACE, Kind.POINT_BATCH, Kind.SURVEY_ANSWER])
def test_what_health_is_made_of_reads_everything(book: Context, full_reads: list[int], kind: Kind) -> None:
    known = load_portfolio(book)
    assert refresh_portfolio(book, known, Change(1, 9, "", {kind: frozenset({1})})).rows == known.rows
    assert full_reads == [1]


def test_contracts_names_and_reviews_reach_the_rows_without_health_being_read(
    book: Context, full_reads: list[int]
) -> None:
    known = load_portfolio(book)
    kessel = account(book, "Kessel Dental")

    def sign(tx: WriteTx) -> None:
        owner = TeamMember(id=tx.new_id(), name="Ana Ruiz")
        tx.session.add(owner)
        tx.session.flush()
        tx.session.get_one(Account, kessel).owner_id = owner.id
        tx.session.add(
            Renewal(
                id=tx.new_id(),
                account_id=kessel,
                due=date(2027, 3, 1),
                notice_by=date(2026, 12, 1),
                forecast="likely",
            )
        )

    known = refresh_portfolio(book, known, write(book, sign))
    known = refresh_portfolio(book, known, add_review(book, kessel, date(2026, 11, 5)))
    (row,) = (row for row in known.rows if row.id == kessel)
    assert (row.owner, row.renewal, row.notice_by) == ("Ana Ruiz", date(2027, 3, 1), date(2026, 12, 1))
    assert (row.next_review, row.review_kind) == (date(2026, 11, 5), "qbr")
    assert full_reads == []
    assert known == load_portfolio(book)
    known = refresh_portfolio(book, known, add_review(book, kessel, date(2026, 10, 20)))
    assert known.tiles[-1].value == 1, "one is due within 14 days now"
    assert known == load_portfolio(book)


def set_health(book: Context, account_id: int, score: float) -> Change:
    def work(tx: WriteTx) -> None:
        tx.session.add(
            HealthOverride(
                id=tx.new_id(),
                account_id=account_id,
                score=score,
                reason=OverrideReason.KNOWN_RISK.value,
                from_day=TODAY,
                until=TODAY,
            )
        )

    return write(book, work)


def test_an_override_scores_its_account_alone_anew(book: Context, full_reads: list[int]) -> None:
    known = load_portfolio(book)
    halden = account(book, "Halden Freight")
    known = refresh_portfolio(book, known, set_health(book, halden, 20))
    (row,) = (row for row in known.rows if row.id == halden)
    assert (row.health, row.band, row.shadow, row.health_history[-2:]) == (20, Band.AT_RISK, None, (None, 20))
    at_risk = next(tile for tile in known.tiles if tile.label == "At-risk ARR")
    assert at_risk.value == 64_000_000
    assert full_reads == []
    assert known == load_portfolio(book)


def test_what_no_scorecard_hangs_on_leaves_every_row_as_it_is(book: Context, full_reads: list[int]) -> None:
    known = load_portfolio(book)
    halden = account(book, "Halden Freight")

    def work(tx: WriteTx) -> None:
        tx.session.add(Contact(id=tx.new_id(), account_id=halden, name="Ana"))

    change = write(book, work)
    after = refresh_portfolio(book, known, change)
    assert after.rows is known.rows
    assert (after.pos, full_reads) == (change.pos, [])
    assert after == load_portfolio(book)


def publish(book: Context, rule: Rule) -> Change:
    """Publish a scorecard by what was trained, for those who fit a rule."""
    measure = Measure(
        "people_trained", "Trained", 100, Axis.OUTCOME, ((0, 0), (10, 100)), MetricKind.LAST, 400, 400
    )
    content = stored_content(CardContent((measure,), rule=rule))

    def work(tx: WriteTx) -> None:
        card = Scorecard(id=tx.new_id(), name="For the few", version=1)
        tx.session.add(card)
        tx.session.flush()
        tx.session.add(
            ScorecardVersion(
                id=tx.new_id(), scorecard_id=card.id, number=1, published_on=TODAY, content=content
            )
        )

    return write(book, work)


def test_a_scorecard_scores_all_anew_its_draft_nobody_and_whom_it_fits_follows_the_account(
    book: Context, full_reads: list[int]
) -> None:
    known = load_portfolio(book)
    halden, kessel = account(book, "Halden Freight"), account(book, "Kessel Dental")
    known = refresh_portfolio(book, known, publish(book, Rule(segment="Enterprise")))
    assert full_reads == [1]

    def draft(tx: WriteTx) -> None:
        (card,) = tx.session.scalars(select(Scorecard))
        card.draft = {"measures": []}

    known = refresh_portfolio(book, known, write(book, draft))
    assert full_reads == [1]

    def train(tx: WriteTx) -> None:
        for account_id in (halden, kessel):
            tx.session.add(Contact(id=tx.new_id(), account_id=account_id, name="Ana", trained_on=TODAY))

    known = refresh_portfolio(book, known, write(book, train))
    edit_account(book, kessel, "segment", "", "Enterprise")
    known = refresh_portfolio(book, known, Change(1, 99, "", {Kind.ACCOUNT: frozenset({kessel})}))
    assert [(row.name, row.health) for row in known.rows if row.health is not None] == [("Kessel Dental", 10)]
    assert full_reads == [1]
    assert known.rows == load_portfolio(book).rows


@pytest.fixture
def whole_books(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Count how often the rows of all accounts are read."""
    reads: list[int] = []

    def counted(ctx: Context, known: Portfolio, moved: Collection[int]) -> Portfolio | None:
        reads.append(1)
        return reread_book(ctx, known, moved)

    monkeypatch.setattr(portfolio_refresh, "reread_book", counted)
    return reads


def test_a_contract_reaches_its_account_and_the_figures_above_and_no_other_row_is_read(
    book: Context, whole_books: list[int], full_reads: list[int]
) -> None:
    known = load_portfolio(book)
    halden = account(book, "Halden Freight")

    def expand(tx: WriteTx) -> None:
        (signed,) = tx.session.scalars(select(Subscription))
        signed.arr = 70_000_000
        tx.session.add(
            SubscriptionEvent(
                id=tx.new_id(),
                subscription_id=signed.id,
                kind="expand",
                effective=date(2026, 10, 1),
                arr=70_000_000,
                position=1,
            )
        )
        tx.session.add(Renewal(id=tx.new_id(), account_id=halden, due=date(2027, 4, 1), forecast="likely"))

    expanded = write(book, expand)
    known = refresh_portfolio(book, known, expanded)
    (row,) = (row for row in known.rows if row.id == halden)
    assert (row.arr, row.renewal, known.tiles[0].value) == (70_000_000, date(2027, 4, 1), 70_000_000)
    assert known == load_portfolio(book)

    # What is gone again still tells whose it was.
    undone = revert(book, expanded.change_set_id)
    assert undone.change is not None
    known = refresh_portfolio(book, known, undone.change)
    assert known.tiles[0].value == 64_000_000
    assert known == load_portfolio(book)
    assert (whole_books, full_reads) == ([], [])


def add_confirmation(
    book: Context, account_id: int, plan_id: int, worth: int | None, revokes_id: int | None = None
) -> tuple[int, Change]:
    """Confirm a result, or take that back; return the entry and the change."""

    def work(tx: WriteTx) -> int:
        entry = ValueConfirmation(id=tx.new_id(), account_id=account_id, plan_id=plan_id, day=TODAY)
        entry.contact_name, entry.made_by, entry.made_at = "Ana, COO", "me", tx.now
        entry.quote, entry.result, entry.worth, entry.revokes_id = "Yes", {}, worth, revokes_id
        tx.session.add(entry)
        return entry.id

    written = book.workspace.write("Confirm", work)
    assert written.change is not None
    return written.value, written.change


def test_a_confirmed_value_reaches_its_account_and_the_tile_and_goes_when_it_is_revoked(
    book: Context, whole_books: list[int], full_reads: list[int]
) -> None:
    """7,000.00 and 1,500.00 and one without an amount: 8,500.00 of two accounts; less 7,000.00 then."""
    known = load_portfolio(book)
    assert {row.value_confirmed for row in known.rows} == {None}
    assert "Value confirmed" not in {tile.label for tile in known.tiles}
    halden, kessel = account(book, "Halden Freight"), account(book, "Kessel Dental")

    def plan(tx: WriteTx) -> int:
        made = SuccessPlan(id=tx.new_id(), account_id=halden, name="Plan")
        tx.session.add(made)
        return made.id

    plan_id = book.workspace.write("Plan", plan).value
    first = 0
    for account_id, worth in ((halden, 700_000), (halden, 150_000), (kessel, None)):
        entry, change = add_confirmation(book, account_id, plan_id, worth)
        first = first or entry
        known = refresh_portfolio(book, known, change)
    assert {row.name: row.value_confirmed for row in known.rows} == {
        "Halden Freight": 850_000,
        "Halden Group": None,
        "Kessel Dental": 0,
    }
    tile = known.tiles[-2]
    assert (tile.label, tile.value, tile.note) == (
        "Value confirmed",
        850_000,
        "2 accounts with a confirmed result",
    )
    assert known == load_portfolio(book)
    _, revoked = add_confirmation(book, halden, plan_id, None, first)
    known = refresh_portfolio(book, known, revoked)
    assert known.tiles[-2].value == 150_000
    assert known == load_portfolio(book)
    assert (whole_books, full_reads) == ([], [])


def test_new_and_deleted_accounts_come_and_go_without_the_others_health(
    book: Context, full_reads: list[int]
) -> None:
    known = load_portfolio(book)
    new = add_account(book.workspace, "New")
    active = add_metric(book.workspace, "weekly_active")
    add_points(book.workspace, new, active, {TODAY: 0.9})
    known = refresh_portfolio(book, known, Change(1, 9, "", {Kind.ACCOUNT: frozenset({new})}))
    assert known == load_portfolio(book)
    assert [row.health is None for row in known.rows] == [True, True, True, False]
    gone = write(book, lambda tx: tx.session.delete(tx.session.get_one(Account, new)))
    assert refresh_portfolio(book, known, gone) == load_portfolio(book)
    assert full_reads == []


def test_the_next_morning_everything_is_read(book: Context, full_reads: list[int]) -> None:
    known = load_portfolio(book)
    tomorrow = Context(book.workspace, FixedClock(datetime(2026, 10, 14, 6, tzinfo=UTC)), book.log)
    kessel = account(book, "Kessel Dental")
    after = refresh_portfolio(tomorrow, known, Change(1, 9, "", {Kind.ACCOUNT: frozenset({kessel})}))
    assert (known.as_of, after.as_of, full_reads) == (TODAY, date(2026, 10, 14), [1])


_EDITS = st.tuples(
    st.integers(0, 2), st.sampled_from(FIELDS), st.sampled_from(("", "Ana", "2025-01-02", "é 株"))
)


@settings(max_examples=15)
@given(st.lists(_EDITS | st.integers(0, 5), max_size=8))
def test_any_edits_refreshed_one_by_one_are_what_is_read_at_once(
    tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[int, str, str] | int]
) -> None:
    workspace = new_workspace(tmp_path_factory.mktemp("law") / "a.csdesk")
    book = context(workspace)
    parent = add_account(workspace, "A")
    ids = [parent, add_account(workspace, "B", parent_id=parent), add_account(workspace, "C")]
    product = add_product(workspace)
    known = load_portfolio(book)
    for step in steps:
        if isinstance(step, int) and step < 3:
            change: Change | None = add_call(book, ids[step], date(2026, 10, 1 + step))
        elif isinstance(step, int):
            change = _signed(book, ids[step - 3], product)
        else:
            change = _edited(book, ids[step[0]], step[1], step[2])
        if change is not None:
            known = refresh_portfolio(book, known, change)
    fresh = load_portfolio(book)
    workspace.close()
    assert (known.rows, known.tiles) == (fresh.rows, fresh.tiles)


def _signed(book: Context, account_id: int, product_id: int) -> Change:
    """Sign another contract for 12,000 a year, since May."""

    def work(tx: WriteTx) -> None:
        terms = {"arr": 1_200_000, "start": date(2026, 5, 1), "term_end": date(2027, 5, 1)}
        signed = Subscription(id=tx.new_id(), account_id=account_id, product_id=product_id, **terms)
        tx.session.add(signed)
        tx.session.add(
            SubscriptionEvent(
                id=tx.new_id(),
                subscription_id=signed.id,
                kind="new",
                effective=date(2026, 5, 1),
                arr=1_200_000,
            )
        )

    return write(book, work)


def _edited(book: Context, account_id: int, field: str, text: str) -> Change | None:
    """Set a field past the editor's checks of what fits where, as an import may."""
    values: dict[str, object] = {
        "name": text or "Nameless",
        "customer_since": date(2025, 1, 2) if text else None,
    }
    value = values.get(field, text)
    return book.workspace.write(
        "Change", lambda tx: setattr(tx.session.get_one(Account, account_id), field, value)
    ).change
