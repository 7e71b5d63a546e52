"""The hit rates of objectives: by who looks after the accounts, by segment, or by account."""

from collections.abc import Callable

from PySide6.QtCore import QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QStackedWidget, QWidget

from cs_desktop.common.dates import day_text
from cs_desktop.common.language import count_text, marked, tr
from cs_desktop.common.spreadsheets import as_csv
from cs_desktop.controllers.actions import ActionId, ActionTable
from cs_desktop.domain.figures import Unit, value_text
from cs_desktop.domain.reviews.hits import HitLine, HitsBy, HitsOver, total_rate
from cs_desktop.domain.reviews.lineage import HIT_RATE
from cs_desktop.domain.reviews.overview import ChosenReviews
from cs_desktop.views.itemmodels.record_model import RecordColumn, RecordModel
from cs_desktop.views.theme.fonts import TextStyle, scaled
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.buttons import Button
from cs_desktop.views.widgets.editors import ChoiceBox
from cs_desktop.views.widgets.pieces import column, row
from cs_desktop.views.widgets.record_delegate import RecordDelegate
from cs_desktop.views.widgets.record_table import RecordTable
from cs_desktop.views.widgets.segments import SegmentedButtons
from cs_desktop.views.widgets.text import Label

BY = {
    HitsBy.OWNER: (marked("By CSM"), marked("CSM")),
    HitsBy.SEGMENT: (marked("By segment"), marked("Segment")),
    HitsBy.ACCOUNT: (marked("By account"), marked("Account")),
}
"""What one chooses, and the heading of the names."""
OVER = {
    HitsOver.QUARTER: marked("Last quarter"),
    HitsOver.YEAR: marked("Last four quarters"),
    HitsOver.ALL: marked("All closed reviews"),
}
_BAR = (72, 8)
_RATE = 1
"""The column of hit rates, by which the table is sorted first."""
_WORDS = 56
"""Room for 100%."""


class ReviewHits(QWidget):
    """Shows the hit rates of ChosenReviews."""

    account_wanted = Signal(object)
    """The id of an account to go to."""
    narrowed = Signal(object, str)
    """That the accounts of one line are wanted: whether it is HitsBy.OWNER or SEGMENT, and its name."""

    def __init__(self, theme: Theme, actions: ActionTable) -> None:
        super().__init__()
        self._shown: ChosenReviews | None = None
        self._by = HitsBy.OWNER
        self.tables = {by: HitTable(theme, by) for by in HitsBy}
        self.groups = SegmentedButtons(theme, "filter")
        for by, (name, _) in BY.items():
            self.groups.add(by, tr(name))
        self.over = ChoiceBox(theme, ())
        self.over.setAccessibleName(tr("Closed reviews that count"))
        for over, name in OVER.items():
            self.over.addItem(tr(name), over)
        self.over.setSizeAdjustPolicy(ChoiceBox.SizeAdjustPolicy.AdjustToContents)
        self.export = Button(theme, tr("Export as CSV"), "default", "download")
        self.export.follow(actions[ActionId.EXPORT_HIT_RATES])
        self.told = Label("", TextStyle.CELL, "text2", wrap=True)
        self._nothing = Label("", TextStyle.BODY, "text2", wrap=True)
        self._stack = QStackedWidget()
        self._lay_out()
        self.groups.choose(self._by)
        self.groups.chosen.connect(lambda key: self.choose(HitsBy(key)))
        self.over.activated.connect(lambda _place: self._fill())
        for table in self.tables.values():
            table.opened.connect(self._open)

    @property
    def by(self) -> HitsBy:
        """Return what the rates are put together by."""
        return self._by

    def choose(self, by: HitsBy) -> None:
        """Put them together another way."""
        self._by = by
        self.groups.choose(by)
        self._fill()

    def show_reviews(self, shown: ChosenReviews) -> None:
        """Show what fits."""
        self._shown = shown
        self._fill()

    def take_focus(self) -> None:
        """Start in the table, or at the choices where it is empty."""
        table = self.tables[self._by]
        if self._stack.currentWidget() is table:
            table.take_focus()
        else:
            self.groups.button(self._by).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def csv(self) -> str:
        """Return the table as it is sorted, with what counts and the day of which it is."""
        shown, by = self._shown, self._by
        today = shown.overview.today if shown is not None else None
        of_account = by is HitsBy.ACCOUNT
        headings = [tr(BY[by][1]), *((tr("CSM"), tr("Segment")) if of_account else (tr("Accounts"),))]
        headings += [tr("Hit rate"), tr("Met"), tr("Scored"), tr("Reviews"), tr("Closed reviews that count")]
        rows = [
            [
                line.name,
                *((line.owner, line.segment) if of_account else (line.accounts,)),
                *(round(line.share, 4), line.rate.met, line.rate.scored, line.reviews),
                *(self.over.currentText(), today),
            ]
            for line in self.tables[by].lines
        ]
        return as_csv([[*headings, tr("As of")], *rows])

    def _fill(self) -> None:
        shown, by = self._shown, self._by
        if shown is None:
            return
        lines = shown.hits(by, HitsOver(self.over.currentData()))
        had_keyboard = self._stack.isAncestorOf(self.window().focusWidget())
        self.tables[by].show_lines(lines)
        self._nothing.setText(tr("No objective was scored at these reviews."))
        self._stack.setCurrentWidget(self.tables[by] if lines else self._words)
        self.told.setText(self._explained(shown, lines))
        if had_keyboard:
            self.take_focus()

    def _explained(self, shown: ChosenReviews, lines: tuple[HitLine, ...]) -> str:
        rate = total_rate(lines)
        said = tr(
            "{share} met, {met} of {scored}",
            share=value_text(rate.share, Unit.SHARE),
            met=count_text(rate.met),
            scored=count_text(rate.scored),
        )
        source = tr("Closed reviews as of {day}", day=day_text(shown.overview.today))
        if self._by is HitsBy.OWNER:
            source = tr("{source}, by who looks after the account now", source=source)
        return " · ".join((*((said,) if rate.scored else ()), tr(HIT_RATE), source))

    def _open(self, line_id: object) -> None:
        table = self.tables[self._by]
        if self._by is HitsBy.ACCOUNT:
            self.account_wanted.emit(line_id)
            return
        line = table.line(line_id)
        if line is not None and line.named:
            self.narrowed.emit(self._by, line.name)

    def _lay_out(self) -> None:
        self._words = QWidget()
        self._words.setLayout(column(self._nothing, 0, spacing=0, margins=(20, 20, 20, 20)))
        for page in (*self.tables.values(), self._words):
            self._stack.addWidget(page)
        flow = QWidget()
        flow.setLayout(row(self.groups, 8, self.over, 0, self.export, margins=(20, 8, 20, 8)))
        told = QWidget()
        told.setLayout(row(self.told, spacing=0, margins=(20, 0, 20, 8)))
        box = column(flow, told, spacing=0)
        box.addWidget(self._stack, 1)
        self.setLayout(box)


class HitTable(RecordTable):
    """Shows HitLines of one kind, sorted by a click on a heading."""

    def __init__(self, theme: Theme, by: HitsBy) -> None:
        self._by = by
        self._model = RecordModel(_columns(by))
        self._model.editable = False
        delegate = RecordDelegate(theme, self._model.columns)
        delegate.painters = {"rate": self._paint_rate, "name": self._paint_name}
        self._order: tuple[int, bool] = (_RATE, True)
        self.lines: tuple[HitLine, ...] = ()
        """As they are sorted."""
        super().__init__(theme, self._model, delegate, tr("Hit rates"))
        self._model.setParent(self)
        self.horizontalHeader().sectionClicked.connect(self._sort)

    def show_lines(self, lines: tuple[HitLine, ...]) -> None:
        """Show these, sorted as before."""
        place, descending = self._order
        order = self._model.columns[place].order
        assert order is not None
        self.lines = tuple(sorted(lines, key=order, reverse=descending))
        self._model.show(self.lines)
        head = self.horizontalHeader()
        head.setSortIndicatorShown(True)
        head.setSortIndicator(
            place, Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder
        )

    def line(self, line_id: object) -> HitLine | None:
        """Return one of them."""
        return next((line for line in self.lines if line.id == line_id), None)

    def _sort(self, place: int) -> None:
        before, descending = self._order
        # Of numbers one looks for the greatest first, of names for the first.
        self._order = place, (not descending) if before == place else self._model.columns[place].right
        self.show_lines(self.lines)

    def _paint_name(self, painter: QPainter, box: QRect, line: HitLine) -> None:
        self._delegate.text(painter, box, line.name, "text", TextStyle.CELL_MEDIUM)

    def _paint_rate(self, painter: QPainter, box: QRect, line: HitLine) -> None:
        tokens = self._delegate.theme.tokens
        width, height = scaled(_BAR[0]), _BAR[1]
        bar = QRectF(box.left(), box.center().y() - height / 2 + 0.5, width, height)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.border))
        painter.drawRoundedRect(bar, 2, 2)
        if line.share > 0:
            bar.setWidth(max(width * line.share, 3))
            painter.setBrush(QColor(tokens.accent))
            painter.drawRoundedRect(bar, 2, 2)
        painter.restore()
        rest = box.adjusted(width + 8, 0, 0, 0)
        self._delegate.text(painter, rest, _rate_text(line), "text", TextStyle.CELL_BOLD)


def _columns(by: HitsBy) -> tuple[RecordColumn, ...]:
    name = RecordColumn(
        *("name", BY[by][1], 200, lambda line: line.name, lambda line: (line.name.casefold(), line.id)),
        grows=True,
    )
    rate = RecordColumn(
        *(
            "rate",
            marked("Hit rate"),
            _BAR[0] + _WORDS + 40,
            _rate_text,
            lambda line: (line.share, line.rate.scored),
        ),
    )
    counts = (
        _number("met", marked("Met"), lambda line: line.rate.met),
        _number("scored", marked("Scored"), lambda line: line.rate.scored),
        _number("reviews", marked("Reviews"), lambda line: line.reviews, drop=1),
    )
    if by is not HitsBy.ACCOUNT:
        return (name, rate, *counts, _number("accounts", marked("Accounts"), lambda line: line.accounts))
    return (
        *(name, rate, *counts),
        RecordColumn(
            *("owner", marked("CSM"), 150, lambda line: line.owner, lambda line: line.owner.casefold()),
            drop=2,
        ),
        RecordColumn(
            *(
                "segment",
                marked("Segment"),
                130,
                lambda line: line.segment,
                lambda line: line.segment.casefold(),
            ),
            drop=3,
        ),
    )


def _number(key: str, title: str, value: Callable[[HitLine], int], drop: int = 0) -> RecordColumn:
    return RecordColumn(
        *(key, title, 90, lambda line: count_text(value(line)), lambda line: (value(line), line.share)),
        right=True,
        drop=drop,
    )


def _rate_text(line: HitLine) -> str:
    return value_text(line.share, Unit.SHARE)
