"""The accent colour: measured against white, refused where it cannot be seen."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cs_desktop.common.errors import KnownError
from cs_desktop.domain.accent import PROPOSED, checked_accent, contrast, darker, judge_accent, may_color_text
from cs_desktop.domain.figures import Status

colors = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")


def test_contrast_by_hand() -> None:
    # Black has luminance 0, white 1: (1 + 0.05) / (0 + 0.05) = 21.
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    # Pure green has 0.7152: 1.05 / 0.7652 = 1.3722.
    assert contrast("#00FF00", "#FFFFFF") == pytest.approx(1.3722, abs=1e-4)
    # The design states 6.63 for its accent.
    assert contrast("#2355C4", "#FFFFFF") == pytest.approx(6.63, abs=0.005)


@given(colors, colors)
def test_contrast_is_symmetric_and_bounded(one: str, other: str) -> None:
    assert contrast(one, other) == contrast(other, one)
    assert 1 <= contrast(one, other) <= 21.0000001


def test_a_readable_accent_is_taken() -> None:
    assert checked_accent("#2355c4") == "#2355C4"
    assert may_color_text("#2355C4")


def test_between_the_limits_it_colors_marks_only() -> None:
    # #CB7A20 measures 3.31 in the design.
    assert checked_accent("#CB7A20") == "#CB7A20"
    assert not may_color_text("#CB7A20")


@pytest.mark.parametrize("text", ["", "red", "#12345", "#12345G", "2355C4", "#2355C4\n", "#2355C4 "])
def test_what_is_no_color_is_refused(text: str) -> None:
    with pytest.raises(KnownError, match="is not a color"):
        checked_accent(text)


@given(colors)
def test_a_refusal_proposes_a_color_that_is_taken(color: str) -> None:
    try:
        checked_accent(color)
    except KnownError as error:
        proposal = re.search(r"take (#\w{6}) instead", str(error))
        assert proposal is not None
        assert checked_accent(proposal[1]) == proposal[1]
        assert may_color_text(proposal[1])


@given(colors)
def test_darkening_stops_as_soon_as_text_can_be_read(color: str) -> None:
    if may_color_text(color):
        assert darker(color) == color.upper()
    else:
        assert 4.5 <= contrast(darker(color), "#FFFFFF") < 4.8


def test_what_is_entered_is_measured_before_it_is_taken() -> None:
    # 6.63 passes for text; 3.31 colours marks; yellow has luminance 0.2126 + 0.7152 * 0.6038 = 0.6445 (its
    # green, 0xCC, is 0.6038 linear): 1.05 / 0.6945 = 1.51, which is refused.
    taken, marks, refused = (judge_accent(text) for text in ("2355c4", "#CB7A20", "#fc0"))
    assert (taken.color, taken.status, taken.instead) == ("#2355C4", Status.GOOD, "")
    assert taken.text == "6.6 to 1 on white, passes for text"
    assert (marks.color, marks.status) == ("#CB7A20", Status.WATCH)
    assert (refused.color, refused.status) == ("", Status.RISK)
    assert refused.text.startswith("1.5 to 1")
    assert judge_accent("blue").color == ""


@given(colors)
def test_a_judged_accent_is_one_that_is_stored_and_its_darker_one_passes(color: str) -> None:
    judged = judge_accent(color)
    if judged.color:
        assert checked_accent(color) == judged.color
    else:
        with pytest.raises(KnownError):
            checked_accent(color)
    if judged.instead:
        assert judge_accent(judged.instead).status is Status.GOOD
    assert all(judge_accent(one).status is Status.GOOD for one in PROPOSED)
