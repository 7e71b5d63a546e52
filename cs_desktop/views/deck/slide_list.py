"""The list of slides: walked by the arrows, taken in with Space, put in order by hand or with Alt."""

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QApplication

from cs_desktop.common.language import tr
from cs_desktop.domain.deck.shown import DeckShown
from cs_desktop.views.deck.pages import PageCount
from cs_desktop.views.deck.slide_painter import SlidePainter
from cs_desktop.views.deck.slide_rows import Index, SlideModel, rows_of
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.rows_view import RowsView

_LINE = 2


class SlideList(RowsView):
    """Shows the slides of a deck, and says what is done with them."""

    picked = Signal(object)
    """The id of the slide that one has come to."""
    opened = Signal()
    """Enter or F2: what the slide says is to be written."""
    include_requested = Signal(object, bool)
    move_requested = Signal(object, int)
    """The slide's id, and its place among all slides from then on."""
    remove_requested = Signal(object)
    page_requested = Signal(int)
    """So many pages on, or back."""
    menu_requested = Signal(object, QPoint)

    def __init__(self, theme: Theme) -> None:
        self.slides = SlideModel()
        super().__init__(theme, self.slides, tr("Slides"))
        self.slides.setParent(self)
        self._thumbs: dict[int, QImage] = {}
        self._painter = SlidePainter(theme, self, self._thumbs.get)
        self._filling = False
        self._taken: tuple[int, QPoint] | None = None
        """The row under the button that was pressed, and where."""
        self._drop: int | None = None
        """Before which row what is dragged would go."""
        self.setItemDelegate(self._painter)
        self.selectionModel().currentChanged.connect(self._pick)
        self.doubleClicked.connect(lambda _index: self.opened.emit())

    @property
    def editable(self) -> bool:
        """Return whether slides can be taken in, left out and moved."""
        return self._painter.editable

    @editable.setter
    def editable(self, editable: bool) -> None:
        self._painter.editable = editable
        self.viewport().update()

    @property
    def current(self) -> int | None:
        """Return the id of the slide that one is at."""
        place = self.currentIndex().row()
        return self.slides.rows[place].id if 0 <= place < len(self.slides.rows) else None

    def show_deck(self, deck: DeckShown, count: PageCount) -> None:
        """Show the slides of a deck; one stays where one was."""
        at, key = self.verticalScrollBar().value(), self.current
        self._filling = True
        self.slides.show(rows_of(deck, count))
        shown = {slide.design.id for slide in deck.slides if slide.place is not None}
        for gone in set(self._thumbs) - shown:
            del self._thumbs[gone]
        if key is not None and self.current != key:
            self.go_to(key)
        self._filling = False
        self.verticalScrollBar().setValue(at)

    def go_to(self, slide_id: int) -> None:
        """Come to a slide."""
        place = self.slides.place_of(slide_id)
        if place is not None and self.current != slide_id:
            self.setCurrentIndex(self.slides.index(place))
            self.scrollTo(self.slides.index(place))

    def set_thumb(self, slide_id: int, image: QImage) -> None:
        """Show a slide's first page in small."""
        self._thumbs[slide_id] = image
        place = self.slides.place_of(slide_id)
        if place is not None:
            self.update(self.slides.index(place))

    def forget_thumbs(self) -> None:
        """Show no pages, as of another deck."""
        self._thumbs.clear()

    def toggle(self) -> None:
        """Take the slide that one is at in, or leave it out."""
        row = self.currentIndex().row()
        if self.editable and row >= 0:
            one = self.slides.rows[row]
            self.include_requested.emit(one.id, not one.included)

    def move_slide(self, by: int) -> None:
        """Move the slide that one is at by so many places."""
        place = self.currentIndex().row()
        if self.editable and place >= 0 and 0 <= place + by < len(self.slides.rows):
            self.move_requested.emit(self.slides.rows[place].id, place + by)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take in with Space, move with Alt and an arrow, delete with Del, turn pages, write with Enter."""
        key = event.key()
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if alt and key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.move_slide(-1 if key == Qt.Key.Key_Up else 1)
        elif key == Qt.Key.Key_Space:
            self.toggle()
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self.page_requested.emit(-1 if key == Qt.Key.Key_PageUp else 1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2):
            self.opened.emit()
        elif key == Qt.Key.Key_Delete and self.current is not None:
            self.remove_requested.emit(self.current)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take a slide in by its box; from anywhere else in its row it may be dragged."""
        at = event.position().toPoint()
        index = self.indexAt(at)
        left = event.button() is Qt.MouseButton.LeftButton
        on_box = left and index.isValid() and self._grown_box(index).contains(at)
        super().mousePressEvent(event)
        if on_box:
            self.toggle()
        elif left and index.isValid() and self.editable:
            self._taken = index.row(), at

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show where what is dragged would go."""
        at = event.position().toPoint()
        if self._taken is None or not event.buttons() & Qt.MouseButton.LeftButton:
            super().mouseMoveEvent(event)
            return
        far = (at - self._taken[1]).manhattanLength() >= QApplication.startDragDistance()
        if self._drop is not None or far:
            self._drop = self._gap_at(at.y())
            self._scroll_near(at.y())
            self.viewport().update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Put what was dragged where the line is."""
        super().mouseReleaseEvent(event)
        taken, drop = self._taken, self._drop
        self._taken = self._drop = None
        self.viewport().update()
        if taken is not None and drop is not None:
            to = drop - (1 if drop > taken[0] else 0)
            if to != taken[0] and taken[0] < len(self.slides.rows):
                self.move_requested.emit(self.slides.rows[taken[0]].id, to)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what can be done with the slide."""
        by_key = event.reason() is QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if by_key else self.indexAt(event.pos())
        if index.isValid():
            self.setCurrentIndex(index)
            at = self.visualRect(index).center() if by_key else event.pos()
            self.menu_requested.emit(self.current, self.viewport().mapToGlobal(at))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Begin at the first slide."""
        super().focusInEvent(event)
        if self.current is None and self.slides.rows:
            self.setCurrentIndex(self.slides.index(0))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the rows, and the line that shows where what is dragged would go."""
        super().paintEvent(event)
        if self._drop is None:
            return
        painter = QPainter(self.viewport())
        painter.fillRect(
            QRect(6, self._height_of(self._drop) - 1, self.viewport().width() - 12, _LINE),
            self._theme.color("accent"),
        )

    def _grown_box(self, index: Index) -> QRect:
        # Targets are at least 24 wide.
        return self._painter.box_of(self.visualRect(index)).adjusted(-5, -5, 5, 5)

    def _gap_at(self, y: int) -> int:
        rows = range(len(self.slides.rows) + 1)
        return min(rows, key=lambda place: abs(self._height_of(place) - y))

    def _height_of(self, place: int) -> int:
        """Return the height at which a row begins, and behind the last one its end."""
        if place < len(self.slides.rows):
            return self.visualRect(self.slides.index(place)).top()
        return self.visualRect(self.slides.index(place - 1)).bottom()

    def _scroll_near(self, y: int) -> None:
        """Go on where one drags beyond an edge."""
        bar, height = self.verticalScrollBar(), self.viewport().height()
        if y < 0 or y > height:
            bar.setValue(bar.value() + (y if y < 0 else y - height))

    def _pick(self) -> None:
        if not self._filling and self.current is not None:
            self.picked.emit(self.current)
