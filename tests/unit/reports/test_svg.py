"""SVG: the fonts inside write each text as wide as it was laid out, and nothing in a text breaks the file."""

import base64
import re
import xml.etree.ElementTree as ET

import pytest
import uharfbuzz as hb
from hypothesis import given
from hypothesis import strategies as st

from cs_desktop.domain.deck.content import Picture
from cs_desktop.reports.fonts.book import FontBook
from cs_desktop.reports.svg.surface import SvgSurface
from cs_desktop.reports.text.setter import Setter
from cs_desktop.reports.text.style import TextStyle
from tests.pictures import png

_SVG = "{http://www.w3.org/2000/svg}"
_STYLE = TextStyle(20, 600, 26)


def _written(*texts: str, style: TextStyle = _STYLE) -> tuple[ET.Element, list[float]]:
    """Return a drawing with texts below each other, and how wide each was laid out."""
    setter, surface = Setter(FontBook()), SvgSurface(900, 400, "Title & more", "en-US")
    widths = []
    for number, text in enumerate(texts):
        line = setter.line(text, style)
        surface.text(line, 10, 30 + 30 * number, "#15181D")
        widths.append(line.width)
    return ET.fromstring(surface.document().decode()), widths


def _fonts(root: ET.Element) -> dict[str, hb.Font]:
    style = root.find(f"{_SVG}style")
    assert style is not None
    assert style.text is not None
    found = re.findall(r"font-family: '(\w+)';.*?base64,([\w+/=]+)\)", style.text)
    return {name: hb.Font(hb.Face(base64.b64decode(data))) for name, data in found}


def _width(font: hb.Font, text: str, size: float, *, leftward: bool) -> float:
    """Return how wide a reader of the file sets a text, who knows nothing but the font."""
    buffer = hb.Buffer()
    buffer.add_str(text)
    buffer.direction = "rtl" if leftward else "ltr"
    buffer.guess_segment_properties()
    hb.shape(font, buffer)
    assert all(info.codepoint for info in buffer.glyph_infos), text
    return sum(place.x_advance for place in buffer.glyph_positions) / font.face.upem * size


@pytest.mark.parametrize(
    "text",
    ["Wave AVATAR fi 24/7", "株式会社サンプル", "שלום עולם", "الخليج للخدمات", "Привет", "नमस्ते", "🎉👩‍🚀"],
)
def test_the_fonts_inside_set_a_text_as_wide_as_it_was_laid_out(text: str) -> None:
    root, (expected,) = _written(text)
    fonts = _fonts(root)
    width = sum(
        _width(
            fonts[element.attrib["font-family"].split(",")[0]],
            element.text or "",
            float(element.attrib["font-size"]),
            leftward=element.get("direction") == "rtl",
        )
        for element in root.iter(f"{_SVG}text")
    )
    assert width == pytest.approx(expected, rel=1e-3)


def test_text_from_right_to_left_begins_at_its_right_end() -> None:
    root, (width,) = _written("שלום")
    (element,) = root.iter(f"{_SVG}text")
    assert float(element.attrib["x"]) == pytest.approx(10 + width, abs=0.01)
    assert element.attrib["unicode-bidi"] == "bidi-override"


def test_a_picture_is_inside_and_shapes_keep_their_measures() -> None:
    surface = SvgSurface(100, 50, "", "de")
    surface.image(Picture(png(4, 2), 4, 2), 1, 2, 40, 20)
    surface.rect(0, 0, 10, 4, fill="#FFFFFF", radius=9)
    surface.curve((0, 0), [((1, 2), (3, 4), (5, 6))], "#000000", 2, (1.5, 3))
    root = ET.fromstring(surface.document().decode())
    image, rect, path = (root.find(f"{_SVG}{name}") for name in ("image", "rect", "path"))
    assert image is not None
    assert base64.b64decode(image.attrib["href"].partition("base64,")[2]) == png(4, 2)
    assert rect is not None
    assert rect.attrib["rx"] == "2", "half of the height at most"
    assert path is not None
    assert (path.attrib["d"], path.attrib["stroke-dasharray"]) == ("M0,0 C1,2 3,4 5,6", "1.5 3")


@given(st.text(max_size=30))
def test_whatever_a_text_says_the_file_is_whole(text: str) -> None:
    root, _widths = _written(text)
    assert root.tag == f"{_SVG}svg"
