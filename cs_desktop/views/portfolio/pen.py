"""Draws the parts of cells, and knows how wide they are: each text and drawing is laid out once and kept."""

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPixmap, QStaticText, QTransform

from cs_desktop.views.portfolio.parts import DOT, Part, Parts, Sign, Word
from cs_desktop.views.theme.direction import mirrored
from cs_desktop.views.theme.fonts import TextStyle, font
from cs_desktop.views.theme.theme import Theme

_TEXTS, _STAMPS = 8000, 2000
"""So many texts and drawings are kept."""
_LETTERS = 5
"""Of a word that is cut off, so many have to be seen."""
_CUT = "…"


class Pen:
    """Writes in the colours and the size of text of now, from the side at which one begins to read."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._fonts: dict[TextStyle, QFont] = {}
        self._metrics: dict[TextStyle, QFontMetrics] = {}
        self._colors: dict[str, QColor] = {}
        self._texts: dict[tuple[str, TextStyle], tuple[QStaticText, int]] = {}
        self._stamps: dict[object, QPixmap] = {}
        self._mirrored = False
        self.renew()

    def renew(self) -> None:
        """Forget what is kept, as after another size of text or other colours."""
        self._texts.clear()
        self._stamps.clear()
        self._colors.clear()
        self._fonts = {style: font(style, tabular=True) for style in TextStyle}
        self._metrics = {style: QFontMetrics(made) for style, made in self._fonts.items()}
        self._mirrored = mirrored()

    def metrics(self, style: TextStyle) -> QFontMetrics:
        """Return the measures of a style."""
        return self._metrics[style]

    def color(self, role: str) -> QColor:
        """Return a role's colour."""
        known = self._colors.get(role)
        if known is None:
            known = self._colors[role] = self._theme.color(role)
        return known

    def width(self, parts: Parts, *, least: bool = False) -> int:
        """Return how wide parts are side by side; the `least` is without those that give way."""
        return sum(self._width(part) for part in parts if not (least and part.spare))

    def draw(self, painter: QPainter, box: QRect, parts: Parts, *, to_end: bool = False) -> None:
        """Draw parts into a box, as far as there is room; `to_end` where reading ends, as numbers stand."""
        room = box.width()
        at = max(room - self.width(parts), 0) if to_end else 0
        for part in parts:
            if isinstance(part, Sign):
                if part.size.width() > room - at:
                    return
                self._stamp(painter, self._corner(box, at, part.size.width(), part.size.height()), part)
                at += part.width
            else:
                used = self._write(painter, box, at, part)
                if not used:
                    return
                at += used

    def _width(self, part: Part) -> int:
        if isinstance(part, Sign):
            return part.width
        dot = self._laid_out(DOT, part.style)[1] if part.dot else 0
        return part.gap + dot + self._laid_out(part.text, part.style)[1]

    def _write(self, painter: QPainter, box: QRect, begin: int, word: Word) -> int:
        """Draw a word, shortened where it has to be; return the room it took, 0 where there was none."""
        style, at = word.style, begin + word.gap
        height = self._metrics[style].height()
        text, width = self._laid_out(word.text, style)
        dot = self._laid_out(DOT, style) if word.dot else None
        room = box.width() - at - (dot[1] if dot else 0)
        if width > room:
            if begin and room < self._metrics[style].averageCharWidth() * _LETTERS:
                return 0
            text, width = self._laid_out(self._shortened(word, room), style)
        painter.setFont(self._fonts[style])
        painter.setPen(self.color(word.role))
        if dot is not None:
            painter.drawStaticText(self._corner(box, at, dot[1], height), dot[0])
            at += dot[1]
        painter.drawStaticText(self._corner(box, at, width, height), text)
        return at + width - begin

    def _shortened(self, word: Word, room: int) -> str:
        if word.whole:
            return _CUT
        mode = Qt.TextElideMode.ElideMiddle if word.middle else Qt.TextElideMode.ElideRight
        return self._metrics[word.style].elidedText(word.text, mode, max(room, 0))

    def _laid_out(self, text: str, style: TextStyle) -> tuple[QStaticText, int]:
        """Return a text ready to be drawn, and its width."""
        known = self._texts.get((text, style))
        if known is None:
            if len(self._texts) >= _TEXTS:
                self._texts.clear()
            made = QStaticText(text)
            made.setTextFormat(Qt.TextFormat.PlainText)
            made.prepare(QTransform(), self._fonts[style])
            known = self._texts[text, style] = (made, self._metrics[style].horizontalAdvance(text))
        return known

    def _stamp(self, painter: QPainter, corner: QPointF, sign: Sign) -> None:
        density = painter.device().devicePixelRatio()
        stamp = self._stamps.get((sign.key, density))
        if stamp is None:
            if len(self._stamps) >= _STAMPS:
                self._stamps.clear()
            stamp = QPixmap(sign.size * density)
            stamp.setDevicePixelRatio(density)
            stamp.fill(Qt.GlobalColor.transparent)
            inside = QPainter(stamp)
            sign.draw(inside)
            inside.end()
            self._stamps[sign.key, density] = stamp
        painter.drawPixmap(corner, stamp)

    def _corner(self, box: QRect, at: int, width: int, height: int) -> QPointF:
        """Return where something stands that begins `at` so many pixels, in the middle of the height."""
        left = box.left() + box.width() - at - width if self._mirrored else box.left() + at
        return QPointF(left, box.top() + (box.height() - height) // 2)
