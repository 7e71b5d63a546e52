"""From what a layout drew to the shapes of a slide: texts, tables, charts, pictures, groups."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from itertools import count
from typing import Any

from pptx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from pptx.oxml import parse_xml
from pptx.parts.chart import ChartPart

from cs_desktop.domain.charts.spec import ChartKind
from cs_desktop.domain.deck.content import AnyDeck, Picture
from cs_desktop.reports.drawing import Box
from cs_desktop.reports.pptx.bar_charts import bar_plan
from cs_desktop.reports.pptx.blocks import Block, Words
from cs_desktop.reports.pptx.chart_xml import ChartWriter
from cs_desktop.reports.pptx.line_charts import line_plan
from cs_desktop.reports.pptx.markup import NAMESPACES, Paint, emu, escaped, place
from cs_desktop.reports.pptx.shapes import DECORATIVE, Drawn, Placed, Rule
from cs_desktop.reports.pptx.sheet import Charted, NativeSheet, Placeholder, TableBegins
from cs_desktop.reports.pptx.tables import PageItem, Table, TableWriter, with_tables
from cs_desktop.reports.pptx.told import chart_told
from cs_desktop.reports.pptx.workbook import workbook

_LOWEST_GROUP = 60
"""Shapes that touch each other and are no higher than this together are one mark."""


Shown = Any
"""Of python-pptx, which has no types: a slide or a layout, or its part."""


@dataclass(frozen=True, slots=True)
class Described:
    """The name and description of a drawing."""

    name: str
    text: str


class SlideWriter:
    """Writes the slides of one deck."""

    def __init__(self, deck: AnyDeck, paint: Paint) -> None:
        self._deck = deck
        self._words = Words(paint, deck.language)
        self._tables = TableWriter(paint, self._words)
        self._charts = ChartWriter(paint, deck.language)

    def write(self, target: Shown, sheet: NativeSheet, title: str, drawing: Described | None = None) -> None:
        """Put what was drawn onto a slide or a layout; a drawing becomes one group."""
        numbers = count(2)
        tree = target.shapes.element
        items = with_tables(sheet.items)
        heads = [item for item in items if isinstance(item, Placeholder)]
        found = [self._words.placeholder(head.block, next(numbers), head.kind) for head in heads]
        body = [item for item in items if not isinstance(item, Placeholder)]
        grouped = drawing is not None and not any(isinstance(item, Table) for item in body)
        if grouped and body:
            assert drawing is not None
            number = next(numbers)
            inner = "".join(self._all(target.part, sheet, body, title, numbers))
            found.append(_group(number, drawing, [_box(item) for item in body], inner))
        else:
            found += self._all(target.part, sheet, body, title, numbers)
        for element in parse_xml(f"<p:spTree {NAMESPACES}>{''.join(found)}</p:spTree>"):
            tree.append(element)

    def _all(
        self,
        part: Shown,
        sheet: NativeSheet,
        items: Sequence[PageItem],
        title: str,
        numbers: Iterator[int],
    ) -> Iterator[str]:
        for cluster in _clusters(items):
            if len(cluster) > 1:
                number = next(numbers)
                inner = "".join(self._one(part, sheet, item, title, numbers) for item in cluster)
                yield _group(number, None, [_box(item) for item in cluster], inner)
            else:
                yield self._one(part, sheet, cluster[0], title, numbers)

    def _one(
        self, part: Shown, sheet: NativeSheet, item: PageItem, title: str, numbers: Iterator[int]
    ) -> str:
        match item:
            case Block():
                number = next(numbers)
                return self._words.box(item, number, f"Text {number}")
            case Drawn():
                return item.write(next(numbers))
            case Rule():
                return item.shape.write(next(numbers))
            case Table():
                return self._tables.frame(item, next(numbers), title)
            case Placed():
                return self._picture(part, item, next(numbers))
            case Charted():
                return self._chart(part, sheet, item, next(numbers))
        return ""

    def _picture(self, part: Shown, item: Placed, number: int) -> str:
        _, relation = part.get_or_add_image_part(BytesIO(item.picture.content))
        return (
            f'<p:pic><p:nvPicPr><p:cNvPr id="{number}" name="Logo" '
            f'descr="{escaped(self._whose(item.picture))}"/>'
            '<p:cNvPicPr><a:picLocks noChangeAspect="1"/></p:cNvPicPr><p:nvPr/></p:nvPicPr>'
            f'<p:blipFill><a:blip r:embed="{relation}"/><a:stretch><a:fillRect/></a:stretch></p:blipFill>'
            f'<p:spPr>{place(item.box)}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr></p:pic>'
        )

    def _whose(self, picture: Picture) -> str:
        name = self._deck.company if picture == self._deck.own_logo else self._deck.account
        return f"Logo of {name}"

    def _chart(self, part: Shown, sheet: NativeSheet, item: Charted, number: int) -> str:
        spec, box = item.spec, item.box
        lines = spec.kind in (ChartKind.LINE, ChartKind.STEP)
        plan = (line_plan if lines else bar_plan)(sheet, spec, box)
        package = part.package
        chart = ChartPart.load(
            package.next_partname(ChartPart.partname_template),
            CONTENT_TYPE.DML_CHART,
            package,
            self._charts.chart(plan),
        )
        values = workbook(plan.places, [(column.name, column.values) for column in plan.columns])
        chart.chart_workbook.update_from_xlsx_blob(values)
        relation = part.relate_to(chart, RELATIONSHIP_TYPE.CHART)
        return (
            f'<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id="{number}" name="Chart {number}" '
            f'descr="{escaped(chart_told(spec))}"/><p:cNvGraphicFramePr/><p:nvPr/></p:nvGraphicFramePr>'
            f'<p:xfrm><a:off x="{emu(box.left)}" y="{emu(box.top)}"/>'
            f'<a:ext cx="{emu(box.width)}" cy="{emu(box.height)}"/></p:xfrm><a:graphic>'
            '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart">'
            '<c:chart xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" '
            f'r:id="{relation}"/></a:graphicData></a:graphic></p:graphicFrame>'
        )


def _clusters(items: Iterable[PageItem]) -> Iterator[list[PageItem]]:
    """Yield the items, those shapes together that make up one mark."""
    current: list[PageItem] = []
    box: Box | None = None
    for item in items:
        if isinstance(item, Drawn) and box is not None:
            joined = _around([box, item.box])
            if item.box.overlaps(box, 1) and joined.height <= _LOWEST_GROUP:
                current.append(item)
                box = joined
                continue
        if current:
            yield current
        current, box = [item], item.box if isinstance(item, Drawn) else None
    if current:
        yield current


def _group(number: int, drawing: Described | None, boxes: Sequence[Box], inner: str) -> str:
    box = _around(boxes)
    sides = f'x="{emu(box.left)}" y="{emu(box.top)}"', f'cx="{emu(box.width)}" cy="{emu(box.height)}"'
    about = (
        f'name="{escaped(drawing.name)}" descr="{escaped(drawing.text)}"/>'
        if drawing
        else f'name="Mark {number}">{DECORATIVE}</p:cNvPr>'
    )
    return (
        f'<p:grpSp><p:nvGrpSpPr><p:cNvPr id="{number}" {about}<p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr>'
        "<p:grpSpPr>"
        f"<a:xfrm><a:off {sides[0]}/><a:ext {sides[1]}/><a:chOff {sides[0]}/><a:chExt {sides[1]}/></a:xfrm>"
        f"</p:grpSpPr>{inner}</p:grpSp>"
    )


def _box(item: PageItem) -> Box:
    match item:
        case Rule():
            return item.shape.box
        case TableBegins() | Placeholder():
            return Box(0, 0, 0, 0)
    return item.box


def _around(boxes: Sequence[Box]) -> Box:
    left, top = min(box.left for box in boxes), min(box.top for box in boxes)
    return Box(left, top, max(box.right for box in boxes) - left, max(box.bottom for box in boxes) - top)
