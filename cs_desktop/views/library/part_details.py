"""What is behind the part of a blueprint that one is at: a measure's kind, or what a step waits for."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from cs_desktop.common.errors import InputError
from cs_desktop.common.language import tr
from cs_desktop.domain.changes import Kind
from cs_desktop.domain.plan.blueprint_details import (
    measure_at,
    steps,
    waits_of,
    with_kind,
    with_lag,
    with_scale,
    with_wait,
    without_wait,
)
from cs_desktop.domain.plan.blueprint_editing import PartRow
from cs_desktop.domain.plan.blueprints import Blueprint
from cs_desktop.domain.plan.words import KINDS
from cs_desktop.domain.vocabulary import MeasureKind
from cs_desktop.views.plan.waits_list import WaitsList
from cs_desktop.views.theme.fonts import TextStyle, scaled
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.editors import ChoiceBox
from cs_desktop.views.widgets.form_row import FormRow
from cs_desktop.views.widgets.pieces import Panel, column, row
from cs_desktop.views.widgets.text import ElidedLabel

MOST_WIDTH = 560
_KINDS = [kind for kind in KINDS if kind != MeasureKind.STAY_WITHIN]
"""A range needs two numbers of each customer's own; such a measure is made in the plan."""


class PartDetails(Panel):
    """Shows the details of one part; says what the draft is to be."""

    changed = Signal(object)
    """A function that makes of the draft what it is to be; it may refuse."""

    def __init__(self, theme: Theme) -> None:
        super().__init__("surface", "top")
        self._at: PartRow | None = None
        self._blueprint = Blueprint()
        self._name = ElidedLabel("", TextStyle.CELL_MEDIUM)
        self.kind = ChoiceBox(theme, [tr(KINDS[kind]) for kind in _KINDS])
        self.kind.activated.connect(self._choose_kind)
        self.words = QLineEdit()
        self.words.editingFinished.connect(self._write_words)
        self._words_row = FormRow(
            theme, tr("Words, the worst first, commas between"), self.words, self._problem
        )
        self._measure = QWidget()
        kind = FormRow(theme, tr("Kind of measure"), self.kind, lambda: "")
        kind.setFixedWidth(scaled(190))
        box = row(kind, spacing=12)
        box.addWidget(self._words_row, 1)
        # Alone the kind stands at the beginning.
        box.addStretch(0)
        box.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._measure.setLayout(box)
        self.waits = WaitsList(theme)
        self.waits.setMaximumWidth(scaled(MOST_WIDTH))
        self.waits.added.connect(lambda key: self._wait(lambda draft, at: with_wait(draft, at, key)))
        self.waits.removed.connect(lambda key: self._wait(lambda draft, at: without_wait(draft, at, key)))
        self.waits.lag_set.connect(
            lambda key, days: self._wait(lambda draft, at: with_lag(draft, at, key, days))
        )
        self.setLayout(column(self._name, self._measure, self.waits, spacing=6, margins=(20, 10, 16, 12)))

    def show_part(self, blueprint: Blueprint, part: PartRow | None, *, editable: bool) -> None:
        """Show the details of a part; hidden for one that has none."""
        other = part is None or self._at is None or part.key != self._at.key
        if other:
            self.waits.refuse("")
            self._words_row.say("")
        self._blueprint, self._at = blueprint, part
        measure = measure_at(blueprint, part) if part is not None and part.kind is Kind.MEASURE else None
        is_step = part is not None and part.kind in (Kind.PLAN_ACTION, Kind.MILESTONE)
        self.setVisible(measure is not None or is_step)
        self._measure.setVisible(measure is not None)
        self.waits.setVisible(is_step)
        if part is None:
            return
        self._name.setText(part.text)
        if measure is not None:
            known = measure.kind in _KINDS
            self.kind.setCurrentIndex(_KINDS.index(measure.kind) if known else -1)
            self.kind.setEnabled(editable)
            self._words_row.setVisible(measure.kind == MeasureKind.SCALE)
            self.words.setReadOnly(not editable)
            if other or not self.words.hasFocus():
                self.words.setText(", ".join(measure.scale))
        if is_step:
            known_waits = waits_of(blueprint, part.key)
            taken = {one.key for one in known_waits} | {part.key}
            self.waits.show_waits(
                [(one.key, one.name, one.lag) for one in known_waits],
                [(key, name) for key, name in steps(blueprint).items() if key not in taken],
                editable=editable,
            )

    def _choose_kind(self, place: int) -> None:
        at = self._at
        if at is not None:
            self.changed.emit(lambda draft: with_kind(draft, at, MeasureKind(_KINDS[place])))

    def _write_words(self) -> None:
        at = self._at
        if at is None or self.words.isReadOnly() or self._words_row.find_problem():
            return
        text = self.words.text()
        self.changed.emit(lambda draft: with_scale(draft, at, text))

    def _problem(self) -> str:
        """Return why the words cannot be; looked at before the draft is asked to take them."""
        if self._at is None:
            return ""
        try:
            with_scale(self._blueprint, self._at, self.words.text())
        except InputError as error:
            return str(error)
        return ""

    def _wait(self, change: Callable[[Blueprint, str], Blueprint]) -> None:
        at = self._at
        if at is None:
            return
        try:
            change(self._blueprint, at.key)
        except InputError as error:
            # Said where it was chosen.
            self.waits.refuse(str(error))
            return
        self.changed.emit(lambda draft: change(draft, at.key))
