"""A row of tabs that fits its room: gaps give way first, then numbers; the last tabs go into a chooser."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPoint, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLayout, QMenu, QSizePolicy, QWidget

from cs_desktop.common.language import tr
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.buttons import Button
from cs_desktop.views.widgets.pieces import row

WIDEST, NARROWEST = 20, 10
"""Pixels between two tabs."""


@dataclass(frozen=True, slots=True)
class Fit:
    """How tabs stand in some room."""

    gap: int
    numbers: bool
    """Whether they say how many things they hold."""
    count: int
    """How many stand in the row; those after them are in the chooser."""


def fitting(names: list[int], numbers: list[int], chooser: int, room: int) -> Fit:
    """Return how tabs fit into a room.

    `names` are the widths of the tabs by themselves in their order, that one first which has to be seen;
    `numbers` what their numbers add, `chooser` the width of the button for those that do not fit.
    """
    gaps = max(len(names) - 1, 0)
    for widths, said in ((sum(names) + sum(numbers), True), (sum(names), False)):
        if widths + gaps * NARROWEST <= room:
            gap = min((room - widths) // gaps, WIDEST) if gaps else WIDEST
            return Fit(gap, said, len(names))
    used, count = chooser, 0
    for width in names:
        used += width + NARROWEST
        if used > room:
            break
        count += 1
    # One always stands there: the one that is shown.
    return Fit(NARROWEST, numbers=False, count=max(count, 1))


class TabRow(QWidget):
    """Buttons of tabs side by side; it takes whatever width it is given."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._buttons: list[Button] = []
        self._counts: dict[Button, int] = {}
        self._more = Button(theme, tr("More"), "tab", name=tr("More tabs"))
        self._menu = QMenu(self._more)
        self._menu.aboutToShow.connect(self._fill_menu)
        self._more.clicked.connect(
            lambda: self._menu.popup(self._more.mapToGlobal(QPoint(0, self._more.height())))
        )
        self._box = row(spacing=WIDEST)
        self._box.addWidget(self._more)
        self._box.addStretch()
        self._box.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        self.setLayout(self._box)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    @property
    def in_chooser(self) -> list[Button]:
        """Return the tabs that do not fit, in their order."""
        return [button for button in self._buttons if button.isHidden()]

    @property
    def chooser(self) -> Button:
        """Return the button that offers them."""
        return self._more

    def insert(self, place: int, button: Button) -> None:
        """Take in a tab."""
        self._buttons.insert(place, button)
        self._box.insertWidget(place, button)
        button.toggled.connect(self._fit)
        self._fit()

    def set_count(self, button: Button, count: int) -> None:
        """Show how many things a tab holds; none shows no number."""
        self._counts[button] = count
        button.setAccessibleDescription(f"{count:,}" if count else "")
        self._fit()

    def minimumSizeHint(self) -> QSize:
        """Return no width: the tabs fit into any."""
        return QSize(0, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the tabs into their new room."""
        super().resizeEvent(event)
        self._fit()

    def event(self, event: QEvent) -> bool:
        """Fit them anew where their text or its size has changed."""
        handled = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return handled

    def _fit(self) -> None:
        ordered = sorted(self._buttons, key=lambda button: not button.isChecked())
        names = {button: button.sizeHint().width() - self._said_width(button) for button in ordered}
        numbers = [self._number_width(button, self._counts.get(button, 0)) for button in ordered]
        chooser = self._more.sizeHint().width()
        fit = fitting([names[button] for button in ordered], numbers, chooser, self.width())
        if self._box.spacing() != fit.gap:
            self._box.setSpacing(fit.gap)
        for place, button in enumerate(ordered):
            button.setVisible(place < fit.count)
            self._say(button, self._counts.get(button, 0) if fit.numbers else 0)
        self._more.setVisible(fit.count < len(ordered))

    def _say(self, button: Button, count: int) -> None:
        text = _name(button) + (f"  {count:,}" if count else "")
        if text != button.text():
            button.setText(text)

    def _said_width(self, button: Button) -> int:
        """Return how much of a tab's width its number takes as it is."""
        return button.fontMetrics().horizontalAdvance(button.text()[len(_name(button)) :])

    def _number_width(self, button: Button, count: int) -> int:
        return button.fontMetrics().horizontalAdvance(f"  {count:,}") if count else 0

    def _fill_menu(self) -> None:
        self._menu.clear()
        for text, go in self._offered(self.in_chooser):
            self._menu.addAction(text).triggered.connect(go)

    def _offered(self, buttons: Iterable[Button]) -> Iterable[tuple[str, Callable[[], None]]]:
        for button in buttons:
            count = self._counts.get(button, 0)
            yield _name(button) + (f"  {count:,}" if count else ""), button.click


def _name(button: Button) -> str:
    return button.text().partition("  ")[0]
