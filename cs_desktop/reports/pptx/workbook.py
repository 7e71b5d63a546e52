"""The values of a chart as the small workbook that is opened to edit them."""

from collections.abc import Iterable, Sequence
from datetime import date
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from cs_desktop.reports.pptx.markup import escaped

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_SHEETS = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_FIRST_DAY = date(1899, 12, 30)
_EPOCH = (1980, 1, 1, 0, 0, 0)
_DATE = 1
"""The style of a cell with a day."""
_PARTS = {
    "[Content_Types].xml": (
        f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{_SHEETS}.sheet.main+xml"/>'
        f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{_SHEETS}.worksheet+xml"/>'
        f'<Override PartName="/xl/styles.xml" ContentType="{_SHEETS}.styles+xml"/></Types>'
    ),
    "_rels/.rels": (
        f'<Relationships xmlns="{_PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{_RELATIONS}/officeDocument" Target="xl/workbook.xml"/>'
        "</Relationships>"
    ),
    "xl/workbook.xml": (
        f'<workbook {_MAIN} xmlns:r="{_RELATIONS}"><sheets><sheet name="Sheet1" sheetId="1" r:id="rId1"/>'
        "</sheets></workbook>"
    ),
    "xl/_rels/workbook.xml.rels": (
        f'<Relationships xmlns="{_PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{_RELATIONS}/worksheet" Target="worksheets/sheet1.xml"/>'
        f'<Relationship Id="rId2" Type="{_RELATIONS}/styles" Target="styles.xml"/></Relationships>'
    ),
    "xl/styles.xml": (
        f'<styleSheet {_MAIN}><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/>'
        "</numFmts>"
        '<fonts count="1"><font><sz val="11"/><name val="Arial"/></font></fonts>'
        '<fills count="2"><fill><patternFill patternType="none"/></fill>'
        '<fill><patternFill patternType="gray125"/></fill></fills>'
        '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
        '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
        '<cellXfs count="2"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'
        '<xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs>'
        '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
    ),
}


def serial(day: date) -> int:
    """Return a day as a spreadsheet counts it."""
    return (day - _FIRST_DAY).days


def column_letter(number: int) -> str:
    """Return the letters of a column; 0 is A."""
    letters = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def workbook(
    places: Sequence[date] | Sequence[str], columns: Sequence[tuple[str, Sequence[float | None]]]
) -> bytes:
    """Return a workbook of one sheet: what the axis says in its first column, then a column a series."""
    rows = [_row(1, ("", *(name for name, _ in columns)))]
    for number, place in enumerate(places):
        assert isinstance(place, date | str)
        rows.append(_row(number + 2, (place, *(column[number] for _, column in columns))))
    sheet = f"<worksheet {_MAIN}><sheetData>{''.join(rows)}</sheetData></worksheet>"
    target = BytesIO()
    with ZipFile(target, "w", ZIP_DEFLATED) as package:
        for name, content in {**_PARTS, "xl/worksheets/sheet1.xml": sheet}.items():
            package.writestr(ZipInfo(name, _EPOCH), _HEAD + content, ZIP_DEFLATED)
    return target.getvalue()


def _row(number: int, values: Iterable[date | str | float | None]) -> str:
    cells = "".join(_cell(f"{column_letter(place)}{number}", value) for place, value in enumerate(values))
    return f'<row r="{number}">{cells}</row>'


def _cell(where: str, value: date | str | float | None) -> str:
    match value:
        case None | "":
            return ""
        case date():
            return f'<c r="{where}" s="{_DATE}"><v>{serial(value)}</v></c>'
        case str():
            return f'<c r="{where}" t="inlineStr"><is><t xml:space="preserve">{escaped(value)}</t></is></c>'
        case _:
            return f'<c r="{where}"><v>{value!r}</v></c>'
