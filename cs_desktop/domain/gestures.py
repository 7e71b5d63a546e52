"""What a person does to a map, plan or review in one go: one gesture is one step that undo takes back."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from cs_desktop.domain.changes import Kind


@dataclass(frozen=True, slots=True)
class New:
    """Stands for the id of something that the gesture adds, until it is stored."""

    number: int


Ref = int | New
"""Something that is there, or that the same gesture adds."""
Values = Mapping[str, Any]
"""By column; a `New` stands for the id that it gets."""


@dataclass(frozen=True, slots=True)
class Add:
    """A new part."""

    kind: Kind
    new: New
    values: Values


@dataclass(frozen=True, slots=True)
class Put:
    """New values of a part that is there; one that was deleted meanwhile is left out."""

    kind: Kind
    id: int
    values: Values
    base: Values = field(default_factory=dict)
    """What of it was on screen when the gesture began; where somebody changed that since, nothing is done."""


@dataclass(frozen=True, slots=True)
class Drop:
    """Parts to delete, with what cannot be without them."""

    kind: Kind
    ids: frozenset[int]


@dataclass(frozen=True, slots=True)
class Gesture:
    """All that is done in one go; `label` is in English, as the labels of changes are stored."""

    label: str
    adds: tuple[Add, ...] = ()
    puts: tuple[Put, ...] = ()
    drops: tuple[Drop, ...] = ()

    def __bool__(self) -> bool:
        """Return whether anything is done at all."""
        return bool(self.adds or self.puts or self.drops)


@dataclass(slots=True)
class GestureBuilder:
    """Collects what a gesture does."""

    label: str
    _adds: list[Add] = field(default_factory=list)
    _puts: dict[tuple[Kind, int], dict[str, object]] = field(default_factory=dict)
    _bases: dict[tuple[Kind, int], dict[str, object]] = field(default_factory=dict)
    _drops: dict[Kind, set[int]] = field(default_factory=dict)

    def add(self, part: Kind, /, **values: object) -> New:
        """Add a part, and return what stands for its id."""
        new = New(len(self._adds))
        self._adds.append(Add(part, new, values))
        return new

    def put(self, part: Kind, part_id: int, /, **values: object) -> None:
        """Give a part new values; of two for the same field the later holds."""
        self._puts.setdefault((part, part_id), {}).update(values)

    def based(self, part: Kind, part_id: int, /, **values: object) -> None:
        """Say what of a part that is put was on screen: it is not put where somebody changed that since."""
        self._bases.setdefault((part, part_id), {}).update(values)

    def drop(self, kind: Kind, ids: Iterable[int]) -> None:
        """Delete parts."""
        self._drops.setdefault(kind, set()).update(ids)

    def made(self) -> Gesture:
        """Return the gesture."""
        return Gesture(
            self.label,
            tuple(self._adds),
            tuple(Put(*key, values, self._bases.get(key, {})) for key, values in self._puts.items()),
            tuple(Drop(kind, frozenset(ids)) for kind, ids in self._drops.items() if ids),
        )
