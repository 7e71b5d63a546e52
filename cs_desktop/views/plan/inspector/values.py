"""The values of a measure that people enter, the newest first."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from cs_desktop.common.dates import day_text
from cs_desktop.common.errors import InputError
from cs_desktop.common.language import tr, trc
from cs_desktop.domain.figures import Status
from cs_desktop.domain.plan.content import EnteredPoint, PlanMeasure
from cs_desktop.domain.plan.entering import delete_value, enter_value
from cs_desktop.domain.plan.measuring import value_typed
from cs_desktop.domain.plan.shown import PlanShown
from cs_desktop.domain.plan.words import value_with_unit
from cs_desktop.views.theme.heights import fix_width
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.buttons import Button
from cs_desktop.views.widgets.day_edit import DayEdit
from cs_desktop.views.widgets.notice import FieldNotice
from cs_desktop.views.widgets.pieces import column, row
from cs_desktop.views.widgets.value_lines import ValueLine, ValueLines

SHOWN = 12
"""Values that are listed; the history has all."""
_DAY = 132


class ValuesPart(QWidget):
    """Lists values, and has a line in which one is entered or corrected."""

    gesture = Signal(object)

    def __init__(self, theme: Theme, today: Callable[[], date]) -> None:
        super().__init__()
        self._shown: PlanShown | None = None
        self._measure: PlanMeasure | None = None
        self._corrected: int | None = None
        """The point that is being corrected; None while one enters another."""
        self.day = DayEdit(theme, today)
        fix_width(self.day, _DAY)
        self.day.setAccessibleName(tr("Day"))
        self.value = QLineEdit()
        self.value.setPlaceholderText(tr("Value"))
        self.value.setAccessibleName(tr("Value"))
        self.note = QLineEdit()
        self.note.setMaxLength(300)
        self.note.setPlaceholderText(tr("Note, such as where it comes from"))
        self.note.setAccessibleName(tr("Note"))
        self.store = Button(theme, trc("verb", "Enter"), "default", name=tr("Enter value"))
        self.store.clicked.connect(self._store)
        for field in (self.value, self.note):
            field.returnPressed.connect(self._store)
        self.notice = FieldNotice(theme)
        self._list = ValueLines(theme)
        self._list.opened.connect(self._correct)
        self._list.delete_requested.connect(self._delete)
        self._form = QWidget()
        first = row(self.day, spacing=6)
        first.addWidget(self.value, 1)
        second = row(spacing=6)
        second.addWidget(self.note, 1)
        second.addWidget(self.store)
        entry = column(spacing=6)
        entry.addLayout(first)
        entry.addLayout(second)
        entry.addWidget(self.notice)
        self._form.setLayout(entry)
        self.setLayout(column(self._form, self._list, spacing=8))

    def show_values(self, shown: PlanShown, measure: PlanMeasure, *, editable: bool) -> None:
        """Show the values of a measure, or of the same one anew."""
        other = self._measure is None or self._measure.id != measure.id
        self._shown, self._measure = shown, measure
        if other:
            self._clear()
        self._form.setVisible(editable)
        points = shown.content.points_of.get(measure.id, ()) if shown.content else ()
        lines = [self._line(point) for point in reversed(points[-SHOWN:])]
        nothing = tr("No value yet. Each one that you enter stays with its day.")
        self._list.show_lines(lines, nothing, editable=editable)

    def _line(self, point: EnteredPoint) -> ValueLine:
        assert self._measure is not None
        assert self._shown is not None
        said = value_with_unit(self._measure, point.value, self._shown.currency)
        return ValueLine(point, day_text(point.day), said, point.note)

    def _correct(self, point: EnteredPoint) -> None:
        assert self._measure is not None
        assert self._shown is not None
        self._corrected = point.id
        self.day.set_day(point.day)
        self.value.setText(value_typed(self._measure, point.value, self._shown.currency))
        self.note.setText(point.note)
        self.store.setText(tr("Change"))
        self.value.setFocus(Qt.FocusReason.OtherFocusReason)
        self.value.selectAll()

    def _delete(self, point: EnteredPoint) -> None:
        if self._shown is not None and self._shown.content is not None and self._measure is not None:
            self.gesture.emit(delete_value(self._shown.content, self._measure, point))
            self._clear()

    def _store(self) -> None:
        if self._shown is None or self._measure is None:
            return
        typed = (self.day.day, self.value.text(), self.note.text().strip())
        try:
            gesture = enter_value(self._shown, self._measure, *typed, self._corrected)
        except InputError as error:
            self.notice.tell(str(error), Status.RISK)
            return
        self.gesture.emit(gesture)
        self._clear()

    def _clear(self) -> None:
        self._corrected = None
        self.day.set_day(self._shown.today if self._shown else None)
        self.value.clear()
        self.note.clear()
        self.store.setText(trc("verb", "Enter"))
        self.notice.clear()
