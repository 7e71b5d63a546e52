"""Recorded pages placed by typst: typst_pages.py PAGES_JSON OUT."""

import shutil
import sys
from pathlib import Path

import typst

FONTS = Path(__file__).parents[2] / "resources" / "fonts"
_TEMPLATE = Path(__file__).with_name("pages.typ")


def draw(pages: Path, out: Path) -> None:
    """Place each operation as it is; the template reads the pages from beside it."""
    template = pages.with_name(_TEMPLATE.name)
    shutil.copyfile(_TEMPLATE, template)
    typst.compile(template, output=out, font_paths=[FONTS], ignore_system_fonts=True)


if __name__ == "__main__":
    draw(Path(sys.argv[1]), Path(sys.argv[2]))
