"""The cards of a map."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from cs_desktop.common.dates import short_day_text
from cs_desktop.common.language import tr
from cs_desktop.domain.figures import Status
from cs_desktop.domain.journey.content import Card, MapContent
from cs_desktop.domain.journey.field_words import STATE_NAMES
from cs_desktop.domain.journey.geometry import Box
from cs_desktop.domain.journey.layout import LINE
from cs_desktop.domain.journey.metrics import Reading, value_told
from cs_desktop.domain.journey.setting import NOT_KNOWN
from cs_desktop.domain.journey.subtitles import PILL, SUBTITLE, has_way, subtitle
from cs_desktop.domain.journey.words import BridgeState, CardKind, Evidence
from cs_desktop.reports.drawing import Dash, Point
from cs_desktop.reports.icons import draw_icon
from cs_desktop.reports.journey.styles import CAPTION, CAPTION_MEDIUM, CARD, VALUE, CardLook, card_look
from cs_desktop.reports.look import STATUS_MARK, STATUS_TEXT, STATUS_TINT, TEXT, TEXT2, WHITE
from cs_desktop.reports.marks import status_mark
from cs_desktop.reports.sheet import Align, Sheet, baseline_at, baseline_in
from cs_desktop.reports.text.setter import Paragraph, Setter

MOST_LINES = 6
RADIUS = 6.0
DASH: Dash = (4.0, 3.0)
_LEFT = 10.0
_TOP = 6.0
_ICON = 14.0
_ICON_ROOM = 20.0
_EDGE = 3.0
_PILL_HEIGHT = 18.0
_PILL_SIDE = 7.0
_PILL_ICON = 10.0
_STATUS = 9.0
EVIDENCE = 6.0
"""How large the mark of how well a card is known is."""
_STATES: Mapping[str, tuple[str, str, str]] = {
    BridgeState.DONE: (STATUS_TEXT[Status.GOOD], STATUS_TINT[Status.GOOD], "check"),
    BridgeState.ACTIVE: (TEXT, STATUS_TINT[Status.NONE], "play"),
    BridgeState.PLANNED: (TEXT2, STATUS_TINT[Status.NONE], "clock"),
}
"""Ink, tint and icon of how far a bridge has come."""


class Titles:
    """Sets the titles of cards; the layout asks it for lines, and cards are drawn with the same ones."""

    def __init__(self, setter: Setter) -> None:
        self._setter = setter
        self._known: dict[tuple[str, float, int], Paragraph] = {}

    def lines(self, text: str, width: float) -> int:
        """Return how many lines a title takes, at least one."""
        return max(len(self.set(text, width).lines), 1)

    def set(self, text: str, width: float, most: int = MOST_LINES) -> Paragraph:
        """Return a title in lines; one with a character wider than the width is set smaller."""
        key = (text, round(width, 2), most)
        found = self._known.get(key)
        if found is None:
            flat = " ".join(text.splitlines())
            found = self._setter.wrap(flat, CARD, width, most)
            if found.width > width:
                found = self._setter.wrap(flat, CARD.sized(CARD.size * width / found.width), width, most)
            self._known[key] = found
        return found


@dataclass(frozen=True, slots=True)
class CardPen:
    """Draws cards on a sheet."""

    sheet: Sheet
    titles: Titles
    content: MapContent
    readings: Mapping[int, Reading]
    moods: bool
    """Whether it is told how moments felt, and what figures say."""
    today: date

    def draw(self, card: Card, box: Box) -> None:
        """Draw a card into its box."""
        look = card_look(card, self.sheet.look, moods=self.moods)
        self._frame(look, box)
        left = _LEFT
        if look.icon and box.width >= _LEFT + _ICON_ROOM:
            draw_icon(self.sheet.drawing, look.icon, box.x + left, box.y + _TOP + 1, _ICON, look.ink)
            left += _ICON_ROOM
        self._texts(card, box, left)

    def _frame(self, look: CardLook, box: Box) -> None:
        drawing = self.sheet.drawing
        inner = Box(box.x + 0.5, box.y + 0.5, max(box.width - 1, 0.1), max(box.height - 1, 0.1))
        if look.dashed:
            drawing.polygon(_corners(inner), fill=look.fill, stroke=look.border, dash=DASH)
        else:
            drawing.rect(
                *(inner.x, inner.y, inner.width, inner.height),
                fill=look.fill,
                stroke=look.border,
                radius=RADIUS,
            )
        if look.edge and box.height > 2 * RADIUS and box.width > _EDGE:
            drawing.rect(inner.x, box.y + RADIUS, _EDGE, box.height - 2 * RADIUS, fill=look.edge)

    def _texts(self, card: Card, box: Box, left: float) -> None:
        width = box.width - left - _LEFT
        if width < LINE:
            self.sheet.omit(card.title)
            return
        x, y = box.x + left, box.y + _TOP
        # One and the same width as in the layout, or lines would be missing.
        title = self.titles.set(card.title, width, 1 if card.kind is CardKind.OWNER else MOST_LINES)
        self.sheet.shorten(title, card.title)
        for line in title.lines:
            self.sheet.line_in(line, x, width, y + baseline_in(CARD))
            y += LINE
        reading = self.readings.get(card.id)
        told = subtitle(card, self.content.asked.get(card.id, ()), self.today)
        if told:
            self._line(told, x, y, width)
            y += SUBTITLE
        if has_way(card):
            self._line(value_told(card, reading), x, y, width)
            y += SUBTITLE
        if card.kind is CardKind.BRIDGE:
            self._bridge(card, box.x + _LEFT - 2, y, box.width - 2 * _LEFT + 2)
        elif card.kind is CardKind.METRIC:
            self._value(card, reading, x, y, width)
        if self.moods and card.kind not in NOT_KNOWN:
            size = EVIDENCE
            draw_evidence(self.sheet, card.evidence, box.right - size / 2 - 3, box.bottom - size / 2 - 3)

    def _line(self, text: str, x: float, y: float, width: float) -> None:
        """Draw a line of small text as far as there is room."""
        found = self.sheet.setter.wrap(text, CAPTION, width, 1)
        self.sheet.shorten(found, text)
        if found.width <= width:
            baseline = y + (LINE - CAPTION.leading) / 2 + baseline_in(CAPTION)
            self.sheet.line_in(found.lines[0], x, width, baseline, TEXT2)

    def _bridge(self, card: Card, x: float, y: float, width: float) -> None:
        """Draw how far a bridge has come, and by when it is to be done, at the right."""
        middle = y + PILL / 2
        known = card.state if card.state in _STATES else BridgeState.PLANNED.value
        status, tint, mark = _STATES[known]
        state = self.sheet.setter.line(tr(STATE_NAMES[known]), CAPTION_MEDIUM)
        pill = state.width + 2 * _PILL_SIDE + _PILL_ICON + 4
        used = 0.0
        if pill <= width:
            used = pill + 6
            top = middle - _PILL_HEIGHT / 2
            self.sheet.drawing.rect(x, top, pill, _PILL_HEIGHT, fill=tint, radius=_PILL_HEIGHT / 2)
            at = middle - _PILL_ICON / 2
            draw_icon(self.sheet.drawing, mark, x + _PILL_SIDE, at, _PILL_ICON, status)
            self.sheet.line(
                state, x + pill - _PILL_SIDE - state.width, baseline_at(CAPTION_MEDIUM, middle), status
            )
        day = card.closed_on or card.due if known == BridgeState.DONE else card.due
        text = "" if day is None else short_day_text(day, self.today)
        line = self.sheet.setter.line(text, CAPTION)
        if used + line.width <= width:
            self.sheet.line(line, x + width, baseline_at(CAPTION, middle), TEXT2, Align.END)

    def _value(self, card: Card, reading: Reading | None, x: float, y: float, width: float) -> None:
        """Draw what a card's metric comes to, with the mark of what that says; or that there is nothing."""
        if reading is None:
            return
        told = value_told(card, reading)
        if reading.value is None:
            self._line(told, x, y, width)
            return
        found = self.sheet.setter.fit(told, VALUE, max(width - _STATUS - 6, 1.0), 1, CAPTION.size)
        self.sheet.shorten(found, told)
        if found.width > width:
            return
        middle = y + VALUE.leading / 2
        self.sheet.line(found.lines[0], x, baseline_at(found.style, middle), TEXT)
        if self.moods and reading.status is not Status.NONE:
            at = (x + found.width + 6 + _STATUS / 2, middle)
            status_mark(self.sheet.drawing, reading.status, at, _STATUS)

    def draw_ghost(self, box: Box, gap: Box) -> None:
        """Draw the place of a bridge that is missing, below its gap."""
        mark = STATUS_MARK[Status.WATCH]
        self.sheet.drawing.line((gap.middle.x, gap.bottom), (gap.middle.x, box.y), mark, 1.25, DASH)
        self.sheet.drawing.polygon(_corners(box), fill=WHITE, stroke=mark, dash=DASH)
        self._centered(tr("Gap is not covered yet"), box, TEXT2)

    def draw_chip(self, text: str, box: Box) -> None:
        """Draw which objectives a bridge serves."""
        self.sheet.drawing.rect(
            *(box.x, box.y, box.width, box.height),
            fill=WHITE,
            stroke=self.sheet.look.accent,
            stroke_width=0.75,
            radius=box.height / 2,
        )
        self._centered(text, box, self.sheet.look.ground)

    def _centered(self, text: str, box: Box, color: str) -> None:
        width = box.width - 12
        if width < LINE:
            self.sheet.omit(text)
            return
        found = self.sheet.setter.wrap(text, CAPTION, width, max(int(box.height // CAPTION.leading), 1))
        self.sheet.shorten(found, text)
        if found.width <= width:
            top = box.middle.y - found.height / 2
            for line in found.lines:
                self.sheet.line(line, box.middle.x, top + baseline_in(CAPTION), color, Align.CENTER)
                top += CAPTION.leading


def draw_evidence(sheet: Sheet, evidence: str, x: float, y: float) -> None:
    """Draw how well something is known, around a place: a ring, a half disc, a whole one."""
    radius = EVIDENCE / 2
    fill = TEXT2 if evidence == Evidence.RESEARCHED else WHITE
    sheet.drawing.circle((x, y), radius, fill=fill, stroke=TEXT2)
    if evidence == Evidence.PARTLY:
        turns = [math.pi / 2 + math.pi * step / 8 for step in range(9)]
        points = [(x + radius * math.cos(turn), y + radius * math.sin(turn)) for turn in turns]
        sheet.drawing.polygon(points, fill=TEXT2)


def _corners(box: Box) -> list[Point]:
    """Return the corners of a card whose frame is dashed, cut a little as its others are round."""
    cut = min(RADIUS / 2, box.width / 2, box.height / 2)
    return [
        (box.x + cut, box.y),
        (box.right - cut, box.y),
        (box.right, box.y + cut),
        (box.right, box.bottom - cut),
        (box.right - cut, box.bottom),
        (box.x + cut, box.bottom),
        (box.x, box.bottom - cut),
        (box.x, box.y + cut),
    ]
