"""What a file is, told from its bytes alone: a name says what somebody wants us to believe."""

import re
import zipfile
from enum import StrEnum
from io import BytesIO

_WEBP = re.compile(rb"RIFF....WEBP", re.DOTALL)
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f]")
"""What no text has. Tab, line feed, form feed and return are not among them."""
_MARKUP = re.compile(r"\s*<(?:!doctype|html|\?xml|!--|svg|head|body|script)\b|\s*<!--", re.IGNORECASE)
_SVG = re.compile(r"<svg[\s>]", re.IGNORECASE)
_FORMULA = re.compile(r"(?:^|[,;\t\n])\"?\s*(?:[=@]|[+-](?![\d.,;\s]|$))", re.MULTILINE)
_HEAD = 4096
"""Characters in which the root of an SVG and the shape of a table are looked for."""


class Media(StrEnum):
    """The kinds of files that are told apart; anything else is OTHER."""

    PNG = "image/png"
    JPEG = "image/jpeg"
    GIF = "image/gif"
    WEBP = "image/webp"
    PDF = "application/pdf"
    DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    PPTX = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
    CSV = "text/csv"
    TEXT = "text/plain"
    SVG = "image/svg+xml"
    MARKUP = "text/html"
    SCRIPT = "text/x-script"
    OTHER = "application/octet-stream"


OPENED_AS = {
    Media.PNG: ".png",
    Media.JPEG: ".jpg",
    Media.GIF: ".gif",
    Media.WEBP: ".webp",
    Media.PDF: ".pdf",
    Media.DOCX: ".docx",
    Media.XLSX: ".xlsx",
    Media.PPTX: ".pptx",
    Media.CSV: ".csv",
    Media.TEXT: ".txt",
}
"""The kinds that are handed to another program, with the file ending by which it knows them.

What can run is not among them: programs, scripts, web pages, SVG (which may hold scripts), macros.
"""

LOGOS = frozenset({Media.PNG, Media.JPEG, Media.WEBP})
"""The kinds that a logo may be."""

_OFFICE = {"word/": Media.DOCX, "xl/": Media.XLSX, "ppt/": Media.PPTX}


def media_of(content: bytes) -> Media:
    """Return what the bytes of a whole file are."""
    for magic, media in (
        (b"\x89PNG\r\n\x1a\n", Media.PNG),
        (b"\xff\xd8\xff", Media.JPEG),
        (b"GIF87a", Media.GIF),
        (b"GIF89a", Media.GIF),
        (b"%PDF-", Media.PDF),
    ):
        if content.startswith(magic):
            return media
    if _WEBP.match(content):
        return Media.WEBP
    if content.startswith(b"PK\x03\x04"):
        return _office(content)
    text = _text(content)
    return Media.OTHER if text is None else _kind_of_text(text)


def _office(content: bytes) -> Media:
    """Return which Office document a ZIP file is; one with macros or of another kind is OTHER."""
    try:
        names = zipfile.ZipFile(BytesIO(content)).namelist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError):
        return Media.OTHER
    found = {media for name in names for start, media in _OFFICE.items() if name.startswith(start)}
    active = any(name.lower().endswith(("vbaproject.bin", ".exe", ".dll", ".vbs", ".js")) for name in names)
    if "[Content_Types].xml" not in names or len(found) != 1 or active:
        return Media.OTHER
    return found.pop()


def _text(content: bytes) -> str | None:
    """Return the bytes as text, None where they are none."""
    marked = content.startswith((b"\xff\xfe", b"\xfe\xff"))
    # Latin 1 takes any byte; what is not text shows by its control characters.
    for encoding in ("utf-16",) if marked else ("utf-8-sig", "latin-1"):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        return None if _CONTROLS.search(text) else text
    return None


def _kind_of_text(text: str) -> Media:
    if text.startswith("#!"):
        return Media.SCRIPT
    if _MARKUP.match(text):
        return Media.SVG if _SVG.search(text[:_HEAD]) else Media.MARKUP
    # A spreadsheet would work a formula out; as plain text it is only shown.
    return Media.CSV if _is_table(text[:_HEAD]) and not _FORMULA.search(text) else Media.TEXT


def _is_table(head: str) -> bool:
    """Return whether all lines have as many columns as the first, and more than one."""
    lines = [line for line in head.splitlines() if line.strip()]
    if len(head) == _HEAD:
        lines = lines[:-1]
    # A comma before a space is one of prose.
    for delimiter in (r",(?! )", ";", "\t"):
        counts = {len(re.findall(delimiter, re.sub(r'"[^"]*"', "", line))) for line in lines}
        if len(lines) > 1 and len(counts) == 1 and counts != {0}:
            return True
    return False
