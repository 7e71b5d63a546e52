"""What is gathered of plans and reviews, and what of it a client may see, item by item."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from cs_desktop.domain.bands import Band
from cs_desktop.domain.deck.sharing import ALL, Released, ShareItem, ShareKind
from cs_desktop.domain.figures import Status
from cs_desktop.domain.journey.content import Card, Emotion, Lane, Link, MapContent, MapHead, Persona, Stage
from cs_desktop.domain.journey.shown import JourneyShown
from cs_desktop.domain.journey.words import CardKind, LaneKind
from cs_desktop.domain.plan.ledger import SignOff
from cs_desktop.domain.plan.progress import Progress
from cs_desktop.domain.plan.shown import Who
from cs_desktop.domain.plan.terms import terms_of
from cs_desktop.domain.reviews.content import CommitmentEntry, DecisionEntry, ReviewBook, ReviewHead
from cs_desktop.services.deck.facts import for_client, offered_items
from cs_desktop.services.deck.facts.plan_telling import tell_plans
from cs_desktop.services.deck.facts.reviews import next_review, tell_review
from cs_desktop.services.deck.facts.shared import HealthTold, MoneyTold, RenewalTold, SubscriptionTold
from tests.unit.domain.plan import ledgers
from tests.unit.services.deck import telling

AS_OF = date(2026, 9, 30)


def test_values_are_those_of_the_decks_day_and_the_ledger_is_todays():
    """Hours were entered on Oct 1, a day late: on Sep 30 nobody knew them."""
    bare = ledgers.plan()
    signed = ledgers.agreement(1, terms_of(bare))
    content = replace(bare, agreements=(signed,), confirmations=())
    ledger = (
        ledgers.confirmation(2, 90_000),
        ledgers.confirmation(3, revokes_id=4),
        ledgers.confirmation(4, 1),
    )
    shown = ledgers.shown(content, contacts={5: Who(5, "Ana", "COO")})
    told = tell_plans((shown,), AS_OF, ledger)
    (measure,) = told.measures
    assert (measure.current, measure.progress) == (None, Progress.NOT_STARTED)
    assert (told.agreed.state, told.agreed.who) == (SignOff.SIGNED, "COO")
    assert told.objectives[0].agreed == told.agreed
    assert [(one.worth, one.who) for one in told.confirmations] == [(90_000, "COO")]
    (later,) = tell_plans((shown,), date(2026, 10, 2), ()).measures
    assert (later.current, later.progress) == (27.0, Progress.ON_PACE)
    assert tell_plans((), AS_OF, ledger) is None


def test_plans_that_run_at_once_are_told_as_one():
    first = ledgers.shown(ledgers.plan())
    other = ledgers.shown(
        ledgers.plan(
            objectives=(ledgers.objective(id=9, text="Other"), ledgers.objective(id=10, state="dropped")),
            measures=(ledgers.measure(id=11, objective_id=9),),
        )
    )
    told = tell_plans((first, other), AS_OF, ())
    assert [one.text for one in told.objectives] == ["Mornings back", "Other"]
    assert [one.id for one in told.measures] == [3, 11]


def _head(review_id, day, status, kind="qbr"):
    return ReviewHead(*(review_id, 1, kind, "", day, "", "", None, status, "", "", "", None, None, "", None))


def _promise(promise_id, review_id, **values):
    usual = {"scored_in_id": None, "result": None, "result_on": None, "score": "", "decision": ""} | values
    return CommitmentEntry(
        *(promise_id, review_id, 2, 3, "Down to 30", 41.0, date(2026, 7, 10), 30.0, None, "h"),
        *(date(2026, 10, 10), None, 5, 0, usual.get("came_from_id")),
        usual["scored_in_id"],
        usual["result"],
        usual["result_on"],
        usual["score"],
        usual["decision"],
        "internal",
    )


def _told(book, today=date(2026, 10, 13)):
    shown = ledgers.shown(ledgers.plan(), book=book, contacts={5: Who(5, "Ana", "COO")})
    return tell_review(replace(shown, today=today), AS_OF), next_review(replace(shown, today=today), AS_OF)


JULY, OCTOBER = _head(1, date(2026, 7, 10), "closed"), _head(2, date(2026, 10, 10), "closed")


def test_before_the_review_its_commitments_stand_as_measured():
    """41 down to 27 is more than the promised 30; nobody has confirmed it yet."""
    planned = _head(2, date(2026, 10, 20), "planned")
    told, coming = _told(ReviewBook((JULY, planned), commitments=(_promise(1, 1),)))
    (one,) = told.commitments
    assert (one.scored.score, one.scored.confirmed, one.scored.result) == ("met", False, 27.0)
    assert (one.theirs, one.consequence) == ("COO", "")
    assert (told.promised_at, told.promised_on) == ("Q2 2026 QBR", date(2026, 7, 10))
    assert coming is None, "the review that the deck is made for is not the one that scores what it sets"


@pytest.mark.parametrize(
    ("reviews", "named", "coming"),
    [
        # The deck of Sep 30 is made on Oct 13, for the review of Oct 20: the next is the one after.
        ([(20, "planned"), (99, "planned")], None, 99),
        ([(13, "in_progress"), (99, "planned")], None, 99),
        # What is agreed on at a review is scored at one of its kind, and no kind comes again so soon.
        ([(13, "planned"), (29, "planned", "ebr")], None, None),
        ([(10, "closed"), (29, "planned", "ebr")], None, None),
        ([(20, "planned")], 60, 60),
        ([(20, "planned")], 20, None),
        ([], 20, None),
        # Where it was held already or is under way, what comes is the next; so is what comes late.
        ([(10, "closed"), (20, "planned")], None, 20),
        ([(12, "in_progress"), (20, "planned")], None, 20),
        ([(70, "planned")], None, 70),
        ([(20, "cancelled"), (70, "planned")], 80, 70),
        ([], 5, None),
        ([], None, None),
    ],
)
def test_the_next_review_is_the_one_after_that_which_the_deck_prepares(reviews, named, coming):
    """Days are counted from Sep 30, so that 13 is the day on which the deck is made."""
    content = ledgers.plan()
    head = replace(content.head, next_review=AS_OF + timedelta(days=named) if named else None)
    book = ReviewBook(
        tuple(_head(n, AS_OF + timedelta(days=day), *said) for n, (day, *said) in enumerate(reviews, 1))
    )
    shown = replace(ledgers.shown(replace(content, head=head), book=book), today=date(2026, 10, 13))
    assert next_review(shown, AS_OF) == (AS_OF + timedelta(days=coming) if coming else None)


def test_after_the_review_they_stand_as_it_scored_them_and_with_what_it_set_next():
    scored = _promise(
        1, 1, scored_in_id=2, result=36.0, result_on=date(2026, 10, 1), score="missed", decision="carry"
    )
    book = ReviewBook(
        (JULY, OCTOBER),
        decisions=(DecisionEntry(1, 2, "Train the night shift", 0),),
        commitments=(scored, _promise(2, 2, came_from_id=1)),
    )
    told, coming = _told(book)
    (one,) = told.commitments
    assert (one.scored.score, one.scored.confirmed, one.scored.result) == ("missed", True, 36.0)
    assert one.consequence == "Carried forward as 1"
    assert told.decisions == ("Train the night shift",)
    assert [(following.objective_id, following.carried) for following in told.following] == [(2, True)]
    assert coming is None


def test_without_a_closed_review_or_promises_there_is_nothing_to_keep():
    assert _told(ReviewBook())[0] is None
    assert _told(ReviewBook((JULY,)))[0] is None
    assert (
        _told(ReviewBook((_head(1, date(2026, 7, 10), "cancelled"),), commitments=(_promise(1, 1),)))[0]
        is None
    )


def _journey():
    lanes = (
        Lane(1, LaneKind.GAPS, "", 0),
        Lane(2, LaneKind.TOUCHPOINTS, "", 1),
        Lane(3, LaneKind.EMOTION, "", 2),
    )
    cards = (
        Card(11, 1, 5, CardKind.GAP, title="Never trained", notes="secret", state="open", owner_id=1),
        Card(12, 1, 5, CardKind.BRIDGE, title="Clinic", notes="secret", state="active"),
        Card(13, 1, 5, CardKind.GAP, title="Too many clicks", state="open"),
    )
    content = MapContent(
        MapHead(1, "Map", notes="secret"),
        personas=(Persona(4, "The grumpy one", 0),),
        stages=(Stage(5, "Adopt", 0), Stage(6, "Renew", 1)),
        lanes=lanes,
        cards=cards,
        emotions=(Emotion(1, 4, 5, -1.6, "Frustrated"), Emotion(2, 4, 6, 0.5, "Calm")),
        links=(Link(1, 11, 12), Link(2, 12, objective_id=2)),
    )
    return JourneyShown(1, AS_OF, (), content)


FACTS = telling.facts(
    plan=telling.plan(
        telling.objective(telling.measure()), confirmations=(telling.confirmation(7, 6_360_000),)
    ),
    journey=_journey(),
    health=HealthTold(
        *(AS_OF, 68, Band.WATCH.label, Status.WATCH, "Trapped", 61, ("Use",), "Standard", False),
        *(((date(2026, 9, 23), 66), (AS_OF, 68)), 70, 50),
    ),
    money=MoneyTold(
        telling.money(50_000_000).levels,
        (SubscriptionTold(21, "Plan", 50_000_000, date(2025, 9, 22), None, date(2027, 1, 31)),),
        RenewalTold(date(2027, 1, 31), 50_000_000),
    ),
)
SECRETS = {
    "worth-7": "6360000",
    "health": "68, 'Watch'",
    "health_trend": "66",
    "emotion-5": "Frustrated",
    "emotion-6": "Calm",
    "gap-11": "Clinic",
    "gap-13": "Too many clicks",
    "arr": "ArrLevel",
    "subscription-21": "SubscriptionTold(id=21",
    "renewal": "RenewalTold(due",
}
"""What an item says that nothing else does."""


def _said(released: Released) -> str:
    return repr(for_client(FACTS, released)).replace("score=68, band='Watch'", "68, 'Watch'")


def test_everything_shareable_is_offered_and_says_what_it_is():
    offered = offered_items(FACTS)
    assert {one.item.key for one in offered} == set(SECRETS)
    assert all(one.text and one.slide for one in offered)
    said = {one.item.key: one.text for one in offered}
    assert said["gap-11"] == "Gap in Adopt: Never trained; bridged by Clinic"
    assert said["worth-7"] == "On-time starts: $63,600.00 a year, CFO"
    assert offered_items(telling.facts()) == ()


@pytest.mark.parametrize("key", [None, *SECRETS])
def test_an_item_is_told_once_it_is_released_and_nothing_else_with_it(key):
    said = _said(Released(frozenset({key} if key else ())))
    assert {one for one, secret in SECRETS.items() if secret in said} == ({key} if key else set())
    for internal in ("secret", "grumpy", "Standing(", "AccountHealth"):
        assert internal not in said


def test_all_released_is_all_that_is_shareable():
    said = _said(ALL)
    assert all(secret in said for secret in SECRETS.values())
    shared = for_client(FACTS, ALL)
    assert [one.title for one in shared.journey.content.cards] == [
        "Never trained",
        "Too many clicks",
        "Clinic",
    ]
    assert len(shared.journey.content.links) == 2
    assert ShareItem(ShareKind.GAP, 11) in ALL
