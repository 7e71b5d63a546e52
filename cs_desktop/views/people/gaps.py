"""The gaps in the coverage of an account, each with what to do next."""

from collections.abc import Sequence
from unicodedata import bidirectional

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from cs_desktop.common.language import tr, trn
from cs_desktop.domain.coverage import Gap
from cs_desktop.domain.figures import Status
from cs_desktop.views.itemmodels.portfolio_columns import joined
from cs_desktop.views.theme.direction import mirrored
from cs_desktop.views.theme.fonts import TextStyle, scaled
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.buttons import Button
from cs_desktop.views.widgets.pieces import Panel, StatusMark, column, row, scrolling
from cs_desktop.views.widgets.text import ElidedLabel, Label

ROW = 30
MOST_SHOWN = 5
"""Rows that are seen at once; the others are scrolled to."""


class GapPanel(Panel):
    """Shows what is missing; says which next step the user takes."""

    step_requested = Signal(object)
    """The Gap whose next step is to be taken."""

    def __init__(self, theme: Theme) -> None:
        super().__init__("surface", "top")
        self._theme = theme
        self._gaps: tuple[Gap, ...] = ()
        self._editable = True
        self._count = Label("", TextStyle.CELL, "text3")
        self._rows = QWidget()
        self._grid = QGridLayout(self._rows)
        self._area = scrolling(self._rows)
        head = row(Label(tr("Coverage gaps"), TextStyle.SECTION), self._count, 0, margins=(20, 9, 16, 7))
        box = column(spacing=0, margins=(0, 1, 0, 0))
        box.addLayout(head)
        box.addWidget(self._area)
        self.setLayout(box)
        theme.changed.connect(self._fit)

    def show_gaps(self, gaps: Sequence[Gap], *, editable: bool) -> None:
        """Show these, the gravest first, their next steps open where one can write; hide where none is."""
        if (tuple(gaps), editable) == (self._gaps, self._editable):
            return
        self._gaps, self._editable = tuple(gaps), editable
        self.setVisible(bool(gaps))
        risk = sum(1 for gap in gaps if gap.status is Status.RISK)
        opened = trn("{count} open", "{count} open", len(gaps))
        self._count.setText(
            f"{opened}, {trn('{count} at risk', '{count} at risk', risk)}" if risk else opened
        )
        self._fill()

    def _fill(self) -> None:
        self._rows = QWidget()
        self._grid = QGridLayout(self._rows)
        self._grid.setContentsMargins(20, 0, 16, 8)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(0)
        for side, share in enumerate((0, 2, 3, 0)):
            self._grid.setColumnStretch(side, share)
        for place, gap in enumerate(self._gaps):
            self._add(place, gap)
        self._area.setWidget(self._rows)
        self._fit()

    def _add(self, place: int, gap: Gap) -> None:
        word = tr("At risk") if gap.status is Status.RISK else tr("Watch")
        status = QWidget()
        status.setLayout(row(StatusMark(self._theme, gap.status), Label(word, TextStyle.CELL), spacing=6))
        step = Button(self._theme, gap.next_step, "link")
        step.setAccessibleName(joined(gap.next_step, gap.title, gap.why))
        step.setEnabled(self._editable)
        step.clicked.connect(lambda: self.step_requested.emit(gap))
        self._grid.addWidget(status, place, 0)
        self._grid.addWidget(ElidedLabel(_from_the_start(gap.title), TextStyle.CELL_MEDIUM), place, 1)
        self._grid.addWidget(ElidedLabel(gap.why, TextStyle.CELL, "text2"), place, 2)
        self._grid.addWidget(step, place, 3, Qt.AlignmentFlag.AlignLeft)

    def _fit(self) -> None:
        for place in range(len(self._gaps)):
            self._grid.setRowMinimumHeight(place, scaled(ROW))
        self._area.setFixedHeight(scaled(ROW) * min(len(self._gaps), MOST_SHOWN) + 8)


def _from_the_start(text: str) -> str:
    """Return a sentence that reads the way the page does, whatever script a name at its start is in."""
    first = next((way for way in map(bidirectional, text) if way in ("L", "R", "AL")), "L")
    if (first != "L") == mirrored():
        return text
    return ("\N{RIGHT-TO-LEFT MARK}" if mirrored() else "\N{LEFT-TO-RIGHT MARK}") + text
