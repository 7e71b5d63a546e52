"""Which of all reviews are shown: by name, owner, segment and kind."""

from collections.abc import Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QLineEdit

from cs_desktop.common.language import tr
from cs_desktop.domain.reviews.overview import Choice, ReviewsOverview
from cs_desktop.views.reviews_place.words import KINDS
from cs_desktop.views.theme.fonts import scaled
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.buttons import Button
from cs_desktop.views.widgets.editors import ChoiceBox
from cs_desktop.views.widgets.pieces import Panel, row

_LETTERS = 14
_PAUSE_MS = 150
"""After the last letter, before thousands of rows are looked through."""


class ReviewFilters(Panel):
    """A field and three lists."""

    changed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__("surface", "bottom")
        self.search = QLineEdit()
        self.search.setProperty("look", "search")
        self.search.setPlaceholderText(tr("Find an account or review"))
        self.search.setAccessibleName(tr("Find an account or review"))
        self.search.setClearButtonEnabled(True)
        self.search.setMaximumWidth(scaled(240))
        self.owner = self._box(theme, tr("Owner"))
        self.segment = self._box(theme, tr("Segment"))
        self.kind = self._box(theme, tr("Kind"))
        self.kind.addItem(tr("All kinds"), "")
        for key, name in KINDS.items():
            self.kind.addItem(tr(name), key)
        self._clear = Button(theme, tr("Clear filters"), "link")
        self._clear.clicked.connect(self.clear)
        self._clear.hide()
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self._tell)
        self.search.textChanged.connect(lambda _text: self._pause.start())
        for box in (self.owner, self.segment, self.kind):
            box.activated.connect(lambda _place: self._tell())
        line = row(self.search, self.owner, self.segment, self.kind, self._clear, 0, spacing=8)
        line.setContentsMargins(20, 8, 20, 8)
        line.setStretch(0, 1)
        self.setLayout(line)
        self._fill(self.owner, tr("All owners"), ())
        self._fill(self.segment, tr("All segments"), ())

    @property
    def choice(self) -> Choice:
        """Return what is chosen."""
        return Choice(
            self.owner.currentData() or "",
            self.segment.currentData() or "",
            self.kind.currentData() or "",
            self.search.text().strip(),
        )

    def offer(self, overview: ReviewsOverview) -> None:
        """Offer the owners and segments that there are; what is chosen stays if it is there."""
        self._fill(self.owner, tr("All owners"), overview.owners)
        self._fill(self.segment, tr("All segments"), overview.segments)

    def narrow(self, *, owner: str = "", segment: str = "") -> None:
        """Show the accounts of an owner or a segment too; what else is chosen stays."""
        for box, name in ((self.owner, owner), (self.segment, segment)):
            if name and box.findData(name) >= 0:
                box.setCurrentIndex(box.findData(name))
        self._tell()

    def clear(self) -> None:
        """Show all."""
        self.search.clear()
        for box in (self.owner, self.segment, self.kind):
            box.setCurrentIndex(0)
        self._tell()

    def _tell(self) -> None:
        self._pause.stop()
        self._clear.setVisible(self.choice != Choice())
        self.changed.emit()

    @staticmethod
    def _box(theme: Theme, name: str) -> ChoiceBox:
        box = ChoiceBox(theme, ())
        box.setAccessibleName(name)
        box.setMinimumContentsLength(_LETTERS)
        box.setMaximumWidth(scaled(200))
        box.setSizeAdjustPolicy(ChoiceBox.SizeAdjustPolicy.AdjustToContents)
        return box

    @staticmethod
    def _fill(box: ChoiceBox, all_: str, names: Sequence[str]) -> None:
        chosen = box.currentData()
        box.clear()
        box.addItem(all_, "")
        for name in names:
            box.addItem(name, name)
        box.setCurrentIndex(max(box.findData(chosen), 0))
