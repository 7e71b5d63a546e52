"""Contrast of every pair of colours in use: those of the style sheet are read from it, the painters' listed.

WCAG 2.2: 4.5 for text, 3.0 for marks and the outlines of controls.
"""

import re
from collections.abc import Iterator

import pytest
from PySide6.QtGui import QColor

from cs_desktop.common.resources import resource
from cs_desktop.views.theme.tokens import DARK, LIGHT, Tokens

THEMES = pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
STATUSES = ("good", "watch", "risk", "none")
PAGES = ("surface", "window", "sunken")
"""Where text without a ground of its own may stand."""
ACCENTS = ("accent", "accent_hover")
ROWS = ("surface", "hover", "selected")
"""What a row of a list may be filled with."""


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours (WCAG 2.2, relative luminance)."""

    def luminance(color: str) -> float:
        def linear(part: float) -> float:
            return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4

        rgb = QColor(color)
        return 0.2126 * linear(rgb.redF()) + 0.7152 * linear(rgb.greenF()) + 0.0722 * linear(rgb.blueF())

    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def test_contrast_by_hand() -> None:
    # Black on white: (1 + 0.05) / (0 + 0.05) = 21.
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    # The design measured 8.66 for secondary text on the light surface.
    assert contrast(LIGHT.text2, LIGHT.surface) == pytest.approx(8.66, abs=0.01)


def declarations() -> Iterator[tuple[str, dict[str, str]]]:
    """Return each selector of the style sheet with the roles of its text and ground."""
    sheet = re.sub(
        r"/\*.*?\*/", "", resource("themes/window.qss").read_text(encoding="utf-8"), flags=re.DOTALL
    )
    for rule in re.finditer(r"([^{}]+)\{([^{}]*)\}", sheet):
        found = dict(
            re.findall(
                r"(?<![\w-])(color|background|selection-color|selection-background-color):"
                r" *\$?(\w+)",
                rule[2],
            )
        )
        for selector in rule[1].split(","):
            yield selector.strip(), found


def base_of(selector: str) -> Iterator[str]:
    """Return the selector, then what it refines: without states, then without properties."""
    yield selector
    stateless = re.sub(r"(?<!:):[\w-]+", "", selector)
    yield stateless
    yield re.sub(r"\[[^]]*\]", "", stateless)


def pairs_of_the_style_sheet() -> set[tuple[str, str]]:
    """Return each text with each ground that it is put on; without one, it stands on a page."""
    rules: dict[str, dict[str, str]] = {}
    for selector, found in declarations():
        rules.setdefault(selector, {}).update(found)

    def value(selector: str, name: str) -> str:
        return next((rules[s][name] for s in base_of(selector) if name in rules.get(s, {})), "")

    pairs: set[tuple[str, str]] = set()
    for selector, found in rules.items():
        if "color" in found or "background" in found:
            text, ground = value(selector, "color"), value(selector, "background")
            bare = ACCENTS if text == "on_accent" else PAGES
            grounds = bare if ground in ("", "transparent") else (ground,)
            pairs |= {(text, one) for one in grounds if text}
        if "selection-background-color" in found:
            pairs.add((value(selector, "selection-color"), found["selection-background-color"]))
    return pairs


PAINTED_TEXT = {
    # Rows of tables and lists, and words on pages.
    *((text, ground) for text in ("text", "text2", "text3", "accent_text") for ground in (*ROWS, *PAGES)),
    *((f"{status}_text", ground) for status in STATUSES for ground in (*ROWS, *PAGES)),
    # Pills, bars at the top of the window, words changed in a text.
    *((f"{status}_text", f"{status}_tint") for status in STATUSES),
    *(("text2", f"{status}_tint") for status in STATUSES),
    *(("text", ground) for ground in ("accent_tint", "press")),
    *(("accent_text", f"{status}_tint") for status in ("watch", "risk")),
    # Letters of accounts and people.
    *(("text2", ground) for ground in ("hover", "avatar", "press")),
}
PAINTED_MARKS = {
    *((f"{status}_mark", ground) for status in STATUSES for ground in (*ROWS, *PAGES, f"{status}_tint")),
    # The quadrant's sign stands in rows, on pages, and on the chosen line of the sidebar.
    *(("control", ground) for ground in (*ROWS, *PAGES, "press")),
    *((f"{status}_mark", "press") for status in ("good", "watch", "risk")),
    *((role, "surface") for role in ("accent", "series2")),
    *(("series2", ground) for ground in ROWS),
    *(("accent", ground) for ground in ("selected", "track")),
    *(("focus", ground) for ground in (*ROWS, *PAGES)),
}


def test_the_style_sheet_is_understood() -> None:
    pairs = pairs_of_the_style_sheet()
    # The primary button, the checked filter, a label of secondary text and a disabled button, by hand.
    for pair in (
        ("on_accent", "accent"),
        ("accent_text", "accent_tint"),
        ("text2", "window"),
        ("text3", "hover"),
    ):
        assert pair in pairs
    known = set(LIGHT.by_name())
    assert {role for pair in pairs for role in pair} <= known


@THEMES
def test_text_can_be_read(tokens: Tokens) -> None:
    colors = tokens.by_name()
    pairs = pairs_of_the_style_sheet() | PAINTED_TEXT
    low = {pair: round(contrast(colors[pair[0]], colors[pair[1]]), 2) for pair in pairs}
    assert {pair: ratio for pair, ratio in low.items() if ratio < 4.5} == {}


@THEMES
def test_marks_can_be_seen(tokens: Tokens) -> None:
    colors = tokens.by_name()
    low = {pair: round(contrast(colors[pair[0]], colors[pair[1]]), 2) for pair in PAINTED_MARKS}
    assert {pair: ratio for pair, ratio in low.items() if ratio < 3} == {}
