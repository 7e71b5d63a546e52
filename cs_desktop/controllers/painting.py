"""Painting a sketch: as a picture, and onto whatever Qt can paint on. It needs no window and no screen."""

import math
from collections.abc import Sequence

from PySide6.QtCore import QBuffer, QIODevice, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QImageWriter, QPagedPaintDevice, QPainter, QPainterPath, QPen

from cs_desktop.common.errors import KnownError
from cs_desktop.common.language import tr
from cs_desktop.domain.sketch import Cut, Image, Letters, Outline, Shape, Sketch

PIXELS_A_UNIT = 2.0
_MOST_PIXELS = 60_000_000
"""Of one picture: a quarter of a gigabyte of memory, and some seconds of work."""
_LONGEST = 30_000
"""Pixels an edge: Qt takes no more than 32,767."""
_COMPRESSION = 20
"""Of 100: flat grounds get no smaller by more, and it takes three times as long."""
_DOTS_A_METER = round(96 * PIXELS_A_UNIT / 0.0254)


def png_of(sketch: Sketch) -> tuple[bytes, float]:
    """Return a sketch as PNG, and how many pixels a unit has: two, or fewer where it is very large.

    Raises:
        KnownError: there is not enough memory for it.
    """
    density = min(
        PIXELS_A_UNIT,
        _LONGEST / max(sketch.width, sketch.height),
        math.sqrt(_MOST_PIXELS / (sketch.width * sketch.height)),
    )
    size = max(math.ceil(sketch.width * density), 1), max(math.ceil(sketch.height * density), 1)
    image = QImage(*size, QImage.Format.Format_RGB32)
    if image.isNull():
        raise KnownError(tr("There is not enough memory for a picture of this size; export it as PDF."))
    image.fill(Qt.GlobalColor.white)
    image.setDotsPerMeterX(_DOTS_A_METER)
    image.setDotsPerMeterY(_DOTS_A_METER)
    painter = QPainter(image)
    painter.scale(density, density)
    paint(sketch, painter)
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QImageWriter(buffer, b"png")
    writer.setCompression(_COMPRESSION)
    writer.write(image)
    return bytes(buffer.data().data()), density


def paint_pages(pages: Sequence[Sketch], device: QPagedPaintDevice) -> None:
    """Print pages, each as large as it fits on the paper.

    Raises:
        KnownError: the printer, or the file that it stands for, takes nothing.
    """
    painter = QPainter()
    if not painter.begin(device):
        raise KnownError(tr("The printer takes no pages. Choose another one, or print into a file."))
    for number, page in enumerate(pages):
        if number:
            device.newPage()
        area = painter.viewport()
        scale = min(area.width() / page.width, area.height() / page.height)
        painter.save()
        painter.scale(scale, scale)
        paint(page, painter)
        painter.restore()
    if not painter.end():
        raise KnownError(tr("The printer stopped. Choose another one, or print into a file."))


def paint(sketch: Sketch, painter: QPainter) -> None:
    """Paint a sketch from the painter's origin on, in its units."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    hand = _Hand(painter)
    for part in sketch.parts:
        match part:
            case Shape():
                hand.shape(part)
            case Letters():
                hand.letters(part)
            case Image():
                hand.image(part)
            case Cut():
                hand.cut(part)


class _Hand:
    """Paints part after part, and knows the outlines that come again."""

    def __init__(self, painter: QPainter) -> None:
        self._painter = painter
        self._known: dict[int, QPainterPath] = {}
        self._pictures: dict[bytes, QImage] = {}

    def shape(self, shape: Shape) -> None:
        """Paint a line or a form."""
        if shape.stroke:
            pen = QPen(QColor(shape.stroke), shape.width)
            rounded = shape.rounded
            pen.setCapStyle(Qt.PenCapStyle.RoundCap if rounded else Qt.PenCapStyle.FlatCap)
            pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin if rounded else Qt.PenJoinStyle.MiterJoin)
            if shape.dash:
                pen.setDashPattern([length / shape.width for length in shape.dash])
            self._painter.setPen(pen)
        else:
            self._painter.setPen(Qt.PenStyle.NoPen)
        self._painter.setBrush(QColor(shape.fill) if shape.fill else Qt.BrushStyle.NoBrush)
        self._painter.drawPath(_path(shape.outline))

    def letters(self, letters: Letters) -> None:
        """Paint glyphs, each outline at its place."""
        painter, size = self._painter, letters.size
        color = QColor(letters.color)
        painter.setBrush(color)
        painter.setPen(QPen(color, letters.bolder) if letters.bolder else Qt.PenStyle.NoPen)
        for letter in letters.letters:
            painter.save()
            painter.translate(letter.x, letter.y)
            painter.scale(size, -size)
            painter.drawPath(self._glyph(letter.outline))
            painter.restore()

    def image(self, image: Image) -> None:
        """Paint a picture."""
        content = image.picture.content
        if content not in self._pictures:
            self._pictures[content] = QImage.fromData(content)
        place = QRectF(image.left, image.top, image.width, image.height)
        self._painter.drawImage(place, self._pictures[content])

    def cut(self, cut: Cut) -> None:
        """Begin to show only what lies within a rectangle, or end it."""
        if cut.box is None:
            self._painter.setClipping(False)
        else:
            self._painter.setClipRect(QRectF(*cut.box))

    def _glyph(self, outline: Outline) -> QPainterPath:
        # One and the same object for a glyph of a face, which the sketch keeps alive.
        key = id(outline)
        found = self._known.get(key)
        if found is None:
            found = self._known[key] = _path(outline)
            found.setFillRule(Qt.FillRule.WindingFill)
        return found


def _path(outline: Outline) -> QPainterPath:
    path = QPainterPath()
    for operator, values in outline:
        if operator == "m":
            path.moveTo(*values)
        elif operator == "l":
            path.lineTo(*values)
        elif operator == "c":
            path.cubicTo(*values)
        else:
            path.closeSubpath()
    return path
