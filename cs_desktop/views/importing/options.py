"""A name, a list to choose one of, and a line under it that says what to look at."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from cs_desktop.domain.figures import Status
from cs_desktop.views.theme.fonts import TextStyle, font
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.editors import ChoiceBox
from cs_desktop.views.widgets.notice import FieldNotice
from cs_desktop.views.widgets.pieces import column
from cs_desktop.views.widgets.text import Label


class OptionRow(QWidget):
    """One choice with its name; `chosen` tells the value of what the user chose."""

    chosen = Signal(object)

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self._values: list[object] = []
        self.box = ChoiceBox(theme, ())
        self.box.setFont(font(TextStyle.BODY))
        self.box.setAccessibleName(name)
        self.box.setMinimumContentsLength(8)
        self.box.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.box.activated.connect(lambda place: self.chosen.emit(self._values[place]))
        label = Label(name, TextStyle.CELL, "text2")
        label.setBuddy(self.box)
        self.notice = FieldNotice(theme)
        self.setLayout(column(label, self.box, self.notice, spacing=4))

    def offer(self, choices: Sequence[tuple[object, str]], current: object) -> None:
        """List values with their names, and show which holds."""
        values = [value for value, _name in choices]
        texts = [name for _value, name in choices]
        if texts != [self.box.itemText(place) for place in range(self.box.count())]:
            self.box.clear()
            self.box.addItems(texts)
        self._values = values
        self.box.setCurrentIndex(values.index(current) if current in values else 0)

    def value_at(self, place: int) -> object:
        """Return the value of a choice by its place."""
        return self._values[place]

    def warn(self, text: str) -> None:
        """Say what to look at; an empty text takes it away."""
        self.notice.tell(text, Status.WATCH)
        self.box.setAccessibleDescription(text)
