"""The page of an account's success plan: its parts one below the other, as `places` names them."""

from typing import cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QScrollArea, QWidget

from cs_desktop.common.language import tr
from cs_desktop.controllers.actions import ActionTable
from cs_desktop.domain.plan.shown import PlanShown
from cs_desktop.views.plan.places import Place, PlaceBox, PlanPart
from cs_desktop.views.theme.fonts import scaled
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.pieces import column, line, row

BESIDE_FROM = 1000
"""The width from which the history stands beside milestones and work, and not under them."""
HISTORY_WIDTH = 356


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
        # Its parts take the keyboard, and are scrolled to.
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(tr("Success plan"))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._boxes = {place: PlaceBox() for place in Place}
        self._parts: dict[Place, PlanPart] = {}
        self._whole = QWidget()
        self._lower: QBoxLayout = row(spacing=0)
        self._edge = line(vertical=True)
        self._lay_out()

    def put(self, place: Place, part: QWidget) -> None:
        """Put a PlanPart into its place; what it shows and does is that of the page from now on."""
        self._boxes[place].hold(part)
        speaking = cast(PlanPart, part)
        self._parts[place] = speaking
        speaking.gesture.connect(self.gesture)
        if self.shown is not None:
            self.show_plan(self.shown, editable=self.editable)

    def part(self, place: Place) -> PlanPart | None:
        """Return what stands in a place, if anything does."""
        return self._parts.get(place)

    def show_plan(self, shown: PlanShown, *, editable: bool) -> None:
        """Show what was read."""
        self.shown, self.editable = shown, editable
        missing = shown.content is None
        self._whole.setVisible(not missing)
        start = self._boxes[Place.START]
        began = not missing and start.isAncestorOf(self.window().focusWidget())
        start.setVisible(missing and start.taken)
        for place, part in self._parts.items():
            if missing == (place is Place.START):
                part.show_plan(shown, editable=editable)
        if began:
            # What the start had goes with it, and would come to the next button of the window.
            self.take_focus()

    def start_over(self) -> None:
        """Show nothing, as before another account's are read."""
        self.shown = None
        self._whole.hide()
        self._boxes[Place.START].hide()

    def take_focus(self) -> None:
        """Put the keyboard where one begins."""
        wanted = Place.START if self.shown is not None and self.shown.content is None else Place.OBJECTIVES
        box = self._boxes[wanted]
        if box.isVisible():
            box.take_focus()
        else:
            self.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the history beside the work, or under it where there is little room."""
        super().resizeEvent(event)
        beside = self.viewport().width() >= scaled(BESIDE_FROM)
        way = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        if self._lower.direction() != way:
            self._lower.setDirection(way)
        self._edge.setVisible(beside and self._boxes[Place.HISTORY].taken)
        history = self._boxes[Place.HISTORY]
        history.setFixedWidth(scaled(HISTORY_WIDTH) if beside else self.viewport().width())

    def _lay_out(self) -> None:
        boxes = self._boxes
        top = row(spacing=24, margins=(0, 0, 20, 0))
        top.addWidget(boxes[Place.HEADER], 1)
        top.addWidget(boxes[Place.AGREED], 0, Qt.AlignmentFlag.AlignTop)
        work = column(boxes[Place.GANTT], boxes[Place.ACTIONS], 0, spacing=0)
        self._lower.addLayout(work, 1)
        self._lower.addWidget(self._edge)
        self._lower.addWidget(boxes[Place.HISTORY])
        self._lower.setAlignment(boxes[Place.HISTORY], Qt.AlignmentFlag.AlignTop)
        box = column(spacing=0)
        box.addLayout(top)
        box.addWidget(boxes[Place.OBJECTIVES])
        box.addLayout(self._lower)
        box.addStretch(1)
        self._whole.setLayout(box)
        self._whole.hide()
        page = QWidget()
        page.setLayout(column(boxes[Place.START], self._whole, spacing=0))
        self.setWidget(page)
