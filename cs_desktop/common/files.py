"""Writing files that the user chose: whole or not at all."""

import secrets
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from cs_desktop.common.errors import KnownError, reason_of
from cs_desktop.common.language import tr


def write_whole(content: bytes, path: Path) -> None:
    """Write a file in one step, so that nobody ever meets half of it; one that is there is replaced.

    Raises:
        KnownError: it cannot be written; what was there before is unchanged.
    """
    with put_in_place(path) as fresh, fresh.open("xb") as file:
        file.write(content)


@contextmanager
def put_in_place(path: Path) -> Iterator[Path]:
    """Yield the name of a file to be made, which takes the place of `path` unless something fails.

    Make it with mode x: a file of that name that somebody put there is neither followed nor replaced.

    Raises:
        KnownError: it cannot be written; what was there before is unchanged.
    """
    fresh = path.with_name(f".{path.name[:200]}.{secrets.token_hex(4)}.new")
    try:
        yield fresh
        fresh.replace(path)
    except OSError as error:
        raise KnownError(
            tr(
                "{path} cannot be written ({error}). Close it where it is open, or choose another folder.",
                path=path,
                error=reason_of(error),
            )
        ) from error
    finally:
        with suppress(OSError):
            fresh.unlink(missing_ok=True)
