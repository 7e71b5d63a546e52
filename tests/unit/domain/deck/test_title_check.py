"""A title states a message in two lines of 60 characters at most."""

import pytest

from cs_desktop.domain.deck.title_check import judge_title
from cs_desktop.domain.figures import Status

SENTENCE = "Four of five agreed measures are on pace, worth $0.92M a year at today's run rate"
"""81 characters."""


@pytest.mark.parametrize(
    ("title", "status", "words"),
    [
        ("Adoption passed its goal", Status.GOOD, "one line"),
        (SENTENCE, Status.GOOD, "two lines"),
        # 164 characters are 44 more than two lines of 60.
        (f"{SENTENCE}, {SENTENCE}", Status.WATCH, "by 44 characters"),
        ("Outcomes and value", Status.WATCH, "Names a topic"),
        ("  ", Status.WATCH, "No title"),
        # Without spaces letters are counted: 12 of them make a sentence.
        ("導入は八月に目標を超えました", Status.GOOD, "one line"),
        ("導入", Status.WATCH, "Names a topic"),
    ],
)
def test_what_is_said_of_a_title(title: str, status: Status, words: str) -> None:
    judged = judge_title(title)
    assert judged.status is status
    assert words in judged.text
