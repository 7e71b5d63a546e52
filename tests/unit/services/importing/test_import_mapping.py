"""Mapping files: what is understood, and how what is not is refused by name."""

from decimal import Decimal
from pathlib import Path

import pytest

from cs_desktop.common.errors import KnownError
from cs_desktop.domain.import_mapping import slug
from cs_desktop.domain.importing import ImportKind
from cs_desktop.domain.vocabulary import MetricKind
from cs_desktop.models.tables import Account
from cs_desktop.services.importing.layout import Layout, canonical_mapping, lay_out
from cs_desktop.services.importing.mapping import Aggregate, Derived, Lookup, Mapping
from cs_desktop.services.importing.mapping_file import load_mapping, shipped_mappings
from tests.importing import Importer, reasons

WHOLE = """
description = "Everything that a mapping can say"
kind = "subscriptions"
optional = "end"
empty = ["n/a", "-"]
blank = "clear"

[file]
encoding = "cp1252"
delimiter = ";"
sheet = "Deals"

[columns]
external_id = ["Id", "Deal"]
start = "From"
end = "To"
discount_pct = "Off"

[constants]
product = "Platform"

[lookup.account]
kind = "subscriptions"
column = "Parent deal"

[derived.arr]
column = "Monthly"
times = 12
divided_by = 0.5

[values.product]
Old = "New"
"*" = "Other"

[dates]
formats = ["DD.MM.YYYY", "YYYY-MM-DD"]
end = "inclusive"

[numbers]
decimal = ","
thousands = "."

[skip]
Stage = ["Lost", "OPEN"]
"""


def load(folder: Path, text: str, kind: ImportKind = ImportKind.SUBSCRIPTIONS) -> Mapping:
    path = folder / "map.toml"
    path.write_text(text, encoding="utf-8")
    return load_mapping(path, kind)


def test_everything_that_a_mapping_can_say_is_understood(tmp_path: Path) -> None:
    mapping = load(tmp_path, WHOLE)
    assert mapping.columns["external_id"] == ("Id", "Deal")
    assert mapping.constants == {"product": "Platform"}
    assert mapping.lookups == {"account": Lookup(ImportKind.SUBSCRIPTIONS, "Parent deal")}
    assert mapping.derived == {"arr": Derived("Monthly", Decimal(12), Decimal("0.5"))}
    assert mapping.values == {"product": {"old": "New", "*": "Other"}}
    assert mapping.dates.patterns == ("DD.MM.YYYY", "YYYY-MM-DD")
    assert mapping.end_inclusive
    assert mapping.blank_clears
    assert (mapping.numbers.decimal, mapping.numbers.thousands) == (",", ".")
    assert mapping.skip == {"Stage": frozenset({"lost", "open"})}
    assert mapping.empty == frozenset({"n/a", "-"})
    assert mapping.optional == frozenset({"end"})
    assert (mapping.file.encoding, mapping.file.delimiter, mapping.file.sheet) == ("cp1252", ";", "Deals")
    assert (mapping.file.decimal, mapping.file.date_pattern) == (",", "DD.MM.YYYY")


def test_a_metric_can_be_described_and_gathered(tmp_path: Path) -> None:
    text = """
    [columns]
    account = "a"
    date = "d"
    [metrics.logins]
    column = "n"
    aggregate = "max"
    name = "Log-ins"
    unit = "count"
    kind = "sum"
    higher_is_better = false
    window_days = 7
    stale_days = 14
    """
    (rule,) = load(tmp_path, text, ImportKind.METRICS).metrics
    assert (rule.key, rule.heading, rule.aggregate) == ("logins", "n", Aggregate.MAX)
    assert (rule.name, rule.unit, rule.kind) == ("Log-ins", "count", MetricKind.SUM)
    assert (rule.higher_is_better, rule.window_days, rule.stale_days) == (False, 7, 14)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("kind = ", "not valid TOML"),
        ('kind = "metrics"', "is for metrics, not for subscriptions"),
        ('kind = "deals"', "kind is 'deals'; it must be one of accounts, contacts"),
        ("colums = {}", "colums is not known"),
        ("kind = 3", "kind must be text"),
        ("columns = 3", "columns must be a table"),
        (
            '[columns]\nname = "x"',
            "columns.name is no field of subscriptions; its fields are external_id, account",
        ),
        ("[columns]\narr = 3", "columns.arr must be text or a list of texts"),
        ("[columns]\narr = [3]", "columns.arr must be text or a list of texts"),
        ("[constants]\narr = 3", "constants.arr must be text"),
        ('[values.colour]\nred = "1"', "values.colour is no field"),
        ("[values.arr]\nfree = 0", "values.arr.free must be text"),
        ('[dates]\nend = "open"', "dates.end is 'open'; it must be exclusive or inclusive"),
        ('[dates]\nformats = "%d.%m.%Y"', "is not a date pattern"),
        ('[dates]\nfirst = "x"', "dates.first is not known"),
        ('[numbers]\ndecimal = ";"', "numbers.decimal is ';'"),
        ('[numbers]\nthousands = "."', "numbers.thousands must be one sign other than the decimal sign"),
        ('[numbers]\nsign = "x"', "numbers.sign is not known"),
        ('[file]\ndelimiter = ":"', "file.delimiter must be"),
        ('[file]\nname = "x"', "file.name is not known"),
        ('[lookup.account]\ncolumn = "x"', "lookup.account needs kind"),
        ('[lookup.account]\nkind = "contacts"\ncolumn = "x"', "lookup.account needs kind"),
        ('[lookup.start]\nkind = "subscriptions"\ncolumn = "x"', "lookup.start needs kind"),
        (
            '[lookup.account]\nkind = "subscriptions"\ncolumn = "x"\nby = "y"',
            "lookup.account.by is not known",
        ),
        ("[derived.arr]\ntimes = 12", "derived.arr needs a column"),
        ('[derived.arr]\ncolumn = "x"\ntimes = 0', "derived.arr.times must be a number other than 0"),
        ('[derived.arr]\ncolumn = "x"\ntimes = true', "derived.arr.times must be a number other than 0"),
        ('[derived.arr]\ncolumn = "x"\n[columns]\narr = "y"', r"derived.arr is in \[columns\] as well"),
        ('aggregate = "sum"', "aggregate is only for kind metrics"),
        ('[metrics.a]\ncolumn = "x"', "metrics is only for kind metrics"),
        ('blank = "drop"', "blank is 'drop'; it must be keep or clear"),
        ("optional = 1", "optional must be text or a list of texts"),
        ("[skip]\nStage = 1", "skip.Stage must be text or a list of texts"),
    ],
)
def test_what_is_not_understood_is_refused_by_its_name(tmp_path: Path, text: str, problem: str) -> None:
    with pytest.raises(KnownError, match=problem) as raised:
        load(tmp_path, text)
    assert "map.toml" in str(raised.value) or "pattern" in problem
    assert "\n" not in str(raised.value)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ('[metrics.a]\naggregate = "sum"', "metrics.a needs a column; only count can do without"),
        ('[metrics.a]\ncolumn = "x"\naggregate = "median"', "aggregate is 'median'"),
        ('[metrics.a]\ncolumn = "x"\n[metrics.b]\naggregate = "count"', "need an aggregate each, or none"),
        ('[metrics.a]\nwindow_days = "x"', "metrics.a.window_days must be a whole number of days"),
        ("[metrics.a]\nwindow_days = true", "metrics.a.window_days must be a whole number of days"),
        ('[metrics.a]\nhigher_is_better = "no"', "metrics.a.higher_is_better must be true or false"),
        ("[metrics.a]\ncolour = 1", "metrics.a.colour is not known"),
    ],
)
def test_a_metric_that_makes_no_sense_is_refused(tmp_path: Path, text: str, problem: str) -> None:
    with pytest.raises(KnownError, match=problem):
        load(tmp_path, text, ImportKind.METRICS)


def test_a_mapping_is_found_by_path_or_among_the_shipped(tmp_path: Path) -> None:
    for name in ("ravenstack-accounts", "ravenstack-accounts.toml"):
        assert load_mapping(Path(name), ImportKind.ACCOUNTS).columns["name"] == ("account_name",)
    with pytest.raises(KnownError, match="There is no mapping nonsense; name a TOML file or one of hubspot"):
        load_mapping(Path("nonsense"), ImportKind.ACCOUNTS)
    with pytest.raises(KnownError, match="There is no mapping"):
        load_mapping(tmp_path / "ravenstack-accounts.toml", ImportKind.ACCOUNTS)
    latin = tmp_path / "latin.toml"
    latin.write_bytes('description = "Müller"'.encode("cp1252"))
    with pytest.raises(KnownError, match="not UTF-8"):
        load_mapping(latin, ImportKind.ACCOUNTS)


KIND_OF_SHIPPED = {
    "hubspot-companies": ImportKind.ACCOUNTS,
    "ravenstack-accounts": ImportKind.ACCOUNTS,
    "ravenstack-churn": ImportKind.CHURN,
    "ravenstack-csat": ImportKind.SURVEYS,
    "ravenstack-subscriptions": ImportKind.SUBSCRIPTIONS,
    "ravenstack-tickets": ImportKind.METRICS,
    "ravenstack-usage": ImportKind.METRICS,
}


def test_every_shipped_mapping_is_understood() -> None:
    assert shipped_mappings() == tuple(sorted(KIND_OF_SHIPPED))
    for name, kind in KIND_OF_SHIPPED.items():
        assert load_mapping(Path(name), kind).kind is kind


def layout_of(kind: ImportKind, *headings: str) -> Layout:
    return lay_out(canonical_mapping(kind, headings), headings, "a.csv")


def test_our_own_headings_are_known_in_any_spelling() -> None:
    layout = layout_of(ImportKind.ACCOUNTS, "External ID", " NAME ", "customer since", "custom.Plan B", "Fax")
    assert {name: source.place for name, source in layout.sources.items()} == {
        "external_id": 0,
        "name": 1,
        "customer_since": 2,
        "custom.Plan B": 3,
    }
    assert layout.ignored == ("Fax",)


def test_a_metrics_file_without_metric_and_value_has_one_column_a_metric() -> None:
    layout = layout_of(ImportKind.METRICS, "Account", "Date", "Usage", "Log-ins per day", "")
    assert [(m.rule.key, m.rule.name, m.source.place) for m in layout.measures if m.source] == [
        ("usage", None, 2),
        ("log_ins_per_day", "Log-ins per day", 3),
    ]
    assert slug("Ünïts (%)") == "ünïts"


@pytest.mark.parametrize(
    ("kind", "headings", "problem"),
    [
        (
            ImportKind.ACCOUNTS,
            ["industry"],
            "a.csv has no column for name; its columns are “industry”. Rename",
        ),
        (ImportKind.ACCOUNTS, ["name", "Name"], "has 2 columns named 'Name'"),
        (ImportKind.METRICS, ["account", "date"], "has no column with values of a metric"),
        (ImportKind.METRICS, ["account", "date", "value"], "has no column for metric"),
        (ImportKind.SUBSCRIPTIONS, ["account", "start"], "has no column for product, arr"),
    ],
)
def test_missing_and_repeated_headings_are_named(kind: ImportKind, headings: list[str], problem: str) -> None:
    with pytest.raises(KnownError, match=problem):
        layout_of(kind, *headings)


def test_repeated_headings_that_nobody_asks_for_do_no_harm() -> None:
    assert layout_of(ImportKind.ACCOUNTS, "name", "", "x", "x", "").ignored == ("x", "x")


def test_a_heading_that_the_mapping_needs_and_the_file_lacks_is_named(importer: Importer) -> None:
    mapping = 'optional = "industry"\n[columns]\nname = ["Company", "Firm"]\nindustry = "Branch"\n'
    assert importer.run("accounts", "firm\nAlder\n", mapping).created == 1
    with pytest.raises(KnownError, match="has no column 'Company' or 'Firm', which"):
        importer.run("accounts", "name\nAlder\n", mapping)


def test_constants_value_maps_and_empty_words_apply(importer: Importer) -> None:
    mapping = """
    empty = ["n/a"]
    [columns]
    name = "name"
    region = "country"
    segment = "size"
    [constants]
    industry = "Software"
    [values.segment]
    S = "Small"
    "" = "Unknown"
    "*" = "Large"
    """
    importer.run("accounts", "name,country,size\nA,n/a,s\nB,DE,xl\nC,N/A,\nD,,m\n", mapping)
    assert importer.rows(Account, "name", "industry", "region", "segment") == [
        ("A", "Software", "", "Small"),
        ("B", "Software", "DE", "Large"),
        ("C", "Software", "", "Unknown"),
        ("D", "Software", "", "Large"),
    ]


def test_rows_are_skipped_by_a_column_that_is_not_imported(importer: Importer) -> None:
    mapping = '[columns]\nname = "name"\n[skip]\nstate = ["Closed", ""]\n'
    result = importer.run("accounts", "name,state\nA,open\nB,CLOSED\nC,\n", mapping)
    assert (result.rows, result.created, result.skipped) == (3, 1, 2)


def test_a_look_up_finds_the_account_through_a_subscription(importer: Importer) -> None:
    importer.run("accounts", "external_id,name\nA-1,Alder\n")
    importer.run("subscriptions", "external_id,account,product,arr,start\nS-1,A-1,Pro,12,2024-01-01\n")
    mapping = """
    [columns]
    date = "day"
    category = "why"
    [lookup.account]
    kind = "subscriptions"
    column = "sub"
    [lookup.product]
    kind = "subscriptions"
    column = "sub"
    """
    result = importer.run("churn", "sub,day,why\nS-1,2024-05-01,price\nS-2,2024-05-01,price\n", mapping)
    assert reasons(result) == [(3, "sub", "no subscription has the id “S-2”")]
    assert importer.run("churn", "sub,day,why\nS-1,2024-05-01,price\n", mapping).created == 1
