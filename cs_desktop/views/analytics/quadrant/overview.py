"""What each quadrant asks for, with what stands there; beside it who is missing and who is misjudged."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QScrollArea, QWidget

from cs_desktop.common.language import tr, trn
from cs_desktop.common.money import money_short
from cs_desktop.domain.bands import Quadrant
from cs_desktop.domain.figures import Status
from cs_desktop.domain.portfolio import PortfolioRow
from cs_desktop.domain.quadrant.corners import to_do
from cs_desktop.domain.quadrant.placed import Corner, corners, is_flagged, without_place
from cs_desktop.views.theme.fonts import TextStyle
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.buttons import Button
from cs_desktop.views.widgets.pieces import IconMark, Panel, QuadrantMark, StatusMark, column, line, row
from cs_desktop.views.widgets.text import Label


class _Part(QWidget):
    """A link that chooses accounts, with its sign, how many they are, and what is to be known of them."""

    def __init__(self, theme: Theme, sign: QWidget, about: str) -> None:
        super().__init__()
        self.link = Button(theme, "", "link")
        self._figures = Label("", TextStyle.CELL, "text2")
        self._about = Label(about, TextStyle.CELL, "text2", wrap=True)
        head = row(sign, self.link, 0, self._figures, spacing=8)
        box = column(spacing=4)
        box.addLayout(head)
        box.addWidget(self._about)
        self.setLayout(box)

    def say(self, title: str, figures: str, *, some: bool) -> None:
        """Show other figures; a link to nobody leads nowhere."""
        self.link.setText(title.replace("&", "&&"))
        self.link.setEnabled(some)
        self._figures.setText(figures)
        self.link.setAccessibleName(", ".join(filter(None, (title, figures))))


class QuadrantOverview(QScrollArea):
    """Shows what stands where."""

    corner_chosen = Signal(object)
    """The Quadrant whose accounts are to be chosen."""
    flagged_chosen = Signal()
    missing_chosen = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._corners = {one: _Part(theme, QuadrantMark(theme, one), to_do(one)) for one in Quadrant}
        for quadrant, part in self._corners.items():
            part.link.clicked.connect(lambda _checked=False, one=quadrant: self.corner_chosen.emit(one))
        self.flagged = _Part(
            theme,
            StatusMark(theme, Status.WATCH),
            tr("Their score looks good, but results or joy are missing: do not trust the band alone."),
        )
        self.flagged.link.clicked.connect(lambda _checked=False: self.flagged_chosen.emit())
        self.missing = _Part(
            theme,
            IconMark(theme, "circle-dashed", "text2", 14),
            tr("An axis has no data, so they have no place. They are not drawn."),
        )
        self.missing.link.clicked.connect(lambda _checked=False: self.missing_chosen.emit())
        body = column(Label(tr("What to do where"), TextStyle.SECTION), spacing=14, margins=(16, 12, 16, 16))
        parts: tuple[QWidget, ...] = (*self._corners.values(), line(), self.flagged, self.missing)
        for shown in parts:
            body.addWidget(shown)
        body.addStretch(1)
        inside = Panel("surface")
        inside.setLayout(body)
        self.setWidget(inside)

    def show_accounts(self, rows: Sequence[PortfolioRow], currency: str) -> None:
        """Show how many accounts stand where, and what they pay."""
        for corner in corners(rows):
            told = _figures(corner, currency)
            self._corners[corner.quadrant].say(corner.quadrant.label, told, some=corner.count > 0)
        flagged = sum(map(is_flagged, rows))
        missing = len(without_place(rows))
        self.flagged.setVisible(flagged > 0)
        self.flagged.say(
            trn("{count} Healthy account elsewhere", "{count} Healthy accounts elsewhere", flagged),
            "",
            some=flagged > 0,
        )
        self.missing.setVisible(missing > 0)
        self.missing.say(
            trn("{count} account without a place", "{count} accounts without a place", missing),
            "",
            some=missing > 0,
        )


def _figures(corner: Corner, currency: str) -> str:
    if not corner.count:
        return tr("none")
    arr = money_short(corner.arr, currency)
    return trn("{count} · {arr}", "{count} · {arr}", corner.count, arr=arr)
