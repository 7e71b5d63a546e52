"""The slides beside plan and value: what changed, people, roadmap, risks, terms; by hand and as laws."""

import re
from dataclasses import asdict, replace
from datetime import UTC, date, datetime, timedelta

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cs_desktop.domain.attention import Finding, Rule
from cs_desktop.domain.bands import Band
from cs_desktop.domain.changes import Kind
from cs_desktop.domain.coverage import gaps
from cs_desktop.domain.deck.claims import unsupported_claim
from cs_desktop.domain.deck.design import SlideDesign
from cs_desktop.domain.deck.kinds import SLIDE_KINDS, ClientRule, SlideKey
from cs_desktop.domain.deck.sharing import ALL, Released
from cs_desktop.domain.deck.slides import OwnPeopleSlide, OwnTableSlide
from cs_desktop.domain.figures import Status
from cs_desktop.domain.journey.words import Party
from cs_desktop.domain.metrics.known import MetricRow
from cs_desktop.domain.people import PeoplePage, Person
from cs_desktop.domain.plan.progress import Progress
from cs_desktop.models.tables import Contact, Measure, Objective, Product, Review, ReviewDecision, SuccessPlan
from cs_desktop.services.account_page import Measured
from cs_desktop.services.deck.facts import gather
from cs_desktop.services.deck.facts.beside import (
    BesideTold,
    ChangedTold,
    LearnedTold,
    OwnBeside,
    RoadmapTold,
)
from cs_desktop.services.deck.facts.own import Terms, for_client
from cs_desktop.services.deck.facts.plan import MilestoneTold
from cs_desktop.services.deck.facts.shared import (
    HealthTold,
    MoneyTold,
    RenewalTold,
    SharedContact,
    SharedMember,
    SubscriptionTold,
)
from cs_desktop.services.deck.makers.made import Absent
from cs_desktop.services.deck.makers.table import MAKERS, OWN_MAKERS, TEXTS
from cs_desktop.services.deck.moves import metric_move
from cs_desktop.services.deck.titles.beside import people_title, risks_title, roadmap_title
from cs_desktop.services.deck.titles.journey import journey_title
from cs_desktop.services.roadmap import RoadmapText, add_item, set_interest
from tests.unit.services.deck.telling import (
    AS_OF,
    TODAY,
    account,
    action,
    commitment,
    facts,
    measure,
    objective,
    plan,
    review,
)
from tests.workspaces import add_account, add_metric, add_points, context, new_workspace

BESIDE = (
    *(SlideKey.WORLD, SlideKey.ADOPTION, SlideKey.HEALTH, SlideKey.JOURNEY, SlideKey.SUPPORT),
    *(SlideKey.LEARNED, SlideKey.PEOPLE, SlideKey.ROADMAP, SlideKey.RISKS, SlideKey.TOPIC),
    *(SlideKey.COMMERCIAL, SlideKey.TEXT, SlideKey.DETAILS),
)
ADA = SharedContact(1, "Ada", "COO", "sponsor")
BEN = SharedContact(2, "Ben", "", "other", reports_to=1)
KNOWN = (
    Person(1, "Ada", "COO", "sponsor", "high", "against", "", "", "", None, "", None, None, None, "", 0, ()),
    Person(2, "Ben", "", "detractor", "", "", "", "", "", 1, "Ada", None, None, TODAY, "call", 1, ("Eva",)),
)
PAGE = PeoplePage(1, "Halden", TODAY, KNOWN, TODAY, {})
SIGNAL = Finding(
    Rule.SIGNAL, Kind.ACCOUNT, 1, 1, TODAY, "Ask why", "NPS −57", "Signal “NPS low”", state=Status.WATCH
)
METRIC = MetricRow(1, "weekly_active", "Active users", "share", "mean", True, 30, 30)
BULK = RoadmapTold(1, "Bulk approval", "A week at once", "in_progress", date(2026, 12, 31), "Clicks")
ENGINE = RoadmapTold(2, "New engine", "", "planned", None, "", shared=False)


def _made(key, told, **texts):
    return MAKERS[key](told, SlideDesign(key, texts=texts))


def _own(key, told, **options):
    return OWN_MAKERS[key](told, SlideDesign(key, options=options))


def _use(values, target, kind="raise", baseline=0.3):
    """Return facts with a metric by week up to the period's end, and a measure that it feeds."""
    days = np.array([(AS_OF - timedelta(weeks=back)).toordinal() for back in range(len(values))][::-1])
    told = Measured(METRIC, days, np.array(values, float))
    move = metric_move(told, facts().period)
    progress = Progress.ON_PACE if target > 0.8 else Progress.BEHIND
    numbers = {"target": target, "current": values[-1], "baseline": baseline}
    use = measure(5, "Active users", progress, kind=kind, unit="share", source="Active users", **numbers)
    return facts(moves={METRIC.key: move}, measured=(told,), plan=plan(objective(use)))


@pytest.mark.parametrize("key", BESIDE)
def test_of_nothing_a_slide_says_why_it_is_absent_and_how_to_get_it(key):
    made = _made(key, facts(account=account(desired_outcome="")))
    assert isinstance(made, Absent)
    assert made.why.endswith(".")
    assert made.steps
    own = OWN_MAKERS.get(key)
    assert own is None or isinstance(own(facts(), SlideDesign(key)), Absent)


def test_what_changed_is_told_beside_the_desired_outcome():
    lines = tuple(f"Thing {n}" for n in range(12))
    told = facts(beside=BesideTold(ChangedTold(date(2026, 7, 10), "Q2 2026 QBR", lines)))
    slide = _made(SlideKey.WORLD, told)
    assert slide.title == "12 things changed since the Q2 2026 QBR"
    assert slide.quote == "97% leave on time"
    assert slide.blocks[-1].sentences[-2:] == ("Thing 8", "And 3 more.")
    # By what they measure us leads, where they said it: the outcome stands on the slide of why we started.
    ours = replace(told.account, customer_metric="Nights past six")
    measured = _made(SlideKey.WORLD, replace(told, account=ours))
    assert (measured.quote, measured.quoted) == ("Nights past six", "How you measure us")
    # A review without a quarter in its name has its day; who of theirs left is for us, and comes last.
    left = BesideTold(ChangedTold(date(2026, 8, 24), "EBR", ("Live",), ("Ada left",)))
    own = _made(SlideKey.WORLD, facts(beside=left))
    assert own.title == "Two things changed since the EBR on Aug 24, 2026"
    assert own.blocks[-1].sentences == ("Live", "Ada left")
    theirs = _made(SlideKey.WORLD, for_client(facts(beside=left), ALL))
    assert theirs.blocks[-1].sentences == ("Live",)
    typed = _made(SlideKey.WORLD, facts(), priorities="Grow\nHire")
    assert typed.title == "Two priorities of yours lead what we do"
    assert TEXTS[SlideKey.WORLD](told)["changed"].startswith("Thing 0")


@pytest.mark.parametrize(
    ("values", "baseline", "target", "kind", "title"),
    [
        # The last week that was below ended on Aug 19; the first above on Aug 26.
        ([0.5] * 20 + [0.72] * 6, 0.3, 0.7, "raise", "passed the 70.0% goal in August"),
        ([0.8] * 9 + [0.5] * 11 + [0.72] * 6, 0.3, 0.7, "raise", "came back to the 70.0% goal in August"),
        # Of 36 weeks the chart shows the last 26.
        ([0.8] * 9 + [0.5] * 21 + [0.72] * 6, 0.3, 0.7, "raise", "came back to the 70.0% goal in August"),
        ([0.5] * 20 + [0.72] * 6, 0.9, 0.7, "raise", "came back to the 70.0% goal in August"),
        ([0.8] * 26, 0.3, 0.7, "raise", "stood at 80.0%, not below the 70.0% goal"),
        ([0.5] * 26, 0.3, 0.7, "raise", "stood at 50.0%, short of the 70.0% goal"),
        ([0.8] * 22 + [0.6] * 4, 0.9, 0.7, "lower", "came within the 70.0% limit in September"),
        ([0.8] * 22 + [0.6] * 4, 0.6, 0.7, "lower", "came back within the 70.0% limit in September"),
        ([0.5] * 26, 0.3, 0.9, "raise", "stood at 50.0%, on pace for the 90.0% goal"),
        # What is to be kept: nobody wants it at its limit, so it passes nothing.
        ([0.95] * 26, 0.9, 0.8, "keep_at_least", "stood at 95.0%, above the 80.0% to be kept"),
        (
            [0.95] * 20 + [0.8] * 6,
            0.9,
            0.8,
            "keep_at_least",
            "stood at 80.0%, not below the 80.0% to be kept",
        ),
        (
            [0.9] * 16 + [0.7] * 4 + [0.86] * 6,
            0.886,
            0.8,
            "keep_at_least",
            "came back to at least 80.0% in August",
        ),
        ([0.5] * 20 + [0.72] * 6, 0.3, 0.7, "keep_at_least", "rose to at least 70.0% in August"),
        ([0.5] * 26, 0.9, 0.9, "keep_at_least", "stood at 50.0%, below the 90.0% to be kept"),
        ([0.6] * 22 + [0.8] * 4, 0.6, 0.7, "keep_at_most", "stood at 80.0%, above the 70.0% to be kept"),
        ([0.6] * 26, 0.6, 0.7, "keep_at_most", "stood at 60.0%, below the 70.0% to be kept"),
        ([0.8] * 22 + [0.6] * 4, 0.9, 0.7, "keep_at_most", "fell to at most 70.0% in September"),
    ],
)
def test_use_is_told_against_the_goal_that_was_agreed(values, baseline, target, kind, title):
    told = _use(values, target, kind, baseline)
    slide = _made(SlideKey.ADOPTION, told)
    assert slide.title == f"Active users {title}"
    ((line,),) = (panel.chart.thresholds for panel in slide.panels)
    assert line.value == target
    least = "At least" if kind == "keep_at_least" else "Goal" if kind == "raise" else "At most"
    until = "until" if kind.startswith("keep") else "by"
    assert line.name == f"{least} {target * 100:.1f}% {until} Dec 31, 2026"
    assert unsupported_claim(slide.title, replace(slide, title="")) in ("", f"{target * 100:.1f}")


@given(
    st.lists(st.integers(1, 99).map(lambda percent: percent / 100), min_size=1, max_size=34),
    st.integers(1, 99).map(lambda percent: percent / 100),
    st.integers(1, 99).map(lambda percent: percent / 100),
    st.sampled_from(["raise", "keep_at_least", "lower", "keep_at_most"]),
)
def test_what_a_title_says_of_a_goal_holds_in_the_chart(values, baseline, target, kind):
    slide = _made(SlideKey.ADOPTION, _use(values, target, kind, baseline))
    keeps, sign = kind.startswith("keep"), 1 if kind in ("raise", "keep_at_least") else -1
    shown = slide.panels[0].chart.series[0].y
    held = [sign * (value - target) >= 0 for value in shown]
    assert shown[-1] == values[-1] == slide.figures[0].figure.value
    if new := re.search(" (?:passed|came within|came back|rose to|fell to) ", slide.title):
        assert held[-1]
        assert not all(held)
        assert (new[0].strip() in ("passed", "came within")) <= (not keeps)
        # It came back where it was there at first, or before the last value that missed it.
        missed = max(place for place, value in enumerate(values) if sign * (value - target) < 0)
        once = any(sign * (value - target) >= 0 for value in (baseline, *values[:missed]))
        assert (new[0].strip() == "came back") == once
        return
    assert f" stood at {values[-1] * 100:.1f}%, " in slide.title
    good = "not below|above" if sign == 1 else "not above|below"
    bad = "below|on pace" if sign == 1 else "above|on pace"
    if not keeps:
        good, bad = ("not below", "short of|on pace") if sign == 1 else ("within", "above|on pace")
    assert re.search(f", ({good if held[-1] else bad}) ", slide.title)
    assert all(held) or not held[-1]


def test_health_is_told_as_far_as_it_was_released_and_a_score_set_by_hand_to_ourselves():
    now = HealthTold(
        *(AS_OF, 55, "Watch", Status.WATCH, "", 46, ("Use",), "Standard", True),
        *(((date(2026, 4, 1), 41), (AS_OF, 55)), 70, 50),
    )
    set_by_hand = replace(facts().standing, override=object(), calculated=62.0)
    told = facts(health=now, standing=set_by_hand)
    slide = _made(SlideKey.HEALTH, told)
    assert slide.title == "Health is 55, Watch, up from 46"
    assert slide.figures[0].figure.note == "46 before the period"
    assert [zone.tinted for zone in slide.panels[0].chart.zones] == [True, False, True]
    assert _own(SlideKey.HEALTH, told).figures[0].figure.note == "set by hand, calculated 62"
    course = replace(now, score=None, band="", before=None)
    alone = _made(SlideKey.HEALTH, facts(health=course))
    assert (alone.title, alone.figures) == ("Health moved from 41 to 55", ())


def test_learned_is_what_was_typed_else_what_reviews_shared():
    shared = LearnedTold("Q2 2026 QBR", date(2026, 7, 10), ("Nights count.",), ("Train at night.",))
    told = facts(beside=BesideTold(learned=(shared,)))
    slide = _made(SlideKey.LEARNED, told)
    assert slide.title == "We learned one thing at the Q2 2026 QBR"
    ebr = facts(beside=BesideTold(learned=(replace(shared, review="EBR"),)))
    assert _made(SlideKey.LEARNED, ebr).title == "We learned one thing at the EBR on Jul 10, 2026"
    assert [block.sentences for block in slide.blocks] == [("Nights count.",), ("Train at night.",)]
    typed = _made(SlideKey.LEARNED, told, learned="A\nB", follows="C")
    assert typed.title == "We learned two things, and do one thing differently"


def test_a_customer_sees_names_and_roles_and_we_what_we_think_of_them():
    told = facts(
        contacts=(ADA, BEN),
        members=(SharedMember(7, "Eva", "CSM"), SharedMember(8, "Max", "CSM")),
        beside=BesideTold(counterparts={7: (1, 99)}),
        own=OwnBeside(people=PAGE, gaps=gaps(PAGE)),
    )
    slide = _made(SlideKey.PEOPLE, told)
    assert slide.title == "Two people on your side and one on ours work on this together; Ada is the sponsor"
    assert [(one.name, one.title, one.role) for one in slide.people] == [
        ("Ada", "COO", "Sponsor"),
        ("Ben", "", ""),
        ("Eva", "CSM", ""),
    ]
    assert slide.people[2].looks_after == (1,)
    own = _own(SlideKey.PEOPLE, told)
    assert isinstance(own, OwnPeopleSlide)
    assert own.title == "We know two people, one of them against us; no champion"
    ada, ben, _ = own.people
    assert (ada.influence, ada.sentiment, ada.status, ada.coverage) == (
        *("High", "Against", Status.RISK),
        "Never met",
    )
    assert (ben.person.role, ben.coverage) == ("Detractor", "Met Oct 26, 2026 by Eva")
    said = repr(asdict(slide))
    for secret in ("Against", "High", "etractor", "Never met"):
        assert secret not in said


def test_the_roadmap_of_a_customer_is_what_they_may_be_told():
    told = facts(beside=BesideTold(roadmap=(BULK,)), own=OwnBeside(roadmap=(BULK, ENGINE)))
    slide = _made(SlideKey.ROADMAP, told)
    assert slide.title == "One item that matters to you is on the way; it is planned for Dec 2026"
    assert [cell.text for cell in slide.rows[0].cells] == [
        *("Bulk approval", "In progress", "Dec 2026"),
        "“Clicks”",
    ]
    own = _own(SlideKey.ROADMAP, told)
    assert isinstance(own, OwnTableSlide)
    assert [row.cells[-1].text for row in own.table.rows] == ["May be told", "Not told"]
    assert len(_own(SlideKey.ROADMAP, told, why=False).table.columns) == 4
    nobody = replace(told, own=OwnBeside(roadmap=(BULK, ENGINE), interested=False))
    assert (
        _own(SlideKey.ROADMAP, nobody).title == "Two items are on the way; the next is planned for Dec 2026"
    )
    # What is released is not planned any more: it stands below, by itself under what was delivered.
    done = replace(ENGINE, state="released", due=date(2026, 8, 1))
    both, there = (
        _made(SlideKey.ROADMAP, facts(beside=BesideTold(roadmap=r))) for r in ((done, BULK), (done,))
    )
    assert [row.cells[0].text for row in both.rows] == ["Bulk approval", "New engine"]
    assert (there.columns[0].heading, there.columns[2].heading) == ("What was delivered", "Delivered in")
    assert (there.note, both.note) == ("", "Days are plans, not promises.")


def test_risks_of_a_customer_are_made_from_shared_facts_alone():
    late = measure(
        2, "Satisfaction", Progress.BEHIND, unit="", baseline=5.9, target=8.0, current=6.4, expected=7.0
    )
    told = facts(
        plan=plan(
            objective(measure()),
            objective(late),
            actions=(
                action(1, Party.THEIRS, date(2026, 10, 1)),
                action(2, Party.OURS, date(2026, 10, 1), TODAY),
                action(3, Party.OURS, date(2026, 12, 1)),
            ),
            milestones=(MilestoneTold(1, "Live", date(2026, 9, 1), None),),
        ),
        review=review(commitment(1, "missed"), commitment(2, "met")),
        own=OwnBeside(signals=(SIGNAL,), people=PAGE, gaps=gaps(PAGE)),
    )
    slide = _made(SlideKey.RISKS, told)
    assert slide.title == "Two measures are behind and two steps are overdue"
    assert [(block.heading, block.sentences) for block in slide.blocks] == [
        (
            "Behind plan",
            (
                "Satisfaction rose from 5.9 to 6.4; the plan for Sep 30 was 7 and the target is 8.",
                "The commitment “Promise 1” was missed.",
            ),
        ),
        (
            "Overdue",
            (
                "The milestone Live was due on Sep 1, 2026 and is not reached.",
                "Halden: Do 1, due Oct 1, 2026.",
            ),
        ),
    ]
    assert "NPS" not in repr(asdict(slide))
    own = _own(SlideKey.RISKS, told)
    assert own.title == "One signal is open and the customer knows of four risks"
    assert own.table.rows[0].cells[0].text == "NPS −57"
    ill = replace(told.standing, calculated=41.5, calculated_band=Band.AT_RISK, band=Band.AT_RISK)
    weak = _own(SlideKey.RISKS, replace(told, standing=ill))
    assert weak.title == "The account is at risk, one signal is open and the customer knows of four risks"
    assert weak.table.rows[0].cells[0].text == "Health is 41, At risk"
    assert _made(SlideKey.RISKS, told, risks="The move\nThe budget").title == "2 things stand in the way"


def test_discounts_are_told_to_ourselves_alone_and_only_where_asked_for():
    paid = SubscriptionTold(4, "Plan", 40_000_000, date(2025, 1, 1), None, date(2027, 1, 1))
    more = replace(paid, id=5, product="Mobile", arr=1_000_000)
    told = facts(
        money=MoneyTold((), (paid, more), RenewalTold(date(2027, 1, 1), None)),
        terms=(Terms(4, 50_000_000, 0.2),),
    )
    own = _own(SlideKey.COMMERCIAL, told, discounts=True)
    assert isinstance(own, OwnTableSlide)
    assert [cell.figure.text() if cell.figure else cell.text for cell in own.table.rows[0].cells] == [
        *("Plan", "$400K", "Jan 1, 2025", "Jan 1, 2027", "$500K", "20.0%")
    ]
    for slide in (_own(SlideKey.COMMERCIAL, told), _made(SlideKey.COMMERCIAL, told)):
        assert "20.0%" not in repr(slide)
        assert len(slide.columns) == 4
    terms_alone = replace(told, money=replace(told.money, levels=None))
    title = _made(SlideKey.COMMERCIAL, terms_alone).title
    assert title == "Two subscriptions run for two products; the renewal is on Jan 1, 2027"


def test_details_have_every_measure_and_metric():
    slide = _made(SlideKey.DETAILS, _use([0.5] * 26, 0.7))
    assert slide.title == "One measure and one metric stand behind this review"
    assert [row.cells[0].text for row in slide.rows] == [METRIC.name, METRIC.name]


def test_pages_of_ones_own():
    text = _made(SlideKey.TEXT, facts(), heading_1="Why now", points_1="Peak\nBudget")
    assert (text.title, text.blocks[0].sentences) == ("Why now", ("Peak", "Budget"))
    topic = _made(SlideKey.TOPIC, facts(contacts=(ADA,)), topic="Mergers")
    assert (topic.title, topic.blocks) == ("The topic of COO: Mergers", ())


@given(st.integers(0, 12), st.integers(0, 12), st.integers(0, 12), st.integers(0, 12))
def test_titles_tell_the_counts_that_they_are_made_from(one, two, three, four):
    words = (
        "zero",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "11",
        "12",
    )
    if one + two + three:
        said = risks_title(one, two, three).lower()
        for count, what in ((one, "measure"), (two, "step"), (three, "figure")):
            assert (f"{words[count]} {what}" in said) == (count > 0)
    reached = min(one, two)
    said = journey_title("Halden", "Adopt", (reached, two), three, min(three, four)).lower()
    assert ("behind us" in said) == (reached > 0)
    assert ("gap" in said) == (three > 0)
    assert ("halden is in adopt" in said) == (not two and not three)
    assert ("without a bridge" in said) == (min(three, four) > 0)
    if one:
        told = people_title(one, two, "")
        assert "still to be named" in told
        assert ("ours" in told) == (two > 0)
    states = ["released"] * one + ["planned"] * two
    if states:
        title = roadmap_title(states, [None] * one + [TODAY] * two, TODAY)
        assert ("planned for Oct 2026" in title) == (two > 0)
        assert ("it is planned" in title) == (two == 1 and not one)
        assert ("released" in title) == (one > 0)


def test_a_customers_facts_hold_nothing_that_is_ours(tmp_path):
    file = new_workspace(tmp_path / "team.csdesk")
    ctx = context(file)
    account_id = add_account(file, desired_outcome="Nights off", customer_since=date(2025, 1, 1))
    hidden = add_item(ctx, RoadmapText("Secret engine", notes="secret note")).value
    shown = add_item(ctx, RoadmapText("Bulk approval", shared=True, notes="secret note")).value
    for item in (hidden, shown):
        set_interest(ctx, account_id, item, "Because")
    tickets = add_metric(file, "tickets")
    points = {date(2026, 7, 1): 9.0, date(2026, 9, 1): 4.0, date(2026, 10, 1): 6.0}
    add_points(file, account_id, tickets, points)

    def work(tx):
        ben = Contact(
            id=tx.new_id(), account_id=account_id, name="Ben", role="detractor", sentiment="against",
            influence="high", notes="secret note",
        )  # fmt: skip
        plan_id, one = tx.new_id(), tx.new_id()
        tx.session.add_all([ben, SuccessPlan(id=plan_id, account_id=account_id, name="Plan")])
        tx.session.flush()
        tx.session.add(Objective(id=one, plan_id=plan_id, text="Nights off", contact_id=ben.id))
        tx.session.flush()
        nightly = Measure(
            id=tx.new_id(), objective_id=one, name="Nightly calls", kind="lower", metric_id=tickets
        )
        tx.session.add(nightly)
        held = Review(
            id=tx.new_id(), account_id=account_id, kind="qbr", day=date(2026, 8, 1), status="closed",
            notes="secret note", shared_notes="- Nights count.", closed_at=datetime(2026, 8, 1, tzinfo=UTC),
        )  # fmt: skip
        tx.session.add(held)
        tx.session.flush()
        tx.session.add(ReviewDecision(id=tx.new_id(), review_id=held.id, text="Train at night."))
        tx.session.add(Product(id=tx.new_id(), name="Plan"))

    file.write("Fill", work)
    own = gather(ctx, account_id, "2026-Q3")
    told = for_client(own, Released())
    file.close()
    assert [item.name for item in own.own.roadmap] == ["Secret engine", "Bulk approval"]
    assert own.own.people.people[0].sentiment == "against"
    assert [item.name for item in told.beside.roadmap] == ["Bulk approval"]
    assert told.beside.learned[0].notes == ("Nights count.",)
    # What a measure came to has its day, for the other slides tell its value at the period's end.
    assert told.beside.changed.lines == ("Nightly calls: 9 → 6 on Oct 1",), (
        "of tickets the slide of support tells"
    )
    assert told.plan.objectives[0].theirs == "Ben", "what we think of somebody is no role"
    said = repr(told)
    for secret in ("ecret", "against", "etractor", "'high'"):
        assert secret not in said
    assert repr(for_client(own, ALL).beside) == repr(told.beside)


def test_no_slide_that_is_ours_alone_has_a_maker_for_customers():
    assert set(MAKERS).isdisjoint(key for key, kind in SLIDE_KINDS.items() if kind.client is ClientRule.NEVER)
