"""The texts in any content that is plain data, to tell which languages are in it."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass


def texts_in(part: object) -> Iterator[str]:
    """Yield every text in frozen data and in tuples of it, in the order of the fields."""
    if isinstance(part, str):
        yield part
    elif isinstance(part, tuple):
        for item in part:
            yield from texts_in(item)
    elif is_dataclass(part):
        for field in fields(part):
            yield from texts_in(getattr(part, field.name))
