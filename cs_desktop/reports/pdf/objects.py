"""Objects of a PDF, and the file that holds them (ISO 32000-1, 7.3 and 7.5)."""

import hashlib
import zlib
from collections.abc import Sequence

from reportlab.pdfbase.pdfdoc import PDFObject

_IN_A_STREAM = 1000
"""Objects that are packed together; a reader unpacks them all to see one."""
_HEAD = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
_STREAM_END = b"endstream\n"
_PACKED, _PLAIN = 2, 1


class Written(PDFObject):
    """An object that is written as it is."""

    def __init__(self, content: bytes) -> None:
        self.content = content

    def format(self, document: object) -> bytes:
        """Return the object as it stands in the file."""
        del document
        return self.content


def text_string(text: str) -> str:
    """Return a text as a string of a PDF, in ASCII."""
    if text.isascii() and text.isprintable():
        return "(" + text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)") + ")"
    return f"<feff{text.encode('utf-16-be', 'replace').hex()}>"


def stream(entries: str, content: bytes, *, packed: bool = True) -> bytes:
    """Return a stream with its dictionary."""
    if packed:
        entries, content = f"{entries}/Filter/FlateDecode", zlib.compress(content)
    head = f"<<{entries}/Length {len(content)}>>\nstream\n".encode("ascii")
    return b"".join((head, content, b"\n", _STREAM_END))


def pdf_file(objects: Sequence[bytes], catalog: int, info: int, *, packed: bool) -> bytes:
    """Return the file of objects, numbered from 1 on; `packed`, those that are no streams stand together."""
    kept = {
        number: body for number, body in enumerate(objects, 1) if body.endswith(_STREAM_END) or not packed
    }
    others = [number for number in range(1, len(objects) + 1) if number not in kept]
    places: dict[int, tuple[int, int, int]] = {0: (0, 0, 65535)}
    last = len(objects)
    for start in range(0, len(others), _IN_A_STREAM):
        last += 1
        group = others[start : start + _IN_A_STREAM]
        kept[last] = _packed({number: objects[number - 1] for number in group})
        places |= {number: (_PACKED, last, index) for index, number in enumerate(group)}
    parts = [_HEAD]
    size = len(_HEAD)
    for number, body in kept.items():
        places[number] = (_PLAIN, size, 0)
        parts += (written := (f"{number} 0 obj\n".encode("ascii"), body, b"\nendobj\n"))
        size += sum(map(len, written))
    places[last + 1] = (_PLAIN, size, 0)
    name = hashlib.sha256(b"".join(parts)).hexdigest()[:32]
    table = b"".join(
        bytes((kind,)) + first.to_bytes(4, "big") + second.to_bytes(2, "big")
        for kind, first, second in (places[number] for number in range(last + 2))
    )
    entries = f"/Type/XRef/W[1 4 2]/Size {last + 2}/Root {catalog} 0 R/Info {info} 0 R/ID[<{name}><{name}>]"
    parts += (f"{last + 1} 0 obj\n".encode("ascii"), stream(entries, table), b"endobj\n")
    return b"".join((*parts, f"startxref\n{size}\n%%EOF\n".encode("ascii")))


def mended(body: bytes) -> bytes:
    """Return an object of reportlab's, in a stream with the line's end before `endstream` for PDF/A."""
    return b"".join((body[: -len(_STREAM_END)], b"\n", _STREAM_END)) if body.endswith(_STREAM_END) else body


def _packed(objects: dict[int, bytes]) -> bytes:
    heads: list[str] = []
    size = 0
    for number, body in objects.items():
        heads.append(f"{number} {size}")
        size += len(body) + 1
    head = (" ".join(heads) + "\n").encode("ascii")
    entries = f"/Type/ObjStm/N {len(objects)}/First {len(head)}"
    return stream(entries, head + b"".join(body + b"\n" for body in objects.values()))
