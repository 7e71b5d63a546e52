"""Draws the parts of cells, and knows how wide they are: each text and drawing is laid out once and kept."""

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPixmap, QStaticText, QTransform

from cs_desktop.views.portfolio.parts import DOT, Part, Parts, Sign, Word
from cs_desktop.views.theme.direction import elided, mirrored
from cs_desktop.views.theme.fonts import TextStyle, font
from cs_desktop.views.theme.theme import Theme

_TEXTS, _STAMPS = 4000, 2000
"""So many texts of a style, and so many drawings, are kept."""
_LETTERS = 5
"""Of a word that is cut off, so many have to be seen."""
_CUT = "…"


class Face:
    """One style of text, with the texts that are ready to be drawn in it."""

    def __init__(self, made: QFont) -> None:
        self.font, self.metrics = made, QFontMetrics(made)
        self.few = self.metrics.averageCharWidth() * _LETTERS
        """The room of a few letters."""
        self._texts: dict[str, tuple[QStaticText, int, int]] = {}
        self._shortened: dict[tuple[str, int], str] = {}

    def laid_out(self, text: str) -> tuple[QStaticText, int, int]:
        """Return a text ready to be drawn, its width and its height, which other scripts need more of."""
        known = self._texts.get(text)
        if known is None:
            if len(self._texts) >= _TEXTS:
                self._texts.clear()
            made = QStaticText(text)
            made.setTextFormat(Qt.TextFormat.PlainText)
            made.prepare(QTransform(), self.font)
            height = round(made.size().height())
            known = self._texts[text] = (made, self.metrics.horizontalAdvance(text), height)
        return known

    def shortened(self, word: Word, room: int) -> str:
        """Return what of a word has room."""
        if word.whole:
            return _CUT
        known = self._shortened.get((word.text, room))
        if known is None:
            if len(self._shortened) >= _TEXTS:
                self._shortened.clear()
            mode = Qt.TextElideMode.ElideMiddle if word.middle else Qt.TextElideMode.ElideRight
            known = elided(self.metrics, word.text, mode, max(room, 0))
            self._shortened[word.text, room] = known
        return known


class Pen:
    """Writes in the colours and the size of text of now, from the side at which one begins to read."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._faces: dict[TextStyle, Face] = {}
        self._colors: dict[str, QColor] = {}
        self._stamps: dict[object, QPixmap] = {}
        self._density = 1.0
        self.mirrored = False
        """Whether reading begins at the right."""
        self.renew()

    def renew(self) -> None:
        """Forget what is kept, as after another size of text or other colours."""
        self._faces = {style: Face(font(style, tabular=True)) for style in TextStyle}
        self._colors.clear()
        self._stamps.clear()

    def begin(self, painter: QPainter) -> None:
        """Take note of what is drawn on, before the first of many cells."""
        self.mirrored, self._density = mirrored(), painter.device().devicePixelRatio()

    def metrics(self, style: TextStyle) -> QFontMetrics:
        """Return the measures of a style."""
        return self._faces[style].metrics

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
        face = self._faces[part.style]
        return part.gap + (face.laid_out(DOT)[1] if part.dot else 0) + face.laid_out(part.text)[1]

    def _write(self, painter: QPainter, box: QRect, begin: int, word: Word) -> int:
        """Draw a word, shortened where it has to be; return the room it took, 0 where there was none."""
        face, at = self._faces[word.style], begin + word.gap
        text, width, height = face.laid_out(word.text)
        dot = face.laid_out(DOT) if word.dot else None
        room = box.width() - at - (dot[1] if dot else 0)
        if width > room:
            if begin and room < face.few:
                return 0
            text, width, height = face.laid_out(face.shortened(word, room))
        painter.setFont(face.font)
        painter.setPen(self.color(word.role))
        if dot is not None:
            painter.drawStaticText(self._corner(box, at, dot[1], dot[2]), dot[0])
            at += dot[1]
        painter.drawStaticText(self._corner(box, at, width, height), text)
        return at + width - begin

    def _stamp(self, painter: QPainter, corner: QPointF, sign: Sign) -> None:
        stamp = self._stamps.get((sign.key, self._density))
        if stamp is None:
            if len(self._stamps) >= _STAMPS:
                self._stamps.clear()
            stamp = QPixmap(sign.size * self._density)
            stamp.setDevicePixelRatio(self._density)
            stamp.fill(Qt.GlobalColor.transparent)
            inside = QPainter(stamp)
            sign.draw(inside)
            inside.end()
            self._stamps[sign.key, self._density] = stamp
        painter.drawPixmap(corner, stamp)

    def _corner(self, box: QRect, at: int, width: int, height: int) -> QPointF:
        """Return where something stands that begins `at` so many pixels, in the middle of the height."""
        left = box.x() + box.width() - at - width if self.mirrored else box.x() + at
        return QPointF(left, box.y() + (box.height() - height) // 2)
