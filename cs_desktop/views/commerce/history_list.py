"""What happened to a subscription so far, as a list in its form."""

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from cs_desktop.common.dates import day_text
from cs_desktop.common.language import tr
from cs_desktop.common.money import money_short
from cs_desktop.domain.subscription_course import Event
from cs_desktop.views.commerce.words import event_word
from cs_desktop.views.theme.fonts import TextStyle
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.buttons import LayoutButton
from cs_desktop.views.widgets.pieces import column, row
from cs_desktop.views.widgets.text import ElidedLabel, Label

DAY_WIDTH = 92


class EventList(QWidget):
    """The events, the newest first; one chosen is to be corrected."""

    chosen = Signal(object)
    """The Event."""

    def __init__(self, theme: Theme, currency: str) -> None:
        super().__init__()
        self._theme, self._currency = theme, currency
        self._rows: list[QWidget] = []
        self._box = column(
            Label(tr("What happened so far"), TextStyle.SECTION), 4, spacing=0, margins=(0, 8, 0, 0)
        )
        self.setLayout(self._box)

    def show_events(self, events: Sequence[Event]) -> None:
        """Show these instead of those before."""
        for part in self._rows:
            self._box.removeWidget(part)
            part.hide()
            part.deleteLater()
        self._rows = [self._row(event, before) for before, event in pairwise((None, *events)) if event]
        for part in reversed(self._rows):
            self._box.addWidget(part)

    def _row(self, event: Event, before: Event | None) -> QWidget:
        theme, currency = self._theme, self._currency
        day = Label(day_text(event.day), TextStyle.CELL, "text2", tabular=True)
        day.setMinimumWidth(DAY_WIDTH)
        words = " · ".join(part for part in (event_word(event.kind), event.reason) if part)
        amount = money_short(event.arr, currency)
        if before is not None and before.arr != event.arr:
            amount = f"{money_short(before.arr, currency)} → {amount}"
        name = tr("{day}, {what}, {amount}, correct", day=day_text(event.day), what=words, amount=amount)
        face = row(day, ElidedLabel(words, TextStyle.CELL), spacing=8, margins=(4, 6, 4, 6))
        face.setStretch(1, 1)
        face.addWidget(Label(amount, TextStyle.CELL_MEDIUM, tabular=True))
        button = LayoutButton(theme, "row", face, name=name)
        button.setToolTip(tr("Correct this entry"))
        button.clicked.connect(lambda: self.chosen.emit(event))
        return button
