"""What stands in each cell of the portfolio, in words and signs."""

from collections.abc import Callable, Mapping
from datetime import date

from PySide6.QtCore import QSize

from cs_desktop.common.dates import day_text, short_day_text
from cs_desktop.common.language import tr
from cs_desktop.domain.figures import Status
from cs_desktop.domain.health.standing import shown_score
from cs_desktop.domain.portfolio import PortfolioRow
from cs_desktop.domain.portfolio_columns import PortfolioColumn
from cs_desktop.domain.vocabulary import word_text
from cs_desktop.views.itemmodels.portfolio_columns import DASH, column_of, forecast_text, money
from cs_desktop.views.portfolio.parts import Parts, Sign, Word
from cs_desktop.views.portfolio.pen import Pen
from cs_desktop.views.portfolio.signs import AVATAR, Signs
from cs_desktop.views.theme.fonts import TextStyle, scaled
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.logos import LogoBook
from cs_desktop.views.widgets.marks import BAND_STATUS, FORECAST_STATUS

SOON_DAYS = 90
_KEPT = 2000
"""Accounts whose cells are kept."""
_PILL_ROOM = 56
"""After it the line begins, so that lines stand one under the other whatever the pill says."""
_LINE, _TREND = QSize(58, 18), QSize(74, 18)
_ROOM_BEHIND = "\N{NO-BREAK SPACE}" * 2
_C = PortfolioColumn
_NOTHING = (Word(DASH, "text3"),)


class Cells:
    """Words the cells of one workspace, as of one day."""

    def __init__(self, theme: Theme, pen: Pen) -> None:
        self._theme, self._signs = theme, Signs(theme, pen)
        self._currency, self._as_of = "", date.min
        self._logos: LogoBook | None = None
        self._made: dict[int, tuple[PortfolioRow, dict[PortfolioColumn, Parts]]] = {}
        """By account: its row, and the cells of it that were asked for."""
        self._makers: Mapping[PortfolioColumn, Callable[[PortfolioRow], Parts]] = {
            _C.NAME: self._name,
            _C.ARR: self._arr,
            _C.ARR_CHANGE: self._trend,
            _C.SEGMENT: self._segment,
            _C.HEALTH: self._health,
            _C.QUADRANT: self._quadrant,
            _C.RENEWAL: lambda row: self._deadline(row.renewal),
            _C.NOTICE: self._notice,
            _C.REVIEW: self._review,
            _C.FORECAST: self._forecast,
            _C.OWNER: self._owner,
        }

    def read_as_of(self, currency: str, as_of: date) -> None:
        """Take what amounts and days are read against."""
        if (currency, as_of) != (self._currency, self._as_of):
            self._currency, self._as_of = currency, as_of
            self.renew()

    def use_logos(self, logos: LogoBook) -> None:
        """Show the accounts' logos."""
        self._logos = logos
        logos.changed.connect(self.renew)

    def renew(self) -> None:
        """Word everything anew."""
        self._made.clear()

    def parts(self, key: PortfolioColumn, row: PortfolioRow) -> Parts:
        """Return what stands in a cell."""
        known = self._made.get(row.id)
        if known is None or known[0] is not row:
            if len(self._made) >= _KEPT:
                self._made.clear()
            known = self._made[row.id] = (row, {})
        parts = known[1].get(key)
        if parts is None:
            parts = known[1][key] = self.make(key, row)
        return parts

    def make(self, key: PortfolioColumn, row: PortfolioRow) -> Parts:
        """Return the same, not kept."""
        maker = self._makers.get(key)
        if maker is not None:
            return maker(row)
        text = column_of(key).text(row, self._currency)
        return (Word(text),) if text not in ("", DASH) else _NOTHING

    def _name(self, row: PortfolioRow) -> Parts:
        logo = None
        if self._logos is not None:
            logo = self._logos.tile(row.id, AVATAR - 1, self._theme.density)
        sign = self._signs.account(row.name) if logo is None else self._signs.logo(logo)
        return (sign, Word(row.name, "text", TextStyle.BODY_MEDIUM, middle=True))

    def _arr(self, row: PortfolioRow) -> Parts:
        role, style = ("text", TextStyle.CELL_MEDIUM) if row.arr else ("text3", TextStyle.CELL)
        return (Word(money(row.arr, self._currency), role, style, whole=True),)

    def _trend(self, row: PortfolioRow) -> Parts:
        return (self._signs.line(row.arr_history, _TREND),) if any(row.arr_history) else _NOTHING

    def _segment(self, row: PortfolioRow) -> Parts:
        if not row.segment:
            return (Word(row.touch_model, "text3"),) if row.touch_model else _NOTHING
        segment = Word(row.segment)
        if not row.touch_model:
            return (segment,)
        return (segment, Word(row.touch_model, "text3", dot=True, spare=True))

    def _health(self, row: PortfolioRow) -> Parts:
        pill = self._pill(row)
        known = [score for score in row.health_history if score is not None]
        line = (self._signs.line(known, _LINE),) if len(known) > 1 else ()
        if not row.overridden:
            return (pill, *line)
        # In words it stands in the tooltip, and is read aloud. Where there is no room the line gives way.
        shadow = DASH if row.shadow is None else str(shown_score(row.shadow))
        return (pill, Word(f"({shadow}){_ROOM_BEHIND}", "text3", TextStyle.CAPTION, whole=True), *line)

    def _pill(self, row: PortfolioRow) -> Sign:
        room = scaled(_PILL_ROOM)
        if row.health is None or row.band is None:
            return self._signs.unknown(room)
        return self._signs.pill(str(shown_score(row.health)), BAND_STATUS[row.band], room)

    def _quadrant(self, row: PortfolioRow) -> Parts:
        if row.quadrant is None:
            return _NOTHING
        return (self._signs.quadrant(row.quadrant), Word(tr(row.quadrant.label)))

    def _deadline(self, day: date | None) -> Parts:
        if day is None:
            return _NOTHING
        left = (day - self._as_of).days
        if left < 0:
            return self._overdue(-left)
        soon = left <= SOON_DAYS
        style, role = (TextStyle.CELL_BOLD, "text") if soon else (TextStyle.CELL, "text3")
        return (Word(day_text(day)), Word(tr("{days} d", days=left), role, style, gap=6))

    def _notice(self, row: PortfolioRow) -> Parts:
        if row.notice_by is None or row.notice_by >= self._as_of:
            return self._deadline(row.notice_by)
        return (Word(day_text(row.notice_by), "text3"), Word(tr("passed"), "text3", dot=True))

    def _overdue(self, days: int) -> Parts:
        text = tr("{days} d overdue", days=days)
        return (self._signs.mark(Status.RISK), Word(text, "risk_text", TextStyle.CELL_MEDIUM))

    def _review(self, row: PortfolioRow) -> Parts:
        if row.next_review is None:
            return _NOTHING
        left = (row.next_review - self._as_of).days
        if left < 0:
            return self._overdue(-left)
        day = Word(short_day_text(row.next_review, self._as_of))
        if left == 0:
            day = Word(tr("Today"), "accent_text", TextStyle.CELL_MEDIUM)
        kind = word_text(row.review_kind) if row.review_kind else tr("due")
        return (day, Word(kind, "text3", dot=True, spare=True))

    def _forecast(self, row: PortfolioRow) -> Parts:
        if row.forecast is None:
            return _NOTHING
        status = FORECAST_STATUS[row.forecast]
        return (self._signs.mark(status), Word(forecast_text(row.forecast), f"{status.value}_text"))

    def _owner(self, row: PortfolioRow) -> Parts:
        return (self._signs.person(row.owner), Word(row.owner, spare=True)) if row.owner else _NOTHING
