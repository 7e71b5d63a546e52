"""How large a picture says it is, read from its header, so that a bomb is known before it is unpacked.

Sources: PNG (ISO/IEC 15948) IHDR; JPEG (ITU-T T.81) frame headers; the WebP container specification.
"""

import struct
from collections.abc import Callable

from cs_desktop.domain.media import Media

Size = tuple[int, int]

_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
"""JPEG markers that begin a frame; the three left out are tables and an extension."""
_ALONE = frozenset({0x01, *range(0xD0, 0xD9)})
"""JPEG markers that no length follows."""


def image_size(content: bytes, media: Media) -> Size | None:
    """Return width and height in pixels, None where the header is broken or the kind is no logo's."""
    reader = _READERS.get(media)
    if reader is None:
        return None
    try:
        found = reader(content)
    except (struct.error, IndexError):
        return None
    return found if found is not None and min(found) > 0 else None


def _png(content: bytes) -> Size | None:
    if content[12:16] != b"IHDR":
        return None
    width, height = struct.unpack_from(">II", content, 16)
    return width, height


def _jpeg(content: bytes) -> Size | None:
    place = 2
    while content[place] == 0xFF:
        marker = content[place + 1]
        if marker == 0xFF or marker in _ALONE:
            place += 1 if marker == 0xFF else 2
            continue
        if marker in _FRAMES:
            height, width = struct.unpack_from(">HH", content, place + 5)
            return width, height
        (length,) = struct.unpack_from(">H", content, place + 2)
        place += 2 + length
    return None


def _webp(content: bytes) -> Size | None:
    chunk = content[12:16]
    if chunk == b"VP8X":
        width = int.from_bytes(content[24:27], "little") + 1
        height = int.from_bytes(content[27:30], "little") + 1
        return (width, height) if len(content) >= 30 else None
    if chunk == b"VP8L":
        (bits,) = struct.unpack_from("<I", content, 21)
        return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    if chunk == b"VP8 ":
        width, height = struct.unpack_from("<HH", content, 26)
        return width & 0x3FFF, height & 0x3FFF
    return None


_READERS: dict[Media, Callable[[bytes], Size | None]] = {
    Media.PNG: _png,
    Media.JPEG: _jpeg,
    Media.WEBP: _webp,
}
