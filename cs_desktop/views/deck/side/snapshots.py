"""Frozen states of a deck: a new one with a note, those there are, and what differs from them."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from cs_desktop.common.language import tr
from cs_desktop.domain.deck.shown import DeckShown, SnapshotEntry
from cs_desktop.views.deck.when import when_text
from cs_desktop.views.theme.fonts import TextStyle
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.buttons import Button
from cs_desktop.views.widgets.flow import FlowRow
from cs_desktop.views.widgets.pieces import IconMark, column, row
from cs_desktop.views.widgets.section import Section
from cs_desktop.views.widgets.text import Label

SHOWN = 5


class SnapshotsSection(Section):
    """Shows SnapshotEntries, newest first; the values of one may be those that the deck shows."""

    freeze_requested = Signal(str)
    """With a note."""
    use_requested = Signal(object)
    """The id of a state whose values are wanted; None for live ones."""
    compare_requested = Signal(object)
    """The id of a state that is to be compared with the deck as it is now."""

    def __init__(self, theme: Theme) -> None:
        self._live = Button(theme, tr("Show live values"), "link")
        super().__init__(tr("Frozen states"), self._live)
        self._theme = theme
        self._shown: object = None
        self._all = False
        self._deck: DeckShown | None = None
        self._rows: list[QWidget] = []
        self._live.clicked.connect(lambda: self.use_requested.emit(None))
        self._told = Label(
            tr("A frozen state keeps all values as they are now. It can be opened again and compared."),
            *(TextStyle.CAPTION, "text3"),
            wrap=True,
        )
        self.note = QLineEdit()
        self.note.setPlaceholderText(tr("Note, such as: sent to Dana"))
        self.note.setAccessibleName(tr("Note for a frozen state"))
        self.note.returnPressed.connect(self._freeze)
        self.freeze = Button(theme, tr("Freeze"), "default", "lock", name=tr("Freeze the deck as it is now"))
        self.freeze.clicked.connect(self._freeze)
        line = row(spacing=8)
        line.addWidget(self.note, 1)
        line.addWidget(self.freeze)
        self._list = column(spacing=8)
        self._more = Button(theme, tr("Show all"), "link")
        self._more.clicked.connect(self._show_all)
        self.add(self._told)
        self.add(line)
        self.add(self._list)
        self.add(row(self._more, 0))

    def show_deck(self, deck: DeckShown, *, editable: bool) -> None:
        """Show the frozen states of a deck."""
        if self._deck is None or deck.entry.id != self._deck.entry.id:
            self._all = False
            self.note.clear()
        self._deck = deck
        live = deck.frozen is None
        self._live.setVisible(not live and editable)
        self.note.setEnabled(editable and live)
        self.freeze.setEnabled(editable and live)
        self._told.setVisible(not deck.snapshots)
        self._fill(editable=editable)

    def _fill(self, *, editable: bool) -> None:
        assert self._deck is not None
        deck = self._deck
        entries = deck.snapshots if self._all else deck.snapshots[:SHOWN]
        frozen = deck.frozen.id if deck.frozen is not None else None
        shown = (entries, frozen, editable)
        self._more.setVisible(len(entries) < len(deck.snapshots))
        if shown == self._shown:
            return
        self._shown = shown
        for line in self._rows:
            self._list.removeWidget(line)
            line.hide()
            line.deleteLater()
        self._rows = [self._row(one, deck.as_of, used=one.id == frozen, editable=editable) for one in entries]
        for line in self._rows:
            self._list.addWidget(line)

    def _row(self, entry: SnapshotEntry, near: date, *, used: bool, editable: bool) -> QWidget:
        when = when_text(entry.taken_at, near)
        head = row(spacing=6)
        head.addWidget(IconMark(self._theme, "lock", "accent_text" if used else "text3", 12))
        told = " · ".join(part for part in (when, entry.made_by) if part)
        head.addWidget(Label(told, TextStyle.CELL_MEDIUM if used else TextStyle.CELL, wrap=True), 1)
        ways = FlowRow(10)
        if used:
            ways.add(Label(tr("shown now"), TextStyle.CAPTION, "text2"))
        if not used and editable:
            use = Button(self._theme, tr("Open again"), "link", name=tr("Open again: {when}", when=when))
            use.clicked.connect(lambda: self.use_requested.emit(entry.id))
            ways.add(use)
        if not used:
            compare = Button(self._theme, tr("Compare"), "link", name=tr("Compare with: {when}", when=when))
            compare.clicked.connect(lambda: self.compare_requested.emit(entry.id))
            ways.add(compare)
        below = column(spacing=0, margins=(18, 0, 0, 0))
        if entry.note:
            below.addWidget(Label(entry.note, TextStyle.CAPTION, "text2", wrap=True))
        below.addWidget(ways)
        box = column(spacing=0)
        box.addLayout(head)
        box.addLayout(below)
        held = QWidget()
        held.setLayout(box)
        return held

    def _freeze(self) -> None:
        if self.freeze.isEnabled():
            self.freeze_requested.emit(self.note.text().strip())
            self.note.clear()

    def _show_all(self) -> None:
        self._all = True
        self._fill(editable=self.freeze.isEnabled())
