"""What the window and the command line say of backups and of sizes."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cs_desktop.common.sizes import size_text
from cs_desktop.domain.backups import Difference, Holding, accounts_text, consequence_text, difference_text

THEN = Holding(40, 312, "Change owner of Halden Freight", datetime(2026, 10, 13, tzinfo=UTC), "ada")


def _differs(since: int = 0, missing: int = 0, *, related: bool = True, now: int = 40) -> Difference:
    return Difference(THEN, now, since, missing, related)


@pytest.mark.parametrize(
    ("found", "words", "consequence"),
    [
        (_differs(), "The same as now", "Nothing was changed since then."),
        (_differs(1), "1 change since", "1 change made since then will no longer be in the workspace."),
        (
            _differs(0, 1200),
            "1,200 that the workspace has not",
            "1,200 changes that it has not will come back.",
        ),
        (
            _differs(12, 3),
            "12 changes since, 3 that the workspace has not",
            (
                "12 changes made since then will no longer be in the workspace. "
                "3 changes that it has not will come back."
            ),
        ),
        (_differs(5, 7, related=False), "Of another workspace", ""),
        (THEN, "Holds 312 changes", ""),
    ],
)
def test_what_differs(found, words, consequence):
    assert (difference_text(found), consequence_text(found)) == (words, consequence)


def test_accounts_then_and_now():
    assert accounts_text(THEN) == "40 accounts"
    assert accounts_text(_differs()) == "40 accounts"
    assert accounts_text(_differs(now=41)) == "40 accounts; the workspace has 41 now"


@pytest.mark.parametrize(
    ("size", "text"),
    [
        (0, "0 bytes"),
        (1, "1 byte"),
        (999, "999 bytes"),
        (1000, "1.0 KB"),
        (319_488, "319 KB"),
        (99_949, "99.9 KB"),
        (999_940, "1.0 MB"),
        (3_340_000, "3.3 MB"),
        (697_368_576, "697 MB"),
        (12_345_678_901, "12.3 GB"),
    ],
)
def test_sizes(size, text):
    assert size_text(size) == text


@given(st.integers(0, 10**15))
def test_a_size_in_words_is_within_a_twentieth(size):
    number, unit = size_text(size).split()
    factor = {"byte": 1, "bytes": 1, "KB": 10**3, "MB": 10**6, "GB": 10**9, "TB": 10**12}[unit]
    assert abs(float(number) * factor - size) <= max(size * 0.05, 0)
