"""What the colours of a file mean: sRGB, as a colour profile of the ICC (ISO 15076-1)."""

import struct
from functools import cache

_WHITE = (0.9642, 1.0, 0.8249)
"""The white that profiles are relative to, D50."""
_PRIMARIES = {
    b"rXYZ": (0.43607, 0.22249, 0.01392),
    b"gXYZ": (0.38515, 0.71687, 0.09708),
    b"bXYZ": (0.14307, 0.06061, 0.7141),
}
_FROM_D65 = (1.04788, 0.02292, -0.05022, 0.02959, 0.99048, -0.01708, -0.00925, 0.01508, 0.75167)
_CURVE = (2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045)
"""((x + 0.055) / 1.055) ** 2.4, and below 0.04045 x / 12.92."""
_HEAD = 128
_MADE = (2026, 1, 1, 0, 0, 0)
NAME = "sRGB IEC61966-2.1"


@cache
def srgb_profile() -> bytes:
    """Return the profile."""
    curve = b"para" + bytes(4) + struct.pack(">HH", 3, 0) + _fixed(*_CURVE)
    tags = {
        b"desc": _text("sRGB"),
        b"cprt": _text("No copyright, use freely"),
        b"wtpt": b"XYZ " + bytes(4) + _fixed(*_WHITE),
        b"chad": b"sf32" + bytes(4) + _fixed(*_FROM_D65),
        **{tag: b"XYZ " + bytes(4) + _fixed(*values) for tag, values in _PRIMARIES.items()},
        b"rTRC": curve,
    }
    start = _HEAD + 4 + 12 * (len(tags) + 2)
    body = b""
    table = []
    for tag, content in tags.items():
        place = (start + len(body), len(content))
        table.append(struct.pack(">4sII", tag, *place))
        body += content + bytes(-len(content) % 4)
    # All three primaries share the curve.
    table += [struct.pack(">4sII", tag, *place) for tag in (b"gTRC", b"bTRC")]
    size = start + len(body)
    head = struct.pack(
        ">I4sI4s4s4s6H4s28s12s48s",
        *(size, b"", 0x04200000, b"mntr", b"RGB ", b"XYZ "),
        *_MADE,
        *(b"acsp", b"", _fixed(*_WHITE), b""),
    )
    return head + struct.pack(">I", len(table)) + b"".join(table) + body


def _fixed(*values: float) -> bytes:
    """Return numbers of 16 bits before and 16 behind the point."""
    return struct.pack(f">{len(values)}i", *(round(value * 65536) for value in values))


def _text(text: str) -> bytes:
    content = text.encode("utf-16-be")
    return b"mluc" + bytes(4) + struct.pack(">II2s2sII", 1, 12, b"en", b"US", len(content), 28) + content
