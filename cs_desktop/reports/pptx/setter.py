"""Text measured for programs that wrap it themselves: what was set, and the room it was set into."""

from dataclasses import dataclass

from cs_desktop.reports.fonts.characters import clean
from cs_desktop.reports.text.setter import ELLIPSIS, MOST_CHARACTERS, Paragraph, Setter
from cs_desktop.reports.text.style import TextStyle

_SLACK = 1.015
_BOLD_SLACK = 1.035
"""Presentations know no weight between regular and bold, which is wider than ours."""
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
        found = super().wrap(text, style, width / written_width(1, style), most)
        texts = _said(found, text) if found.shortened else _parts(text)
        return RoomyParagraph(found.lines, found.style, found.shortened, texts, width)


def _parts(text: str) -> tuple[str, ...]:
    return tuple(clean(part).strip() for part in text[:MOST_CHARACTERS].splitlines()) or ("",)


def _said(found: Paragraph, text: str) -> tuple[str, ...]:
    """Return what the lines of a shortened text say, as one flowing text that ends in an ellipsis."""
    whole = clean(text[:MOST_CHARACTERS])
    at = 0
    said = ""
    for line in found.lines:
        bare = line.text.removesuffix(ELLIPSIS)
        begin = whole.find(bare, at)
        gap = " " if said and (begin < 0 or whole[at:begin].strip() or begin > at) else ""
        said += gap + line.text
        at = begin + len(bare) if begin >= 0 else at
    return (said if said.endswith(ELLIPSIS) else said + ELLIPSIS,)
