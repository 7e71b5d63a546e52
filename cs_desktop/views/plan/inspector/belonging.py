"""To which objective a measure belongs, and its place among the others of that."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from cs_desktop.common.language import tr
from cs_desktop.domain.gestures import Gesture
from cs_desktop.domain.plan.content import PlanContent, PlanMeasure
from cs_desktop.domain.plan.editing import move_measure
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.buttons import icon_button
from cs_desktop.views.widgets.editors import ChoiceBox
from cs_desktop.views.widgets.pieces import equal, row


class BelongingPart(QWidget):
    """Shows the objective of a measure, and moves it to another one, or up and down."""

    gesture = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._shown: tuple[PlanContent, PlanMeasure] | None = None
        self.choice = ChoiceBox(theme, [])
        self.choice.setAccessibleName(tr("Objective of the measure"))
        equal(self.choice)
        self.choice.activated.connect(self._choose)
        self.up = icon_button(theme, "arrow-up", tr("Move measure up"), lambda: self._step(-1))
        self.down = icon_button(theme, "arrow-down", tr("Move measure down"), lambda: self._step(1))
        line = row(self.choice, spacing=6)
        line.addWidget(self.up)
        line.addWidget(self.down)
        self.setLayout(line)

    def show_measure(self, content: PlanContent, measure: PlanMeasure, *, editable: bool) -> None:
        """Show where a measure stands."""
        self._shown = (content, measure)
        self.choice.clear()
        for number, one in enumerate(content.objectives, 1):
            self.choice.addItem(f"{number}. {one.text}", one.id)
        self._choose_back()
        self.choice.setEnabled(editable and len(content.objectives) > 1)
        self.up.setEnabled(editable and bool(self._moved(-1)))
        self.down.setEnabled(editable and bool(self._moved(1)))

    def _choose(self, place: int) -> None:
        if self._shown is None:
            return
        content, measure = self._shown
        wanted = self.choice.itemData(place)
        # The list follows what is stored: a review may hold the measure where it is.
        self._choose_back()
        if wanted != measure.objective_id:
            there = content.measures_of.get(wanted, ())
            self.gesture.emit(move_measure(content, measure.id, wanted, len(there)))

    def _choose_back(self) -> None:
        if self._shown is not None:
            self.choice.setCurrentIndex(self.choice.findData(self._shown[1].objective_id))

    def _step(self, by: int) -> None:
        gesture = self._moved(by)
        if gesture:
            self.gesture.emit(gesture)

    def _moved(self, by: int) -> Gesture:
        if self._shown is None:
            return Gesture("")
        content, measure = self._shown
        place = content.measures_of[measure.objective_id].index(measure)
        return move_measure(content, measure.id, measure.objective_id, max(place + by, 0))
