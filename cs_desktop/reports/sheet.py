"""A page being laid out: text set and drawn in one go, and a note of what had to be shortened."""

from collections.abc import Sequence
from contextlib import AbstractContextManager
from enum import Enum

from cs_desktop.domain.charts.spec import ChartSpec
from cs_desktop.reports.drawing import Box, Drawing
from cs_desktop.reports.look import CAP_HEIGHT, TEXT, Look
from cs_desktop.reports.tags import Tag
from cs_desktop.reports.text.line import Line
from cs_desktop.reports.text.setter import Paragraph, Setter
from cs_desktop.reports.text.style import TextStyle


class Align(Enum):
    """Which part of a text stands at its place."""

    START = 0.0
    CENTER = 0.5
    END = 1.0


class Sheet:
    """Draws text on one page. `shortened` gathers the texts that are not whole on it."""

    def __init__(self, drawing: Drawing, setter: Setter, look: Look) -> None:
        self.drawing = drawing
        self.setter = setter
        self.look = look
        self.shortened: list[str] = []
        self._omitted: set[str] = set()
        self.marks: list[tuple[str, Box]] = []
        """The keys of what is drawn, and where."""
        self.links: list[tuple[str, Box]] = []
        """Where a reader may click, and the key of what that leads to."""

    def tagged(
        self, tag: Tag, *, words: str = "", box: Box | None = None, key: str = "", thing: object = None
    ) -> AbstractContextManager[None]:
        """Say what is drawn until it is left, as `Drawing.tagged` does."""
        return self.drawing.tagged(tag, words=words, box=box, key=key, thing=thing)

    def line(
        self, line: Line, x: float, baseline: float, color: str = TEXT, align: Align = Align.START
    ) -> None:
        """Draw a set line at a baseline."""
        if line.text.strip():
            self.drawing.text(line, x - line.width * align.value, baseline, color)

    def line_in(self, line: Line, left: float, width: float, baseline: float, color: str = TEXT) -> float:
        """Draw a set line where reading it begins: at the left of a place, or at its right; return its x."""
        x = max(left + width - line.width, left) if line.leftward else left
        self.line(line, x, baseline, color)
        return x

    def line_within(self, line: Line, x: float, room: float, baseline: float, color: str = TEXT) -> None:
        """Draw a set line that must not become wider than a room where its reader has other letters."""
        del room
        self.line(line, x, baseline, color)

    def text(
        self,
        text: str,
        style: TextStyle,
        x: float,
        baseline: float,
        color: str = TEXT,
        *,
        width: float,
        align: Align = Align.START,
        smallest: float | None = None,
    ) -> float:
        """Draw a text on one line at most `width` wide, smaller down to `smallest`; return its width."""
        found = self.setter.fit(text, style, width, 1, smallest or style.size)
        self.shorten(found, text)
        if not found.lines:
            return 0.0
        self.line(found.lines[0], x, baseline, color, align)
        return found.lines[0].width

    def fitted(
        self,
        text: str,
        style: TextStyle,
        width: float,
        most: int,
        smallest: float,
        *,
        wide: int | None = None,
    ) -> Paragraph:
        """Return the text set into a box, noted if it had to be shortened."""
        found = self.setter.fit(text, style, width, most, smallest, wide=wide)
        self.shorten(found, text)
        return found

    def elided(self, text: str, style: TextStyle, width: float) -> Line:
        """Return the text on one line in its size, noted if it had to be shortened."""
        return self.fitted(text, style, width, 1, style.size).lines[0]

    def balanced(self, text: str, style: TextStyle, width: float, most: int, smallest: float) -> Paragraph:
        """Return the text set into lines of about one length, noted if it had to be shortened."""
        found = self.setter.balanced(text, style, width, most, smallest)
        self.shorten(found, text)
        return found

    def paragraph(
        self, paragraph: Paragraph, x: float, top: float, color: str = TEXT, align: Align = Align.START
    ) -> float:
        """Draw set lines below a place; return where they end.

        Lines that are read from the right begin below each other at the right.
        """
        is_leftward = align is Align.START and paragraph.lines and paragraph.lines[0].leftward
        with self.tagged(Tag.TEXT):
            for line in paragraph.lines:
                indent = paragraph.width - line.width if is_leftward else 0.0
                self.line(line, x + indent, top + baseline_in(paragraph.style), color, align)
                top += paragraph.style.leading
        return top

    def heading(self, paragraph: Paragraph, room: Box) -> float:
        """Draw the page's heading at the top left of the room that is free for it; return where it ends."""
        with self.tagged(Tag.H1):
            return self.paragraph(paragraph, room.left, room.top)

    def stack(self, paragraphs: Sequence[tuple[Paragraph, str]], x: float, middle: float) -> None:
        """Draw paragraphs below each other, the whole centred on a height."""
        top = middle - sum(paragraph.height for paragraph, _ in paragraphs) / 2
        for paragraph, color in paragraphs:
            with self.tagged(Tag.PARAGRAPH if len(paragraphs) > 1 else Tag.TEXT):
                top = self.paragraph(paragraph, x, top, color)

    def takes_chart(self, spec: ChartSpec, box: Box) -> bool:
        """Put a chart that its reader can edit into a box, if the file has such charts; return whether."""
        return False

    def begin_table(self, spans: Sequence[tuple[float, float]]) -> None:
        """Hear that a table follows: from where to where each of its columns reaches."""

    def shorten(self, found: Paragraph, text: str) -> None:
        """Note a text of which the set lines show only the beginning."""
        if found.shortened:
            self.omit(text)

    def omit(self, text: str) -> None:
        """Note a text that is not whole on the page, or not there at all."""
        if text.strip() and text not in self._omitted:
            self._omitted.add(text)
            self.shortened.append(text)


def baseline_in(style: TextStyle) -> float:
    """Return where the baseline stands below the top of a line, capitals being centred in it."""
    return (style.leading + CAP_HEIGHT * style.size) / 2


def baseline_at(style: TextStyle, middle: float) -> float:
    """Return the baseline of a line whose capitals are centred on a height."""
    return middle + CAP_HEIGHT * style.size / 2
