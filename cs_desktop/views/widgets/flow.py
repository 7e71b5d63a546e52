"""Parts side by side that go on in the next row where there is no more room.

No QLayout made in Python: Qt deletes the items of one that it lets go of, and so does Python.
"""

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget


class FlowRow(QWidget):
    """Rows of parts from the side at which one begins to read. After parts were changed, call `arrange`."""

    def __init__(self, spacing: int = 8) -> None:
        super().__init__()
        self._spacing = spacing
        self._parts: list[QWidget] = []
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def add(self, part: QWidget) -> None:
        """Add a part at the end."""
        part.setParent(self)
        part.show()
        self._parts.append(part)

    def clear(self) -> None:
        """Let all parts go."""
        for part in self._parts:
            part.hide()
            part.deleteLater()
        self._parts = []

    def arrange(self) -> None:
        """Put the parts that are to be seen into their places."""
        self._place(self.width(), move=True)
        self.updateGeometry()

    def heightForWidth(self, width: int) -> int:
        """Return the height of all rows in so much width."""
        return self._place(width, move=False)

    def sizeHint(self) -> QSize:
        """Return the room of one row."""
        sizes = [_wanted(part) for part in self._parts if not part.isHidden()]
        width = sum(size.width() for size in sizes) + self._spacing * max(len(sizes) - 1, 0)
        return QSize(width, self._place(max(self.width(), 1), move=False))

    def minimumSizeHint(self) -> QSize:
        """Return the width of the largest part, and the height of the rows there are now."""
        widest = max((part.sizeHint().width() for part in self._parts if not part.isHidden()), default=0)
        return QSize(min(widest, 120), self._place(max(self.width(), 1), move=False))

    def event(self, event: QEvent) -> bool:
        """Share the room anew when a part needs more, as when its words have changed."""
        if event.type() is QEvent.Type.LayoutRequest:
            self.arrange()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the new room."""
        super().resizeEvent(event)
        self.arrange()

    def _place(self, room: int, *, move: bool) -> int:
        x = y = height = 0
        mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        for part in self._parts:
            if part.isHidden():
                continue
            size = _wanted(part).boundedTo(QSize(max(room, 1), 10_000))
            if x and x + size.width() > room:
                x, y, height = 0, y + height + self._spacing, 0
            if move:
                left = room - x - size.width() if mirrored else x
                part.setGeometry(QRect(left, y, size.width(), size.height()))
            x += size.width() + self._spacing
            height = max(height, size.height())
        return y + height


def _wanted(part: QWidget) -> QSize:
    """Return the size that a part is given where there is room."""
    return part.sizeHint().expandedTo(part.minimumSize()).boundedTo(part.maximumSize())
