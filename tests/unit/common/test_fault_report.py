"""A report of a fault says where, not what somebody typed."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from cs_desktop.common.errors import KnownError
from cs_desktop.common.fault_report import fault_place, fault_report
from cs_desktop.common.money import checked_currency

WHEN = datetime(2026, 10, 13, 10, 42, tzinfo=UTC)
SECRET = "Halden Freight"


def caught() -> BaseException:
    try:
        try:
            checked_currency(SECRET)
        except Exception as error:
            raise KeyError(SECRET) from error
    except KeyError as error:
        return error


def report(error: BaseException) -> str:
    return fault_report(error, WHEN, {"CS Desktop": "1.0", "Qt": "6.9"}, ["open", "undo"])


def test_a_report_says_where_when_and_after_what() -> None:
    text = report(caught())
    assert "2026-10-13T10:42:00+00:00" in text
    assert "CS Desktop 1.0\nQt 6.9" in text
    assert "KnownError\n" in text or "InputError\n" in text
    assert "common/money.py:" in text
    assert text.index("Error") < text.index("and then") < text.index("KeyError")
    assert "Actions before: open, undo" in text


def test_a_report_holds_neither_what_was_typed_nor_where_the_program_lies() -> None:
    text = report(caught())
    assert SECRET not in text
    assert str(Path(__file__).parents[3]) not in text
    assert str(Path.home()) not in text


def test_a_place_is_the_innermost_of_ours() -> None:
    with pytest.raises(KnownError) as caught_error:
        checked_currency("nothing")
    assert fault_place(caught_error.value).endswith("in common/money.py")
    assert fault_place(ValueError("x")) == "ValueError"


def test_a_deep_fault_stays_readable() -> None:
    def down(depth: int) -> None:
        if depth:
            down(depth - 1)
        raise RecursionError

    try:
        down(200)
    except RecursionError as error:
        text = report(error)
    # 201 calls and the test's own: 202 frames, of which 30 are told.
    assert "… 172 more …" in text
    assert len(text.splitlines()) < 45
