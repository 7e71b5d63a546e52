"""Open gaps by what is lost at their stages."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from cs_desktop.domain.journey.content import EIGHTHS, Card, Lane, Link, MapContent, MapHead, Stage
from cs_desktop.domain.journey.losing import StageFigures
from cs_desktop.domain.journey.ranking import ranked_gaps
from cs_desktop.domain.journey.ties import open_gaps
from cs_desktop.domain.journey.words import CardKind, LaneKind

BUY, ONBOARD, ADOPT, OTHER = (
    Stage(1, "Buy", 0, lifecycle_id=10),
    Stage(2, "Onboard", 1, lifecycle_id=20),
    Stage(3, "Adopt", 2, lifecycle_id=20),
    Stage(4, "Other", 3),
)
STAGES = (BUY, ONBOARD, ADOPT, OTHER)
FIGURES = {10: StageFigures(10, lost=9, lost_arr=500), 20: StageFigures(20, lost=2, lost_arr=800)}
LANES = (Lane(11, LaneKind.GAPS, "Gaps", 0),)


def _gap(id_: int, stage: int | None, length: int = EIGHTHS, state: str = "open") -> Card:
    return Card(id_, 11, stage, CardKind.GAP, length=length, state=state)


def test_by_hand() -> None:
    cards = (
        _gap(101, 1),
        _gap(102, 2, length=2 * EIGHTHS),
        _gap(103, 1, length=2 * EIGHTHS),
        _gap(104, 4),
        _gap(105, None),
        _gap(106, 2, state="closed"),
        Card(107, 11, 2, CardKind.BRIDGE, row=1),
    )
    content = MapContent(MapHead(1, "Map"), STAGES, LANES, cards, links=(Link(1, 102, 107),))
    # Buy and Onboard: 9 + 2 accounts, 500 + 800. Onboard and Adopt stand for one stage of life: 2 and 800.
    assert [
        (one.gap.id, one.stages, one.bridges, one.lost, one.lost_arr) for one in ranked_gaps(content, FIGURES)
    ] == [
        (103, ("Buy", "Onboard"), 0, 11, 1300),
        (102, ("Onboard", "Adopt"), 1, 2, 800),
        (101, ("Buy",), 0, 9, 500),
        (104, ("Other",), 0, None, 0),
        (105, (), 0, None, 0),
    ]


@given(
    st.lists(
        st.tuples(
            st.sampled_from([1, 2, 3, 4, None]), st.integers(1, 24), st.sampled_from(["open", "closed"])
        ),
        max_size=8,
    )
)
def test_every_open_gap_once_and_never_one_with_less_before_one_with_more(
    drawn: list[tuple[int | None, int, str]],
) -> None:
    cards = tuple(
        _gap(100 + place, stage, length, state) for place, (stage, length, state) in enumerate(drawn)
    )
    content = MapContent(MapHead(1, "Map"), STAGES, LANES, cards)
    ranked = ranked_gaps(content, FIGURES)
    assert sorted(one.gap.id for one in ranked) == [gap.id for gap in open_gaps(content)]
    for one, other in pairwise(ranked):
        assert one.lost is not None or other.lost is None
        assert one.lost_arr >= other.lost_arr
