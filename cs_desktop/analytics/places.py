"""Where ids stand among others."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.integer[Any]]


def places(ids: Ints, wanted: Ints) -> NDArray[np.int64]:
    """Return the place of each id among the wanted ones, −1 where it is not wanted."""
    if not len(wanted):
        return np.full(len(ids), -1)
    order = np.argsort(wanted)
    nearest = order[np.searchsorted(wanted, ids, sorter=order).clip(max=len(wanted) - 1)]
    return np.where(wanted[nearest] == ids, nearest, -1)
