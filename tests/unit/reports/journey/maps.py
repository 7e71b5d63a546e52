"""Maps to be drawn: one like the design's, and strategies for any other."""

import itertools
from datetime import date

from hypothesis import strategies as st

from cs_desktop.domain.figures import Status
from cs_desktop.domain.journey.calendar import stage_days
from cs_desktop.domain.journey.content import (
    Card,
    Emotion,
    Lane,
    Link,
    MapContent,
    MapHead,
    MapMilestone,
    Persona,
    Stage,
)
from cs_desktop.domain.journey.feeling import Heard, KindScore
from cs_desktop.domain.journey.metrics import Reading
from cs_desktop.domain.journey.printing import Brand, MapPrint
from cs_desktop.domain.journey.shown import Standing
from cs_desktop.domain.journey.words import HELD_BY, CardKind, LaneKind
from cs_desktop.domain.vocabulary import MetricKind, SurveyKind
from tests.unit.reports import samples

DAY = date(2026, 10, 13)
NAMES = ("Buy", "Onboard", "Adopt", "Realize value", "Renew", "Grow")
LANES = tuple(Lane(100 + place, kind, kind.value.capitalize(), place) for place, kind in enumerate(LaneKind))
LANE_OF = {kind: lane.id for lane in LANES for kind in HELD_BY[lane.kind]}


def card(card_id: int, kind: CardKind, stage: int, title: str, **fields: object) -> Card:
    """Return a card in the lane of its kind."""
    return Card(card_id, LANE_OF[kind], stage, kind, title=title, **fields)


def content() -> MapContent:
    """Return a map with something of each kind."""
    return MapContent(
        MapHead(1, "High touch"),
        tuple(Stage(1 + place, name, place, expected_days=90) for place, name in enumerate(NAMES)),
        LANES,
        (
            card(11, CardKind.GOAL, 1, "Stop replanning every morning"),
            card(12, CardKind.TOUCHPOINT, 2, "Kickoff call", way="call"),
            card(13, CardKind.MOMENT, 2, "Data import failed twice", mood=-2),
            card(14, CardKind.MOMENT, 5, "COO sees the savings"),
            card(15, CardKind.OWNER, 3, "Customer success", length=20),
            card(16, CardKind.METRIC, 4, "On-time departures"),
            card(17, CardKind.GAP, 3, "Night shift never trained", state="open", opened_on=date(2026, 6, 1)),
            card(
                *(18, CardKind.BRIDGE, 3, "Night-shift clinic"),
                row=1,
                way="intervention",
                state="active",
                due=date(2026, 11, 6),
            ),
            card(19, CardKind.GAP, 5, "New sponsor has not seen results", state="open"),
            card(20, CardKind.NOTE, 1, "Ask for the night lead", notes="Quietly"),
        ),
        (Persona(1, "Planner", 0), Persona(2, "COO", 1)),
        (
            Emotion(1, 1, 1, 1.0, "Hopeful"),
            Emotion(2, 1, 2, -1.6, "Frustrated"),
            Emotion(3, 1, 3, 1.0, "Relieved"),
            Emotion(4, 2, 2, -1.0, "Bothered"),
        ),
        (Link(1, 17, 18), Link(2, 18, objective_id=7)),
        (
            MapMilestone(1, "Signed", 1, due=date(2025, 9, 22), reached_on=date(2025, 9, 22)),
            MapMilestone(2, "97% on time", 4, due=date(2026, 12, 11)),
            MapMilestone(3, "Discount granted", 4, party="ours", due=date(2026, 12, 12)),
        ),
    )


def heard(nps: float, count: int) -> Heard:
    """Return what surveys say: so many points, by so many answers."""
    return Heard((KindScore(SurveyKind.NPS, nps, count),), DAY, DAY)


def wanted(made: MapContent | None = None, **fields: object) -> MapPrint:
    """Return a map as it is drawn with all that can stand around it."""
    whole = content() if made is None else made
    return MapPrint(
        **{
            "content": whole,
            "days": stage_days(whole.stages, date(2025, 7, 1)),
            "standing": Standing(4, date(2026, 7, 1), 0.5),
            "objectives": {7: "2 Night shift in the plan"},
            "heard": {2: heard(-20, 11), 3: heard(40, 1)},
            "readings": {
                16: Reading("On time", "%", MetricKind.MEAN, 28, DAY, 94.8, DAY, status=Status.GOOD)
            },
            "account": "Halden Freight",
            "title": whole.head.name,
            "about": "Halden Freight · Oct 13, 2026",
            "legend": True,
            "brand": Brand("Corvane", "Halden Freight", "Internal"),
            "made_on": DAY,
            **fields,
        }
    )


text = st.one_of(
    st.text(max_size=30),
    st.sampled_from(
        ["", "Night shift", samples.LONG, samples.JAPANESE, samples.ARABIC, samples.HOSTILE, "W" * 200]
    ),
)
_STAGES = 3
_day = st.one_of(st.none(), st.dates(date(2025, 1, 1), date(2027, 12, 31)))
_card = st.builds(
    Card,
    st.integers(1000, 9999),
    st.sampled_from([lane.id for lane in LANES if HELD_BY[lane.kind]]),
    st.one_of(st.integers(1, _STAGES), st.just(99)),
    st.sampled_from(CardKind),
    start=st.integers(0, 7),
    length=st.integers(1, 30),
    row=st.integers(0, 3),
    title=text,
    notes=text,
    mood=st.one_of(st.none(), st.integers(-2, 2)),
    way=st.sampled_from(["", "call", "intervention"]),
    state=st.sampled_from(["", "open", "closed", "planned", "active", "done"]),
    opened_on=_day,
    due=_day,
    closed_on=_day,
)


@st.composite
def prints(draw: st.DrawFn) -> MapPrint:
    """Return any map: texts of any script, cards anywhere, as long as they like."""
    stages = tuple(
        Stage(1 + place, draw(text), place, expected_days=90, width=draw(st.sampled_from([0, 88, 300])))
        for place in range(draw(st.integers(1, _STAGES)))
    )
    lanes = tuple(
        Lane(
            lane.id, lane.kind, draw(text), lane.position, folded=draw(st.booleans()) and draw(st.booleans())
        )
        for lane in LANES
    )
    cards = {one.id: one for one in draw(st.lists(_card, max_size=8))}
    ids = sorted(cards)
    personas = tuple(Persona(1 + place, draw(text), place) for place in range(draw(st.integers(0, 3))))
    feelings = st.builds(
        Emotion,
        st.integers(1, 10**6),
        st.sampled_from([one.id for one in personas] or [0]),
        st.integers(1, _STAGES),
        st.floats(-2, 2),
        text,
    )
    emotions = {(one.persona_id, one.stage_id): one for one in draw(st.lists(feelings, max_size=6))}
    milestones = st.builds(
        MapMilestone, st.integers(1, 10**6), text, st.integers(1, _STAGES), due=_day, reached_on=_day
    )
    made = MapContent(
        MapHead(1, draw(text)),
        stages,
        lanes,
        tuple(cards[one] for one in ids),
        personas,
        tuple({one.id: one for one in emotions.values()}.values()),
        tuple(Link(place, one, other) for place, (one, other) in enumerate(itertools.pairwise(ids))),
        tuple({one.id: one for one in draw(st.lists(milestones, max_size=5))}.values()),
    )
    value = draw(st.one_of(st.none(), st.floats(-1e12, 1e12)))
    reading = Reading(
        "m", draw(text), MetricKind.SUM, 28, DAY, value, DAY, status=draw(st.sampled_from(Status))
    )
    return wanted(
        made,
        readings=dict.fromkeys(ids, reading),
        heard={1: heard(draw(st.integers(-100, 100)), draw(st.integers(1, 10**6)))},
        standing=draw(st.sampled_from([None, Standing(1, None, 1.0), Standing(99, None, 0.0)])),
        title=draw(text),
        about=draw(text),
        brand=draw(st.one_of(st.none(), st.builds(Brand, text, text, text))),
        legend=draw(st.booleans()),
        moods=draw(st.booleans()),
    )
