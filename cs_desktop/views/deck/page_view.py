"""The page that one is at, as it will be in the file: as large as there is room, or larger and scrolled."""

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame

from cs_desktop.common.language import tr
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.roles import speak_as

PAGE = QSize(1600, 900)
"""Units of a page."""
STEPS = (0.25, 0.33, 0.5, 0.67, 0.8, 1.0, 1.25, 1.5, 2.0, 3.0)
_MARGIN = 20
_TITLE = QRect(60, 40, 1480, 120)
"""Where the title of a page stands, in its units."""


class PageView(QAbstractScrollArea):
    """Shows a page; says how wide it is to be drawn, and where it was clicked."""

    width_changed = Signal()
    """The page is to be drawn at another width."""
    zoomed = Signal()
    title_clicked = Signal()
    turned = Signal(int)
    """So many pages on, or back, by the wheel."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._image = QImage()
        self._has_title = False
        self._factor: float | None = None
        """How large a unit is; None for as large as there is room."""
        self._before = 0
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setProperty("surface", "window")
        self.viewport().setAutoFillBackground(False)
        self.viewport().setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        speak_as(self, QAccessible.Role.Document)
        self.setMinimumHeight(120)
        self.setAccessibleName(tr("Page"))
        theme.changed.connect(self.viewport().update)

    @property
    def factor(self) -> float:
        """Return how many pixels of the window a unit of the page takes."""
        if self._factor is not None:
            return self._factor
        room = self._whole_room()
        return max(min(room.width() / PAGE.width(), room.height() / PAGE.height()), 0.05)

    @property
    def fits(self) -> bool:
        """Return whether the page is as large as there is room."""
        return self._factor is None

    @property
    def pixels(self) -> int:
        """Return how many pixels of the screen the page is wide."""
        return max(round(PAGE.width() * self.factor * self.devicePixelRatioF()), 1)

    def show_page(self, image: QImage | None, text: str, *, has_title: bool) -> None:
        """Show a page, of which `text` is read aloud; None for one that is not drawn yet."""
        self._image = QImage() if image is None else image
        self._has_title = has_title
        self.setAccessibleName(text or tr("Page"))
        self.viewport().update()

    @property
    def image(self) -> QImage:
        """Return the page that is shown; an empty picture for none."""
        return self._image

    def zoom(self, by: int) -> None:
        """Show the page larger or smaller by so many steps."""
        now = self.factor
        if by > 0:
            self.zoom_to(next((step for step in STEPS if step > now + 0.005), STEPS[-1]))
        else:
            self.zoom_to(next((step for step in reversed(STEPS) if step < now - 0.005), STEPS[0]))

    def zoom_to(self, factor: float | None) -> None:
        """Show a unit of the page in so many pixels; None for as large as there is room."""
        self._factor = factor
        self._fit()
        self.zoomed.emit()

    def page_box(self) -> QRectF:
        """Return where the page is, in the viewport."""
        width, height = PAGE.width() * self.factor, PAGE.height() * self.factor
        room = self.viewport().size()
        left = (room.width() - width) / 2 if width <= room.width() else -self.horizontalScrollBar().value()
        top = (room.height() - height) / 2 if height <= room.height() else -self.verticalScrollBar().value()
        if width > room.width():
            left += _MARGIN
        if height > room.height():
            top += _MARGIN
        # Whole pixels of the screen, so that letters are as sharp as they were drawn.
        density = self.devicePixelRatioF()
        return QRectF(round(left * density) / density, round(top * density) / density, width, height)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show the page as large as there is room now."""
        super().resizeEvent(event)
        self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the page on its ground."""
        del event
        painter = QPainter(self.viewport())
        painter.fillRect(self.viewport().rect(), self._theme.color("window"))
        box = self.page_box()
        if self._image.isNull():
            painter.fillRect(box, self._theme.color("surface"))
        else:
            sharp = abs(self._image.width() - self.pixels) <= 1
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, on=not sharp)
            if sharp:
                self._image.setDevicePixelRatio(self.devicePixelRatioF())
                painter.drawImage(box.topLeft(), self._image)
            else:
                painter.drawImage(box, self._image)
        painter.setPen(QPen(self._theme.color("border_strong"), 1))
        painter.drawRect(box.adjusted(-0.5, -0.5, 0.5, 0.5))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Write the title with Enter, zoom with plus and minus; arrows scroll, whole pages are turned."""
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2) and self._has_title:
            self.title_clicked.emit()
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Minus):
            self.zoom(1 if key == Qt.Key.Key_Plus else -1)
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show that the title can be written."""
        over = self._is_title(event.position().toPoint())
        self.viewport().setCursor(Qt.CursorShape.IBeamCursor if over else Qt.CursorShape.ArrowCursor)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin to write the title where it was clicked."""
        if event.button() is Qt.MouseButton.LeftButton and self._is_title(event.position().toPoint()):
            self.title_clicked.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom with Ctrl; a page that has room turns to the next one."""
        steps = event.angleDelta().y()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom(1 if steps > 0 else -1)
        elif self.verticalScrollBar().maximum() > 0:
            super().wheelEvent(event)
        elif steps:
            self.turned.emit(-1 if steps > 0 else 1)

    def _is_title(self, at: QPoint) -> bool:
        box, unit = self.page_box(), self.factor
        there = QRectF(_TITLE)
        title = QRectF(
            *(box.left() + there.left() * unit, box.top() + there.top() * unit),
            *(there.width() * unit, there.height() * unit),
        )
        return self._has_title and title.contains(at)

    def _whole_room(self) -> QSize:
        room = self.maximumViewportSize()
        return QSize(max(room.width() - 2 * _MARGIN, 1), max(room.height() - 2 * _MARGIN, 1))

    def _fit(self) -> None:
        width, height = round(PAGE.width() * self.factor), round(PAGE.height() * self.factor)
        room = self.maximumViewportSize() if self.fits else self.viewport().size()
        for bar, needed, given in (
            (self.horizontalScrollBar(), width, room.width()),
            (self.verticalScrollBar(), height, room.height()),
        ):
            bar.setRange(0, 0 if needed <= given else needed + 2 * _MARGIN - given)
            bar.setPageStep(given)
            bar.setSingleStep(40)
        self.viewport().update()
        if self.pixels != self._before:
            self._before = self.pixels
            self.width_changed.emit()
