"""Files as people really have them: titles above the headings, merged cells, other kinds of files."""

from datetime import date
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import openpyxl
import pytest

from cs_desktop.common.errors import KnownError
from cs_desktop.domain.importing import ImportKind
from cs_desktop.models.tables import Account
from cs_desktop.services.importing.drafting import document_of, draft_of
from cs_desktop.services.importing.guessing import guess_draft
from cs_desktop.services.importing.mapping_store import fitting_mappings, remember_mapping
from cs_desktop.services.importing.run import run_import
from tests.drafting import imported, look_at, request_of
from tests.importing import Importer, reasons


@pytest.fixture(autouse=True)
def _profile(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CS_DESKTOP_PROFILE", str(tmp_path / "profile"))


@pytest.mark.parametrize(
    ("text", "delimiter", "line"),
    [
        ("Name;Segment;Owner\nAlder;SMB;Ana\n", ";", 1),
        ("Customers of 2026\n\nName;Segment;Owner\nAlder;SMB;Ana\n", ";", 3),
        ("Report: Accounts;;\nAs of;2026-01-01;\n;;\nName;Segment;Owner\nAlder;SMB;Ana\n", ";", 4),
        ("Export\nName|Segment|Owner\nAlder|SMB|Ana\nBirch|SMB|Ben\n", "|", 2),
        ("sep=;\nName;Segment;Owner\nAlder;SMB;Ana\n", ";", 2),
        ("Name\nAlder, Inc.\nBirch, Ltd.\n", ",", 1),
        ('Name\n"Alder"\nBirch "B" Inc\n', ",", 1),
    ],
)
def test_headings_below_titles_are_found(importer: Importer, text: str, delimiter: str, line: int) -> None:
    look = look_at(importer.file(text))
    assert (look.delimiter, look.heading_line) == (delimiter, line)
    assert look.headings[0] == "Name"


def test_the_line_of_the_headings_can_be_said_and_is_kept_with_the_mapping(importer: Importer) -> None:
    path = importer.file("Name,Segment\nExternal,Ignored\nName,Segment\nAlder,SMB\n")
    look = look_at(path, heading=3)
    assert look.rows == (("Alder", "SMB"),)
    draft = guess_draft(ImportKind.ACCOUNTS, look)
    document = document_of(draft, look.headings)
    assert document["file"] == {"heading": 3}
    assert draft_of(document, draft.kind, look.headings) == draft
    assert run_import(importer.context, request_of(look, draft)).created == 1
    assert importer.rows(Account, "name") == [("Alder",)]


def test_a_mapping_file_may_say_where_the_headings_are(importer: Importer) -> None:
    mapping = '[file]\nheading = 3\n\n[columns]\nname = "Kunde"\n'
    result = importer.run("accounts", "Bericht;;\n\nKunde;Ort\nAlder;Rom\n;\nBirch;Wien\n", mapping)
    assert result.created == 2


def test_lines_are_counted_from_the_top_below_titles_too(importer: Importer) -> None:
    result = imported(
        importer, ImportKind.ACCOUNTS, importer.file("Export\n\nName;Segment;Kunde seit\nAlder;SMB;soon\n")
    )
    assert reasons(result) == [(4, "Kunde seit", "“soon” is not a date such as 2026-12-31")]


def test_a_workbook_with_a_merged_title_and_several_sheets(importer: Importer) -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.append(["Accounts 2026"])
    sheet.merge_cells("A1:C1")
    sheet.append([])
    sheet.append(["Name", "Segment", "Customer since"])
    sheet.append(["Alder", "SMB", date(2026, 1, 31)])
    book.create_sheet("People").append(["Name", "Email"])
    book.create_sheet("Empty")
    path = importer.folder / "book.xlsx"
    book.save(path)
    look = look_at(path)
    assert (look.sheets, look.heading_line) == (("Sheet", "People", "Empty"), 3)
    assert imported(importer, ImportKind.ACCOUNTS, path).created == 1
    assert importer.rows(Account, "customer_since") == [(date(2026, 1, 31),)]
    with pytest.raises(KnownError, match="empty sheet"):
        look_at(path, sheet="Empty")


def archive(name: str) -> bytes:
    made = BytesIO()
    with ZipFile(made, "w") as file:
        file.writestr(name, "text")
    return made.getvalue()


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("old.xls", b"\xd0\xcf\x11\xe0" + bytes(600), "is an old or protected workbook; save it as XLSX"),
        ("zip.xlsx", archive("a.txt"), "is not a readable XLSX workbook; save it again or as CSV"),
        ("calc.xlsx", archive("content.xml"), "is not a readable XLSX workbook; save it again or as CSV"),
        ("web.xls", b"<html><table><tr><td>Name</td></tr></table>", "is a document, not a table"),
        ("page.csv", b"%PDF-1.4\n\x00", "is a document, not a table"),
        ("short.xlsx", b"PK\x03\x04", "is not a readable XLSX workbook"),
    ],
)
def test_what_is_no_table_is_refused_in_one_line(
    importer: Importer, name: str, content: bytes, said: str
) -> None:
    path = importer.folder / name
    path.write_bytes(content)
    with pytest.raises(KnownError, match=said) as raised:
        look_at(path)
    assert "\n" not in str(raised.value)


def test_a_table_by_another_name_is_read_as_what_it_is(importer: Importer) -> None:
    assert look_at(importer.file("Name,Segment\nAlder,SMB\n", "table.xlsx")).headings == ("Name", "Segment")


def test_columns_without_headings_and_values_are_left_out(importer: Importer) -> None:
    path = importer.file("Name,,Segment,\nAlder,,SMB,\n,,,\n")
    assert imported(importer, ImportKind.ACCOUNTS, path).created == 1
    assert importer.rows(Account, "name", "segment") == [("Alder", "SMB")]


def test_a_name_of_300_characters_comes_in_whole(importer: Importer) -> None:
    assert imported(importer, ImportKind.ACCOUNTS, importer.file(f"Name\n{'x' * 300}\n")).created == 1
    assert importer.rows(Account, "name") == [("x" * 300,)]


def test_a_file_of_rejected_rows_is_known_by_the_mapping_of_its_source(importer: Importer) -> None:
    look = look_at(importer.file("Firma;Seit\nAlder;bald\n"))
    remember_mapping(guess_draft(ImportKind.ACCOUNTS, look), look.headings)
    again = look_at(importer.file("Firma,Seit,Reason\nAlder,31.01.2026,not a date\n", "rejected.csv"))
    assert [one.origin.value for one in fitting_mappings(again)][:1] == ["recent"]
