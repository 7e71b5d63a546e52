"""Who took part in an entry: a button for each person of the account, and of many a line to name others."""

from collections.abc import Sequence
from datetime import date
from typing import Protocol

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from cs_desktop.common.language import tr
from cs_desktop.common.text import shortened
from cs_desktop.views.theme.fonts import TextStyle, font
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.buttons import Button
from cs_desktop.views.widgets.editors import with_choices
from cs_desktop.views.widgets.flow import FlowRow
from cs_desktop.views.widgets.pieces import column
from cs_desktop.views.widgets.text import Label, plain_tooltip

MOST = 24
"""People who have a button besides those who took part; the others of a large account are named in a line."""
LONGEST = 30
"""Characters of a name on its button."""


_BETWEEN = "; "


class Somebody(Protocol):
    """A person who can take part."""

    @property
    def id(self) -> int:
        """Return their id."""

    @property
    def name(self) -> str:
        """Return their name."""

    @property
    def title(self) -> str:
        """Return what they are; empty where nobody knows."""

    def has_left(self, today: date) -> bool:
        """Return whether they are gone by a day."""


class Participants(QWidget):
    """Buttons of people, those pressed being the ones who took part."""

    changed = Signal()
    """The user pressed one."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._buttons: dict[int, Button] = {}
        self._people: tuple[Somebody, ...] = ()
        self._all: Sequence[Somebody] = ()
        self._today = date.min
        self._awaited = ""
        """Who was entered before it is known who is there."""
        self._holder = FlowRow(6)
        self._nothing = Label(tr("No contact is recorded yet."), TextStyle.CELL, "text3")
        self._line = QLineEdit()
        self._line.setPlaceholderText(tr("Name somebody else"))
        self._line.setAccessibleName(tr("Name somebody else"))
        self._line.returnPressed.connect(self._bring_in)
        self.setLayout(column(self._holder, self._line, self._nothing, spacing=6))

    @property
    def chosen(self) -> tuple[int, ...]:
        """Return the ids of those who took part."""
        return tuple(contact_id for contact_id, button in self._buttons.items() if button.isChecked())

    def value(self) -> str:
        """Return the names of those who took part."""
        chosen = self.chosen
        return self._awaited or _BETWEEN.join(one.name for one in self._people if one.id in chosen)

    def set_value(self, text: str) -> None:
        """Show who took part, by the names that `value` returned."""
        if not self._all:
            self._awaited = text
            return
        names = text.split(_BETWEEN)
        self.show_people(self._all, [one.id for one in self._all if one.name in names], self._today)
        self.changed.emit()

    def show_people(self, people: Sequence[Somebody], chosen: Sequence[int], today: date) -> None:
        """Offer those who are there, and show who took part."""
        if people and self._awaited:
            names, self._awaited = self._awaited.split(_BETWEEN), ""
            chosen = [one.id for one in people if one.name in names]
        self._all, self._today = people, today
        here = [one for one in people if not one.has_left(today)]
        present, others = here[:MOST], here[MOST:]
        took_part = [one for one in people if one.id in chosen and one not in present]
        wanted = (*present, *took_part)
        if wanted != self._people:
            self._people = wanted
            self._rebuild()
        for contact_id, button in self._buttons.items():
            button.setChecked(contact_id in chosen)
        with_choices(self._line, [_named(one) for one in others])
        self._line.setVisible(bool(others))
        self._nothing.setVisible(not wanted)
        self._holder.setVisible(bool(wanted))

    def _bring_in(self) -> None:
        """Give whom the line names a button, which is pressed; what names nobody stays to be mended."""
        said = self._line.text().strip().casefold()
        found = next((one for one in self._all if said and _named(one).casefold().startswith(said)), None)
        if found is not None:
            self._line.clear()
            self.show_people(self._all, (*self.chosen, found.id), self._today)
            self.changed.emit()

    def forget(self) -> None:
        """Offer nobody, as long as it is not known who is there."""
        self._awaited = ""
        self.show_people((), (), date.min)
        self._nothing.hide()

    def _rebuild(self) -> None:
        self._holder.clear()
        self._buttons = {}
        for person in self._people:
            button = Button(self._theme, shortened(person.name, LONGEST), "toggle")
            button.setFont(font(TextStyle.CELL))
            button.setCheckable(True)
            button.setAccessibleName(person.name)
            button.setToolTip(plain_tooltip(_named(person)))
            button.clicked.connect(self.changed)
            self._buttons[person.id] = button
            self._holder.add(button)
        self._holder.arrange()


def _named(person: Somebody) -> str:
    return f"{person.name}, {person.title}" if person.title else person.name
