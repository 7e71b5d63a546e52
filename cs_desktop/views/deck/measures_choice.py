"""The measures of the plan in a list that opens over the window: those that are ticked the slide tells."""

from collections.abc import Iterator

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QWidget

from cs_desktop.common.language import tr
from cs_desktop.domain.deck.choosing import OfferedMeasure, OfferedMeasures
from cs_desktop.views.itemmodels.line_model import Line
from cs_desktop.views.theme.direction import mirrored
from cs_desktop.views.theme.fonts import TextStyle, scaled
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.buttons import Button
from cs_desktop.views.widgets.line_list import LineList
from cs_desktop.views.widgets.pieces import column, key_cap, line, row
from cs_desktop.views.widgets.popup import open_popup
from cs_desktop.views.widgets.text import Label

_WIDTH, _HIGHEST = 360, 360
"""Pixels at the usual size of text: how wide it is, and how high its list at most; more is scrolled."""
_GAP = 4


class _Ticked(LineList):
    """Lines that Space, Enter and a click take in and leave out; as high as they are, within a limit."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tick with Space as with Enter."""
        if event.key() == Qt.Key.Key_Space and self.current is not None:
            self.opened.emit(self.current)
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        """Return the height of all lines, where that is not too much."""
        rows = range(self.lines.rowCount())
        return QSize(scaled(_WIDTH), min(sum(map(self.sizeHintForRow, rows)), scaled(_HIGHEST)))


class MeasuresChoice(QFrame):
    """Shows which measures a slide tells; each tick is a step of its own."""

    chosen = Signal(object, bool)
    """The ids of measures, and whether they are to be told."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setProperty("edge", "float")
        self.setAccessibleName(tr("Measures"))
        self._offered: tuple[OfferedMeasure, ...] = ()
        self._left_out: frozenset[int] = frozenset()
        self.list = _Ticked(theme, tr("Measures on this slide"))
        self.list.opened.connect(self._turn)
        self.all = Button(theme, tr("All"), "link", name=tr("All measures on this slide"))
        self.none = Button(theme, tr("None"), "link", name=tr("No measure on this slide"))
        self.all.clicked.connect(lambda: self._turn_all(on=True))
        self.none.clicked.connect(lambda: self._turn_all(on=False))
        head = row(margins=(16, 10, 12, 6), spacing=10)
        head.addWidget(Label(tr("Measures on this slide"), TextStyle.CELL_MEDIUM), 1)
        head.addWidget(self.all)
        head.addWidget(self.none)
        keys = row(spacing=5, margins=(16, 7, 16, 8))
        for cap, told in ((tr("Space"), tr("Show or hide")), ("Esc", tr("Close"))):
            keys.addWidget(key_cap(cap))
            keys.addWidget(Label(told, TextStyle.CAPTION, "text3"))
            keys.addSpacing(8)
        keys.addStretch(1)
        box = column(spacing=0, margins=(1, 1, 1, 1))
        box.addLayout(head)
        box.addWidget(self.list, 1)
        box.addWidget(line())
        box.addLayout(keys)
        self.setLayout(box)

    def show_measures(self, offered: OfferedMeasures, left_out: frozenset[int]) -> None:
        """Show the measures of a plan, and which of them are told; one stays where one was."""
        self._offered, self._left_out = offered.measures, left_out
        self.list.show_lines(list(self._lines()))
        self.list.updateGeometry()
        told = offered.told(left_out)
        self.all.setEnabled(told < len(self._offered))
        self.none.setEnabled(told > 0)

    def open_below(self, button: QWidget) -> None:
        """Open at a button, or above it where there is no room, with the keyboard in the list."""
        self.adjustSize()
        shift = button.width() - self.width() if mirrored() else 0
        below = button.mapToGlobal(QPoint(shift, button.height() + _GAP))
        above = button.mapToGlobal(QPoint(shift, -self.height() - _GAP))
        room = button.screen().availableGeometry()
        fits = below.y() + self.height() <= room.bottom() or above.y() < room.top()
        open_popup(self, below if fits else above)
        self.list.setFocus(Qt.FocusReason.PopupFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close on Esc, and leave what is behind alone."""
        if event.key() == Qt.Key.Key_Escape:
            self.close()
            return
        super().keyPressEvent(event)

    def _lines(self) -> Iterator[Line]:
        """Yield the measures, under their objectives where there are several."""
        grouped = len({one.objective for one in self._offered}) > 1
        last = None
        for one in self._offered:
            if grouped and one.objective != last:
                last = one.objective
                yield Line(("objective", one.id), one.objective, is_head=True)
            if one.id in self._left_out:
                yield Line(one.id, one.name, tr("Left out"), icon="square", icon_role="text3")
            else:
                yield Line(one.id, one.name, icon="square-check", icon_role="accent")

    def _turn(self, key: object) -> None:
        one = next(one for one in self._offered if one.id == key)
        self.chosen.emit((one.id,), one.id in self._left_out)

    def _turn_all(self, *, on: bool) -> None:
        # Those that are so already are no part of the step.
        self.chosen.emit(tuple(one.id for one in self._offered if (one.id in self._left_out) is on), on)
