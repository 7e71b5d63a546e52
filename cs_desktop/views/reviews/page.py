"""The page of an account's reviews: its parts one below the other, of the review that is chosen."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Protocol, runtime_checkable

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from cs_desktop.common.language import tr
from cs_desktop.controllers.actions import ActionId, ActionTable
from cs_desktop.domain.reviews.content import ReviewHead
from cs_desktop.domain.reviews.shown import ReviewsShown
from cs_desktop.domain.reviews.words import OPEN
from cs_desktop.views.theme.fonts import TextStyle
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.buttons import Button
from cs_desktop.views.widgets.pieces import Panel, column, row
from cs_desktop.views.widgets.text import Label

_LEFT_LETTERS = 40
"""Average letters that the left column is wide."""
_SIDE_BY_SIDE = 118
"""So many letters wide the page must be for its columns to stand side by side."""


class Place(StrEnum):
    """Where a part of the page stands, in order."""

    CADENCE = "cadence"
    HEAD = "head"
    BLOCKED = "blocked"
    AGENDA = "agenda"
    ATTENDEES = "attendees"
    NOTES = "notes"
    DECISIONS = "decisions"
    SCORED = "scored"
    NEXT = "next"
    FOOT = "foot"


LEFT = (Place.AGENDA, Place.ATTENDEES, Place.NOTES, Place.DECISIONS)
RIGHT = (Place.SCORED, Place.NEXT)


@runtime_checkable
class ReviewPart(Protocol):
    """A part of the page."""

    def show_review(self, shown: ReviewsShown, review: ReviewHead, *, editable: bool) -> None:
        """Show what belongs to a review; `editable` is False where it or the file cannot be changed."""


class ReviewsView(QScrollArea):
    """Shows a ReviewsShown, one review of it in full."""

    gesture = Signal(object, object)
    """A review's id, and a Gesture to do to it."""
    chosen = Signal(object)
    """The ReviewHead that is looked at from now on, or as it is now; None for none."""
    resized = Signal()

    def __init__(self, theme: Theme, actions: ActionTable) -> None:
        super().__init__()
        self._theme, self._actions = theme, actions
        self.shown: ReviewsShown | None = None
        """What was read last; None before that."""
        self.editable = False
        self._wanted: int | None = None
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._parts: list[QWidget] = []
        self._boxes: Mapping[Place, QVBoxLayout] = {place: column(spacing=0) for place in Place}
        self._nothing = self._make_nothing()
        self._whole = QWidget()
        self._lay_out()

    @property
    def review(self) -> ReviewHead | None:
        """Return the review that is looked at."""
        if self.shown is None:
            return None
        return self.shown.book.by_id.get(self._wanted or 0) or self.shown.begins_with

    def put(self, place: Place, part: QWidget) -> None:
        """Put a part into its place; one that is a ReviewPart is told each review that is looked at."""
        self._boxes[place].addWidget(part)
        self._parts.append(part)
        gesture = getattr(part, "gesture", None)
        if gesture is not None:
            gesture.connect(self.do)

    @property
    def letters(self) -> float:
        """Return how many letters the page is wide."""
        return self.width() / self.fontMetrics().averageCharWidth()

    def do(self, gesture: object) -> None:
        """Do a Gesture to the review that is looked at."""
        if self.review is not None:
            self.gesture.emit(self.review.id, gesture)

    def choose(self, review_id: int) -> None:
        """Look at a review; one that has not been read yet is shown as soon as it is."""
        self._wanted = review_id
        if self.shown is not None and review_id in self.shown.book.by_id:
            self._fill()

    def show_reviews(self, shown: ReviewsShown, *, editable: bool) -> None:
        """Show what was read."""
        self.shown, self.editable = shown, editable
        self._fill()

    def start_over(self) -> None:
        """Show nothing, as before another account's are read."""
        self.shown = self._wanted = None
        self._whole.hide()
        self._nothing.hide()
        self._place_foot()
        self.chosen.emit(None)

    def take_focus(self) -> None:
        """Put the keyboard where one begins."""
        first = self._first()
        (first or self).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the columns stand one below the other where there is little room."""
        super().resizeEvent(event)
        self._arrange()
        self.resized.emit()

    def changeEvent(self, event: QEvent) -> None:
        """Measure anew when letters change their size."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._arrange()

    def _first(self) -> QWidget | None:
        if self.review is None:
            return self._add if self._add.isVisible() else None
        box = self._boxes[Place.CADENCE].itemAt(0)
        return box.widget() if box is not None else None

    def _fill(self) -> None:
        assert self.shown is not None
        review = self.review
        self._wanted = review.id if review is not None else None
        self._whole.setVisible(review is not None)
        self._nothing.setVisible(review is None)
        if review is not None:
            editable = self.editable and review.status in OPEN
            for part in self._parts:
                if isinstance(part, ReviewPart):
                    part.show_review(self.shown, review, editable=editable)
        self._place_foot()
        self.chosen.emit(review)

    def _make_nothing(self) -> QWidget:
        self._add = Button(self._theme, tr("Plan a review"), "primary", "plus")
        self._add.follow(self._actions[ActionId.ADD_REVIEW])
        said = Label(
            tr("No review is planned or was held with this customer yet."),
            *(TextStyle.BODY, "text2"),
            wrap=True,
        )
        nothing = QWidget()
        box = column(said, spacing=12, margins=(20, 20, 20, 20))
        box.addWidget(self._add, 0, Qt.AlignmentFlag.AlignLeading)
        box.addStretch(1)
        nothing.setLayout(box)
        nothing.hide()
        return nothing

    def _lay_out(self) -> None:
        self._left, self._right = Panel(edge="right"), Panel()
        for side, places in ((self._left, LEFT), (self._right, RIGHT)):
            # The hairline between the columns is the panel's own.
            edge = int(side is self._left)
            box = column(spacing=0, margins=(0, 0, edge, 0))
            for place in places:
                box.addLayout(self._boxes[place])
            box.addStretch(1)
            side.setLayout(box)
        self._right.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setSpacing(0)
        self._columns.addWidget(self._left)
        self._columns.addWidget(self._right, 1)
        whole = column(spacing=0)
        for place in (Place.CADENCE, Place.HEAD, Place.BLOCKED):
            whole.addLayout(self._boxes[place])
        whole.addLayout(self._columns, 1)
        self._whole.setLayout(whole)
        self._whole.hide()
        page = QWidget()
        page.setLayout(column(self._whole, self._nothing, spacing=0))
        self.setWidget(page)
        # The foot stays where it is while one scrolls; the left column goes on beside it.
        self._foot, self._beside_foot = QWidget(self), Panel(edge="right")
        below = row(self._beside_foot, spacing=0)
        below.addLayout(self._boxes[Place.FOOT], 1)
        self._foot.setLayout(below)
        self._foot.hide()

    def _place_foot(self) -> None:
        shown = self.review is not None and any(
            not part.isHidden() for part in self._parts if self._boxes[Place.FOOT].indexOf(part) >= 0
        )
        height = self._foot.sizeHint().height() if shown else 0
        self._foot.setVisible(shown)
        self._foot.setGeometry(0, self.height() - height, self.width(), height)
        if self.viewportMargins().bottom() != height:
            self.setViewportMargins(0, 0, 0, height)

    def _arrange(self) -> None:
        letter = self.fontMetrics().averageCharWidth()
        beside = self.viewport().width() >= _SIDE_BY_SIDE * letter
        way = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        self._columns.setDirection(way)
        if beside:
            self._left.setFixedWidth(_LEFT_LETTERS * letter)
        else:
            self._left.setMinimumWidth(0)
            self._left.setMaximumWidth(16_777_215)
        self._beside_foot.setFixedWidth(_LEFT_LETTERS * letter if beside else 0)
        self._place_foot()
