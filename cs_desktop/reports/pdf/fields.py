"""Fields of a PDF to fill in: boxes to tick, texts and choices, as AcroForm has them (ISO 32000-1, 12.7).

Each field comes with a drawing of what stands in it, in the fonts of the file, so that it reads the same in
every program; what somebody types later is drawn by their program, in Helvetica, which each one has.
"""

from collections.abc import Callable, Sequence

from reportlab.pdfbase.pdfdoc import (
    PDFArray,
    PDFDictionary,
    PDFName,
    PDFObjectReference,
    PDFString,
    xObjectName,
)

from cs_desktop.reports.drawing import Box
from cs_desktop.reports.fonts.characters import clean
from cs_desktop.reports.look import CONTROL, SUNKEN, TEXT, Look
from cs_desktop.reports.pdf.canvas import TextCanvas
from cs_desktop.reports.pdf.surface import Surface
from cs_desktop.reports.sheet import Sheet, baseline_at
from cs_desktop.reports.tags import Tag
from cs_desktop.reports.text.setter import Setter
from cs_desktop.reports.text.style import TextStyle

YES, NO = "Yes", "Off"
_HIDDEN, _PRINT = 1 << 1, 1 << 2
_READ_ONLY, _COMBO = 1, 1 << 17
_WRITTEN = TextStyle(9.5, 400, 13)
_PADDING = 4.0


class FormFields:
    """Puts fields onto the page that is drawn; names are unique in a file, labels are read aloud."""

    def __init__(self, canvas: TextCanvas, height: float, setter: Setter, look: Look) -> None:
        self._canvas, self._height, self._setter, self._look = canvas, height, setter, look
        self._fields: list[PDFObjectReference] = []

    def tick(self, name: str, label: str, box: Box, *, ticked: bool) -> None:
        """Put a box to tick."""
        states = {
            YES: self._drawn(f"{name}.{YES}", box, lambda sheet: self._box(sheet, box.width, ticked=True)),
            NO: self._drawn(f"{name}.{NO}", box, lambda sheet: self._box(sheet, box.width, ticked=False)),
        }
        state = PDFName(YES if ticked else NO)
        self._add(name, label, box, FT=PDFName("Btn"), V=state, AS=state, AP=_normal(PDFDictionary(states)))

    def text(self, name: str, label: str, box: Box, value: str, most: int) -> None:
        """Put a line of text of at most so many characters."""
        self._add(
            *(name, label, box),
            FT=PDFName("Tx"),
            V=PDFString(value),
            MaxLen=most,
            AP=_normal(self._drawn(name, box, lambda sheet: self._written(sheet, box, value))),
        )

    def choice(self, name: str, label: str, box: Box, words: Sequence[str], value: str) -> None:
        """Put a choice among words; with none of them chosen it is empty."""
        offered = [PDFString(clean(word)) for word in ("", *words)]
        self._add(
            *(name, label, box),
            FT=PDFName("Ch"),
            Ff=_COMBO,
            Opt=PDFArray(offered),
            V=PDFString(clean(value)),
            AP=_normal(self._drawn(name, box, lambda sheet: self._written(sheet, box, value, arrow=True))),
        )

    def hidden(self, name: str, value: str) -> None:
        """Put what comes back with the file, and that nobody sees."""
        nowhere = Box(0, 0, 0, 0)
        self._add(name, "", nowhere, FT=PDFName("Tx"), Ff=_READ_ONLY, F=_HIDDEN, V=PDFString(value))

    def finish(self) -> None:
        """Say in the file that it is a form; the last thing before it is saved."""
        font = PDFDictionary(
            {
                "Type": PDFName("Font"),
                "Subtype": PDFName("Type1"),
                "BaseFont": PDFName("Helvetica"),
                "Encoding": PDFName("WinAnsiEncoding"),
            }
        )
        form = PDFDictionary(
            {
                "Fields": PDFArray(self._fields),
                "DR": PDFDictionary({"Font": PDFDictionary({"Helv": font})}),
                "DA": PDFString(f"/Helv {_WRITTEN.size:g} Tf 0 g"),
            }
        )
        self._canvas.document.Catalog.AcroForm = form

    def _add(self, name: str, label: str, box: Box, **entries: object) -> None:
        top = self._height - box.top
        place = PDFArray([box.left, top - box.height, box.right, top])
        doc = self._canvas.document
        field = PDFDictionary(
            {
                "Type": PDFName("Annot"),
                "Subtype": PDFName("Widget"),
                "T": PDFString(name),
                "TU": PDFString(clean(label)),
                "P": doc.thisPageRef(),
                "Rect": place,
                "F": _PRINT,
                "DA": PDFString(f"/Helv {_WRITTEN.size:g} Tf 0 g"),
                **entries,
            }
        )
        tag = Tag.FIELD if label else None
        self._fields.append(self._canvas.put_on_page(field, f"field {name}", tag))

    def _drawn(self, name: str, box: Box, draw: Callable[[Sheet], None]) -> PDFObjectReference:
        """Return what refers to a drawing in the size of a box, its top left corner at the origin."""
        self._canvas.beginForm(f"look of {name}", 0, 0, box.width, box.height)
        draw(Sheet(Surface(self._canvas, box.height), self._setter, self._look))
        self._canvas.endForm()
        return PDFObjectReference(xObjectName(f"look of {name}"))

    def _box(self, sheet: Sheet, size: float, *, ticked: bool) -> None:
        sheet.drawing.rect(
            0.5, 0.5, size - 1, size - 1, fill="#FFFFFF", stroke=CONTROL, stroke_width=0.9, radius=2
        )
        if ticked:
            points = [(size * 0.25, size * 0.52), (size * 0.44, size * 0.71), (size * 0.77, size * 0.32)]
            sheet.drawing.path(points, self._look.accent, 1.5)

    def _written(self, sheet: Sheet, box: Box, text: str, *, arrow: bool = False) -> None:
        sheet.drawing.rect(
            *(0.5, 0.5, box.width - 1, box.height - 1), fill=SUNKEN, stroke=CONTROL, stroke_width=0.7
        )
        room = box.width - 2 * _PADDING
        middle = box.height / 2
        if arrow:
            room -= 10
            right = box.width - _PADDING
            sheet.drawing.path(
                [(right - 6, middle - 1.5), (right - 3, middle + 1.5), (right, middle - 1.5)], CONTROL, 1
            )
        sheet.text(text, _WRITTEN, _PADDING, baseline_at(_WRITTEN, middle), TEXT, width=room, smallest=5.5)


def _normal(drawing: object) -> PDFDictionary:
    return PDFDictionary({"N": drawing})
