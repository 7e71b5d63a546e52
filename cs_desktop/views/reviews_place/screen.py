"""The place Reviews: how many are held, which are due, and where they stand in the year."""

from enum import StrEnum

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from cs_desktop.common.dates import day_text
from cs_desktop.common.language import marked, tr
from cs_desktop.controllers.actions import ActionId, ActionTable
from cs_desktop.domain.reviews.hits import HitsBy
from cs_desktop.domain.reviews.overview import ChosenReviews, ReviewRow, ReviewsOverview
from cs_desktop.views.reviews_place.calendar import ReviewCalendar
from cs_desktop.views.reviews_place.filters import ReviewFilters
from cs_desktop.views.reviews_place.hits import ReviewHits
from cs_desktop.views.reviews_place.list import ReviewList
from cs_desktop.views.reviews_place.timeline import ReviewTimeline
from cs_desktop.views.screen import Screen
from cs_desktop.views.theme.fonts import TextStyle, scaled
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.buttons import Button
from cs_desktop.views.widgets.pieces import column, row
from cs_desktop.views.widgets.segments import SegmentedButtons
from cs_desktop.views.widgets.text import Label
from cs_desktop.views.widgets.tiles import TileStrip

_DAY_FROM = 1000
"""From this width on there is room for the day beside the name of the place."""

_WORDS_FROM = 780
"""From this width on there is room for words on the buttons at the end of the bar."""


class View(StrEnum):
    """How the reviews are shown."""

    LIST = "list"
    CALENDAR = "calendar"
    TIMELINE = "timeline"
    HITS = "hits"


VIEWS = {
    View.LIST: marked("List"),
    View.CALENDAR: marked("Calendar"),
    View.TIMELINE: marked("Timeline"),
    View.HITS: marked("Hit rates"),
}


class ReviewsScreen(Screen):
    """Shows a ReviewsOverview."""

    opened = Signal(object)
    """The ReviewRow to go to."""
    picked = Signal(object)
    """The ReviewRow that one is on in the list; None for none."""

    def __init__(self, theme: Theme, actions: ActionTable) -> None:
        self._day = Label("", TextStyle.CELL, "text3")
        self.views = SegmentedButtons(theme)
        for view, name in VIEWS.items():
            self.views.add(view, tr(name))
        header = QWidget()
        header.setLayout(row(Label(tr("Reviews"), TextStyle.TITLE), self._day, 8, self.views, 0, spacing=8))
        tools = QWidget()
        buttons = row(0, spacing=6)
        self._worded: list[tuple[Button, str]] = []
        for action, text, icon in (
            (ActionId.REVIEW_CADENCES, tr("Cadence"), "calendar"),
            (ActionId.SCHEDULE_REVIEWS, tr("Schedule a year"), "plus"),
            (ActionId.EXPORT_REVIEWS, "", "download"),
        ):
            button = Button(theme, text, "default" if text else "icon", icon)
            button.follow(actions[action])
            buttons.addWidget(button)
            if text:
                button.setAccessibleName(text)
                self._worded.append((button, button.text()))
        tools.setLayout(buttons)
        super().__init__(header, tools)
        self._overview: ReviewsOverview | None = None
        self._chosen: ChosenReviews | None = None
        self._view = View.LIST
        self.tiles = TileStrip(theme, large=False)
        self.filters = ReviewFilters(theme)
        self.list, self.calendar, self.timeline = (
            ReviewList(theme),
            ReviewCalendar(theme),
            ReviewTimeline(theme),
        )
        self.hits = ReviewHits(theme, actions)
        self._stack = QStackedWidget()
        for part in (self.list, self.calendar, self.timeline):
            self._stack.addWidget(part)
            part.opened.connect(self.opened)
        self._stack.addWidget(self.hits)
        self.hits.narrowed.connect(self._narrow)
        box = column(self.tiles, self.filters, spacing=0)
        box.addWidget(self._stack, 1)
        self.setLayout(box)
        self.views.choose(View.LIST)
        self.views.chosen.connect(lambda key: self.show_view(View(key)))
        self.filters.changed.connect(self._fill)
        self.list.picked.connect(self.picked)

    @property
    def chosen(self) -> ChosenReviews | None:
        """Return what the filters leave."""
        overview, choice = self._overview, self.filters.choice
        if overview is None:
            return None
        # What it sorts by day and account is kept, so that one goes to and fro without delay.
        if self._chosen is None or self._chosen.overview is not overview or self._chosen.choice != choice:
            self._chosen = overview.chosen(choice)
        return self._chosen

    @property
    def overview(self) -> ReviewsOverview | None:
        """Return what was read last."""
        return self._overview

    def show_overview(self, overview: ReviewsOverview) -> None:
        """Show what was read."""
        self._overview = overview
        self._day.setText(day_text(overview.today))
        self.tiles.show_figures(overview.tiles)
        self.filters.offer(overview)
        self._fill()

    def show_view(self, view: View) -> None:
        """Show the reviews another way."""
        self._view = view
        self.views.choose(view)
        self._stack.setCurrentIndex(tuple(View).index(view))
        self._fill()
        self.picked.emit(self.current)
        self.take_focus()

    @property
    def current(self) -> ReviewRow | None:
        """Return the review that one is on."""
        return self.list.current if self._view is View.LIST else None

    def start_over(self) -> None:
        """Show nothing, as before another workspace is read."""
        self._overview = self._chosen = None
        self.list.start_over()
        self.calendar.start_over()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the room in the bar to what one clicks, where there is little."""
        super().resizeEvent(event)
        width = event.size().width()
        self._day.setVisible(width >= scaled(_DAY_FROM))
        for button, text in self._worded:
            button.setText(text if width >= scaled(_WORDS_FROM) else "")

    def take_focus(self) -> None:
        """Start in what is shown."""
        self._part().take_focus()

    def _part(self) -> ReviewList | ReviewCalendar | ReviewTimeline | ReviewHits:
        match self._view:
            case View.CALENDAR:
                return self.calendar
            case View.TIMELINE:
                return self.timeline
            case View.HITS:
                return self.hits
            case View.LIST:
                return self.list

    def _narrow(self, by: HitsBy, name: str) -> None:
        """Show the accounts of somebody, or of a segment."""
        self.hits.choose(HitsBy.ACCOUNT)
        self.filters.narrow(**{by.value: name})
        self.take_focus()

    def _fill(self) -> None:
        chosen = self.chosen
        if chosen is not None:
            # What is not shown is filled once somebody comes to it.
            self._part().show_reviews(chosen)
