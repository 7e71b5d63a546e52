"""A figure shown large: value, status, what it is, and a note."""

from collections.abc import Iterator

from cs_desktop.domain.deck.slides import KeyFigure
from cs_desktop.domain.figures import Status
from cs_desktop.reports.drawing import Box
from cs_desktop.reports.look import BODY, KEY_VALUE, STATUS_WORD, TEXT, TEXT3, TEXT_16
from cs_desktop.reports.marks import status_mark
from cs_desktop.reports.sheet import Align, Sheet, baseline_at
from cs_desktop.reports.text.line import Line
from cs_desktop.reports.text.setter import Paragraph, Setter

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
    word = _status_word(sheet, key, room)
    width = box.width - (_status_width(key, word) + _STATUS_GAP if word else 0)
    style = KEY_VALUE.sized(min(KEY_VALUE.size, KEY_VALUE.size * max(width / 250, 0.5)))
    value = sheet.fitted(text, style, width, 1, _SMALLEST)
    sheet.line_within(value.lines[0], box.left, width, baseline_at(value.style, middle))
    if word:
        _draw_status(sheet, key, word, box.right, middle)
    return draw_words(
        sheet, key, Box(box.left, box.top + _PAD + KEY_VALUE.leading + _GAP, box.width, 0), box.bottom
    )


def draw_words(sheet: Sheet, key: KeyFigure, place: Box, bottom: float) -> float:
    """Draw what a figure is and its note from the top of a place, above `bottom`; return where they end."""
    top = place.top
    for found, text, color in _words(sheet.setter, key, place.width, bottom - top):
        sheet.shorten(found, text)
        top = sheet.paragraph(found, place.left, top, color)
    return top


def key_height(setter: Setter, key: KeyFigure, width: float, most: float) -> float:
    """Return how much of a box of a width and at most a height a key figure takes."""
    above = _PAD + KEY_VALUE.leading + _GAP
    return above + sum(found.height for found, _, _ in _words(setter, key, width, most - above))


def _words(
    setter: Setter, key: KeyFigure, width: float, height: float
) -> Iterator[tuple[Paragraph, str, str]]:
    """Yield what a figure is and its note, each with its text and its colour, set into a place."""
    note = key.figure.reason if key.figure.value is None else key.figure.note
    room = height - (TEXT_16.leading if note.strip() else 0) - 8
    most = max(1, min(3, int(room // BODY.leading)))
    text = key.caption or key.figure.label
    caption = setter.fit(text, BODY, width, most, 16, wide=most + 1)
    yield caption, text, TEXT
    if note.strip():
        lines = max(1, min(3, int((height - caption.height - 4) // TEXT_16.leading)))
        yield setter.fit(note, TEXT_16, width, lines, 13), note, TEXT3


def draw_status(sheet: Sheet, key: KeyFigure, right: float, middle: float, most: float) -> None:
    """Draw mark and word of a figure's status, ending at `right`; nothing without a word."""
    word = _status_word(sheet, key, most)
    if word:
        _draw_status(sheet, key, word, right, middle)


def _status_word(sheet: Sheet, key: KeyFigure, most: float) -> Line | None:
    if not key.word.strip() or most < _MARK + 9 + STATUS_WORD.size:
        sheet.omit(key.word)
        return None
    return sheet.fitted(key.word, STATUS_WORD, most - _MARK - 9, 1, 14).lines[0]


def _status_width(key: KeyFigure, word: Line) -> float:
    return word.width + (0 if key.figure.status is Status.NONE else 9 + _MARK)


def _draw_status(sheet: Sheet, key: KeyFigure, word: Line, right: float, middle: float) -> None:
    sheet.line(word, right, baseline_at(word.style, middle), TEXT, Align.END)
    if key.figure.status is not Status.NONE:
        status_mark(sheet.drawing, key.figure.status, (right - word.width - 9 - _MARK / 2, middle), _MARK)
