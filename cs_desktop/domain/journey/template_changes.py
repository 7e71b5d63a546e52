"""What a new edition of a template would change in a map that follows it, piece by piece.

Three states are laid beside each other: the edition that the map follows, the new one, and the map. What the
template changed and the map did not is proposed; what both changed is proposed too, but only done where one
asks for it, since somebody's own words would be lost.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from typing import Any

from cs_desktop.domain.changes import Kind
from cs_desktop.domain.journey.comparing import out_of_order
from cs_desktop.domain.journey.content import MapContent


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
class About:
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


ALL = (
    About(Kind.JOURNEY_STAGE, "stages", "name", said=("lifecycle_id", "expected_days"), ordered=True),
    About(Kind.JOURNEY_LANE, "lanes", "name", said=("kind",), ordered=True),
    About(Kind.JOURNEY_PERSONA, "personas", "name"),
    About(
        *(Kind.JOURNEY_CARD, "cards", "title", ("stage_id", "lane_id", "start", "length")),
        ("kind", "notes", "way", "metric_id", "target"),
    ),
    About(Kind.MILESTONE, "milestones", "name", ("stage_id",), ("party", "after_days")),
)
"""Every kind of part that is compared, each after what it can point at."""
ENDS: Mapping[str, str] = {"stage_id": "stages", "lane_id": "lanes"}
"""Where a part stands, and which parts these are."""


def proposals(base: MapContent | None, new: MapContent, mine: MapContent) -> tuple[Proposal, ...]:
    """Return what a new edition has otherwise than the map, in the order of stages, lanes, cards, milestones.

    `base` is the edition that the map follows; None where nobody knows it any more: then whatever differs
    counts as changed by hand. Feelings and links are each map's own.
    """
    found: list[Proposal] = []
    for about in ALL:
        found += _of_kind(about, base, new, mine)
    return tuple(found)


def _of_kind(about: About, base: MapContent | None, new: MapContent, mine: MapContent) -> Iterator[Proposal]:
    before = {} if base is None else by_id(getattr(base, about.parts))
    after, here = by_id(getattr(new, about.parts)), by_source(getattr(mine, about.parts))
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
    about: About, before: Sequence[int] | None, after: Sequence[int], here: Mapping[int, Any]
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


def _state(about: About, part: Any) -> _State:  # noqa: ANN401 - any of the parts of a map
    """Return what is compared of a part of a template."""
    return {name: getattr(part, name) for name in (about.name, *about.place, *about.said)}


def _state_of_mine(about: About, part: Any, mine: MapContent) -> _State:  # noqa: ANN401 - any part
    """Return what is compared of a part of the map, its ends as ids of the template."""
    state: dict[str, object] = {}
    for name in (about.name, *about.place, *about.said):
        value = getattr(part, name)
        state[name] = _source_of(getattr(mine, ENDS[name]), value) if name in ENDS else value
    return state


def _source_of(parts: Iterable[Any], part_id: object) -> object:
    """Return the part of the template that one of the map came from; one of its own stays itself."""
    for part in parts:
        if part.id == part_id:
            return part.source_id if part.source_id is not None else ("own", part.id)
    return part_id


def _kept(
    about: About,
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


def by_id(parts: Iterable[Any]) -> dict[int, Any]:
    """Return parts by id."""
    return {part.id: part for part in parts}


def by_source(parts: Iterable[Any]) -> dict[int, Any]:
    """Return the parts of a map by where they came from; of copies the first."""
    found: dict[int, Any] = {}
    for part in parts:
        if part.source_id is not None:
            found.setdefault(part.source_id, part)
    return found
