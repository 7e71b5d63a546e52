"""The second step: what the rows are, and by which mapping their columns are taken."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QScrollArea, QWidget

from cs_desktop.common.language import tr
from cs_desktop.domain.import_mapping import FittingMapping, MappingOrigin
from cs_desktop.domain.import_words import KIND_NAMES, KIND_TEXTS, kind_name
from cs_desktop.domain.importing import ImportKind
from cs_desktop.views.importing.options import OptionRow
from cs_desktop.views.importing.steps import StepPage
from cs_desktop.views.theme.fonts import TextStyle
from cs_desktop.views.theme.heights import fix_height
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.buttons import LayoutButton
from cs_desktop.views.widgets.pieces import column, row, tag
from cs_desktop.views.widgets.text import ElidedLabel, Label

_IN_A_ROW = 2
_WIDEST = 760


class _Card(LayoutButton):
    def __init__(self, theme: Theme, kind: ImportKind) -> None:
        self.guessed = tag(tr("guessed"))
        self.guessed.hide()
        head = row(Label(kind_name(kind), TextStyle.BODY_MEDIUM), 0, self.guessed, spacing=8)
        face = column(0, spacing=1, margins=(14, 0, 12, 0))
        face.addLayout(head)
        face.addWidget(ElidedLabel(tr(KIND_TEXTS[kind]), TextStyle.CELL, "text2"))
        face.addStretch(1)
        super().__init__(theme, "card", face, kind_name(kind))
        self.setAccessibleDescription(tr(KIND_TEXTS[kind]))
        self.setCheckable(True)
        fix_height(self, 56)
        self._kind = kind

    def mark(self, *, guessed: bool) -> None:
        self.guessed.setVisible(guessed)
        name = kind_name(self._kind)
        self.setAccessibleName(tr("{kind}, guessed from the headings", kind=name) if guessed else name)


class KindStep(StepPage):
    """Offers the kinds, and the mappings that fit the file."""

    chosen = Signal(object, object)
    """ImportKind, and the FittingMapping (None: by the headings)."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._fitting: tuple[FittingMapping, ...] = ()
        self._kind: ImportKind | None = None
        self._title = Label(tr("What does each row stand for?"), TextStyle.SECTION)
        self._guess = Label("", TextStyle.CELL, "text2", wrap=True)
        self._cards = {kind: _Card(theme, kind) for kind in KIND_NAMES}
        self.mapping = OptionRow(theme, tr("How the columns are taken"))
        self.mapping.chosen.connect(self._choose_mapping)
        self._about = Label("", TextStyle.CAPTION, "text3", wrap=True)
        self._lay_out()

    def take_focus(self) -> None:
        """Start at the kind that holds, or at the first."""
        card = self._cards[self._kind] if self._kind else next(iter(self._cards.values()))
        card.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_known(self, guess: ImportKind | None, fitting: Sequence[FittingMapping]) -> None:
        """Show what the headings suggest, and keep the mappings that fit."""
        self._fitting = tuple(fitting)
        for kind, card in self._cards.items():
            card.mark(guessed=kind is guess)
        if guess is None:
            self._guess.setText(tr("The headings do not tell. Choose what the rows are."))
        else:
            text = tr("By its headings the file seems to hold this: {kind}.", kind=kind_name(guess))
            self._guess.setText(tr("{text} This is a guess; choose another if it is wrong.", text=text))

    def show_kind(self, kind: ImportKind | None, fitting: FittingMapping | None) -> None:
        """Show which kind and mapping hold."""
        self._kind = kind
        for of, card in self._cards.items():
            card.setChecked(of is kind)
        mine = [one for one in self._fitting if one.kind is kind]
        self.mapping.setVisible(bool(mine))
        choices: list[tuple[object, str]] = [(one, _mapping_name(one)) for one in mine]
        choices.append((None, tr("Guessed from the headings")))
        self.mapping.offer(choices, fitting)
        self._about.setText(fitting.description if fitting is not None else "")
        self._about.setVisible(bool(self._about.text()))

    def card(self, kind: ImportKind) -> LayoutButton:
        """Return the button of a kind."""
        return self._cards[kind]

    def _choose_kind(self, kind: ImportKind) -> None:
        self.chosen.emit(kind, next((one for one in self._fitting if one.kind is kind), None))

    def _choose_mapping(self, fitting: FittingMapping | None) -> None:
        self.chosen.emit(self._kind, fitting)

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setSpacing(8)
        group = QButtonGroup(self)
        for place, (kind, card) in enumerate(self._cards.items()):
            group.addButton(card)
            card.clicked.connect(lambda _checked=False, kind=kind: self._choose_kind(kind))
            grid.addWidget(card, place // _IN_A_ROW, place % _IN_A_ROW)
        for place in range(_IN_A_ROW):
            grid.setColumnStretch(place, 1)
        box = column(self._title, self._guess, 4, spacing=6, margins=(20, 16, 20, 16))
        box.addLayout(grid)
        box.addSpacing(10)
        box.addWidget(self.mapping)
        box.addWidget(self._about)
        box.addStretch()
        inner = QWidget()
        inner.setLayout(box)
        inner.setMaximumWidth(_WIDEST)
        area = QScrollArea()
        area.setWidget(inner)
        area.setWidgetResizable(True)
        area.setAlignment(Qt.AlignmentFlag.AlignLeft)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setLayout(column(area, spacing=0))


def _mapping_name(one: FittingMapping) -> str:
    if one.origin is MappingOrigin.RECENT:
        return tr("As a file with these headings was imported last")
    if one.origin is MappingOrigin.SAVED:
        return tr("Saved mapping “{name}”", name=one.name)
    return tr("Mapping “{name}” that comes with the program", name=one.name)
