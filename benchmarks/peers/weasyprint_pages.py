"""Recorded pages by WeasyPrint, each an SVG drawing in a page of HTML: weasyprint_pages.py PAGES_JSON OUT."""

import json
import sys
from html import escape
from pathlib import Path
from typing import Any

from weasyprint import HTML
from weasyprint.text.fonts import FontConfiguration

FONTS = Path(__file__).parents[2] / "resources" / "fonts"
_WEIGHTS = {400: "Regular", 500: "Medium", 600: "SemiBold"}


def draw(pages: Path, out: Path) -> None:
    """Draw each operation as it is, with tags, as ours are."""
    document = json.loads(pages.read_text(encoding="utf-8"))
    unit, (width, height) = document["unit"], document["size"]
    size = f"width:{width * unit:g}pt;height:{height * unit:g}pt"
    faces = "".join(_face(weight, FONTS / f"Inter-{name}.ttf") for weight, name in _WEIGHTS.items())
    style = f"{faces}@page{{size:{width * unit:g}pt {height * unit:g}pt;margin:0}}svg{{display:block;{size}}}"
    drawings = "".join(
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}">'
        f"{''.join(map(_drawn, page))}</svg>"
        for page in document["pages"]
    )
    head = f'<html lang="en"><head><title>Deck</title><style>{style}</style></head>'
    HTML(string=f'{head}<body style="margin:0">{drawings}').write_pdf(
        out, font_config=FontConfiguration(), pdf_variant="pdf/ua-1"
    )


def _face(weight: int, file: Path) -> str:
    return f"@font-face{{font-family:Deck;font-weight:{weight};src:url({file.as_uri()})}}"


def _drawn(op: dict[str, Any]) -> str:
    if op["kind"] == "text":
        return (
            f'<text x="{op["x"]:.2f}" y="{op["y"]:.2f}" font-family="Deck" font-size="{op["size"]:g}" '
            f'font-weight="{op["weight"]}" fill="{op["color"]}">{escape(op["text"])}</text>'
        )
    dash = f' stroke-dasharray="{" ".join(map(str, op["dash"]))}"' if op.get("dash") else ""
    colors = f'fill="{op["fill"] or "none"}" stroke="{op["stroke"] or "none"}"'
    paint = f'{colors} stroke-width="{op["width"]:g}"{dash}'
    if op["kind"] == "rect":
        box = f'x="{op["x"]:.2f}" y="{op["y"]:.2f}" width="{op["w"]:.2f}" height="{op["h"]:.2f}"'
        return f'<rect {box} rx="{op["radius"]:g}" {paint}/>'
    if op["kind"] == "circle":
        return f'<circle cx="{op["x"]:.2f}" cy="{op["y"]:.2f}" r="{op["radius"]:g}" {paint}/>'
    return f'<path d="{_path(op)}" {paint}/>'


def _path(op: dict[str, Any]) -> str:
    if op["kind"] == "curve":
        bends = " ".join("C" + " ".join(f"{x:.2f} {y:.2f}" for x, y in bend) for bend in op["bends"])
        return f"M{op['start'][0]:.2f} {op['start'][1]:.2f} {bends}"
    points = " L".join(f"{x:.2f} {y:.2f}" for x, y in op["points"])
    return f"M{points}" + ("Z" if op["kind"] == "polygon" else "")


if __name__ == "__main__":
    draw(Path(sys.argv[1]), Path(sys.argv[2]))
