"""The bar under the page: which one it is, how large it is shown, and the ways to see nothing else."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent

from cs_desktop.common.language import tr
from cs_desktop.controllers.actions import ActionId, ActionTable
from cs_desktop.views.journey.bar_buttons import WordButton, fit_words
from cs_desktop.views.theme.direction import mirrored
from cs_desktop.views.theme.fonts import TextStyle
from cs_desktop.views.theme.heights import fix_height
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.buttons import Button, icon_button
from cs_desktop.views.widgets.pieces import Panel, line, row
from cs_desktop.views.widgets.text import Label

HEIGHT = 44


class PageBar(Panel):
    """Says what is asked for; knows nothing of the page."""

    turned = Signal(int)
    """So many pages on, or back."""
    zoomed = Signal(int)
    fit_requested = Signal()
    alone_requested = Signal(bool)

    def __init__(self, theme: Theme, actions: ActionTable) -> None:
        super().__init__("window")
        fix_height(self, HEIGHT)
        arrows = ("chevron-left", "chevron-right")
        before, after = reversed(arrows) if mirrored() else arrows
        self.back = icon_button(theme, before, tr("Page before (Page Up)"), lambda: self.turned.emit(-1))
        self.on = icon_button(theme, after, tr("Next page (Page Down)"), lambda: self.turned.emit(1))
        self._number = Label("", TextStyle.SECTION)
        self._count = Label("", TextStyle.BODY, "text2")
        smaller = Button(theme, "", "segment", "minus", icon_size=14, name=tr("Show the page smaller"))
        larger = Button(theme, "", "segment", "plus", icon_size=14, name=tr("Show the page larger"))
        self.percent = Button(theme, "100%", "segment", name=tr("Size of the page"))
        self.percent.setProperty("look", "percent")
        self.percent.setToolTip(tr("Show the page as large as there is room"))
        smaller.clicked.connect(lambda: self.zoomed.emit(-1))
        larger.clicked.connect(lambda: self.zoomed.emit(1))
        self.percent.clicked.connect(self.fit_requested)
        ends = (larger, smaller) if mirrored() else (smaller, larger)
        for button, place in zip(ends, ("first", "last"), strict=True):
            button.setProperty("place", place)
        fit = icon_button(
            theme, "scan", tr("Show the page as large as there is room"), self.fit_requested.emit
        )
        self.alone = icon_button(theme, "maximize", tr("Show the page alone"))
        self.alone.setCheckable(True)
        self.alone.clicked.connect(self.alone_requested)
        rule = line(vertical=True)
        rule.setFixedHeight(20)
        self.present = WordButton(theme, tr("Present"), "play")
        self.present.follow(actions[ActionId.PRESENT_DECK])
        box = row(self.back, self._number, self._count, self.on, 0, spacing=4, margins=(20, 0, 20, 0))
        zoom = row(smaller, self.percent, larger, spacing=0)
        box.addLayout(zoom)
        for part in (fit, self.alone, rule, self.present):
            box.addWidget(part)
        self._spare = (fit, rule)
        self.setLayout(box)

    def say(self, number: int, count: int) -> None:
        """Say which page it is; 0 for none."""
        self._number.setText(tr("Page {number}", number=number) if number else "–")
        self._count.setText(tr("of {count}", count=count))
        self.back.setEnabled(number > 1)
        self.on.setEnabled(number < count)
        told = tr("Page {number} of {count}", number=number, count=count) if number else tr("No page")
        self._number.setAccessibleName(told)
        self._fit()

    def say_zoom(self, factor: float) -> None:
        """Say how large the page is."""
        self.percent.setText(f"{round(factor * 100)}%")
        self.percent.setAccessibleName(tr("Size of the page: {percent}%", percent=round(factor * 100)))
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let words go where there is little room."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        box = self.layout()
        assert box is not None
        fit_words(box, self.width(), (self.present,), self._spare)
