"""What became otherwise since a frozen state, slide by slide."""

from collections.abc import Mapping, Sequence
from datetime import date

from PySide6.QtCore import Signal

from cs_desktop.common.dates import day_text
from cs_desktop.common.language import count_text, marked, tr, trn
from cs_desktop.domain.deck.comparing import Difference, Otherwise
from cs_desktop.domain.deck.kinds import SLIDE_KINDS, SlideKey
from cs_desktop.views.deck.side.listed import FilteredLines
from cs_desktop.views.itemmodels.line_model import Line
from cs_desktop.views.theme.fonts import TextStyle
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.pieces import Panel, column
from cs_desktop.views.widgets.text import Label

_KINDS: Mapping[Otherwise, str] = {
    Otherwise.ADDED: marked("New slide"),
    Otherwise.DROPPED: marked("Gone"),
    Otherwise.MOVED: marked("Moved"),
    Otherwise.TITLE: marked("Title"),
    Otherwise.FIGURE: marked("Figure"),
    Otherwise.TEXT: marked("Text"),
    Otherwise.NOTES: marked("Speaker notes"),
}


class DifferencesPanel(Panel):
    """Lists Differences; one goes to the slide from a line."""

    slide_requested = Signal(object)
    """A SlideKey."""

    def __init__(self, theme: Theme) -> None:
        super().__init__("surface")
        self._told = Label("", TextStyle.BODY, "text2", wrap=True)
        self._told.setContentsMargins(16, 12, 16, 8)
        self.lines = FilteredLines(theme, tr("What is otherwise"))
        self.lines.opened.connect(lambda key: self.slide_requested.emit(SlideKey(key[0])))
        box = column(self._told, spacing=0)
        box.addWidget(self.lines, 1)
        self.setLayout(box)
        self.setFocusProxy(self.lines.filter)

    def show_differences(self, found: Sequence[Difference], since: str) -> None:
        """List what is otherwise than in a frozen state, of which `since` says when."""
        told = trn(
            "{count} thing is otherwise than on {since}.",
            "{count} things are otherwise than on {since}.",
            len(found),
            since=since,
        )
        self._told.setText(told if found else tr("Nothing is otherwise than on {since}.", since=since))
        self.lines.setVisible(bool(found))
        self.lines.show_lines(_lines(found))


def _lines(found: Sequence[Difference]) -> list[Line]:
    by_slide: dict[str, list[Difference]] = {}
    for one in found:
        by_slide.setdefault(one.slide, []).append(one)
    lines: list[Line] = []
    for slide, things in by_slide.items():
        name = tr(SLIDE_KINDS[SlideKey(slide)].name) if slide in set(SlideKey) else slide
        lines.append(Line(("slide", slide), name, count_text(len(things)), is_head=True))
        lines += [
            Line((slide, place), _title(one), tr(_KINDS[one.kind]), _below(one))
            for place, one in enumerate(things)
        ]
    return lines


def _title(one: Difference) -> str:
    return one.after or one.before if one.kind in (Otherwise.TEXT, Otherwise.NOTES) else one.what


def _below(one: Difference) -> str:
    if one.kind is Otherwise.FIGURE:
        was = _dated(one.before, one.before_as_of)
        return tr("{before}, now {after}", before=was, after=_dated(one.after, one.after_as_of))
    if one.kind is Otherwise.MOVED:
        return tr("From place {before} to {after}", before=one.before, after=one.after)
    if one.kind in (Otherwise.TITLE, Otherwise.TEXT, Otherwise.NOTES):
        return tr("Before: {before}", before=one.before or "–") if one.after else tr("It is gone")
    return ""


def _dated(value: str, day: date | None) -> str:
    if not value:
        return "–"
    return tr("{value} ({day})", value=value, day=day_text(day)) if day else value
