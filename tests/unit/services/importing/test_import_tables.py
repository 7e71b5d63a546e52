"""CSV and XLSX files as chunks of columns."""

from datetime import date, datetime
from pathlib import Path

import pytest
from openpyxl import Workbook

from cs_desktop.common.errors import KnownError
from cs_desktop.services.importing.reading import open_table
from cs_desktop.services.importing.tables import CHUNK_ROWS, Chunk, FileOptions


def chunks_of(path: Path, wanted: list[int], options: FileOptions | None = None) -> list[Chunk]:
    with open_table(path, options or FileOptions()) as table:
        return list(table.chunks(wanted))


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_delimiter_is_found_in_the_heading(tmp_path: Path, delimiter: str) -> None:
    path = tmp_path / "a.csv"
    path.write_text(
        delimiter.join(["name", "arr", "start"]) + "\n" + delimiter.join(["Acme", "1", "x"]) + "\n"
    )
    assert chunks_of(path, [0, 2])[0].columns == (["Acme"], ["x"])


def test_semicolons_win_over_a_comma_within_a_heading(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("name, legal;arr;start\nAcme, Inc.;1;x\n")
    assert chunks_of(path, [0])[0].columns == (["Acme, Inc."],)


def test_ragged_rows_are_set_apart_and_empty_ones_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("a,b\n1,2\n\n3\n,\n4,5,6\n7,8\n")
    (chunk,) = chunks_of(path, [0, 1])
    assert chunk.columns == (["1", "7"], ["2", "8"])
    assert list(chunk.lines) == [2, 7]
    assert chunk.ragged == ((4, 1), (6, 3))


def test_long_files_come_in_chunks_with_their_lines(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    count = CHUNK_ROWS * 2 + 5
    path.write_text("a,b\n" + "".join(f"{i},x\n" for i in range(count)))
    chunks = chunks_of(path, [0])
    assert [cell for chunk in chunks for cell in chunk.columns[0]] == [str(i) for i in range(count)]
    assert [line for chunk in chunks for line in chunk.lines] == list(range(2, count + 2))


# A workbook knows no time zones.
FEBRUARY = datetime(2024, 2, 1)  # noqa: DTZ001 - see above
AFTERNOON = datetime(2024, 3, 1, 15, 30)  # noqa: DTZ001 - see above


def workbook(path: Path) -> Path:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Deals"
    sheet.append(["name", "arr", "start", "won", "share"])
    sheet.append(["Acme", 1234.5, FEBRUARY, True, 0.1])
    sheet.append([None, None, None])
    sheet.append(["Birch", 12, date(2024, 3, 1), False])
    sheet.append(["Cedar", 1e-7, AFTERNOON, None, 1e20, "beyond"])
    book.create_sheet("Empty")
    book.save(path)
    return path


def test_a_workbook_is_read_as_the_text_of_its_values(tmp_path: Path) -> None:
    path = workbook(tmp_path / "book.xlsx")
    with open_table(path, FileOptions()) as table:
        assert table.encoding == "XLSX"
        assert "the first, 'Deals', was read" in table.warnings[0]
        (chunk,) = table.chunks([0, 1, 2, 3, 4])
    assert list(chunk.lines) == [2, 4]
    assert [row[0] for row in chunk.columns] == ["Acme", "1234.5", "2024-02-01", "TRUE", "0.1"]
    assert [row[1] for row in chunk.columns] == ["Birch", "12", "2024-03-01", "FALSE", ""]
    assert chunk.ragged == ((5, 6),)


def test_values_of_a_workbook_are_spelled_as_its_text_cells_are(tmp_path: Path) -> None:
    path = workbook(tmp_path / "book.xlsx")
    (chunk,) = chunks_of(path, [1, 2], FileOptions(sheet="Deals", decimal=",", date_pattern="DD.MM.YYYY"))
    assert chunk.columns == (["1234,5", "12"], ["01.02.2024", "01.03.2024"])


def test_a_workbook_by_another_name_is_still_one(tmp_path: Path) -> None:
    path = workbook(tmp_path / "book.xlsx").rename(tmp_path / "export.csv")
    assert chunks_of(path, [0])[0].columns == (["Acme", "Birch"],)


def test_wrong_sheets_and_damaged_workbooks_are_named(tmp_path: Path) -> None:
    path = workbook(tmp_path / "book.xlsx")
    with pytest.raises(KnownError, match="has no sheet 'Leads'; it has Deals, Empty"):
        chunks_of(path, [0], FileOptions(sheet="Leads"))
    with pytest.raises(KnownError, match="has an empty sheet"):
        chunks_of(path, [0], FileOptions(sheet="Empty"))
    whole = path.read_bytes()
    for damaged in (whole[: len(whole) // 2], b"PK\x03\x04" + b"x" * 500):
        path.write_bytes(damaged)
        with pytest.raises(KnownError, match="not a readable XLSX workbook"):
            chunks_of(path, [0])
