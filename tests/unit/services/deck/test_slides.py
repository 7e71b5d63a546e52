"""A deck from a workspace: its slides, what they rest on, and what never gets in."""

from dataclasses import asdict
from datetime import UTC, date, datetime, timedelta

import pytest

from cs_desktop.common.errors import KnownError
from cs_desktop.domain.deck.content import Audience, slide_title
from cs_desktop.domain.deck.figures import collect_figures
from cs_desktop.domain.deck.kinds import DeckTemplate
from cs_desktop.domain.deck.slides import (
    AppendixSlide,
    FiguresSlide,
    MessageSlide,
    SummarySlide,
    TitleSlide,
)
from cs_desktop.models.tables import (
    Activity,
    Contact,
    Measure,
    Metric,
    Objective,
    PlanAction,
    SuccessPlan,
    Survey,
    SurveyAnswer,
    ValueConfirmation,
)
from cs_desktop.services.deck.facts import gather
from cs_desktop.services.deck.slides import build_deck, period_words
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

QUARTER_END = date(2026, 9, 30)
SECRETS = ("hates the CFO", "detractor-secret", "internal note", "20% off")


@pytest.fixture(scope="module")
def workspace(tmp_path_factory):
    file = new_workspace(tmp_path_factory.mktemp("deck") / "team.csdesk")
    yield file
    file.close()


@pytest.fixture(scope="module")
def account(workspace):
    return _story(workspace)


@pytest.fixture(scope="module")
def facts(workspace, account):
    return gather(context(workspace), account, "2026-Q3")


@pytest.fixture(scope="module")
def deck(facts):
    return build_deck(facts, Audience.INTERNAL)


def _story(workspace) -> int:
    """Add an account with use, tickets, a survey, contacts and secrets of ours."""
    account = add_account(
        workspace,
        desired_outcome="97% of departures leave on time",
        notes="internal note",
        customer_since=date(2025, 9, 22),
        first_value=date(2025, 12, 2),
    )
    ended = date(2027, 1, 31)
    began = ("new", date(2025, 9, 22), 43_000_000)
    add_subscription(workspace, account, add_product(workspace), began, term_end=ended, discount=0.2)
    for key, kind, unit in (
        ("weekly_active", "mean", "share"),
        ("outcome_attainment", "last", "share"),
        ("tickets", "sum", "count"),
    ):
        metric = add_metric(workspace, key)

        def describe(tx, metric=metric, kind=kind, unit=unit):
            row = tx.session.get_one(Metric, metric)
            row.kind, row.unit, row.higher_is_better = kind, unit, unit == "share"

        workspace.write("Describe", describe)
        weeks = [QUARTER_END - timedelta(weeks=n) for n in range(30)]
        add_points(workspace, account, metric, {d: 0.3 + 0.01 * (30 - n) for n, d in enumerate(weeks)})

    def add_people(tx):
        tx.session.add(
            Contact(
                id=tx.new_id(),
                account_id=account,
                name="Ada",
                title="VP Operations",
                role="sponsor",
                sentiment="hates the CFO",
                influence="detractor-secret",
            )
        )
        tx.session.add(
            Activity(id=tx.new_id(), account_id=account, kind="note", day=QUARTER_END, notes="20% off")
        )
        survey = Survey(
            id=tx.new_id(), account_id=account, name="Q3", kind="nps", scale_min=0, scale_max=10, asked=4
        )
        tx.session.add(survey)
        tx.session.flush()
        for score in (10, 9, 3):
            tx.session.add(SurveyAnswer(id=tx.new_id(), survey_id=survey.id, day=QUARTER_END, score=score))

    workspace.write("People", add_people)
    workspace.write("Plan", lambda tx: _plan(tx, account))
    return account


def _plan(tx, account: int) -> None:
    """Add a plan with a measure whose result was confirmed in October, and what both sides do."""
    add = tx.session.add
    plan, objective, measure = tx.new_id(), tx.new_id(), tx.new_id()
    add(SuccessPlan(id=plan, account_id=account, name="Plan", notes="internal note"))
    tx.session.flush()
    add(Objective(id=objective, plan_id=plan, text="Leave on time", notes="internal note"))
    tx.session.flush()
    numbers = {"kind": "raise", "unit": "%", "baseline": 89.5, "target": 97.0, "current": 94.8}
    days = {"baseline_on": date(2026, 4, 14), "current_on": date(2026, 9, 28), "due": date(2026, 12, 31)}
    add(Measure(id=measure, objective_id=objective, name="On-time starts", **numbers, **days))
    tx.session.flush()
    add(PlanAction(id=tx.new_id(), plan_id=plan, text="Name a lead", party="theirs", notes="internal note"))
    result = {
        **numbers,
        "measure": "On-time starts",
        "since": 89.5,
        "formula": "$12K × 5.3",
        "why": "20% off",
    }
    add(
        ValueConfirmation(
            id=tx.new_id(),
            account_id=account,
            plan_id=plan,
            measure_id=measure,
            contact_name="CFO",
            day=date(2026, 10, 5),
            result=result,
            worth=6_360_000,
            made_at=datetime(2026, 10, 5, tzinfo=UTC),
        )
    )


def _keys(deck):
    return [mark.key for mark in deck.marks]


def test_a_story_fills_its_slides_each_with_a_message(deck):
    kinds = [type(slide) for slide in deck.slides]
    assert kinds[:2] == [TitleSlide, SummarySlide]
    assert kinds[-1] is AppendixSlide
    assert {"start", "outcomes", "value", "adoption", "health", "objectives", "mutual"} <= set(_keys(deck))
    assert MessageSlide not in kinds
    titles = [slide_title(deck, slide) for slide in deck.slides[1:-1]]
    assert len(set(titles)) == len(titles)
    assert all(len(title.split()) > 3 for title in titles), "a title states a message, not a topic"


def test_a_quarterly_review_begins_with_use_and_leaves_the_money_out(facts):
    executive = build_deck(facts, Audience.INTERNAL)
    quarterly = build_deck(facts, Audience.INTERNAL, DeckTemplate.QBR)
    assert (executive.title, quarterly.title) == ("Executive business review", "Quarterly business review")
    for earlier, later, deck in (("outcomes", "adoption", executive), ("adoption", "outcomes", quarterly)):
        assert _keys(deck).index(earlier) < _keys(deck).index(later)
    assert executive.slides[0].prepared == "Prepared for VP Operations"
    assert quarterly.slides[0].prepared == "", "a quarterly review is for the champion"
    arr = "ARR"
    assert arr in {figure.label for figure in collect_figures(executive.slides)}
    assert arr not in {figure.label for figure in collect_figures(quarterly.slides)}


def test_every_figure_stands_in_the_appendix_with_formula_source_and_date(deck):
    last = deck.slides[-1]
    assert isinstance(last, AppendixSlide)
    defined = {d.name: d for d in last.definitions}
    figures = collect_figures(deck.slides)
    assert figures
    for figure in figures:
        definition = defined[figure.label]
        assert definition.formula
        assert definition.source
        assert definition.as_of is not None
        # What people said, and what is due, is told as of the day of making; what was measured is not.
        assert definition.as_of <= (QUARTER_END if figure.source.startswith("Metric") else TODAY)


def test_nothing_internal_reaches_the_deck(deck):
    said = repr(asdict(deck))
    assert "VP Operations" in said
    for secret in SECRETS:
        assert secret not in said


def test_the_survey_worked_by_hand_is_on_a_slide(deck):
    """10, 9, 3: two promoters, one detractor of three, NPS = 100 × (2 − 1) / 3 = 33.3; 3 of 4 answered."""
    keys = [k for s in deck.slides if isinstance(s, FiguresSlide) for k in s.figures]
    nps = next(key for key in keys if key.figure.label == "NPS")
    assert nps.figure.value == pytest.approx(100 / 3)
    assert nps.figure.note == "3 answers, 75% of those asked"


def test_an_account_without_data_has_a_deck_that_asks_for_what_is_missing(workspace):
    deck = build_deck(gather(context(workspace), add_account(workspace), None), Audience.CLIENT)
    assert [type(slide) for slide in deck.slides] == [TitleSlide, MessageSlide]
    assert deck.slides[1].steps


def test_the_same_facts_give_the_same_deck(workspace, account, deck):
    assert build_deck(gather(context(workspace), account, "2026-Q3"), Audience.INTERNAL) == deck


@pytest.mark.parametrize(
    ("name", "words"),
    [("2026-Q3", "Third quarter 2026"), ("2026-Q1", "First quarter 2026"), ("2026", "Year 2026")],
)
def test_a_period_in_words(name, words):
    assert period_words(name) == words


def test_a_deck_for_the_client_has_neither_money_nor_health(facts):
    said = repr([asdict(slide) for slide in build_deck(facts, Audience.CLIENT).slides])
    for word in ("$", "ARR", "Health", "health", "scorecard"):
        assert word not in said
    # Who confirmed what is shared, what it is worth is not.
    assert "CFO, Oct 5, 2026" in said
    ours = build_deck(facts, Audience.INTERNAL)
    assert "$430K" in repr(asdict(ours))
    assert ours.confidentiality == "Internal"


def test_charts_stand_in_the_appendix_with_their_ends(deck):
    last = deck.slides[-1]
    assert isinstance(last, AppendixSlide)
    values = {definition.name: definition.value for definition in last.definitions}
    assert " to " in values["Weekly_active"]


def test_a_period_before_the_customer_came_is_refused(workspace, account):
    with pytest.raises(KnownError, match="became a customer on 2025-09-22"):
        gather(context(workspace), account, "2025-Q2")
