"""The named places of the plan's page, each for one part that shows a PlanShown."""

from enum import StrEnum
from typing import Protocol

from PySide6.QtCore import Qt, SignalInstance
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cs_desktop.domain.plan.shown import PlanShown
from cs_desktop.views.widgets.pieces import column


class Place(StrEnum):
    """Where a part of the page stands, from the top."""

    START = "start"
    """In place of all others, where the account has no plan."""
    HEADER = "header"
    """The desired outcome and the plan itself."""
    AGREED = "agreed"
    """At the right end of the header: who agreed, on which version, and when it is looked at next."""
    OBJECTIVES = "objectives"
    GANTT = "gantt"
    """Milestones and work, under the objectives."""
    ACTIONS = "actions"
    """What each side does, under milestones and work."""
    HISTORY = "history"
    """At the right of milestones, work and actions."""


class PlanPart(Protocol):
    """A part of the page: a widget with these."""

    @property
    def gesture(self) -> SignalInstance:
        """Return the signal that brings a Gesture to do to the plan."""
        ...

    def show_plan(self, shown: PlanShown, *, editable: bool) -> None:
        """Show what was read; the start page is shown plans that have no content."""
        ...


class PlaceBox(QWidget):
    """Holds the part of one place; nothing is seen of it while it holds none."""

    def __init__(self) -> None:
        super().__init__()
        self._box: QVBoxLayout = column(spacing=0)
        self._part: QWidget | None = None
        self.setLayout(self._box)
        self.hide()

    @property
    def taken(self) -> bool:
        """Return whether it holds something."""
        return self._box.count() > 0

    def hold(self, part: QWidget) -> None:
        """Hold a part from now on."""
        self._box.addWidget(part)
        self._part = part
        self.show()

    def take_focus(self) -> None:
        """Put the keyboard into what it holds."""
        if self._part is not None:
            self._part.setFocus(Qt.FocusReason.ShortcutFocusReason)
