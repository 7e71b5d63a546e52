"""How good a pulse is, chosen by a click or by 1, 2 and 3; and up to three reasons."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QWidget

from cs_desktop.common.language import tr
from cs_desktop.domain.health.pulses import MOST_REASONS
from cs_desktop.domain.vocabulary import PulseRating, PulseReason, word_text
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.buttons import Button
from cs_desktop.views.widgets.flow import FlowRow
from cs_desktop.views.widgets.pieces import column, row
from cs_desktop.views.widgets.segments import SegmentedButtons

_ICONS = {PulseRating.GOOD: "smile", PulseRating.MIXED: "meh", PulseRating.POOR: "frown"}
_KEYS = dict(zip((Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3), PulseRating, strict=True))
_BETWEEN = "; "


class RatingField(QWidget):
    """Three buttons, of which one holds."""

    changed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._rating: PulseRating | None = None
        self.choices = SegmentedButtons(theme, "toggle")
        for number, rating in enumerate(PulseRating, 1):
            name = word_text(rating)
            self.choices.add(rating.value, name)
            button = self.choices.button(rating.value)
            button.set_icon(_ICONS[rating])
            button.setText(f" {name}")
            button.setToolTip(tr("{name} ({number})", name=name, number=number))
        self.choices.chosen.connect(lambda key: self.choose(PulseRating(key)))
        self.setLayout(row(self.choices, 0))
        self.setFocusProxy(self.choices.button(PulseRating.GOOD.value))

    @property
    def rating(self) -> PulseRating | None:
        """Return which holds; None before one was chosen."""
        return self._rating

    def choose(self, rating: PulseRating | None) -> None:
        """Let another one hold."""
        self.choices.choose_only(None if rating is None else rating.value)
        if rating is not self._rating:
            self._rating = rating
            self.changed.emit()

    def value(self) -> str:
        """Return which holds, for a draft."""
        return "" if self._rating is None else self._rating.value

    def set_value(self, text: str) -> None:
        """Let the one of a draft hold."""
        self.choose(PulseRating(text) if text in set(PulseRating) else None)

    def takes(self, event: QKeyEvent) -> bool:
        """Choose by 1, 2 or 3; return whether it was one of these."""
        rating = _KEYS.get(Qt.Key(event.key()))
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if rating is None or not plain:
            return False
        self.choose(rating)
        self.choices.button(rating.value).setFocus(Qt.FocusReason.OtherFocusReason)
        return True


class ReasonsField(QWidget):
    """A button for each reason; with three pressed the others wait."""

    changed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._flow = FlowRow(6)
        self._buttons: dict[PulseReason, Button] = {}
        for reason in PulseReason:
            button = Button(theme, word_text(reason), "toggle")
            button.setCheckable(True)
            button.toggled.connect(lambda _on: self._tell())
            self._buttons[reason] = button
            self._flow.add(button)
        self.setLayout(column(self._flow, spacing=0))

    @property
    def reasons(self) -> tuple[PulseReason, ...]:
        """Return those that are pressed."""
        return tuple(reason for reason, button in self._buttons.items() if button.isChecked())

    def choose(self, reasons: tuple[PulseReason, ...]) -> None:
        """Let others be pressed."""
        for reason, button in self._buttons.items():
            button.setEnabled(True)
            button.setChecked(reason in reasons)

    def button(self, reason: PulseReason) -> Button:
        """Return the button of a reason."""
        return self._buttons[reason]

    def value(self) -> str:
        """Return which are pressed, for a draft."""
        return _BETWEEN.join(self.reasons)

    def set_value(self, text: str) -> None:
        """Press those of a draft."""
        known = set(PulseReason)
        self.choose(tuple(PulseReason(one) for one in text.split(_BETWEEN) if one in known)[:MOST_REASONS])

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Begin with the first."""
        super().focusInEvent(event)
        next(iter(self._buttons.values())).setFocus(event.reason())

    def _tell(self) -> None:
        full = len(self.reasons) >= MOST_REASONS
        for button in self._buttons.values():
            button.setEnabled(button.isChecked() or not full)
        self.changed.emit()
