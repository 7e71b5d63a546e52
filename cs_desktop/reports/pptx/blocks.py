"""Texts as text boxes, placeholders or parts of a table's cell."""

from collections.abc import Sequence
from dataclasses import dataclass

from cs_desktop.reports.drawing import Box
from cs_desktop.reports.pptx.markup import Paint, escaped, place, size_of
from cs_desktop.reports.pptx.setter import is_bold
from cs_desktop.reports.sheet import Align
from cs_desktop.reports.text.style import TextStyle

NUMBER_FIELD = "\x00"
"""Begins the number of the slide, which whoever shows it fills in anew; alone it is that of any slide."""
_ALIGN = {Align.START: "l", Align.CENTER: "ctr", Align.END: "r"}


@dataclass(frozen=True, slots=True)
class Part:
    """Text of one style: a text on lines of its own each, `height` as high as all their lines."""

    texts: tuple[str, ...]
    style: TextStyle
    color: str
    height: float
    leftward: bool
    before: float = 0.0
    """Free room above it."""


@dataclass(frozen=True, slots=True)
class Block:
    """Parts below each other, in a box as wide as they may become."""

    parts: tuple[Part, ...]
    box: Box
    align: Align
    wraps: bool
    """Whether a long text goes on in a next line; else it goes on beyond the box."""
    key: str = ""
    """Of what it leads to."""
    held: bool = False
    """Whether also texts from right to left stand at the left, beside the mark that they belong to."""

    @property
    def text(self) -> str:
        """Return its words."""
        return " ".join(text for part in self.parts for text in part.texts)


class Words:
    """Writes the texts of one deck."""

    def __init__(self, paint: Paint, language: str) -> None:
        self._paint = paint
        self._language = escaped(language)

    def box(self, block: Block, number: int, jump: str = "") -> str:
        """Return a text box; `jump` is the relation of the slide to which a click on it leads."""
        click = f'<a:hlinkClick r:id="{jump}" action="ppaction://hlinksldjump"/>' if jump else ""
        return (
            f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name="Text {number}">{click}</p:cNvPr><p:cNvSpPr '
            'txBox="1"/><p:nvPr/>'
            f'</p:nvSpPr><p:spPr>{place(block.box)}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/>'
            f"</p:spPr>{self._body(block)}</p:sp>"
        )

    def placeholder(self, block: Block, number: int, kind: str) -> str:
        """Return a text in one of the layout's places: title, ctrTitle, sldNum."""
        index = ' sz="quarter" idx="12"' if kind == "sldNum" else ""
        name = "Slide number" if kind == "sldNum" else "Title"
        return (
            f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name="{name}"/><p:cNvSpPr><a:spLocks noGrp="1"/>'
            "</p:cNvSpPr>"
            f'<p:nvPr><p:ph type="{kind}"{index}/></p:nvPr></p:nvSpPr><p:spPr>{place(block.box)}'
            f'<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr>{self._body(block)}</p:sp>'
        )

    def paragraphs(self, parts: Sequence[Part], align: Align, *, free: bool = False) -> str:
        """Return the paragraphs of a text; `free` ones begin at the right if they are read from there."""
        return "".join(
            self._paragraph(part, text, align, part.before if not i else 0.0, free=free)
            for part in parts
            for i, text in enumerate(part.texts)
        )

    def empty(self) -> str:
        """Return the paragraph of a cell without text, as low as can be."""
        return f'<a:p><a:endParaRPr lang="{self._language}" sz="100"/></a:p>'

    def _body(self, block: Block) -> str:
        # Where the letters are wider than ours a text of several lines is shown a little smaller.
        wrap, fit = ("square", "normAutofit") if block.wraps else ("none", "noAutofit")
        text = self.paragraphs(block.parts, block.align, free=block.wraps and not block.held)
        return (
            f'<p:txBody><a:bodyPr wrap="{wrap}" lIns="0" tIns="0" rIns="0" bIns="0" rtlCol="0" anchor="t">'
            f"<a:{fit}/></a:bodyPr><a:lstStyle/>{text}</p:txBody>"
        )

    def _paragraph(self, part: Part, text: str, align: Align, before: float, *, free: bool) -> str:
        space = f'<a:spcBef><a:spcPts val="{size_of(before)}"/></a:spcBef>' if before > 0 else ""
        side = "r" if part.leftward and free and align is Align.START else _ALIGN[align]
        direction = ' rtl="1"' if part.leftward else ""
        return (
            f'<a:p><a:pPr marL="0" indent="0" algn="{side}"{direction}>'
            f'<a:lnSpc><a:spcPts val="{size_of(part.style.leading)}"/></a:lnSpc>{space}<a:buNone/></a:pPr>'
            f"{self._run(part, text)}</a:p>"
        )

    def _run(self, part: Part, text: str) -> str:
        style = part.style
        tracking = f' spc="{size_of(style.size * style.tracking)}"' if style.tracking else ""
        look = (
            f'lang="{self._language}" sz="{size_of(style.size)}" b="{int(is_bold(style))}" kern="0"{tracking}'
        )
        fill = self._paint.fill(part.color)
        if text.startswith(NUMBER_FIELD):
            field = '<a:fld id="{8D1B4B7C-6A2E-4C5D-9B60-1F6A0C3E5D21}" type="slidenum">'
            return f"{field}<a:rPr {look}>{fill}</a:rPr><a:t>{text[1:] or '‹#›'}</a:t></a:fld>"
        if not text:
            return f"<a:endParaRPr {look}>{fill}</a:endParaRPr>"
        return f"<a:r><a:rPr {look}>{fill}</a:rPr><a:t>{escaped(text)}</a:t></a:r>"
