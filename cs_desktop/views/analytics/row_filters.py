"""Which accounts a page of Analytics shows: those of an owner, of a segment."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from cs_desktop.common.language import tr
from cs_desktop.domain.portfolio import PortfolioRow
from cs_desktop.views.theme.fonts import scaled
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.editors import ChoiceBox
from cs_desktop.views.widgets.pieces import row

_LETTERS = 12


class RowFilters(QWidget):
    """Two lists."""

    changed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._owner = self._box(theme, tr("Owner"), tr("All owners"))
        self._segment = self._box(theme, tr("Segment"), tr("All segments"))
        self.setLayout(row(self._owner, self._segment, spacing=8))

    @property
    def owner(self) -> str:
        """Return the owner whose accounts are shown; empty for all."""
        return self._owner.currentData() or ""

    @property
    def segment(self) -> str:
        """Return the segment whose accounts are shown; empty for all."""
        return self._segment.currentData() or ""

    def kept(self, rows: Iterable[PortfolioRow]) -> tuple[PortfolioRow, ...]:
        """Return the accounts that are asked for."""
        owner, segment = self.owner, self.segment
        return tuple(row for row in rows if owner in ("", row.owner) and segment in ("", row.segment))

    def offer(self, rows: Sequence[PortfolioRow]) -> None:
        """Offer the owners and segments that there are; what is chosen stays if it is there."""
        self._fill(self._owner, {row.owner for row in rows})
        self._fill(self._segment, {row.segment for row in rows})

    def clear(self) -> None:
        """Show all."""
        self._owner.setCurrentIndex(0)
        self._segment.setCurrentIndex(0)

    def take_focus(self) -> None:
        """Take the keyboard."""
        self._owner.setFocus(Qt.FocusReason.OtherFocusReason)

    def _box(self, theme: Theme, name: str, all_: str) -> ChoiceBox:
        box = ChoiceBox(theme, ())
        box.setAccessibleName(name)
        box.addItem(all_, "")
        box.setMinimumContentsLength(_LETTERS)
        box.setMaximumWidth(scaled(190))
        box.setSizeAdjustPolicy(ChoiceBox.SizeAdjustPolicy.AdjustToContents)
        box.activated.connect(lambda _place: self.changed.emit())
        return box

    @staticmethod
    def _fill(box: ChoiceBox, names: Iterable[str]) -> None:
        wanted = sorted(filter(None, names), key=str.casefold)
        if wanted == [box.itemData(place) for place in range(1, box.count())]:
            return
        before = box.currentData()
        while box.count() > 1:
            box.removeItem(box.count() - 1)
        for name in wanted:
            box.addItem(name, name)
        box.setCurrentIndex(max(box.findData(before), 0))
