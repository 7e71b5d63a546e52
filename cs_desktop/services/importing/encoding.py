"""What the bytes of a text file are, found in one pass before anything is decoded."""

import codecs
from dataclasses import dataclass
from pathlib import Path

from cs_desktop.common.errors import KnownError
from cs_desktop.common.language import tr

LONGEST_LINE = 16 << 20
"""Bytes. A longer line is no table, and decoding it would only cost memory."""
_BLOCK = 1 << 20
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig", "UTF-8 with BOM"),
    (codecs.BOM_UTF16_LE, "utf-16", "UTF-16 LE"),
    (codecs.BOM_UTF16_BE, "utf-16", "UTF-16 BE"),
)
# No text of any encoding that we guess has these; a file that has them is an image, an archive and so on.
_BINARY = bytes({*range(9), *range(14, 32)} - {0x1A, 0x1B})
_NOT_CP1252 = bytes((0x81, 0x8D, 0x8F, 0x90, 0x9D))


@dataclass(frozen=True, slots=True)
class TextFacts:
    """How a text file is to be decoded, and roughly how many lines it has."""

    codec: str
    """Python's name."""
    label: str
    """The user's name."""
    lines: int


def look_at(path: Path, declared: str = "") -> TextFacts:
    """Read the file once and return its encoding: the declared one, else UTF-8, UTF-16 or Windows-1252.

    Raises:
        KnownError: it is empty, no text, in another encoding, or has a line of more than 16 MB.
        OSError: it cannot be read.
    """
    with path.open("rb") as file:
        head = file.read(4)
    if not head:
        raise KnownError(tr("{name} is empty; choose a file with a heading line and rows.", name=path.name))
    if head in (codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE):
        raise KnownError(tr("{name} is encoded in UTF-32; save it as UTF-8 and try again.", name=path.name))
    if declared:
        return _declared(path, declared)
    for bom, codec, label in _BOMS:
        if head.startswith(bom):
            return _marked(path, codec, label)
    return _without_mark(path)


def _marked(path: Path, codec: str, label: str) -> TextFacts:
    scan = _Scan(path, codec)
    if not scan.decodes:
        raise KnownError(
            tr("{name} is damaged {label} text; save it as UTF-8 and try again.", name=path.name, label=label)
        )
    _refuse_nul(path, scan)
    return TextFacts(codec, label, scan.lines)


def _declared(path: Path, codec: str) -> TextFacts:
    try:
        "".encode(codec)
    except (LookupError, UnicodeError):
        raise KnownError(
            tr("The mapping names the encoding {codec}, which does not exist.", codec=repr(codec))
        ) from None
    # Read with or without its mark, which would else become part of the first heading.
    reader = "utf-8-sig" if codecs.lookup(codec).name == "utf-8" else codec
    scan = _Scan(path, reader)
    if not scan.decodes:
        raise KnownError(
            tr("{name} is not encoded in {codec} as the mapping says.", name=path.name, codec=codec)
        )
    _refuse_nul(path, scan)
    return TextFacts(reader, codec, scan.lines)


def _without_mark(path: Path) -> TextFacts:
    scan = _Scan(path, "utf-8")
    _refuse_nul(path, scan)
    if scan.decodes:
        return TextFacts("utf-8", "UTF-8", scan.lines)
    if scan.has_binary or not scan.fits_cp1252:
        raise KnownError(tr("{name} is not a text file; choose a CSV or XLSX file.", name=path.name))
    return TextFacts("cp1252", "Windows-1252", scan.lines)


def _refuse_nul(path: Path, scan: "_Scan") -> None:
    if scan.nul_line is not None:
        raise KnownError(
            tr(
                "{name} holds a NUL byte in line {nul_line}: it is damaged, not text, or UTF-16 "
                "without its mark; save it as UTF-8 and try again.",
                name=path.name,
                nul_line=scan.nul_line,
            )
        )


class _Scan:
    """One pass over the bytes."""

    def __init__(self, path: Path, codec: str) -> None:
        self.lines = 0
        self.nul_line: int | None = None
        self.decodes = True
        self.has_binary = False
        self.fits_cp1252 = True
        self._decoder = codecs.getincrementaldecoder(codec)()
        self._line_bytes = 0
        with path.open("rb") as file:
            while block := file.read(_BLOCK):
                self._take(block, path.name)
        self._decode(b"", final=True)

    def _take(self, block: bytes, name: str) -> None:
        self._decode(block, final=False)
        self.has_binary = self.has_binary or len(block.translate(None, _BINARY)) < len(block)
        self.fits_cp1252 = self.fits_cp1252 and len(block.translate(None, _NOT_CP1252)) == len(block)
        self.lines += block.count(b"\n") or block.count(b"\r")
        last_break = max(block.rfind(b"\n"), block.rfind(b"\r"))
        self._line_bytes = len(block) - last_break - 1 + (self._line_bytes if last_break < 0 else 0)
        if self._line_bytes > LONGEST_LINE:
            raise KnownError(
                tr(
                    "{name} has more than {value} MB in line {value_2}; close the quote that was "
                    "left open there, or shorten the cell.",
                    name=name,
                    value=LONGEST_LINE >> 20,
                    value_2=self.lines + 1,
                )
            )

    def _decode(self, block: bytes, *, final: bool) -> None:
        if not self.decodes:
            return
        try:
            text = self._decoder.decode(block, final)
        except UnicodeError:
            self.decodes = False
            return
        # In the bytes of UTF-16 every other may be zero, so it is the text that is looked at.
        nul = text.find("\0")
        if nul >= 0 and self.nul_line is None:
            self.nul_line = self.lines + text.count("\n", 0, nul) + 1
