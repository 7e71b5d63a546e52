"""Small pictures and documents for tests, made by hand so that every byte is known."""

import struct
import zipfile
import zlib
from io import BytesIO


def png(width: int = 8, height: int = 8, color: tuple[int, int, int] = (35, 85, 196)) -> bytes:
    """Return a picture of one colour."""
    lines = (b"\0" + bytes(color) * width) * height
    return png_of(width, height, zlib.compress(lines))


def png_of(width: int, height: int, packed: bytes) -> bytes:
    """Return a PNG that says it is so large, with this as its packed pixels."""
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    parts = (_chunk(b"IHDR", header), _chunk(b"IDAT", packed), _chunk(b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


def bomb() -> bytes:
    """Return a PNG of some kilobytes that unpacks to 30,000 by 30,000 pixels: 2.7 GB."""
    packer = zlib.compressobj(9)
    packed = b"".join(packer.compress(bytes(1024 * 1024)) for _ in range(8))
    return png_of(30_000, 30_000, packed + packer.flush())


def docx(*more: str) -> bytes:
    """Return an empty Word document, with more members if asked for."""
    target = BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name in ("[Content_Types].xml", "word/document.xml", *more):
            archive.writestr(name, "<x/>")
    return target.getvalue()


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
