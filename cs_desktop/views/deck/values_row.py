"""Whether a deck shows the values of now or those of a frozen state."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from cs_desktop.common.language import tr
from cs_desktop.domain.deck.shown import DeckShown
from cs_desktop.views.deck.when import when_text
from cs_desktop.views.theme.fonts import TextStyle
from cs_desktop.views.theme.heights import fix_width
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.buttons import Button
from cs_desktop.views.widgets.flow import FlowRow
from cs_desktop.views.widgets.pieces import column, row
from cs_desktop.views.widgets.segments import SegmentedButtons
from cs_desktop.views.widgets.text import Label

LIVE, FROZEN = "live", "frozen"
NAMES = 72


class ValuesRow(QWidget):
    """Live, frozen when, and a way to take the values of now into a new frozen state."""

    snapshot_chosen = Signal(object)
    """The id of the state whose values are wanted; None for live ones."""
    freeze_requested = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._newest: int | None = None
        self.choice = SegmentedButtons(theme)
        self.choice.add(LIVE, tr("Live"))
        self.choice.add(FROZEN, tr("Freeze now"))
        self.choice.chosen.connect(self._choose)
        theme.changed.connect(self._draw_lock)
        self._draw_lock()
        self.refresh = Button(theme, tr("Refresh"), "link", "refresh-cw", icon_role="accent_text")
        self.refresh.setAccessibleName(tr("Refresh: freeze the values of now"))
        self.refresh.clicked.connect(self.freeze_requested)
        name = Label(tr("Values"), TextStyle.CELL, "text2")
        fix_width(name, NAMES)
        parts = FlowRow(12)
        parts.add(self.choice)
        # A link is lower than the choice beside it.
        self._refresh_held = QWidget()
        self._refresh_held.setLayout(column(2, self.refresh, 0, spacing=0))
        parts.add(self._refresh_held)
        line = row(spacing=8)
        line.addWidget(name, 0, Qt.AlignmentFlag.AlignVCenter)
        line.addWidget(parts, 1)
        self._parts = parts
        self._told = Label(
            tr("While frozen values are shown nothing here can be changed."),
            *(TextStyle.CAPTION, "text3"),
            wrap=True,
        )
        box = column(spacing=2)
        box.addLayout(line)
        box.addWidget(self._told)
        self.setLayout(box)

    def show_values(self, deck: DeckShown, *, editable: bool) -> None:
        """Show which values a deck has."""
        frozen = deck.frozen
        self._newest = deck.snapshots[0].id if deck.snapshots else None
        told = frozen or (deck.snapshots[0] if deck.snapshots else None)
        text = tr("Frozen {time}", time=when_text(told.taken_at, deck.as_of)) if told else tr("Freeze now")
        self.choice.set_text(FROZEN, f" {text}")
        self.choice.button(FROZEN).setAccessibleName(text)
        self.choice.choose(LIVE if frozen is None else FROZEN)
        self.choice.setEnabled(editable)
        self._told.setVisible(frozen is not None)
        self._refresh_held.setVisible(frozen is not None and editable)
        self._parts.arrange()

    def _draw_lock(self) -> None:
        self.choice.button(FROZEN).set_icon("lock")

    def _choose(self, key: str) -> None:
        if key == LIVE:
            self.snapshot_chosen.emit(None)
        elif self._newest is not None:
            self.snapshot_chosen.emit(self._newest)
        else:
            self.freeze_requested.emit()
