"""The panel in which the ranking is changed: three weights, and what feeds the signals."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QGridLayout, QSpinBox, QWidget

from cs_desktop.common.errors import KnownError
from cs_desktop.common.language import tr
from cs_desktop.domain.attention import LARGEST_WEIGHT, Weights
from cs_desktop.domain.figures import Status
from cs_desktop.domain.home import SignalFeed
from cs_desktop.views.theme.fonts import TextStyle, font
from cs_desktop.views.theme.heights import fix_width
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.buttons import Button
from cs_desktop.views.widgets.notice import FieldNotice
from cs_desktop.views.widgets.pieces import Panel, column, line, row, scrolling
from cs_desktop.views.widgets.text import Label

_WEIGHT_WIDTH = 76


class RankingPanel(QWidget):
    """Holds the weights; each change ranks the list anew at once."""

    weights_changed = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._silent = False
        self._problem = FieldNotice(theme)
        self._time, self._arr, self._state = (
            self._spin(name) for name in (tr("Time left"), tr("ARR"), tr("State"))
        )
        weights = QGridLayout()
        weights.setHorizontalSpacing(12)
        weights.setVerticalSpacing(10)
        for place, (title, hint, spin) in enumerate(
            (
                (
                    tr("Time left"),
                    tr("all for what is past due or due today, less the further away"),
                    self._time,
                ),
                (tr("ARR"), tr("all for the largest account in the book, others in proportion"), self._arr),
                (
                    tr("State"),
                    tr("all for At risk, three fifths for Watch, a fifth for the rest"),
                    self._state,
                ),
            )
        ):
            words = column(
                Label(title, TextStyle.BODY_MEDIUM),
                Label(hint, TextStyle.CAPTION, "text2", wrap=True),
                spacing=0,
            )
            weights.addLayout(words, place, 0)
            weights.addWidget(spin, place, 1, Qt.AlignmentFlag.AlignTop)
        weights.setColumnStretch(0, 1)
        reset = Button(theme, tr("Use the standard ranking"))
        reset.clicked.connect(lambda: self._store(Weights()))
        self._feeds = QGridLayout()
        self._feeds.setHorizontalSpacing(12)
        self._feeds.setVerticalSpacing(6)
        self._feeds.setColumnStretch(0, 1)
        body = column(
            Label(tr("The most points that each part can give"), TextStyle.CELL, "text2", wrap=True),
            spacing=12,
            margins=(16, 14, 16, 16),
        )
        body.addLayout(weights)
        body.addWidget(self._problem)
        body.addLayout(row(reset, 0))
        body.addWidget(line())
        body.addWidget(Label(tr("What feeds the signals"), TextStyle.SECTION))
        body.addLayout(self._feeds)
        body.addStretch(1)
        inside = Panel("surface")
        inside.setLayout(body)
        area = scrolling(inside)
        self.setLayout(column(area, spacing=0))

    def show_weights(self, weights: Weights) -> None:
        """Show the weights that hold."""
        self._silent = True
        for spin, value in zip(
            (self._time, self._arr, self._state), (weights.time, weights.arr, weights.state), strict=True
        ):
            spin.setValue(value)
        self._silent = False

    def show_feeds(self, feeds: Sequence[SignalFeed]) -> None:
        """Show of how many accounts each signal has data."""
        while (item := self._feeds.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        for place, feed in enumerate(feeds):
            name = Label(tr("{signal}: {feed}", signal=feed.name, feed=feed.feed), TextStyle.CELL, wrap=True)
            if feed.accounts:
                text = tr("{count} of {all} accounts", count=f"{feed.accounts:,}", all=f"{feed.of:,}")
            else:
                text = tr("no data")
            self._feeds.addWidget(name, place, 0)
            self._feeds.addWidget(
                Label(text, TextStyle.CELL, "text2" if feed.accounts else "text3"), place, 1
            )

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Begin with the first weight."""
        super().focusInEvent(event)
        self._time.setFocus(event.reason())
        self._time.selectAll()

    def _spin(self, name: str) -> QSpinBox:
        spin = QSpinBox()
        spin.setRange(0, LARGEST_WEIGHT)
        spin.setSingleStep(5)
        spin.setFont(font(TextStyle.BODY, tabular=True))
        fix_width(spin, _WEIGHT_WIDTH)
        spin.lineEdit().setTextMargins(8, 0, 8, 0)
        spin.setAccessibleName(tr("Points for {part}", part=name))
        spin.valueChanged.connect(self._changed)
        return spin

    def _changed(self) -> None:
        if self._silent:
            return
        try:
            weights = Weights(self._time.value(), self._arr.value(), self._state.value())
        except KnownError as error:
            self._problem.tell(str(error), Status.RISK)
            return
        self._problem.tell("", Status.RISK)
        self.weights_changed.emit(weights)

    def _store(self, weights: Weights) -> None:
        self.show_weights(weights)
        self._changed()
