"""What reviews are called, in the language of whoever reads it."""

from collections.abc import Iterator
from datetime import date

import pytest

from cs_desktop.common.language import ENGLISH, load_language, speak
from cs_desktop.domain.reviews.words import period_text, title_of

DAY = date(2026, 10, 13)


@pytest.fixture
def german() -> Iterator[None]:
    speak(load_language("de"))
    yield
    speak(ENGLISH)


def test_a_review_that_nobody_named_is_called_by_its_period() -> None:
    assert title_of("", "qbr", DAY) == "Q3 2026 quarterly review"
    assert title_of("Kick-off", "qbr", DAY) == "Kick-off"
    # 60 days before is August 14: in a year that begins in February the quarter from August on is the third.
    assert period_text(DAY, 2) == "Q3 2027"


@pytest.mark.usefixtures("german")
def test_what_was_proposed_in_english_is_told_in_german() -> None:
    assert title_of("Q3 2026 quarterly review", "qbr", DAY) == "Quartals-Review Q3 2026"
    # Of another quarter than its own somebody must have chosen it.
    assert title_of("Q2 2026 quarterly review", "qbr", DAY) == "Q2 2026 quarterly review"
