"""Search in the side panel: a field, a choice of kinds, and everything that was found."""

from PySide6.QtCore import QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QStackedLayout, QWidget

from cs_desktop.common.language import tr, trn
from cs_desktop.common.text import capitalized
from cs_desktop.domain.changes import Kind
from cs_desktop.domain.field_labels import KIND_LABELS
from cs_desktop.domain.search import SearchPage
from cs_desktop.views.search.hits import HitDelegate, HitModel, Index
from cs_desktop.views.theme.fonts import TextStyle
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.editors import ChoiceBox
from cs_desktop.views.widgets.pieces import Panel, column, line, row
from cs_desktop.views.widgets.rows_view import RowsView
from cs_desktop.views.widgets.text import Label

TYPING_MS = 120
"""After so long without a key the words are looked for."""
_DOWN = (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter)


class _Field(QLineEdit):
    """Down and Enter go to what was found."""

    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave, or type."""
        if event.key() in _DOWN:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class SearchPanel(QWidget):
    """Says what is looked for, and shows what was found."""

    asked = Signal(str, object)
    """The words, and the Kind to keep to, or None."""
    opened = Signal(object)
    """The SearchHit to go to."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._page: SearchPage | None = None
        self.field = _Field()
        self.field.setProperty("look", "search")
        self.field.setPlaceholderText(tr("Words in notes, names, causes, files …"))
        self.field.setAccessibleName(tr("Search everything"))
        self.field.setClearButtonEnabled(False)
        self.kind = ChoiceBox(theme, [tr("Everything")])
        self.kind.setAccessibleName(tr("Kind"))
        self.model = HitModel(self)
        self.view = RowsView(theme, self.model, tr("Found"))
        self.view.setItemDelegate(HitDelegate(theme, self.view))
        self._note = Label("", TextStyle.BODY, "text2", wrap=True)
        self._note.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._status = Label("", TextStyle.CELL, "text3", wrap=True)
        self._typing = QTimer(self, singleShot=True, interval=TYPING_MS)
        self._typing.timeout.connect(self.ask)
        self.field.textChanged.connect(self._wait_for_typing)
        self.field.left.connect(self._go_to_list)
        self.kind.activated.connect(self.ask)
        self.view.clicked.connect(self._open)
        self._stack = QStackedLayout()
        self._lay_out()
        self.setFocusProxy(self.field)
        self._say("", indexing=None)

    def look_for(self, question: str) -> None:
        """Look for words at once, among everything."""
        with QSignalBlocker(self.field):
            self.field.setText(question)
        self.kind.setCurrentIndex(0)
        self.ask()

    def ask(self) -> None:
        """Look for what stands in the field."""
        self._typing.stop()
        kind = self.kind.currentData()
        # Qt gives the word back without its class.
        self.asked.emit(self.field.text(), Kind(kind) if kind else None)

    def show_page(self, page: SearchPage, indexing: str) -> None:
        """Show what was found; `indexing` says that more may come."""
        chosen = self.kind.currentData()
        self._page = page
        self._fill_kinds(page, chosen)
        self.model.show_hits(page.hits)
        self._say(self.field.text().strip(), indexing)

    def say(self, text: str) -> None:
        """Say why nothing can be found."""
        self.model.show_hits(())
        self._note.setText(text)
        self._stack.setCurrentIndex(1)
        self._status.setText("")

    def start_over(self) -> None:
        """Forget everything, as for another workspace."""
        with QSignalBlocker(self.field):
            self.field.clear()
        self._typing.stop()
        self.show_page(SearchPage((), {}, complete=True), "")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open with Enter what is chosen; Qt's own signal for it differs from system to system."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.view.hasFocus():
            self._open(self.view.currentIndex())
        else:
            super().keyPressEvent(event)

    def _wait_for_typing(self) -> None:
        self._typing.start()

    def _fill_kinds(self, page: SearchPage, chosen: object) -> None:
        with QSignalBlocker(self.kind):
            self.kind.clear()
            self.kind.addItem(tr("Everything"))
            ranked = sorted(page.counts.items(), key=lambda item: (-item[1], item[0]))
            for kind, count in ranked:
                name = capitalized(KIND_LABELS[kind].many_shown)
                self.kind.addItem(tr("{kind} ({count})", kind=name, count=f"{count:,}"), kind.value)
            if chosen and Kind(str(chosen)) not in page.counts:
                name = capitalized(KIND_LABELS[Kind(str(chosen))].many_shown)
                self.kind.addItem(tr("{kind} ({count})", kind=name, count="0"), chosen)
            self.kind.setCurrentIndex(max(self.kind.findData(chosen), 0) if chosen else 0)

    def _say(self, question: str, indexing: str | None) -> None:
        found = self.model.rowCount()
        self._stack.setCurrentIndex(0 if found else 1)
        total = sum(self._page.counts.values()) if self._page else 0
        parts = [trn("{count} thing found", "{count} things found", total)] if found else []
        self._status.setText(" · ".join([*parts, *([indexing] if indexing else [])]))
        if not question:
            self._note.setText(tr("Type a word, or the beginning of one. All words must be found."))
        else:
            self._note.setText(tr("Nobody has typed “{words}” here.", words=question))

    def _go_to_list(self) -> None:
        if self.model.rowCount():
            self.view.setFocus()
            self.view.setCurrentIndex(self.model.index(0, 0))

    def _open(self, index: Index) -> None:
        hit = self.model.hit(index)
        if hit is not None:
            self.opened.emit(hit)

    def _lay_out(self) -> None:
        top = QWidget()
        top.setLayout(column(self.field, self.kind, spacing=8, margins=(16, 12, 16, 12)))
        nothing = QWidget()
        nothing.setLayout(column(0, self._note, 0, margins=(24, 24, 24, 24)))
        self._stack.addWidget(self.view)
        self._stack.addWidget(nothing)
        foot = Panel("sunken", "top")
        foot.setLayout(row(self._status, margins=(16, 8, 16, 8)))
        whole = column(top, line(), spacing=0)
        whole.addLayout(self._stack, 1)
        whole.addWidget(foot)
        self.setLayout(whole)
