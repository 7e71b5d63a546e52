"""Why a review cannot be closed, under its title, with the ways out."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QSizePolicy

from cs_desktop.common.language import tr, trn
from cs_desktop.domain.figures import Status
from cs_desktop.domain.reviews.chain import blockers
from cs_desktop.domain.reviews.content import ReviewHead
from cs_desktop.domain.reviews.gaps import Blocker
from cs_desktop.domain.reviews.shown import ReviewsShown
from cs_desktop.domain.reviews.words import OPEN
from cs_desktop.domain.vocabulary import ReviewStatus
from cs_desktop.views.theme.fonts import TextStyle
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.buttons import Button
from cs_desktop.views.widgets.flow import FlowRow
from cs_desktop.views.widgets.pieces import Panel, StatusMark, column, row
from cs_desktop.views.widgets.text import Label

_LETTERS = 60
"""So many letters the reason must have beside the ways out."""


@dataclass(frozen=True, slots=True)
class WayOut:
    """A button that leads out."""

    text: str
    go: Callable[[], object]


class BlockedBar(Panel):
    """The first reason in full, the others on demand."""

    def __init__(self, theme: Theme, ways: Callable[[Blocker], Sequence[WayOut]]) -> None:
        super().__init__()
        self.setProperty("banner", Status.RISK.value)
        self._theme, self._ways = theme, ways
        self._blockers: tuple[Blocker, ...] = ()
        self.reason = Label("", TextStyle.SECTION, wrap=True)
        self.way = Label("", TextStyle.BODY, wrap=True)
        self.others = Button(theme, "", "link")
        self.others.clicked.connect(self._toggle)
        self.all = Label("", TextStyle.BODY, wrap=True)
        self.all.hide()
        self._buttons = FlowRow()
        told = row(StatusMark(theme, Status.RISK), spacing=10)
        told.addLayout(column(self.reason, self.way, self.all, spacing=2), 1)
        self._whole = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._whole.setContentsMargins(20, 8, 12, 8)
        self._whole.setSpacing(10)
        self._whole.addLayout(told, 1)
        ways_out = row(self.others, self._buttons, spacing=10)
        ways_out.setStretch(1, 1)
        self._whole.addLayout(ways_out)
        self.setLayout(self._whole)
        self.hide()

    def show_review(self, shown: ReviewsShown, review: ReviewHead, *, editable: bool) -> None:
        """Tell what stands in the way of closing a review that is to be closed now."""
        due = review.status == ReviewStatus.IN_PROGRESS or review.day <= shown.today
        asked = editable and review.status in OPEN and due
        found = blockers(shown, review) if asked else ()
        self._blockers = found
        self.setVisible(bool(found))
        if not found:
            return
        first, others = found[0], found[1:]
        self.reason.setText(tr("This review cannot be closed: {what}.", what=first.what()))
        self.way.setText(first.way())
        self.setAccessibleName(f"{self.reason.text()} {self.way.text()}")
        self.others.setText(trn("and {count} more reason", "and {count} more reasons", len(others)))
        self.others.setAccessibleName(self.others.text())
        self.others.setVisible(bool(others))
        self.all.setText("\n".join(tr("Also: {what}.", what=one.what()) for one in others))
        if not others:
            self.all.hide()
        self._offer(self._ways(first))

    def take_focus(self) -> None:
        """Put the keyboard on the first way out, if it is there."""
        first = next((one for one in self._buttons.findChildren(Button) if one.isVisible()), None)
        if first is not None:
            first.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the ways out under the reason where there is little room."""
        super().resizeEvent(event)
        self._arrange()

    def _offer(self, ways: Sequence[WayOut]) -> None:
        self._buttons.clear()
        for way in ways:
            button = Button(self._theme, way.text)
            button.clicked.connect(lambda _checked=False, go=way.go: go())
            self._buttons.add(button)
        self._arrange()

    def _arrange(self) -> None:
        needed = self._buttons.sizeHint().width() + self.others.sizeHint().width()
        beside = self.width() >= needed + _LETTERS * self.fontMetrics().averageCharWidth()
        way = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        self._whole.setDirection(way)
        # Beside the reason they keep their row, however long it is.
        policy = self._buttons.sizePolicy()
        fixed, free = QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred
        policy.setHorizontalPolicy(fixed if beside else free)
        self._buttons.setSizePolicy(policy)
        self._buttons.arrange()

    def _toggle(self) -> None:
        self.all.setVisible(self.all.isHidden())
