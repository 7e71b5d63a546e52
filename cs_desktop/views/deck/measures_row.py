"""Which measures of the plan a slide tells, and the way to choose others."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from cs_desktop.common.language import count_text, marked, tr
from cs_desktop.domain.deck.choosing import OfferedMeasures
from cs_desktop.domain.deck.kinds import SLIDE_KINDS
from cs_desktop.domain.deck.shown import DeckShown, SlideShown
from cs_desktop.views.deck.measures_choice import MeasuresChoice
from cs_desktop.views.deck.values_row import NAMES
from cs_desktop.views.theme.fonts import TextStyle
from cs_desktop.views.theme.heights import fix_width
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.buttons import Button
from cs_desktop.views.widgets.pieces import row
from cs_desktop.views.widgets.text import ElidedLabel, Label

_ALL = (
    *(marked("The one from success plan v{version}"), marked("Both from success plan v{version}")),
    *(marked("All three from success plan v{version}"), marked("All four from success plan v{version}")),
    *(marked("All five from success plan v{version}"), marked("All six from success plan v{version}")),
)
"""Of one measure, of two and so on."""
_MANY = marked("All {count} from success plan v{version}")


class MeasuresRow(QWidget):
    """Says how many measures a slide tells, and opens the list to choose from."""

    chosen = Signal(object, bool)
    """The ids of measures, and whether they are to be told."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._said = ElidedLabel("", TextStyle.CELL)
        self.choose = Button(theme, tr("Choose"), "link")
        self.choice = MeasuresChoice(theme, self)
        self.choice.chosen.connect(self.chosen)
        self.choose.clicked.connect(self.open)
        self._slide_id: int | None = None
        name = Label(tr("Measures"), TextStyle.CELL, "text2")
        fix_width(name, NAMES)
        self.setLayout(row(name, self._said, self.choose, 0, spacing=8))

    @property
    def said(self) -> str:
        """Return how many measures are told, of how many."""
        return self._said.text()

    def show_slide(self, deck: DeckShown, slide: SlideShown, *, editable: bool) -> None:
        """Show what a slide tells; nothing where there is nothing to choose."""
        design, offered = slide.design, deck.measures
        frozen = deck.frozen is not None
        self.setVisible(SLIDE_KINDS[design.key].measures and (frozen or offered is not None))
        if not editable or offered is None or design.id != self._slide_id:
            self.choice.close()
        self._slide_id = design.id
        said = tr("As frozen") if offered is None else _said(offered, design.left_out)
        self._said.setText(said)
        self.choose.setAccessibleName(tr("Choose measures: {said}", said=said))
        self.choose.setEnabled(editable and offered is not None)
        if offered is not None:
            self.choice.show_measures(offered, design.left_out)

    def open(self) -> None:
        """Open the list below the way to it."""
        self.choice.open_below(self.choose)


def _said(offered: OfferedMeasures, left_out: frozenset[int]) -> str:
    """Return how many measures are told, of how many."""
    told, count, version = offered.told(left_out), len(offered.measures), offered.version
    said = {"told": count_text(told), "count": count_text(count), "version": version}
    if not told:
        return tr("None of {count} from success plan v{version}", **said)
    if told < count:
        return tr("{told} of {count} from success plan v{version}", **said)
    return tr(_ALL[count - 1] if count <= len(_ALL) else _MANY, **said)
