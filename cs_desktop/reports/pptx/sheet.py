"""A slide being laid out: what the layouts draw becomes text boxes, tables, charts and shapes."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace

from cs_desktop.domain.charts.spec import ChartKind, ChartSpec
from cs_desktop.reports.drawing import Box
from cs_desktop.reports.look import TEXT, Look
from cs_desktop.reports.pptx.bar_charts import bar_plan
from cs_desktop.reports.pptx.blocks import NUMBER_FIELD, Block, Part
from cs_desktop.reports.pptx.line_charts import line_plan
from cs_desktop.reports.pptx.markup import Paint
from cs_desktop.reports.pptx.series import PlotPlan
from cs_desktop.reports.pptx.setter import RoomyParagraph, RoomySetter, written_width
from cs_desktop.reports.pptx.shapes import Item, ShapeSurface
from cs_desktop.reports.sheet import Align, Sheet, baseline_in
from cs_desktop.reports.tags import Tag
from cs_desktop.reports.text.line import Line
from cs_desktop.reports.text.setter import Paragraph


@dataclass(frozen=True, slots=True)
class Charted:
    """A chart and its place."""

    spec: ChartSpec
    box: Box
    plan: PlotPlan


@dataclass(frozen=True, slots=True)
class TableBegins:
    """From here on rules and texts belong to a table of these columns."""

    spans: tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """Things that make up one drawing, and what it shows in words."""

    name: str
    words: str
    items: tuple["SheetItem", ...]


NUMBER = "sldNum"
"""The kind of the place that has the slide's number."""


@dataclass(frozen=True, slots=True)
class Placeholder:
    """A text in one of the layout's places."""

    block: Block
    kind: str

    def saying(self, text: str) -> "Placeholder":
        """Return the place with another text of one line."""
        (part,) = self.block.parts
        return Placeholder(replace(self.block, parts=(replace(part, texts=(text,)),)), self.kind)


SheetItem = Item | Block | Charted | TableBegins | Placeholder | Figure


class NativeSheet(Sheet):
    """Gathers what is drawn, in the order in which it is drawn, as things that a presentation has."""

    def __init__(self, setter: RoomySetter, look: Look, paint: Paint, title: str = "title") -> None:
        super().__init__(ShapeSurface(paint, self._take), setter, look)
        self._title = title
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

    def line_within(self, line: Line, x: float, room: float, baseline: float, color: str = TEXT) -> None:
        """Put a line into a box as wide as its room, in which it is shown smaller where it is wider."""
        begin = len(self.items)
        self.line(line, x, baseline, color)
        for place, item in enumerate(self.items[begin:], begin):
            if isinstance(item, Block):
                width = max(room, item.box.width)
                self.items[place] = replace(item, box=replace(item.box, width=width), wraps=True, held=True)

    def heading(self, paragraph: Paragraph, room: Box) -> float:
        """Put a heading into the slide's title, which takes all the room."""
        begin = len(self.items)
        bottom = super().heading(paragraph, room)
        for place, item in enumerate(self.items[begin:], begin):
            if isinstance(item, Placeholder):
                block = item.block
                whole = replace(room, height=max(room.height, block.box.height))
                held = block.held or not block.wraps
                block = replace(block, box=whole, wraps=True, held=held)
                self.items[place] = replace(item, block=block)
        return bottom

    def paragraph(
        self, paragraph: Paragraph, x: float, top: float, color: str = TEXT, align: Align = Align.START
    ) -> float:
        """Put a text of several lines into one box, in which it is wrapped by whoever shows it."""
        self._put([(paragraph, color)], x, top, align)
        return top + paragraph.height

    def stack(self, paragraphs: Sequence[tuple[Paragraph, str]], x: float, middle: float) -> None:
        """Put paragraphs that belong together into one box."""
        self._put(
            paragraphs, x, middle - sum(found.height for found, _ in paragraphs) / 2, Align.START, held=True
        )

    def takes_chart(self, spec: ChartSpec, box: Box) -> bool:
        """Keep a chart as such."""
        plan = line_plan if spec.kind in (ChartKind.LINE, ChartKind.STEP) else bar_plan
        self.items.append(Charted(spec, box, plan(self, spec, box)))
        return True

    def begin_table(self, spans: Sequence[tuple[float, float]]) -> None:
        """Keep where a table begins."""
        self.items.append(TableBegins(tuple(spans)))

    @contextmanager
    def tagged(
        self, tag: Tag, *, words: str = "", box: Box | None = None, key: str = "", thing: object = None
    ) -> Iterator[None]:
        """Take a heading for the slide's title, and what makes up a figure together."""
        begin = len(self.items)
        yield
        drawn = self.items[begin:]
        if tag is Tag.H1:
            titles = [Placeholder(item, self._title) for item in drawn if isinstance(item, Block)]
            self.items[begin:] = titles
        elif tag is Tag.LINK:
            self.items[begin:] = [
                replace(item, key=key) if isinstance(item, Block) else item for item in drawn
            ]
        elif tag is Tag.FIGURE and drawn:
            self.items[begin:] = [Figure("Figure", words, tuple(drawn))]

    def gather(self, begin: int, name: str, words: str) -> None:
        """Make one drawing of what was drawn from a place on, unless there is a table in it."""
        drawn = self.items[begin:]
        if drawn and not any(isinstance(item, TableBegins) for item in drawn):
            self.items[begin:] = [Figure(name, words, tuple(drawn))]

    def _put(
        self,
        paragraphs: Sequence[tuple[Paragraph, str]],
        x: float,
        top: float,
        align: Align,
        *,
        held: bool = False,
    ) -> None:
        parts: list[Part] = []
        free = 0.0
        for found, color in paragraphs:
            if any(line.text.strip() for line in found.lines):
                before = free if parts else 0.0
                top += 0.0 if parts else free
                leftward = found.lines[0].leftward
                parts.append(Part(_texts(found), found.style, color, found.height, leftward, before))
                free = 0.0
            else:
                free += found.height
        if not parts:
            return
        shown = [paragraph for paragraph, _ in paragraphs]
        wraps = any(len(paragraph.lines) > 1 for paragraph in shown)
        widths = (_room(one) if wraps else written_width(one.width, one.style) for one in shown)
        width = max(widths)
        box = Box(x - width * align.value, top, width, sum(part.height + part.before for part in parts))
        self.items.append(Block(tuple(parts), box, align, wraps, held=held))

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
            self.items.append(Placeholder(block, NUMBER).saying(NUMBER_FIELD))
