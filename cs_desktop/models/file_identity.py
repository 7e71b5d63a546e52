"""Whether the file at a path is still the one that was opened."""

from pathlib import Path

from cs_desktop.common.errors import KnownError, reason_of
from cs_desktop.common.language import tr


class FileIdentity:
    """Remembers which file stood at a path."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._facts = self._look()

    def check(self) -> None:
        """See that it is the same file.

        Raises:
            KnownError: it was replaced, is gone, or cannot be reached.
        """
        if self._look() != self._facts:
            raise KnownError(
                tr("{name} was replaced or removed by another program; open it again.", name=self._path.name)
            )

    def is_at(self, path: Path) -> bool:
        """Return whether a path, another one or the same, leads to that very file."""
        try:
            facts = path.stat()
        except (OSError, ValueError):
            return False
        return (facts.st_dev, facts.st_ino) == self._facts

    def _look(self) -> tuple[int, int]:
        try:
            facts = self._path.stat()
        except (FileNotFoundError, NotADirectoryError):
            raise KnownError(
                tr("{name} is gone; put it back or open another workspace.", name=self._path.name)
            ) from None
        except OSError as error:
            raise KnownError(
                tr(
                    "{name} cannot be reached ({error}); check its folder, or the network to it.",
                    name=self._path.name,
                    error=reason_of(error),
                )
            ) from None
        return facts.st_dev, facts.st_ino
