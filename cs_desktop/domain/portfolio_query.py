"""The filter of the portfolio as one types it: `arr>100k owner:me renewal<90d -industry:retail halden`.

A word is looked for anywhere; a field with an operator and values compares. `-` before either turns it
round, commas between values mean "or", quotes keep spaces together, and `no:owner` finds what is missing.
"""

import dataclasses
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from cs_desktop.common.language import tr
from cs_desktop.common.text import folded
from cs_desktop.domain.query_fields import BY_NAME, FieldKind
from cs_desktop.domain.query_tests import Value, nothing, tests_of
from cs_desktop.domain.query_values import QUOTES, Test, TextTest, comparable

NO = "no"
"""The operator of a term that asks for a field without a value."""
_QUOTES = {ord(mark): '"' for mark in QUOTES}
_TOKEN = re.compile(r'(?:[^\s"]|"[^"]*(?:"|$))+')
_TERM = re.compile(r"(-?)([^\W\d_][\w-]*):*(!=|>=|<=|≠|≥|≤|:|=|<|>)(.*)", re.DOTALL)
_PLAIN_OPS = {"≠": "!=", "≥": ">=", "≤": "<="}
_SHOWN_OPS = {"!=": "≠", ">=": "≥", "<=": "≤"}
_LISTED = re.compile(r'((?:[^,"]|"[^"]*(?:"|$))*)(?:,|$)')
_LISTED_NUMBERS = re.compile(r'((?:(?<=\d),(?=\d)|[^,"]|"[^"]*(?:"|$))*)(?:,|$)')
_OPENS = tuple(":=!<>≠≥≤")
"""What would be read as part of the operator at the beginning of a value."""


@dataclass(frozen=True, slots=True)
class Term:
    """One condition. A row meets it if any of the tests holds, or none where it is turned round."""

    start: int = dataclasses.field(compare=False)
    """Where it stands in the text that was parsed."""
    end: int = dataclasses.field(compare=False)
    field: str
    """The field's name, as typed where there is none of this name; empty for a word."""
    op: str
    """`:`, `=`, `!=`, `>`, `>=`, `<`, `<=`, `no`; empty for a word."""
    value: str
    """As it is written, in quotes where it was."""
    negated: bool = False
    label: str = dataclasses.field(default="", compare=False)
    """What a chip shows."""
    problem: str = dataclasses.field(default="", compare=False)
    """Why it cannot be read, with an example; empty where it can."""
    unfinished: bool = False
    """Nothing was typed after the operator yet: every row meets it."""
    tests: tuple[Test, ...] = ()
    """With a problem there are none, and no row meets it."""

    @property
    def is_word(self) -> bool:
        """Return whether it is looked for anywhere."""
        return not self.op

    @property
    def excludes(self) -> bool:
        """Return whether rows meet it where no test holds."""
        return self.negated != (self.op == "!=")


@dataclass(frozen=True, slots=True)
class Query:
    """All conditions, every one of which a row has to meet."""

    terms: tuple[Term, ...] = ()

    @property
    def words(self) -> tuple[str, ...]:
        """Return the plain words, as they are written."""
        return tuple(term.value for term in self.terms if term.is_word and not term.negated)

    @property
    def chips(self) -> tuple[Term, ...]:
        """Return the terms that are more than a plain word."""
        return tuple(term for term in self.terms if not term.is_word or term.negated)


def parse_query(text: str, today: date, me: str = "") -> Query:
    """Return what a text asks for; it never fails, since a term that cannot be read says so itself.

    `today` is what days count from, `me` the name of the team member who asks, empty if not known.
    """
    plain = text.translate(_QUOTES)
    return Query(tuple(_term(found, today, me) for found in _TOKEN.finditer(plain)))


def query_text(terms: Iterable[Term]) -> str:
    """Return terms as one would type them."""
    return " ".join(map(_written, terms))


@dataclass(frozen=True, slots=True)
class Part:
    """The value, or the word, that is being typed at a place, from `start` to `end`."""

    start: int
    end: int
    field: str
    """The field's name as it was typed, folded; empty for a word."""
    op: str
    text: str
    """What stands before the place, without quotes."""


def part_at(text: str, cursor: int) -> Part:
    """Return what is being typed where the cursor is."""
    plain = text.translate(_QUOTES)
    for found in _TOKEN.finditer(plain):
        if found.start() < cursor <= found.end():
            return _part(found, cursor)
    return Part(cursor, cursor, "", "", "")


def _part(found: re.Match[str], cursor: int) -> Part:
    parts = _TERM.fullmatch(found[0])
    if parts is None or found.start() + parts.start(4) > cursor:
        start = found.start() + found[0].startswith("-")
        return Part(start, found.end(), "", "", found.string[start:cursor].replace('"', ""))
    start = found.start() + parts.start(4)
    for value in _LISTED.finditer(parts[4]):
        begins, ends = start + value.start(1), start + value.end(1)
        if begins <= cursor <= ends:
            break
    typed = found.string[begins:cursor].replace('"', "")
    return Part(begins, ends, folded(parts[2]), _PLAIN_OPS.get(parts[3], parts[3]), typed)


def _written(term: Term) -> str:
    sign = "-" if term.negated else ""
    if term.op == NO:
        return f"{sign}{NO}:{term.field}"
    return f"{sign}{term.field}{term.op}{term.value}"


def _term(found: re.Match[str], today: date, me: str) -> Term:
    parts = _TERM.fullmatch(found[0])
    if parts is None:
        return _word(found)
    negated, name = bool(parts[1]), folded(parts[2])
    op = _PLAIN_OPS.get(parts[3], parts[3])
    listed = _LISTED
    values = _values(parts[4], listed)
    if name == NO and op == ":":
        return _missing(found, values)
    known = BY_NAME.get(name)
    if known and known.kind not in (FieldKind.TEXT, FieldKind.WORD):
        listed = _LISTED_NUMBERS
        values = _values(parts[4], listed)
    value = _listed(values, listed)
    tests, problem = tests_of(known, parts[2], op, values, today, me)
    return Term(
        start=found.start(),
        end=found.end(),
        field=known.name if known else parts[2],
        op=op,
        value=value,
        negated=negated,
        label=_label(tr(known.title) if known else parts[2], op, value, negated=negated),
        problem=problem,
        unfinished=bool(known) and not value,
        tests=() if problem else tests,
    )


def _word(found: re.Match[str]) -> Term:
    text = found[0]
    negated = text.startswith("-") and text != "-"
    value = _value(text[1:] if negated else text)
    return Term(
        start=found.start(),
        end=found.end(),
        field="",
        op="",
        value=value.written,
        negated=negated,
        label=tr("not {condition}", condition=value.text) if negated else value.text,
        tests=(TextTest(comparable(value.text), whole=False),),
    )


def _missing(found: re.Match[str], values: list[Value]) -> Term:
    """Return the term of `no:FIELD`."""
    negated = found[0].startswith("-")
    name = _listed(values, _LISTED)
    known = BY_NAME.get(folded(name))
    title = tr(known.title) if known else name
    label = tr("{field}: any", field=title) if negated else tr("no {field}", field=title)
    return Term(
        start=found.start(),
        end=found.end(),
        field=known.name if known else name,
        op=NO,
        value="",
        negated=negated,
        label=label,
        problem="" if known else tr("Name one field after no:, such as no:owner."),
        unfinished=not name,
        tests=(nothing(known),) if known else (),
    )


def _values(text: str, listed: re.Pattern[str]) -> list[Value]:
    """Return the values between commas; those that are empty are left out."""
    return [value for part in listed.findall(text) if (value := _value(part)).written]


def _listed(values: list[Value], listed: re.Pattern[str]) -> str:
    """Return values as they are read again: some in quotes, where they would join what stands before."""
    written = ",".join(value.written for value in values)
    if not written.startswith(_OPENS) and _values(written, listed) == values:
        return written
    joining = (value.text.startswith(_OPENS) or value.text[:1].isdecimal() for value in values)
    return ",".join(f'"{v.text}"' if joins else v.written for v, joins in zip(values, joining, strict=True))


def _value(text: str) -> Value:
    return Value(text.replace('"', ""), quoted='"' in text)


def _label(title: str, op: str, value: str, *, negated: bool) -> str:
    shown = value.replace('"', "").replace(",", ", ")
    compared = _SHOWN_OPS.get(op, op)
    label = f"{title}: {shown}" if op == ":" else f"{title} {compared} {shown}"
    return tr("not {condition}", condition=label) if negated else label
