"""Stages without a width of their own fill the room that is there."""

from hypothesis import given
from hypothesis import strategies as st

from cs_desktop.domain.journey.content import Stage
from cs_desktop.domain.journey.geometry import MAX_STAGE_WIDTH, STAGE_WIDTH
from cs_desktop.domain.journey.layout import stage_widths


def _stages(*widths: int) -> list[Stage]:
    return [Stage(place + 1, f"Stage {place}", place, width=width) for place, width in enumerate(widths)]


def test_what_is_left_is_shared_by_those_that_nobody_sized() -> None:
    # 163 + 200 + 163 = 526 of 600: 74 are left, 37 for each of the two.
    assert stage_widths(_stages(0, 200, 0), 600) == [200, 200, 200]


def test_the_last_one_has_what_cannot_be_shared() -> None:
    # 3 * 163 = 489 of 500: 11 are left, 3 each and 2 over.
    assert stage_widths(_stages(0, 0, 0), 500) == [166, 166, 168]


def test_nobody_s_own_width_is_changed_and_nothing_shrinks() -> None:
    assert stage_widths(_stages(100, 120), 900) == [100, 120]
    assert stage_widths(_stages(0, 0), 100) == [STAGE_WIDTH, STAGE_WIDTH]


@given(st.lists(st.sampled_from([0, 0, 90, 300]), min_size=1, max_size=8), st.floats(0, 4000))
def test_the_room_is_filled_to_the_point_or_as_far_as_stages_go(widths: list[int], room: float) -> None:
    found = stage_widths(_stages(*widths), room)
    wanted = stage_widths(_stages(*widths), 0)
    assert all(one >= other for one, other in zip(found, wanted, strict=True))
    if sum(wanted) < room and all(
        one < MAX_STAGE_WIDTH for one, own in zip(found, widths, strict=True) if not own
    ):
        assert sum(found) == (int(room) if 0 in widths else sum(wanted))
