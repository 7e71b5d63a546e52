"""A weight from 1 to 100 on a bar that is dragged, or moved by the arrows."""

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractSlider, QSizePolicy

from cs_desktop.common.language import tr
from cs_desktop.views.theme.direction import mirrored
from cs_desktop.views.theme.heights import fix_height
from cs_desktop.views.theme.theme import Theme

_KNOB, _BAR = 7, 6


class WeightSlider(QAbstractSlider):
    """While it is dragged `sliderMoved` tells the weight; `valueChanged` comes with every step."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setRange(1, 100)
        self.setSingleStep(1)
        self.setPageStep(5)
        self.setOrientation(Qt.Orientation.Horizontal)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(tr("Weight"))
        fix_height(self, 32)
        theme.changed.connect(self.update)

    left = Signal()
    """The keyboard went elsewhere."""

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Say that nobody moves it by keys any more."""
        super().focusOutEvent(event)
        self.left.emit()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of the knob, wherever it is."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.setSliderDown(True)
            self._go(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Take it along."""
        if self.isSliderDown():
            self._go(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.setSliderDown(False)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the bar and its knob."""
        del event
        painter, tokens = QPainter(self), self._theme.tokens
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle, left, right = self.height() / 2, _KNOB + 1.0, self.width() - _KNOB - 1.0
        at = left + (right - left) * self._share()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.track))
        painter.drawRoundedRect(QRectF(left, middle - _BAR / 2, right - left, _BAR), _BAR / 2, _BAR / 2)
        painter.setBrush(QColor(tokens.accent if self.isEnabled() else tokens.control))
        begin, end = (at, right) if mirrored() else (left, at)
        painter.drawRoundedRect(QRectF(begin, middle - _BAR / 2, end - begin, _BAR), _BAR / 2, _BAR / 2)
        painter.setBrush(QColor(tokens.surface))
        painter.setPen(QPen(QColor(tokens.accent if self.isEnabled() else tokens.control), 2))
        painter.drawEllipse(QPointF(at, middle), _KNOB - 1, _KNOB - 1)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(tokens.focus), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 3, -1, -3), 5, 5)

    def changeEvent(self, event: QEvent) -> None:
        """Look as one that can be moved, or not."""
        super().changeEvent(event)
        self.update()

    def _share(self) -> float:
        share = (self.value() - self.minimum()) / (self.maximum() - self.minimum())
        return 1 - share if mirrored() else share

    def _go(self, place: QPointF) -> None:
        share = (place.x() - _KNOB - 1) / max(self.width() - 2 * _KNOB - 2, 1)
        share = 1 - share if mirrored() else share
        self.setSliderPosition(round(self.minimum() + share * (self.maximum() - self.minimum())))
