"""From text to runs: every character finds a font, every run its direction."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cs_desktop.common.text import changed_text, rightward
from cs_desktop.reports.fonts import bidi
from cs_desktop.reports.fonts.book import FontBook
from cs_desktop.reports.fonts.characters import clean, clusters
from cs_desktop.reports.fonts.files import WEIGHTS, fallback_files, typeface_file

LATIN, HEBREW, ARABIC = "Halden", "שלום", "مرحبا"


def faces_of(text: str, weight: int = 400) -> list[tuple[str, str]]:
    book = FontBook()
    base = bidi.base_level(text)
    return [(run.face.path.name.partition("[")[0], run.text) for run in book.runs(text, weight, base)]


def test_the_typeface_ships_in_each_weight_with_its_licence() -> None:
    for weight in WEIGHTS:
        path = typeface_file(weight)
        assert 100_000 < path.stat().st_size < 1_000_000
        assert "SIL Open Font License" in path.with_name("Inter-LICENSE.txt").read_text(encoding="utf-8")


def test_fallback_fonts_come_from_installed_packages() -> None:
    files = fallback_files()
    assert len(files) == 23
    assert all(path.is_file() for path in files)


@pytest.mark.parametrize(
    ("text", "font"),
    [
        ("Halden Freight – 94.8% → 97 №", "Inter-Regular.ttf"),
        ("Привет, мир", "Inter-Regular.ttf"),
        ("Ελλάδα", "Inter-Regular.ttf"),
        ("株式会社サンプル", "NotoSansCJKtc-Regular.otf"),
        ("한국어", "NotoSansCJKtc-Regular.otf"),
        (ARABIC, "NotoSansArabic"),
        (HEBREW, "NotoSansHebrew"),
        ("नमस्ते दुनिया", "NotoSansDevanagari"),
        ("สวัสดี", "NotoSansThai"),
        ("👩‍🚀", "NotoEmoji"),
        ("1️⃣", "NotoEmoji"),
        ("🇩🇪", "NotoEmoji"),
    ],
)
def test_a_text_in_one_script_is_one_run(text: str, font: str) -> None:
    assert faces_of(text) == [(font, text)]


def test_a_mixed_text_falls_back_only_where_it_must() -> None:
    assert faces_of("Halden 株式会社 GmbH") == [
        ("Inter-Regular.ttf", "Halden "),
        ("NotoSansCJKtc-Regular.otf", "株式会社 "),
        ("Inter-Regular.ttf", "GmbH"),
    ]


def test_a_character_that_no_font_has_is_named() -> None:
    book = FontBook()
    book.runs("a 𒀀 b 𒀀", 400, 0)  # Sumerian
    assert list(book.missing) == ["𒀀"]


def test_runs_of_right_to_left_text_come_in_the_order_they_are_seen() -> None:
    def seen(text: str) -> list[str]:
        return [run.strip() for _, run in faces_of(text) if run.strip()]

    # Read: Hebrew, then Halden. Seen from the left: Halden, then Hebrew.
    assert seen(f"{HEBREW} {LATIN}") == [LATIN, HEBREW]
    # In a left-to-right paragraph the Latin words stay where they are.
    assert seen(f"{LATIN} {HEBREW} {LATIN}") == [LATIN, HEBREW, LATIN]


def test_chinese_characters_take_the_form_of_the_language_around_them() -> None:
    def language(sample: str, text: str, deck: str = "en-US") -> str:
        return FontBook(deck, (sample,)).runs(text, 400, 0)[0].language

    assert language("サンプル", "会社") == "ja"
    assert language("한국", "会社") == "ko"
    assert language("", "会社") == "zh-Hans"
    assert language("サンプル", "会社", "zh-Hant") == "zh-Hant"


def test_a_character_too_new_to_be_known_runs_from_left_to_right() -> None:
    # U+0378 is not assigned in any version.
    assert bidi.levels("\u0378 אב", 1) == [2, 1, 1, 1]


def test_levels_by_hand() -> None:
    # a=0; Hebrew 1; the space between Hebrew and a digit 1; digits in right-to-left text 2 (UAX 9, I1).
    assert bidi.levels("a אב 12", 0) == [0, 0, 1, 1, 1, 2, 2]
    # In a right-to-left paragraph Latin is at level 2 (I2).
    assert bidi.levels("אב ab", 1) == [1, 1, 1, 2, 2]


def test_order_by_hand() -> None:
    # Level 2 runs turn within level 1, so they keep their order among themselves.
    assert bidi.visual_order([0, 1, 2, 1, 0]) == [0, 3, 2, 1, 4]
    assert bidi.visual_order([1, 2]) == [1, 0]
    assert bidi.visual_order([]) == []


@given(st.lists(st.integers(0, 4), max_size=12))
def test_order_agrees_with_the_rule_applied_slowly(levels: list[int]) -> None:
    # UAX 9, L2: from the highest level to the lowest odd one, turn each stretch at that level or above.
    places = list(range(len(levels)))
    for level in range(5, 0, -1):
        start = 0
        for place in range(len(places) + 1):
            if place == len(places) or levels[places[place]] < level:
                places[start:place] = places[start:place][::-1]
                start = place + 1
    assert bidi.visual_order(levels) == places


def test_what_would_steer_or_turn_the_text_is_taken_out() -> None:
    assert clean("a\x00b\x1b[31m\u202ec\u2066d\ud800e\nf\tg\x7f") == "ab[31mcd\ufffde f g"


@given(st.text())
def test_cleaning_is_idempotent_and_leaves_no_control(text: str) -> None:
    once = clean(text)
    assert clean(once) == once
    assert not any(unicodedata.category(char) in ("Cc", "Cs") for char in once)


@given(st.text(alphabet=st.sampled_from("ae\u0301\u200d👩🚀🏽🇩🇪\ufe0f ש\u05b8")))
def test_clusters_are_the_text_in_order(text: str) -> None:
    found = list(clusters(text))
    assert "".join(found) == text
    assert all(found)


def test_clusters_keep_together_what_belongs_together() -> None:
    assert list(clusters("e\u0301a👩‍🚀🇩🇪🇫🇷👍🏽")) == ["e\u0301", "a", "👩‍🚀", "🇩🇪", "🇫🇷", "👍🏽"]


@given(st.text(max_size=40), st.sampled_from(sorted(WEIGHTS)), st.sampled_from([0, 1]))
def test_runs_hold_the_whole_text(text: str, weight: int, base: int) -> None:
    cleaned = clean(text)
    runs = FontBook().runs(cleaned, weight, base)
    assert sorted("".join(run.text for run in runs)) == sorted(cleaned)


@pytest.mark.parametrize("name", ["Halden", HEBREW, ARABIC])
@pytest.mark.parametrize("values", [("89.5", "94.8"), ("41 h", "27 h"), (HEBREW[:2], HEBREW[2:])])
def test_the_arrow_of_a_change_points_to_what_is_now(name: str, values: tuple[str, str]) -> None:
    text = f"{name} {changed_text(*values, name)}"
    seen = "".join(
        run.text[::-1] if run.leftward else run.text
        for run in FontBook().runs(text, 400, bidi.base_level(text))
    )
    before, now = (seen.index(v[::-1] if v[0] > "\u0590" else v) for v in values)
    if "→" in seen:
        assert before < seen.index("→") < now
    else:
        assert now < seen.index("←") < before


def test_marks_of_direction_are_only_where_they_are_needed() -> None:
    assert changed_text("41 h", "27 h", "Planner hours") == "41 h → 27 h"


def test_a_text_of_ours_keeps_its_order_whatever_name_it_begins_with() -> None:
    said = f"{ARABIC}, Director confirmed value"
    seen = "".join(
        run.text for run in FontBook().runs(rightward(said), 400, bidi.base_level(rightward(said)))
    )
    assert seen.endswith(", Director confirmed value")
    assert [rightward(name) for name in (ARABIC, f"{ARABIC}, {ARABIC}", LATIN)] == [
        ARABIC,
        f"{ARABIC}, {ARABIC}",
        LATIN,
    ]
