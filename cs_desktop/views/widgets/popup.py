"""Something that opens over the window until one clicks elsewhere."""

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QWidget


def open_popup(popup: QWidget, place: QPoint) -> None:
    """Show it with its corner at a place of the screen, or as near as it is seen whole."""
    popup.adjustSize()
    room = popup.screen().availableGeometry()
    popup.move(
        max(room.left(), min(place.x(), room.right() - popup.width())),
        max(room.top(), min(place.y(), room.bottom() - popup.height())),
    )
    popup.show()
