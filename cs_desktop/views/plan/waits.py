"""What a step waits for: listed with the working days between, taken away, added by name."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSpinBox, QWidget

from cs_desktop.common.errors import InputError
from cs_desktop.common.language import tr
from cs_desktop.domain.figures import Status
from cs_desktop.domain.history import ObjectKey
from cs_desktop.domain.plan.acting import set_lag, tie, untie
from cs_desktop.domain.plan.work import Tie, Work
from cs_desktop.views.theme.fonts import TextStyle
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.buttons import icon_button
from cs_desktop.views.widgets.editors import ChoiceBox
from cs_desktop.views.widgets.notice import FieldNotice
from cs_desktop.views.widgets.pieces import column, equal, row
from cs_desktop.views.widgets.text import ElidedLabel, Label

MOST_LAG = 250


class WaitsPart(QWidget):
    """Shows what a step waits for."""

    gesture = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._shown: tuple[Work, ObjectKey] | None = None
        self._lines = column(spacing=2)
        self.choice = ChoiceBox(theme, [])
        self.choice.setAccessibleName(tr("Let it wait for"))
        equal(self.choice)
        self.choice.activated.connect(self._add)
        self.notice = FieldNotice(theme)
        box = column(spacing=6)
        box.addLayout(self._lines)
        box.addWidget(self.choice)
        box.addWidget(self.notice)
        self.setLayout(box)

    def show_step(self, work: Work, key: ObjectKey, *, editable: bool) -> None:
        """Show what a step waits for."""
        if self._shown is None or self._shown[1] != key:
            self.notice.clear()
        self._shown = (work, key)
        ties = work.into.get(key, ())
        while (item := self._lines.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        for one in ties:
            self._lines.addWidget(self._line(work, one, editable=editable))
        if not ties:
            self._lines.addWidget(Label(tr("Waits for nothing"), TextStyle.CELL, "text2"))
        waited = {one.before for one in ties} | {key}
        self.choice.clear()
        self.choice.addItem(tr("Let it wait for…"), None)
        for step in work.steps:
            if step.key not in waited:
                self.choice.addItem(step.name, step.key)
        self.choice.setEnabled(editable and self.choice.count() > 1)

    def _line(self, work: Work, one: Tie, *, editable: bool) -> QWidget:
        name = work.by_key[one.before].name
        lag = QSpinBox()
        lag.setRange(0, MOST_LAG)
        lag.setValue(one.lag)
        lag.setSuffix(" " + tr("d after"))
        lag.setKeyboardTracking(False)
        lag.setAccessibleName(tr("Working days after {name}", name=name))
        lag.setEnabled(editable)
        lag.valueChanged.connect(lambda days: self.gesture.emit(set_lag(one.id, days)))
        remove = icon_button(self._theme, "x", tr("Do not wait for {name}", name=name))
        remove.clicked.connect(lambda: self.gesture.emit(untie([one.id])))
        remove.setEnabled(editable)
        part = QWidget()
        box = row(spacing=6)
        box.addWidget(ElidedLabel(name, TextStyle.CELL), 1)
        box.addWidget(lag)
        box.addWidget(remove)
        part.setLayout(box)
        return part

    def _add(self, place: int) -> None:
        before = self.choice.itemData(place)
        if self._shown is None or not isinstance(before, ObjectKey):
            return
        work, key = self._shown
        self.notice.clear()
        try:
            self.gesture.emit(tie(work, before, key))
        except InputError as error:
            self.notice.tell(str(error), Status.RISK)
        self.choice.setCurrentIndex(0)
