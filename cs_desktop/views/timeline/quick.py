"""The line in which an entry is logged as one says it, and beneath it how it is read."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QMenu, QWidget

from cs_desktop.common.dates import day_text
from cs_desktop.common.language import tr, trc, trn
from cs_desktop.domain.change_labels import inside
from cs_desktop.domain.naming import Known, Named
from cs_desktop.domain.people import Person
from cs_desktop.domain.quick_entry import Part, Piece, QuickEntry, read_entry
from cs_desktop.domain.timeline import DIRECTIONS, KINDS, PURPOSES, NewActivity
from cs_desktop.views.theme.fonts import TextStyle, font
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.timeline.columns import kind_icon
from cs_desktop.views.widgets.buttons import Button
from cs_desktop.views.widgets.flow import FlowRow
from cs_desktop.views.widgets.pieces import IconMark, Panel, column, key_cap, row
from cs_desktop.views.widgets.text import Label, set_look

LENGTHS = (5, 10, 15, 30, 45, 60, 90, 120)
"""Minutes that are offered."""
SHOWN = 60
"""Characters of a title on its chip."""


class _Line(QLineEdit):
    """Underlines what it was understood to say."""

    left = Signal()
    entered = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._pieces: tuple[Piece, ...] = ()
        self.setProperty("look", "quick")
        self.setFont(font(TextStyle.BODY))

    def underline(self, pieces: tuple[Piece, ...]) -> None:
        """Mark these pieces."""
        self._pieces = pieces
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the text and the lines under what was understood."""
        super().paintEvent(event)
        painter = QPainter(self)
        metrics, text = self.fontMetrics(), self.text()
        # Where the text begins: the line may have scrolled.
        start = self.cursorRect().center().x() - metrics.horizontalAdvance(text[: self.cursorPosition()])
        base = (self.height() + metrics.height()) // 2
        for piece in self._pieces:
            left = start + metrics.horizontalAdvance(text[: piece.start])
            width = metrics.horizontalAdvance(text[piece.start : piece.end])
            painter.fillRect(QRect(left, base, width, 2), QColor(self._theme.tokens.accent))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell the box."""
        super().focusInEvent(event)
        self.entered.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell the box."""
        super().focusOutEvent(event)
        self.left.emit()


class QuickEntryBar(QWidget):
    """Reads what is typed while it is typed; Enter logs it, Esc clears it, each chip changes one thing."""

    entered = Signal(object)
    """The NewActivity to log."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._account_id: int | None = None
        self._people: tuple[Known, ...] = ()
        self._today = date.min
        self._changed: dict[Part, Any] = {}
        """What was set by a chip, and holds whatever the line says."""
        self._entry = read_entry("", self._today, ())
        self._busy = False
        """Whether what the line says is on its way."""
        self.line = _Line(theme)
        self.line.setPlaceholderText(tr("Log what happened, such as: call with Nora 30m about night shift"))
        self.line.setAccessibleName(tr("Quick entry"))
        self.line.textChanged.connect(self._read)
        self.line.returnPressed.connect(self.log)
        self._box = Panel()
        self._box.setProperty("look", "quick_box")
        self.line.entered.connect(lambda: set_look(self._box, "active", "true"))
        self.line.left.connect(lambda: set_look(self._box, "active", ""))
        self._chips = FlowRow(6)
        self._made: dict[Part, Button] = {}
        self._lay_out()
        self._read()

    @property
    def entry(self) -> QuickEntry:
        """Return how the line is read, with what was changed by hand."""
        return self._entry

    def set_up(self, account_id: int, people: Sequence[Person], today: date) -> None:
        """Log to an account, with these people to be named; those who left come last."""
        if account_id != self._account_id:
            self.clear()
        self._account_id, self._today = account_id, today
        present = sorted(people, key=lambda person: person.has_left(today))
        self._people = tuple(Known(one.id, one.name, one.title) for one in present)
        self._read()

    def clear(self) -> None:
        """Begin anew."""
        self._changed, self._busy = {}, False
        self.line.clear()
        self._read()

    def refuse(self) -> None:
        """Let the line be logged again: it could not be stored."""
        self._busy = False

    def log(self) -> None:
        """Log what the line says, once however often Enter is pressed meanwhile."""
        if not self.line.text().strip() or self._account_id is None or self._busy:
            return
        self._busy = True
        entry = self._entry
        self.entered.emit(
            NewActivity(
                account_id=self._account_id,
                kind=entry.kind,
                day=entry.day,
                title=entry.title,
                minutes=entry.minutes,
                direction=entry.direction,
                purpose=entry.purpose,
                contact_ids=entry.contact_ids,
            )
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Clear on Esc, from the line or from a chip."""
        if event.key() == Qt.Key.Key_Escape and self.line.text():
            self.clear()
            self.line.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        super().keyPressEvent(event)

    def _read(self) -> None:
        text = self.line.text()
        read = read_entry(text, self._today, self._people)
        self._entry = self._with_changes(read)
        self.line.underline(read.pieces)
        has_text = bool(text.strip())
        self._chips.setVisible(has_text)
        if has_text:
            self._show_chips()

    def _with_changes(self, read: QuickEntry) -> QuickEntry:
        for part, value in self._changed.items():
            if part is Part.WITH and isinstance(value, Known):
                read = replace(read, named=(Named(value.name, 0, 0, (value.id,)),))
            else:
                changes: dict[str, Any] = {part.value: value}
                read = replace(read, **changes)
        return read

    def _show_chips(self) -> None:
        entry = self._entry
        names = {one.id: one.name for one in self._people}
        self._chip(Part.KIND, tr("Kind"), tr(KINDS[entry.kind]), kind_icon(entry.kind))
        self._chip(Part.WITH, tr("With"), self._with_text(names), wrong=self._is_unclear())
        minutes = trn("{count} min", "{count} min", entry.minutes) if entry.minutes else tr("no time")
        self._chip(Part.MINUTES, tr("Time"), minutes)
        day = tr("today") if entry.day == self._today else day_text(entry.day)
        self._chip(Part.DAY, tr("Day"), day)
        self._chip(Part.TITLE, tr("Title"), entry.title[:SHOWN] or tr("none"))
        self._chip(Part.DIRECTION, tr("Start"), tr(DIRECTIONS[entry.direction]))
        self._chip(Part.PURPOSE, tr("Purpose"), tr(PURPOSES[entry.purpose]))
        self._chips.arrange()

    def _chip(self, part: Part, name: str, value: str, icon: str = "", *, wrong: bool = False) -> None:
        guessed = not self._entry.says(part) and part not in self._changed
        chip = self._made.get(part)
        if chip is None:
            chip = Button(self._theme, "", "chip", icon or "")
            chip.setFont(font(TextStyle.CELL))
            chip.clicked.connect(lambda: self._offer(part))
            self._chips.add(chip)
            QWidget.setTabOrder(next(reversed(self._made.values()), self.line), chip)
            self._made[part] = chip
        if icon:
            chip.set_icon(icon)
        lead = tr("Guessed {name}", name=inside(name)) if guessed else name
        chip.setText(f"{lead}: {value}".replace("&", "&&"))
        chip.setAccessibleName(tr("{name}: {value}, change", name=lead, value=value))
        set_look(chip, "guessed", "true" if guessed else "")
        set_look(chip, "error", "true" if wrong else "")
        # Nobody wants to hear of what is neither said nor guessed.
        empty = part in (Part.WITH, Part.TITLE) and guessed
        chip.setVisible(not empty or (part is Part.WITH and bool(self._people)))

    def _with_text(self, names: dict[int, str]) -> str:
        parts = []
        for one in self._entry.named:
            if len(one.ids) == 1:
                parts.append(names.get(one.ids[0], one.text))
            elif one.ids:
                parts.append(tr("{name}: which one?", name=one.text))
            else:
                parts.append(tr("{name}: not a contact", name=one.text))
        return ", ".join(parts) or tr("nobody")

    def _is_unclear(self) -> bool:
        return any(len(one.ids) != 1 for one in self._entry.named)

    def _offer(self, part: Part) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for text, value in self._choices(part):
            action = menu.addAction(text.replace("&", "&&"))
            action.triggered.connect(self._setter(part, value))
        if menu.isEmpty():
            menu.deleteLater()
            self.line.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        chip = self._made[part]
        menu.popup(chip.mapToGlobal(QPoint(0, chip.height())))

    def _setter(self, part: Part, value: object) -> Callable[[], None]:
        def change() -> None:
            self._changed[part] = value
            self._read()

        return change

    def _choices(self, part: Part) -> list[tuple[str, object]]:
        if part is Part.KIND:
            return [(tr(name), kind) for kind, name in KINDS.items()]
        if part is Part.WITH:
            unclear = {one for named in self._entry.named if len(named.ids) > 1 for one in named.ids}
            people = [one for one in self._people if not unclear or one.id in unclear]
            return [(f"{one.name}, {one.title}" if one.title else one.name, one) for one in people]
        if part is Part.MINUTES:
            return [(trn("{count} min", "{count} min", count), count) for count in LENGTHS]
        if part is Part.DAY:
            days = [self._today - timedelta(days=back) for back in range(7)]
            return [(day_text(day), day) for day in days]
        if part is Part.DIRECTION:
            return [(tr(name), word) for word, name in DIRECTIONS.items()]
        if part is Part.PURPOSE:
            return [(tr(name), word) for word, name in PURPOSES.items()]
        return []

    def _lay_out(self) -> None:
        inside = row(IconMark(self._theme, "plus", "accent_text"), spacing=8, margins=(10, 2, 10, 2))
        inside.addWidget(self.line, 1)
        for key, word in (("Enter", tr("Log")), ("Tab", trc("verb", "Change")), ("Esc", tr("Clear"))):
            inside.addWidget(key_cap(key))
            inside.addWidget(Label(word, TextStyle.CAPTION, "text3"))
        self._box.setLayout(inside)
        self._box.setMinimumHeight(36)
        self.setLayout(column(self._box, self._chips, spacing=8, margins=(20, 12, 20, 10)))
