"""The page of an account's success plan: its parts one below the other."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QScrollArea, QWidget

from cs_desktop.common.language import tr
from cs_desktop.controllers.actions import ActionTable
from cs_desktop.domain.plan.shown import PlanShown
from cs_desktop.views.theme.fonts import TextStyle
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.pieces import column
from cs_desktop.views.widgets.text import Label


class PlanView(QScrollArea):
    """Shows a PlanShown."""

    gesture = Signal(object)
    """A Gesture to do to the plan."""

    def __init__(self, theme: Theme, actions: ActionTable) -> None:
        super().__init__()
        self._theme, self._actions = theme, actions
        self.shown: PlanShown | None = None
        """What was read last; None before that."""
        self.editable = False
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self._nothing = Label("", TextStyle.BODY, "text2")
        page = QWidget()
        page.setLayout(column(self._nothing, 0, spacing=0, margins=(20, 16, 20, 16)))
        self.setWidget(page)

    def show_plan(self, shown: PlanShown, *, editable: bool) -> None:
        """Show what was read."""
        self.shown, self.editable = shown, editable
        self._nothing.setText(tr("No success plan yet"))

    def start_over(self) -> None:
        """Show nothing, as before another account's are read."""
        self.shown = None
        self._nothing.setText("")

    def take_focus(self) -> None:
        """Put the keyboard where one begins."""
        self.setFocus()
