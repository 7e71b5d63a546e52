"""Which touch model an account has: the one chosen by hand, else the one for its size."""

from collections.abc import Iterable, Sequence
from typing import Protocol, TypeVar


class Sized(Protocol):
    """A touch model as far as size goes."""

    @property
    def arr_from(self) -> int:
        """Return from which ARR on it holds, inclusive, in minor units."""


class Known(Sized, Protocol):
    """A touch model that can be chosen."""

    @property
    def id(self) -> int:
        """Return its id."""


S = TypeVar("S", bound=Sized)
K = TypeVar("K", bound=Known)


def model_by_arr(models: Iterable[S], arr: int) -> S | None:
    """Return the touch model for an ARR; None where none begins that low. The highest bound comes first."""
    return next((model for model in models if arr >= model.arr_from), None)


def model_of(models: Sequence[K], chosen: int | None, arr: int) -> K | None:
    """Return the touch model of an account; `chosen` is the id of the one set by hand, None for none."""
    if chosen is not None:
        for model in models:
            if model.id == chosen:
                return model
    return model_by_arr(models, arr)
