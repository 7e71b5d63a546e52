"""Notes keep every word, and their styles, through storing and reading."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cs_desktop.domain.note_text import (
    DEEPEST,
    Form,
    Line,
    Run,
    first_line,
    read_note,
    tidied,
    write_note,
)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("plain", Line((Run("plain"),))),
        ("", Line()),
        ("a **b** c", Line((Run("a "), Run("b", bold=True), Run(" c")))),
        ("*b*", Line((Run("b", italic=True),))),
        ("***b***", Line((Run("b", bold=True, italic=True),))),
        ("**a *b***", Line((Run("a ", bold=True), Run("b", bold=True, italic=True)))),
        ("5 * 3 * 2", Line((Run("5 * 3 * 2"),))),
        ("snake_case_name", Line((Run("snake_case_name"),))),
        (r"\*b\*", Line((Run("*b*"),))),
        ("- item", Line((Run("item"),), Form.BULLET)),
        ("  * item", Line((Run("item"),), Form.BULLET, 1)),
        ("12. item", Line((Run("item"),), Form.NUMBER)),
        ("-item", Line((Run("-item"),))),
        ("2026. was a year", Line((Run("2026. was a year"),))),
        ("[us](https://a.test/b)", Line((Run("us", link="https://a.test/b"),))),
        ("[us](javascript:x)", Line((Run("[us](javascript:x)"),))),
        ("C:\\temp\\new", Line((Run("C:\\temp\\new"),))),
    ],
)
def test_what_a_line_means(text, line):
    assert read_note(text) == (line,)


def test_a_note_is_written_as_one_reads_it():
    note = (
        Line((Run("Agreed: ", bold=True), Run("one cutoff"))),
        Line((Run("first"),), Form.NUMBER),
        Line((Run("second"),), Form.NUMBER),
        Line((Run("inside"),), Form.BULLET, 1),
        Line((Run("third"),), Form.NUMBER),
        Line(),
        Line((Run("again"),), Form.NUMBER),
        Line((Run("- no item"),)),
    )
    text = write_note(note)
    assert text == (
        "**Agreed:** one cutoff\n1. first\n2. second\n  - inside\n3. third\n\n1. again\n\\- no item"
    )
    assert read_note(text) == tuple(tidied(line) for line in note)
    assert read_note(text)[0].text == "Agreed: one cutoff"
    assert first_line("\n  \n- **Call** her") == "Call her"
    assert first_line("") == ""


@pytest.mark.parametrize("text", ["*a" * 3000, "**a" * 3000, "***" * 3000, "\\*" * 3000, "[a](" * 3000])
def test_a_drawing_of_stars_is_read_at_once(text):
    (line,) = read_note(text)
    assert [one.text for one in read_note(write_note([line]))] == [line.text]


@given(st.text())
def test_reading_and_writing_changes_nothing(text):
    note = read_note(text)
    again = read_note(write_note(note))
    assert [line.text for line in again] == [tidied(line).text for line in note]


@given(st.text(alphabet="ab *_[]()\\-.1\n", max_size=40))
def test_our_own_marks_in_any_order(text):
    note = read_note(text)
    assert [line.text for line in read_note(write_note(note))] == [tidied(line).text for line in note]


_WORDS = st.text(alphabet="ab éß株*[]\\-1.", min_size=1, max_size=8)
_RUNS = st.builds(Run, _WORDS, st.booleans(), st.booleans(), st.sampled_from(["", "https://a.test"]))
_LINES = st.builds(
    Line, st.lists(_RUNS, max_size=4).map(tuple), st.sampled_from(Form), st.integers(0, DEEPEST)
)


@given(st.lists(_LINES, min_size=1, max_size=5))
def test_words_outlive_every_style(lines):
    lines = [line if line.form is not Form.PLAIN else Line(line.runs) for line in lines]
    again = read_note(write_note(lines))
    assert [line.text for line in again] == [tidied(line).text for line in lines]
    assert [(line.form, line.level) for line in again] == [(line.form, line.level) for line in lines]


_CLEAN = st.text(alphabet="abé株", min_size=1, max_size=6)
_STYLED = st.builds(Run, _CLEAN, st.booleans(), st.booleans(), st.sampled_from(["", "https://a.test"]))


@given(st.lists(_STYLED, min_size=1, max_size=5))
def test_styles_with_spaces_between_come_back(runs):
    spaced = [part for run in runs for part in (run, Run(" "))]
    line = tidied(Line(tuple(spaced)))
    assert read_note(write_note([line])) == (line,)
