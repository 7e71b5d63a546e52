"""The strip above Home: what was done against what was agreed, and the renewals that are near or past."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QWidget

from cs_desktop.common.dates import day_text
from cs_desktop.common.language import tr
from cs_desktop.domain.figures import Figure, Status
from cs_desktop.domain.outreach import Target
from cs_desktop.views.theme.fonts import TextStyle, font
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.pieces import Panel, StatusMark, column, equal, line, row
from cs_desktop.views.widgets.text import ElidedLabel, Label, plain_tooltip
from cs_desktop.views.widgets.tiles import Tile

BAR = QSize(84, 16)
PAD, GAPS = 15, 12
"""At each side of a tile, and between its numbers and its bar."""
_THICK = 5


class TargetBar(QWidget):
    """How much was done as fill and dot, what is expected by today as a tick, what was agreed as the end."""

    def __init__(self, theme: Theme, target: Target) -> None:
        super().__init__()
        self._theme, self._target = theme, target
        self.setFixedSize(BAR)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the bar."""
        del event
        tokens, target = self._theme.tokens, self._target
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            painter.translate(self.width(), 0)
            painter.scale(-1, 1)
        middle, width = self.height() / 2, self.width() - 2.0
        share = min(target.done / target.target, 1.0) if target.target else 0.0
        paced = target.expected is not None
        mark = QColor(tokens.status(target.status).mark if paced else tokens.accent)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.track))
        painter.drawRoundedRect(QRectF(0, middle - _THICK / 2, width, _THICK), 2, 2)
        painter.setBrush(mark)
        painter.drawRoundedRect(QRectF(0, middle - _THICK / 2, width * share, _THICK), 2, 2)
        if not paced:
            return
        painter.setPen(QPen(QColor(tokens.text), 2))
        painter.drawLine(QPointF(width, middle - 6), QPointF(width, middle + 6))
        painter.setPen(QPen(QColor(tokens.text2), 1.5))
        tick = width * min((target.expected or 0.0) / target.target, 1.0) if target.target else 0.0
        painter.drawLine(QPointF(tick, middle - 6), QPointF(tick, middle + 6))
        painter.setPen(QPen(QColor(tokens.surface), 1.5))
        painter.setBrush(mark)
        painter.drawEllipse(QPointF(max(width * share, 4.0), middle), 4.5, 4.5)


class TargetTile(QWidget):
    """One target."""

    def __init__(self, theme: Theme, target: Target) -> None:
        super().__init__()
        self.value = Label(target.text, TextStyle.VALUE)
        self._of = ElidedLabel(target.of, TextStyle.BODY, "text3")
        value = row(self.value, spacing=5)
        value.addWidget(self._of, 0, Qt.AlignmentFlag.AlignBottom)
        value.addStretch(1)
        self._bar = TargetBar(theme, target)
        value.addWidget(self._bar, 0, Qt.AlignmentFlag.AlignVCenter)
        note = row(spacing=5)
        if target.status is not Status.NONE:
            note.addWidget(StatusMark(theme, target.status))
        words = ElidedLabel(target.note, TextStyle.CAPTION, "text2")
        words.setMinimumHeight(16)
        note.addWidget(words, 1)
        box = column(
            ElidedLabel(target.label, TextStyle.CELL, "text2"), spacing=2, margins=(PAD, 11, PAD, 11)
        )
        box.addLayout(value)
        box.addLayout(note)
        self.setLayout(box)
        told = "\n".join(
            (
                f"{target.label}: {target.text} {target.of}",
                target.note,
                target.formula,
                tr("{source}, as of {day}", source=target.source, day=day_text(target.as_of)),
            )
        )
        self.setToolTip(plain_tooltip(told))
        self.setAccessibleName(f"{target.label} {target.text} {target.of}")
        self.setAccessibleDescription(told)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the room to the numbers where there is little."""
        super().resizeEvent(event)
        numbers = self.value.sizeHint().width() + self._of.sizeHint().width()
        room = event.size().width() - numbers - 2 * PAD - GAPS
        self._bar.setVisible(room >= BAR.width())


class HomeTiles(Panel):
    """Targets and figures side by side, divided by hairlines."""

    def __init__(self, theme: Theme) -> None:
        super().__init__("surface", "bottom")
        self._theme = theme
        self._shown: tuple[Target | Figure, ...] = ()
        self._tiles: list[TargetTile | Tile] = []
        self._box = row(spacing=0)
        self.setLayout(self._box)
        self.hide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Write the values in smaller letters where one of them would be cut."""
        super().resizeEvent(event)
        self._fit(event.size().width())

    def show_tiles(self, targets: Sequence[Target], figures: Sequence[Figure]) -> None:
        """Show these; with none the strip is not there."""
        shown: tuple[Target | Figure, ...] = (*targets, *figures)
        if shown == self._shown:
            return
        self._shown = shown
        while (item := self._box.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        self._tiles = [self._tile(one) for one in shown]
        for place, tile in enumerate(self._tiles):
            if place:
                self._box.addWidget(line(vertical=True))
            self._box.addWidget(equal(tile), 1)
        self._fit(self.width())
        self.setVisible(bool(shown))

    def _tile(self, one: Target | Figure) -> TargetTile | Tile:
        return TargetTile(self._theme, one) if isinstance(one, Target) else Tile(self._theme, one, large=True)

    def _fit(self, width: int) -> None:
        room = width // max(len(self._tiles), 1) - 2 * PAD
        usual = QFontMetrics(font(TextStyle.VALUE))
        fits = all(usual.horizontalAdvance(tile.value.text()) < room for tile in self._tiles)
        for tile in self._tiles:
            tile.value.setFont(font(TextStyle.VALUE if fits else TextStyle.TITLE))
