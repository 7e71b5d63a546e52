"""A figure shown large: value, status, what it is, and a note."""

from cs_desktop.domain.deck.slides import KeyFigure
from cs_desktop.domain.figures import Status
from cs_desktop.reports.drawing import Box
from cs_desktop.reports.look import BODY, KEY_VALUE, STATUS_WORD, TEXT, TEXT3, TEXT_16
from cs_desktop.reports.marks import status_mark
from cs_desktop.reports.sheet import Align, Sheet, baseline_at

_PAD = 16
_GAP = 6
_MARK = 13
_SMALLEST = 22.0
_STATUS_GAP = 20
_MOST_STATUS_SHARE = 0.45


def draw_key(sheet: Sheet, key: KeyFigure, box: Box) -> float:
    """Draw a key figure below the top of a box, status to the right of the value; return where it ends."""
    middle = box.top + _PAD + KEY_VALUE.leading / 2
    text = key.figure.text()
    # The number is never cut: its smallest size comes before the status word.
    least = sheet.setter.line(text, KEY_VALUE.sized(_SMALLEST)).width
    room = min(box.width * _MOST_STATUS_SHARE, box.width - least - _STATUS_GAP)
    taken = draw_status(sheet, key, box.right, middle, room)
    width = box.width - (taken + _STATUS_GAP if taken else 0)
    style = KEY_VALUE.sized(min(KEY_VALUE.size, KEY_VALUE.size * max(width / 250, 0.5)))
    value = sheet.fitted(text, style, width, 1, _SMALLEST)
    sheet.line(value.lines[0], box.left, baseline_at(value.style, middle))
    return draw_words(
        sheet, key, Box(box.left, box.top + _PAD + KEY_VALUE.leading + _GAP, box.width, 0), box.bottom
    )


def draw_words(sheet: Sheet, key: KeyFigure, place: Box, bottom: float) -> float:
    """Draw what a figure is and its note from the top of a place, above `bottom`; return where they end."""
    note = key.figure.reason if key.figure.value is None else key.figure.note
    room = bottom - place.top - (TEXT_16.leading if note.strip() else 0) - 8
    most = max(1, min(3, int(room // BODY.leading)))
    caption = sheet.fitted(key.caption or key.figure.label, BODY, place.width, most, 16, wide=most + 1)
    top = sheet.paragraph(caption, place.left, place.top)
    if note.strip():
        lines = max(1, min(3, int((bottom - top - 4) // TEXT_16.leading)))
        top = sheet.paragraph(sheet.fitted(note, TEXT_16, place.width, lines, 13), place.left, top, TEXT3)
    return top


def draw_status(sheet: Sheet, key: KeyFigure, right: float, middle: float, most: float) -> float:
    """Draw mark and word of a figure's status, ending at `right`; return the width, 0 without a word."""
    if not key.word.strip() or most < _MARK + 9 + STATUS_WORD.size:
        sheet.omit(key.word)
        return 0.0
    word = sheet.fitted(key.word, STATUS_WORD, most - _MARK - 9, 1, 14).lines[0]
    sheet.line(word, right, baseline_at(word.style, middle), TEXT, Align.END)
    if key.figure.status is Status.NONE:
        return word.width
    status_mark(sheet.drawing, key.figure.status, (right - word.width - 9 - _MARK / 2, middle), _MARK)
    return word.width + 9 + _MARK
