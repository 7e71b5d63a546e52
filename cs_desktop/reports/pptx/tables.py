"""Tables found in what a layout draws: texts between rules become the cells of a table that can be edited."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from cs_desktop.reports.drawing import Box
from cs_desktop.reports.look import LEFT, RIGHT
from cs_desktop.reports.pptx.blocks import Block, Part, Words
from cs_desktop.reports.pptx.markup import Paint, emu, escaped
from cs_desktop.reports.pptx.shapes import Rule
from cs_desktop.reports.pptx.sheet import SheetItem, TableBegins
from cs_desktop.reports.sheet import Align

_HEAD_HEIGHT = 43
_LEAST_GAP = 43
"""So much room between two columns is a column of its own, for what stands without a heading."""
_WIDEST_GAP = 150
"""In a wider one stands what has a place of its own, such as the value over a bar."""
_NEAR = 3.0


@dataclass(frozen=True, slots=True)
class Span:
    """A column, from where to where it reaches."""

    left: float
    right: float
    is_free: bool = False
    """Whether texts in it keep their own places."""


@dataclass(slots=True)
class Cell:
    """What stands in a cell, from top to bottom."""

    blocks: list[Block] = field(default_factory=list)

    def takes(self, block: Block) -> bool:
        """Add a text if it stands below what is there, and in line with it; return whether."""
        if self.blocks:
            last = self.blocks[-1]
            aligned = block.align is last.align and abs(_edge(block) - _edge(last)) < _NEAR
            if not aligned or block.box.top < last.box.bottom - _NEAR:
                return False
        self.blocks.append(block)
        return True


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its columns, the rules that bound its rows, and the cells by row."""

    spans: tuple[Span, ...]
    top: float
    rules: tuple[Rule, ...]
    cells: tuple[tuple[Cell, ...], ...]

    @property
    def box(self) -> Box:
        """Return the place that it takes."""
        return Box(LEFT, self.top, RIGHT - LEFT, self.rules[-1].y - self.top)


PageItem = SheetItem | Table


def with_tables(items: Sequence[SheetItem]) -> list[PageItem]:
    """Return the items with each table in place of its rules and texts."""
    begins = [place for place, item in enumerate(items) if isinstance(item, TableBegins)]
    found: list[PageItem] = list(items[: begins[0]] if begins else items)
    for begin, end in pairwise([*begins, len(items)]):
        head = items[begin]
        assert isinstance(head, TableBegins)
        found += _found(head, items[begin + 1 : end])
    return found


def _found(head: TableBegins, items: Sequence[SheetItem]) -> Iterator[PageItem]:
    """Yield a table and then what is not part of it; no table where no rule closes a row."""
    rules: dict[float, Rule] = {}
    for item in items:
        if isinstance(item, Rule):
            rules[round(item.y, 1)] = item
    ordered = [rules[y] for y in sorted(rules)]
    if len(ordered) < 2:
        yield from items
        return
    first = next(place for place, item in enumerate(items) if isinstance(item, Rule))
    headings = [item for item in items[:first] if isinstance(item, Block)]
    top = min([ordered[0].y - _HEAD_HEIGHT, *(block.box.top for block in headings)])
    spans = _spans(head.spans)
    edges = [top, *(rule.y for rule in ordered)]
    cells = tuple(tuple(Cell() for _ in spans) for _ in ordered)
    rest = [item for item in items if not isinstance(item, Rule)]
    for block in sorted((item for item in rest if isinstance(item, Block)), key=lambda one: one.box.top):
        cell = _cell(block, spans, edges, cells)
        if cell is not None and cell.takes(block):
            rest.remove(block)
    yield Table(spans, top, tuple(ordered), cells)
    yield from rest


def _cell(
    block: Block, spans: Sequence[Span], edges: Sequence[float], cells: Sequence[Sequence[Cell]]
) -> Cell | None:
    """Return the cell in which a text stands wholly."""
    box = block.box
    for row, (top, bottom) in enumerate(pairwise(edges)):
        if top - 0.5 <= box.top and box.bottom <= bottom + 0.5:
            for column, span in enumerate(spans):
                inside = span.left - _NEAR <= box.left and box.right <= span.right + _NEAR
                if inside and not span.is_free:
                    return cells[row][column]
    return None


def _spans(columns: Sequence[tuple[float, float]]) -> tuple[Span, ...]:
    """Return columns side by side over the whole width."""
    found: list[Span] = []
    at: float = LEFT
    for left, right in sorted(columns):
        if left - at > _LEAST_GAP:
            found.append(Span(at, left, left - at > _WIDEST_GAP))
        elif found:
            found[-1] = Span(found[-1].left, left, found[-1].is_free)
        found.append(Span(left if found else LEFT, right))
        at = right
    if RIGHT - at > _LEAST_GAP:
        found.append(Span(at, RIGHT, RIGHT - at > _WIDEST_GAP))
    elif found:
        found[-1] = Span(found[-1].left, RIGHT, found[-1].is_free)
    return tuple(found)


def _edge(block: Block) -> float:
    return block.box.left + block.box.width * block.align.value


class TableWriter:
    """Writes the tables of one deck."""

    def __init__(self, paint: Paint, words: Words) -> None:
        self._paint = paint
        self._words = words

    def frame(self, table: Table, number: int, name: str) -> str:
        """Return a table as a shape of the slide."""
        box = table.box
        edges = [emu(LEFT), *(emu(span.right) for span in table.spans)]
        grid = "".join(f'<a:gridCol w="{right - left}"/>' for left, right in pairwise(edges))
        ys = [table.top, *(rule.y for rule in table.rules)]
        rows = "".join(
            f'<a:tr h="{emu(bottom) - emu(top)}">{self._row(table, row, top)}</a:tr>'
            for row, (top, bottom) in enumerate(pairwise(ys))
        )
        return (
            f'<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id="{number}" name="Table {number}" '
            f'descr="{escaped(name)}"/>'
            '<p:cNvGraphicFramePr><a:graphicFrameLocks noGrp="1"/></p:cNvGraphicFramePr><p:nvPr/>'
            "</p:nvGraphicFramePr>"
            f'<p:xfrm><a:off x="{emu(box.left)}" y="{emu(box.top)}"/><a:ext cx="{emu(box.width)}" '
            f'cy="{emu(ys[-1]) - emu(ys[0])}"/></p:xfrm><a:graphic>'
            '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/table">'
            f'<a:tbl><a:tblPr firstRow="1"/><a:tblGrid>{grid}</a:tblGrid>{rows}</a:tbl></a:graphicData>'
            "</a:graphic>"
            "</p:graphicFrame>"
        )

    def _row(self, table: Table, row: int, top: float) -> str:
        above = table.rules[row - 1] if row else None
        return "".join(
            self._cell(cell, span, top, above, table.rules[row])
            for cell, span in zip(table.cells[row], table.spans, strict=True)
        )

    def _cell(self, cell: Cell, span: Span, top: float, above: Rule | None, below: Rule) -> str:
        blocks = cell.blocks
        left = right = start = 0.0
        text = self._words.empty()
        if blocks:
            align = blocks[0].align
            start = max(blocks[0].box.top - top, 0.0)
            wraps = any(block.wraps for block in blocks)
            if align is not Align.END:
                left = max(min(block.box.left for block in blocks) - span.left, 0.0)
            if align is not Align.START or wraps:
                right = max(span.right - max(block.box.right for block in blocks), 0.0)
            text = self._words.paragraphs(_apart(blocks), align)
        none = "<a:noFill/>"
        borders = (
            f'<a:lnL w="0">{none}</a:lnL><a:lnR w="0">{none}</a:lnR>{self._border("lnT", above)}'
            f"{self._border('lnB', below)}"
        )
        return (
            f"<a:tc><a:txBody><a:bodyPr/><a:lstStyle/>{text}</a:txBody>"
            f'<a:tcPr marL="{emu(left)}" marR="{emu(right)}" marT="{emu(start)}" marB="0" anchor="t">'
            f"{borders}{none}</a:tcPr></a:tc>"
        )

    def _border(self, side: str, rule: Rule | None) -> str:
        if rule is None:
            return f'<a:{side} w="0"><a:noFill/></a:{side}>'
        return f'<a:{side} w="{emu(rule.width)}">{self._paint.fill(rule.color)}</a:{side}>'


def _apart(blocks: Sequence[Block]) -> list[Part]:
    """Return the parts of texts below each other, with the room between them."""
    found: list[Part] = list(blocks[0].parts)
    for above, below in pairwise(blocks):
        first, *others = below.parts
        gap = below.box.top - above.box.bottom
        found += [Part(first.texts, first.style, first.color, first.height, first.leftward, gap), *others]
    return found
