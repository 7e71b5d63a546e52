"""The import wizard as one page: steps at the left, the step itself, and the way back and on at the foot."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from cs_desktop.common.language import tr
from cs_desktop.domain.figures import Status
from cs_desktop.views.importing.columns_step import ColumnsStep
from cs_desktop.views.importing.file_step import FileStep
from cs_desktop.views.importing.kind_step import KindStep
from cs_desktop.views.importing.preview_step import PreviewStep
from cs_desktop.views.importing.result_step import ResultStep
from cs_desktop.views.importing.steps import Step, StepPage, StepRail
from cs_desktop.views.screen import Screen
from cs_desktop.views.theme.fonts import TextStyle, scaled
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.buttons import Button
from cs_desktop.views.widgets.pieces import Panel, StatusMark, column, row
from cs_desktop.views.widgets.text import ElidedLabel, Label

_NARROW = 1000
"""Pixels, for text of the normal size: with less the names of the steps are hidden."""


class ImportScreen(Screen):
    """Shows the step that one is at; says when the user goes on or back."""

    step_requested = Signal(int)
    """The Step that the user wants to see."""
    import_requested = Signal()
    start_over_requested = Signal()
    close_requested = Signal()

    def __init__(self, theme: Theme) -> None:
        self._file_name = ElidedLabel("", TextStyle.CELL, "text3", Qt.TextElideMode.ElideMiddle)
        header = QWidget()
        titles = row(Label(tr("Import"), TextStyle.TITLE), spacing=8)
        titles.addWidget(self._file_name, 1)
        header.setLayout(titles)
        tools = QWidget()
        self.start_over = Button(theme, tr("Start over"), "quiet")
        self.close_button = Button(theme, tr("Close"), "quiet", "x")
        tools.setLayout(row(0, self.start_over, self.close_button, spacing=4))
        super().__init__(header, tools)
        self.start_over.clicked.connect(self.start_over_requested)
        self.close_button.clicked.connect(self.close_requested)
        self.rail = StepRail(theme)
        self.rail.chosen.connect(self.step_requested)
        self.file = FileStep(theme)
        self.kind = KindStep(theme)
        self.columns = ColumnsStep(theme)
        self.preview = PreviewStep(theme)
        self.result = ResultStep(theme)
        self._pages: dict[Step, StepPage] = {
            Step.FILE: self.file,
            Step.KIND: self.kind,
            Step.COLUMNS: self.columns,
            Step.PREVIEW: self.preview,
            Step.RESULT: self.result,
        }
        self.step = Step.FILE
        self._stack = QStackedWidget()
        for page in self._pages.values():
            self._stack.addWidget(page)
        self.back = Button(theme, tr("Back"), "default", "arrow-left")
        self.back.clicked.connect(lambda: self.step_requested.emit(self.step - 1))
        self.next = Button(theme, tr("Continue"), "primary")
        self.next.clicked.connect(self._go_on)
        self._why_mark = StatusMark(theme, Status.RISK)
        self._why = Label("", TextStyle.CELL, "text2", wrap=True)
        self._lay_out()
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            shortcut = QShortcut(QKeySequence(keys), self, self.next.click)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def take_focus(self) -> None:
        """Start where the step starts."""
        self._pages[self.step].take_focus()

    def show_step(self, step: Step, reachable: tuple[bool, ...], *, focus: bool = True) -> None:
        """Show a step; `reachable` says of each whether one can go there."""
        moved = step is not self.step
        self.step = step
        self._stack.setCurrentWidget(self._pages[step])
        self.rail.show_steps(step, reachable)
        self.back.setVisible(Step.FILE < step < Step.RESULT)
        self._foot.setVisible(step is not Step.RESULT)
        if focus and moved:
            self.take_focus()

    def show_file(self, name: str) -> None:
        """Name the file in the title; empty if there is none."""
        self._file_name.setText(name)

    def show_way_on(self, text: str, why_not: str = "", hint: str = "", *, wait: bool = False) -> None:
        """Word the button that leads on; it is blocked by what is wrong, or as long as one has to wait."""
        self.next.setText(text)
        self.next.setAccessibleName(text)
        self.next.setToolTip(tr("{name} (Ctrl Enter)", name=text))
        self.next.setEnabled(not why_not and not wait)
        self._why_mark.setVisible(bool(why_not))
        self._why.setText(why_not or hint)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the room to the step where there is little."""
        super().resizeEvent(event)
        self.rail.fold(folded=self.width() < scaled(_NARROW))

    def _go_on(self) -> None:
        if not self.next.isEnabled():
            return
        if self.step is Step.PREVIEW:
            self.import_requested.emit()
        else:
            self.step_requested.emit(self.step + 1)

    def _lay_out(self) -> None:
        self._foot = Panel("surface", "top")
        foot = row(spacing=8, margins=(20, 9, 20, 9))
        foot.addWidget(self._why_mark)
        foot.addWidget(self._why, 1)
        foot.addWidget(self.back)
        foot.addWidget(self.next)
        self._foot.setLayout(foot)
        right = column(spacing=0)
        right.addWidget(self._stack, 1)
        right.addWidget(self._foot)
        box = QHBoxLayout()
        box.setSpacing(0)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.rail)
        box.addLayout(right, 1)
        self.setLayout(box)
