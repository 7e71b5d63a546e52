"""The filter as it is typed: what each term finds, said by hand, and laws of reading and writing it."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from cs_desktop.domain.bands import Band, Quadrant
from cs_desktop.domain.portfolio import PortfolioRow
from cs_desktop.domain.portfolio_index import PortfolioIndex
from cs_desktop.domain.portfolio_query import parse_query, query_text
from cs_desktop.domain.query_fields import FIELDS
from cs_desktop.domain.query_values import amount
from cs_desktop.domain.vocabulary import Forecast, Relation
from tests.unit.domain.portfolio_samples import EMPTY, TODAY, some_rows

ME = "Ana Ruiz"


def days(n: int) -> date:
    return TODAY + timedelta(n)


def meets(row: PortfolioRow, text: str, currency: str = "USD") -> bool:
    index = PortfolioIndex((row,), TODAY, currency)
    return len(index.arrange(parse_query(text, TODAY, ME), []).positions) == 1


ROW = replace(
    EMPTY,
    external_id="A-7",
    name="Müller & Söhne",
    parent="Halden Group",
    owner="Ana Ruiz",
    segment="Mid-market",
    touch_model="High touch",
    lifecycle="Adopt",
    industry="Retail, food",
    region="EMEA",
    tier="A",
    relation=Relation.CUSTOMER,
    customer_since=date(2024, 2, 29),
    arr=120_000_00,
    arr_year_ago=150_000_00,
    value_confirmed=7_000_00,
    renewal=days(30),
    notice_by=days(-1),
    next_review=days(0),
    last_contact=days(-60),
    forecast=Forecast.AT_RISK,
    health=49.9,
    band=Band.AT_RISK,
    quadrant=Quadrant.HIGH_RISK,
)


@pytest.mark.parametrize(
    "text",
    [
        *("", "muller", "MÜLLER sohne", '"muller & s"', "-halford", "halden", "a-7", "ruiz emea"),
        *("name:müller", "account:soh", 'name="muller & sohne"', "name!=muller", "-name:kessel"),
        *("owner:me", "owner:ana", "-owner:priya", "owner:priya,ana", "owner!=priya", "csm:ruiz"),
        *("segment:mid", 'segment:"Mid-Market"', "segment:smb,enterprise,mid", 'industry:"retail, food"'),
        *("stage:adopt", "lifecycle=ADOPT", "touch:high", "region:emea", "tier:a", "parent:halden", "id:a-7"),
        *("arr>100k", "arr>=120k", "arr:120000", "arr=0.12m", "arr<120001", "arr<=120.000", "arr:100k..200k"),
        *(
            "arr:120,000",
            "arr>0,1m",
            "arr!=5",
            "arr:$120k",
            "arr<1.2m",
            "arr:..200k",
            "arr:1k,120k",
            "arr≥120k",
        ),
        *("confirmed>5k", "value:7k", "-no:confirmed", "confirmed>=0"),
        *("change<0", "change:-30k", "change<-29.9k", "change>−31k", "-change>0"),
        *("health:at-risk", "health:watch,at-risk", "health:AT_RISK", "health:a", "health<50", "health:49"),
        *("health<=49", "-health:healthy", "health!=watch", "health:40..60"),
        *("quadrant:high-risk", 'quadrant:"High risk"', "quadrant:high", "quadrant!=trapped"),
        *("forecast:at-risk", "forecast:at", "relation:customer", "-relation:prospect"),
        *(
            "renewal<31d",
            "renewal<=30d",
            "renewal:30d",
            "renewal:30",
            "renewal=30d",
            "renewal>29d",
            "renewal>=30d",
        ),
        *("renewal:2026-11", "renewal:2026-11-12", "renewal:2026-Q4", "renewal:2026", "renewal<2026-12"),
        *(
            "renewal>2026-10",
            "renewal:12.11.2026",
            'renewal:"Nov 12, 2026"',
            "renewal:30d..90d",
            "renewal:2026-11..",
        ),
        *("renewal:5w", "renewal<2m", "renewal<1y", "-renewal:overdue", "-no:renewal"),
        *("notice:overdue", "notice:over", "notice<today", "notice:yesterday", "-notice<90d"),
        *("review:today", "review<1d", "review:0d", "-review:overdue"),
        *(
            "contact>59d",
            "contact>=60d",
            "contact:60d",
            "contact<61d",
            "contact:50d..70d",
            "contact=60d",
            "contact:2m",
        ),
        *("since<2024-03-01", "since:2024-02", "since>2y", "since:3y", "since<=2024"),
        *("-no:owner", "-owner:none", "arr:>100k", "arr:>=120k", "owner:“Ana Ruiz”"),
        "arr>100k owner:me renewal<90d health:at-risk segment:“Mid-market” -industry:wood -no:owner halden",
    ],
)
def test_these_find_the_account(text: str) -> None:
    assert meets(ROW, text)


@pytest.mark.parametrize(
    "text",
    [
        *(
            "kessel",
            "-muller",
            "muller kessel",
            '"sohne muller"',
            "name=muller",
            "name:kessel",
            "-name:muller",
        ),
        *(
            "owner:priya",
            "owner!=Ana-Ruiz owner:p",
            "-owner:me",
            "segment:smb",
            "segment=mid",
            'industry="retail"',
        ),
        *(
            "arr>120k",
            "arr<120k",
            "arr!=120k",
            "arr:120",
            "arr>1.2m",
            "arr:1k..2k",
            "no:arr",
            "change>0",
            "no:confirmed",
        ),
        *("health>49", "health:watch", "health:healthy,watch", "-health:at-risk", "health>=50", "no:health"),
        *("quadrant:happy", "quadrant:trapped", "forecast:commit", "relation:prospect", "no:forecast"),
        *(
            "renewal<30d",
            "renewal:29d",
            "renewal>30d",
            "renewal:overdue",
            "renewal:2026-12",
            "renewal<2026-11",
        ),
        *("renewal>2026-11", "no:renewal", "renewal:none", "renewal<2w", "renewal=31d"),
        *(
            "notice:today",
            "notice<90d",
            "notice:30d",
            "review:overdue",
            "review>0d",
            "contact>60d",
            "contact<60d",
        ),
        *("since>2024-03-01", "since>3y", "since:2023", "no:owner", "owner:none"),
    ],
)
def test_these_do_not(text: str) -> None:
    assert not meets(ROW, text)


def test_what_is_not_there_is_not_compared() -> None:
    found = [
        text
        for text in ("renewal<90d", "renewal>90d", "renewal:overdue", "health<50", "since>1y")
        if meets(EMPTY, text)
    ]
    assert found == []
    assert all(
        meets(EMPTY, text)
        for text in ("no:renewal", "no:health", "no:arr", "no:confirmed", "no:owner", "review:none")
    )
    assert meets(EMPTY, "contact>60d"), "never spoken to is longer than any number of days"
    assert not meets(EMPTY, "contact<60d")
    assert not meets(EMPTY, "contact<2026-01-01")


def test_amounts_are_in_whole_units_of_the_currency() -> None:
    """120,000.00 dollars are 12,000,000 cents, which are 12,000,000 yen."""
    assert meets(ROW, "arr:120k", "USD")
    assert meets(ROW, "arr:12m", "JPY")
    assert meets(replace(EMPTY, arr=10), "arr:0.1")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        *(("100", 100), ("100k", 100_000), ("1.2m", 1_200_000), ("1,2m", 1_200_000), ("1.234m", 1_234_000)),
        *(("1,200", 1200), ("1.200", 1200), ("1.200.000", 1_200_000), ("1,200,000", 1_200_000), ("1.5", 1.5)),
        *(("1.200,50", 1200.5), ("1,200.50", 1200.5), ("0.125", 0.125), ("1'200", 1200), ("12.5k", 12_500)),
        *(
            ("-5k", -5000),
            ("−5k", -5000),
            ("€ 5k", 5000),
            ("5k€", 5000),
            ("2bn", 2_000_000_000),
            ("3 Mio", 3e6),
        ),
        *(("1.", 1), ("1234.567", 1234.567)),
    ],
)
def test_amounts_by_hand(text: str, value: float) -> None:
    assert amount(text) == pytest.approx(value)


@pytest.mark.parametrize(
    "text", ["", "k", "abc", "1.2.3", "1,20,0", "1k2", "12.34.567", "1.200,500.0", "--5", "1e5"]
)
def test_these_are_no_amounts(text: str) -> None:
    assert amount(text) is None


@pytest.mark.parametrize(
    "text",
    [
        *("arr>abc", "foo:bar", "owner>ana", "health:good", "renewal:soon", "renewal>overdue", "quadrant:x"),
        *(
            "renewal:2026-13",
            "renewal:31.02.2026",
            "arr:1..x",
            "no:foo",
            "no:owner,segment",
            "contact:overdue",
        ),
    ],
)
def test_what_cannot_be_read_says_so_with_an_example_and_finds_nothing(text: str) -> None:
    (term,) = parse_query(text, TODAY, ME).terms
    assert ":" in term.problem or ">" in term.problem or "<" in term.problem
    assert not meets(ROW, text)
    assert not meets(ROW, f"-{text}")


def test_who_i_am_has_to_be_known() -> None:
    (term,) = parse_query("owner:me", TODAY).terms
    assert "owner:ana" in term.problem
    assert not parse_query('owner:"me"', TODAY).terms[0].problem


@pytest.mark.parametrize("text", ["arr>", "owner:", "-owner:", "no:", "renewal<= muller"])
def test_what_is_not_finished_leaves_everything_as_it_is(text: str) -> None:
    term = parse_query(text, TODAY, ME).terms[0]
    assert term.unfinished
    assert term.problem
    assert meets(ROW, text)


def test_terms_know_where_they_stand_and_what_a_chip_says() -> None:
    text = 'halden  arr>=100k -segment:"Mid-market",smb no:owner -no:tier -retail'
    query = parse_query(text, TODAY, ME)
    assert [text[term.start : term.end] for term in query.terms] == text.split()
    assert [term.label for term in query.chips] == [
        "ARR ≥ 100k",
        "not Segment: Mid-market, smb",
        "no Owner",
        "Tier: any",
        "not retail",
    ]
    assert query.words == ("halden",)
    kept = query_text(term for term in query.terms if term.field != "arr")
    assert kept == 'halden -segment:"Mid-market",smb no:owner -no:tier -retail'


_NAMES = [name for field in FIELDS for name in field.names] + ["no", "foo", "-owner", "Ä"]
_VALUES = st.one_of(
    st.sampled_from(
        [
            "100k",
            "1,2m",
            "<90d",
            "me",
            "none",
            "at-risk",
            "overdue",
            "2026-11",
            '"a b"',
            "a,b",
            "1,,2",
            ",=x",
            "..",
            "",
        ]
    ),
    st.text('ab ",:-<>=≥.1d', max_size=6),
)
_TYPED = st.lists(
    st.one_of(
        st.text(max_size=8),
        st.tuples(
            st.sampled_from(["", "-"]), st.sampled_from(_NAMES), st.sampled_from(":=<>!≠"), _VALUES
        ).map("".join),
    ),
    max_size=5,
).map(" ".join)


@given(_TYPED)
@example("owner:,=x")
@example("name>,=5,me")
@example("no:,<x")
@example("arr:1,,2,none")
@example("ﷺ:x")
@example("a½:1 ĳ>2")
def test_whatever_is_typed_is_read_and_means_the_same_written_again(text: str) -> None:
    query = parse_query(text, TODAY, ME)
    again = parse_query(query_text(query.terms), TODAY, ME)
    assert again == query
    assert [term.label for term in again.terms] == [term.label for term in query.terms]


@given(some_rows, _TYPED, _TYPED)
def test_terms_together_are_what_each_of_them_finds(
    made: tuple[PortfolioRow, ...], one: str, other: str
) -> None:
    index = PortfolioIndex(made, TODAY)

    def found(text: str) -> set[int]:
        return set(index.arrange(parse_query(text, TODAY, ME), []).positions.tolist())

    one, other = (query_text(parse_query(text, TODAY, ME).terms) for text in (one, other))
    assert found(f"{one} {other}") == found(one) & found(other)


@given(
    some_rows,
    st.sampled_from(
        ["arr>100k", "owner:ana", "renewal<90d", "no:health", "contact>60d", "ana", "health:watch"]
    ),
)
def test_minus_finds_all_others(made: tuple[PortfolioRow, ...], text: str) -> None:
    index = PortfolioIndex(made, TODAY)
    some, others = (index.arrange(parse_query(t, TODAY, ME), []).positions for t in (text, f"-{text}"))
    assert sorted([*some, *others]) == list(range(len(made)))
