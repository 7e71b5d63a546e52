"""Recorded pages as slides of python-pptx, made a PDF by LibreOffice: office_pages.py PAGES_JSON OUT."""

import json
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.enum.shapes import MSO_SHAPE
from pptx.shapes.autoshape import Shape
from pptx.shapes.shapetree import SlideShapes
from pptx.util import Pt

_BLANK = 6
OFFICE = shutil.which("soffice")
"""Where LibreOffice is; None where it is not installed."""


def draw(pages: Path, out: Path) -> None:
    """Put each operation onto a slide, and let LibreOffice write the PDF."""
    assert OFFICE is not None
    with tempfile.TemporaryDirectory() as folder:
        slides = Path(folder, "pages.pptx")
        _slides(pages, slides)
        profile = Path(folder, "profile").as_uri()
        command = [OFFICE, f"-env:UserInstallation={profile}", "--headless", "--convert-to", "pdf"]
        subprocess.run([*command, "--outdir", folder, slides], check=True, capture_output=True)
        shutil.move(slides.with_suffix(".pdf"), out)


def _slides(pages: Path, out: Path) -> None:
    document = json.loads(pages.read_text(encoding="utf-8"))
    unit, (width, height) = document["unit"], document["size"]
    deck = Presentation()
    deck.slide_width, deck.slide_height = Pt(width * unit), Pt(height * unit)
    for operations in document["pages"]:
        shapes = deck.slides.add_slide(deck.slide_layouts[_BLANK]).shapes
        for operation in operations:
            _draw(shapes, operation, unit)
    deck.save(str(out))


def _draw(shapes: SlideShapes, op: dict[str, Any], unit: float) -> None:
    if op["kind"] == "text":
        top = Pt((op["y"] - op["size"]) * unit)
        box = shapes.add_textbox(
            Pt(op["x"] * unit), top, Pt(len(op["text"]) * op["size"] * unit), Pt(op["size"] * unit)
        )
        run = box.text_frame.paragraphs[0].add_run()
        run.text, run.font.name, run.font.size = op["text"], "Inter", Pt(op["size"] * unit)
        run.font.bold = op["weight"] > 500
        run.font.color.rgb = _color(op["color"])
        return
    if op["kind"] == "rect":
        kind = MSO_SHAPE.ROUNDED_RECTANGLE if op["radius"] else MSO_SHAPE.RECTANGLE
        shape = shapes.add_shape(kind, *(Pt(op[side] * unit) for side in "xywh"))
    elif op["kind"] == "circle":
        left, top = (Pt((op[axis] - op["radius"]) * unit) for axis in "xy")
        shape = shapes.add_shape(MSO_SHAPE.OVAL, left, top, *([Pt(2 * op["radius"] * unit)] * 2))
    else:
        points = [op["start"], *(bend[-1] for bend in op["bends"])] if op["kind"] == "curve" else op["points"]
        scaled = [(Pt(x * unit), Pt(y * unit)) for x, y in points]
        builder = shapes.build_freeform(*scaled[0])
        builder.add_line_segments(scaled[1:], close=op["kind"] == "polygon")
        shape = builder.convert_to_shape()
    _paint(shape, op, unit)


def _paint(shape: Shape, op: dict[str, Any], unit: float) -> None:
    if op["fill"]:
        shape.fill.solid()
        shape.fill.fore_color.rgb = _color(op["fill"])
    else:
        shape.fill.background()
    if op["stroke"]:
        shape.line.color.rgb = _color(op["stroke"])
        shape.line.width = Pt(op["width"] * unit)
    else:
        shape.line.fill.background()


def _color(text: str) -> RGBColor:
    return RGBColor(*bytes.fromhex(text[1:]))  # type: ignore[no-untyped-call] # python-pptx gives it no types


if __name__ == "__main__":
    draw(Path(sys.argv[1]), Path(sys.argv[2]))
