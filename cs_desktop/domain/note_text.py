"""Notes with bold, italic, lists and links, stored as Markdown that stays readable as it is.

Each line of the text is a line of the note: a plain text from before notes had any form reads as it was
written. Of Markdown a note knows `**bold**`, `*italic*`, `- item`, `1. item` (two spaces a level deeper),
`[words](https://…)`, and a backslash before what is meant as it stands.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import groupby

DEEPEST = 5
_SAFE = ("http://", "https://", "mailto:")
_ITEM = re.compile(r"(?P<space> *)(?:(?P<bullet>[-*])|(?P<number>\d{1,3})[.)]) (?P<text>.*)", re.DOTALL)
_INSIDE = r"(?P<{name}>(?=[^\s])(?:\\.|[^\\])+?(?<=[^\s]))"
_MARK = re.compile(
    r"\\(?P<escaped>[\\*\[\]\-.)])"
    r"|\[(?P<words>(?:\\.|[^\[\]\\])+)\]\((?P<link>[^()\s]+)\)"
    rf"|\*\*\*{_INSIDE.format(name='both')}\*\*\*(?!\*)"
    rf"|\*\*{_INSIDE.format(name='bold')}\*\*(?!\*)"
    rf"|\*(?!\*){_INSIDE.format(name='italic')}\*(?!\*)",
    re.DOTALL,
)
_ESCAPED = re.compile(r"\\(?P<escaped>[\\*\[\]\-.)])")
_MOST_STARS = 200
"""In a line of more they are no marks: it is a drawing, and matching them would take its time."""
_SPECIAL = re.compile(r"[\\*\[\]]")


class Form(StrEnum):
    """What a line is."""

    PLAIN = "plain"
    BULLET = "bullet"
    NUMBER = "number"


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of a line in one style."""

    text: str
    bold: bool = False
    italic: bool = False
    link: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a note; `level` tells how deep an item of a list lies."""

    runs: tuple[Run, ...] = ()
    form: Form = Form.PLAIN
    level: int = 0

    @property
    def text(self) -> str:
        """Return the words alone."""
        return "".join(run.text for run in self.runs)


def read_note(text: str) -> tuple[Line, ...]:
    """Return the lines of a stored note; one of plain text for each line that is not marked."""
    return tuple(_read_line(line) for line in text.split("\n"))


def write_note(lines: Sequence[Line]) -> str:
    """Return a note as it is stored. Words are kept to the letter; a style that cannot be written is not."""
    numbers = [0] * (DEEPEST + 1)
    written = []
    for line in lines:
        if line.form is Form.NUMBER:
            numbers[line.level] += 1
            numbers[line.level + 1 :] = [0] * (DEEPEST - line.level)
        elif line.form is Form.PLAIN or line.level == 0:
            numbers = [0] * (DEEPEST + 1)
        written.append(_write_line(tidied(line), numbers[line.level]))
    return "\n".join(written)


def first_line(text: str) -> str:
    """Return the first words of a stored note, for a line in a list."""
    return next((line.text.strip() for line in read_note(text) if line.text.strip()), "")


def tidied(line: Line) -> Line:
    """Return a line whose spaces are in no style and whose neighbours differ, as it can be written."""
    parts: list[Run] = []
    for run in line.runs:
        text = run.text.replace("\n", " ")
        if not (run.bold or run.italic or run.link):
            parts.append(replace(run, text=text))
            continue
        core = text.strip()
        lead = len(text) - len(text.lstrip())
        plain = replace(run, bold=False, italic=False, link="")
        if core:
            parts += [replace(plain, text=text[:lead]), replace(run, text=core)]
            parts.append(replace(plain, text=text[lead + len(core) :]))
        else:
            parts.append(replace(plain, text=text))
    return replace(line, runs=_merged(run for run in parts if run.text))


def _merged(runs: Iterable[Run]) -> tuple[Run, ...]:
    grouped = groupby(runs, key=lambda run: replace(run, text=""))
    return tuple(replace(style, text="".join(run.text for run in part)) for style, part in grouped)


def _read_line(text: str) -> Line:
    found = _ITEM.fullmatch(text)
    if found is None:
        return Line(_merged(_read_runs(text)))
    form = Form.BULLET if found["bullet"] else Form.NUMBER
    return Line(_merged(_read_runs(found["text"])), form, min(len(found["space"]) // 2, DEEPEST))


def _read_runs(text: str, style: Run = Run("")) -> list[Run]:
    runs: list[Run] = []
    here = 0
    marks = _MARK if text.count("*") <= _MOST_STARS else _ESCAPED
    for found in marks.finditer(text):
        runs.append(replace(style, text=text[here : found.start()]))
        runs += _marked(found, style)
        here = found.end()
    runs.append(replace(style, text=text[here:]))
    return [run for run in runs if run.text]


def _marked(found: "re.Match[str]", style: Run) -> list[Run]:
    if found.lastgroup == "escaped":
        return [replace(style, text=found["escaped"])]
    if found.lastgroup == "link":
        if style.link or not found["link"].lower().startswith(_SAFE):
            return [replace(style, text=found[0])]
        return _read_runs(found["words"], replace(style, link=found["link"]))
    if found.lastgroup == "both":
        return _read_runs(found["both"], replace(style, bold=True, italic=True))
    if found.lastgroup == "bold":
        return _read_runs(found["bold"], replace(style, bold=True))
    return _read_runs(found["italic"], replace(style, italic=True))


def _write_line(line: Line, number: int) -> str:
    lead = ""
    if line.form is not Form.PLAIN:
        lead = "  " * line.level + ("- " if line.form is Form.BULLET else f"{number}. ")
    bare = replace(line, runs=tuple(Run(run.text) for run in line.runs))
    tries = ((line, False), (line, True), (bare, True))
    for wanted, escaping in tries:
        text = lead + _written(wanted.runs, escaping=escaping)
        if line.form is Form.PLAIN and _ITEM.fullmatch(text):
            text = _escape_item(text)
        if _read_line(text) == replace(wanted, runs=_merged(wanted.runs)):
            break
    return text


def _escape_item(text: str) -> str:
    found = _ITEM.fullmatch(text)
    assert found is not None
    place = found.end("number") if found["number"] else found.start("bullet")
    return f"{text[:place]}\\{text[place:]}"


def _written(runs: Sequence[Run], *, escaping: bool) -> str:
    parts = []
    for bold, group in groupby(runs, key=lambda run: run.bold):
        inside = "".join(_styled(run, escaping=escaping) for run in group)
        parts.append(f"**{inside}**" if bold else inside)
    return "".join(parts)


def _styled(run: Run, *, escaping: bool) -> str:
    text = _SPECIAL.sub(r"\\\g<0>", run.text) if escaping else run.text
    if run.link:
        text = f"[{text}]({run.link})"
    return f"*{text}*" if run.italic else text
