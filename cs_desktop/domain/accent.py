"""The brand's accent colour, and how far it may be used on white."""

import re

from cs_desktop.common.errors import KnownError
from cs_desktop.common.language import tr

TEXT_CONTRAST = 4.5
MARK_CONTRAST = 3.0


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours #RRGGBB, 1 to 21 (WCAG 2, relative luminance)."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def checked_accent(color: str) -> str:
    """Return the colour in capitals.

    Raises:
        KnownError: it is not a colour, or too light for marks on white; the message proposes a darker one.
    """
    if not re.fullmatch("#[0-9A-Fa-f]{6}", color):
        raise KnownError(tr("{color} is not a color; write the accent as #2355C4.", color=repr(color)))
    if contrast(color, "#FFFFFF") < MARK_CONTRAST:
        raise KnownError(
            tr(
                "The accent {color} is too light on white; take {darker} instead.",
                color=color.upper(),
                darker=darker(color),
            )
        )
    return color.upper()


def may_color_text(color: str) -> bool:
    """Return whether text in this colour can be read on white; otherwise it is for marks only."""
    return contrast(color, "#FFFFFF") >= TEXT_CONTRAST


def darker(color: str) -> str:
    """Return the colour, darkened in its hue just so far that it can colour text on white."""
    channels = _channels(color)
    for share in range(100, -1, -1):
        candidate = "#" + "".join(f"{round(channel * share / 100):02X}" for channel in channels)
        if may_color_text(candidate):
            break
    return candidate


def lighter(color: str, share: float) -> str:
    """Return the colour mixed with white, of which it keeps a share from 0 to 1."""
    mixed = (255 - (255 - channel) * share for channel in _channels(color))
    return "#" + "".join(f"{round(channel):02X}" for channel in mixed)


def _channels(color: str) -> tuple[int, int, int]:
    return int(color[1:3], 16), int(color[3:5], 16), int(color[5:7], 16)


def _luminance(color: str) -> float:
    red, green, blue = (_linear(channel / 255) for channel in _channels(color))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(share: float) -> float:
    return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4
