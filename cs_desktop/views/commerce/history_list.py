"""What happened to a subscription so far, as a list in its form."""

from collections.abc import Sequence

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

    def __init__(self, theme: Theme, events: Sequence[Event], currency: str) -> None:
        super().__init__()
        box = column(Label(tr("What happened so far"), TextStyle.SECTION), 4, spacing=0, margins=(0, 8, 0, 0))
        before: Event | None = None
        rows: list[QWidget] = []
        for event in events:
            rows.append(self._row(theme, event, before, currency))
            before = event
        for part in reversed(rows):
            box.addWidget(part)
        self.setLayout(box)

    def _row(self, theme: Theme, event: Event, before: Event | None, currency: str) -> QWidget:
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
