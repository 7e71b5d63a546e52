"""The hit rates of people, segments and accounts agree with counting one objective after the other."""

from hypothesis import given
from hypothesis import strategies as st

from cs_desktop.domain.reviews.hits import HitEntry, HitsBy, HitsOver, hit_lines, total_rate
from cs_desktop.domain.reviews.lineage import HitRate

_OWNERS, _SEGMENTS = ("Ana", "Ben", ""), ("Enterprise", "")


def entry(account: int, met: int, missed: int, over: HitsOver = HitsOver.QUARTER) -> HitEntry:
    owner, segment = _OWNERS[account % 3], _SEGMENTS[account % 2]
    rate = HitRate(met, met + missed)
    return HitEntry(account, f"Account {account}", owner, segment, "qbr", over, rate, 1)


def test_hit_rates_by_who_looks_after_the_accounts() -> None:
    # Ana has accounts 0 and 3: 3 of 4 met and 0 of 2, so 3 of 6, which is 50%. Ben has account 1: 1 of 1.
    # Account 2 is nobody's: 2 of 3.
    entries = [entry(0, 3, 1), entry(1, 1, 0), entry(2, 2, 1), entry(3, 0, 2)]
    lines = hit_lines(entries, HitsBy.OWNER, HitsOver.QUARTER)
    assert [(line.name, line.rate, line.accounts, line.reviews) for line in lines] == [
        ("Ana", HitRate(3, 6), 2, 2),
        ("Ben", HitRate(1, 1), 1, 1),
        ("Nobody", HitRate(2, 3), 1, 1),
    ]
    assert lines[0].share == 0.5
    segments = hit_lines(entries, HitsBy.SEGMENT, HitsOver.QUARTER)
    # Accounts 0 and 2 are Enterprise: 5 of 7.
    assert [(line.name, line.rate) for line in segments] == [
        ("Enterprise", HitRate(5, 7)),
        ("No segment", HitRate(1, 3)),
    ]


def test_a_longer_time_holds_the_shorter_one() -> None:
    entries = [entry(0, 1, 0), entry(0, 0, 1, HitsOver.YEAR), entry(0, 5, 0, HitsOver.ALL)]
    rates = [hit_lines(entries, HitsBy.ACCOUNT, over)[0].rate for over in HitsOver]
    # 1 of 1 in the quarter, 1 of 2 in the year, 6 of 7 at all times.
    assert rates == [HitRate(1, 1), HitRate(1, 2), HitRate(6, 7)]


ENTRIES = st.lists(
    st.builds(
        entry,
        st.integers(0, 6),
        st.integers(0, 3),
        st.integers(0, 3).map(lambda n: n + 1),
        st.sampled_from(HitsOver),
    ),
    max_size=12,
)


@given(ENTRIES, st.sampled_from(HitsBy), st.sampled_from(HitsOver))
def test_every_grouping_holds_the_same_objectives(
    entries: list[HitEntry], by: HitsBy, over: HitsOver
) -> None:
    lines = hit_lines(entries, by, over)
    within = [one for one in entries if one.over <= over]
    names = {HitsBy.OWNER: lambda one: one.owner, HitsBy.SEGMENT: lambda one: one.segment}
    name = names.get(by, lambda one: one.account)
    slow: dict[str, list[bool]] = {}
    for one in within:
        hits = [place < one.rate.met for place in range(one.rate.scored)]
        slow.setdefault(name(one) or ("Nobody" if by is HitsBy.OWNER else "No segment"), []).extend(hits)
    assert {line.name: (line.rate.met, line.rate.scored) for line in lines} == {
        key: (sum(hits), len(hits)) for key, hits in slow.items()
    }
    assert total_rate(lines) == total_rate(within)
    assert len({line.id for line in lines}) == len(lines)
