"""Pages that fill one after the other: texts flow over them, and what belongs together stays together.

Units are points. What is drawn is kept until all pages are there, since each says how many there are.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from cs_desktop.reports.look import TEXT
from cs_desktop.reports.sheet import Sheet, baseline_in
from cs_desktop.reports.tags import Tag
from cs_desktop.reports.text.line import Line
from cs_desktop.reports.text.setter import MOST_CHARACTERS, Paragraph, Setter
from cs_desktop.reports.text.style import TextStyle

MARGIN = 48.0
FOOT = 40.0
SIZES = {"a4": (595.28, 841.89), "letter": (612.0, 792.0)}
Draw = Callable[[Sheet], None]


@dataclass(slots=True)
class Part:
    """Something of a known height; it is drawn with its top at the height that it is given."""

    height: float
    draw: Callable[[Sheet, float], None]


@dataclass(slots=True)
class Flow:
    """Puts parts below each other; a part that does not fit begins the next page."""

    width: float
    height: float
    setter: Setter
    pages: list[list[Draw]] = field(default_factory=lambda: [[]])
    top: float = MARGIN

    @property
    def room(self) -> float:
        """Return the width between the margins."""
        return self.width - 2 * MARGIN

    @property
    def bottom(self) -> float:
        """Return where pages end above the foot."""
        return self.height - MARGIN - FOOT / 2

    def gap(self, height: float) -> None:
        """Leave room, but none at the top of a page."""
        if self.top > MARGIN:
            self.top += height

    def ask(self, height: float) -> None:
        """Begin a new page where less than so much is left."""
        if self.top + height > self.bottom and self.top > MARGIN:
            self.pages.append([])
            self.top = MARGIN

    def put(self, part: Part) -> None:
        """Put a part below what is there."""
        self.ask(part.height)
        top = self.top
        self.pages[-1].append(lambda sheet: part.draw(sheet, top))
        self.top += part.height

    def together(self, parts: Sequence[Part]) -> None:
        """Put parts on one page, if they fit on one at all."""
        whole = sum(part.height for part in parts)
        if whole <= self.bottom - MARGIN:
            self.ask(whole)
        for part in parts:
            self.put(part)

    def text(
        self,
        text: str,
        style: TextStyle,
        color: str = TEXT,
        *,
        left: float = 0.0,
        width: float | None = None,
        tag: Tag = Tag.PARAGRAPH,
    ) -> None:
        """Put a text of any length, a line at a time."""
        for part in self.lines(text, style, color, left=left, width=width, tag=tag):
            self.put(part)

    def lines(
        self,
        text: str,
        style: TextStyle,
        color: str = TEXT,
        *,
        left: float = 0.0,
        width: float | None = None,
        tag: Tag = Tag.PARAGRAPH,
    ) -> list[Part]:
        """Return a text as its lines, to be put."""
        room = self.room - left if width is None else width
        tagged = tag, object()
        return [
            _line_part(line, MARGIN + left, room, color, tagged)
            for piece in _pieces(text)
            for line in self.setter.wrap(piece, style, room).lines
        ]


def _line_part(line: Line, left: float, room: float, color: str, tagged: tuple[Tag, object]) -> Part:
    """Return a line of a text as a part; all of the same text are one thing."""
    baseline = baseline_in(line.style)
    tag, text = tagged

    def draw(sheet: Sheet, top: float) -> None:
        with sheet.tagged(tag, thing=text):
            sheet.line_in(line, left, room, top + baseline, color)

    return Part(line.style.leading, draw)


def beside(columns: Sequence[tuple[Paragraph, float, float, str]], least: float = 0.0) -> Part:
    """Return paragraphs beside each other as one part: each with its left, its width and its colour."""
    height = max([least, *(paragraph.height for paragraph, _, _, _ in columns)])

    def draw(sheet: Sheet, top: float) -> None:
        for paragraph, left, width, color in columns:
            with sheet.tagged(Tag.PARAGRAPH):
                for number, line in enumerate(paragraph.lines):
                    below = top + number * paragraph.style.leading + baseline_in(paragraph.style)
                    sheet.line_in(line, left, width, below, color)

    return Part(height, draw)


def _pieces(text: str) -> list[str]:
    """Return a text in pieces that the setter takes whole, cut between words."""
    found = []
    for paragraph in text.splitlines() or [""]:
        rest = paragraph
        while len(rest) > MOST_CHARACTERS:
            cut = rest.rfind(" ", 1, MOST_CHARACTERS) + 1 or MOST_CHARACTERS
            found.append(rest[:cut])
            rest = rest[cut:]
        found.append(rest)
    return found
