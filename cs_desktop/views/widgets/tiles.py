"""Key figures in one strip: label, value, and one line of comparison; the tooltip explains each."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from cs_desktop.common.dates import day_text
from cs_desktop.domain.figures import Figure, Status
from cs_desktop.views.theme.fonts import TextStyle
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.pieces import Panel, Sparkline, StatusMark, column, line, row
from cs_desktop.views.widgets.text import ElidedLabel, Label, plain_tooltip

SPARKLINE = QSize(56, 24)


class Tile(QWidget):
    """One figure."""

    def __init__(self, theme: Theme, figure: Figure, *, large: bool) -> None:
        super().__init__()
        style = TextStyle.VALUE if large else TextStyle.TITLE
        value = Label(figure.text(), style)
        first = row(value, 0, spacing=8)
        if large and len(figure.history) > 1:
            first.addWidget(Sparkline(theme, figure.history, SPARKLINE), 0, Qt.AlignmentFlag.AlignBottom)
        margins = (15, 11, 15, 11) if large else (20, 9, 12, 9)
        box = column(spacing=2, margins=margins)
        box.addWidget(ElidedLabel(figure.label, TextStyle.CELL, "text2" if large else "text3"))
        box.addLayout(first)
        box.addLayout(self._comparison(theme, figure))
        self.setLayout(box)
        self.setToolTip(plain_tooltip(explanation(figure)))
        self.setAccessibleName(f"{figure.label} {figure.text()}")
        self.setAccessibleDescription(explanation(figure))

    def _comparison(self, theme: Theme, figure: Figure) -> QHBoxLayout:
        words = figure.note or (figure.reason if figure.value is None else "")
        line_ = row(spacing=5)
        if figure.status is not Status.NONE:
            line_.addWidget(StatusMark(theme, figure.status))
        note = ElidedLabel(words, TextStyle.CAPTION, "text2")
        note.setMinimumHeight(16)
        line_.addWidget(note, 1)
        return line_


class TileStrip(Panel):
    """Figures side by side, divided by hairlines. `large` as above a table, small as on an account page."""

    def __init__(self, theme: Theme, *, large: bool = True) -> None:
        super().__init__(edge="box" if large else "bottom")
        self._theme = theme
        self._large = large
        self._figures: tuple[Figure, ...] = ()
        self._box = row(spacing=0)
        self.setLayout(self._box)
        self.setVisible(False)

    def show_figures(self, figures: Sequence[Figure]) -> None:
        """Show these figures; with none the strip is not there."""
        if tuple(figures) == self._figures:
            return
        self._figures = tuple(figures)
        while (item := self._box.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        for place, figure in enumerate(figures):
            if place:
                self._box.addWidget(line(vertical=True))
            self._box.addWidget(Tile(self._theme, figure, large=self._large), 1)
        self.setVisible(bool(figures))


def explanation(figure: Figure) -> str:
    """Return what a reader needs to trust a figure: exact value, formula, source and date."""
    lines = [f"{figure.label}: {figure.exact()}"]
    if figure.value is None and figure.reason:
        lines.append(figure.reason)
    lines += [figure.formula, f"{figure.source}, as of {day_text(figure.as_of)}"]
    return "\n".join(lines)
