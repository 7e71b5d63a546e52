"""Text measured for programs that wrap it themselves: what was set, and the room it was set into."""

from dataclasses import dataclass

from cs_desktop.reports.fonts.bidi import has_right_to_left
from cs_desktop.reports.fonts.characters import clean
from cs_desktop.reports.text.setter import ELLIPSIS, MOST_CHARACTERS, Paragraph, Setter
from cs_desktop.reports.text.style import TextStyle

_SLACK = 1.015
_BOLD_SLACK = 1.035
"""Presentations know no weight between regular and bold, which is wider than ours."""
_LEFTWARD_SLACK = 1.25
"""Arabic and Hebrew are written in whatever font for them a machine has."""
_BOLD = 600


@dataclass(frozen=True, slots=True)
class RoomyParagraph(Paragraph):
    """A paragraph that knows what it was made from."""

    texts: tuple[str, ...] = ()
    """What it says, a text each that stands on lines of its own."""
    room: float = 0.0
    """The width that it may take."""


def is_bold(style: TextStyle) -> bool:
    """Return whether a style is written in bold."""
    return style.weight >= _BOLD


def written_width(width: float, style: TextStyle) -> float:
    """Return the width that a set line may take with letters that are not quite ours."""
    return width * (_BOLD_SLACK if is_bold(style) else _SLACK)


class RoomySetter(Setter):
    """Sets text a little tighter than asked, so that it still fits where other letters are a little wider."""

    def wrap(self, text: str, style: TextStyle, width: float, most: int | None = None) -> RoomyParagraph:
        """Return the text in lines that fit into the width also in bold."""
        found = super().wrap(text, style, width / _slack(text, style), most)
        texts = _said(found, text) if found.shortened else _parts(text)
        return RoomyParagraph(found.lines, found.style, found.shortened, texts, width)

    def _free(self, text: str, style: TextStyle, width: float) -> float:
        return width / _slack(text, style)

    def balanced(self, text: str, style: TextStyle, width: float, most: int, smallest: float) -> Paragraph:
        """Return the text in lines of about one length; in all the width where the letters are not ours."""
        if has_right_to_left(text):
            return self.fit(text, style, width, most, smallest)
        found = super().balanced(text, style, width, most, smallest)
        if isinstance(found, RoomyParagraph):
            return found
        return RoomyParagraph(found.lines, found.style, found.shortened, _parts(text), width)


def _slack(text: str, style: TextStyle) -> float:
    return _LEFTWARD_SLACK if has_right_to_left(text) else written_width(1, style)


def _parts(text: str) -> tuple[str, ...]:
    return tuple(clean(part).strip() for part in text[:MOST_CHARACTERS].splitlines()) or ("",)


def _said(found: Paragraph, text: str) -> tuple[str, ...]:
    """Return what the lines of a shortened text say, as one flowing text."""
    whole = clean(text[:MOST_CHARACTERS])
    at = 0
    said = ""
    for line in found.lines:
        bare = line.text.removesuffix(ELLIPSIS)
        begin = whole.find(bare, at)
        is_apart = begin < 0 or whole[at:begin].isspace()
        said += f" {line.text}" if said and is_apart else line.text
        at = max(begin, at) + len(bare)
    return (said if said.endswith(ELLIPSIS) else said + ELLIPSIS,)
