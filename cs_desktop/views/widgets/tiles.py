"""Key figures in one strip: label, value, and one line of comparison; the tooltip explains each."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from cs_desktop.common.dates import day_text
from cs_desktop.common.language import tr
from cs_desktop.domain.figures import Figure, Status, Unit
from cs_desktop.views.theme.fonts import TextStyle, scaled
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.buttons import LayoutButton
from cs_desktop.views.widgets.pieces import Panel, Sparkline, StatusMark, column, line, row
from cs_desktop.views.widgets.text import ElidedLabel, Label, plain_tooltip

SPARKLINE = QSize(56, 24)
NARROWEST = 176
"""Pixels that a large tile needs; where there is less room the last ones that open nothing give way."""


_BEING_READ = Figure("", None, Unit.COUNT, "", "", date.min)
"""Stands for a figure that is not known yet."""
_USUAL = 7
"""As many tiles are drawn while nobody knows how many there will be."""


class Tile(QWidget):
    """One figure."""

    def __init__(self, theme: Theme, figure: Figure, *, large: bool) -> None:
        super().__init__()
        self.value = _value(figure, large=large)
        self.setLayout(_face(theme, figure, self.value, large=large))
        if figure is _BEING_READ:
            self.setAccessibleName(tr("Reading…"))
            return
        self.setToolTip(plain_tooltip(explanation(figure)))
        self.setAccessibleName(f"{figure.label} {figure.text()}")
        self.setAccessibleDescription(explanation(figure))


class TileStrip(Panel):
    """Figures side by side, divided by hairlines. `large` as above a table, small as on an account page."""

    chosen = Signal(str)
    """The filter that shows what a figure is made of, which the user clicked."""

    def __init__(self, theme: Theme, *, large: bool = True) -> None:
        super().__init__(edge="box" if large else "bottom")
        self._theme = theme
        self._large = large
        self._figures: tuple[Figure, ...] = ()
        self._tiles: list[QWidget] = []
        self._rules: list[QFrame] = []
        self._box = row(spacing=0)
        if large:
            # The frame stays to be seen around a tile under the mouse.
            self._box.setContentsMargins(1, 1, 1, 1)
        self.setLayout(self._box)
        self.setVisible(False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show the tiles that fit."""
        super().resizeEvent(event)
        if self._large:
            self._fit(event.size().width())

    def show_figures(self, figures: Sequence[Figure]) -> None:
        """Show these figures; with none the strip is not there."""
        if tuple(figures) == self._figures:
            return
        self._figures = tuple(figures)
        while (item := self._box.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self._tiles = [self._tile(figure) for figure in figures]
        self._rules = [line(vertical=True) for _ in figures[1:]]
        for place, tile in enumerate(self._tiles):
            if place:
                self._box.addWidget(self._rules[place - 1])
            self._box.addWidget(tile, 1)
        self.setVisible(bool(figures))
        if self._large:
            self._fit(self.width())

    def wait(self) -> None:
        """Keep the room of the figures that are being read, where none are shown yet."""
        if not self._figures:
            self.show_figures([_BEING_READ] * _USUAL)

    def _fit(self, width: int) -> None:
        quiet = [place for place, figure in enumerate(self._figures) if place and not figure.query]
        over = len(self._figures) - max(width // scaled(NARROWEST), 1)
        hidden = set(quiet[-over:]) if over > 0 else set()
        for place, tile in enumerate(self._tiles):
            tile.setVisible(place not in hidden)
            if place:
                self._rules[place - 1].setVisible(place not in hidden)
        # Where none of those that are left can go, their figures come before how they went.
        fits = width >= scaled(NARROWEST) * (len(self._tiles) - len(hidden))
        for course in self.findChildren(Sparkline):
            course.setVisible(fits)

    def _tile(self, figure: Figure) -> QWidget:
        if not (figure.query and self._large):
            return Tile(self._theme, figure, large=self._large)
        told = tr("{figure}\nClick to see these accounts.", figure=explanation(figure))
        face = _face(self._theme, figure, _value(figure, large=True), large=True)
        tile = LayoutButton(self._theme, "tile", face, f"{figure.label} {figure.text()}")
        tile.clicked.connect(lambda: self.chosen.emit(figure.query))
        tile.setToolTip(plain_tooltip(told))
        tile.setAccessibleDescription(told)
        return tile


def _value(figure: Figure, *, large: bool) -> Label:
    return Label(figure.text(), TextStyle.VALUE if large else TextStyle.TITLE)


def _face(theme: Theme, figure: Figure, value: Label, *, large: bool) -> QVBoxLayout:
    first = row(value, 0, spacing=8)
    if large and len(figure.history) > 1:
        first.addWidget(Sparkline(theme, figure.history, SPARKLINE), 0, Qt.AlignmentFlag.AlignBottom)
    box = column(spacing=2, margins=(15, 11, 15, 11) if large else (20, 9, 12, 9))
    box.addWidget(ElidedLabel(figure.label, TextStyle.CELL, "text2" if large else "text3"))
    box.addLayout(first)
    box.addLayout(_comparison(theme, figure))
    return box


def _comparison(theme: Theme, figure: Figure) -> QHBoxLayout:
    words = figure.note or (figure.reason if figure.value is None else "")
    line_ = row(spacing=5)
    if figure.status is not Status.NONE:
        line_.addWidget(StatusMark(theme, figure.status))
    note = ElidedLabel(words, TextStyle.CAPTION, "text2")
    note.setMinimumHeight(16)
    line_.addWidget(note, 1)
    return line_


def explanation(figure: Figure) -> str:
    """Return what a reader needs to trust a figure: exact value, formula, source and date."""
    lines = [f"{figure.label}: {figure.exact()}"]
    if figure.value is None and figure.reason:
        lines.append(figure.reason)
    lines += [figure.formula, tr("{source}, as of {day}", source=figure.source, day=day_text(figure.as_of))]
    return "\n".join(lines)
