"""Answers to surveys as people type them."""

import pytest

from cs_desktop.common.errors import InputError
from cs_desktop.domain.metrics.surveys import Answer, read_answers, read_asked, told_so_far
from cs_desktop.domain.vocabulary import SurveyKind

NPS, CSAT = SurveyKind.NPS, SurveyKind.CSAT


def test_answers_are_a_line_each_or_scores_alone() -> None:
    found = read_answers(NPS, "9 Ana Ruiz\n\n10: Bo\n 0 8, 7\n6")
    assert found == (Answer(9, "Ana Ruiz"), Answer(10, "Bo"), Answer(0), Answer(8), Answer(7), Answer(6))
    # 2 of 6 promote, 2 detract; 9 and 10 against 0 and 6.
    assert told_so_far(NPS, found) == 0
    # 2 of 3 are content.
    assert told_so_far(CSAT, read_answers(CSAT, "5 4 3")) == pytest.approx(2 / 3)


@pytest.mark.parametrize(
    ("kind", "text", "said"),
    [
        (NPS, "", "at least one"),
        (NPS, "Ana 9", "Begin each line"),
        (NPS, "11", "from 0 to 10"),
        (CSAT, "0", "from 1 to 5"),
        (CSAT, "5\n9 Ana", "from 1 to 5"),
        (NPS, "9\n" * 1001, "at most 1000"),
    ],
)
def test_what_is_no_answer_is_refused(kind: SurveyKind, text: str, said: str) -> None:
    with pytest.raises(InputError, match=said):
        read_answers(kind, text)


def test_no_fewer_are_asked_than_answer() -> None:
    assert (read_asked("", 3), read_asked(" 1,200 ", 3), read_asked("3", 3)) == (None, 1200, 3)
    for wrong in ("2", "0", "many", "4.5", "99999999"):
        with pytest.raises(InputError):
            read_asked(wrong, 3)
