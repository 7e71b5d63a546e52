"""What the system asks for: its theme, followed while the program runs, and high contrast."""

import pytest
from PySide6.QtCore import QAbstractAnimation, Qt
from PySide6.QtGui import QColor, QIcon, QImage, QPainter
from PySide6.QtWidgets import QApplication

from cs_desktop.common.settings import ThemeChoice
from cs_desktop.domain.figures import Status
from cs_desktop.views.theme.stylesheet import make_stylesheet
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.theme.tokens import DARK, DARK_CONTRAST, LIGHT, LIGHT_CONTRAST, Tokens
from cs_desktop.views.widgets.marks import paint_pill
from tests.views.conftest import Desk
from tests.views.test_contrast import PAINTED_MARKS, PAINTED_TEXT, contrast, pairs_of_the_style_sheet

HIGH = pytest.mark.parametrize("tokens", [LIGHT_CONTRAST, DARK_CONTRAST], ids=["light", "dark"])


def test_the_theme_of_the_system_is_followed_while_the_program_runs(desk: Desk) -> None:
    theme, changed = desk.program.theme, QApplication.styleHints().colorSchemeChanged
    theme.choose(ThemeChoice.SYSTEM)
    # The system without a display has no scheme of its own to set, so the hint is told as a system tells it.
    for scheme, tokens in ((Qt.ColorScheme.Dark, DARK), (Qt.ColorScheme.Light, LIGHT)):
        changed.emit(scheme)
        assert theme.tokens is tokens
        assert desk.window.styleSheet() == make_stylesheet(tokens)
        assert desk.window.grab().toImage().pixelColor(3, 3) == QColor(tokens.surface)
    theme.choose(ThemeChoice.DARK)
    changed.emit(Qt.ColorScheme.Light)
    assert theme.tokens is DARK


def test_high_contrast_is_put_on_and_off_with_the_system(theme: Theme) -> None:
    changed = QApplication.styleHints().accessibility().contrastPreferenceChanged
    changed.emit(Qt.ContrastPreference.HighContrast)
    assert theme.tokens is LIGHT_CONTRAST
    modes = (QIcon.Mode.Normal, QIcon.Mode.Disabled)
    on, off = (theme.icon("undo-2").pixmap(16, mode=mode).toImage() for mode in modes)
    assert on != off
    theme.choose(ThemeChoice.DARK)
    assert theme.tokens is DARK_CONTRAST
    changed.emit(Qt.ContrastPreference.NoPreference)
    assert theme.tokens is DARK


@HIGH
def test_high_contrast_has_no_tints_and_text_of_seven_to_one(tokens: Tokens) -> None:
    colors = tokens.by_name()
    tints = {colors[role] for role in colors if role.endswith("_tint")}
    assert tints | {tokens.window, tokens.sunken} == {tokens.surface}
    pairs = {
        pair: contrast(*(colors[role] for role in pair)) for pair in PAINTED_TEXT | pairs_of_the_style_sheet()
    }
    assert {pair: round(ratio, 2) for pair, ratio in pairs.items() if ratio < 7} == {}
    marks = {pair: contrast(*(colors[role] for role in pair)) for pair in PAINTED_MARKS}
    assert {pair: round(ratio, 2) for pair, ratio in marks.items() if ratio < 4.5} == {}
    assert contrast(tokens.border, tokens.surface) >= 4.5
    assert "$" not in make_stylesheet(tokens)


@pytest.mark.usefixtures("theme")
@HIGH
def test_a_judgment_keeps_mark_and_words_and_gets_a_border(tokens: Tokens) -> None:
    images = []
    for worn in (tokens, DARK if tokens.dark else LIGHT):
        image = QImage(120, 24, QImage.Format.Format_RGB32)
        image.fill(QColor(worn.surface))
        painter = QPainter(image)
        paint_pill(painter, 0, 12, "41 At risk", Status.RISK, worn)
        painter.end()
        images.append(image)
    high, plain = images
    mark = high.pixelColor(12, 12)
    assert mark == QColor(tokens.risk.mark)
    # Its ground is the page's, and its edge at the top can be seen; with tints there is no edge.
    assert high.pixelColor(20, 12) == QColor(tokens.surface)
    assert plain.pixelColor(20, 12) != QColor(LIGHT.surface)
    edges = [contrast(image.pixelColor(30, 2).name(), tokens.surface) for image in images]
    assert edges[0] > 3 > edges[1]


def test_nothing_moves_by_itself(desk: Desk) -> None:
    """Reduced motion asks that nothing animates; nothing does, for anybody."""
    desk.open_book()
    desk.open_account()
    found = [one for part in (desk.window, desk.program) for one in part.findChildren(QAbstractAnimation)]
    assert [one for one in found if one.state() is QAbstractAnimation.State.Running] == []
