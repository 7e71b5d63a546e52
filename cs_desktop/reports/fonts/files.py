"""Which font files there are. All of them ship with the program: no font of the system is used."""

from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path

from cs_desktop.common.resources import resource

WEIGHTS = {400: "Regular", 500: "Medium", 600: "SemiBold"}
_NOTO = "manimgx_fonts"
_SCRIPTS = (
    *("Arabic", "Hebrew", "Devanagari", "Thai", "Bengali", "Tamil", "Telugu", "Gujarati", "Gurmukhi"),
    *("Kannada", "Malayalam", "Oriya", "Sinhala", "Khmer", "Lao", "Myanmar", "Georgian", "Armenian"),
    "Ethiopic",
)
_CJK = ("cvttf_NotoSansCJK_Regular", "NotoSansCJKtc-Regular.otf")


def typeface_file(weight: int) -> Path:
    """Return the file of the deck's typeface in a weight of WEIGHTS."""
    return resource(f"fonts/Inter-{WEIGHTS[weight]}.ttf")


def fallback_files() -> tuple[Path, ...]:
    """Return the fonts to ask, in this order, for a character that the typeface lacks.

    A font whose package is not installed is left out; its characters are then reported as missing.
    """
    names = ["NotoSans[wght].ttf", *(f"NotoSans{script}[wght].ttf" for script in _SCRIPTS)]
    wanted = [(_NOTO, name) for name in names]
    wanted += [_CJK, (_NOTO, "NotoSansSymbols[wght].ttf"), (_NOTO, "NotoEmoji[wght].ttf")]
    installed = {package for package in (_NOTO, _CJK[0]) if find_spec(package) is not None}
    return tuple(Path(str(files(package) / name)) for package, name in wanted if package in installed)


def is_emoji(path: Path) -> bool:
    """Return whether a font of `fallback_files` holds emoji."""
    return "Emoji" in path.name


def is_cjk(path: Path) -> bool:
    """Return whether a font of `fallback_files` holds Chinese, Japanese and Korean."""
    return "CJK" in path.name
