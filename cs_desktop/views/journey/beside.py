"""The canvas of a map with its outline beside it."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QSplitter, QWidget

from cs_desktop.common.language import tr
from cs_desktop.domain.changes import Kind
from cs_desktop.domain.journey.outline import OutlineOrder
from cs_desktop.domain.journey.shown import JourneyShown
from cs_desktop.views.journey.canvas import JourneyCanvas
from cs_desktop.views.journey.outline import OutlinePanel
from cs_desktop.views.theme.fonts import scaled
from cs_desktop.views.theme.theme import Theme

WIDTH = 360
LEAST = 230
_NARROW = 640
"""Below this width there is room for one of the two only: the one that had the keyboard last."""


class CanvasBesideOutline(QSplitter):
    """Shows the outline when it is asked for, and remembers how wide it is."""

    changed = Signal()
    """The outline was opened, closed, made wider or narrower, or ordered otherwise."""

    def __init__(self, theme: Theme, canvas: JourneyCanvas) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self.outline = OutlinePanel(theme)
        self._canvas, self._width = canvas, WIDTH
        self._shown: JourneyShown | None = None
        self._editable = self._open = False
        self._in_outline = False
        """Whether the outline had the keyboard last, not the canvas."""
        self._choosing = False
        """Whether the canvas follows what was chosen in the outline."""
        self.addWidget(canvas)
        self.addWidget(self.outline)
        self.setStretchFactor(0, 1)
        self.setStretchFactor(1, 0)
        self.setChildrenCollapsible(False)
        self.setHandleWidth(5)
        self.handle(1).setAccessibleName(tr("Width of the outline"))
        self.outline.setMinimumWidth(scaled(LEAST))
        self.outline.hide()
        self.splitterMoved.connect(self._note_width)
        self.outline.order_chosen.connect(self.changed)
        self.outline.chosen.connect(self._choose)
        canvas.scene.selectionChanged.connect(self._follow_choice)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._note_keyboard)

    @property
    def is_open(self) -> bool:
        """Return whether the outline is shown, or would be if there were room for it."""
        return self._open

    @property
    def is_seen(self) -> bool:
        """Return whether the outline is shown and has not given way to the canvas."""
        return not self.outline.isHidden()

    def show_journey(self, shown: JourneyShown, *, editable: bool) -> None:
        """Show a map on both; in the outline while somebody sees it."""
        self._shown, self._editable = shown, editable
        self._canvas.scene.show_journey(shown)
        self._show_outline()

    def open_outline(self, *, opened: bool) -> None:
        """Show the outline, or take it away."""
        self._open = self._in_outline = opened
        self._share()
        self._show_outline()
        self.changed.emit()

    def stored(self) -> dict[str, object]:
        """Return what is to be remembered, as plain JSON."""
        return {"open": self.is_open, "width": self._width, "order": self.outline.order.value}

    def restore(self, stored: object) -> None:
        """Be as it was stored; what makes no sense is left as it is."""
        if not isinstance(stored, dict):
            return
        width = stored.get("width")
        if isinstance(width, int) and not isinstance(width, bool):
            self._width = max(width, LEAST)
        if stored.get("order") in set(OutlineOrder):
            self.outline.choose_order(OutlineOrder(stored["order"]))
        self._open = self._in_outline = stored.get("open") is True
        self._share()
        self._show_outline()

    def minimumSizeHint(self) -> QSize:
        """Fit into any window: where there is little room the outline stands alone."""
        return QSize(scaled(LEAST), 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the room anew."""
        super().resizeEvent(event)
        self._share()

    def _show_outline(self) -> None:
        if self._shown is not None and self._shown.content is not None and self.is_seen:
            self.outline.show_journey(self._shown, editable=self._editable)
            self.outline.choose(self._canvas.scene.chosen())

    def _choose(self, parts: Sequence[tuple[Kind, int]]) -> None:
        """Select on the canvas what was chosen in the outline, and bring it into view."""
        scene = self._canvas.scene
        cards = [id_ for kind, id_ in parts if kind is Kind.JOURNEY_CARD]
        self._choosing = True
        if cards or len(parts) != 1:
            scene.select_cards(cards)
        else:
            scene.choose(*parts[0])
        self._choosing = False
        if len(cards) == 1 and cards[0] in scene.cards:
            self._canvas.lanes.ensureVisible(scene.cards[cards[0]])

    def _follow_choice(self) -> None:
        if self.is_seen and not self._choosing:
            self.outline.choose(self._canvas.scene.chosen())

    def _note_keyboard(self, _before: QWidget | None, now: QWidget | None) -> None:
        if now is not None and self.isAncestorOf(now):
            self._in_outline = self.outline.isAncestorOf(now)

    def _share(self) -> None:
        """Show both where there is room for both, else the one with which one works."""
        one = self._open and self.width() < scaled(_NARROW)
        seen = self._open and (not one or self._in_outline)
        comes = seen and self.outline.isHidden()
        # First what comes: what goes would hand the keyboard to anything.
        if comes:
            self.outline.show()
        self._canvas.setVisible(not (one and seen))
        self.outline.setVisible(seen)
        if comes:
            self._show_outline()
        if seen and not one:
            wide = min(scaled(self._width), self.width() - scaled(LEAST))
            self.setSizes([self.width() - wide - self.handleWidth(), wide])

    def _note_width(self, _place: int, _handle: int) -> None:
        self._width = max(round(self.sizes()[1] * WIDTH / scaled(WIDTH)), LEAST)
        self.changed.emit()
