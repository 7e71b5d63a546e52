"""A box or a switch beside words that may take more than one line; a click on the words is one on it."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QWidget

from cs_desktop.views.theme.fonts import TextStyle, scaled
from cs_desktop.views.theme.heights import fix_height
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.pieces import column, row
from cs_desktop.views.widgets.text import Label

_WIDTH, _HEIGHT, _KNOB = 30, 18, 12
_LINE = 16
_PALE = 0.45
"""How opaque a switch is that is on and cannot be switched."""


class Switch(QAbstractButton):
    """Something that is on or off at once; without words, which stand beside it."""

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self._theme = theme
        self.setCheckable(True)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setFixedSize(self.sizeHint())
        theme.changed.connect(self._fit)

    def sizeHint(self) -> QSize:
        """Return the size of the track."""
        return QSize(scaled(_WIDTH), scaled(_HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the track, and the knob at the end that tells the state."""
        del event
        tokens = self._theme.tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        track = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        on, usable = self.isChecked(), self.isEnabled()
        color = QColor(tokens.accent if on else tokens.control if usable else tokens.border_strong)
        # What cannot be switched is paler, and still tells whether it is on.
        color.setAlphaF(1.0 if usable or not on else _PALE)
        painter.setBrush(color)
        painter.drawRoundedRect(track, track.height() / 2, track.height() / 2)
        at_right = on is (self.layoutDirection() is not Qt.LayoutDirection.RightToLeft)
        reach = track.height() / 2
        middle = QPointF(track.right() - reach if at_right else track.left() + reach, track.center().y())
        painter.setBrush(QColor(tokens.on_accent if usable else tokens.surface))
        knob = scaled(_KNOB) / 2
        painter.drawEllipse(middle, knob, knob)

    def _fit(self) -> None:
        self.setFixedSize(self.sizeHint())
        self.update()


class _Words(Label):
    """Words that are a way to press what they belong to."""

    pressed = Signal()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Press it."""
        if event.button() is Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.pressed.emit()


class TickRow(QWidget):
    """A check box before its words."""

    toggled = Signal(bool)
    """The user switched it, and how it is now."""

    def __init__(self, theme: Theme, text: str, below: str = "") -> None:
        super().__init__()
        self.box = self._make_box(theme, text)
        self._words = _Words(text, self._style, wrap=True)
        self._below = _Words(below, TextStyle.CAPTION, "text3", wrap=True)
        for words in (self._words, self._below):
            words.pressed.connect(self._press)
        self.box.clicked.connect(self.toggled)
        self.box.setAccessibleName(text)
        self.say_below(below)
        self._arrange()

    @property
    def _style(self) -> TextStyle:
        return TextStyle.CELL

    @property
    def text(self) -> str:
        """Return the words."""
        return self._words.text()

    def say_below(self, below: str) -> None:
        """Say something below the words; empty for nothing."""
        self._below.setText(below)
        self._below.setVisible(bool(below))
        self.box.setAccessibleDescription(below)

    def show_state(self, *, on: bool, editable: bool = True) -> None:
        """Show whether it is on."""
        self.box.setChecked(on)
        self.box.setEnabled(editable)

    def _make_box(self, theme: Theme, text: str) -> QAbstractButton:
        del theme, text
        box = QCheckBox()
        box.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        # As high as a line of its words, beside whose first one it stands.
        fix_height(box, _LINE)
        return box

    def _arrange(self) -> None:
        line = row(spacing=4)
        line.addWidget(self.box, 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(column(self._words, self._below, spacing=0), 1)
        self.setLayout(line)

    def _press(self) -> None:
        if self.box.isEnabled():
            self.box.click()


class SwitchRow(TickRow):
    """A switch after its words."""

    @property
    def _style(self) -> TextStyle:
        return TextStyle.BODY

    def _make_box(self, theme: Theme, text: str) -> QAbstractButton:
        return Switch(theme, text)

    def _arrange(self) -> None:
        line = row(spacing=12)
        line.addLayout(column(self._words, self._below, spacing=0), 1)
        line.addWidget(self.box, 0, Qt.AlignmentFlag.AlignVCenter)
        self.setLayout(line)
