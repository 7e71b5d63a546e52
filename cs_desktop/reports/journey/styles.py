"""How a map in a file looks: its text styles, and the colours of its cards. Units are those of the canvas."""

from dataclasses import dataclass

from cs_desktop.domain.figures import Status
from cs_desktop.domain.journey.content import Card
from cs_desktop.domain.journey.icons import touch_icon
from cs_desktop.domain.journey.words import CardKind, GapState
from cs_desktop.reports.look import (
    BORDER,
    BORDER_STRONG,
    CONTROL,
    STATUS_MARK,
    STATUS_TEXT,
    STATUS_TINT,
    SUNKEN,
    TEXT2,
    TRACK,
    WHITE,
    Look,
)
from cs_desktop.reports.text.style import TextStyle

TITLE = TextStyle(22, 600, 28, -0.012)
ABOUT = TextStyle(13, 400, 18)
STAGE = TextStyle(13, 600, 18)
CARD = TextStyle(12, 500, 16)
CAPTION = TextStyle(11, 400, 15)
CAPTION_MEDIUM = TextStyle(11, 500, 15)
CAPTION_BOLD = TextStyle(11, 600, 15)
VALUE = TextStyle(15, 600, 18)
SMALLEST = 5.0
"""Points; a text set smaller than that cannot be read on paper."""


@dataclass(frozen=True, slots=True)
class CardLook:
    """The colours of a card, and its icon; empty for none."""

    fill: str = WHITE
    border: str = BORDER
    icon: str = ""
    ink: str = TEXT2
    """Of the icon."""
    dashed: bool = False
    edge: str = ""
    """Of the mark along the left edge."""


def card_look(card: Card, look: Look, *, moods: bool) -> CardLook:
    """Return how a card looks; without moods all moments look alike."""
    match card.kind:
        case CardKind.GOAL:
            return CardLook(edge=look.accent)
        case CardKind.TOUCHPOINT:
            return CardLook(icon=touch_icon(card.way))
        case CardKind.MOMENT:
            return _moment(card) if moods else CardLook(icon="zap")
        case CardKind.OWNER:
            return CardLook(TRACK, TRACK)
        case CardKind.GAP:
            if card.state == GapState.CLOSED:
                return CardLook(icon="circle-check", ink=STATUS_TEXT[Status.GOOD])
            tint, mark = STATUS_TINT[Status.WATCH], STATUS_MARK[Status.WATCH]
            return CardLook(tint, mark, "gap", STATUS_TEXT[Status.WATCH])
        case CardKind.BRIDGE:
            return CardLook(border=CONTROL, icon="bridge", ink=look.ground)
        case CardKind.NOTE:
            return CardLook(SUNKEN)
        case CardKind.METRIC:
            return CardLook()


def _moment(card: Card) -> CardLook:
    if card.mood is None:
        return CardLook(border=BORDER_STRONG, icon="clock", dashed=True)
    icon, status = mood_mark(card.mood)
    return CardLook(icon=icon, ink=STATUS_TEXT[status])


def mood_mark(mood: int) -> tuple[str, Status]:
    """Return the face of a mood, and what it says."""
    if mood > 0:
        return "smile", Status.GOOD
    return ("frown", Status.RISK) if mood < 0 else ("meh", Status.WATCH)
