"""What a purge takes for good."""

from dataclasses import dataclass

from cs_desktop.common.language import count_text, marked, trn
from cs_desktop.common.sizes import size_text

PURGE = "Purge deleted data"
"""What its change set is called; undo never offers it."""
NOT_UNDONE = marked("A purge cannot be undone: its points and files are only in the backup made before it.")


@dataclass(frozen=True, slots=True)
class Purgeable:
    """What only an undo could bring back: points of deleted accounts, and bytes of files nobody has."""

    accounts: int = 0
    """Deleted accounts that still have points."""
    points: int = 0
    point_bytes: int = 0
    files: int = 0
    file_bytes: int = 0

    @property
    def is_empty(self) -> bool:
        """Return whether there is nothing to purge."""
        return not self.points and not self.files

    @property
    def lines(self) -> tuple[str, ...]:
        """Return it in words, a line each."""
        lines = []
        if self.points:
            lines.append(
                trn(
                    "{points} points of {count} deleted account ({size})",
                    "{points} points of {count} deleted accounts ({size})",
                    self.accounts,
                    points=count_text(self.points),
                    size=size_text(self.point_bytes),
                )
            )
        if self.files:
            lines.append(
                trn(
                    "{count} attached file that nothing has any more ({size})",
                    "{count} attached files that nothing has any more ({size})",
                    self.files,
                    size=size_text(self.file_bytes),
                )
            )
        return tuple(lines)


@dataclass(frozen=True, slots=True)
class Purged:
    """What a purge took."""

    gone: Purgeable
    freed: int
    """Bytes inside the file that new data will fill; the file keeps its size."""
    backup: str
    """The name of the backup made before."""
