"""The fields of a PDF form, as whichever program filled them in left them.

PDFium reads the file: it knows what each of them writes, mends what is broken, and runs no script.
"""

import ctypes
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from pathlib import Path
from typing import Any

from cs_desktop.services.page_pictures import PDFIUM

TICKED = "Yes"
LARGEST = 20 << 20
"""Bytes of a file; what a reader saves of a form is far smaller."""
_MOST_PAGES, _MOST_FIELDS = 200, 2_000
"""Pages of a file, and fields of a page."""
_LONGEST = 200_000
"""Bytes of a text."""


def read_fields(path: Path) -> Mapping[str, str]:
    """Return the value of each field by its name; of a box `TICKED` or nothing. Without fields it is empty.

    Raises:
        ValueError: it is no PDF that can be read, it asks for a password, or there is too much in it.
        OSError: the file cannot be read.
    """
    if path.stat().st_size > LARGEST:
        raise ValueError("The file is too large.")
    content = path.read_bytes()
    with PDFIUM:
        return dict(_fields(content))


def _fields(content: bytes) -> Iterator[tuple[str, str]]:
    import pypdfium2  # noqa: PLC0415 - a library for this alone

    pdfium = pypdfium2.raw
    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        raise ValueError(str(error)) from error
    with closing(document):
        if document.get_formtype() != pdfium.FORMTYPE_ACRO_FORM:
            return
        document.init_forms()
        if len(document) > _MOST_PAGES:
            raise ValueError("The file has too many pages.")
        for number in range(len(document)):
            page = document[number]
            count = pdfium.FPDFPage_GetAnnotCount(page)
            if count > _MOST_FIELDS:
                raise ValueError("A page has too many fields.")
            for place in range(count):
                annotation = pdfium.FPDFPage_GetAnnot(page, place)
                if annotation:
                    yield from _field(pdfium, document.formenv, annotation)
                    pdfium.FPDFPage_CloseAnnot(annotation)
            page.close()


def _field(pdfium: Any, form: Any, annotation: Any) -> Iterator[tuple[str, str]]:  # noqa: ANN401 - no types
    kind = pdfium.FPDFAnnot_GetFormFieldType(form, annotation)
    if kind <= pdfium.FPDF_FORMFIELD_UNKNOWN:
        return
    name = _text(lambda room, size: pdfium.FPDFAnnot_GetFormFieldName(form, annotation, room, size))
    if kind == pdfium.FPDF_FORMFIELD_CHECKBOX:
        yield name, TICKED if pdfium.FPDFAnnot_IsChecked(form, annotation) else ""
    else:
        yield name, _text(lambda room, size: pdfium.FPDFAnnot_GetFormFieldValue(form, annotation, room, size))


def _text(ask: Callable[[Any, int], int]) -> str:
    """Return a text of PDFium, which says first how many bytes it takes; UTF-16 with a zero at its end."""
    size = ask(None, 0)
    if size > _LONGEST:
        raise ValueError("A field is too long.")
    room = ctypes.create_string_buffer(size + 2)
    ask(ctypes.cast(room, ctypes.POINTER(ctypes.c_ushort)), size)
    return room.raw[:size].decode("utf-16-le", "replace").rstrip("\0")
