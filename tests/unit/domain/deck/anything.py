"""Values of any type that a deck is made of, drawn by the types of its fields."""

import types
from collections.abc import Sequence
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from functools import cache
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

from hypothesis import strategies as st

from cs_desktop.domain.deck.content import AnyDeck, Deck, SlideMark
from cs_desktop.domain.deck.slides import Slide

DAY = date(2026, 9, 30)
_PLAIN: dict[Any, st.SearchStrategy[Any]] = {
    str: st.text(max_size=12),
    int: st.integers(-(2**40), 2**40),
    float: st.floats(allow_nan=False, allow_infinity=False) | st.integers(-5, 5),
    bool: st.booleans(),
    bytes: st.binary(max_size=6),
    date: st.dates(),
    type(None): st.none(),
}


@cache
def of(kind: Any) -> st.SearchStrategy[Any]:
    """Return what draws values of a type."""
    if kind in _PLAIN:
        return _PLAIN[kind]
    origin, parts = get_origin(kind), get_args(kind)
    if isinstance(kind, TypeVar):
        return of(Slide)
    if origin is tuple and parts[-1] is not ...:
        return st.tuples(*(of(part) for part in parts))
    if origin in (tuple, Sequence):
        return st.lists(of(parts[0]), max_size=2).map(tuple)
    if origin in (Union, types.UnionType):
        return st.one_of(*(of(part) for part in parts))
    if isinstance(kind, type) and issubclass(kind, Enum):
        return st.sampled_from(kind)
    assert is_dataclass(kind), kind
    hints = get_type_hints(kind)
    return st.builds(kind, **{one.name: of(hints[one.name]) for one in fields(kind)})


@st.composite
def decks(draw: st.DrawFn) -> AnyDeck:
    """Return any deck, its marks and accent as every deck has them."""
    hints = get_type_hints(Deck)
    free = {name: draw(of(hint)) for name, hint in hints.items() if name not in ("marks", "accent")}
    marks = draw(st.lists(of(SlideMark), min_size=len(free["slides"]), max_size=len(free["slides"])))
    return Deck(**free, marks=tuple(marks), accent=draw(st.sampled_from(["#2355C4", "#000000"])))
