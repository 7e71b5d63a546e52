"""Measures of the library that fit an objective, each with the account's own baseline, to choose one."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QRadioButton, QWidget

from cs_desktop.common.dates import day_text
from cs_desktop.common.language import tr
from cs_desktop.domain.figures import stated_text
from cs_desktop.domain.plan.library import Fitting, FittingMeasure, OwnBaseline
from cs_desktop.views.theme.fonts import TextStyle, font
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.buttons import Button
from cs_desktop.views.widgets.pieces import Panel, column, row, scrolling
from cs_desktop.views.widgets.text import Label


class MeasurePanel(Panel):
    """Lists measures; says which one is chosen."""

    chosen = Signal(object)
    """A FittingMeasure."""
    own_requested = Signal()
    """The user writes a measure of their own."""

    def __init__(self, theme: Theme) -> None:
        super().__init__("surface")
        self._theme = theme
        self._group = QButtonGroup(self)
        self._choices: dict[QRadioButton, FittingMeasure] = {}
        self._about = Label("", TextStyle.CELL, "text2", wrap=True)
        self._area = scrolling()
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        own = Button(theme, tr("Write my own"), "link")
        own.clicked.connect(self.own_requested)
        self.use = Button(theme, tr("Use measure"), "primary")
        self.use.clicked.connect(self._choose)
        foot = Panel("surface", "top")
        foot.setLayout(row(own, 0, self.use, margins=(12, 8, 16, 8)))
        head = QWidget()
        head.setLayout(column(self._about, margins=(16, 12, 16, 4)))
        box = column(head, spacing=0)
        box.addWidget(self._area, 1)
        box.addWidget(foot)
        self.setLayout(box)

    @property
    def choices(self) -> tuple[QRadioButton, ...]:
        """Return what one chooses from, the best first."""
        return tuple(self._choices)

    def show_fitting(self, objective: str, found: Fitting) -> None:
        """List the measures that fit an objective."""
        if found.measures:
            about = tr("Measures from the library that fit “{objective}”", objective=objective)
        else:
            about = tr("The library has no measure that fits; fill it under Library.")
        self._about.setText(about)
        for button in self._group.buttons():
            self._group.removeButton(button)
        self._choices = {}
        held, lines = QWidget(), column(spacing=2, margins=(16, 4, 16, 12))
        for one in found.measures:
            button = QRadioButton(one.entry.name.replace("&", "&&"))
            button.setFont(font(TextStyle.BODY_MEDIUM))
            button.setAccessibleName(", ".join((one.entry.name, baseline_text(one))))
            self._group.addButton(button)
            self._choices[button] = one
            lines.addWidget(button)
            for text in (one.entry.definition, baseline_text(one), own_text(one.own, one.entry.unit)):
                if text:
                    note = Label(text, TextStyle.CAPTION, "text3", wrap=True)
                    note.setContentsMargins(26, 0, 0, 0)
                    lines.addWidget(note)
            lines.addSpacing(8)
        lines.addStretch(1)
        held.setLayout(lines)
        self._area.setWidget(held)
        first = next(iter(self._choices), None)
        if first is not None:
            first.setChecked(True)
            self.setFocusProxy(first)
        self.use.setEnabled(first is not None)

    def _choose(self) -> None:
        one = next((one for button, one in self._choices.items() if button.isChecked()), None)
        if one is not None:
            self.chosen.emit(one)


def baseline_text(one: FittingMeasure) -> str:
    """Return where the account would begin, and how one knows; or that nobody knows."""
    if one.baseline is None or one.baseline_on is None:
        return tr("Baseline: not known yet")
    value = stated_text(one.baseline, one.entry.unit)
    return tr(
        "Baseline {value}, from {metric}, {day}",
        value=value,
        metric=one.metric,
        day=day_text(one.baseline_on),
    )


def own_text(own: OwnBaseline | None, unit: str) -> str:
    """Return where one's own customers began, from how many closed objectives; empty where there are none."""
    if own is None:
        return ""
    words = {
        "middle": stated_text(own.middle, unit),
        "low": stated_text(own.low, unit),
        "high": stated_text(own.high, unit),
        "number": own.count,
    }
    if own.count == 1:
        return tr("One closed objective began at {middle}", **words)
    return tr("{number} closed objectives began at {middle} (median; {low} to {high})", **words)
