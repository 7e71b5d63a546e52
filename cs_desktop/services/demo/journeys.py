"""The journeys of accounts: maps written by hand, and maps from templates as far as the account has come."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import accumulate
from typing import Any

from cs_desktop.domain.journey.content import Card, MapContent, MapMilestone, Stage
from cs_desktop.domain.journey.words import BridgeState, CardKind, Evidence, GapState, LaneKind
from cs_desktop.services.demo.chance import Rng, between, pick, whole
from cs_desktop.services.demo.schedule import Tone
from cs_desktop.services.journey.templates import content_from

_EVERY = 40
"""Of the accounts that nobody wrote by hand, one in so many has a map."""
_CAST = (1, 2, 4, 5, 6, 7, 10, 11, 12, 13, 14)
"""Accounts known by name that have one from a template."""
_TEMPLATES = {"Enterprise": "saas-high-touch", "Mid-market": "saas-low-touch", "SMB": "saas-tech-touch"}
_MOODS: Mapping[Tone, tuple[int, ...]] = {
    Tone.GOOD: (2, 1, 1, 0),
    Tone.FLAT: (1, 0, 0, -1),
    Tone.BAD: (0, -1, -1, -2),
}
_CLOSED: Mapping[Tone, float] = {Tone.GOOD: 0.8, Tone.FLAT: 0.5, Tone.BAD: 0.2}
"""How often a gap of a stage that lies behind is closed."""
_OPENED = (20, 120)
_DUE = (5, 60)
_LATE = (-6, 25)
_OWN_IDS = 1_000_000
"""Ids in a content of what no template has are above this."""


@dataclass(frozen=True, slots=True)
class Life:
    """Where an account is on its way, as its map has to tell it."""

    place: int
    """Of the stage of life in which it is."""
    lifecycle_id: int
    since: date
    """Since when it is there."""
    until: date
    """The last day shown."""
    tone: Tone
    owner_id: int | None
    metrics: Mapping[str, tuple[int, str]]
    """Ids and names of the metrics, by key."""


def template_of(number: int, segment: str) -> str:
    """Return the template of an account's map; empty where it has none."""
    wanted = number in _CAST or (number >= _EVERY and number % _EVERY == 0)
    return _TEMPLATES.get(segment, "") if wanted else ""


def written_map(
    read: Mapping[str, Any],
    lifecycle: Mapping[str, int],
    first_day: date,
    life: Life,
    objectives: Sequence[int],
) -> tuple[MapContent, Mapping[int, int]]:
    """Return a map written by hand with what has happened by the last day, and the objectives of its cards.

    `first_day` is the account's first day as a customer, from which the map counts; the objectives are ids,
    by the id of the card in the map.
    """
    content = content_from(read, lifecycle, str)
    pairs = list(zip(read["cards"], content.cards, strict=True))
    cards = tuple(_written(card, one, first_day, life) for one, card in pairs)
    milestones = tuple(
        _dated(milestone, first_day + timedelta(days=one["day"]), life.until)
        for one, milestone in zip(read["milestones"], content.milestones, strict=True)
    )
    served = {
        card.id: objectives[one["objective"]]
        for one, card in pairs
        if "objective" in one and one["objective"] < len(objectives)
    }
    head = replace(content.head, starts_on=first_day + timedelta(days=read["starts"]), owner_id=life.owner_id)
    return replace(content, head=head, cards=cards, milestones=milestones), served


def _written(card: Card, one: Mapping[str, Any], first_day: date, life: Life) -> Card:
    days = {
        name: first_day + timedelta(days=one[name]) for name in ("opened", "due", "closed") if name in one
    }
    closed = days.get("closed")
    state = card.state
    if closed is not None and closed > life.until:
        # Not yet.
        closed, state = None, "open" if card.kind is CardKind.GAP else "active"
    opened = days.get("opened")
    metric = life.metrics.get(one.get("metric", ""))
    return replace(
        card,
        mood=one.get("mood"),
        state=state,
        owner_id=life.owner_id if one.get("mine") else None,
        opened_on=opened if opened is None or opened <= life.until else None,
        due=days.get("due"),
        closed_on=closed,
        metric_id=metric[0] if metric else None,
        baseline=one.get("baseline"),
        target=one.get("target"),
    )


def _dated(milestone: MapMilestone, day: date, until: date) -> MapMilestone:
    return replace(milestone, due=day, reached_on=day if day <= until else None)


def lived_map(content: MapContent, life: Life, rng: Rng) -> MapContent:
    """Return a template's map as an account has lived it: what lies behind was felt, reached, partly closed.

    The map begins so that the account came into its stage on the day on which that stage begins.
    """
    stages = content.stages
    here = _place(stages, life)
    lengths = [stage.expected_days or 0 for stage in stages]
    edges = [0, *accumulate(lengths)]
    starts_on = life.since - timedelta(days=edges[here])
    head = replace(content.head, starts_on=starts_on, owner_id=life.owner_id)
    begins = [starts_on + timedelta(days=days) for days in edges]
    cards = [
        _lived(card, content.stage_places[card.stage_id or 0] - here, life, rng) for card in content.cards
    ]
    milestones = tuple(
        _reached(one, begins[content.stage_places[one.stage_id or 0]], life, rng, here, content)
        for one in content.milestones
    )
    emotions = tuple(replace(one, value=_felt(one.value, life.tone, rng)) for one in content.emotions)
    cards = _settled(cards, content)
    return replace(
        content,
        head=head,
        cards=(*cards, *_metric_cards(content, life)),
        milestones=milestones,
        emotions=emotions,
    )


def _place(stages: Sequence[Stage], life: Life) -> int:
    """Return the place of the stage that stands for where the account is, else the share of its way."""
    known = (place for place, stage in enumerate(stages) if stage.lifecycle_id == life.lifecycle_id)
    return next(known, min(life.place, len(stages) - 1))


def _lived(card: Card, ahead: int, life: Life, rng: Rng) -> Card:
    """Return a card as it is now; `ahead` counts the stages between the account's and its own."""
    luck, evidence = rng.random(), pick(rng, list(Evidence))
    days, due = whole(rng, *_OPENED), whole(rng, *_DUE)
    mood = pick(rng, _MOODS[life.tone])
    behind = ahead < 0
    card = replace(card, evidence=(evidence if ahead <= 0 else Evidence.ASSUMED).value)
    if card.kind is CardKind.MOMENT:
        return replace(card, mood=mood if ahead <= 0 else None)
    if card.kind is CardKind.GAP and ahead <= 0:
        closed = behind and luck < _CLOSED[life.tone]
        on = life.until - timedelta(days=days // 2) if closed else None
        state = GapState.CLOSED if closed else GapState.OPEN
        opened = life.until - timedelta(days=days + 30)
        return replace(card, state=state.value, opened_on=opened, closed_on=on, owner_id=life.owner_id)
    if card.kind is CardKind.BRIDGE:
        day = life.until + timedelta(days=due)
        return replace(card, due=day if ahead <= 0 else None, owner_id=life.owner_id if ahead <= 0 else None)
    return card


def _settled(cards: Sequence[Card], content: MapContent) -> list[Card]:
    """Return the cards with bridges that are as far as their gaps are."""
    gaps = {card.id: card for card in cards if card.kind is CardKind.GAP}
    over = {link.target_id: gaps[link.source_id] for link in content.links if link.source_id in gaps}
    return [_bridged(card, over.get(card.id)) for card in cards]


def _bridged(card: Card, gap: Card | None) -> Card:
    if gap is None or gap.opened_on is None:
        return card
    if gap.state == GapState.CLOSED:
        return replace(card, state=BridgeState.DONE.value, closed_on=gap.closed_on, due=gap.closed_on)
    return replace(card, state=BridgeState.ACTIVE.value)


def _reached(
    one: MapMilestone, begins: date, life: Life, rng: Rng, here: int, content: MapContent
) -> MapMilestone:
    planned = begins + timedelta(days=one.after_days or 0)
    late, luck = whole(rng, *_LATE), rng.random()
    place = content.stage_places[one.stage_id or 0]
    done = place < here or (place == here and planned <= life.until and luck < 0.7)
    on = min(planned + timedelta(days=late), life.until) if done else None
    return replace(one, due=planned, reached_on=on, after_days=None)


def _felt(value: float, tone: Tone, rng: Rng) -> float:
    shift = {Tone.GOOD: 0.2, Tone.FLAT: -0.3, Tone.BAD: -0.9}[tone] + between(rng, (-0.3, 0.3))
    return round(min(max(value + shift, -2.0), 2.0), 1)


def _metric_cards(content: MapContent, life: Life) -> list[Card]:
    """Return the metrics that tell how far an account has come, where the map has a lane for them."""
    lane = next((one for one in content.lanes if one.kind is LaneKind.METRICS), None)
    if lane is None:
        return []
    wanted = {1: "usage", 2: "weekly_active", 3: "outcome_attainment"}
    stages = content.stages[: len(wanted) + 1]
    number = _OWN_IDS
    return [
        Card(number + place, lane.id, stage.id, CardKind.METRIC, title=name, metric_id=metric_id)
        for place, stage in enumerate(stages)
        if place in wanted
        for metric_id, name in [life.metrics[wanted[place]]]
    ]
