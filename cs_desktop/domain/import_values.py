"""What the values of one column of a file mean in our words."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Accepts(StrEnum):
    """Which values a field takes."""

    WORDS = "words"
    """A few words of ours."""
    KNOWN = "known"
    """Only what the workspace has."""
    ANY = "any"
    """What the workspace has, and anything new."""


class Meaning(StrEnum):
    """What becomes of one value of a column."""

    KNOWN = "known"
    """It is one of ours as it stands."""
    MAPPED = "mapped"
    NEW = "new"
    """The workspace does not have it yet and takes it over."""
    EMPTY = "empty"
    """It stands for nothing."""
    UNKNOWN = "unknown"
    """Rows with it are rejected."""


@dataclass(frozen=True, slots=True)
class ColumnValues:
    """The different values of a column."""

    counts: Mapping[str, int]
    """Rows by value, without outer spaces; the most frequent first."""
    more: int = 0
    """How many different values there are besides."""
    is_whole: bool = True
    """Every row of the file was counted, not only the first ones."""


@dataclass(frozen=True, slots=True)
class FileValue:
    """One value of a column and what becomes of it."""

    text: str
    count: int
    meaning: Meaning
    ours: str = ""
    """What it becomes; empty where it becomes nothing."""
    is_guessed: bool = False
    """It is mapped as the program would."""


@dataclass(frozen=True, slots=True)
class ValueTable:
    """The values of a column that feeds a field with few values, and what they can become."""

    place: int
    field: str
    accepts: Accepts
    values: tuple[FileValue, ...]
    choices: tuple[str, ...]
    """Our values, as a mapping names them."""
    more: int
    is_whole: bool

    def with_meaning(self, meaning: Meaning) -> tuple[FileValue, ...]:
        """Return the values of which this becomes."""
        return tuple(value for value in self.values if value.meaning is meaning)
