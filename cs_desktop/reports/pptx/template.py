"""The empty presentation that slides are put into: a theme of the brand, one master, two layouts."""

from io import BytesIO
from xml.sax.saxutils import quoteattr
from zipfile import ZipFile

from cs_desktop.domain.deck.content import AnyDeck
from cs_desktop.reports.drawing import Box
from cs_desktop.reports.look import COVER_TITLE, FOOTER_MIDDLE, LEFT, RIGHT, TITLE, TITLE_TOP, WIDTH, Look
from cs_desktop.reports.pptx.markup import NAMESPACES, colors_of_theme, place, plain, size_of
from cs_desktop.reports.pptx.properties import core_properties
from cs_desktop.reports.text.style import TextStyle

COVER, CONTENT = 0, 1
"""The places of the two layouts."""
TITLE_HEIGHT = 110
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_TYPES = "application/vnd.openxmlformats-officedocument."
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_OVERRIDES = {
    "ppt/presentation.xml": "presentationml.presentation.main",
    "ppt/slideMasters/slideMaster1.xml": "presentationml.slideMaster",
    "ppt/slideLayouts/slideLayout1.xml": "presentationml.slideLayout",
    "ppt/slideLayouts/slideLayout2.xml": "presentationml.slideLayout",
    "ppt/notesMasters/notesMaster1.xml": "presentationml.notesMaster",
    "ppt/theme/theme1.xml": "theme",
    "ppt/theme/theme2.xml": "theme",
}
_MAP = (
    'bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2" accent1="accent1" accent2="accent2" accent3="accent3" '
    'accent4="accent4" accent5="accent5" accent6="accent6" hlink="hlink" folHlink="folHlink"'
)
_SCRIPTS = {
    "Jpan": "Yu Gothic",
    "Hang": "Malgun Gothic",
    "Hans": "Microsoft YaHei",
    "Hant": "Microsoft JhengHei",
    "Arab": "Arial",
    "Hebr": "Arial",
    "Thai": "Tahoma",
    "Deva": "Nirmala UI",
}
"""Fonts that come with office programs, for what the typeface has no letters of."""
_SANS = 'panose="020B0604020202020204" pitchFamily="34" charset="0"'
"""What a program that lacks the typeface takes one like it by: a proportional sans serif."""


def template(deck: AnyDeck, look: Look, title: str) -> BytesIO:
    """Return a presentation without slides, as bytes to be opened."""
    parts = {
        "_rels/.rels": _relations(
            (f"{_RELATIONS}/officeDocument", "ppt/presentation.xml"),
            (
                "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties",
                "docProps/core.xml",
            ),
        ),
        "docProps/core.xml": core_properties(deck, title),
        "ppt/presentation.xml": _presentation(deck),
        "ppt/_rels/presentation.xml.rels": _relations(
            (f"{_RELATIONS}/slideMaster", "slideMasters/slideMaster1.xml"),
            (f"{_RELATIONS}/notesMaster", "notesMasters/notesMaster1.xml"),
            (f"{_RELATIONS}/theme", "theme/theme1.xml"),
        ),
        "ppt/slideMasters/slideMaster1.xml": _master(deck),
        "ppt/slideMasters/_rels/slideMaster1.xml.rels": _relations(
            (f"{_RELATIONS}/slideLayout", "../slideLayouts/slideLayout1.xml"),
            (f"{_RELATIONS}/slideLayout", "../slideLayouts/slideLayout2.xml"),
            (f"{_RELATIONS}/theme", "../theme/theme1.xml"),
        ),
        "ppt/slideLayouts/slideLayout1.xml": _layout("Cover", "title", _title_place("ctrTitle", COVER_TITLE)),
        "ppt/slideLayouts/slideLayout2.xml": _layout("Content", "titleOnly", _title_place("title", TITLE)),
        "ppt/notesMasters/notesMaster1.xml": _notes_master(deck),
        "ppt/notesMasters/_rels/notesMaster1.xml.rels": _relations(
            (f"{_RELATIONS}/theme", "../theme/theme2.xml")
        ),
        "ppt/theme/theme1.xml": _theme(deck, look),
        "ppt/theme/theme2.xml": _theme(deck, look),
    }
    for number in (1, 2):
        parts[f"ppt/slideLayouts/_rels/slideLayout{number}.xml.rels"] = _relations(
            (f"{_RELATIONS}/slideMaster", "../slideMasters/slideMaster1.xml")
        )
    target = BytesIO()
    with ZipFile(target, "w") as package:
        package.writestr("[Content_Types].xml", _content_types())
        for name, content in parts.items():
            package.writestr(name, content)
    target.seek(0)
    return target


def _content_types() -> str:
    overrides = "".join(
        f'<Override PartName="/{name}" ContentType="{_TYPES}{kind}+xml"/>'
        for name, kind in _OVERRIDES.items()
    )
    return (
        f'{_HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f"{overrides}"
        '<Override PartName="/docProps/core.xml" '
        'ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>'
    )


def _relations(*targets: tuple[str, str]) -> str:
    rows = "".join(
        f'<Relationship Id="rId{number}" Type="{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, 1)
    )
    return (
        f'{_HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f"{rows}</Relationships>"
    )


def _presentation(deck: AnyDeck) -> str:
    return (
        f"{_HEAD}<p:presentation {NAMESPACES}>"
        '<p:sldMasterIdLst><p:sldMasterId id="2147483648" r:id="rId1"/></p:sldMasterIdLst>'
        '<p:notesMasterIdLst><p:notesMasterId r:id="rId2"/></p:notesMasterIdLst>'
        '<p:sldSz cx="12192000" cy="6858000"/><p:notesSz cx="6858000" cy="9144000"/>'
        f"<p:defaultTextStyle><a:defPPr><a:defRPr lang={quoteattr(deck.language)}/></a:defPPr>{_levels(deck)}"
        "</p:defaultTextStyle></p:presentation>"
    )


def _levels(deck: AnyDeck) -> str:
    """Return how text looks that says nothing else, on each level of a list."""
    return "".join(
        f'<a:lvl{level}pPr marL="{(level - 1) * 228600}" indent="0"><a:buNone/>'
        f'<a:defRPr lang={quoteattr(deck.language)} sz="1320" kern="0">'
        f'<a:solidFill><a:schemeClr val="tx1"/></a:solidFill>{_fonts("mn")}</a:defRPr></a:lvl{level}pPr>'
        for level in range(1, 10)
    )


def _fonts(which: str) -> str:
    return f'<a:latin typeface="+{which}-lt"/><a:ea typeface="+{which}-ea"/><a:cs typeface="+{which}-cs"/>'


def _tree(content: str) -> str:
    return (
        '<p:spTree><p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr>'
        '<p:grpSpPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/><a:chOff x="0" y="0"/>'
        f'<a:chExt cx="0" cy="0"/></a:xfrm></p:grpSpPr>{content}</p:spTree>'
    )


_GROUND = '<p:bg><p:bgPr><a:solidFill><a:schemeClr val="bg1"/></a:solidFill><a:effectLst/></p:bgPr></p:bg>'


_NUMBER_PLACE = (
    '<p:sp><p:nvSpPr><p:cNvPr id="3" name="Slide number"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
    '<p:nvPr><p:ph type="sldNum" sz="quarter" idx="4"/></p:nvPr></p:nvSpPr>'
    f"<p:spPr>{place(Box(RIGHT - 54, FOOTER_MIDDLE - 10, 54, 20))}"
    '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr>'
    '<p:txBody><a:bodyPr wrap="none" lIns="0" tIns="0" rIns="0" bIns="0"/><a:lstStyle/><a:p>'
    '<a:pPr algn="r"/><a:fld id="{8D1B4B7C-6A2E-4C5D-9B60-1F6A0C3E5D21}" type="slidenum"><a:rPr sz="840" '
    'b="1"/>'
    "<a:t>‹#›</a:t></a:fld></a:p></p:txBody></p:sp>"
)


def _master(deck: AnyDeck) -> str:
    language = quoteattr(deck.language)
    levels = _levels(deck)
    return (
        f"{_HEAD}<p:sldMaster {NAMESPACES}><p:cSld>{_GROUND}"
        f"{_tree(_title_place('title', TITLE) + _NUMBER_PLACE)}</p:cSld>"
        f"<p:clrMap {_MAP}/><p:sldLayoutIdLst>"
        '<p:sldLayoutId id="2147483649" r:id="rId1"/><p:sldLayoutId id="2147483650" r:id="rId2"/>'
        "</p:sldLayoutIdLst>"
        '<p:txStyles><p:titleStyle><a:lvl1pPr algn="l"><a:lnSpc><a:spcPts '
        f'val="{size_of(TITLE.leading)}"/></a:lnSpc>'
        f'<a:buNone/><a:defRPr lang={language} sz="{size_of(TITLE.size)}" b="1" kern="0">'
        '<a:solidFill><a:schemeClr val="tx1"/></a:solidFill>'
        f"{_fonts('mj')}</a:defRPr></a:lvl1pPr></p:titleStyle>"
        f"<p:bodyStyle>{levels}</p:bodyStyle><p:otherStyle>{levels}</p:otherStyle></p:txStyles></p:sldMaster>"
    )


def _layout(name: str, kind: str, content: str) -> str:
    return (
        f'{_HEAD}<p:sldLayout {NAMESPACES} type="{kind}" preserve="1"><p:cSld '
        f'name="{name}">{_tree(content)}</p:cSld>'
        "<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sldLayout>"
    )


def _title_place(kind: str, style: TextStyle) -> str:
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="2" name="Title"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
        f'<p:nvPr><p:ph type="{kind}"/></p:nvPr></p:nvSpPr>'
        f"<p:spPr>{place(Box(LEFT, TITLE_TOP, WIDTH, TITLE_HEIGHT))}"
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr>'
        '<p:txBody><a:bodyPr wrap="square" lIns="0" tIns="0" rIns="0" bIns="0" anchor="t">'
        "<a:normAutofit/></a:bodyPr>"
        f'<a:lstStyle><a:lvl1pPr><a:defRPr sz="{size_of(style.size)}" b="1"/></a:lvl1pPr></a:lstStyle>'
        "<a:p><a:r><a:rPr/><a:t>Title</a:t></a:r></a:p></p:txBody></p:sp>"
    )


def _notes_master(deck: AnyDeck) -> str:
    picture = (
        '<p:sp><p:nvSpPr><p:cNvPr id="2" name="Slide"/><p:cNvSpPr><a:spLocks noGrp="1" noRot="1" '
        'noChangeAspect="1"/>'
        '</p:cNvSpPr><p:nvPr><p:ph type="sldImg" idx="2"/></p:nvPr></p:nvSpPr><p:spPr>'
        '<a:xfrm><a:off x="685800" y="1143000"/><a:ext cx="5486400" cy="3086100"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr></p:sp>'
    )
    words = (
        '<p:sp><p:nvSpPr><p:cNvPr id="3" name="Notes"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
        '<p:nvPr><p:ph type="body" sz="quarter" idx="3"/></p:nvPr></p:nvSpPr><p:spPr>'
        '<a:xfrm><a:off x="685800" y="4400550"/><a:ext cx="5486400" cy="3600450"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr>'
        "<p:txBody><a:bodyPr/><a:lstStyle/><a:p><a:r><a:rPr/><a:t>Notes</a:t></a:r></a:p></p:txBody></p:sp>"
    )
    return (
        f"{_HEAD}<p:notesMaster {NAMESPACES}><p:cSld>{_GROUND}{_tree(picture + words)}</p:cSld>"
        f'<p:clrMap {_MAP}/><p:notesStyle><a:lvl1pPr><a:defRPr lang={quoteattr(deck.language)} sz="1200">'
        '<a:solidFill><a:schemeClr val="tx1"/></a:solidFill>'
        f"{_fonts('mn')}</a:defRPr></a:lvl1pPr></p:notesStyle></p:notesMaster>"
    )


def _theme(deck: AnyDeck, look: Look) -> str:
    colors = "".join(
        f'<a:{name}><a:srgbClr val="{color[1:]}"/></a:{name}>'
        for name, color in colors_of_theme(look).items()
    )
    typeface = quoteattr(plain(deck.typeface.name).strip() or "Inter")
    scripts = "".join(f'<a:font script="{script}" typeface="{name}"/>' for script, name in _SCRIPTS.items())
    font = f'<a:latin typeface={typeface} {_SANS}/><a:ea typeface=""/><a:cs typeface="Arial"/>{scripts}'
    fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
    line = f'<a:ln w="9525">{fill}</a:ln>'
    effect = "<a:effectStyle><a:effectLst/></a:effectStyle>"
    return (
        f'{_HEAD}<a:theme {NAMESPACES.partition(" ")[0]} name="Deck"><a:themeElements>'
        f'<a:clrScheme name="Brand">{colors}</a:clrScheme><a:fontScheme name="Brand">'
        f"<a:majorFont>{font}</a:majorFont><a:minorFont>{font}</a:minorFont></a:fontScheme>"
        f'<a:fmtScheme name="Plain"><a:fillStyleLst>{fill * 3}</a:fillStyleLst>'
        f"<a:lnStyleLst>{line * 3}</a:lnStyleLst>"
        f"<a:effectStyleLst>{effect * 3}</a:effectStyleLst><a:bgFillStyleLst>{fill * 3}</a:bgFillStyleLst>"
        "</a:fmtScheme></a:themeElements></a:theme>"
    )
