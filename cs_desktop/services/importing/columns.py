"""Columns of a metrics file as numbers: read chunk by chunk, each different text only once."""

from abc import ABC, abstractmethod
from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

import numpy as np
from numpy.typing import NDArray

from cs_desktop.common.language import marked, tr
from cs_desktop.services.importing.cells import CellReader, TextRules, plain_text
from cs_desktop.services.importing.formats import BadCell
from cs_desktop.services.importing.layout import Source
from cs_desktop.services.importing.tables import Chunk

IS_EMPTY = marked("a value is needed")
_NONE = -1
"""Code of an empty cell."""
_NO_DAY = 0
"""Stands where a cell is empty or no date; the ordinals of days begin at 1."""
_REMEMBERED = 20_000

N = TypeVar("N", np.int32, np.float64)


@dataclass(frozen=True, slots=True)
class Numbers(Generic[N]):
    """A chunk of one column, and the rows (places in the chunk) that cannot be taken, with the reason."""

    values: NDArray[N]
    bad: dict[int, str]


class Column(ABC, Generic[N]):
    """One column of the file, or a constant."""

    def __init__(self, source: Source | None, place: int | None) -> None:
        self._constant = source.constant if source else ""
        self._place = place
        self.heading = source.heading if source else ""

    def read(self, chunk: Chunk) -> Numbers[N]:
        """Return the column's numbers in this chunk."""
        if self._place is None:
            return self._read([self._constant] * len(chunk.lines))
        return self._read(chunk.columns[self._place])

    @abstractmethod
    def _read(self, texts: list[str]) -> Numbers[N]:
        """Return the numbers of these cells."""


class CodeColumn(Column[np.int32]):
    """Texts as their places in the list of different texts; an empty cell is bad."""

    def __init__(self, source: Source, place: int | None, rules: TextRules) -> None:
        super().__init__(source, place)
        self.codes = Codes(rules)

    def _read(self, texts: list[str]) -> Numbers[np.int32]:
        values = np.fromiter(map(self.codes.__getitem__, texts), np.int32, len(texts))
        return Numbers(values, dict.fromkeys(np.flatnonzero(values == _NONE).tolist(), tr(IS_EMPTY)))


class DayColumn(Column[np.int32]):
    """Dates as ordinals; an empty cell is bad."""

    def __init__(self, source: Source, place: int | None, reader: CellReader) -> None:
        super().__init__(source, place)
        self._ordinals = _Ordinals(reader)

    def _read(self, texts: list[str]) -> Numbers[np.int32]:
        values = np.fromiter(map(self._ordinals.__getitem__, texts), np.int32, len(texts))
        bad = np.flatnonzero(values == _NO_DAY).tolist()
        return Numbers(values, {row: self._ordinals.reason(texts[row]) for row in bad})


class NumberColumn(Column[np.float64]):
    """Numbers; an empty cell is NaN, or bad where a value is needed."""

    def __init__(
        self, source: Source, place: int | None, reader: CellReader, *, plain: bool, needed: bool
    ) -> None:
        super().__init__(source, place)
        self._reader = reader
        self._plain = plain
        self._needed = needed

    def _read(self, texts: list[str]) -> Numbers[np.float64]:
        if self._plain and (values := _plain_numbers(texts)) is not None:
            return Numbers(values, {})
        values = np.full(len(texts), np.nan)
        bad = {}
        for row, cell in enumerate(map(self._reader.__getitem__, texts)):
            if isinstance(cell, int | float):
                values[row] = cell
            elif isinstance(cell, BadCell):
                bad[row] = cell.reason
            elif self._needed:
                bad[row] = tr(IS_EMPTY)
        return Numbers(values, bad)


class DistinctColumn(Column[np.float64]):
    """Texts as numbers that are equal where the texts are; an empty cell is NaN."""

    def __init__(self, source: Source, place: int | None, rules: TextRules) -> None:
        super().__init__(source, place)
        self._codes = Codes(rules)

    def _read(self, texts: list[str]) -> Numbers[np.float64]:
        values = np.fromiter(map(self._codes.__getitem__, texts), np.float64, len(texts))
        values[values == _NONE] = np.nan
        return Numbers(values, {})


class OnesColumn(Column[np.float64]):
    """One for each row, or for each cell that is not empty: what counting adds up."""

    def __init__(self, source: Source | None, place: int | None, rules: TextRules) -> None:
        super().__init__(source, place)
        self._rules = rules

    def _read(self, texts: list[str]) -> Numbers[np.float64]:
        if self._place is None:
            return Numbers(np.ones(len(texts)), {})
        return Numbers(np.array([1.0 if self._rules.apply(text) else np.nan for text in texts]), {})


class Codes(dict[str, int]):
    """The code of each text: its place in `texts`, where equal texts after the rules are one."""

    def __init__(self, rules: TextRules) -> None:
        super().__init__()
        self.texts: list[str] = []
        self._rules = rules
        self._places: dict[str, int] = {}

    def __missing__(self, text: str) -> int:
        """Give a text that is met for the first time its code."""
        bare = plain_text(self._rules.apply(text))
        code = self._places.get(bare, _NONE)
        if code == _NONE and bare:
            code = self._places[bare] = len(self.texts)
            self.texts.append(bare)
        self[text] = code
        return code


class _Ordinals(dict[str, int]):
    def __init__(self, reader: CellReader) -> None:
        super().__init__()
        self._reader = reader

    def __missing__(self, text: str) -> int:
        if len(self) >= _REMEMBERED:
            self.clear()
        day = self._reader[text]
        ordinal = day.toordinal() if isinstance(day, date) else _NO_DAY
        self[text] = ordinal
        return ordinal

    def reason(self, text: str) -> str:
        """Return why a text is no day."""
        cell = self._reader[text]
        return cell.reason if isinstance(cell, BadCell) else tr(IS_EMPTY)


def _plain_numbers(texts: list[str]) -> NDArray[np.float64] | None:
    """Return the numbers where all are spelled as Python spells them; None if one is not."""
    try:
        values = np.fromiter(map(float, texts), np.float64, len(texts))
    except ValueError:
        return None
    # Python also takes "nan", "inf" and 1_000.
    return values if np.isfinite(values).all() and "_" not in "".join(texts) else None
