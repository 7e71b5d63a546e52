"""The command palette: over the window, gone as soon as one looks elsewhere."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from cs_desktop.common.language import tr, trc, trn
from cs_desktop.domain.palette import PaletteEntry, PaletteItem
from cs_desktop.views.palette.delegate import PaletteDelegate
from cs_desktop.views.palette.field import PaletteField
from cs_desktop.views.palette.model import Index, PaletteModel, spoken
from cs_desktop.views.theme.direction import elided
from cs_desktop.views.theme.fonts import TextStyle, scaled
from cs_desktop.views.theme.heights import fix_height
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.buttons import Button
from cs_desktop.views.widgets.pieces import IconMark, Panel, column, key_cap, line, row
from cs_desktop.views.widgets.rows_view import RowsView
from cs_desktop.views.widgets.text import Label

WIDTH, TOP, MARGIN = 640, 56, 24
LIST_HEIGHT = 470
FOOT_HEIGHT = 36


class PaletteOverlay(QWidget):
    """Covers the window, so that a click beside the palette closes it."""

    asked = Signal(str, object)
    """What is typed, and the id of the account that one has filtered by, or None."""
    chosen = Signal(object)
    """The PaletteEntry to follow."""
    account_wanted = Signal(object)
    """The PaletteEntry whose account is to be filtered by."""

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._account: PaletteItem | None = None
        self._came_from: QWidget | None = None
        self._keep: PaletteEntry | None = None
        """What is to stay chosen while more is shown."""
        self.model = PaletteModel(self)
        self.field = PaletteField()
        self.view = RowsView(theme, self.model, tr("Results"))
        self.view.setItemDelegate(PaletteDelegate(theme, self.view))
        self.view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._count = Label("", TextStyle.CELL, "text3")
        self._chip = Button(theme, "", "chip", "x", icon_size=12)
        self._chip.clicked.connect(lambda: self.filter_by(None))
        self._nothing = Label(tr("Nothing is called that."), TextStyle.BODY, "text2")
        self._nothing.setContentsMargins(16, 14, 16, 14)
        self._panel = Panel("surface", "float")
        self._panel.setAccessibleName(tr("Command palette"))
        self._lay_out(theme)
        self._connect()
        self.hide()

    def open(self, text: str = "") -> None:
        """Come up, ready to type."""
        if self.isHidden():
            self._came_from = QApplication.focusWidget()
        self._account = None
        self._chip.hide()
        self.field.setText(text)
        self._place()
        self.show()
        self.raise_()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        self._ask()

    def close_palette(self) -> None:
        """Go, and give the keyboard back."""
        if self.isHidden():
            return
        before, self._came_from = self._came_from, None
        here = QApplication.focusWidget()
        mine = here is not None and self.isAncestorOf(here)
        self.hide()
        if mine and before is not None and isValid(before) and before.isVisible():
            before.setFocus(Qt.FocusReason.OtherFocusReason)

    def filter_by(self, account: PaletteItem | None) -> None:
        """Show only what is part of an account, or everything again."""
        self._account = account
        self._chip.setVisible(account is not None)
        if account is not None:
            metrics = self._chip.fontMetrics()
            name = elided(metrics, account.text, Qt.TextElideMode.ElideMiddle, scaled(200))
            self._chip.setText(" " + name.replace("&", "&&"))
            self._chip.setAccessibleName(tr("Stop filtering by {account}", account=account.text))
            self.field.clear()
        self._ask()

    def show_entries(self, entries: Sequence[PaletteEntry]) -> None:
        """Show what was found, the best one chosen."""
        self.model.show_entries(entries)
        self._settle(keep=False)

    def show_hits(self, hits: Sequence[PaletteEntry], note: str = "") -> None:
        """Show what was found in texts under the rest; what is chosen stays so."""
        self._keep = self.model.entry(self.view.currentIndex())
        self.model.show_hits(hits, note)
        self._settle(keep=True)

    def refresh(self) -> None:
        """Ask again, as things have changed."""
        if self.isVisible():
            self._ask()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Keep to the window's size."""
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return False

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go where one clicks beside the palette."""
        if not self._panel.geometry().contains(event.position().toPoint()):
            self.close_palette()

    def _connect(self) -> None:
        self.field.textChanged.connect(self._ask)
        self.field.stepped.connect(self._step)
        self.field.entered.connect(self._choose)
        self.field.tabbed.connect(self._want_account)
        self.field.emptied.connect(lambda: self.filter_by(None) if self._account else None)
        self.field.left.connect(self.close_palette)
        self.view.clicked.connect(self._click)
        self._window.installEventFilter(self)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._follow_focus)

    def _lay_out(self, theme: Theme) -> None:
        head = row(IconMark(theme, "search"), self._chip, spacing=10, margins=(14, 6, 14, 6))
        head.addWidget(self.field, 1)
        head.addWidget(self._count)
        foot = Panel("sunken", "top")
        foot.setProperty("corners", "bottom")
        fix_height(foot, FOOT_HEIGHT)
        keys = row(spacing=5, margins=(12, 1, 12, 0))
        for caps, text in (
            (("↑", "↓"), trc("verb", "Move")),
            (("Enter",), tr("Run")),
            (("Tab",), tr("Filter by account")),
            ((">",), tr("Commands only")),
        ):
            for cap in caps:
                keys.addWidget(key_cap(cap))
            keys.addWidget(Label(text, TextStyle.CELL, "text3"))
            keys.addSpacing(12)
        keys.addStretch(1)
        foot.setLayout(keys)
        box = column(spacing=0, margins=(1, 1, 1, 1))
        box.addLayout(head)
        box.addWidget(line())
        box.addWidget(self.view)
        box.addWidget(self._nothing)
        box.addWidget(foot)
        self._panel.setLayout(box)
        self._panel.setParent(self)

    def _ask(self) -> None:
        self.asked.emit(self.field.text(), self._account.id if self._account else None)

    def _settle(self, *, keep: bool) -> None:
        """Choose a line, and take as much room as there is to show."""
        places = range(self.model.rowCount())
        kept = [p for p in places if keep and self._keep is not None and self.model.line(p) == self._keep]
        place = kept[0] if kept else self.model.step(-1, 1) if places else -1
        self.view.setCurrentIndex(self.model.index(place) if place >= 0 else self.model.index(-1))
        if not keep:
            self.view.scrollToTop()
        count = self.model.count
        self._count.setText(
            trn("{count} result", "{count} results", count) if self.field.text().strip() else ""
        )
        self._nothing.setVisible(not places)
        self.view.setVisible(bool(places))
        self._place()

    def _step(self, by: int) -> None:
        place, way = self.view.currentIndex().row(), 1 if by > 0 else -1
        for _ in range(abs(by)):
            following = self.model.step(place, way) if self.model.rowCount() else -1
            around = (following - place) * way < 0
            if following < 0 or (around and abs(by) > 1):
                break
            place = following
        index = self.model.index(place)
        self.view.setCurrentIndex(index)
        # The title over the first entry comes into view with it.
        self.view.scrollTo(self.model.index(0) if place == self.model.step(-1, 1) else index)
        entry = self.model.entry(index)
        if entry is not None:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.field, spoken(entry)))

    def _choose(self) -> None:
        entry = self.model.entry(self.view.currentIndex())
        if entry is not None and entry.enabled:
            self.close_palette()
            self.chosen.emit(entry)

    def _click(self, index: Index) -> None:
        if self.model.entry(index) is not None:
            self._choose()

    def _want_account(self) -> None:
        entry = self.model.entry(self.view.currentIndex())
        if entry is not None and entry.target.account_id is not None:
            self.account_wanted.emit(entry)

    def _follow_focus(self, _old: QWidget | None, now: QWidget | None) -> None:
        if self.isVisible() and now is not None and not self.isAncestorOf(now):
            self.close_palette()

    def _place(self) -> None:
        room = self._window.rect()
        self.setGeometry(room)
        width = min(scaled(WIDTH), room.width() - 2 * MARGIN)
        heights = (self.view.sizeHintForRow(place) for place in range(self.model.rowCount()))
        most = min(scaled(LIST_HEIGHT), room.height() - TOP - MARGIN - scaled(FOOT_HEIGHT) - scaled(52))
        self.view.setFixedHeight(max(min(sum(heights) + 6, most), 1))
        self._panel.setFixedWidth(width)
        self._panel.adjustSize()
        self._panel.move((room.width() - width) // 2, TOP)
