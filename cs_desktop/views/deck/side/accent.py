"""The accent of decks: colours to begin with, any other by its code, and how it can be read on white."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QWidget

from cs_desktop.common.language import tr
from cs_desktop.domain.accent import PROPOSED, judge_accent
from cs_desktop.domain.figures import Status
from cs_desktop.views.deck.said import SaidLine
from cs_desktop.views.theme.fonts import TextStyle, font, scaled
from cs_desktop.views.theme.heights import fix_width
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.buttons import Button
from cs_desktop.views.widgets.flow import FlowRow
from cs_desktop.views.widgets.pieces import column
from cs_desktop.views.widgets.text import Label, set_look

_EDGE, _CODE = 26, 86
_RADIUS = 6


class Swatch(QAbstractButton):
    """One colour; the one in use has a frame and a check."""

    def __init__(self, theme: Theme, color: str) -> None:
        super().__init__()
        self._theme, self.color = theme, color
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(tr("Accent {color}", color=color))
        theme.changed.connect(self._fit)
        self._fit()

    def sizeHint(self) -> QSize:
        """Return the size with the room for the frame."""
        return QSize(scaled(_EDGE) + 6, scaled(_EDGE) + 6)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the colour, and how it stands."""
        del event
        painter, whole = QPainter(self), QRectF(self.rect())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self.color))
        painter.drawRoundedRect(whole.adjusted(3, 3, -3, -3), _RADIUS, _RADIUS)
        if not self.isChecked():
            return
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(self._theme.color("focus"), 2))
        painter.drawRoundedRect(whole.adjusted(1, 1, -1, -1), _RADIUS + 2, _RADIUS + 2)
        mark = self._theme.pixmap("check", "on_accent", 14, self.devicePixelRatioF())
        place = (self.width() - 14) // 2, (self.height() - 14) // 2
        painter.drawPixmap(*place, mark)

    def _fit(self) -> None:
        self.setFixedSize(self.sizeHint())
        self.update()


class _Code(QLineEdit):
    """The code of a colour; what is entered is told when one leaves or presses Enter, Esc goes back."""

    entered = Signal()
    abandoned = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Finish or go back."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        elif event.key() == Qt.Key.Key_Escape and self.isModified():
            self.abandoned.emit()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Finish."""
        super().focusOutEvent(event)
        if self.isModified():
            self.entered.emit()


class AccentPart(QWidget):
    """Shows the accent; one that cannot be seen on white is not taken, and a darker one proposed."""

    chosen = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._accent = self._darker = ""
        self.swatches = [Swatch(theme, color) for color in PROPOSED]
        self.code = _Code()
        self.code.setFont(font(TextStyle.CELL, tabular=True))
        self.code.setAccessibleName(tr("Accent color as code"))
        self.code.setMaxLength(9)
        fix_width(self.code, _CODE)
        colors = FlowRow(2)
        for swatch in self.swatches:
            swatch.clicked.connect(lambda _on, color=swatch.color: self._take(color))
            colors.add(swatch)
        colors.add(self.code)
        self.darker = Button(theme, "", "link")
        self.darker.clicked.connect(lambda: self._take(self._darker))
        self.said = SaidLine(theme, (self.darker,))
        self.code.textEdited.connect(self._judge)
        self.code.entered.connect(self._enter)
        self.code.abandoned.connect(self._go_back)
        self.setLayout(
            column(Label(tr("Accent color"), TextStyle.CELL, "text2"), colors, self.said, spacing=4)
        )

    def show_accent(self, accent: str, *, editable: bool) -> None:
        """Show the accent that is stored; what is being entered is left alone."""
        changed, self._accent = accent != self._accent, accent
        for swatch in self.swatches:
            swatch.setChecked(swatch.color == accent)
            swatch.setEnabled(editable)
        self.code.setEnabled(editable)
        if changed or not self.code.isModified():
            self._go_back()

    def refuse(self, message: str) -> None:
        """Say why the accent was not stored."""
        self.said.say(message, Status.RISK)

    def _judge(self, text: str) -> None:
        judged = judge_accent(text)
        self._darker = judged.instead
        refused = bool(judged.instead) and not judged.color
        self.darker.setText(tr("Take {color} instead", color=judged.instead))
        self.darker.setAccessibleName(self.darker.text())
        self.said.say(judged.text, judged.status, *((self.darker,) if judged.instead else ()))
        set_look(self.code, "error", "true" if refused else "")
        self.code.setAccessibleDescription(judged.text)

    def _enter(self) -> None:
        judged = judge_accent(self.code.text())
        if judged.color:
            self._take(judged.color)

    def _take(self, color: str) -> None:
        self.code.setText(color)
        self.code.setModified(False)
        self._judge(color)
        for swatch in self.swatches:
            swatch.setChecked(swatch.color == color)
        if color != self._accent:
            self.chosen.emit(color)

    def _go_back(self) -> None:
        self.code.setText(self._accent)
        self.code.setModified(False)
        self._judge(self._accent)
