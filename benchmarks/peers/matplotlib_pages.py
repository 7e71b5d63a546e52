"""Recorded pages by matplotlib, a figure each: matplotlib_pages.py PAGES_JSON OUT."""

import json
import sys
from pathlib import Path
from typing import Any

import matplotlib as mpl
from matplotlib.axes import Axes
from matplotlib.backends.backend_pdf import FigureCanvasPdf, PdfPages
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.patches import Circle, FancyBboxPatch, PathPatch, Rectangle
from matplotlib.path import Path as Course

FONTS = Path(__file__).parents[2] / "resources" / "fonts"
_WEIGHTS = {400: "Regular", 500: "Medium", 600: "SemiBold"}
_POINTS_AN_INCH = 72


def draw(pages: Path, out: Path) -> None:
    """Draw each operation as it is."""
    mpl.rcParams["pdf.fonttype"] = 42
    document = json.loads(pages.read_text(encoding="utf-8"))
    unit, (width, height) = document["unit"], document["size"]
    fonts = {weight: FONTS / f"Inter-{name}.ttf" for weight, name in _WEIGHTS.items()}
    with PdfPages(out) as target:
        for operations in document["pages"]:
            figure = Figure((width * unit / _POINTS_AN_INCH, height * unit / _POINTS_AN_INCH))
            FigureCanvasPdf(figure)
            axes = figure.add_axes((0, 0, 1, 1))
            axes.set(xlim=(0, width), ylim=(height, 0))
            axes.axis("off")
            for operation in operations:
                _draw(axes, operation, unit, fonts)
            target.savefig(figure)


def _draw(axes: Axes, op: dict[str, Any], unit: float, fonts: dict[int, Path]) -> None:
    if op["kind"] == "text":
        font = FontProperties(fname=fonts[op["weight"]], size=op["size"] * unit)
        axes.text(op["x"], op["y"], op["text"], color=op["color"], fontproperties=font, parse_math=False)
        return
    dash = (0, op["dash"]) if op.get("dash") else "-"
    how = {
        "facecolor": op["fill"] or "none",
        "edgecolor": op["stroke"] or "none",
        "linewidth": op["width"] * unit,
        "linestyle": dash,
    }
    if op["kind"] == "rect":
        place = (op["x"], op["y"]), op["w"], op["h"]
        style = f"round,pad=0,rounding_size={op['radius']}"
        axes.add_patch(
            FancyBboxPatch(*place, boxstyle=style, **how) if op["radius"] else Rectangle(*place, **how)
        )
    elif op["kind"] == "circle":
        axes.add_patch(Circle((op["x"], op["y"]), op["radius"], **how))
    else:
        axes.add_patch(PathPatch(_course(op), **how))


def _course(op: dict[str, Any]) -> Course:
    if op["kind"] == "curve":
        ends = [point for bend in op["bends"] for point in bend]
        return Course([op["start"], *ends], [Course.MOVETO] + [Course.CURVE4] * len(ends))
    points = [tuple(point) for point in op["points"]]
    codes = [Course.MOVETO] + [Course.LINETO] * (len(points) - 1)
    if op["kind"] == "polygon":
        return Course([*points, points[0]], [*codes, Course.CLOSEPOLY])
    return Course(points, codes)


if __name__ == "__main__":
    draw(Path(sys.argv[1]), Path(sys.argv[2]))
