"""Text in lines: nothing is lost, nothing is too wide, and it is made smaller before it is cut."""

from hypothesis import given
from hypothesis import strategies as st

from cs_desktop.reports.fonts.book import FontBook
from cs_desktop.reports.fonts.characters import clean
from cs_desktop.reports.text.breaks import pieces
from cs_desktop.reports.text.setter import ELLIPSIS, MOST_CHARACTERS, Setter
from cs_desktop.reports.text.style import TextStyle

STYLE = TextStyle(20, 400, 26)
words = st.lists(
    st.sampled_from(
        [
            "Halden",
            "a",
            "Bürgersteig-Verordnung",
            "株式会社サンプル",
            "مرحبا",
            "שלום",
            "94.8%",
            "👩‍🚀",
            "W" * 60,
        ]
    ),
    max_size=12,
).map(" ".join)


def setter() -> Setter:
    return Setter(FontBook())


def squeezed(text: str) -> str:
    return "".join(clean(text).split())


def test_widths_by_hand() -> None:
    # Inter, 2048 units an em: H advances 1510 and a 1189 units at 400; no kerning between them.
    line = setter().line("Ha", STYLE)
    advances = [glyph.advance * 2048 for run in line.runs for glyph in run.glyphs]
    assert line.width == sum(advances) / 2048 * 20
    assert setter().line("", STYLE).width == 0


def test_tabular_digits_are_equally_wide() -> None:
    tabular = TextStyle(20, 400, 26, tabular=True)
    assert len({round(setter().line(digit * 4, tabular).width, 3) for digit in "0123456789"}) == 1
    assert setter().line("1111", STYLE).width < setter().line("0000", STYLE).width


def test_tracking_moves_letters_together() -> None:
    tight = TextStyle(20, 400, 26, -0.02)
    # Four letters, each 2% of 20 units nearer: 4 × 0.4 = 1.6.
    assert round(setter().line("abcd", STYLE).width - setter().line("abcd", tight).width, 6) == 1.6
    # Arabic letters are joined; pulling at them would tear them.
    assert setter().line("مرحبا", STYLE).width == setter().line("مرحبا", tight).width


def test_kerning_holds() -> None:
    one = setter()
    assert one.line("AV", STYLE).width < one.line("A", STYLE).width + one.line("V", STYLE).width


@given(words, st.floats(30, 600))
def test_wrapping_loses_nothing_and_keeps_the_width(text: str, width: float) -> None:
    found = setter().wrap(text, STYLE, width)
    assert squeezed("".join(line.text for line in found.lines)) == squeezed(text)
    assert all(line.width <= width + 0.01 for line in found.lines)
    assert found.shortened is False


@given(words, st.floats(60, 600), st.integers(1, 3))
def test_a_limit_of_lines_is_kept_and_the_cut_is_shown(text: str, width: float, most: int) -> None:
    found = setter().wrap(text, STYLE, width, most)
    assert len(found.lines) <= most
    assert all(line.width <= width + 0.01 for line in found.lines)
    assert found.lines[-1].text.endswith(ELLIPSIS) == found.shortened
    if not found.shortened:
        assert squeezed("".join(line.text for line in found.lines)) == squeezed(text)


@given(words, st.floats(80, 900))
def test_fitting_takes_the_largest_size_that_holds_all(text: str, width: float) -> None:
    one = setter()
    found = one.fit(text, STYLE, width, 2, 12)
    assert 12 <= found.style.size <= 20
    if found.style.size < 20:
        larger = one.wrap(text, STYLE, width, 2)
        assert larger.shortened or any(line.is_broken for line in larger.lines)
    if found.shortened:
        assert found.style.size == 12


def test_a_word_is_broken_only_where_no_size_holds_it() -> None:
    one = setter()
    room = one.line("Contraction", STYLE).width
    found = one.fit("Contraction of all", STYLE, room * 0.8, 3, 12)
    assert found.lines[0].text == "Contraction"
    assert 12 < found.style.size < 20
    tiny = one.fit("Contraction of all", STYLE, room * 0.3, 3, 12)
    assert any(line.is_broken for line in tiny.lines)


@given(words, st.floats(200, 900))
def test_balancing_keeps_number_of_lines_and_text(text: str, width: float) -> None:
    one = setter()
    plain, balanced = one.fit(text, STYLE, width, 3, 12), one.balanced(text, STYLE, width, 3, 12)
    assert len(balanced.lines) <= len(plain.lines)
    assert balanced.width <= plain.width + 0.01
    assert squeezed("".join(line.text for line in balanced.lines)) == squeezed(
        "".join(line.text for line in plain.lines)
    )


def test_a_balanced_title_has_no_lonely_word() -> None:
    found = setter().balanced("Executive business review", TextStyle(68, 600, 76), 760, 3, 34)
    assert [line.text for line in found.lines] == ["Executive", "business review"]


@given(st.text(max_size=60))
def test_pieces_are_the_text_in_order(text: str) -> None:
    assert "".join(pieces(text)) == text


def test_breaks_in_several_scripts() -> None:
    assert list(pieces("up to 4 PM")) == ["up ", "to ", "4 ", "PM"]
    assert list(pieces("add-on and/or x")) == ["add-", "on ", "and/", "or ", "x"]
    # A sign belongs to its number.
    assert list(pieces("from -5 to 24/7")) == ["from ", "-5 ", "to ", "24/7"]
    # Chinese and Japanese break between characters, but not before a closing or after an opening mark.
    assert list(pieces("東京「一」、")) == ["東", "京", "「一」、"]


def test_a_line_break_in_the_text_is_one_on_the_page() -> None:
    assert [line.text for line in setter().wrap("one\ntwo", STYLE, 900).lines] == ["one", "two"]


def test_a_giant_text_is_cut_before_it_is_set() -> None:
    found = setter().wrap("word " * 2_000_000, STYLE, 600)
    assert found.shortened
    assert sum(len(line.text) for line in found.lines) <= MOST_CHARACTERS
