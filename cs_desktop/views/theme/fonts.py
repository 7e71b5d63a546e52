"""Type: the named text styles, the bundled typeface, and fonts for scripts that it lacks."""

from enum import Enum
from importlib.util import find_spec
from pathlib import Path

from PySide6.QtGui import QFont, QFontDatabase

from cs_desktop.common.resources import resource

FAMILY = "Inter"
_FILES = ("Inter-Regular.ttf", "Inter-Medium.ttf", "Inter-SemiBold.ttf")

_System = QFontDatabase.WritingSystem
_NOTO = "manimgx_fonts"
_CJK = ("cvttf_NotoSansCJK_Regular", "NotoSansCJKtc-Regular.otf")
_FALLBACKS: dict[QFontDatabase.WritingSystem, tuple[str, str]] = {
    **{
        getattr(_System, script): (_NOTO, f"NotoSans{script}[wght].ttf")
        for script in (
            *("Armenian", "Hebrew", "Arabic", "Devanagari", "Bengali", "Gurmukhi", "Gujarati", "Oriya"),
            *("Tamil", "Telugu", "Kannada", "Malayalam", "Sinhala", "Thai", "Lao", "Myanmar"),
            *("Georgian", "Khmer"),
        )
    },
    **dict.fromkeys(
        (_System.Japanese, _System.SimplifiedChinese, _System.TraditionalChinese, _System.Korean), _CJK
    ),
}
_EMOJI = (_NOTO, "NotoEmoji[wght].ttf")


class TextStyle(Enum):
    """A text style: size in pixels and weight. Nothing is smaller than 11."""

    VALUE = (22, QFont.Weight.DemiBold)
    """The large value of a tile; the welcome title."""
    OUTCOME = (18, QFont.Weight.Medium)
    """The customer's own words."""
    EMPTY_TITLE = (18, QFont.Weight.DemiBold)
    TITLE = (15, QFont.Weight.DemiBold)
    """Page and account title; the value of a small tile."""
    BODY = (13, QFont.Weight.Normal)
    BODY_MEDIUM = (13, QFont.Weight.Medium)
    SECTION = (13, QFont.Weight.DemiBold)
    CELL = (12, QFont.Weight.Normal)
    CELL_MEDIUM = (12, QFont.Weight.Medium)
    CELL_BOLD = (12, QFont.Weight.DemiBold)
    CAPTION = (11, QFont.Weight.Normal)
    CAPTION_MEDIUM = (11, QFont.Weight.Medium)


def font(style: TextStyle, *, tabular: bool = False) -> QFont:
    """Return the font of a style; `tabular` gives digits of one width, for columns of numbers."""
    size, weight = style.value
    made = QFont(FAMILY)
    made.setPixelSize(size)
    made.setWeight(weight)
    if tabular:
        made.setFeature(QFont.Tag("tnum"), 1)
    return made


def load_typeface() -> None:
    """Load the bundled typeface. Needed before the first widget is shown."""
    for name in _FILES:
        QFontDatabase.addApplicationFont(str(resource(f"fonts/{name}")))


def load_fallback_fonts() -> list[str]:
    """Load a font for each script that neither the system nor the typeface has; return their families.

    Takes some 30 ms where the system has no fonts at all, so it runs after the first paint.
    """
    needed = [source for system, source in _FALLBACKS.items() if not QFontDatabase.families(system)]
    families: list[str] = []
    for package, name in dict.fromkeys(needed):
        families += _load(package, name)
    if families:
        QFont.insertSubstitutions(FAMILY, families)
        for family in _load(*_EMOJI):
            QFontDatabase.addApplicationEmojiFontFamily(family)
    return families


def _load(package: str, name: str) -> list[str]:
    """Return the families in a font file of an installed package; none if it is not installed."""
    spec = find_spec(package)
    if spec is None or spec.origin is None:
        return []
    return QFontDatabase.applicationFontFamilies(
        QFontDatabase.addApplicationFont(str(Path(spec.origin).with_name(name)))
    )
