"""Recorded pages straight on a reportlab canvas: canvas_pages.py PAGES_JSON OUT."""

import json
import sys
from pathlib import Path
from typing import Any

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

FONTS = Path(__file__).parents[2] / "resources" / "fonts"
_WEIGHTS = {400: "Regular", 500: "Medium", 600: "SemiBold"}


def draw(pages: Path, out: Path) -> None:
    """Draw each operation as it is."""
    document = json.loads(pages.read_text(encoding="utf-8"))
    unit, (width, height) = document["unit"], document["size"]
    for name in _WEIGHTS.values():
        pdfmetrics.registerFont(TTFont(name, FONTS / f"Inter-{name}.ttf"))
    canvas = Canvas(str(out), (width * unit, height * unit))
    for operations in document["pages"]:
        canvas.scale(unit, unit)
        for operation in operations:
            _draw(canvas, operation, height)
        canvas.showPage()
    canvas.save()


def _draw(canvas: Canvas, op: dict[str, Any], height: float) -> None:
    if op["kind"] == "text":
        canvas.setFillColor(op["color"])
        canvas.setFont(_WEIGHTS[op["weight"]], op["size"])
        canvas.drawString(op["x"], height - op["y"], op["text"])
        return
    how = {"stroke": int(op["stroke"] is not None), "fill": int(op["fill"] is not None)}
    if op["fill"]:
        canvas.setFillColor(op["fill"])
    if op["stroke"]:
        canvas.setStrokeColor(op["stroke"])
        canvas.setLineWidth(op["width"])
        canvas.setDash(op["dash"])
    if op["kind"] == "rect":
        box = (op["x"], height - op["y"] - op["h"], op["w"], op["h"])
        if op["radius"]:
            canvas.roundRect(*box, op["radius"], **how)
        else:
            canvas.rect(*box, **how)
    elif op["kind"] == "curve":
        path = canvas.beginPath()
        path.moveTo(op["start"][0], height - op["start"][1])
        for bend in op["bends"]:
            path.curveTo(*(value for x, y in bend for value in (x, height - y)))
        canvas.drawPath(path, **how)
    elif op["kind"] == "circle":
        canvas.circle(op["x"], height - op["y"], op["radius"], **how)
    else:
        path = canvas.beginPath()
        path.moveTo(op["points"][0][0], height - op["points"][0][1])
        for x, y in op["points"][1:]:
            path.lineTo(x, height - y)
        if op["kind"] == "polygon":
            path.close()
        canvas.drawPath(path, **how)


if __name__ == "__main__":
    draw(Path(sys.argv[1]), Path(sys.argv[2]))
