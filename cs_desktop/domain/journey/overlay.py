"""Two states of a map drawn as one: what is there now, what is gone, and where things were before."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from cs_desktop.domain.changes import Kind
from cs_desktop.domain.journey.content import MapContent
from cs_desktop.domain.journey.differences import Comparison, Difference, Way
from cs_desktop.domain.journey.words import LaneKind

ON_CARDS = (Way.ADDED, Way.REMOVED, Way.MOVED, Way.RATED, Way.CLOSED, Way.CHANGED)
"""The ways in which a card differs, the most telling first."""


@dataclass(frozen=True)
class Overlay:
    """One map that holds both states.

    What is gone stands where it was, under its own id; a card that was moved stands where it is, and as a
    shadow where it was, under its id made negative.
    """

    content: MapContent
    cards: Mapping[int, tuple[Difference, ...]]
    """What is said on a card, by its id; a shadow says how its card was moved."""
    gone: frozenset[int]
    """The cards that are not there any more."""
    milestones: Mapping[int, tuple[Difference, ...]]


def overlay(old: MapContent, new: MapContent, found: Comparison) -> Overlay:
    """Return both states as one map."""
    said = said_of(found, Kind.JOURNEY_CARD)
    moved = [id_ for id_, ones in said.items() if any(one.way is Way.MOVED for one in ones)]
    shadows = tuple(replace(old.cards_by_id[id_], id=-id_) for id_ in moved)
    gone = tuple(card for card in old.cards if card.id not in new.cards_by_id)
    content = replace(
        new,
        stages=_interleaved(old.stages, new.stages),
        lanes=_interleaved(old.lanes, new.lanes),
        cards=(*new.cards, *gone, *shadows),
        personas=_interleaved(old.personas, new.personas),
        links=new.links,
        milestones=_interleaved(old.milestones, new.milestones),
    )
    of_shadows = {-id_: tuple(one for one in said[id_] if one.way is Way.MOVED) for id_ in moved}
    return Overlay(
        content,
        {**said, **of_shadows},
        frozenset(card.id for card in gone),
        said_of(found, Kind.MILESTONE),
    )


def said_of(found: Comparison, kind: Kind) -> dict[int, tuple[Difference, ...]]:
    """Return the differences of the things of one kind, by their ids, the most telling first."""
    by_id: dict[int, list[Difference]] = {}
    for one in found.differences:
        if one.kind is kind:
            by_id.setdefault(one.id, []).append(one)
    return {id_: tuple(sorted(ones, key=lambda one: ON_CARDS.index(one.way))) for id_, ones in by_id.items()}


def _interleaved(old: Sequence[Any], new: Sequence[Any]) -> tuple[Any, ...]:
    """Return the parts of now, and each that is gone behind the one that it stood behind."""
    there = {part.id for part in new}
    behind: dict[int | None, list[Any]] = {}
    last: int | None = None
    for part in old:
        if part.id in there:
            last = part.id
        else:
            behind.setdefault(last, []).append(part)
    found = [*behind.get(None, ())]
    for part in new:
        found += [part, *behind.get(part.id, ())]
    return tuple(found)


def only_lanes_with(content: MapContent, found: Comparison) -> MapContent:
    """Return a map whose lanes are folded in which nothing differs."""
    cards = {one.id for one in found.differences if one.kind is Kind.JOURNEY_CARD}
    cards |= {one.card_id for one in content.answers if one.id in _ids(found, Kind.JOURNEY_ANSWER)}
    lanes = {card.lane_id for card in content.cards if abs(card.id) in cards}
    lanes |= _ids(found, Kind.JOURNEY_LANE)
    for kind, lane_kind in (
        (Kind.JOURNEY_EMOTION, LaneKind.EMOTION),
        (Kind.MILESTONE, LaneKind.MILESTONES),
    ):
        if _ids(found, kind):
            lanes |= {lane.id for lane in content.lanes if lane.kind is lane_kind}
    return replace(content, lanes=tuple(replace(lane, folded=lane.id not in lanes) for lane in content.lanes))


def _ids(found: Comparison, kind: Kind) -> set[int]:
    return {one.id for one in found.differences if one.kind is kind}
