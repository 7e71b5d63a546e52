"""A chart that can leave: the drawing, the same as a table, and the menu of all that one can do with it."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QMenu, QStackedLayout, QWidget

from cs_desktop.common.language import marked, tr
from cs_desktop.domain.charts.request import ChartCopy, ChartFormat, ChartRequest
from cs_desktop.domain.charts.spec import ChartSpec
from cs_desktop.domain.charts.table import chart_part
from cs_desktop.views.charts.table import ChartTableView
from cs_desktop.views.charts.words import in_words
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.buttons import Button, icon_button

if TYPE_CHECKING:
    from cs_desktop.views.charts.view import ChartView

TABLE_KEYS = "Ctrl+Shift+D"
FORMATS = {
    ChartFormat.PNG: marked("Save as PNG…"),
    ChartFormat.SVG: marked("Save as SVG…"),
    ChartFormat.PDF: marked("Save as PDF…"),
    ChartFormat.CSV: marked("Save data as CSV…"),
}
COPIES = {ChartCopy.PICTURE: marked("Copy picture"), ChartCopy.DATA: marked("Copy data")}


class ChartFrame(QWidget):
    """Shows a ChartSpec. `button` opens its menu; whoever shows the frame gives it a place."""

    asked = Signal(object)
    """A ChartRequest, of the part that is on screen."""

    def __init__(self, theme: Theme, *, explorable: bool = False) -> None:
        super().__init__()
        self._theme, self._explorable = theme, explorable
        self._spec: ChartSpec | None = None
        self._view: ChartView | None = None
        self._table: ChartTableView | None = None
        self._stack = QStackedLayout(self)
        self.button: Button = icon_button(theme, "ellipsis", tr("What to do with this chart"))
        self._menu = QMenu(self.button)
        self.button.clicked.connect(self._open)
        # Keys reach the menu's button too: there they mean the same.
        self.button.installEventFilter(self)

    @property
    def view(self) -> "ChartView | None":
        """Return the drawing; None before the first chart."""
        return self._view

    @property
    def spec(self) -> ChartSpec | None:
        """Return the chart that is shown."""
        return self._spec

    @property
    def is_table(self) -> bool:
        """Return whether the table is shown in place of the drawing."""
        return self._table is not None and self._stack.currentWidget() is self._table

    def show_chart(self, spec: ChartSpec) -> None:
        """Show another chart."""
        self._spec = spec
        if self._view is None:
            self._view = _make_view(self._theme, explorable=self._explorable)
            self._stack.addWidget(self._view)
        self._view.show_chart(spec)
        self._view.setAccessibleName(spec.title)
        self._view.setAccessibleDescription(in_words(spec))
        if self._table is not None and self.is_table:
            self._table.show_chart(spec)

    def toggle_table(self) -> None:
        """Show the table in place of the drawing, with the keyboard in it, or the drawing again."""
        if self._spec is None or self._view is None:
            return
        if self.is_table:
            self._stack.setCurrentWidget(self._view)
            takes_keys = self._view.focusPolicy() != Qt.FocusPolicy.NoFocus
            (self._view if takes_keys else self.button).setFocus(Qt.FocusReason.ShortcutFocusReason)
            return
        if self._table is None:
            self._table = ChartTableView(self._theme)
            self._stack.addWidget(self._table)
        self._table.show_chart(self._spec)
        self._stack.setCurrentWidget(self._table)
        self._table.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._table.setCurrentIndex(self._table.model().index(0, 0))

    def ask(self, wanted: ChartFormat | ChartCopy) -> None:
        """Ask for a file or a copy of what is on screen."""
        if self._spec is not None:
            span = self._view.span if self._view is not None else None
            self.asked.emit(ChartRequest(chart_part(self._spec, span), wanted))

    def event(self, event: QEvent) -> bool:
        """Take the chart's own keys before any action of the window has them."""
        if isinstance(event, QKeyEvent) and self._take(event):
            return True
        return super().event(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the same keys on the menu's button."""
        del watched
        return isinstance(event, QKeyEvent) and self._take(event)

    def _take(self, event: QKeyEvent) -> bool:
        """Do what a key asks for, if it is the chart's; return whether it is."""
        pressed = event.type() == QEvent.Type.KeyPress
        if event.type() not in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress):
            return False
        keys = QKeySequence(event.keyCombination())
        if keys == QKeySequence(TABLE_KEYS):
            event.accept()
            if pressed:
                self.toggle_table()
            return True
        if keys == QKeySequence("Ctrl+C"):
            event.accept()
            if pressed:
                self.ask(ChartCopy.DATA if self.is_table else ChartCopy.PICTURE)
            return True
        return False

    def _open(self) -> None:
        self._fill()
        self._menu.popup(self.button.mapToGlobal(QPoint(0, self.button.height() + 2)))

    def _fill(self) -> None:
        self._menu.clear()
        for wanted, text in FORMATS.items():
            self._menu.addAction(tr(text)).triggered.connect(partial(self.ask, wanted))
        self._menu.addSeparator()
        for copied, text in COPIES.items():
            self._menu.addAction(tr(text)).triggered.connect(partial(self.ask, copied))
        self._menu.addSeparator()
        table = self._menu.addAction(tr("Show as chart") if self.is_table else tr("Show as table"))
        table.setShortcut(QKeySequence(TABLE_KEYS))
        table.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        table.triggered.connect(self.toggle_table)
        if self._view is not None and self._view.span is not None and self._explorable:
            span = self._view.span
            reset = self._menu.addAction(tr("Show all of the time"))
            reset.setEnabled(not span.is_whole)
            reset.triggered.connect(self._look_at_all)

    def _look_at_all(self) -> None:
        if self._view is not None and self._view.span is not None:
            self._view.look_at(self._view.span.whole())


def _make_view(theme: Theme, *, explorable: bool) -> "ChartView":
    from cs_desktop.views.charts.view import ChartView  # noqa: PLC0415 - loads pyqtgraph, not needed to start

    return ChartView(theme, explorable=explorable)
