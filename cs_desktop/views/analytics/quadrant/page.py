"""All accounts by outcome and experience: the picture, and beside it a list, or what to do where."""

from collections.abc import Collection, Sequence

from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QPainter, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QStackedWidget, QWidget

from cs_desktop.common.language import count_text, tr, trn
from cs_desktop.common.money import money_short
from cs_desktop.domain.bands import Quadrant
from cs_desktop.domain.figures import Status
from cs_desktop.domain.portfolio import Portfolio, PortfolioRow
from cs_desktop.domain.portfolio_columns import PortfolioColumn
from cs_desktop.domain.quadrant.corners import to_do
from cs_desktop.domain.quadrant.filtering import MOST, named_filter, quadrant_filter
from cs_desktop.domain.quadrant.placed import is_flagged, placed, without_place
from cs_desktop.domain.quadrant.sight import Sight
from cs_desktop.views.analytics.quadrant.legend import PlaneLegend
from cs_desktop.views.analytics.quadrant.list import ChosenList
from cs_desktop.views.analytics.quadrant.overview import QuadrantOverview
from cs_desktop.views.analytics.quadrant.plane import ZOOM, QuadrantPlane
from cs_desktop.views.analytics.row_filters import RowFilters
from cs_desktop.views.theme.fonts import TextStyle, scaled
from cs_desktop.views.theme.heights import fix_width
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.buttons import icon_button
from cs_desktop.views.widgets.empty import EmptyState
from cs_desktop.views.widgets.marks import paint_status
from cs_desktop.views.widgets.pieces import Panel, column, line, row
from cs_desktop.views.widgets.sketch import Sketch
from cs_desktop.views.widgets.text import ElidedLabel, Label

SIDE = 310
BESIDE_FROM = 640
"""The width from which the list stands beside the picture, and not under it."""


class _Marks(Sketch):
    """Three marks in four corners."""

    def draw(self, painter: QPainter) -> None:
        """Draw them."""
        tokens = self._theme.tokens
        painter.setPen(self._theme.color("border_strong"))
        painter.drawLine(QPointF(140, 20), QPointF(140, 130))
        painter.drawLine(QPointF(60, 75), QPointF(220, 75))
        for x, y, status, size in (
            (185, 45, Status.GOOD, 22),
            (165, 105, Status.WATCH, 16),
            (95, 100, Status.RISK, 12),
        ):
            paint_status(painter, QPointF(x, y), status, tokens, size)


class QuadrantPage(QWidget):
    """Shows the accounts of a Portfolio."""

    opened = Signal(object)
    """The id of the account to go to."""
    filter_wanted = Signal(str, bool)
    """The filter of the portfolio that shows what is chosen, and whether it is to be kept as a view."""
    trails_wanted = Signal(object)
    """The ids of the accounts whose ways are to be shown."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._portfolio: Portfolio | None = None
        self._split = 50.0
        self._corner: Quadrant | None = None
        """The quadrant that was chosen as a whole."""
        self._misses = False
        """Whether those without a place are listed."""
        self._hovered: int | None = None
        self.filters = RowFilters(theme)
        self.plane, self.legend = QuadrantPlane(theme), PlaneLegend(theme)
        self.overview, self.list = QuadrantOverview(theme), ChosenList(theme)
        self._count = ElidedLabel("", TextStyle.CELL, "text2")
        self._hint = Label(
            tr("Drag around accounts to list them, Shift drags a box, the wheel zooms."),
            TextStyle.CAPTION,
            "text2",
            wrap=True,
        )
        self._side = QStackedWidget()
        self._pages = QStackedWidget()
        self._body: QBoxLayout = row(spacing=0)
        self._nothing = EmptyState(
            _Marks(theme),
            tr("No account has a place yet"),
            tr("An account stands here once both outcome and experience have data: metrics and surveys."),
        )
        self._lay_out()
        self._connect()

    def show_portfolio(self, portfolio: Portfolio, split: float) -> None:
        """Show the accounts as they are known; filter, sight and choice stay."""
        self._portfolio, self._split = portfolio, split
        self.filters.offer(portfolio.rows)
        self._refill()

    def start_over(self) -> None:
        """Forget the accounts, as of another workspace."""
        self._portfolio = None
        self.filters.clear()
        self.plane.choose(())
        self.plane.see(Sight())
        self.plane.show_accounts(placed(()), self._split, "USD")

    def take_focus(self) -> None:
        """Put the keyboard into the picture."""
        if self._pages.currentIndex() == 0:
            self.plane.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            self.filters.take_focus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the list beside the picture, or under it where there is little room."""
        super().resizeEvent(event)
        beside = self.width() >= scaled(BESIDE_FROM)
        way = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        if self._body.direction() != way:
            self._body.setDirection(way)
        if beside:
            fix_width(self._side, SIDE)
            self._side.setMaximumHeight(16777215)
        else:
            self._side.setProperty("drawn_width", None)
            self._side.setMinimumWidth(0)
            self._side.setMaximumWidth(16777215)
            self._side.setMaximumHeight(max(self.height() * 2 // 5, scaled(150)))

    def _refill(self) -> None:
        portfolio = self._portfolio
        if portfolio is None:
            return
        rows = self.filters.kept(portfolio.rows)
        shown = placed(rows)
        reading = PortfolioColumn.QUADRANT in portfolio.pending
        self.plane.show_accounts(shown, self._split, portfolio.currency)
        self.legend.show_accounts(shown, portfolio.currency)
        self.overview.show_accounts(rows, portfolio.currency)
        arr = money_short(sum(row.arr for row in shown.rows), portfolio.currency)
        text = trn("{count} account, ARR {arr}", "{count} accounts, ARR {arr}", len(shown), arr=arr)
        self._count.setText(tr("Reading scores…") if reading else text)
        self._pages.setCurrentIndex(0 if shown.rows or reading else 1)
        self._show_chosen(self.plane.chosen_ids)

    def _show_chosen(self, ids: Collection[int]) -> None:
        rows = self.plane.picture.layer.placed.among(ids)
        if rows:
            self._misses = False
            corner = self._corner if ids == self._ids_in(self._corner) else None
            self._corner = corner
            self._list(
                corner.label if corner else trn("{count} chosen", "{count} chosen", len(rows)),
                rows,
                to_do(corner) if corner else "",
            )
        elif not ids:
            self._corner = None
            if self._misses:
                self._list_missing()
            else:
                self._side.setCurrentWidget(self.overview)
        self._ask_trails()

    def _list(self, title: str, rows: Sequence[PortfolioRow], about: str) -> None:
        assert self._portfolio is not None
        self.list.show_accounts(title, rows, self._portfolio.currency, about)
        many = len(rows) > MOST and self._corner is None
        self.list.say_refusal(
            tr("Choose {count} accounts at most, or a whole quadrant.", count=count_text(MOST))
            if many
            else ""
        )
        self._side.setCurrentWidget(self.list)

    def _choose_corner(self, quadrant: Quadrant) -> None:
        self._corner = quadrant
        self.plane.choose(self._ids_in(quadrant))

    def _ids_in(self, quadrant: Quadrant | None) -> frozenset[int]:
        return frozenset(row.id for row in self.plane.rows if row.quadrant is quadrant)

    def _choose_flagged(self) -> None:
        self.plane.choose(frozenset(row.id for row in self.plane.rows if is_flagged(row)))

    def _list_missing(self) -> None:
        assert self._portfolio is not None
        self._misses = True
        rows = without_place(self.filters.kept(self._portfolio.rows))
        self._list(
            tr("Without a place"),
            rows,
            tr("Outcome or experience has no data: enter or import what its measures need."),
        )

    def _choose_none(self) -> None:
        had_keyboard = self.list.isAncestorOf(self.window().focusWidget())
        self._misses = False
        self.plane.choose(())
        self._side.setCurrentWidget(self.overview)
        if had_keyboard:
            self.take_focus()

    def _want_filter(self, *, view: bool) -> None:
        assert self._portfolio is not None
        if self._corner is not None:
            text = quadrant_filter(self._corner, self.filters.owner, self.filters.segment)
        else:
            text = named_filter(self.list.rows, self._portfolio.rows)
        self.filter_wanted.emit(text, view)

    def _hover(self, account_id: int | None) -> None:
        self._hovered = account_id
        self._ask_trails()

    def _ask_trails(self) -> None:
        """Ask for the ways of the few that one looks at; of many they would be a thicket."""
        chosen = [row.id for row in self.plane.picture.layer.placed.among(self.plane.chosen_ids)]
        wanted = chosen if len(chosen) <= TRAILS else []
        if self._hovered is not None and self._hovered not in wanted:
            wanted = [self._hovered] if not wanted else [*wanted, self._hovered]
        self.trails_wanted.emit(tuple(wanted))

    def _connect(self) -> None:
        plane, chosen = self.plane, self.list
        self.filters.changed.connect(self._refill)
        plane.chosen.connect(self._show_chosen)
        plane.opened.connect(self.opened)
        plane.trail_wanted.connect(self._hover)
        chosen.opened.connect(self.opened)
        chosen.cleared.connect(self._choose_none)
        chosen.shown_wanted.connect(lambda: self._want_filter(view=False))
        chosen.view_wanted.connect(lambda: self._want_filter(view=True))
        self.overview.corner_chosen.connect(self._choose_corner)
        self.overview.flagged_chosen.connect(self._choose_flagged)
        self.overview.missing_chosen.connect(self._list_missing)

    def _lay_out(self) -> None:
        tools = (
            icon_button(self._theme, "minus", tr("Smaller"), lambda: self.plane.zoom(1 / ZOOM)),
            icon_button(self._theme, "plus", tr("Larger"), lambda: self.plane.zoom(ZOOM)),
            icon_button(self._theme, "maximize", tr("Everything"), lambda: self.plane.see(Sight())),
        )
        bar = Panel("surface", "bottom")
        inner = row(self.filters, self._count, *tools, spacing=8, margins=(20, 8, 12, 8))
        inner.setStretch(1, 1)
        bar.setLayout(inner)
        picture = Panel("surface")
        under = row(self.legend, self._hint, spacing=16)
        under.setStretch(0, 3)
        under.setStretch(1, 2)
        box = column(spacing=8, margins=(16, 12, 16, 10))
        box.addWidget(self.plane, 1)
        box.addLayout(under)
        picture.setLayout(box)
        self._side.addWidget(self.overview)
        self._side.addWidget(self.list)
        side = Panel("surface")
        side.setLayout(row(line(vertical=True), self._side, spacing=0))
        self._body.addWidget(picture, 1)
        self._body.addWidget(side)
        whole = QWidget()
        whole.setLayout(self._body)
        for page in (whole, self._nothing):
            self._pages.addWidget(page)
        outer = column(bar, spacing=0)
        outer.addWidget(self._pages, 1)
        self.setLayout(outer)


TRAILS = 8
"""So many ways are shown at once."""
