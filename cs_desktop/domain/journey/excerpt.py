"""A part of a map as a map of its own."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from cs_desktop.domain.changes import Kind
from cs_desktop.domain.journey.content import EIGHTHS, Card, MapContent
from cs_desktop.domain.journey.stacking import Stretch, stretch_of


@dataclass(frozen=True, slots=True)
class _Wanted:
    cards: frozenset[int]
    stages: frozenset[int]
    """Their places."""
    lanes: frozenset[int]


def parts_in(content: MapContent, chosen: Iterable[tuple[Kind, int]]) -> tuple[tuple[Kind, int], ...]:
    """Return those of the chosen parts, by kind and id, that have a place on the map."""
    known = {
        Kind.JOURNEY_CARD: {card.id for card in content.cards if content.is_placed(card)},
        Kind.JOURNEY_STAGE: content.stage_places.keys(),
        Kind.JOURNEY_LANE: content.lane_places.keys(),
    }
    return tuple((kind, part_id) for kind, part_id in chosen if part_id in known.get(kind, ()))


def excerpt(content: MapContent, chosen: Iterable[tuple[Kind, int]]) -> MapContent:
    """Return the chosen parts, by kind and id, with what they need; the whole map where it has none of them.

    A stage brings all that is in it or reaches into it, a lane all its cards; a card brings its lane and the
    stages that it covers, a gap the bridges over it. Stages between two that are shown are shown too. What
    reaches beyond them is cut.
    """
    stretches = {
        card.id: stretch_of(card, content.stage_places, len(content.stages))
        for card in content.cards
        if content.is_placed(card)
    }
    asked = _wanted(content, chosen)
    wanted = replace(asked, cards=asked.cards | _bridges(content, asked, stretches))
    places = _places(content, wanted, stretches)
    if not places:
        return content
    shown = Stretch(min(places) * EIGHTHS, (max(places) + 1) * EIGHTHS)
    cards = tuple(
        _cut(content, card, stretches[card.id], shown)
        for card in content.cards
        if card.id in stretches and _is_wanted(card, stretches[card.id], wanted)
    )
    return _with(content, range(min(places), max(places) + 1), cards, wanted)


def _bridges(content: MapContent, wanted: _Wanted, stretches: dict[int, Stretch]) -> frozenset[int]:
    """Return what links of the wanted cards lead to: a gap would look as if it had no bridge."""
    kept = {
        card.id
        for card in content.cards
        if card.id in stretches and _is_wanted(card, stretches[card.id], wanted)
    }
    return frozenset(
        link.target_id for link in content.links if link.source_id in kept and link.target_id is not None
    )


def _with(content: MapContent, places: Sequence[int], cards: tuple[Card, ...], wanted: _Wanted) -> MapContent:
    stages = {content.stages[place].id for place in places}
    ids = {card.id for card in cards}
    lanes = wanted.lanes | {card.lane_id for card in cards}
    return replace(
        content,
        stages=tuple(content.stages[place] for place in places),
        lanes=tuple(lane for lane in content.lanes if wanted.stages or lane.id in lanes),
        cards=cards,
        emotions=tuple(one for one in content.emotions if one.stage_id in stages),
        links=tuple(link for link in content.links if link.source_id in ids),
        # One without a stage stands where its day is, which the days of the stages say.
        milestones=tuple(one for one in content.milestones if one.stage_id in stages or one.stage_id is None),
    )


def _wanted(content: MapContent, chosen: Iterable[tuple[Kind, int]]) -> _Wanted:
    parts = list(chosen)

    def of(kind: Kind) -> frozenset[int]:
        return frozenset(part_id for one, part_id in parts if one is kind)

    places = content.stage_places
    return _Wanted(
        of(Kind.JOURNEY_CARD),
        frozenset(places[one] for one in of(Kind.JOURNEY_STAGE) if one in places),
        of(Kind.JOURNEY_LANE) & content.lane_places.keys(),
    )


def _places(content: MapContent, wanted: _Wanted, stretches: dict[int, Stretch]) -> set[int]:
    """Return the places of the stages to be shown."""
    if wanted.lanes:
        return set(range(len(content.stages)))
    covered = (_stages_in(stretches[one]) for one in wanted.cards if one in stretches)
    return set(wanted.stages).union(*covered)


def _is_wanted(card: Card, stretch: Stretch, wanted: _Wanted) -> bool:
    return (
        card.id in wanted.cards
        or card.lane_id in wanted.lanes
        or not wanted.stages.isdisjoint(_stages_in(stretch))
    )


def _stages_in(stretch: Stretch) -> range:
    return range(stretch.first // EIGHTHS, (stretch.end - 1) // EIGHTHS + 1)


def _cut(content: MapContent, card: Card, stretch: Stretch, shown: Stretch) -> Card:
    """Return the card as far as it lies within the stages that are shown."""
    first, end = max(stretch.first, shown.first), min(stretch.end, shown.end)
    stage = content.stages[first // EIGHTHS]
    return replace(card, stage_id=stage.id, start=first % EIGHTHS, length=end - first)
