"""What the values of a condition hold for: the tests that a row has to pass, or why there are none."""

from dataclasses import dataclass
from datetime import date

from cs_desktop.common.language import tr
from cs_desktop.common.text import folded
from cs_desktop.domain.query_fields import FieldKind, QueryField
from cs_desktop.domain.query_values import (
    NO_NUMBER,
    NO_TEXT,
    Span,
    Test,
    TextTest,
    amount_test,
    comparable,
    day_test,
    word_tests,
)

NONE, ME = "none", "me"
"""Values that stand for others where they are not in quotes."""


@dataclass(frozen=True, slots=True)
class Value:
    """A value of a condition, without its quotes."""

    text: str
    quoted: bool

    @property
    def written(self) -> str:
        """Return it as one types it."""
        return f'"{self.text}"' if self.quoted else self.text


def nothing(known: QueryField) -> Test:
    """Return what holds where a field has no value; an amount of nothing is none, as of ARR."""
    if known.kind in (FieldKind.TEXT, FieldKind.WORD):
        return NO_TEXT
    return Span(0, 0, nothing=True) if known.kind is FieldKind.AMOUNT else NO_NUMBER


def tests_of(
    known: QueryField | None, name: str, op: str, values: list[Value], today: date, me: str
) -> tuple[tuple[Test, ...], str]:
    """Return the tests of a term, and what is wrong with it."""
    if known is None:
        return (), tr("There is no field called {name}; try owner:me, or put the text in quotes.", name=name)
    if not values:
        return (), tr("Add a value, such as {example}.", example=known.example)
    compares = op in ("<", "<=", ">", ">=")
    if compares and known.kind in (FieldKind.TEXT, FieldKind.WORD):
        return (), tr("This field has no order; ask for {example}.", example=known.example)
    tests: list[Test] = []
    for value in values:
        of_value, problem = _test(known, op, value, today, me)
        if problem:
            return (), problem
        tests.extend(of_value)
    return tuple(tests), ""


def _test(known: QueryField, op: str, value: Value, today: date, me: str) -> tuple[tuple[Test, ...], str]:
    """Return the tests of one value, and what is wrong with it."""
    is_plain = not value.quoted and op in (":", "=", "!=")
    if is_plain and folded(value.text) == NONE:
        return (nothing(known),), ""
    if known.kind is FieldKind.TEXT:
        if is_plain and known.name == "owner" and folded(value.text) == ME:
            if not me:
                return (), tr("Choose who you are under View → Choose who I am, or write a name: owner:ana.")
            return (TextTest(comparable(me), whole=True),), ""
        return (TextTest(comparable(value.text), whole=op != ":"),), ""
    if tests := _other_tests(known, op, value.text, today):
        return tests, ""
    text = tr("“{value}” is no value of this field; try {example}.", value=value.text, example=known.example)
    return (), text


def _other_tests(known: QueryField, op: str, text: str, today: date) -> tuple[Test, ...]:
    if known.kind in (FieldKind.AHEAD, FieldKind.BACK):
        days = day_test(known, op, text, today)
        return () if days is None else (days,)
    if known.kind is FieldKind.WORD or (known.words and op in (":", "=", "!=") and text[:1].isalpha()):
        return word_tests(text, known.words)
    numbers = amount_test(op, text)
    return () if numbers is None else (numbers,)
