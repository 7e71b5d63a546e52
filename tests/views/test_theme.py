"""The theme: one place for colours, contrast that can be read, icons and fonts that are there."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QFontInfo, QFontMetrics
from PySide6.QtWidgets import QApplication, QCheckBox
from pytestqt.qtbot import QtBot

from cs_desktop.common.resources import resource
from cs_desktop.common.settings import ThemeChoice
from cs_desktop.domain.accent import contrast
from cs_desktop.views.theme.fonts import FAMILY, TextStyle, font
from cs_desktop.views.theme.icons import icon_pixmap
from cs_desktop.views.theme.palette import make_palette
from cs_desktop.views.theme.stylesheet import make_stylesheet
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.theme.tokens import DARK, LIGHT, Tokens

ROOT = Path(__file__).parents[2]
VIEWS = ROOT / "cs_desktop" / "views"
THEMES = pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])


@THEMES
def test_the_style_sheet_is_filled_with_colours_alone(tokens: Tokens) -> None:
    assert "$" not in make_stylesheet(tokens)


def test_no_other_file_names_a_colour() -> None:
    found = [
        f"{path.relative_to(ROOT)}: {match[0]}"
        for path in [*VIEWS.rglob("*.py"), *resource("themes").iterdir()]
        for match in re.finditer(r"#[0-9A-Fa-f]{6}\b|\brgba?\(", path.read_text(encoding="utf-8"))
        if path.name != "tokens.py"
    ]
    assert found == []


def test_every_icon_is_used_and_every_icon_used_is_there() -> None:
    shipped = {path.stem for path in resource("icons").glob("*.svg")}
    code = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "cs_desktop").rglob("*.py"))
    assert {name for name in shipped if f'"{name}"' not in code} == set()
    asked = re.findall(r'(?:IconMark|icon_button|pixmap|icon)\((?:(?:self\.)?_?theme, )?"([a-z0-9-]+)"', code)
    assert set(asked) <= shipped


@pytest.mark.usefixtures("qtbot")
@pytest.mark.parametrize("density", [1.0, 1.5, 2.0])
def test_icons_are_sharp_at_every_density(density: float) -> None:
    pixmap = icon_pixmap("search", LIGHT.text2, 16, density)
    assert (pixmap.width(), pixmap.devicePixelRatio()) == (16 * density, density)
    image = pixmap.toImage()
    drawn = {
        image.pixelColor(x, y).name().upper()
        for x in range(image.width())
        for y in range(image.height())
        if image.pixelColor(x, y).alpha() == 255
    }
    assert LIGHT.text2 in drawn


def test_the_bundled_typeface_is_the_one_drawn(theme: Theme) -> None:
    assert theme.tokens is LIGHT
    for style in TextStyle:
        made = font(style)
        assert QFontInfo(made).family() == FAMILY
        assert QFontInfo(made).pixelSize() >= 11


def test_columns_of_numbers_have_digits_of_one_width(theme: Theme) -> None:
    assert theme.tokens is LIGHT
    tabular = QFontMetrics(font(TextStyle.CELL, tabular=True))
    assert tabular.horizontalAdvance("111111") == tabular.horizontalAdvance("888888")
    plain = QFontMetrics(font(TextStyle.CELL))
    assert plain.horizontalAdvance("111111") < plain.horizontalAdvance("888888")


WITHOUT_FONTS = """
import sys
from PySide6.QtCore import QPointF
from PySide6.QtGui import QTextLayout
from PySide6.QtWidgets import QApplication
application = QApplication([])
from cs_desktop.views.theme.fonts import TextStyle, font, load_fallback_fonts, load_typeface
load_typeface()
families = load_fallback_fonts()
for text in sys.argv[1:]:
    layout = QTextLayout(text, font(TextStyle.BODY))
    layout.beginLayout()
    layout.createLine()
    layout.endLayout()
    missing = [run.rawFont().familyName() for run in layout.glyphRuns() if 0 in run.glyphIndexes()]
    assert not missing, (text, missing)
print(len(families))
"""


def test_every_script_is_drawn_on_a_machine_without_fonts(tmp_path: Path) -> None:
    config = tmp_path / "fonts.conf"
    config.write_text(f"<fontconfig><cachedir>{tmp_path}</cachedir></fontconfig>", encoding="utf-8")
    names = ("株式会社さくら物流", "شركة النقل", "הובלה מהירה", "परिवहन", "ขนส่ง", "운송회사", "Żółw − ½")
    found = subprocess.run(
        [sys.executable, "-c", WITHOUT_FONTS, *names],
        cwd=ROOT,
        env={**os.environ, "FONTCONFIG_FILE": str(config)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert found.returncode == 0, found.stderr
    assert int(found.stdout) > 10


@pytest.mark.parametrize("choice", [ThemeChoice.LIGHT, ThemeChoice.DARK])
def test_a_check_box_and_its_mark_are_seen(choice: ThemeChoice, qtbot: QtBot, qapp: QApplication) -> None:
    theme = Theme(qapp, choice)
    box = QCheckBox("I do not know yet")
    qtbot.addWidget(box)
    box.setStyleSheet(theme.style_sheet)
    box.setPalette(make_palette(theme.tokens))
    with qtbot.waitExposed(box):
        box.show()
    middle = box.height() // 2
    empty = {box.grab().toImage().pixelColor(x, middle).name() for x in range(16)}
    assert any(contrast(color, theme.tokens.surface) >= 3 for color in empty)
    box.setChecked(True)
    checked = {box.grab().toImage().pixelColor(x, y).name() for x in range(16) for y in range(box.height())}
    assert theme.tokens.accent.lower() in checked
    assert any(contrast(color, theme.tokens.accent) >= 3 for color in checked)
