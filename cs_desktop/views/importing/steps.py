"""The steps of the wizard at its left, and what every step's page is."""

from collections.abc import Sequence
from enum import IntEnum

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QWidget

from cs_desktop.common.language import marked, tr
from cs_desktop.views.theme.fonts import TextStyle
from cs_desktop.views.theme.heights import fix_height
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.buttons import LayoutButton
from cs_desktop.views.widgets.pieces import IconMark, Panel, column, row
from cs_desktop.views.widgets.text import Label, set_look

WIDTH, FOLDED = 172, 56


class Step(IntEnum):
    """The steps in order."""

    FILE = 0
    KIND = 1
    COLUMNS = 2
    PREVIEW = 3
    RESULT = 4


STEP_NAMES = (marked("File"), marked("Kind"), marked("Columns"), marked("Preview"), marked("Import"))


class StepPage(QWidget):
    """The page of one step."""

    def take_focus(self) -> None:
        """Put the keyboard where one starts on this page."""
        self.setFocus()


class _StepButton(LayoutButton):
    def __init__(self, theme: Theme, step: Step) -> None:
        self._name = tr(STEP_NAMES[step])
        self._number = Label(str(step + 1), TextStyle.CAPTION_MEDIUM, "text2", tabular=True)
        self._number.setFixedWidth(14)
        self._done = IconMark(theme, "check", "good_mark", 14)
        self._done.hide()
        self._label = Label(self._name, TextStyle.BODY_MEDIUM)
        face = row(self._number, self._done, spacing=10, margins=(10, 0, 8, 0))
        face.addWidget(self._label, 1)
        super().__init__(theme, "nav", face, self._name)
        self.setCheckable(True)
        fix_height(self, 30)

    def fold(self, *, folded: bool) -> None:
        self._label.setVisible(not folded)
        self.setToolTip(self._name if folded else "")

    def show_state(self, *, here: bool, done: bool, reachable: bool) -> None:
        self.setChecked(here)
        self.setEnabled(reachable)
        self._number.setVisible(not done)
        self._done.setVisible(done)
        set_look(self._label, "tone", "" if reachable else "text3")
        if done:
            self.setAccessibleName(tr("{step}, done", step=self._name))
        elif here:
            self.setAccessibleName(tr("{step}, this step", step=self._name))
        else:
            self.setAccessibleName(self._name)


class StepRail(Panel):
    """Shows where one is; a step that can be gone to is a button."""

    chosen = Signal(int)

    def __init__(self, theme: Theme) -> None:
        super().__init__("sunken", "right")
        self.setFixedWidth(WIDTH)
        self._buttons = [_StepButton(theme, step) for step in Step]
        group = QButtonGroup(self)
        box = column(spacing=2, margins=(8, 16, 9, 8))
        for step, button in zip(Step, self._buttons, strict=True):
            group.addButton(button)
            button.clicked.connect(lambda _checked=False, step=step: self.chosen.emit(step))
            box.addWidget(button)
        box.addStretch()
        self.setLayout(box)
        self.setAccessibleName(tr("Steps of the import"))

    def fold(self, *, folded: bool) -> None:
        """Show only the numbers of the steps where there is little room."""
        self.setFixedWidth(FOLDED if folded else WIDTH)
        for button in self._buttons:
            button.fold(folded=folded)

    def show_steps(self, here: Step, reachable: Sequence[bool]) -> None:
        """Mark the step that is on screen, those before it, and those that can be gone to."""
        for step, button in zip(Step, self._buttons, strict=True):
            button.show_state(here=step is here, done=step < here, reachable=reachable[step])
