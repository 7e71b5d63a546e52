"""One line of text, shaped: its glyphs from left to right and its width."""

from dataclasses import dataclass

from cs_desktop.reports.fonts.book import FontBook, Run
from cs_desktop.reports.fonts.characters import clean
from cs_desktop.reports.fonts.face import Face, Glyph
from cs_desktop.reports.text.style import TextStyle


@dataclass(frozen=True, slots=True)
class ShapedRun:
    """The glyphs of one run; the advances are in fractions of the size and hold the tracking."""

    face: Face
    text: str
    leftward: bool
    glyphs: tuple[Glyph, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """A shaped line. `width` is in the page's units."""

    text: str
    style: TextStyle
    runs: tuple[ShapedRun, ...]
    width: float
    leftward: bool = False
    """Whether its paragraph is read from right to left, as the first letter says."""
    is_broken: bool = False
    """Whether the next line of its paragraph goes on without a space, as within a word."""

    @property
    def space(self) -> ShapedRun | None:
        """Return a space in a font of the line; None where none of them has one."""
        for run in reversed(self.runs):
            if run.face.covers(" "):
                glyphs = run.face.shape(" ", leftward=False, language="en", tabular=False)
                return ShapedRun(run.face, " ", False, glyphs)  # noqa: FBT003 - a record's field
        return None


def shape_line(book: FontBook, text: str, style: TextStyle, base: int) -> Line:
    """Return the text shaped on one line, in a paragraph of base level 0 or 1."""
    cleaned = clean(text)
    runs = tuple(_shaped(run, style) for run in book.runs(cleaned, style.weight, base))
    width = sum(glyph.advance for run in runs for glyph in run.glyphs) * style.size
    return Line(cleaned, style, runs, width, leftward=base == 1)


def _shaped(run: Run, style: TextStyle) -> ShapedRun:
    # Only the typeface's letters stand alone; others may be joined or stacked.
    glyphs = run.face.shape(
        run.text,
        leftward=run.leftward,
        language=run.language,
        tabular=style.tabular,
        tracking=style.tracking if run.face.is_typeface else 0.0,
    )
    return ShapedRun(run.face, run.text, run.leftward, glyphs)
