"""The head of a review: what it is called, where it stands, when it is held, and what is done with it."""

from dataclasses import replace
from datetime import timedelta

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QMenu, QSizePolicy, QWidget

from cs_desktop.common.dates import long_day_text, moment_text, time_text
from cs_desktop.common.language import tr
from cs_desktop.controllers.actions import ActionId, ActionTable, Where
from cs_desktop.domain.reviews.agendas import total_minutes
from cs_desktop.domain.reviews.chain import old_commitments
from cs_desktop.domain.reviews.content import ReviewHead
from cs_desktop.domain.reviews.shown import ReviewsShown
from cs_desktop.domain.reviews.words import ENDED, OPEN, STATUS_NAMES, starting, title_of
from cs_desktop.domain.vocabulary import ReviewStatus
from cs_desktop.views.theme.fonts import TextStyle, font
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.buttons import Button, icon_button
from cs_desktop.views.widgets.flow import FlowRow
from cs_desktop.views.widgets.marks import pill_height
from cs_desktop.views.widgets.pieces import Panel, column, row, spread
from cs_desktop.views.widgets.text import ElidedLabel, Label

_GAPS = 80
"""Pixels between the parts of a row."""
_BESIDE = 130
"""So many letters wide the head must be to tell all in one row."""
_ROLES = {
    ReviewStatus.PLANNED.value: ("none_tint", "none_text"),
    ReviewStatus.IN_PROGRESS.value: ("accent_tint", "accent_text"),
    ReviewStatus.CLOSED.value: ("good_tint", "good_text"),
    ReviewStatus.CANCELLED.value: ("none_tint", "none_text"),
    ReviewStatus.NO_SHOW.value: ("risk_tint", "risk_text"),
}
"""Ground and letters of each state."""


class StatePill(QWidget):
    """Where a review stands."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme, self._status = theme, ReviewStatus.PLANNED.value
        theme.changed.connect(self._fit)
        self._fit()

    def say(self, status: str) -> None:
        """Show another state."""
        self._status = status
        self.setAccessibleName(tr(STATUS_NAMES[status]))
        self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the pill."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colors = self._theme.tokens.by_name()
        ground, letters = (QColor(colors[role]) for role in _ROLES[self._status])
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(letters if self._theme.tokens.high_contrast else Qt.PenStyle.NoPen)
        painter.setBrush(ground)
        painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
        painter.setPen(letters)
        painter.setFont(font(TextStyle.CELL_MEDIUM))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, tr(STATUS_NAMES[self._status]))

    def _fit(self) -> None:
        metrics = QFontMetrics(font(TextStyle.CELL_MEDIUM))
        self.setFixedSize(metrics.horizontalAdvance(tr(STATUS_NAMES[self._status])) + 22, pill_height())
        self.update()


class ReviewHeadBar(Panel):
    """Title, state, time, and the buttons."""

    def __init__(self, theme: Theme, actions: ActionTable) -> None:
        super().__init__("surface", "bottom")
        self._actions = actions
        self.title = ElidedLabel("", TextStyle.TITLE)
        self.pill = StatePill(theme)
        self.when = ElidedLabel("", TextStyle.BODY, "text2")
        self._when_below = Label("", TextStyle.BODY, "text2", wrap=True)
        self._when_below.hide()
        self.reason = Label("", TextStyle.BODY, "text2", wrap=True)
        self.begin = Button(theme, tr("Begin review"), "primary", "play")
        self.begin.follow(actions[ActionId.BEGIN_REVIEW])
        self.again = Button(theme, tr("Plan again"), "default", "refresh-cw")
        self.again.follow(actions[ActionId.TAKE_UP_REVIEW])
        self.deck = Button(theme, tr("Build deck"), "default", "presentation")
        self.deck.follow(actions[ActionId.REVIEW_DECK])
        self.more = icon_button(theme, "ellipsis", tr("More about this review"), self._offer)
        self.buttons = FlowRow()
        """Where others put their buttons too."""
        for button in (self.begin, self.again, self.deck, self.more):
            self.buttons.add(button)
        said = row(self.title, self.pill, self.when, spacing=12)
        said.setStretch(2, 1)
        self._top = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._top.setSpacing(12)
        self._top.addLayout(said, 1)
        self._top.addWidget(self.buttons)
        box = column(spacing=4, margins=(20, 8, 12, 8))
        box.addLayout(self._top)
        box.addWidget(self._when_below)
        box.addWidget(self.reason)
        self.setLayout(box)
        spread(self.when)

    def show_review(self, shown: ReviewsShown, review: ReviewHead, *, editable: bool) -> None:
        """Show the head of a review."""
        del editable
        self.title.setText(title_of(review.title, review.kind, review.day, shown.fiscal_start))
        self.pill.say(review.status)
        self._when_below.setText(when_text(shown, review))
        self._place_when()
        self.reason.setText(_reason(shown, review))
        self.reason.setVisible(bool(self.reason.text()))
        under_way = review.status == ReviewStatus.IN_PROGRESS
        name = tr("Go on with the review") if under_way else tr("Begin review")
        self.begin.setText(" " + name)
        self.begin.setAccessibleName(name)
        self.begin.setVisible(review.status in OPEN)
        self.again.setVisible(review.status in ENDED)
        self.buttons.arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Tell when it is held in a row of its own where there is little room."""
        super().resizeEvent(event)
        self._place_when()

    def _place_when(self) -> None:
        beside = self.width() >= _BESIDE * self.fontMetrics().averageCharWidth()
        way = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        self._top.setDirection(way)
        # Beside the title they keep their row, however long it is.
        width = QSizePolicy.Policy.Fixed if beside else QSizePolicy.Policy.Preferred
        policy = self.buttons.sizePolicy()
        policy.setHorizontalPolicy(width)
        self.buttons.setSizePolicy(policy)
        text = self._when_below.text()
        others = (self.title, self.pill, self.buttons)
        needed = sum(part.sizeHint().width() for part in others) + self.when.fontMetrics().horizontalAdvance(
            text
        )
        fits = beside and needed + _GAPS <= self.width()
        self._when_below.setVisible(not fits)
        self.when.setText(text if fits else "")

    def _offer(self) -> None:
        menu = QMenu(self)
        menu.addActions(self._actions.at(Where.REVIEW_ITSELF))
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))


def when_text(shown: ReviewsShown, review: ReviewHead) -> str:
    """Return when and where a review is held: Tue, Oct 13, 2026, 2:00 PM to 3:00 PM, Video, with Ana Ruiz."""
    parts = [long_day_text(review.day)]
    at = starting(review.day, review.starts_at)
    if at is not None:
        length = total_minutes([item.minutes for item in shown.book.items_of(review.id)])
        end = at + timedelta(minutes=length)
        parts.append(
            tr("{start} to {end}", start=time_text(at), end=time_text(end)) if length else time_text(at)
        )
    if review.place:
        parts.append(review.place)
    host = shown.members.get(review.host_id or 0)
    if host is not None:
        parts.append(tr("hosted by {name}", name=host.name))
    return ", ".join(parts)


def _reason(shown: ReviewsShown, review: ReviewHead) -> str:
    if review.status in ENDED:
        why = tr("Why: {reason}", reason=review.reason)
        held = replace(review, status=ReviewStatus.PLANNED.value)
        left = old_commitments(shown.book, held) or shown.book.set_at(review.id)
        stays = tr("It was not held: the next review scores and decides the last objectives.")
        return f"{why}\n{stays}" if left else why
    if review.status == ReviewStatus.CLOSED:
        stays = tr("Closed: it stays as it is. Whoever must correct it opens it again, with a reason.")
        if not review.closed_by or review.closed_at is None:
            return stays
        moment = moment_text(review.closed_at.astimezone())
        by = tr("Closed by {who}, {moment}.", who=review.closed_by, moment=moment)
        return f"{by}\n{stays}"
    return tr("Opened again: {reason}", reason=review.reason) if review.reason else ""
