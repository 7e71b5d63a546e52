"""One item of the roadmap, in the side panel."""

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QCheckBox, QLineEdit, QPlainTextEdit

from cs_desktop.common.language import tr
from cs_desktop.domain.roadmap import RoadmapEntry, RoadmapText
from cs_desktop.domain.vocabulary import RoadmapState, word_text
from cs_desktop.views.records.form import RecordForm
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.day_edit import DayEdit
from cs_desktop.views.widgets.editors import ChoiceBox
from cs_desktop.views.widgets.form import needed, note_field

_STATES = tuple(RoadmapState)


class RoadmapForm(RecordForm):
    """Collects a RoadmapText."""

    def __init__(self, theme: Theme, today: Callable[[], date]) -> None:
        super().__init__(theme, tr("Store item"), 3)
        self.entry: RoadmapEntry | None = None
        """The item that is changed; None for a new one."""
        self.name = QLineEdit()
        self.state = ChoiceBox(theme, [word_text(state) for state in _STATES])
        self.due = DayEdit(theme, today)
        self.shared = QCheckBox(tr("Customers may be told of it"))
        self.internal: QPlainTextEdit = note_field()
        self.add(tr("Name"), self.name, needed(self.name, tr("Enter a name, such as Bulk approval.")))
        self.add(tr("What it brings"), self.notes, hint=tr("Customers read this."))
        self.add(tr("State"), self.state)
        self.add(tr("Due"), self.due, self.due.problem)
        self.add_part(self.shared)
        self.add(tr("Internal notes"), self.internal)

    def begin(self, entry: RoadmapEntry | None) -> None:
        """Begin with an item, or with a new one."""
        self.clear()
        self.entry = entry
        if entry is not None:
            self.name.setText(entry.name)
            self.notes.set_value(entry.description)
            self.state.setCurrentIndex(next((i for i, one in enumerate(_STATES) if one == entry.state), 0))
            self.due.set_day(entry.due)
            self.shared.setChecked(entry.shared)
            self.internal.setPlainText(entry.notes)
        self.set_busy(busy=False)

    def clear(self) -> None:
        """Empty every field."""
        super().clear()
        self.name.clear()
        self.state.setCurrentIndex(0)
        self.due.set_day(None)
        self.shared.setChecked(False)
        self.internal.clear()

    def collect(self) -> RoadmapText:
        """Return the item."""
        return RoadmapText(
            self.name.text(),
            self.notes.value(),
            _STATES[max(self.state.currentIndex(), 0)].value,
            self.due.day,
            self.shared.isChecked(),
            self.internal.toPlainText(),
        )
