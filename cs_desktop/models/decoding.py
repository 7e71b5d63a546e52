"""Where what the file holds becomes a value: what fails there is damage of the file, and is told as such."""

import zlib
from collections.abc import Iterator
from contextlib import contextmanager

from cs_desktop.common.damage import DamagedValueError
from cs_desktop.common.errors import KnownError


@contextmanager
def stored_values() -> Iterator[None]:
    """Take stored values that cannot be read for damage: no write of ours left them there.

    Around the reading of values alone; anywhere else it would hide a fault of ours.

    Raises:
        DamagedValueError: what runs inside met a value that it could not read.
    """
    try:
        yield
    except KnownError:
        raise
    except (ValueError, TypeError, OverflowError, zlib.error) as error:
        raise DamagedValueError(str(error)) from error
