"""The periods of an objective, one below the other, from which one goes to the review of each."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from cs_desktop.common.language import tr
from cs_desktop.domain.reviews.lineage_words import StepWords
from cs_desktop.views.theme.fonts import TextStyle, scaled
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.buttons import LayoutButton, icon_button
from cs_desktop.views.widgets.pieces import StatusMark, column, row
from cs_desktop.views.widgets.text import ElidedLabel, Label, plain_tooltip

_PERIOD, _SCORE = 64, 84
"""Room for Q3 2026, and for the longest name of a score."""
_INDENT = 36
"""Where the words of an objective begin in a table of objectives."""
_WIDEST = 460


class LineageLines(QWidget):
    """Shows StepWords; each is a button, so that keys reach it and it is read aloud."""

    review_wanted = Signal(object)
    """The id of the review to look at."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._steps: tuple[StepWords, ...] = ()
        self._box = column(spacing=2)
        self.setLayout(self._box)
        self.setAccessibleName(tr("Periods"))

    def show_steps(self, steps: Sequence[StepWords]) -> None:
        """Show these periods; the same ones stay as they are, with the keyboard."""
        if tuple(steps) == self._steps:
            return
        self._steps = tuple(steps)
        while (item := self._box.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        for step in steps:
            self._box.addWidget(self._line(step))

    def _line(self, step: StepWords) -> LayoutButton:
        period = Label(step.period, TextStyle.CELL, "text2", tabular=True)
        period.setMinimumWidth(scaled(_PERIOD))
        score = Label(step.score, TextStyle.CELL)
        score.setMinimumWidth(scaled(_SCORE))
        first = row(period, spacing=8)
        first.addWidget(ElidedLabel(step.values, TextStyle.CELL_MEDIUM), 1)
        first.addWidget(StatusMark(self._theme, step.status))
        first.addWidget(score)
        second = row(scaled(_PERIOD) + 8, spacing=0)
        second.addWidget(ElidedLabel(step.became, TextStyle.CAPTION, "text2"), 1)
        face = column(spacing=2, margins=(4, 4, 4, 4))
        face.addLayout(first)
        face.addLayout(second)
        button = LayoutButton(self._theme, "value", face, step.spoken)
        button.setToolTip(plain_tooltip(step.told))
        button.clicked.connect(partial(self._ask, step.review_id))
        return button

    def _ask(self, review_id: int, _checked: object = None) -> None:
        self.review_wanted.emit(review_id)


class Folded(QWidget):
    """Holds periods under a row of a table; folded it takes no room."""

    def __init__(self, lines: LineageLines, *, unfolded: bool) -> None:
        super().__init__()
        self._lines = lines
        box = row(lines, 0, spacing=0, margins=(_INDENT, 0, 12, 0))
        box.setStretch(0, 100)
        self.setLayout(box)
        self.unfold(unfolded=unfolded)

    def unfold(self, *, unfolded: bool) -> None:
        """Show the periods, or fold them away."""
        self._lines.setVisible(unfolded)


class Unfolding:
    """Which objectives of a table show their periods, and what unfolds them."""

    def __init__(self, theme: Theme, go: Callable[[int], None]) -> None:
        """`go` goes to the review with an id."""
        self._theme, self._go = theme, go
        self._open: set[int] = set()

    def beside(
        self, words: QWidget, name: str, objective_id: int, steps: Sequence[StepWords]
    ) -> tuple[QWidget, QWidget | None]:
        """Return an objective's words with the button `name` that unfolds its periods, and what unfolds.

        Of one with a single period the words alone, and nothing.
        """
        if len(steps) < 2:
            return words, None
        lines = LineageLines(self._theme)
        lines.show_steps(steps)
        lines.setMaximumWidth(scaled(_WIDEST))
        lines.review_wanted.connect(self._go, Qt.ConnectionType.QueuedConnection)
        under = Folded(lines, unfolded=objective_id in self._open)
        button = icon_button(self._theme, "history", name)
        button.setCheckable(True)
        button.setChecked(objective_id in self._open)
        button.toggled.connect(partial(self._unfold, objective_id, under))
        both = QWidget()
        box = row(words, button, spacing=4)
        box.setStretch(0, 1)
        both.setLayout(box)
        return both, under

    def _unfold(self, objective_id: int, under: Folded, unfolded: bool) -> None:  # noqa: FBT001 - a slot
        (self._open.add if unfolded else self._open.discard)(objective_id)
        under.unfold(unfolded=unfolded)


def stacked(*parts: QWidget | None) -> QWidget | None:
    """Return those of the parts that are there as one, one below the other; None where none is."""
    there = [part for part in parts if part is not None]
    if len(there) < 2:
        return there[0] if there else None
    both = QWidget()
    both.setLayout(column(*there, spacing=0))
    return both
