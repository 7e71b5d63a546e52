"""What else a measure is made of: its weight, axis, window, and what counts where it has no data."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from cs_desktop.common.errors import InputError
from cs_desktop.common.language import tr
from cs_desktop.domain.reviews.typed import typed
from cs_desktop.domain.scorecards.card import Axis, Measure
from cs_desktop.domain.scorecards.content import CardContent
from cs_desktop.domain.scorecards.editing import MISSING, axis_text, with_changes, with_typed
from cs_desktop.views.scorecards.weight_slider import WeightSlider
from cs_desktop.views.theme.fonts import TextStyle
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.editors import ChoiceBox, TextEditor
from cs_desktop.views.widgets.form_row import FormRow
from cs_desktop.views.widgets.pieces import equal

SETTLE_MS = 700
"""A weight that is moved by keys is stored once nobody has pressed one for so long."""


class MeasureFields(QWidget):
    """Shows the fields of one measure; says what the draft is to be."""

    changed = Signal(object)
    """A function that makes of the draft what it is to be."""
    weighed = Signal(float)
    """The weight while it is on its way."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._measure: Measure | None = None
        self._content = CardContent()
        self._filling = False
        self._settling = QTimer(self)
        self._settling.setSingleShot(True)
        self._settling.setInterval(SETTLE_MS)
        self.slider = WeightSlider(theme)
        self.axis = ChoiceBox(theme, [axis_text(axis) for axis in Axis])
        self.missing = ChoiceBox(theme, [tr(word) for word in MISSING.values()])
        self.note = TextEditor(TextStyle.BODY, 2)
        names = {
            "weight": tr("Weight in %"),
            "window_days": tr("Window in days"),
            "stale_days": tr("Stale after days"),
            "lag_days": tr("Known days later"),
        }
        self.lines = {field: QLineEdit() for field in names}
        self.rows = {
            field: FormRow(theme, name, self.lines[field], lambda field=field: self._problem(field))  # type: ignore[misc] # the field of this row
            for field, name in names.items()
        }
        others = (
            FormRow(theme, tr("Axis"), self.axis, lambda: ""),
            FormRow(theme, tr("Weight by hand"), self.slider, lambda: ""),
            FormRow(theme, tr("Without data, or with stale data"), self.missing, lambda: ""),
            FormRow(theme, tr("Note"), self.note, lambda: ""),
        )
        self._lay_out(*others)
        self._connect()

    def show_measure(self, content: CardContent, measure: Measure, *, editable: bool) -> None:
        """Show a measure; what somebody is typing in stays."""
        other = self._measure is None or self._measure.key != measure.key
        if other or not self._settling.isActive():
            self._settling.stop()
        elif measure == self._measure:
            # What was read anew is what is shown, but for the weight that is on its way.
            return
        self._content, self._measure = content, measure
        self._filling = True
        for field, line in self.lines.items():
            if other or not (line.hasFocus() and line.isModified()):
                line.setText(typed(getattr(measure, field)))
                self.rows[field].say("")
            line.setReadOnly(not editable)
        if not self.slider.isSliderDown():
            self.slider.setValue(round(measure.weight))
        self.axis.setCurrentIndex(list(Axis).index(measure.axis))
        self.missing.setCurrentIndex(list(MISSING).index(measure.missing))
        if other or not self.note.hasFocus():
            self.note.set_value(measure.note)
        self.note.setReadOnly(not editable)
        for part in (self.slider, self.axis, self.missing):
            part.setEnabled(editable)
        self._filling = False

    def _problem(self, field: str) -> str:
        """Return why what stands in a line cannot be."""
        if self._measure is None:
            return ""
        try:
            with_typed(self._content, self._measure.key, field, self.lines[field].text())
        except InputError as error:
            return str(error)
        return ""

    def _write(self, field: str) -> None:
        line, measure = self.lines[field], self._measure
        if measure is None or line.isReadOnly() or not line.isModified() or self._problem(field):
            return
        line.setModified(False)
        text = line.text()
        self.changed.emit(lambda draft: with_typed(draft, measure.key, field, text))

    def _write_note(self) -> None:
        measure, text = self._measure, self.note.value().strip()
        if measure is not None and not self.note.isReadOnly() and text != measure.note:
            self.changed.emit(lambda draft: with_typed(draft, measure.key, "note", text))

    def _restore_note(self) -> None:
        if self._measure is not None:
            self.note.set_value(self._measure.note)

    def _set(self, field: str, value: object) -> None:
        measure = self._measure
        if measure is not None:
            self.changed.emit(lambda draft: with_changes(draft, measure.key, **{field: value}))

    def _weigh(self, weight: int) -> None:
        if self._filling:
            return
        self.lines["weight"].setText(typed(weight))
        self.weighed.emit(float(weight))
        if not self.slider.isSliderDown():
            # By keys: one step of undo for all that are pressed in a row.
            self._settling.start()

    def settle(self) -> None:
        """Tell the weight that was moved by hand."""
        self._settling.stop()
        measure, weight = self._measure, float(self.slider.value())
        if measure is not None and round(measure.weight) != weight:
            self._set("weight", weight)

    def _lay_out(self, axis: QWidget, slider: QWidget, missing: QWidget, note: QWidget) -> None:
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        rows = self.rows
        places = (
            ((rows["weight"], 1), (slider, 2), (axis, 1)),
            ((rows["window_days"], 1), (rows["stale_days"], 1), (rows["lag_days"], 2)),
            ((missing, 2), (note, 2)),
        )
        for line, parts in enumerate(places):
            at = 0
            for part, span in parts:
                grid.addWidget(equal(part), line, at, 1, span, Qt.AlignmentFlag.AlignTop)
                at += span
        for place in range(4):
            grid.setColumnStretch(place, 1)
        self.setLayout(grid)

    def _connect(self) -> None:
        self.axis.activated.connect(lambda place: self._set("axis", list(Axis)[place]))
        self.missing.activated.connect(lambda place: self._set("missing", list(MISSING)[place]))
        for field, line in self.lines.items():
            line.editingFinished.connect(lambda field=field: self._write(field))
        self.slider.valueChanged.connect(self._weigh)
        self.slider.sliderReleased.connect(self.settle)
        self.slider.left.connect(self.settle)
        self._settling.timeout.connect(self.settle)
        self.note.typing.finished.connect(self._write_note)
        self.note.typing.abandoned.connect(self._restore_note)
