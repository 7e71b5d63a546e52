"""Whether the file at a path is still the one that was opened."""

from pathlib import Path

from cs_desktop.common.errors import KnownError, reason_of


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
            raise KnownError(f"{self._path.name} was replaced or removed by another program; open it again.")

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
            raise KnownError(f"{self._path.name} is gone; put it back or open another workspace.") from None
        except OSError as error:
            raise KnownError(
                f"{self._path.name} cannot be reached ({reason_of(error)}); "
                "check its folder, or the network to it."
            ) from None
        return facts.st_dev, facts.st_ino
