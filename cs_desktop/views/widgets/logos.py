"""Logos as tiles: where an account has one it stands in place of the account's first letter."""

from collections import OrderedDict
from collections.abc import Callable

from PySide6.QtCore import QObject, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPixmap

from cs_desktop.views.widgets.marks import AVATAR_RADIUS

KEPT = 500
INSET = 0.08
"""Margin around a logo with see-through parts, as a share of the tile; others fill it."""


class LogoBook(QObject):
    """Hands out tiles of any size, each drawn once, of what `image` gives for an account at once."""

    changed = Signal()
    """Ask again."""

    def __init__(self, image: Callable[[int], QImage | None], parent: QObject) -> None:
        super().__init__(parent)
        self._image = image
        self._tiles: OrderedDict[tuple[int, int], QPixmap] = OrderedDict()

    def tile(self, account_id: int, edge: float, density: float) -> QPixmap | None:
        """Return an account's logo as a square of `edge` device-independent pixels, if it is at hand."""
        image = self._image(account_id)
        if image is None:
            return None
        key = (image.cacheKey(), round(edge * density))
        if key not in self._tiles:
            self._tiles[key] = draw_tile(image, edge, density)
            while len(self._tiles) > KEPT:
                self._tiles.popitem(last=False)
        self._tiles.move_to_end(key)
        return self._tiles[key]


def draw_tile(image: QImage, edge: float, density: float) -> QPixmap:
    """Return a picture on white with round corners, whole, in its proportions, in the middle."""
    pixels = round(edge * density)
    tile = QPixmap(pixels, pixels)
    tile.fill(Qt.GlobalColor.transparent)
    margin = round(pixels * INSET) if image.hasAlphaChannel() else 0
    room = max(pixels - 2 * margin, 1)
    small = image.scaled(
        QSize(room, room), Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
    )
    shape = QPainterPath()
    shape.addRoundedRect(QRectF(0, 0, pixels, pixels), AVATAR_RADIUS * density, AVATAR_RADIUS * density)
    painter = QPainter(tile)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    # Logos are made for paper: on a dark ground many would not be seen.
    painter.fillPath(shape, QColor(Qt.GlobalColor.white))
    painter.setClipPath(shape)
    painter.drawImage(QPointF((pixels - small.width()) // 2, (pixels - small.height()) // 2), small)
    painter.end()
    tile.setDevicePixelRatio(density)
    return tile
