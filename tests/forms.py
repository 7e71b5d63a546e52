"""Fills in PDF forms as a reader does: goes to a field, types or clicks, and saves the file."""

import ctypes
from collections.abc import Mapping
from pathlib import Path

import pypdfium2
from pypdfium2 import raw


def fill_form(path: Path, values: Mapping[str, str | bool]) -> None:
    """Give fields their values by name, a box True or False; each has to be there."""
    document = pypdfium2.PdfDocument(path.read_bytes())
    document.init_forms()
    left = dict(values)
    for page in document:
        for place in range(raw.FPDFPage_GetAnnotCount(page)):
            field = raw.FPDFPage_GetAnnot(page, place)
            name = _name(document.formenv, field)
            if name in left:
                _put(document.formenv, page, field, left.pop(name))
                raw.FORM_ForceToKillFocus(document.formenv)
            raw.FPDFPage_CloseAnnot(field)
        page.close()
    assert not left, left
    document.save(path)
    document.close()


def _name(form, field) -> str:
    room = ctypes.create_string_buffer(512)
    size = raw.FPDFAnnot_GetFormFieldName(
        form, field, ctypes.cast(room, ctypes.POINTER(ctypes.c_ushort)), 512
    )
    return room.raw[: size - 2].decode("utf-16-le")


def _put(form, page, field, value: str | bool) -> None:
    if isinstance(value, bool):
        if bool(raw.FPDFAnnot_IsChecked(form, field)) is not value:
            box = raw.FS_RECTF()
            raw.FPDFAnnot_GetRect(field, box)
            at = (box.left + box.right) / 2, (box.top + box.bottom) / 2
            raw.FORM_OnLButtonDown(form, page, 0, *at)
            raw.FORM_OnLButtonUp(form, page, 0, *at)
        return
    assert raw.FORM_SetFocusedAnnot(form, field)
    if raw.FPDFAnnot_GetFormFieldType(form, field) == raw.FPDF_FORMFIELD_COMBOBOX:
        words = [_option(form, field, place) for place in range(raw.FPDFAnnot_GetOptionCount(form, field))]
        assert raw.FORM_SetIndexSelected(form, page, words.index(value), True)
        return
    raw.FORM_SelectAllText(form, page)
    text = (value + "\0").encode("utf-16-le")
    raw.FORM_ReplaceSelection(form, page, ctypes.cast(ctypes.c_char_p(text), ctypes.POINTER(ctypes.c_ushort)))


def _option(form, field, place: int) -> str:
    room = ctypes.create_string_buffer(512)
    size = raw.FPDFAnnot_GetOptionLabel(
        form, field, place, ctypes.cast(room, ctypes.POINTER(ctypes.c_ushort)), 512
    )
    return room.raw[: size - 2].decode("utf-16-le")
