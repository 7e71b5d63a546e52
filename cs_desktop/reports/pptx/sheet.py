"""A slide being laid out: what the layouts draw becomes text boxes, tables, charts and shapes."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from cs_desktop.domain.charts.spec import ChartSpec
from cs_desktop.reports.drawing import Box
from cs_desktop.reports.look import TEXT, TITLE, Look
from cs_desktop.reports.pptx.blocks import NUMBER_FIELD, Block, Part
from cs_desktop.reports.pptx.markup import Paint
from cs_desktop.reports.pptx.setter import RoomyParagraph, RoomySetter, written_width
from cs_desktop.reports.pptx.shapes import Item, ShapeSurface
from cs_desktop.reports.sheet import Align, Sheet, baseline_in
from cs_desktop.reports.text.line import Line
from cs_desktop.reports.text.setter import Paragraph


@dataclass(frozen=True, slots=True)
class Charted:
    """A chart and its place."""

    spec: ChartSpec
    box: Box


@dataclass(frozen=True, slots=True)
class TableBegins:
    """From here on rules and texts belong to a table of these columns."""

    spans: tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class Placeholder:
    """A text in one of the layout's places."""

    block: Block
    kind: str


SheetItem = Item | Block | Charted | TableBegins | Placeholder


class NativeSheet(Sheet):
    """Gathers what is drawn, in the order in which it is drawn, as things that a presentation has."""

    def __init__(self, setter: RoomySetter, look: Look, paint: Paint) -> None:
        super().__init__(ShapeSurface(paint, self._take), setter, look)
        self.items: list[SheetItem] = []

    def line(
        self, line: Line, x: float, baseline: float, color: str = TEXT, align: Align = Align.START
    ) -> None:
        """Put a line into a box of its own."""
        if line.text.strip():
            width = written_width(line.width, line.style)
            part = Part((line.text,), line.style, color, line.style.leading, line.leftward)
            box = Box(x - width * align.value, baseline - baseline_in(line.style), width, line.style.leading)
            self.items.append(Block((part,), box, align, wraps=False))

    def paragraph(
        self, paragraph: Paragraph, x: float, top: float, color: str = TEXT, align: Align = Align.START
    ) -> float:
        """Put a text of several lines into one box, in which it is wrapped by whoever shows it."""
        self._put([(paragraph, color)], x, top, align)
        return top + paragraph.height

    def stack(self, paragraphs: Sequence[tuple[Paragraph, str]], x: float, middle: float) -> None:
        """Put paragraphs that belong together into one box."""
        self._put(paragraphs, x, middle - sum(found.height for found, _ in paragraphs) / 2, Align.START)

    def takes_chart(self, spec: ChartSpec, box: Box) -> bool:
        """Keep a chart as such."""
        self.items.append(Charted(spec, box))
        return True

    def begin_table(self, spans: Sequence[tuple[float, float]]) -> None:
        """Keep where a table begins."""
        self.items.append(TableBegins(tuple(spans)))

    def name_title(self, kind: str, tracking: float | None = None) -> None:
        """Make the first text, or the first one of this tracking, the slide's title."""
        for place, item in enumerate(self.items):
            if isinstance(item, Block) and item.parts[0].style.tracking == (tracking or TITLE.tracking):
                self.items[place] = Placeholder(item, kind)
                return

    def _put(self, paragraphs: Sequence[tuple[Paragraph, str]], x: float, top: float, align: Align) -> None:
        parts = [
            Part(_texts(found), found.style, color, found.height, found.lines[0].leftward)
            for found, color in paragraphs
            if any(line.text.strip() for line in found.lines)
        ]
        if not parts:
            return
        found = [paragraph for paragraph, _ in paragraphs]
        wraps = any(len(paragraph.lines) > 1 for paragraph in found)
        width = max(
            _room(paragraph) if wraps else written_width(paragraph.width, paragraph.style)
            for paragraph in found
        )
        height = sum(paragraph.height for paragraph in found)
        box = Box(x - width * align.value, top, width, height)
        self.items.append(Block(tuple(parts), box, align, wraps))

    def _take(self, item: Item) -> None:
        self.items.append(item)


def _texts(paragraph: Paragraph) -> tuple[str, ...]:
    if isinstance(paragraph, RoomyParagraph):
        return paragraph.texts
    return tuple(line.text for line in paragraph.lines)


def _room(paragraph: Paragraph) -> float:
    return paragraph.room if isinstance(paragraph, RoomyParagraph) else paragraph.width


class FooterSheet(NativeSheet):
    """What stands on every slide; the number of the page becomes a field."""

    NUMBER = 888
    """The number that is drawn, as wide as any."""

    def line(
        self, line: Line, x: float, baseline: float, color: str = TEXT, align: Align = Align.START
    ) -> None:
        """Put a line into a box of its own, the number into the layout's place for it."""
        super().line(line, x, baseline, color, align)
        if line.text == str(self.NUMBER):
            block = self.items.pop()
            assert isinstance(block, Block)
            (part,) = block.parts
            field = replace(block, parts=(replace(part, texts=(NUMBER_FIELD,)),))
            self.items.append(Placeholder(field, "sldNum"))
