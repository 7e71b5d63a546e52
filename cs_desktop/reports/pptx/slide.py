"""From what a layout drew to the shapes of a slide: texts, tables, charts, pictures, groups."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from itertools import count
from typing import Any

from pptx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from pptx.opc.packuri import PackURI
from pptx.oxml import parse_xml
from pptx.parts.chart import ChartPart
from pptx.parts.embeddedpackage import EmbeddedXlsxPart

from cs_desktop.domain.deck.content import AnyDeck
from cs_desktop.reports.charts.words import chart_words
from cs_desktop.reports.drawing import Box
from cs_desktop.reports.pptx.blocks import Block, Words
from cs_desktop.reports.pptx.chart_xml import ChartWriter
from cs_desktop.reports.pptx.markup import NAMESPACES, Paint, emu, escaped, place
from cs_desktop.reports.pptx.shapes import DECORATIVE, Drawn, Placed, Rule
from cs_desktop.reports.pptx.sheet import NUMBER, Charted, Figure, NativeSheet, Placeholder, TableBegins
from cs_desktop.reports.pptx.tables import PageItem, Table, TableWriter, with_tables
from cs_desktop.reports.pptx.workbook import workbook

_LOWEST_GROUP = 60
"""Shapes that touch each other and are no higher than this together are one mark."""


Shown = Any
"""Of python-pptx, which has no types: a slide or a layout, or its part."""


@dataclass(frozen=True, slots=True)
class _Page:
    """What is being written: the part of the file, what was drawn, and the numbers of its shapes."""

    part: Shown
    sheet: NativeSheet
    title: str
    jumps: Mapping[str, Shown]
    numbers: Iterator[int]


class SlideWriter:
    """Writes the slides of one deck."""

    def __init__(self, deck: AnyDeck, paint: Paint) -> None:
        self._words = Words(paint, deck.language)
        self._tables = TableWriter(paint, self._words)
        self._charts = ChartWriter(paint, deck.language)
        self._places = count(1)

    def write(self, target: Shown, sheet: NativeSheet, title: str, jumps: Mapping[str, Shown]) -> None:
        """Put what was drawn onto a slide or a layout; `jumps` are the slides to which keys lead."""
        tree = target.shapes.element
        taken = max(map(int, tree.xpath(".//p:cNvPr/@id")))
        page = _Page(target.part, sheet, title, jumps, count(taken + 1))
        items = with_tables(sheet.items)
        # Who hears the slide hears its title first.
        items.sort(key=lambda item: not (isinstance(item, Placeholder) and item.kind != NUMBER))
        found = list(self._all(page, items))
        for element in parse_xml(f"<p:spTree {NAMESPACES}>{''.join(found)}</p:spTree>"):
            tree.append(element)

    def _all(self, page: "_Page", items: Sequence[PageItem]) -> Iterator[str]:
        for cluster in _clusters(items):
            if len(cluster) > 1:
                yield self._group(page, cluster, f">{DECORATIVE}</p:cNvPr>", "Mark")
            else:
                yield self._one(page, cluster[0])

    def _one(self, page: "_Page", item: PageItem) -> str:
        match item:
            case Placeholder():
                return self._words.placeholder(item.block, next(page.numbers), item.kind)
            case Block():
                target = page.jumps.get(item.key)
                jump = page.part.relate_to(target.part, RELATIONSHIP_TYPE.SLIDE) if target else ""
                return self._words.box(item, next(page.numbers), jump)
            case Drawn():
                return item.write(next(page.numbers))
            case Rule():
                return item.shape.write(next(page.numbers))
            case Table():
                return self._tables.frame(item, next(page.numbers), page.title)
            case Placed():
                return self._picture(page, item, "")
            case Charted():
                return self._chart(page, item)
            case Figure():
                return self._figure(page, item)
        return ""

    def _figure(self, page: "_Page", figure: Figure) -> str:
        """Return a group that says what it shows; a picture alone says it itself."""
        match figure.items:
            case (Placed() as picture,):
                return self._picture(page, picture, figure.words)
            case _:
                about = f' descr="{escaped(figure.words)}"/>'
                return self._group(page, figure.items, about, figure.name)

    def _group(self, page: "_Page", items: Sequence[PageItem], about: str, name: str) -> str:
        number = next(page.numbers)
        if name == "Mark":
            inner = "".join(self._one(page, item) for item in items)
        else:
            inner = "".join(self._all(page, items))
        box = _around([_box(item) for item in items])
        sides = f'x="{emu(box.left)}" y="{emu(box.top)}"', f'cx="{emu(box.width)}" cy="{emu(box.height)}"'
        return (
            f'<p:grpSp><p:nvGrpSpPr><p:cNvPr id="{number}" name="{name} {number}"{about}<p:cNvGrpSpPr/>'
            "<p:nvPr/>"
            f"</p:nvGrpSpPr><p:grpSpPr><a:xfrm><a:off {sides[0]}/><a:ext {sides[1]}/><a:chOff {sides[0]}/>"
            f"<a:chExt {sides[1]}/></a:xfrm></p:grpSpPr>{inner}</p:grpSp>"
        )

    def _picture(self, page: "_Page", item: Placed, words: str) -> str:
        _, relation = page.part.get_or_add_image_part(BytesIO(item.picture.content))
        number = next(page.numbers)
        return (
            f'<p:pic><p:nvPicPr><p:cNvPr id="{number}" name="Picture {number}" descr="{escaped(words)}"/>'
            '<p:cNvPicPr><a:picLocks noChangeAspect="1"/></p:cNvPicPr><p:nvPr/></p:nvPicPr>'
            f'<p:blipFill><a:blip r:embed="{relation}"/><a:stretch><a:fillRect/></a:stretch></p:blipFill>'
            f'<p:spPr>{place(item.box)}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr></p:pic>'
        )

    def _chart(self, page: "_Page", item: Charted) -> str:
        plan, box = item.plan, item.box
        package, place = page.part.package, next(self._places)
        name = PackURI(f"/ppt/charts/chart{place}.xml")
        chart = ChartPart.load(name, CONTENT_TYPE.DML_CHART, package, self._charts.chart(plan))
        values = workbook(plan.places, [(column.name, column.values) for column in plan.columns])
        book = PackURI(f"/ppt/embeddings/values{place}.xlsx")
        chart.chart_workbook.xlsx_part = EmbeddedXlsxPart(book, CONTENT_TYPE.SML_SHEET, package, values)
        relation = page.part.relate_to(chart, RELATIONSHIP_TYPE.CHART)
        number = next(page.numbers)
        return (
            f'<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id="{number}" name="Chart {number}" '
            f'descr="{escaped(chart_words(item.spec))}"/><p:cNvGraphicFramePr/><p:nvPr/></p:nvGraphicFramePr>'
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


def _box(item: PageItem) -> Box:
    match item:
        case Rule():
            return item.shape.box
        case Figure():
            return _around([_box(one) for one in item.items])
        case Placeholder():
            return item.block.box
        case TableBegins():
            return Box(0, 0, 0, 0)
    return item.box


def _around(boxes: Sequence[Box]) -> Box:
    left, top = min(box.left for box in boxes), min(box.top for box in boxes)
    return Box(left, top, max(box.right for box in boxes) - left, max(box.bottom for box in boxes) - top)
