import struct
import zipfile
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cs_desktop.domain.image_size import image_size
from cs_desktop.domain.media import LOGOS, OPENED_AS, Media, media_of
from tests.pictures import bomb, docx, png


@pytest.mark.parametrize(
    ("content", "media"),
    [
        (png(), Media.PNG),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", Media.JPEG),
        (b"GIF89a\x01\x00\x01\x00", Media.GIF),
        (b"RIFF\x10\x00\x00\x00WEBPVP8 ", Media.WEBP),
        (b"%PDF-1.7\n", Media.PDF),
        (docx(), Media.DOCX),
        (b"Day,Value\n2026-10-01,5\n", Media.CSV),
        ("Größe;Wert\r\nA;1\r\n".encode("latin-1"), Media.CSV),
        (b"A note to read.\n", Media.TEXT),
        (b"First, one thing.\nThen, another.\n", Media.TEXT),
        ("Größe".encode("utf-16"), Media.TEXT),
        ("日本語のメモ".encode(), Media.TEXT),
        (b'<svg xmlns="http://www.w3.org/2000/svg"></svg>', Media.SVG),
        (b'<?xml version="1.0"?>\n<svg></svg>', Media.SVG),
    ],
)
def test_the_kinds_that_matter_are_told_by_their_bytes(content: bytes, media: Media) -> None:
    assert media_of(content) is media


@pytest.mark.parametrize(
    "content",
    [
        b"MZ\x90\x00\x03\x00",
        b"\x7fELF\x02\x01\x01\x00",
        b"\xca\xfe\xba\xbe\x00\x00",
        b"#!/bin/sh\nrm -rf ~\n",
        b"<!DOCTYPE html><script>alert(1)</script>",
        b"  <html>",
        b'<svg onload="alert(1)"/>',
        docx("word/vbaProject.bin"),
        docx("xl/workbook.xml"),
        b"PK\x03\x04 not a zip at all",
        b"\x00\x01\x02",
    ],
)
def test_what_can_run_and_what_nobody_knows_is_never_handed_on(content: bytes) -> None:
    assert media_of(content) not in OPENED_AS


@pytest.mark.parametrize("cell", ["=cmd|' /C calc'!A0", "@SUM(1)", "+cmd|x", '"=1+1"', "  =1"])
def test_a_table_with_formulas_is_opened_as_plain_text(cell: str) -> None:
    assert media_of(f"Name,Value\nA,{cell}\n".encode()) is Media.TEXT


def test_numbers_and_dashes_are_no_formulas() -> None:
    assert media_of(b"Name,Change\nA,-5\nB,+0.5\nC,-\nD,a@b.example\n") is Media.CSV


def test_other_zip_files_are_not_documents() -> None:
    target = BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr("run.exe", b"MZ")
    assert media_of(target.getvalue()) is Media.OTHER


@given(st.binary(max_size=300))
def test_any_bytes_are_something(content: bytes) -> None:
    media = media_of(content)
    assert media not in LOGOS or content[:1] in (b"\x89", b"\xff", b"R")
    for kind in Media:
        size = image_size(content, kind)
        assert size is None or min(size) > 0


@given(st.sampled_from([b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"RIFF0000WEBP", b"PK\x03\x04"]), st.binary())
def test_a_broken_file_with_a_good_beginning_does_no_harm(head: bytes, rest: bytes) -> None:
    media = media_of(head + rest)
    size = image_size(head + rest, media)
    assert size is None or len(size) == 2


def test_sizes_are_read_from_headers() -> None:
    assert image_size(png(640, 480), Media.PNG) == (640, 480)
    assert image_size(bomb(), Media.PNG) == (30_000, 30_000)
    # APP0 of 16 bytes, a comment of 4, then the frame: 8 bits, height 480 = 0x01E0, width 640 = 0x0280.
    jpeg = (
        b"\xff\xd8\xff\xe0\x00\x10"
        + b"J" * 14
        + b"\xff\xfe\x00\x04hi\xff\xff\xc2\x00\x11\x08\x01\xe0\x02\x80"
    )
    assert image_size(jpeg, Media.JPEG) == (640, 480)
    head = b"RIFF\x00\x00\x00\x00WEBP"
    # Extended: flags, three bytes nobody uses, width - 1 and height - 1 in 24 bits.
    extended = head + b"VP8X\x0a\x00\x00\x00" + bytes(4) + b"\x7f\x02\x00" + b"\xdf\x01\x00"
    assert image_size(extended, Media.WEBP) == (640, 480)
    # Lossless: signature 0x2F, then 14 bits of width - 1 and 14 of height - 1.
    lossless = head + b"VP8L\x00\x00\x00\x00\x2f" + struct.pack("<I", 639 | 479 << 14)
    assert image_size(lossless, Media.WEBP) == (640, 480)
    # Lossy: frame tag, start code, then 14 bits each; the two above them are a scale.
    lossy = (
        head + b"VP8 \x00\x00\x00\x00" + b"\x00\x00\x00\x9d\x01\x2a" + struct.pack("<HH", 640 | 1 << 14, 480)
    )
    assert image_size(lossy, Media.WEBP) == (640, 480)


def test_a_picture_without_a_size_has_none() -> None:
    assert image_size(png()[:18], Media.PNG) is None
    assert image_size(b"\xff\xd8\xff\xd9", Media.JPEG) is None
    assert image_size(png(), Media.GIF) is None
