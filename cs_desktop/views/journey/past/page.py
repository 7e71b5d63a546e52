"""The map as it was at a revision: to be looked at, not changed."""

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from cs_desktop.common.language import tr
from cs_desktop.domain.journey.revisions import MapState
from cs_desktop.domain.journey.shown import JourneyShown
from cs_desktop.views.journey.bar import HEIGHT
from cs_desktop.views.journey.canvas import JourneyCanvas
from cs_desktop.views.journey.past.words import day_kept, title_of, why_kept
from cs_desktop.views.journey.past.zoom_keys import zoom_by_keys
from cs_desktop.views.theme.fonts import TextStyle
from cs_desktop.views.theme.heights import fix_height
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.buttons import Button
from cs_desktop.views.widgets.pieces import IconMark, Panel, column, row
from cs_desktop.views.widgets.side_panel import PanelPlace
from cs_desktop.views.widgets.text import ElidedLabel


class PastPage(QWidget):
    """Shows one MapState under a bar that says which."""

    back_requested = Signal()
    compare_requested = Signal(object)
    restore_requested = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._revision: int | None = None
        self.canvas = JourneyCanvas(theme)
        self.canvas.set_editable(editable=False)
        self.canvas.lanes.setAccessibleName(tr("Journey map as it was"))
        self._says = ElidedLabel("", TextStyle.CELL_MEDIUM)
        self.back = Button(theme, tr("Back to now"), "default", "arrow-left")
        self.back.setToolTip(tr("{name} (Esc)", name=tr("Back to now")))
        self.compare = Button(theme, tr("Compare with now"), "default", "compare")
        self.restore = Button(theme, tr("Restore"), "primary", name=tr("Restore this revision"))
        bar = Panel("sunken", "bottom")
        fix_height(bar, HEIGHT)
        box = row(IconMark(theme, "history"), self._says, spacing=10, margins=(16, 0, 12, 0))
        box.setStretch(1, 1)
        for button in (self.back, self.compare, self.restore):
            box.addWidget(button)
        bar.setLayout(box)
        self.place = PanelPlace(self.canvas)
        self.setLayout(column(bar, self.place, spacing=0))
        self.back.clicked.connect(self.back_requested)
        self.compare.clicked.connect(lambda: self._emit(self.compare_requested))
        self.restore.clicked.connect(lambda: self._emit(self.restore_requested))
        # Not a key press: the canvas takes Esc for itself.
        leave = QShortcut(QKeySequence(Qt.Key.Key_Escape), self, self.back_requested.emit)
        leave.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        zoom_by_keys(self, self.canvas)
        self.setFocusProxy(self.canvas)

    @property
    def text(self) -> str:
        """Return what the bar says."""
        return self._says.text()

    def show_state(self, state: MapState, shown: JourneyShown, *, editable: bool) -> None:
        """Show the map as it was; `shown` is the same state as the canvas takes it."""
        assert state.row is not None
        self._revision = state.row.id
        self._says.setText(
            tr(
                "{revision} of {day} · {why} · cannot be changed",
                revision=title_of(state.row),
                day=day_kept(state.row),
                why=why_kept(state.row),
            )
        )
        self.setAccessibleName(self._says.text())
        self.restore.setEnabled(editable)
        self.canvas.scene.show_journey(shown)

    def _emit(self, wish: SignalInstance) -> None:
        if self._revision is not None:
            wish.emit(self._revision)
