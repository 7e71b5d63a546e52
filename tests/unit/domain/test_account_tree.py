"""Accounts under their parents, and what those below add up to."""

from collections.abc import Iterator
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from cs_desktop.domain.account_tree import AccountNode, account_forest, matching
from cs_desktop.domain.bands import Band
from cs_desktop.domain.portfolio import PortfolioRow
from cs_desktop.domain.vocabulary import Relation


def account(
    account_id: int, name: str, parent: int | None = None, arr: int = 0, **known: float | Band | date
) -> PortfolioRow:
    texts = ("external_id", "owner", "segment", "touch_model", "lifecycle", "industry", "region", "tier")
    values: dict[str, object] = {
        **dict.fromkeys(texts, ""),
        "id": account_id,
        "name": name,
        "parent_id": parent,
        "arr": arr,
        "relation": Relation.CUSTOMER,
        "customer_since": None,
        "arr_year_ago": 0,
        "arr_history": (),
        "renewal": None,
        "forecast": None,
        "last_contact": None,
        **known,
    }
    return PortfolioRow(**values)  # type: ignore[arg-type]  # the values are those of the fields, by name


def everything(nodes: tuple[AccountNode, ...]) -> Iterator[AccountNode]:
    for node in nodes:
        yield node
        yield from everything(node.children)


def test_figures_by_hand() -> None:
    forest = account_forest(
        [
            account(1, "Group", arr=100, health=82.0, band=Band.HEALTHY, renewal=date(2027, 3, 1)),
            account(2, "North", 1, 250, health=41.0, band=Band.AT_RISK, renewal=date(2027, 1, 31)),
            account(3, "Depot", 2, 50),
            account(4, "Alone", arr=7),
        ]
    )
    alone, group = forest
    assert [node.row.name for node in forest] == ["Alone", "Group"]
    # Group: itself, North and Depot; 100 + 250 + 50 = 400; the worst of 82 and 41 is 41.
    assert (group.count, group.arr) == (3, 400)
    assert (group.worst_health, group.worst_band) == (41.0, Band.AT_RISK)
    assert group.next_renewal == date(2027, 1, 31)
    (north,) = group.children
    assert (north.count, north.arr, north.children[0].row.name) == (2, 300, "Depot")
    assert (alone.count, alone.arr, alone.worst_health, alone.next_renewal) == (1, 7, None, None)


def test_of_parents_of_one_name_the_right_one_counts() -> None:
    forest = account_forest([account(9, "Twin"), account(2, "Twin"), account(3, "Child", 9)])
    assert {node.row.id: node.count for node in forest} == {9: 2, 2: 1}


def test_a_parent_that_is_gone_leaves_its_child_at_the_top() -> None:
    assert [node.row.name for node in account_forest([account(1, "Orphan", 7)])] == ["Orphan"]


def test_a_filter_keeps_the_way_to_what_it_finds() -> None:
    rows = [account(1, "Group", arr=1), account(2, "北 North", 1, 2), account(3, "South", 1, 4)]
    (group,) = matching(account_forest(rows), " north")
    assert [child.row.name for child in group.children] == ["北 North"]
    assert group.arr == 7, "figures are those of the whole"
    (whole,) = matching(account_forest(rows), "GROUP")
    assert len(whole.children) == 2
    assert matching(account_forest(rows), "xyz") == ()


@given(st.lists(st.integers(0, 12), max_size=12))
def test_every_account_stands_in_the_forest_once(parents: list[int]) -> None:
    # Account i has the parent of that number, whatever circle comes of it; 0 is none.
    rows = [account(i, f"A{i}", parent or None, 2**i) for i, parent in enumerate(parents, start=1)]
    forest = account_forest(rows)
    nodes = list(everything(forest))
    assert sorted(node.row.id for node in nodes) == [row.id for row in rows]
    assert sum(node.arr for node in forest) == sum(row.arr for row in rows)
    for node in nodes:
        # Each account's ARR is a power of two of its own: the sum tells who is in it.
        assert node.arr == sum(below.row.arr for below in everything((node,)))
        assert node.count == len(list(everything((node,))))


def test_a_chain_of_thousands_does_not_overflow() -> None:
    rows = [account(i, f"A{i}", i - 1 or None, 1) for i in range(1, 5001)]
    (top,) = account_forest(rows)
    assert (top.count, top.arr) == (5000, 5000)
