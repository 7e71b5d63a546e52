"""Finding what differs between two states of a map."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from typing import Protocol, TypeVar

from cs_desktop.domain.changes import Kind
from cs_desktop.domain.journey.content import (
    Answer,
    Card,
    Emotion,
    Lane,
    MapContent,
    MapMilestone,
    Persona,
    Stage,
)
from cs_desktop.domain.journey.differences import Comparison, Difference, StageFeeling, Way
from cs_desktop.domain.journey.words import CardKind, GapState


def compare(old: MapContent, new: MapContent) -> Comparison:
    """Return what differs between an older state of a map and a newer one.

    Things are known again by their ids. A card that was moved and changed is told in both ways, its moving
    first; to stretch it is to move it. Where only its place in the stack differs, or how wide a stage or how
    high a lane is, nothing is said.
    """
    found = [
        *_stages(old, new),
        *_lanes(old, new),
        *_cards(old, new),
        *_personas(old, new),
        *_answers(old, new),
        *_feelings(old, new),
        *_milestones(old, new),
    ]
    order = {way: number for number, way in enumerate(Way)}
    places = new.stage_places
    found.sort(key=lambda one: (order[one.way], places.get(one.stage_id or 0, len(places))))
    return Comparison(tuple(found), tuple(_stage_feelings(old, new)))


class _Part(Protocol):
    """What every part of a map has that is told by itself."""

    @property
    def id(self) -> int: ...


P = TypeVar("P", bound=_Part)
_About = tuple[Kind, int, str, int | None]
"""Kind, id, title and stage of what differs."""


def _told(
    before: Mapping[int, P],
    after: Mapping[int, P],
    about: Callable[[P], _About],
    kept: Callable[[P, P], Iterable[Difference]],
) -> Iterator[Difference]:
    """Yield what came, what went, and of each part that stayed what `kept` says of it."""
    for id_, part in after.items():
        if id_ in before:
            yield from kept(before[id_], part)
        else:
            yield Difference(Way.ADDED, *about(part))
    for id_ in before.keys() - after.keys():
        yield Difference(Way.REMOVED, *about(before[id_]))


def _by_id(parts: Iterable[P]) -> dict[int, P]:
    return {part.id: part for part in parts}


def _stages(old: MapContent, new: MapContent) -> Iterator[Difference]:
    before, after = _by_id(old.stages), _by_id(new.stages)
    yield from _told(before, after, _about_stage, _stage)
    kept = [id_ for id_ in before if id_ in after]
    for id_ in out_of_order(kept, [id_ for id_ in after if id_ in before]):
        places = (old.stage_places[id_] + 1, new.stage_places[id_] + 1)
        yield Difference(Way.MOVED, *_about_stage(after[id_]), *places)


def _about_stage(stage: Stage) -> _About:
    return Kind.JOURNEY_STAGE, stage.id, stage.name, stage.id


def _stage(was: Stage, now: Stage) -> Iterator[Difference]:
    if _said_of_stage(was) != _said_of_stage(now):
        yield Difference(Way.CHANGED, *_about_stage(now), was.name, now.name)


def _said_of_stage(stage: Stage) -> tuple[object, ...]:
    return (stage.name, stage.lifecycle_id, stage.expected_days, stage.starts_on)


def out_of_order(before: list[int], after: list[int]) -> list[int]:
    """Return the fewest ids that one has to move to get from one order to the other."""
    places = {id_: place for place, id_ in enumerate(before)}
    best: list[list[int]] = []
    for id_ in after:
        longest: list[int] = []
        for chain in best:
            if places[chain[-1]] < places[id_] and len(chain) > len(longest):
                longest = chain
        best.append([*longest, id_])
    stayed: set[int] = set()
    for chain in best:
        stayed = set(chain) if len(chain) > len(stayed) else stayed
    return [id_ for id_ in after if id_ not in stayed]


def _lanes(old: MapContent, new: MapContent) -> Iterator[Difference]:
    before, after = _by_id(old.lanes), _by_id(new.lanes)
    yield from _told(before, after, _about_lane, _lane)
    kept = [id_ for id_ in before if id_ in after]
    for id_ in out_of_order(kept, [id_ for id_ in after if id_ in before]):
        places = (old.lane_places[id_] + 1, new.lane_places[id_] + 1)
        yield Difference(Way.MOVED, *_about_lane(after[id_]), *places)


def _about_lane(lane: Lane) -> _About:
    return Kind.JOURNEY_LANE, lane.id, lane.name, None


def _lane(was: Lane, now: Lane) -> Iterator[Difference]:
    if (was.name, was.kind) != (now.name, now.kind):
        yield Difference(Way.CHANGED, *_about_lane(now), was.name, now.name)


def _cards(old: MapContent, new: MapContent) -> Iterator[Difference]:
    both = old.cards_by_id.keys() & new.cards_by_id.keys()
    said_before, said_now = _sayer(old, both), _sayer(new, both)

    def kept(was: Card, now: Card) -> Iterator[Difference]:
        about = _about_card(now)
        if _closed(now) and not _closed(was):
            yield Difference(Way.CLOSED, *about, was.closed_on, now.closed_on)
        if _place(was) != _place(now):
            yield Difference(Way.MOVED, *about, was.stage_id, now.stage_id)
        if was.mood != now.mood:
            yield Difference(Way.RATED, *about, was.mood, now.mood)
        if said_before(was) != said_now(now) or (_closed(was) and not _closed(now)):
            yield Difference(Way.CHANGED, *about, was.title, now.title)

    return _told(old.cards_by_id, new.cards_by_id, _about_card, kept)


def _about_card(card: Card) -> _About:
    return Kind.JOURNEY_CARD, card.id, card.title, card.stage_id


def _closed(card: Card) -> bool:
    return card.kind is CardKind.GAP and card.state == GapState.CLOSED


def _place(card: Card) -> tuple[object, ...]:
    return (card.stage_id, card.lane_id, card.start, card.length)


def _sayer(content: MapContent, both: Collection[int]) -> Callable[[Card], tuple[object, ...]]:
    """Return what tells of a card all that counts besides where it is, how it felt and whether it is closed.

    That it leads to something counts too: to bridges that are in both states, or to objectives.
    """
    leads: dict[int, set[tuple[int | None, int | None]]] = {}
    for link in content.links:
        if link.target_id is None or link.target_id in both:
            leads.setdefault(link.source_id, set()).add((link.target_id, link.objective_id))

    def said(card: Card) -> tuple[object, ...]:
        gap = card.kind is CardKind.GAP
        return (
            *(card.kind, card.title, card.notes, card.evidence, card.way, "" if gap else card.state),
            *(card.owner_id, card.opened_on, card.due, None if gap else card.closed_on),
            *(card.metric_id, card.baseline, card.target),
            frozenset(leads.get(card.id, ())),
        )

    return said


def _answers(old: MapContent, new: MapContent) -> Iterator[Difference]:
    """Yield what differs in the questions of moments that are in both states."""
    both = old.cards_by_id.keys() & new.cards_by_id.keys()

    def about(answer: Answer) -> _About:
        return Kind.JOURNEY_ANSWER, answer.id, answer.question, new.cards_by_id[answer.card_id].stage_id

    def kept(was: Answer, now: Answer) -> Iterator[Difference]:
        if (was.question, was.answer) != (now.question, now.answer):
            yield Difference(Way.CHANGED, *about(now), was.answer, now.answer)

    before, after = (_by_id(one for one in state.answers if one.card_id in both) for state in (old, new))
    yield from _told(before, after, about, kept)


def _personas(old: MapContent, new: MapContent) -> Iterator[Difference]:
    return _told(_by_id(old.personas), _by_id(new.personas), _about_persona, _persona)


def _about_persona(persona: Persona) -> _About:
    return Kind.JOURNEY_PERSONA, persona.id, persona.name, None


def _persona(was: Persona, now: Persona) -> Iterator[Difference]:
    if was.name != now.name:
        yield Difference(Way.CHANGED, *_about_persona(now), was.name, now.name)


def _feelings(old: MapContent, new: MapContent) -> Iterator[Difference]:
    before, after = _by_place(old), _by_place(new)
    for place, feeling in after.items():
        was = before.get(place)
        if was is None or was.value != feeling.value:
            yield Difference(
                *(Way.RATED, Kind.JOURNEY_EMOTION, feeling.id, feeling.word, feeling.stage_id),
                *(None if was is None else was.value, feeling.value),
            )
        elif was.word != feeling.word:
            about = (Kind.JOURNEY_EMOTION, feeling.id, feeling.word, feeling.stage_id)
            yield Difference(Way.CHANGED, *about, was.word, feeling.word)
    for place in before.keys() - after.keys():
        gone = before[place]
        yield Difference(
            *(Way.RATED, Kind.JOURNEY_EMOTION, gone.id, gone.word, gone.stage_id, gone.value, None),
        )


def _by_place(content: MapContent) -> Mapping[tuple[int, int], Emotion]:
    return {(feeling.stage_id, feeling.persona_id): feeling for feeling in content.emotions}


def _stage_feelings(old: MapContent, new: MapContent) -> Iterator[StageFeeling]:
    before, after = _by_place(old), _by_place(new)
    stages = [stage.id for stage in new.stages]
    stages += [stage.id for stage in old.stages if stage.id not in new.stage_places]
    personas = list(dict.fromkeys(p.id for one in (new, old) for p in one.personas))
    for place in ((stage, persona) for stage in stages for persona in personas):
        if place in before or place in after:
            was, now = before.get(place), after.get(place)
            yield StageFeeling(*place, was.value if was else None, now.value if now else None)


def _milestones(old: MapContent, new: MapContent) -> Iterator[Difference]:
    return _told(_by_id(old.milestones), _by_id(new.milestones), _about_milestone, _milestone)


def _about_milestone(milestone: MapMilestone) -> _About:
    return Kind.MILESTONE, milestone.id, milestone.name, milestone.stage_id


def _milestone(was: MapMilestone, now: MapMilestone) -> Iterator[Difference]:
    about = _about_milestone(now)
    if now.reached_on is not None and was.reached_on is None:
        yield Difference(Way.CLOSED, *about, None, now.reached_on)
    if was.due != now.due:
        yield Difference(Way.MOVED, *about, was.due, now.due)
    elif (was.stage_id, was.after_days) != (now.stage_id, now.after_days):
        yield Difference(Way.MOVED, *about, was.stage_id, now.stage_id)
    if (was.name, was.party) != (now.name, now.party) or _reached_otherwise(was, now):
        yield Difference(Way.CHANGED, *about, was.name, now.name)


def _reached_otherwise(was: MapMilestone, now: MapMilestone) -> bool:
    return was.reached_on is not None and was.reached_on != now.reached_on
