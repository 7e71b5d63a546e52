"""A whole deck as a document that reads the same in fifty years, and back again.

The document is JSON: an object names its kind in `is` and has each of its fields, so that what a field
usually is may change later without changing what was frozen. Bytes (pictures, files of typefaces) stand in
it by their SHA-256 and are kept beside it. The same deck gives the same document.
"""

import json
import math
import types
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import MISSING, Field, dataclass, fields, is_dataclass
from datetime import date, datetime
from enum import Enum
from functools import cache
from hashlib import sha256
from numbers import Integral, Real
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

from cs_desktop.common.errors import BugError, KnownError
from cs_desktop.common.language import tr
from cs_desktop.domain.deck.content import AnyDeck, Deck
from cs_desktop.domain.deck.slides import Slide

VERSION = 1
_IS = "is"
_FINITE = {"inf": math.inf, "-inf": -math.inf, "nan": math.nan}


@dataclass(frozen=True, slots=True)
class EncodedDeck:
    """A deck's document, and the bytes that stand in it by their hash."""

    document: bytes
    """JSON in UTF-8."""
    blobs: Mapping[str, bytes]


def encode(deck: AnyDeck) -> EncodedDeck:
    """Return a deck as a document."""
    blobs: dict[str, bytes] = {}
    document = {"version": VERSION, "deck": _plain(deck, blobs)}
    text = json.dumps(document, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    # A half of a character, as a paste may hold, is no UTF-8.
    return EncodedDeck(text.encode("utf-8", "surrogatepass"), blobs)


def decode(encoded: EncodedDeck) -> AnyDeck:
    """Return the deck that was encoded.

    Raises:
        KnownError: a newer program wrote the document, or it is damaged.
    """
    try:
        document = json.loads(encoded.document.decode("utf-8", "surrogatepass"))
        if document["version"] > VERSION:
            raise _newer()
        found = _made(document["deck"], encoded.blobs)
    except (ValueError, TypeError, LookupError, AssertionError, RecursionError) as error:
        raise KnownError(
            tr("This frozen state is damaged; run check, which says what can be restored.")
        ) from error
    if not isinstance(found, Deck):
        raise KnownError(tr("This frozen state is damaged; run check, which says what can be restored."))
    return found


def hashes_in(document: bytes) -> frozenset[str]:
    """Return the hashes of the bytes that stand in a document."""
    found: set[str] = set()

    def look(stored: dict[str, Any]) -> dict[str, Any]:
        if stored.get(_IS) == "bytes":
            found.add(str(stored.get("sha256")))
        return stored

    json.loads(document.decode("utf-8", "surrogatepass"), object_hook=look)
    return frozenset(found)


def _plain(value: Any, blobs: dict[str, bytes]) -> Any:  # noqa: ANN401 - whatever a deck holds
    """Return a value as JSON has it."""
    if is_dataclass(value) and not isinstance(value, type):
        # In the order of the class: so is what is read back compared.
        told = {one.name: _plain(getattr(value, one.name), blobs) for one in fields(value)}
        return {_IS: type(value).__name__, **told}
    if isinstance(value, Enum):
        return {_IS: type(value).__name__, "name": value.name}
    if value is None or isinstance(value, str | bool):
        return value
    if isinstance(value, bytes):
        key = sha256(value).hexdigest()
        blobs[key] = value
        return {_IS: "bytes", "sha256": key}
    if isinstance(value, date) and not isinstance(value, datetime):
        return {_IS: "date", "day": value.isoformat()}
    if isinstance(value, Integral):
        return int(value)
    if isinstance(value, Real):
        number = float(value)
        return number if math.isfinite(number) else {_IS: "float", "value": str(number)}
    if isinstance(value, Sequence):
        return [_plain(one, blobs) for one in value]
    raise BugError(f"a deck cannot hold {type(value).__name__}")


def _made(stored: Any, blobs: Mapping[str, bytes]) -> Any:  # noqa: ANN401 - whatever a deck holds
    """Return the value that `_plain` wrote."""
    if isinstance(stored, list):
        return tuple(_made(one, blobs) for one in stored)
    if not isinstance(stored, dict):
        return stored
    kind = stored[_IS]
    if kind == "date":
        return date.fromisoformat(stored["day"])
    if kind == "float":
        return _FINITE[stored["value"]]
    if kind == "bytes":
        return blobs[stored["sha256"]]
    known = known_kinds().get(kind)
    if known is None:
        raise _newer()
    if issubclass(known, Enum):
        if stored["name"] not in known.__members__:
            raise _newer()
        return known[stored["name"]]
    return _object(known, stored, blobs)


def _object(known: type[Any], stored: dict[str, Any], blobs: Mapping[str, bytes]) -> Any:  # noqa: ANN401
    own: dict[str, Field[Any]] = {one.name: one for one in fields(known)}
    if stored.keys() - own.keys() - {_IS}:
        raise _newer()
    missing = [name for name, one in own.items() if name not in stored and _is_needed(one)]
    if missing:
        raise ValueError(f"{known.__name__} without {', '.join(missing)}")
    return known(**{name: _made(value, blobs) for name, value in stored.items() if name != _IS})


def _is_needed(one: "Field[Any]") -> bool:
    """Return whether a field has no value of its own: fields that came later have one."""
    return one.default is MISSING and one.default_factory is MISSING


def _newer() -> KnownError:
    return KnownError(tr("This frozen state was made by a newer program; update yours to open it."))


@cache
def known_kinds() -> Mapping[str, type[Any]]:
    """Return every class that a deck can hold, by its name; found from the types of the fields."""
    found: dict[str, type[Any]] = {}
    ahead: list[Any] = [Deck]
    while ahead:
        for one in _classes_in(ahead.pop()):
            if one.__name__ not in found:
                found[one.__name__] = one
                ahead.extend(get_type_hints(one).values() if is_dataclass(one) else ())
            elif found[one.__name__] is not one:
                raise BugError(f"two kinds of parts of a deck are called {one.__name__}")
    return types.MappingProxyType(found)


def _classes_in(kind: Any) -> Iterator[type[Any]]:  # noqa: ANN401 - a type of any form
    """Yield the dataclasses and enumerations that a type names."""
    if isinstance(kind, TypeVar):
        yield from _classes_in(Slide)
    elif get_origin(kind) is not None or isinstance(kind, types.UnionType):
        for part in get_args(kind):
            yield from _classes_in(part)
        if get_origin(kind) not in (None, Union) and isinstance(get_origin(kind), type):
            yield from _classes_in(get_origin(kind))
    elif isinstance(kind, type) and (is_dataclass(kind) or issubclass(kind, Enum)):
        yield kind
