"""The bar above two states that are compared: which two, and how they are shown."""

from collections.abc import Sequence

from PySide6.QtCore import Signal

from cs_desktop.common.language import tr
from cs_desktop.domain.journey.revisions import NOW, TEMPLATE, RevisionRow
from cs_desktop.views.journey.bar import HEIGHT
from cs_desktop.views.journey.past.words import day_kept, title_of
from cs_desktop.views.theme.heights import fix_height
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.buttons import Button, icon_button
from cs_desktop.views.widgets.editors import ChoiceBox
from cs_desktop.views.widgets.pieces import IconMark, Panel, row
from cs_desktop.views.widgets.segments import SegmentedButtons

OVERLAID, BESIDE = "overlaid", "beside"
_LEAST = 90
"""How narrow the choice of a revision becomes before words are cut."""


class CompareBar(Panel):
    """Offers the revisions twice, and both views."""

    back_requested = Signal()
    pair_chosen = Signal(object, object)
    view_chosen = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__("surface", "bottom")
        fix_height(self, HEIGHT)
        self.view = OVERLAID
        back = Button(theme, tr("Map"), "quiet", "arrow-left", name=tr("Back to the map"))
        back.setToolTip(tr("{name} (Esc)", name=tr("Back to the map")))
        self.old, self.new = ChoiceBox(theme, []), ChoiceBox(theme, [])
        self.old.setAccessibleName(tr("Compare"))
        self.new.setAccessibleName(tr("With"))
        swap = icon_button(theme, "refresh-cw", tr("Exchange the two"), self._swap)
        self.views = SegmentedButtons(theme)
        self.views.add(OVERLAID, tr("Overlaid"))
        self.views.add(BESIDE, tr("Side by side"))
        self.views.choose(self.view)
        box = row(back, spacing=8, margins=(12, 0, 12, 0))
        for part in (self.old, IconMark(theme, "arrow-right"), self.new, swap):
            box.addWidget(part)
        box.addStretch(1)
        box.addWidget(self.views)
        self.setLayout(box)
        for choice in (self.old, self.new):
            choice.setMinimumWidth(_LEAST)
            choice.setSizeAdjustPolicy(ChoiceBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            choice.setMinimumContentsLength(16)
            choice.activated.connect(self._choose)
        back.clicked.connect(self.back_requested)
        self.views.chosen.connect(self.choose_view)

    def show_rows(self, rows: Sequence[RevisionRow], template: str = "") -> None:
        """Offer these revisions, the map as it is now, and the template that it came from, if any."""
        for choice in (self.old, self.new):
            kept = choice.currentData()
            choice.clear()
            choice.addItem(tr("Now"), NOW)
            for one in rows:
                choice.addItem(tr("{revision}, {day}", revision=title_of(one), day=day_kept(one)), one.id)
            if template:
                choice.addItem(tr("Template {name}", name=template), TEMPLATE)
            self._set(choice, kept)

    def show_pair(self, old: int, new: int) -> None:
        """Say which two are compared."""
        self._set(self.old, old)
        self._set(self.new, new)

    def choose_view(self, view: str) -> None:
        """Show the two as one, or side by side."""
        self.view = view
        self.views.choose(view)
        self.view_chosen.emit(view)

    def switch_view(self) -> None:
        """Show them the other way."""
        self.choose_view(BESIDE if self.view == OVERLAID else OVERLAID)

    def _set(self, choice: ChoiceBox, state: object) -> None:
        # Ids are larger than what Qt compares by itself.
        for place in range(choice.count()):
            if choice.itemData(place) == state:
                choice.setCurrentIndex(place)

    def _choose(self) -> None:
        self.pair_chosen.emit(self.old.currentData(), self.new.currentData())

    def _swap(self) -> None:
        self.pair_chosen.emit(self.new.currentData(), self.old.currentData())
