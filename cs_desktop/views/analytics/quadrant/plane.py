"""All accounts by outcome and experience: marks as large as their ARR, chosen by mouse or keyboard."""

from collections.abc import Collection, Mapping, Sequence

from PySide6.QtCore import QEvent, QPointF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAccessible,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from cs_desktop.common.language import tr
from cs_desktop.domain.inspection import HealthPoint
from cs_desktop.domain.portfolio import PortfolioRow
from cs_desktop.domain.quadrant.placed import Placed
from cs_desktop.domain.quadrant.sight import Sight
from cs_desktop.views.analytics.quadrant.card import told
from cs_desktop.views.analytics.quadrant.keys import PlaneKeys
from cs_desktop.views.analytics.quadrant.mouse import PlaneMouse
from cs_desktop.views.analytics.quadrant.picture import PlanePicture
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.roles import speak_as

ZOOM = 1.25
_REST_MS = 90
"""After the last move of the sight, before names look for room again."""
_LINGER_MS = 120
"""So long the mouse rests on a mark before its trail is asked for."""


class QuadrantPlane(QWidget):
    """The picture with its hand and its keys.

    Drag draws a line around accounts, with Shift a box, with Ctrl they are added; the wheel zooms, the middle
    button pushes. Arrows walk from mark to mark, with Shift they open a box, Space chooses, Enter opens.
    """

    chosen = Signal(object)
    """The ids of the accounts that are chosen from now on, a frozenset."""
    opened = Signal(object)
    """The id of the account to go to."""
    trail_wanted = Signal(object)
    """The id of the account whose way is to be shown; None for none."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.picture = PlanePicture(theme)
        self.currency = "USD"
        self._mouse, self._keys = PlaneMouse(self), PlaneKeys(self)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(260, 220)
        self.setAccessibleName(tr("Accounts by outcome and experience"))
        speak_as(self, QAccessible.Role.Chart)
        self._rest = QTimer(self, singleShot=True, interval=_REST_MS)
        self._rest.timeout.connect(self._name_again)
        self._linger = QTimer(self, singleShot=True, interval=_LINGER_MS)
        self._linger.timeout.connect(self._ask_trail)
        theme.changed.connect(self._dress)

    @property
    def rows(self) -> Sequence[PortfolioRow]:
        """Return the accounts in the picture, those with most ARR first."""
        return self.picture.layer.placed.rows

    @property
    def chosen_ids(self) -> frozenset[int]:
        """Return the accounts that are chosen."""
        return self.picture.chosen

    @property
    def here(self) -> int | None:
        """Return the place among `rows` of the account that the keyboard is on."""
        return self.picture.current

    def show_accounts(self, shown: Placed, split: float, currency: str) -> None:
        """Show other accounts; those chosen that are still there stay chosen."""
        kept = self.rows[self.here].id if self.here is not None else None
        self.currency = currency
        self.picture.show(shown, split)
        places = {row.id: place for place, row in enumerate(shown.rows)}
        self.picture.current = places.get(kept) if kept is not None else None
        self.picture.hovered = None
        self._tell_here()
        self.update()
        remaining = self.chosen_ids & places.keys()
        if remaining != self.chosen_ids:
            self.choose(remaining)

    def show_trails(self, trails: Mapping[int, Sequence[HealthPoint]]) -> None:
        """Show the ways of some accounts, by their ids."""
        self.picture.trails = trails
        self.update()

    def choose(self, ids: Collection[int]) -> None:
        """Choose other accounts, and say so."""
        self.picture.choose(frozenset(ids))
        self.update()
        self.chosen.emit(self.chosen_ids)

    def go_to(self, place: int) -> None:
        """Put the keyboard on an account, and bring it into sight."""
        self.picture.current, self.picture.hovered = place, None
        self.picture.bring_into_sight(place)
        self._tell_here()
        self._linger.start()
        self.update()

    def stand_on(self, place: int) -> None:
        """Put the keyboard on an account that is in sight."""
        self.picture.current = place
        self._tell_here()

    def point_at(self, place: int | None) -> None:
        """Tell of the account under the mouse, and soon show its way; of none, no more."""
        if place != self.picture.hovered:
            self.picture.hovered = place
            hand = Qt.CursorShape.ArrowCursor if place is None else Qt.CursorShape.PointingHandCursor
            self.setCursor(hand)
            self._linger.start()
            self.update()

    def see(self, sight: Sight) -> None:
        """Show another part."""
        self.picture.see(sight)
        self._rest.start()
        self.update()

    def zoom(self, factor: float, at: QPointF | None = None) -> None:
        """Show things larger or smaller around a point, else around the middle."""
        ground = self.picture.ground
        self.see(ground.sight.zoomed(factor, *ground.scores(at or ground.inner.center())))

    def push(self, right: float, up: float) -> None:
        """Show what is beside, by points of score."""
        self.see(self.picture.ground.sight.moved(right, up))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the picture, and over it what the hand does."""
        del event
        painter = QPainter(self)
        # What is named runs to the right in every language, as the axes do.
        painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.picture.paint(painter, self.rect(), self.devicePixelRatioF(), focused=self.hasFocus())
        self._mouse.draw(painter)
        place = self._told_place()
        if place is not None and not self._mouse.is_busy:
            self.picture.paint_card(painter, place, told(self.rows[place], self.currency))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin something."""
        self._mouse.pressed(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Go on, or look at what is under the mouse."""
        self._mouse.moved(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Choose."""
        self._mouse.released(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Go to the account, or see everything where there is none."""
        place = self.picture.at(event.position())
        if place is not None:
            self.opened.emit(self.rows[place].id)
        else:
            self.see(Sight())

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom around the mouse."""
        self.zoom(ZOOM ** (event.angleDelta().y() / 120), event.position())

    def leaveEvent(self, event: QEvent) -> None:
        """Forget what was under the mouse."""
        super().leaveEvent(event)
        self.point_at(None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk, choose, zoom."""
        if event.key() == Qt.Key.Key_Escape and self._mouse.is_busy:
            self._mouse.give_up()
        elif not self._keys.pressed(event):
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """End a box where Shift is let go."""
        self._keys.released(event)
        super().keyReleaseEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Begin at the account with most ARR."""
        super().focusInEvent(event)
        by_keys = event.reason() is not Qt.FocusReason.MouseFocusReason
        if by_keys and self.here is None and self.rows:
            self.go_to(0)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show no more where the keyboard was."""
        super().focusOutEvent(event)
        self._ask_trail()
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay everything out in the new room."""
        super().resizeEvent(event)
        self.picture.fit(self.width(), self.height())

    def _told_place(self) -> int | None:
        """Return the place of the account that is told of: under the mouse, else where the keyboard is."""
        if self.picture.hovered is not None:
            return self.picture.hovered
        return self.here if self.hasFocus() else None

    def _ask_trail(self) -> None:
        place = self._told_place()
        self.trail_wanted.emit(None if place is None else self.rows[place].id)

    def _tell_here(self) -> None:
        """Say where the keyboard is, for those who hear it."""
        here = self.here
        texts: Sequence[str] = () if here is None else told(self.rows[here], self.currency)
        self.setAccessibleDescription(", ".join(texts))

    def _name_again(self) -> None:
        self.picture.name_again()
        self.update()

    def _dress(self) -> None:
        self.picture.dress()
        self.update()
