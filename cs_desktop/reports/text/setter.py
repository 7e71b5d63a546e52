"""Text set into a width: wrapped, balanced, made smaller within limits, shortened as a last resort."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice

from cs_desktop.reports.fonts import bidi
from cs_desktop.reports.fonts.book import FontBook
from cs_desktop.reports.fonts.characters import clean, clusters
from cs_desktop.reports.text.breaks import pieces
from cs_desktop.reports.text.line import Line, shape_line
from cs_desktop.reports.text.style import TextStyle

ELLIPSIS = "…"
MOST_CHARACTERS = 4000
"""Of one text; what is longer is cut before it is looked at."""
_SHRINK_STEP = 0.94
_SURELY = 0.95
"""Of the letters' width that is left where they are set in other company."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Lines of one style, from top to bottom."""

    lines: tuple[Line, ...]
    style: TextStyle
    shortened: bool = False
    """Whether the last line ends in an ellipsis instead of the rest of the text."""

    @property
    def height(self) -> float:
        """Return the distance from the top of the first line's place to the bottom of the last one's."""
        return len(self.lines) * self.style.leading

    @property
    def width(self) -> float:
        """Return the width of the widest line."""
        return max((line.width for line in self.lines), default=0.0)


class Setter:
    """Sets text with one deck's fonts."""

    def __init__(self, book: FontBook) -> None:
        self._book = book
        self._lines: dict[tuple[str, TextStyle, int], Line] = {}
        self._units: dict[tuple[str, int, float, bool, int], Line] = {}

    def line(self, text: str, style: TextStyle) -> Line:
        """Return the text on one line, however long."""
        return self._line(text[:MOST_CHARACTERS], style, bidi.base_level(text))

    def elided(self, text: str, style: TextStyle, width: float) -> Line:
        """Return the text on one line, shortened at its end if it is wider than the width."""
        return self.wrap(text, style, width, 1).lines[0] if text.strip() else self.line("", style)

    def wrap(self, text: str, style: TextStyle, width: float, most: int | None = None) -> Paragraph:
        """Return the text in lines no wider than the width; of more than `most` the rest is left out."""
        following = self._every_line(text, style, width)
        lines = list(islice(following, most))
        after = next(following, None)
        if most is None or after is None:
            shortened = len(text) > MOST_CHARACTERS
            return Paragraph(tuple(lines), style, shortened)
        # The last line takes what comes after it, as far as that could stand on it.
        rest = f"{lines[-1].text} {after.text}"
        while self._line(rest, style, bidi.base_level(rest)).width <= width and (
            more := next(following, None)
        ):
            rest = f"{rest} {more.text}"
        return Paragraph((*lines[:-1], self._cut(rest, style, width)), style, shortened=True)

    def fit(
        self,
        text: str,
        style: TextStyle,
        width: float,
        most: int,
        smallest: float,
        *,
        wide: int | None = None,
    ) -> Paragraph:
        """Return the text in at most `most` lines, in the largest size down to `smallest` that holds it all.

        A word is broken only where it has no room even in the smallest size. In that size `wide` lines
        are allowed, if given; what then does not fit is left out.
        """
        size = self._largest(text, style, width * most, smallest)
        size = min(size, self._whole(text, style, self._free(text, style, width), smallest))
        while True:
            sized = style.sized(size)
            found = self.wrap(text, sized, width, most)
            if not found.shortened:
                return found
            if size <= smallest:
                return self.wrap(text, sized, width, wide or most)
            size = _smaller(size, smallest)

    def balanced(self, text: str, style: TextStyle, width: float, most: int, smallest: float) -> Paragraph:
        """Return the text as `fit` does, its lines about equally long."""
        found = self.fit(text, style, width, most, smallest)
        if found.shortened or len(found.lines) == 1:
            return found
        low, high = found.width / 2, width
        while high - low > found.style.size / 2:
            middle = (low + high) / 2
            lines = tuple(islice(self._every_line(text, found.style, middle), len(found.lines) + 1))
            tried = Paragraph(lines, found.style)
            if len(lines) <= len(found.lines) and tried.width <= middle:
                found, high = tried, middle
            else:
                low = middle
        return found

    def _largest(self, text: str, style: TextStyle, room: float, smallest: float) -> float:
        """Return the size to try first: in larger ones the letters alone are wider than the room."""
        text = text[:MOST_CHARACTERS]
        line = self._line(clean(text), style, bidi.base_level(text))
        letters = sum(g.advance for run in line.runs for g in run.glyphs if g.text and not g.text.isspace())
        size = style.size
        while size > smallest and letters * size * _SURELY > room:
            size = _smaller(size, smallest)
        return size

    def _free(self, text: str, style: TextStyle, width: float) -> float:
        """Return how much of a width the letters of a text may take."""
        del text, style
        return width

    def _whole(self, text: str, style: TextStyle, width: float, smallest: float) -> float:
        """Return the largest size in which no word is broken; that of the style if there is none."""
        text = clean(text[:MOST_CHARACTERS])
        base = bidi.base_level(text)
        if self._line(text, style, base).width <= width:
            return style.size
        widest = max((self._line(one.rstrip(), style, base).width for one in pieces(text)), default=0.0)
        if widest * smallest > width * style.size:
            return style.size
        size = style.size
        while size > smallest and widest * size > width * style.size:
            size = _smaller(size, smallest)
        return size

    def _every_line(self, text: str, style: TextStyle, width: float) -> Iterator[Line]:
        """Yield the lines of a text, each set when it is asked for."""
        for part in text[:MOST_CHARACTERS].splitlines() or [""]:
            yield from self._wrapped(clean(part).strip(), style, width)

    def _wrapped(self, text: str, style: TextStyle, width: float) -> Iterator[Line]:
        base = bidi.base_level(text)
        whole = self._line(text, style, base)
        if whole.width <= width:
            yield whole
            return
        current, used = "", 0.0
        for piece in self._narrow_pieces(text, style, width, base):
            bare = self._line(piece.rstrip(), style, base).width
            if current and used + bare > width:
                yield from self._mended(self._ended(current, style, base), width, base)
                current, used = "", 0.0
            current += piece
            used += self._line(piece, style, base).width
        if current.strip():
            yield from self._mended(self._line(current.rstrip(), style, base), width, base)

    def _ended(self, text: str, style: TextStyle, base: int) -> Line:
        """Return a text as a line that others follow."""
        line = self._line(text.rstrip(), style, base)
        return line if text[-1:].isspace() else replace(line, is_broken=True)

    def _narrow_pieces(self, text: str, style: TextStyle, width: float, base: int) -> Iterator[str]:
        """Yield the pieces of a text, those wider than the line cut between characters."""
        for piece in pieces(text):
            if self._line(piece.rstrip(), style, base).width <= width:
                yield piece
            else:
                yield from self._characters(piece, style, width, base)

    def _characters(self, piece: str, style: TextStyle, width: float, base: int) -> Iterator[str]:
        part = ""
        used = 0.0
        for cluster in clusters(piece):
            advance = self._line(cluster, style, base).width
            if part and used + advance > width:
                yield part
                part, used = "", 0.0
            part += cluster
            used += advance
        yield part

    def _mended(self, line: Line, width: float, base: int) -> list[Line]:
        """Return a line that came out wider than the sum of its pieces in two, others as they are."""
        if line.width <= width + 0.01:
            return [line]
        first = self._longest(line.text, line.style, width, base)
        rest = line.text[len(first) :].strip()
        if not first or not rest:
            return [line]
        mended = self._ended(first if line.text[len(first) :][:1].strip() else f"{first} ", line.style, base)
        return [mended, *self._mended(self._line(rest, line.style, base), width, base)]

    def _cut(self, text: str, style: TextStyle, width: float) -> Line:
        """Return as much of a text as stands on one line with an ellipsis."""
        base = bidi.base_level(text)
        room = width - self._line(ELLIPSIS, style, base).width
        kept = self._longest(text, style, room, base).rstrip()
        line = self._line(kept + ELLIPSIS, style, base)
        while line.width > width and kept:
            kept = kept[:-1].rstrip()
            line = self._line(kept + ELLIPSIS, style, base)
        return line

    def _longest(self, text: str, style: TextStyle, width: float, base: int) -> str:
        """Return the longest beginning of the text, in whole clusters, that is not wider than the width."""
        parts = list(clusters(text))
        low, high = 0, len(parts)
        while low < high:
            middle = (low + high + 1) // 2
            if self._line("".join(parts[:middle]), style, base).width <= width:
                low = middle
            else:
                high = middle - 1
        return "".join(parts[:low])

    def _line(self, text: str, style: TextStyle, base: int) -> Line:
        key = (text, style, base)
        line = self._lines.get(key)
        if line is None:
            line = self._lines[key] = self._shaped(text, style, base)
        return line

    def _shaped(self, text: str, style: TextStyle, base: int) -> Line:
        """Return a line from the same one in size 1, which serves all sizes."""
        key = (text, style.weight, style.tracking, style.tabular, base)
        unit = self._units.get(key)
        if unit is None:
            unit = self._units[key] = shape_line(self._book, text, style.sized(1), base)
        return Line(unit.text, style, unit.runs, unit.width * style.size, unit.leftward)


def _smaller(size: float, smallest: float) -> float:
    """Return the next size to try."""
    return max(smallest, round(size * _SHRINK_STEP, 1))
