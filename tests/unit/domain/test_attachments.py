import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cs_desktop.domain.attachments import NAME_LIMIT, clean_name


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("Report.pdf", "Report.pdf"),
        ("../../etc/x", "....etcx"),
        ("C:\\Windows\\x.exe", "C:Windowsx.exe"),
        ("invoice\u202efdp.exe", "invoicefdp.exe"),
        ("a\u2066b\u2069\u200ec", "abc"),
        ("line\nbreak\tand  spaces", "line break and spaces"),
        ("nul\0l\x1b[31m", "null[31m"),
        ("", "File"),
        (" \u202e ", "File"),
        ("..", "File"),
        ("/", "File"),
        ("Übersicht", "Übersicht"),
        ("Cafe\u0301.txt", "Café.txt"),
        ("می\u200cخواهم.pdf", "می\u200cخواهم.pdf"),
        ("報告書.xlsx", "報告書.xlsx"),
        ("bytes\udcff.bin", "bytes.bin"),
    ],
)
def test_names_are_shown_as_they_are_written(name: str, shown: str) -> None:
    assert clean_name(name) == shown


def test_a_long_name_keeps_its_ending() -> None:
    # 255 characters: 251 of the stem, the dot, and pdf.
    assert clean_name("x" * 300 + ".pdf") == "x" * 251 + ".pdf"
    assert clean_name("." + "x" * 300) == "." + "x" * 254


@given(st.text(alphabet=st.characters(), max_size=400))
def test_no_name_is_dangerous(name: str) -> None:
    shown = clean_name(name)
    assert 0 < len(shown) <= NAME_LIMIT
    assert not set(shown) & set("/\\\0\n\r")
    assert not [
        c
        for c in shown
        if unicodedata.category(c) in ("Cc", "Cs")
        or unicodedata.bidirectional(c) in ("LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI")
    ]
    shown.encode("utf-8")
    assert clean_name(shown) == shown
