"""Letters of a font without heavier weights are made heavier by a stroke, but only where that can be seen."""

import pytest

from cs_desktop.reports.fonts.book import FontBook
from cs_desktop.reports.pdf.embedding import EmbeddedFont
from cs_desktop.reports.pdf.glyphs import text_operators
from cs_desktop.reports.text.line import shape_line
from cs_desktop.reports.text.style import TextStyle


@pytest.mark.parametrize(("size", "weight", "heavier"), [(38, 600, True), (14, 600, False), (38, 400, False)])
def test_small_letters_are_no_blots(size: float, weight: int, *, heavier: bool) -> None:
    (run,) = shape_line(FontBook(), "北辰精機", TextStyle(size, weight), 0).runs
    drawn = text_operators(run, EmbeddedFont("F1", run.face), TextStyle(size, weight), 0, 0, "#15181D")
    assert (" Tr " in drawn) is heavier
