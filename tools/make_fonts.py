"""Make the three static files of Inter that the window and the decks use.

    python -m pip install fontpkg-inter
    python tools/make_fonts.py resources/fonts

The variable font is cut to three weights at the optical size of running text (large sizes are set
tighter instead), and to the layout features in use. `calt` goes too: it would show what a user typed
as `->` or `4x4` as something else.
"""

import shutil
import sys
from importlib.util import find_spec
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

PACKAGE = "fontpkg_inter"
WEIGHTS = {"Regular": 400, "Medium": 500, "SemiBold": 600}
OPTICAL_SIZE = 14
FEATURES = ["kern", "mark", "mkmk", "ccmp", "locl", "tnum", "pnum", "case"]
WINDOWS_UNICODE = (3, 1, 0x409)
FAMILY, STYLE, UNIQUE, FULL, POSTSCRIPT, TYPO_FAMILY, TYPO_STYLE = 1, 2, 3, 4, 6, 16, 17


def make_static(variable: Path, style: str, weight: int) -> TTFont:
    """Return one weight of the variable font, without hints and unused features."""
    font = instancer.instantiateVariableFont(
        TTFont(variable, recalcTimestamp=False), {"wght": weight, "opsz": OPTICAL_SIZE}
    )
    options = subset.Options()
    options.layout_features = FEATURES
    options.name_IDs = ["*"]
    options.hinting = False
    options.notdef_outline = True
    options.glyph_names = False
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=sorted(font.getBestCmap()))
    cutter.subset(font)
    _name(font, style)
    font["OS/2"].usWeightClass = weight
    return font


def _name(font: TTFont, style: str) -> None:
    """Name the font so that every system files it under one family."""
    names = font["name"]
    regular = style == "Regular"
    values = {
        FAMILY: "Inter" if regular else f"Inter {style}",
        STYLE: "Regular",
        UNIQUE: f"Inter-{style}",
        FULL: f"Inter {style}",
        POSTSCRIPT: f"Inter-{style}",
        TYPO_FAMILY: None if regular else "Inter",
        TYPO_STYLE: None if regular else style,
    }
    for name_id, value in values.items():
        names.removeNames(nameID=name_id)
        if value is not None:
            names.setName(value, name_id, *WINDOWS_UNICODE)
    # They describe axes that no longer exist.
    names.names = [record for record in names.names if record.nameID < 25]
    del font["STAT"]


def main(target: Path) -> None:
    """Write the files and the licence into the folder."""
    spec = find_spec(PACKAGE)
    if spec is None or spec.origin is None:
        sys.exit("The variable font is missing; run: python -m pip install fontpkg-inter")
    home = Path(spec.origin).parent
    target.mkdir(parents=True, exist_ok=True)
    for style, weight in WEIGHTS.items():
        path = target / f"Inter-{style}.ttf"
        make_static(home / "files" / "Inter[opsz,wght].ttf", style, weight).save(path)
        print(f"{path}: {path.stat().st_size // 1024} KB")
    shutil.copy(home / "LICENSE", target / "Inter-LICENSE.txt")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path("resources/fonts"))
