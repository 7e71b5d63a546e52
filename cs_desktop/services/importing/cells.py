"""Cells: from the text in a file to a typed value, or the reason why not."""

import math
from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal

from cs_desktop.common.language import tr
from cs_desktop.common.money import to_minor
from cs_desktop.services.importing.fields import Cell, Field
from cs_desktop.services.importing.formats import BadCell, Number, shown
from cs_desktop.services.importing.layout import Source
from cs_desktop.services.importing.mapping import OTHERWISE, Mapping

Value = str | int | float | bool | date | None
"""A typed cell; None where it is empty."""

_MOST_MONEY = 10**13
"""Major units; a hundred times the largest company."""
_MOST_COUNT = 10**9
_YES = ("true", "yes", "y", "1")
_NO = ("false", "no", "n", "0")
_REMEMBERED = 20_000
"""Different texts of a column whose values are kept: most columns repeat few, some never do."""


@dataclass(frozen=True, slots=True)
class TextRules:
    """What a mapping does to a cell's text before it is read as a type."""

    empty: frozenset[str]
    values: dict[str, str]

    def apply(self, text: str) -> str:
        """Return the text without outer spaces, empty where it means nothing, by the value map."""
        bare = text.strip()
        if bare and self.empty and bare.casefold() in self.empty:
            bare = ""
        if self.values:
            known = self.values.get(bare.casefold())
            if known is not None:
                return known
            if bare:
                return self.values.get(OTHERWISE, bare)
        return bare


def text_rules(mapping: Mapping, field: str) -> TextRules:
    """Return the rules for a field or metric."""
    return TextRules(mapping.empty, mapping.values.get(field, {}))


class CellReader(dict[str, Value | BadCell]):
    """The value of each text of one column: read once, remembered, never raised."""

    def __init__(self, rules: TextRules, parse: Callable[[str], Value]) -> None:
        super().__init__()
        self._rules = rules
        self._parse = parse

    def __missing__(self, text: str) -> Value | BadCell:
        """Read a text that is met for the first time."""
        if len(self) >= _REMEMBERED:
            self.clear()
        value: Value | BadCell
        try:
            bare = self._rules.apply(text)
            value = self._parse(bare) if bare else None
        except BadCell as bad:
            value = bad
        self[text] = value
        return value


def cell_reader(mapping: Mapping, field: Field, source: Source, currency: str) -> CellReader:
    """Return the reader of one field's cells; amounts become minor units of the currency."""
    return CellReader(text_rules(mapping, field.name), _Parser(mapping, field, source, currency).parser())


def plain_text(text: str) -> str:
    """Return the text with line breaks as LF and without characters that nobody can see or draw."""
    if text.isprintable():
        return text
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(c for c in lines if c in "\n\t" or ord(c) >= 0xA0 or c.isprintable())


@dataclass(frozen=True, slots=True)
class _Parser:
    mapping: Mapping
    field: Field
    source: Source
    currency: str

    def parser(self) -> Callable[[str], Value]:
        """Return the function for this field's type."""
        parsers: dict[Cell, Callable[[str], Value]] = {
            Cell.TEXT: plain_text,
            Cell.DATE: self.mapping.dates.parse,
            Cell.END: self._end,
            Cell.MONEY: self._money,
            Cell.NUMBER: self._number,
            Cell.COUNT: self._count,
            Cell.PERCENT: self._percent,
            Cell.WORD: self._word,
            Cell.FLAG: _flag,
        }
        return parsers[self.field.cell]

    def _end(self, text: str) -> date:
        day = self.mapping.dates.parse(text)
        return day + timedelta(days=1) if self.mapping.end_inclusive else day

    def _scaled(self, text: str) -> Number:
        number = self.mapping.numbers.parse(text)
        return replace(number, value=number.value * self.source.times / self.source.divided_by)

    def _money(self, text: str) -> int:
        number = self._scaled(text)
        if number.currencies and self.currency not in number.currencies:
            raise BadCell(
                tr(
                    "{text} is not in the workspace's currency, {currency}",
                    text=shown(text),
                    currency=self.currency,
                )
            )
        if number.percent:
            raise BadCell(tr("{text} is not an amount", text=shown(text)))
        if number.value < 0:
            raise BadCell(tr("{text} is below zero", text=shown(text)))
        if number.value > _MOST_MONEY:
            raise BadCell(tr("{text} is too large", text=shown(text)))
        return to_minor(number.value, self.currency)

    def _number(self, text: str) -> float:
        return finite(self._scaled(text).value, text)

    def _count(self, text: str) -> int:
        number = self._scaled(text)
        value = number.value
        # Of what is counted, 30m is rather half an hour than 30 million.
        if number.shortened or value != value.to_integral_value() or not 0 <= value <= _MOST_COUNT:
            raise BadCell(tr("{text} is not a whole number of at least 0", text=shown(text)))
        return int(value)

    def _percent(self, text: str) -> float:
        number = self._scaled(text)
        share = number.value if number.percent else number.value / 100
        if not 0 <= share <= 1:
            raise BadCell(tr("{text} is not between 0 and 100 per cent", text=shown(text)))
        return float(share)

    def _word(self, text: str) -> str:
        word = word_of(text, self.field.words)
        if word is None:
            raise BadCell(
                tr("{text} is not one of {words}", text=shown(text), words=", ".join(self.field.words))
            )
        return word


def word_of(text: str, words: Collection[str]) -> str | None:
    """Return the stored word that a text is, however it is spaced and capitalized; None if it is none."""
    word = text.casefold().replace(" ", "_").replace("-", "_")
    return word if word in words else None


def flag_of(text: str) -> bool | None:
    """Return whether a text says yes or no; None if it says neither."""
    word = text.casefold()
    return True if word in _YES else False if word in _NO else None


def finite(value: Decimal, text: str) -> float:
    """Return a number as float.

    Raises:
        BadCell: it is too large for one.
    """
    number = float(value)
    if not math.isfinite(number):
        raise BadCell(tr("{text} is too large", text=shown(text)))
    return number


def _flag(text: str) -> bool:
    flag = flag_of(text)
    if flag is None:
        raise BadCell(tr("{text} is neither yes nor no", text=shown(text)))
    return flag
