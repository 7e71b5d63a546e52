"""The brand's accent colour, and how far it may be used on white."""

import re
from dataclasses import dataclass

from cs_desktop.common.errors import KnownError
from cs_desktop.common.language import tr
from cs_desktop.domain.figures import Status, number_text

TEXT_CONTRAST = 4.5
MARK_CONTRAST = 3.0
PROPOSED = ("#2355C4", "#0B686D", "#7A3C9D", "#9A4A00", "#343A46")
"""Colours to begin with; text in each can be read on white."""


@dataclass(frozen=True, slots=True)
class AccentJudgment:
    """What is to be said of a text that was entered as accent."""

    color: str
    """The colour as #RRGGBB; empty where the text is none, or one that is refused."""
    status: Status
    text: str
    instead: str = ""
    """A darker colour of the same hue that can be taken in its place."""


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


def read_color(text: str) -> str:
    """Return a colour as #RRGGBB, written as 2355c4, #2355C4 or #25C; empty if it is none."""
    found = re.fullmatch("#?([0-9A-Fa-f]{6}|[0-9A-Fa-f]{3})", text.strip())
    if found is None:
        return ""
    digits = found[1] if len(found[1]) == 6 else "".join(2 * digit for digit in found[1])
    return f"#{digits.upper()}"


def judge_accent(text: str) -> AccentJudgment:
    """Return how far what was entered may be an accent, by its contrast on white."""
    color = read_color(text)
    if not color:
        return AccentJudgment("", Status.WATCH, tr("Write a color as #2355C4"))
    measured = contrast(color, "#FFFFFF")
    # Never said to be higher than it is: 4.49 does not pass.
    ratio = number_text(int(measured * 10) / 10, 1)
    if measured < MARK_CONTRAST:
        told = tr("{ratio} to 1 on white: too light to be seen", ratio=ratio)
        return AccentJudgment("", Status.RISK, told, darker(color))
    if measured < TEXT_CONTRAST:
        told = tr("{ratio} to 1 on white: for marks alone, text stays black", ratio=ratio)
        return AccentJudgment(color, Status.WATCH, told, darker(color))
    return AccentJudgment(color, Status.GOOD, tr("{ratio} to 1 on white, passes for text", ratio=ratio))


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
