"""Text files in every encoding and form, and what is none."""

import codecs
import csv
import io
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from cs_desktop.common.errors import KnownError
from cs_desktop.services.importing.encoding import look_at
from cs_desktop.services.importing.reading import open_table
from cs_desktop.services.importing.tables import FileOptions, SourceTable

ENCODINGS = {
    "utf-8": "UTF-8",
    "utf-8-sig": "UTF-8 with BOM",
    "utf-16-le": "UTF-16 LE",
    "utf-16-be": "UTF-16 BE",
    "cp1252": "Windows-1252",
}
_MARKS = {"utf-16-le": codecs.BOM_UTF16_LE, "utf-16-be": codecs.BOM_UTF16_BE}


def encoded(text: str, codec: str) -> bytes:
    return _MARKS.get(codec, b"") + text.encode(codec)


def rows_of(table: SourceTable) -> list[tuple[str, ...]]:
    wanted = range(len(table.headings))
    return [row for chunk in table.chunks(wanted) for row in zip(*chunk.columns, strict=True)]


@pytest.mark.parametrize(("codec", "label"), ENCODINGS.items())
def test_each_encoding_is_recognised_and_named(tmp_path: Path, codec: str, label: str) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(encoded("name,industry\nCafé Müller,Gastgewerbe\n", codec))
    with open_table(path, FileOptions()) as table:
        assert table.encoding == label
        assert table.headings == ("name", "industry")
        assert rows_of(table) == [("Café Müller", "Gastgewerbe")]


def test_reading_by_a_guess_is_said(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes("name\nCafé\n".encode("cp1252"))
    with open_table(path, FileOptions()) as table:
        assert [w for w in table.warnings if "Windows-1252" in w]


def test_a_mark_is_no_part_of_the_heading_where_the_mapping_names_utf_8(tmp_path: Path) -> None:
    path = tmp_path / "accounts.csv"
    path.write_text("name\nÄkta\n", encoding="utf-8-sig")
    with open_table(path, FileOptions(encoding="UTF8")) as table:
        assert table.headings == ("name",)


@pytest.mark.parametrize("name", ["klingon", "hex", "rot13", "undefined"])
def test_what_is_no_encoding_of_text_is_named(tmp_path: Path, name: str) -> None:
    path = tmp_path / "accounts.csv"
    path.write_text("name\nHalden\n", encoding="utf-8")
    with pytest.raises(KnownError, match="does not exist"), open_table(path, FileOptions(encoding=name)):
        pass


def test_a_mapping_can_name_the_encoding(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes("name\n東京海上\n".encode("shift_jis"))
    with open_table(path, FileOptions(encoding="shift_jis")) as table:
        assert rows_of(table) == [("東京海上",)]
    with (
        pytest.raises(KnownError, match="not encoded in ascii"),
        open_table(path, FileOptions(encoding="ascii")),
    ):
        pass
    with pytest.raises(KnownError, match="does not exist"), open_table(path, FileOptions(encoding="utf-9")):
        pass


# The first line must split by the delimiter, so headings are plain; cells may be anything.
cells = st.text(st.characters(codec="utf-8", exclude_characters="\0", exclude_categories=["Cs"]), max_size=12)
cp1252_cells = st.text(
    st.characters(codec="cp1252", exclude_characters="\0", exclude_categories=["Cc", "Cs"]), max_size=12
)


def is_utf_8(text: bytes) -> bool:
    try:
        text.decode()
    except UnicodeDecodeError:
        return False
    return True


@given(data=st.data(), codec=st.sampled_from(sorted(ENCODINGS)), delimiter=st.sampled_from(",;\t|"))
def test_any_table_comes_back_from_any_encoding(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject, codec: str, delimiter: str
) -> None:
    cell = cp1252_cells if codec == "cp1252" else cells
    rows = data.draw(st.lists(st.tuples(cell, cell, cell).filter(any), max_size=8))
    text = io.StringIO(newline="")
    # With CR LF as its line's end the csv module knows to quote a lone CR.
    end, quoting = data.draw(st.sampled_from([("\r\n", csv.QUOTE_MINIMAL), ("\n", csv.QUOTE_ALL)]))
    writer = csv.writer(text, delimiter=delimiter, lineterminator=end, quoting=quoting)
    writer.writerows([("a", "b", "c"), *rows])
    path = tmp_path_factory.getbasetemp() / "any.csv"
    written = encoded(text.getvalue(), codec)
    # Bytes such as those of Â and a space are UTF-8 as well, and nobody can tell which was meant.
    assume(codec != "cp1252" or text.getvalue().isascii() or not is_utf_8(written))
    path.write_bytes(written)
    with open_table(path, FileOptions()) as table:
        assert table.headings == ("a", "b", "c")
        assert rows_of(table) == rows


@given(
    st.lists(
        st.tuples(*[st.text('a\n\r",', max_size=4)] * 2).filter(any),
        max_size=8,
    )
)
def test_a_row_is_known_by_the_line_on_which_it_begins(
    tmp_path_factory: pytest.TempPathFactory, rows: list[tuple[str, str]]
) -> None:
    path = tmp_path_factory.getbasetemp() / "lines.csv"
    expected, text = [], "a,b\n"
    for row in rows:
        # A slow count: what an editor shows, where CR, LF and CR LF each end a line.
        expected.append(len(text.replace("\r\n", "\n").replace("\r", "\n").split("\n")))
        buffer = io.StringIO(newline="")
        csv.writer(buffer, lineterminator="\n", quoting=csv.QUOTE_ALL).writerow(row)
        text += buffer.getvalue()
    path.write_bytes(text.encode())
    with open_table(path, FileOptions()) as table:
        assert [line for chunk in table.chunks([0]) for line in chunk.lines] == expected


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"", "is empty"),
        (codecs.BOM_UTF8, "is empty"),
        (b"\n\n  \n", "is empty"),
        (b"name\nA\0cme\n", "NUL byte in line 2"),
        ("name\nAcme\n".encode("utf-16-le"), "UTF-16 without its mark"),
        (encoded("name\nA\0cme\n", "utf-16-le"), "NUL byte in line 2"),
        (encoded("name\nAcme\n", "utf-16-le")[:-1], "damaged UTF-16 LE"),
        (codecs.BOM_UTF8 + b"name\n\xff\n", "damaged UTF-8 with BOM"),
        (codecs.BOM_UTF32_LE + "name\n".encode("utf-32-le"), "UTF-32"),
        (bytes(range(1, 256)) * 4, "not a text file"),
        (b"name\nAc\x81me\n", "not a text file"),
        (b"\xd0\xcf\x11\xe0" + b"x" * 100, "save it as XLSX"),
        (b'name,b\nAcme,"open\n', "quotes that do not match"),
        (b'name,b\n"Acme"x,1\n', "quotes that do not match"),
    ],
)
def test_a_file_that_is_no_table_gives_one_clear_line(tmp_path: Path, content: bytes, problem: str) -> None:
    path = tmp_path / "bad.csv"
    path.write_bytes(content)
    with pytest.raises(KnownError, match=problem) as raised, open_table(path, FileOptions()) as table:
        rows_of(table)
    assert "bad.csv" in str(raised.value)
    assert "\n" not in str(raised.value)


def test_missing_files_folders_and_sheets_are_named(tmp_path: Path) -> None:
    text = tmp_path / "a.csv"
    text.write_text("name\nAcme\n")
    for path, options, problem in (
        (tmp_path / "none.csv", FileOptions(), "There is no file"),
        (tmp_path, FileOptions(), "is a folder"),
        (text, FileOptions(sheet="One"), "without sheets"),
    ):
        with pytest.raises(KnownError, match=problem), open_table(path, options):
            pass


def test_a_huge_field_costs_a_line_and_not_the_memory(tmp_path: Path) -> None:
    quoted = tmp_path / "quoted.csv"
    quoted.write_bytes(b'name,notes\nAcme,"' + b"some words\n" * 5_000_000 + b'"\n')
    with (
        pytest.raises(KnownError, match=r"line \d+, has a cell of more than 131,072"),
        open_table(quoted, FileOptions()) as table,
    ):
        rows_of(table)
    bare = tmp_path / "bare.csv"
    bare.write_bytes(b"name,notes\nAcme," + b"x" * 50_000_000 + b"\n")
    with pytest.raises(KnownError, match="more than 16 MB in line 2"):
        look_at(bare)
