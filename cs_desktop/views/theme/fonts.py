"""Type: the named text styles, the bundled typeface, and fonts for scripts that it lacks."""

from enum import Enum
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path

from PySide6.QtGui import QFont, QFontDatabase, QGuiApplication

from cs_desktop.common.resources import resource
from cs_desktop.common.settings import TextSize

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

    ROOM = (30, QFont.Weight.DemiBold)
    """What several people read from afar, on the wall of a room."""
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

    # Painters look fonts up by style hundreds of times a frame; Python's own hashes the name each time.
    __hash__ = object.__hash__


_BODY_PIXELS = TextStyle.BODY.value[0]


def font(style: TextStyle, *, tabular: bool = False) -> QFont:
    """Return the font of a style in the size of text that the user chose.

    `tabular` gives digits of one width, for columns of numbers.
    """
    return QFont(_made(style, text_size(), tabular=tabular))


def text_size() -> int:
    """Return how large text is, in percent: the application's own font is the measure of it."""
    pixels = QGuiApplication.font().pixelSize()
    if pixels <= 0:
        return TextSize.NORMAL
    return min(TextSize, key=lambda size: abs(scaled_to(_BODY_PIXELS, size) - pixels))


def scaled(length: int) -> int:
    """Return a drawn height, or a width, that has to grow with the text in it."""
    return scaled_to(length, text_size())


def scaled_to(length: int, size: int) -> int:
    """Return a drawn length for a size of text in percent; the same size always gives the same length."""
    return (length * size + 50) // 100


def body_font(size: int) -> QFont:
    """Return the application's font for a size of text in percent."""
    return QFont(_made(TextStyle.BODY, size, tabular=False))


def resized(shown: QFont, before: int, size: int) -> QFont:
    """Return a font of any style, which was made for one size of text, for another; "
    "others stay as they are."""
    style = {scaled_to(style.value[0], before): style for style in TextStyle}.get(shown.pixelSize())
    if style is None:
        return shown
    made = QFont(shown)
    made.setPixelSize(scaled_to(style.value[0], size))
    return made


@lru_cache(maxsize=256)
def _made(style: TextStyle, size: int, *, tabular: bool) -> QFont:
    pixels, weight = style.value
    made = QFont(FAMILY)
    made.setPixelSize(scaled_to(pixels, size))
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
