"""The curve of a measure with its points in figures, and what it would say of one's own accounts."""

import numpy as np
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from cs_desktop.common.dates import day_text
from cs_desktop.common.errors import InputError
from cs_desktop.common.language import tr, trn
from cs_desktop.domain.bands import Band
from cs_desktop.domain.health.standing import Bands
from cs_desktop.domain.reviews.typed import typed
from cs_desktop.domain.scorecards.card import Curve, Measure
from cs_desktop.domain.scorecards.curves import with_exact
from cs_desktop.domain.scorecards.editing import AMOUNTS, read_measured, read_score
from cs_desktop.domain.scorecards.spread import NO_SPREAD, MeasureSpread, beyond, who_is_missing
from cs_desktop.views.scorecards.curve import CurveEditor
from cs_desktop.views.scorecards.curve_ground import clipped_text
from cs_desktop.views.theme.fonts import TextStyle
from cs_desktop.views.theme.heights import fix_width
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.buttons import icon_button
from cs_desktop.views.widgets.pieces import column, row
from cs_desktop.views.widgets.text import ElidedLabel, Label

_FIELD = 92


class CurvePanel(QWidget):
    """Shows the curve of a measure; says what it is to be."""

    changed = Signal(str, object)
    """The key of the measure, and the Curve that it is to have."""
    refused = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._measure: Measure | None = None
        self._spread: MeasureSpread | None = None
        self._bands, self._unit = Bands(), ""
        self._title = ElidedLabel("", TextStyle.SECTION)
        self._about = ElidedLabel("", TextStyle.CELL, "text2")
        self.editor = CurveEditor(theme)
        self._point = Label(tr("Point"), TextStyle.CELL, "text2")
        self.value, self.score = QLineEdit(), QLineEdit()
        for field, name in ((self.value, tr("Value of the point")), (self.score, tr("Score of the point"))):
            field.setAccessibleName(name)
            fix_width(field, _FIELD)
            field.editingFinished.connect(self._write)
        self.add = icon_button(theme, "plus", tr("Add a point (Insert)"), self.editor.add)
        self.remove = icon_button(theme, "trash-2", tr("Remove the point (Delete)"), self.editor.remove)
        self._result = Label("", TextStyle.CAPTION, "text2", wrap=True)
        whole = column(spacing=2)
        whole.addWidget(self._title)
        whole.addWidget(self._about)
        whole.addSpacing(4)
        whole.addWidget(self.editor, 1)
        line = row(self._point, self.value, Label(tr("scores"), TextStyle.CELL, "text2"), self.score)
        line.addStretch(1)
        line.addWidget(self.add)
        line.addWidget(self.remove)
        whole.addLayout(line)
        whole.addWidget(self._result)
        self.setLayout(whole)
        self.editor.changed.connect(self._tell)
        self.editor.moving.connect(self._follow)
        self.editor.picked.connect(lambda _place: self._show_point())
        self.editor.refused.connect(self.refused)

    def show_measure(
        self, measure: Measure, spread: MeasureSpread | None, bands: Bands, unit: str, *, editable: bool
    ) -> None:
        """Show the curve of a measure over its values; None for values that are still being read."""
        if self.editor.is_busy and self._measure is not None and self._measure.key == measure.key:
            return
        if self._measure is None or measure.key != self._measure.key:
            self.editor.go_to(0)
        self._measure, self._spread, self._bands, self._unit = measure, spread, bands, unit
        self._title.setText(measure.name)
        self._about.setText(self._values_said())
        known = spread if spread is not None else NO_SPREAD
        self.editor.show_curve(measure.curve, known, bands, unit, editable=editable)
        self.editor.setAccessibleName(tr("Curve of {name}", name=measure.name))
        for field in (self.value, self.score):
            field.setReadOnly(not editable)
        self.add.setVisible(editable)
        self.remove.setVisible(editable)
        self._show_point()
        self._follow(measure.curve)

    def _tell(self, curve: Curve) -> None:
        if self._measure is not None:
            self.changed.emit(self._measure.key, curve)

    def _values_said(self) -> str:
        assert self._measure is not None
        days = self._measure.window_days
        window = tr(
            "{amount} over {days} days",
            amount=tr(AMOUNTS[self._measure.kind]),
            days=days,
        )
        if self._spread is None:
            return tr("{window} · reading the values of all accounts…", window=window)
        count = len(self._spread.values)
        if not count:
            return tr("{window} · no account has a value yet", window=window)
        values = trn(
            "{count} account as of {day}",
            "{count} accounts as of {day}",
            count,
            day=day_text(self._spread.as_of),
        )
        return " · ".join(part for part in (window, values, who_is_missing(self._spread)) if part)

    def _follow(self, curve: Curve) -> None:
        """Say what the curve makes of the accounts, while it moves too."""
        self._show_point()
        spread = self._spread
        if spread is None or not len(spread.values):
            self._result.setText("")
            return
        places, heights = zip(*curve, strict=True)
        scores = np.interp(spread.values, places, heights)
        low, high = (
            int((scores < self._bands.watch_from).sum()),
            int((scores >= self._bands.healthy_from).sum()),
        )
        counts = {
            Band.AT_RISK: low,
            Band.WATCH: len(scores) - low - high,
            Band.HEALTHY: high,
        }
        said = ", ".join(f"{count} {band.label}" for band, count in counts.items())
        clipped = clipped_text(*beyond(spread, self.editor.ground.axis))
        text = tr("By this measure alone: {counts}", counts=said)
        self._result.setText(" · ".join(part for part in (text, clipped) if part))

    def _show_point(self) -> None:
        value, score = self.editor.curve[self.editor.place]
        for field, text in ((self.value, typed(value, self._unit)), (self.score, typed(round(score, 2)))):
            if not (field.hasFocus() and field.isModified()):
                field.setText(text)
                field.setCursorPosition(0)

    def _write(self) -> None:
        """Take what was typed, exactly."""
        if self.value.isReadOnly() or not (self.value.isModified() or self.score.isModified()):
            return
        place, (value, score) = self.editor.place, self.editor.curve[self.editor.place]
        try:
            if self.value.isModified():
                value = read_measured(self.value.text(), self._unit)
            if self.score.isModified():
                score = read_score(self.score.text())
            curve = with_exact(self.editor.curve, place, value, score)
        except InputError as error:
            self.value.setModified(False)
            self.score.setModified(False)
            self._show_point()
            self.refused.emit(str(error))
            return
        self.value.setModified(False)
        self.score.setModified(False)
        if curve != self.editor.curve:
            self._tell(curve)
