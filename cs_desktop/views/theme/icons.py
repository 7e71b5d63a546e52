"""Icons: Lucide drawings coloured by the theme, drawn for each pixel density once."""

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from cs_desktop.common.resources import resource


@lru_cache(maxsize=1024)
def icon_pixmap(name: str, color: str, size: int, density: float) -> QPixmap:
    """Return an icon as a pixmap of `size` device-independent pixels square.

    Raises:
        BugError: no icon of that name is shipped.
    """
    drawing = resource(f"icons/{name}.svg").read_text(encoding="utf-8").replace("currentColor", color)
    renderer = QSvgRenderer(QByteArray(drawing.encode()))
    edge = round(size * density)
    pixmap = QPixmap(edge, edge)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    renderer.render(painter, QRectF(0, 0, edge, edge))
    painter.end()
    pixmap.setDevicePixelRatio(density)
    return pixmap


@lru_cache(maxsize=256)
def make_icon(name: str, color: str, disabled_color: str, size: int, density: float) -> QIcon:
    """Return an icon for buttons and menus, with its drawing for the disabled state."""
    icon = QIcon(icon_pixmap(name, color, size, density))
    icon.addPixmap(icon_pixmap(name, disabled_color, size, density), QIcon.Mode.Disabled)
    return icon
