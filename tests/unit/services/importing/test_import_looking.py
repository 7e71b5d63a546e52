"""The first look at a file: what it is, what is wrong with it, what it probably holds."""

import codecs
from pathlib import Path

import pytest

from cs_desktop.common.errors import KnownError
from cs_desktop.domain.import_mapping import Use
from cs_desktop.domain.importing import ImportKind
from cs_desktop.services.importing.guessing import guess_draft, guess_kind
from cs_desktop.services.importing.looking import is_workspace
from cs_desktop.services.importing.reading import LARGEST
from cs_desktop.services.importing.spelling import dates_of, numbers_of
from tests.drafting import look_at
from tests.importing import DATA, Importer

ROWS = "Kunde;Beginn;Preis\nMüller;01.02.2026;1.234,50\n"


@pytest.mark.parametrize(
    ("content", "encoding"),
    [
        (ROWS.encode(), "UTF-8"),
        (codecs.BOM_UTF8 + ROWS.encode(), "UTF-8 with BOM"),
        (ROWS.encode("utf-16"), "UTF-16 LE"),
        (ROWS.encode("cp1252"), "Windows-1252"),
    ],
)
def test_encoding_and_separator_are_found(importer: Importer, content: bytes, encoding: str) -> None:
    path = importer.folder / "deals.csv"
    path.write_bytes(content)
    look = look_at(path)
    assert (look.encoding, look.delimiter, look.total) == (encoding, ";", 1)
    assert look.headings == ("Kunde", "Beginn", "Preis")
    assert look.rows == (("Müller", "01.02.2026", "1.234,50"),)


def test_what_was_found_wrongly_can_be_said(importer: Importer) -> None:
    path = importer.folder / "rows.csv"
    path.write_bytes("name|city\nŁódź|a;b;c\n".encode("cp1250"))
    look = look_at(path, encoding="cp1250", delimiter="|")
    assert look.rows == (("Łódź", "a;b;c"),)


@pytest.mark.parametrize(
    ("text", "warning"),
    [
        ("name\nAlder\n", "only one column"),
        ("Alder,2026-01-01\nBirch,2026-01-02\n", "looks like data"),
        ("name,mail\nAlder,a@b.c\n", ""),
        ("Alder,ann@alder.example\nBirch,bob@birch.example\n", "looks like data"),
        ("account,2024,2025\nAlder,1,2\n", ""),
        ("name,Name,city\nAlder,B,C\n", "Several columns are named Name"),
    ],
)
def test_what_looks_odd_is_said(importer: Importer, text: str, warning: str) -> None:
    (told,) = look_at(importer.file(text)).warnings or ("",)
    assert warning in told
    assert bool(warning) == bool(told)


def test_a_ragged_row_is_shown_as_wide_as_the_heading(importer: Importer) -> None:
    look = look_at(importer.file("a,b,c\n1\n1,2,3,4\n"))
    assert look.rows == (("1", "", ""), ("1", "2", "3"))


def test_a_file_of_more_than_a_gigabyte_is_refused_at_once(importer: Importer) -> None:
    path = importer.folder / "huge.csv"
    with path.open("wb") as file:
        file.write(b"name\n")
        file.truncate(LARGEST + 1)
    with pytest.raises(KnownError, match="larger than 1 GB; split it"):
        look_at(path)


def test_a_workspace_is_told_from_a_table_by_its_name_or_what_it_holds(importer: Importer) -> None:
    table = importer.file("name\nAlder\n", "table.csv")
    importer.workspace.close()
    assert is_workspace(importer.workspace.path)
    assert is_workspace(importer.workspace.path.rename(importer.folder / "copy.csv"))
    assert is_workspace(importer.file("", "torn.csdesk"))
    assert is_workspace(importer.folder / "gone.csdesk")
    assert not is_workspace(table)
    assert not is_workspace(importer.folder / "gone.csv")


@pytest.mark.parametrize(
    ("headings", "kind"),
    [
        ("Company name,Industry,Company owner", ImportKind.ACCOUNTS),
        ("id,property_name,property_industry", ImportKind.ACCOUNTS),
        ("Kundennummer,Firma,Branche", ImportKind.ACCOUNTS),
        ("Full name,Email,Company", ImportKind.CONTACTS),
        ("Customer,Plan,ARR,Start date,End date", ImportKind.SUBSCRIPTIONS),
        ("Customer,Plan,MRR,Start date", ImportKind.SUBSCRIPTIONS),
        ("account,metric,date,value", ImportKind.METRICS),
        ("account,date,logins,seats", ImportKind.METRICS),
        ("account,kind,date,score,respondent", ImportKind.SURVEYS),
        ("account,churn_date,reason_code", ImportKind.CHURN),
        ("product,gross_margin_pct", ImportKind.PRODUCTS),
        ("colour,shape", None),
    ],
)
def test_the_kind_is_guessed_from_the_headings(
    importer: Importer, headings: str, kind: ImportKind | None
) -> None:
    cells = ",".join("5" for _heading in headings.split(","))
    assert guess_kind(look_at(importer.file(f"{headings}\n{cells}\n"))) is kind


def test_the_columns_are_guessed_each_once(importer: Importer) -> None:
    path = importer.file("Account ID,Account name,Country,Color\nA-1,Alder,Spain,red\n")
    draft = guess_draft(ImportKind.ACCOUNTS, look_at(path))
    assert draft.uses == ((Use("external_id"),), (Use("name"),), (Use("region"),), ())


def test_an_account_is_found_through_its_subscription_where_no_column_names_it() -> None:
    look = look_at(DATA / "ravenstack" / "usage.csv")
    draft = guess_draft(ImportKind.METRICS, look)
    assert draft.uses[look.headings.index("subscription_id")] == (Use("account", lookup=True),)


def test_columns_of_numbers_become_metrics_of_their_own(importer: Importer) -> None:
    path = importer.file("account,date,Log-ins,usage,comment\nAlder,2026-01-31,5,7,fine\n")
    draft = guess_draft(ImportKind.METRICS, look_at(path))
    # `usage` is in the catalogue; the other needs a name.
    own = Use("log_ins", metric=True, details=(("name", "Log-ins"),))
    assert draft.uses[2:] == ((own,), (Use("usage", metric=True),), ())


def test_forms_are_guessed_from_the_cells(importer: Importer) -> None:
    path = importer.file("Kunde;Tarif;ARR;Start\nMüller;Pro;1.234,50;31.01.2026\n")
    draft = guess_draft(ImportKind.SUBSCRIPTIONS, look_at(path))
    assert (draft.dates, draft.decimal) == (("DD.MM.YYYY",), ",")


@pytest.mark.parametrize(
    ("cells", "first", "example"),
    [
        (["2026-04-03"], "YYYY-MM-DD", ""),
        # April 3 or March 4
        (["03/04/2026"], "DD/MM/YYYY", "03/04/2026"),
        # a month has no 31 of them
        (["03/04/2026", "31/01/2026"], "DD/MM/YYYY", ""),
        (["03/04/2026", "01/31/2026"], "MM/DD/YYYY", ""),
        # the same day either way
        (["04/04/2026"], "DD/MM/YYYY", ""),
        (["Jan 31, 2026"], "MON DD, YYYY", ""),
    ],
)
def test_the_form_of_dates_and_whether_the_cells_decide_it(
    cells: list[str], first: str, example: str
) -> None:
    found = dates_of(cells)
    assert (found.fits[0], found.example) == (first, example)


@pytest.mark.parametrize(
    ("cells", "fits", "example"),
    [
        (["12"], (".", ","), ""),
        # twelve thousand and some, or twelve and some
        (["12,345"], (".", ","), "12,345"),
        (["12.345"], (".", ","), "12.345"),
        (["12,345", "0.5"], (".",), ""),
        (["1.234,50"], (",",), ""),
        (["red"], (), ""),
        ([], (), ""),
    ],
)
def test_the_decimal_sign_and_whether_the_cells_decide_it(
    cells: list[str], fits: tuple[str, ...], example: str
) -> None:
    found = numbers_of(cells)
    assert (found.fits, found.example) == (fits, example)


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(KnownError, match="There is no file"):
        look_at(tmp_path / "gone.csv")
