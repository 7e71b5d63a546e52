"""What something waits for: listed with the working days between, taken away, added by name."""

from collections.abc import Hashable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSpinBox, QWidget

from cs_desktop.common.language import tr
from cs_desktop.domain.figures import Status
from cs_desktop.domain.plan.blueprint_details import MOST_LAG
from cs_desktop.views.theme.fonts import TextStyle
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.buttons import icon_button
from cs_desktop.views.widgets.editors import ChoiceBox
from cs_desktop.views.widgets.notice import FieldNotice
from cs_desktop.views.widgets.pieces import column, equal, row
from cs_desktop.views.widgets.text import ElidedLabel, Label


class WaitsList(QWidget):
    """Shows what is waited for; says what is added, taken away, or given other days."""

    added = Signal(object)
    removed = Signal(object)
    lag_set = Signal(object, int)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
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

    def show_waits(
        self,
        waits: Sequence[tuple[Hashable, str, int]],
        choices: Sequence[tuple[Hashable, str]],
        *,
        editable: bool,
    ) -> None:
        """Show what is waited for, by key, name and working days between, and what else could be."""
        while (item := self._lines.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        for key, name, lag in waits:
            self._lines.addWidget(self._line(key, name, lag, editable=editable))
        if not waits:
            self._lines.addWidget(Label(tr("Waits for nothing"), TextStyle.CELL, "text2"))
        self.choice.clear()
        self.choice.addItem(tr("Let it wait for…"), None)
        for key, name in choices:
            self.choice.addItem(name, key)
        self.choice.setEnabled(editable and self.choice.count() > 1)

    def refuse(self, problem: str) -> None:
        """Say why something cannot be waited for; an empty text takes it away."""
        self.notice.tell(problem, Status.RISK)

    def _line(self, key: Hashable, name: str, days: int, *, editable: bool) -> QWidget:
        lag = QSpinBox()
        lag.setRange(0, MOST_LAG)
        lag.setValue(days)
        lag.setSuffix(" " + tr("d after"))
        lag.setKeyboardTracking(False)
        lag.setAccessibleName(tr("Working days after {name}", name=name))
        lag.setEnabled(editable)
        lag.valueChanged.connect(lambda count: self.lag_set.emit(key, count))
        remove = icon_button(self._theme, "x", tr("Do not wait for {name}", name=name))
        remove.clicked.connect(lambda: self.removed.emit(key))
        remove.setEnabled(editable)
        part = QWidget()
        box = row(spacing=6)
        box.addWidget(ElidedLabel(name, TextStyle.CELL), 1)
        box.addWidget(lag)
        box.addWidget(remove)
        part.setLayout(box)
        return part

    def _add(self, place: int) -> None:
        key = self.choice.itemData(place)
        if key is not None:
            self.refuse("")
            self.added.emit(key)
        self.choice.setCurrentIndex(0)
