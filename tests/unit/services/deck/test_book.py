"""The portfolio review: the figures of the whole book, and titles that say nothing else."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cs_desktop.common.errors import KnownError
from cs_desktop.common.periods import Period
from cs_desktop.domain.bands import Band
from cs_desktop.domain.deck.claims import unsupported_claim
from cs_desktop.domain.deck.content import Audience
from cs_desktop.domain.deck.design import usual_design
from cs_desktop.domain.deck.figures import collect_figures
from cs_desktop.domain.deck.kinds import DeckTemplate, SlideKey
from cs_desktop.domain.deck.shown import BrandShown
from cs_desktop.domain.deck.slides import OwnTableSlide, TitleSlide
from cs_desktop.domain.retention import Retention
from cs_desktop.models.tables import Account, Activity, Renewal, Review, Task, TeamMember, ValueConfirmation
from cs_desktop.services.deck.book.gathering import gather_book
from cs_desktop.services.deck.book.making import make_book_deck
from cs_desktop.services.deck.book.overview import book_title
from tests.workspaces import (
    TODAY,
    add_account,
    add_metric,
    add_points,
    add_product,
    add_subscription,
    context,
    new_workspace,
)

BRAND = BrandShown("Corvane", "#2355C4", "", "Confidential")
DESIGN = usual_design(DeckTemplate.PORTFOLIO, Audience.INTERNAL)


@pytest.fixture(scope="module")
def book(tmp_path_factory):
    """A book of four accounts: one grew, one fell ill, one left, one is new."""
    file = new_workspace(tmp_path_factory.mktemp("book") / "team.csdesk")
    product, active = add_product(file), add_metric(file, "weekly_active")
    began = date(2025, 1, 15)
    grew, ill, left, new = (add_account(file, name) for name in ("Grew", "Ill", "Left", "New"))
    add_subscription(
        file, grew, product, ("new", began, 10_000_000), ("expand", date(2026, 8, 1), 12_000_000),
        term_end=date(2026, 12, 31),
    )  # fmt: skip
    add_subscription(file, ill, product, ("new", began, 4_000_000), term_end=date(2026, 10, 1))
    add_subscription(file, left, product, ("new", began, 3_000_000), ("cancel", date(2026, 9, 1), 0))
    add_subscription(file, new, product, ("new", date(2026, 7, 20), 2_500_000), term_end=date(2027, 7, 20))
    for account, share in ((grew, 0.9), (ill, 0.05), (new, 0.8)):
        add_points(file, account, active, {date(2026, 6, 29): 0.9, date(2026, 9, 28): share})

    def work(tx):
        ana = TeamMember(id=tx.new_id(), name="Ana", weekly_hours=40, utilisation=0.5, admin_share=0.5)
        tx.session.add(ana)
        tx.session.flush()
        for account in (grew, ill):
            tx.session.get_one(Account, account).owner_id = ana.id
        tx.session.add_all(
            [
                Task(id=tx.new_id(), title="Call the sponsor", account_id=ill, due=date(2026, 10, 20)),
                Renewal(
                    id=tx.new_id(),
                    account_id=grew,
                    due=date(2026, 12, 31),
                    forecast="at_risk",
                    amount=11_000_000,
                ),
                Review(
                    id=tx.new_id(),
                    account_id=grew,
                    kind="qbr",
                    day=date(2026, 9, 1),
                    status="closed",
                    host_id=ana.id,
                ),
                Review(id=tx.new_id(), account_id=ill, kind="qbr", day=date(2026, 9, 2), status="no_show"),
                Activity(
                    id=tx.new_id(), account_id=ill, member_id=ana.id, day=TODAY, kind="call", minutes=600
                ),
                ValueConfirmation(
                    id=tx.new_id(),
                    account_id=grew,
                    contact_name="Ada, COO",
                    day=date(2026, 9, 10),
                    worth=5_000_000,
                    result={"measure": "Hours", "baseline": 41, "current": 27, "unit": "h"},
                    made_at=tx.now,
                ),
            ]
        )

    file.write("Fill", work)
    yield context(file)
    file.close()


@pytest.fixture(scope="module")
def facts(book):
    return gather_book(book)


def _titles(facts):
    made = make_book_deck(facts, DESIGN, BRAND)
    return {one.design.key: one.title if one.slide else one.absent.why for one in made.slides}, made


def test_the_figures_are_those_worked_by_hand(facts):
    # Q3: 100 + 40 + 30 = 170K opened; + 25 new + 20 expanded − 30 churned = 185K closed.
    kept = facts.retention
    assert (kept.arr_start, kept.new, kept.expansion, kept.churned, kept.arr_end) == (
        *(17_000_000, 2_500_000, 2_000_000, 3_000_000),
        18_500_000,
    )
    assert (facts.bands[Band.AT_RISK], facts.bands_before[Band.AT_RISK]) == (1, 0)
    assert [(one.row.name, one.task.title) for one in facts.risks] == [("Ill", "Call the sponsor")]
    assert [(one.row.name, one.amount) for one in facts.renewals] == [
        ("Ill", 4_000_000),
        ("Grew", 11_000_000),
    ]
    assert (facts.held, facts.not_held) == (1, 1)
    ana, nobody = facts.work
    # New has no owner, and so the rows come to the book's three accounts and $185K.
    assert (nobody.name, nobody.accounts, nobody.arr) == ("", 1, 2_500_000)
    # 600 minutes in four weeks are 2.5 hours a week, of 40 × 0.5 × 0.5 = 10.
    assert (ana.accounts, ana.arr, ana.reviews, ana.hours, ana.available) == (2, 16_000_000, 1, 2.5, 10.0)


def test_titles_state_the_message_and_nothing_that_the_slide_does_not(facts):
    titles, made = _titles(facts)
    assert titles[SlideKey.BOOK] == (
        "ARR grew from $170K to $185K, most of it by new accounts, $30K were lost"
    )
    assert titles[SlideKey.BOOK_HEALTH] == "2 of 3 accounts are Healthy; 1 is At risk, up from 0"
    assert titles[SlideKey.BOOK_RISK] == "One account is at risk by health, with $40K of ARR"
    assert titles[SlideKey.BOOK_RENEWALS] == (
        "$110K renew in the next 6 months, $110K of it forecast at risk; one renewal is overdue"
    )
    assert titles[SlideKey.BOOK_VALUE] == "One account confirmed 1 result worth $50K"
    assert titles[SlideKey.BOOK_WORK] == "One review was held; no commitment was scored"
    for one in made.slides:
        if one.slide is not None and not isinstance(one.slide, TitleSlide):
            told = one.slide
            told = told.table if isinstance(told, OwnTableSlide) else told
            bare = replace(told, title="")
            assert unsupported_claim(one.title, bare) == "", one.title
    assert all(figure.formula and figure.source for figure in collect_figures(made.deck.slides))
    assert made.deck.audience is Audience.INTERNAL


def _table(facts, key):
    (slide,) = (one.slide for one in _titles(facts)[1].slides if one.design.key is key)
    return slide.table


def _words(rows, place=0):
    return [
        row.cells[place].figure.text() if row.cells[place].figure else row.cells[place].text for row in rows
    ]


def test_what_is_forecast_at_risk_leads_the_renewals_however_many_there_are(facts):
    ill, grew = facts.renewals
    many = replace(facts, renewals=(*[ill] * 19, grew))
    rows = _table(many, SlideKey.BOOK_RENEWALS).rows
    assert _words(rows) == ["Grew", *["Ill"] * 15, "4 more accounts"]
    # 19 × 40K and 110K are in all, 15 × 40K and 110K are named.
    assert _words(rows, 3)[-1] == "$160K"
    one_more = replace(facts, renewals=(*[ill] * 16, grew))
    assert _words(_table(one_more, SlideKey.BOOK_RENEWALS).rows)[-1] == "Ill"


def test_work_comes_to_the_whole_book_with_what_nobody_owns(facts):
    rows = _table(facts, SlideKey.BOOK_WORK).rows
    assert [(_words(rows)[i], _words(rows, 1)[i], _words(rows, 2)[i]) for i in range(2)] == [
        ("Ana", "2", "$160K"),
        ("No owner", "1", "$25K"),
    ]


def test_sources_and_charts_say_their_days_and_sums(facts):
    source = _table(facts, SlideKey.BOOK_RISK).source
    assert "scorecards and ARR as of Sep 30, 2026, open tasks and reviews as of" in source
    fewer = replace(facts, bands_before={Band.HEALTHY: 2, Band.WATCH: 0, Band.AT_RISK: 0})
    (health,) = (one.slide for one in _titles(fewer)[1].slides if one.design.key is SlideKey.BOOK_HEALTH)
    chart = health.panels[0].chart
    assert [sum(one.y) for one in chart.series] == [2, 3]
    assert chart.subtitle == "3 with a score on Sep 30, 2026, 2 before Jul 1, 2026"


def test_value_that_was_confirmed_before_is_told_by_account(book):
    later = gather_book(book, "2026-Q4")
    titles, made = _titles(later)
    assert titles[SlideKey.BOOK_VALUE] == (
        "Nothing was confirmed in this period; 1 of 3 accounts ever confirmed a result"
    )
    (value,) = (one.slide.table for one in made.slides if one.design.key is SlideKey.BOOK_VALUE)
    assert [
        [cell.figure.text() if cell.figure else cell.text for cell in row.cells] for row in value.rows
    ] == [["Grew", "$50K"]]


def test_a_filter_makes_a_book_of_its_own(book):
    only = gather_book(book, None, "Ill")
    assert [row.name for row in only.rows] == ["Ill"]
    assert (only.retention.arr_start, only.retention.arr_end, only.held) == (4_000_000, 4_000_000, 0)
    with pytest.raises(KnownError, match="filter"):
        gather_book(book, None, "arr>much")


def test_an_empty_book_says_what_is_missing(tmp_path):
    file = new_workspace(tmp_path / "team.csdesk")
    titles, made = _titles(gather_book(context(file)))
    file.close()
    assert [one.design.key for one in made.slides if one.place is not None] == [SlideKey.TITLE]
    assert titles[SlideKey.BOOK] == "No account is in this book."


@given(st.tuples(*[st.integers(0, 9)] * 5))
def test_the_title_of_the_book_tells_the_direction(parts):
    start, new, expansion, contraction, churned = (100_000_00 * part for part in parts)
    end = start + new + expansion - contraction - churned
    if end < 0 or contraction + churned > start:
        return
    kept = Retention(
        *(
            Period(date(2026, 1, 1), date(2026, 4, 1)),
            start,
            new,
            expansion,
            contraction,
            churned,
            end,
            1,
            1,
            0,
        )
    )
    title = book_title(kept, "USD")
    assert ("grew" in title) == (bool(start) and end > start)
    assert ("fell" in title) == (end < start)
    if "most of it by new accounts" in title:
        assert new >= expansion
    if "accounts that reduced" in title:
        assert contraction > churned
