"""What a new edition of a template would change in a map that follows it, piece by piece.

Three states are laid beside each other: the edition that the map follows, the new one, and the map. What the
template changed and the map did not is proposed; what both changed is proposed too, but only done where one
asks for it, since somebody's own words would be lost.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from typing import Any

from cs_desktop.domain.changes import Kind
from cs_desktop.domain.journey.comparing import out_of_order
from cs_desktop.domain.journey.content import MapContent
from cs_desktop.domain.journey.copying import OF_THE_ACCOUNT
from cs_desktop.domain.journey.gestures import Gesture, GestureBuilder, New, Ref
from cs_desktop.domain.journey.structure import copied


class Deed(Enum):
    """What is proposed of a part."""

    ADD = auto()
    RENAME = auto()
    MOVE = auto()
    CHANGE = auto()
    """Other words, another kind, other days."""
    REMOVE = auto()


@dataclass(frozen=True, slots=True)
class Proposal:
    """One thing that the new edition has otherwise."""

    deed: Deed
    kind: Kind
    source_id: int
    """The part of the template."""
    name: str
    """What the part is called in the map, or in the template where the map has none."""
    now: str = ""
    """What it would be called: of a renaming."""
    own: bool = False
    """Somebody changed it by hand in the map: it is only done where one asks for it."""
    fields: tuple[str, ...] = ()

    @property
    def key(self) -> tuple[Deed, Kind, int]:
        """Return what it is known by."""
        return self.deed, self.kind, self.source_id


@dataclass(frozen=True, slots=True)
class _About:
    """What is compared of a kind of part."""

    kind: Kind
    parts: str
    """Its field in MapContent."""
    name: str
    """The column with its name."""
    place: tuple[str, ...] = ()
    said: tuple[str, ...] = ()
    ordered: bool = False
    """Whether the parts follow each other."""


_ALL = (
    _About(Kind.JOURNEY_STAGE, "stages", "name", said=("lifecycle_id", "expected_days"), ordered=True),
    _About(Kind.JOURNEY_LANE, "lanes", "name", said=("kind",), ordered=True),
    _About(Kind.JOURNEY_PERSONA, "personas", "name"),
    _About(
        *(Kind.JOURNEY_CARD, "cards", "title", ("stage_id", "lane_id", "start", "length")),
        ("kind", "notes", "way", "metric_id", "target"),
    ),
    _About(Kind.MILESTONE, "milestones", "name", ("stage_id",), ("party", "after_days")),
)
_ENDS: Mapping[str, str] = {"stage_id": "stages", "lane_id": "lanes"}


def proposals(base: MapContent | None, new: MapContent, mine: MapContent) -> tuple[Proposal, ...]:
    """Return what a new edition has otherwise than the map, in the order of stages, lanes, cards, milestones.

    `base` is the edition that the map follows; None where nobody knows it any more: then whatever differs
    counts as changed by hand. Feelings and links are each map's own.
    """
    found: list[Proposal] = []
    for about in _ALL:
        found += _of_kind(about, base, new, mine)
    return tuple(found)


def _of_kind(about: _About, base: MapContent | None, new: MapContent, mine: MapContent) -> Iterator[Proposal]:
    before = {} if base is None else _by_id(getattr(base, about.parts))
    after, here = _by_id(getattr(new, about.parts)), _by_source(getattr(mine, about.parts))
    for id_, part in after.items():
        if id_ not in here:
            # One that the followed edition has too was deleted in the map by hand.
            own = base is None or id_ in before
            yield Proposal(Deed.ADD, about.kind, id_, getattr(part, about.name), own=own)
            continue
        was = None if base is None or id_ not in before else _state(about, before[id_])
        yield from _kept(about, was, _state(about, part), here[id_], mine)
    if about.ordered:
        yield from _reordered(about, None if base is None else list(before), list(after), here)
    for id_ in before.keys() - after.keys():
        if id_ in here:
            touched = _state(about, before[id_]) != _state_of_mine(about, here[id_], mine)
            # An account's milestone is in its plan too.
            own = touched or about.kind is Kind.MILESTONE or _holds_own(mine, here[id_].id)
            yield Proposal(Deed.REMOVE, about.kind, id_, getattr(here[id_], about.name), own=own)


def _holds_own(mine: MapContent, part_id: int) -> bool:
    """Return whether cards of the map's own stand in a stage or lane."""
    return any(card.source_id is None and part_id in (card.stage_id, card.lane_id) for card in mine.cards)


def _reordered(
    about: _About, before: Sequence[int] | None, after: Sequence[int], here: Mapping[int, Any]
) -> Iterator[Proposal]:
    """Yield the stages or lanes that stand elsewhere among the others than they do in the map."""
    now = [id_ for id_ in here if id_ in after]
    wanted = [id_ for id_ in after if id_ in here]
    differing = set(out_of_order(now, wanted))
    own = set(wanted)
    if before is not None:
        kept = [id_ for id_ in before if id_ in wanted]
        differing &= set(out_of_order(kept, [id_ for id_ in wanted if id_ in before]))
        own = set(out_of_order(kept, [id_ for id_ in now if id_ in before]))
    for id_ in wanted:
        if id_ in differing:
            yield Proposal(
                *(Deed.MOVE, about.kind, id_, getattr(here[id_], about.name)),
                own=id_ in own,
                fields=("position",),
            )


_State = Mapping[str, object]


def _state(about: _About, part: Any) -> _State:  # noqa: ANN401 - any of the parts of a map
    """Return what is compared of a part of a template."""
    return {name: getattr(part, name) for name in (about.name, *about.place, *about.said)}


def _state_of_mine(about: _About, part: Any, mine: MapContent) -> _State:  # noqa: ANN401 - any part
    """Return what is compared of a part of the map, its ends as ids of the template."""
    state: dict[str, object] = {}
    for name in (about.name, *about.place, *about.said):
        value = getattr(part, name)
        state[name] = _source_of(getattr(mine, _ENDS[name]), value) if name in _ENDS else value
    return state


def _source_of(parts: Iterable[Any], part_id: object) -> object:
    """Return the part of the template that one of the map came from; one of its own stays itself."""
    for part in parts:
        if part.id == part_id:
            return part.source_id if part.source_id is not None else ("own", part.id)
    return part_id


def _kept(
    about: _About,
    before: _State | None,
    after: _State,
    part: Any,  # noqa: ANN401 - any of the parts of a map
    mine: MapContent,
) -> Iterator[Proposal]:
    """Yield what differs of a part that both have."""
    here, source, title = _state_of_mine(about, part, mine), part.source_id, getattr(part, about.name)
    for deed, names in (
        (Deed.RENAME, (about.name,)),
        (Deed.MOVE, about.place),
        (Deed.CHANGE, about.said),
    ):
        changed = tuple(name for name in names if before is None or before[name] != after[name])
        differing = tuple(name for name in changed if here[name] != after[name])
        if differing:
            own = before is None or any(here[name] != before[name] for name in differing)
            now = str(after[about.name]) if deed is Deed.RENAME else ""
            yield Proposal(deed, about.kind, source, title, now, own=own, fields=differing)


def _by_id(parts: Iterable[Any]) -> dict[int, Any]:
    return {part.id: part for part in parts}


def _by_source(parts: Iterable[Any]) -> dict[int, Any]:
    """Return the parts of a map by where they came from; of copies the first."""
    found: dict[int, Any] = {}
    for part in parts:
        if part.source_id is not None:
            found.setdefault(part.source_id, part)
    return found


def followed(
    new: MapContent, mine: MapContent, chosen: Collection[Proposal], label: str = "Follow template"
) -> Gesture:
    """Return the gesture that does the chosen proposals, as one step.

    A card that is added into a stage or lane which the map has not, and which is not added with it, comes as
    not placed, so that it is not lost. The order of stages and lanes is the template's where one is moved or
    added; those of the map's own stay behind the one they follow.
    """
    return _Following(new, mine, chosen, label).made()


class _Following:
    """Builds the gesture."""

    def __init__(self, new: MapContent, mine: MapContent, chosen: Collection[Proposal], label: str) -> None:
        self._new, self._mine, self._chosen = new, mine, chosen
        self._builder = GestureBuilder(label)
        self._here = {about.kind: _by_source(getattr(mine, about.parts)) for about in _ALL}
        self._added: dict[Kind, dict[int, New]] = {about.kind: {} for about in _ALL}

    def made(self) -> Gesture:
        """Do all of it, each kind after what it can point at."""
        for about in _ALL:
            deeds = [one for one in self._chosen if one.kind is about.kind]
            added = {one.source_id for one in deeds if one.deed is Deed.ADD}
            moved = {one.source_id for one in deeds if one.deed is Deed.MOVE}
            order = self._order(about, added, moved) if about.ordered and added | moved else []
            for one in deeds:
                if one.deed is Deed.ADD:
                    self._add(about, one, order)
                elif one.deed is not Deed.REMOVE:
                    self._put(about, one)
            for place, (_source, part_id) in enumerate(order):
                if part_id is not None:
                    self._builder.put(about.kind, part_id, position=place)
        self._add_what_belongs()
        for about in _ALL:
            gone = [
                one.source_id for one in self._chosen if one.kind is about.kind and one.deed is Deed.REMOVE
            ]
            self._builder.drop(about.kind, [self._here[about.kind][id_].id for id_ in gone])
        return self._builder.made()

    def _add(self, about: _About, one: Proposal, order: Sequence[tuple[int | None, int | None]]) -> None:
        part = _by_id(getattr(self._new, about.parts))[one.source_id]
        values = {name: value for name, value in copied(part).items() if name not in OF_THE_ACCOUNT}
        values["source_id"] = part.id
        values |= {name: self._end(name, values[name]) for name in _ENDS if name in values}
        if about.ordered:
            values["position"] = order.index((part.id, None))
        self._added[about.kind][part.id] = self._builder.add(about.kind, **values)

    def _add_what_belongs(self) -> None:
        """Add the questions and links of added cards, and the feelings of added stages."""
        cards, stages = self._added[Kind.JOURNEY_CARD], self._added[Kind.JOURNEY_STAGE]
        for link in self._new.links:
            source, target = (
                self._ref(Kind.JOURNEY_CARD, link.source_id),
                self._ref(Kind.JOURNEY_CARD, link.target_id),
            )
            new = link.source_id in cards or link.target_id in cards
            if new and source is not None and target is not None:
                self._builder.add(Kind.JOURNEY_LINK, source_id=source, target_id=target)
        for asked in self._new.answers:
            if asked.card_id in cards:
                self._builder.add(
                    Kind.JOURNEY_ANSWER,
                    card_id=cards[asked.card_id],
                    question=asked.question,
                    position=asked.position,
                )
        for feeling in self._new.emotions:
            persona = self._ref(Kind.JOURNEY_PERSONA, feeling.persona_id)
            if feeling.stage_id in stages and persona is not None:
                self._builder.add(
                    Kind.JOURNEY_EMOTION,
                    **copied(feeling) | {"persona_id": persona, "stage_id": stages[feeling.stage_id]},
                )

    def _put(self, about: _About, one: Proposal) -> None:
        part = _by_id(getattr(self._new, about.parts))[one.source_id]
        values = {name: value for name, value in copied(part).items() if name in one.fields}
        values.pop("position", None)
        values |= {name: self._end(name, values[name]) for name in _ENDS if name in values}
        if values:
            self._builder.put(about.kind, self._here[about.kind][one.source_id].id, **values)

    def _end(self, name: str, source_id: object) -> Ref | None:
        """Return the stage or lane of the map that stands for one of the template."""
        assert source_id is None or isinstance(source_id, int)
        return self._ref(Kind.JOURNEY_STAGE if name == "stage_id" else Kind.JOURNEY_LANE, source_id)

    def _ref(self, kind: Kind, source_id: int | None) -> Ref | None:
        """Return the part of the map that stands for one of the template, or that is added for it."""
        if source_id is None:
            return None
        found = self._here[kind].get(source_id)
        return self._added[kind].get(source_id) if found is None else found.id

    def _order(
        self, about: _About, added: Collection[int], moved: Collection[int]
    ) -> list[tuple[int | None, int | None]]:
        """Return the stages or lanes in their new order: by the template's part and the map's, if any."""
        parts = getattr(self._mine, about.parts)
        order: list[tuple[int | None, int | None]] = [
            (part.source_id, part.id) for part in parts if part.source_id not in moved
        ]
        wanted = [part.id for part in getattr(self._new, about.parts)]
        for place, source in enumerate(wanted):
            if source in added or source in moved:
                before = set(wanted[:place])
                at = max(
                    (number + 1 for number, (known, _) in enumerate(order) if known in before), default=0
                )
                here = None if source in added else self._here[about.kind][source].id
                order.insert(at, (source, here))
        return order
