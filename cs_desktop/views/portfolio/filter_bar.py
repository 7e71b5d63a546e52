"""The filter above the table: its text, and beside it each condition as a chip."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from cs_desktop.common.language import tr
from cs_desktop.common.text import shortened
from cs_desktop.domain.figures import Status
from cs_desktop.domain.portfolio_query import Query, Term
from cs_desktop.domain.query_editing import without
from cs_desktop.domain.query_tests import ME
from cs_desktop.views.portfolio.filter_field import FilterField
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.chip import Chip
from cs_desktop.views.widgets.flow import FlowRow
from cs_desktop.views.widgets.notice import FieldNotice
from cs_desktop.views.widgets.pieces import Panel, column, row
from cs_desktop.views.widgets.text import set_look

LEAST_WIDTH = 200
AROUND = 68
"""What the field needs beside its text, for the two icons and the frame."""
LONGEST = 40
"""Characters that a chip shows at most."""


class FilterBar(Panel):
    """Shows a filter as text and as chips, always in step; says what cannot be read in it."""

    changed = Signal(str)
    """The user changed the text, or took a chip out."""
    me_requested = Signal()
    """The user wants to say who they are, since the filter asks for it."""

    def __init__(self, theme: Theme, *tools: QWidget) -> None:
        """`tools` stand behind the text."""
        super().__init__(edge="bottom")
        self._theme = theme
        self._shown: tuple[Term, ...] = ()
        self._made: list[Chip] = []
        """One for each of them."""
        self.field = FilterField(theme)
        self.field.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.field.textChanged.connect(self.changed)
        self._notice = FieldNotice(theme)
        self._chips, self._beside = FlowRow(6), QWidget()
        self._beside.setLayout(column(self._chips, 0, spacing=0, margins=(0, 3, 0, 0)))
        self._beside.hide()
        line: QHBoxLayout = row(spacing=8)
        line.addWidget(self.field, 20, Qt.AlignmentFlag.AlignTop)
        for tool in tools:
            line.addWidget(tool, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self._beside, 30)
        line.addStretch(1)
        box = column(spacing=0, margins=(16, 6, 16, 8))
        box.addLayout(line)
        box.addWidget(self._notice)
        self.setLayout(box)
        theme.changed.connect(self._fit)

    def showEvent(self, event: QShowEvent) -> None:
        """Measure the hint once the field has its font."""
        super().showEvent(event)
        self._fit()

    def show_query(self, text: str, query: Query) -> None:
        """Show a filter; the cursor stays where the text is what is typed already."""
        if self.field.text() != text:
            before = self.field.blockSignals(True)  # noqa: FBT003 - Qt's signature
            self.field.setText(text)
            self.field.blockSignals(before)
        problems = [term.problem for term in query.terms if term.problem and not term.unfinished]
        if any(map(_asks_who_i_am, query.terms)):
            self._notice.tell(problems[0], Status.RISK, tr("Choose who I am"), self.me_requested.emit)
        else:
            self._notice.tell(problems[0] if problems else "", Status.RISK)
        set_look(self.field, "error", "true" if problems else "")
        self.field.setAccessibleDescription(problems[0] if problems else "")
        chips = tuple(term for term in query.chips if not term.unfinished)
        if [(t.label, t.problem) for t in chips] != [(t.label, t.problem) for t in self._shown]:
            self._fill(chips)
        self._shown = chips

    def _fit(self) -> None:
        """Give the field room for the whole of its hint."""
        self.field.ensurePolished()
        hint = self.field.fontMetrics().horizontalAdvance(self.field.placeholderText())
        self.field.setMinimumWidth(LEAST_WIDTH)
        self.field.setMaximumWidth(hint + AROUND)

    def _fill(self, terms: tuple[Term, ...]) -> None:
        # While one types in a condition only its words change, and a new chip would take a while to dress.
        if len(terms) != len(self._made):
            self._chips.clear()
            self._made = [self._chip(place) for place in range(len(terms))]
        for chip, term in zip(self._made, terms, strict=True):
            chip.say(shortened(term.label, LONGEST), term.problem)
        self._beside.setVisible(bool(terms))
        self._chips.arrange()

    def _chip(self, place: int) -> Chip:
        chip = Chip(self._theme, "")
        chip.removed.connect(lambda: self._remove(place))
        self._chips.add(chip)
        return chip

    def _remove(self, place: int) -> None:
        self.field.setText(without(self.field.text(), [self._shown[place]]))
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)


def _asks_who_i_am(term: Term) -> bool:
    return bool(term.problem) and term.field == "owner" and ME in term.value.casefold().split(",")
