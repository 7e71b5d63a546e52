"""The keys that enlarge a map, for a canvas that stands in place of the map."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from cs_desktop.views.journey.canvas import JourneyCanvas


def zoom_by_keys(page: QWidget, canvas: JourneyCanvas) -> None:
    """Let the keys of the map enlarge, reduce and fit another canvas, while the keyboard is on its page."""
    for keys, do in (("Ctrl++", canvas.zoom_in), ("Ctrl+-", canvas.zoom_out), ("Shift+1", canvas.fit)):
        shortcut = QShortcut(QKeySequence(keys), page, do)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
