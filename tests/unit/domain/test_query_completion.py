"""What is suggested while a filter is typed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cs_desktop.domain.portfolio_columns import PortfolioColumn
from cs_desktop.domain.portfolio_query import parse_query
from cs_desktop.domain.query_completion import complete
from tests.unit.domain.portfolio_samples import TODAY


class Known:
    """Two columns with texts."""

    def values(self, column: PortfolioColumn) -> tuple[str, ...]:
        return {"segment": ("Mid-market", "Enterprise", "Small, medium"), "owner": ("Ana Ruiz", "Ben")}.get(
            column.value, ()
        )


def completed(text: str, cursor: int | None = None) -> list[str]:
    """Return the text as it is after each suggestion."""
    place = len(text) if cursor is None else cursor
    return [text[: s.start] + s.text + text[s.end :] for s in complete(text, place, Known())]


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("ow", ["owner:"]),
        ("halden -seg", ["halden -segment:"]),
        ("rene", ["renewal"]),
        ("life", ["stage:"]),
        ("n", ["name:", "notice", "no:"]),
        ("owner:", ["owner:me", 'owner:"Ana Ruiz"', "owner:Ben", "owner:none"]),
        ("owner:b", ["owner:Ben"]),
        ('owner:"an', ['owner:"Ana Ruiz"']),
        ("segment:smb,m", ["segment:smb,Mid-market", 'segment:smb,"Small, medium"']),
        ("health:hea", ["health:healthy"]),
        ("health:wat", ["health:watch"]),
        ("renewal<9", ["renewal<90d"]),
        ("renewal:ov", ["renewal:overdue"]),
        ("no:own", ["no:owner"]),
        ("foo:", []),
        ("zzz", []),
    ],
)
def test_suggestions_by_hand(text: str, after: list[str]) -> None:
    assert completed(text)[: len(after)] == after
    if len(after) < 3:
        assert len(completed(text)) == len(after)


def test_an_empty_filter_offers_the_fields_and_the_middle_of_one_its_own_part() -> None:
    assert completed("")[:3] == ["name:", "arr", "change"]
    assert completed("own arr>5", 2) == ["owner: arr>5"]
    assert completed("owner:x arr>5", 6)[0] == "owner:me arr>5"


@given(st.text('owner:="me, -no<9', max_size=12), st.integers(0, 12))
def test_it_never_fails_and_what_it_completes_can_be_read(text: str, cursor: int) -> None:
    for suggestion in complete(text, min(cursor, len(text)), Known()):
        assert 0 <= suggestion.start <= suggestion.end <= len(text)
        assert parse_query(suggestion.text, TODAY).terms
