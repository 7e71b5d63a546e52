"""Who else has the workspace open: an avatar for each at the top of the window, and what they do there."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QSize
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QToolTip

from cs_desktop.common.dates import day_text, time_text
from cs_desktop.common.language import count_text, marked, tr
from cs_desktop.common.text import lowered
from cs_desktop.views.theme.fonts import TextStyle
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.buttons import LayoutButton
from cs_desktop.views.widgets.pieces import Avatar, IconMark, row
from cs_desktop.views.widgets.text import ElidedLabel, Label, plain_tooltip

if TYPE_CHECKING:
    from cs_desktop.domain.presence import Present

AVATARS = 3
NAMED = 20
"""As many are named in the tooltip; the others are counted."""
EDGE = 24
DOING_WIDTH = 240
UNKNOWN = marked("Who else has this workspace open is not known, because its folder cannot be written.")


class PeopleHere(LayoutButton):
    """Avatars with their names in the tooltip, which a click or a key shows too. Alone, it is not there."""

    def __init__(self, theme: Theme) -> None:
        self._avatars = [Avatar(theme, edge=EDGE, person=True) for _ in range(AVATARS)]
        self._unknown = Avatar(theme, "?", EDGE, person=True)
        self._more = Label("", TextStyle.CELL_MEDIUM, "text2", tabular=True)
        self._doing = ElidedLabel("", TextStyle.CELL, "text2")
        self._doing.setMaximumWidth(DOING_WIDTH)
        self._busy = IconMark(theme, "clock", "accent_text", 14)
        self._people: tuple[Present, ...] | None = ()
        self._compact = False
        for label in (self._more, self._doing):
            label.setContentsMargins(4, 0, 0, 0)
        face: QHBoxLayout = row(*self._avatars, self._unknown, self._more, self._busy, self._doing, spacing=4)
        face.setContentsMargins(4, 2, 6, 2)
        super().__init__(theme, "quiet", face)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self._explain)
        self.show_people(())

    def show_people(
        self, people: "Sequence[Present] | None", today: date = date.min, notes: Sequence[str] = ()
    ) -> None:
        """Show who is there, longest first, or that it is not known (None).

        `notes` holds what each did last, in the same order; those beyond its end did nothing.
        """
        self._people = None if people is None else tuple(people)
        self.setVisible(people is None or bool(people))
        text = tr(UNKNOWN) if people is None else in_words(people, today, notes)
        self.setToolTip(plain_tooltip(text))
        self.setAccessibleName(text.replace("\n", "; "))
        self._draw()

    def set_compact(self, *, compact: bool) -> None:
        """Show one avatar alone, in little room, and a mark where somebody is busy."""
        self._compact = compact
        self._draw()

    def _draw(self) -> None:
        known = self._people or ()
        busy = next((person for person in known if person.doing), None)
        room = 1 if self._compact else AVATARS
        # The busy one stands first, since it may be the only one.
        shown = sorted(known, key=lambda person: person is not busy)[:room]
        for avatar, person in zip(self._avatars, shown, strict=False):
            avatar.set_name(person.user)
        for place, avatar in enumerate(self._avatars):
            avatar.setVisible(place < len(shown))
        self._unknown.setVisible(self._people is None)
        self._more.setVisible(len(known) > room)
        self._more.setText(f"+{len(known) - room}")
        self._busy.setVisible(busy is not None and self._compact)
        self._doing.setVisible(busy is not None and not self._compact)
        self._doing.setText(f"{_name(busy)}: {lowered(busy.doing)}" if busy else "")
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Return the size of the face; what somebody does may be a long text."""
        return super().sizeHint().expandedTo(QSize(30, 30))

    def _explain(self) -> None:
        QToolTip.showText(self.mapToGlobal(QPoint(0, self.height())), self.toolTip(), self)


def in_words(people: "Sequence[Present]", today: date, notes: Sequence[str] = ()) -> str:
    """Return who is there, a line each: "Mira on laptop-3, since 10:42 AM: importing usage.csv"."""
    lines = [
        line(person, today, notes[place] if place < len(notes) else "")
        for place, person in enumerate(people[:NAMED])
    ]
    if len(people) > NAMED:
        lines.append(tr("and {count} more", count=count_text(len(people) - NAMED)))
    return "\n".join(lines)


def line(person: "Present", today: date, note: str = "") -> str:
    """Return one person with place and time, and what they do or else did last."""
    opened = person.opened_at.astimezone()
    since = time_text(opened) if opened.date() == today else day_text(opened.date())
    where = (
        tr("in another program") if person.mine else tr("on {host}", host=person.host) if person.host else ""
    )
    doing = lowered(person.doing) or note
    return (
        f"{_name(person)} {where}".strip()
        + tr(", since {since}", since=since)
        + (f": {doing}" if doing else "")
    )


def _name(person: "Present") -> str:
    return "You" if person.mine else person.user
