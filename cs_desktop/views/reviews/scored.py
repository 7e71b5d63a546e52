"""The last objectives with their results, scores and what becomes of them."""

from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLineEdit, QMenu, QWidget

from cs_desktop.common.dates import short_day_text
from cs_desktop.common.language import count_text, marked, tr
from cs_desktop.domain.reviews.chain import OldRow, old_rows
from cs_desktop.domain.reviews.committing import confirm_scores, decide, enter_result, score
from cs_desktop.domain.reviews.content import ReviewHead
from cs_desktop.domain.reviews.frozen import ReviewFigures, Scored, figures_of
from cs_desktop.domain.reviews.lineage import hit_rate, rate_explanation, rate_text
from cs_desktop.domain.reviews.lineage_words import StepWords, lineage_words
from cs_desktop.domain.reviews.scoring import SCORE_NAMES
from cs_desktop.domain.reviews.shown import ReviewsShown
from cs_desktop.domain.reviews.telling import (
    SCORE_STATUS,
    attained_text,
    consequence,
    explanation,
    proposed_decision,
)
from cs_desktop.domain.reviews.words import OPEN
from cs_desktop.domain.typed_numbers import read_number
from cs_desktop.domain.vocabulary import Decision, Score
from cs_desktop.views.reviews.grid import AttainmentBar, Column, WidgetGrid
from cs_desktop.views.reviews.lineage import Unfolding
from cs_desktop.views.reviews.part import ReviewSection
from cs_desktop.views.theme.fonts import TextStyle, font, scaled
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.buttons import Button, icon_button
from cs_desktop.views.widgets.pieces import row
from cs_desktop.views.widgets.pills import StatusPill
from cs_desktop.views.widgets.text import ElidedLabel, Label, plain_tooltip

_COLUMNS = (
    Column("#"),
    Column(marked("Objective"), grows=1),
    Column(marked("Start"), number=True, goes=3),
    Column(marked("Target"), number=True, goes=2),
    Column(marked("Result"), number=True),
    Column(marked("Attainment"), goes=1),
    Column(marked("Score")),
    Column(marked("Next period")),
)
DECISION_NAMES = {
    Decision.CARRY: marked("Carry forward"),
    Decision.RAISE: marked("Raise the target"),
    Decision.CLOSE: marked("Close it"),
    Decision.REPLACE: marked("Replace"),
}


class ScoredPart(ReviewSection):
    """Scores and decides what the reviews before have set."""

    gesture = Signal(object)
    raised = Signal(object)
    """The id of the commitment whose successor now asks for a target, or for words."""

    review_wanted = Signal(object)
    """The id of a review to look at."""

    def __init__(self, theme: Theme) -> None:
        self.confirm = Button(theme, tr("Confirm scores"), "link")
        self.rate = Label("", TextStyle.CELL, "text2")
        super().__init__(tr("Last objectives, scored"), self.rate, self.confirm)
        self._theme = theme
        self._shown: ReviewsShown | None = None
        self._review: ReviewHead | None = None
        self._editable = False
        self._places: dict[int, QWidget] = {}
        self._unfolding = Unfolding(theme, self.review_wanted.emit)
        self.grid = WidgetGrid(_COLUMNS, tr("Last objectives, scored"))
        rule = tr("Objectives of closed reviews of this kind, and whatever is due by the day of this one")
        for part in (self.title, self.said):
            part.setToolTip(plain_tooltip(rule))
        self.title.setAccessibleDescription(rule)
        self.add(self.grid, inset=False)
        self.confirm.clicked.connect(self._confirm)

    def show_review(self, shown: ReviewsShown, review: ReviewHead, *, editable: bool) -> None:
        """Show what a review scores."""
        self._shown, self._review = shown, review
        self._editable = editable and review.status in OPEN
        figures = figures_of(shown, review)
        self.setVisible(bool(figures.scored))
        kept = self._kept()
        self.grid.clear()
        self._places.clear()
        for one in figures.scored:
            self._add(figures, one)
        days = {one.set_on for one in figures.scored}
        said = tr("Objective")
        if len(days) == 1 and (day := next(iter(days))) is not None:
            said = tr("Objective set on {day}", day=short_day_text(day, shown.today))
        self.grid.head(1, said)
        self._say(shown, figures)
        if kept in self._places:
            self._places[kept].setFocus(Qt.FocusReason.OtherFocusReason)

    def go_to(self, commitment_id: int) -> None:
        """Put the keyboard on what asks for something of a commitment."""
        if commitment_id in self._places:
            self._places[commitment_id].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _say(self, shown: ReviewsShown, figures: ReviewFigures) -> None:
        met = tr("{met} of {count} met", met=count_text(figures.met), count=count_text(len(figures.scored)))
        self.said.setText(met)
        rate = hit_rate(shown.book)
        self.rate.setText(rate_text(rate))
        self.rate.setToolTip(plain_tooltip(rate_explanation(rate, shown.today)))
        unconfirmed = any(not one.confirmed and one.score for one in figures.scored)
        self.confirm.setVisible(self._editable and unconfirmed)

    def _add(self, figures: ReviewFigures, one: Scored) -> None:
        said = partial(one.numbers.said, currency=figures.currency)
        text: QWidget = ElidedLabel(one.text or one.measure, TextStyle.CELL_MEDIUM)
        named = tr("Periods of objective {number}", number=one.number)
        text, periods = self._unfolding.beside(text, named, one.objective_id, self._steps(one))
        result = Label(said(one.result), TextStyle.CELL_BOLD, tabular=True)
        result.setToolTip(plain_tooltip(explanation(one, figures.currency)))
        cells: list[QWidget] = [
            Label(count_text(one.number), TextStyle.CELL, "text2", tabular=True),
            text,
            Label(said(one.start), TextStyle.CELL, "text2", tabular=True),
            Label(
                one.numbers.target_said(one.target, one.target_high, figures.currency),
                *(TextStyle.CELL, "text2"),
                tabular=True,
            ),
            result,
            self._attainment(one, explanation(one, figures.currency)),
            self._score(one),
            self._decision(one, figures.currency),
        ]
        self.grid.add(cells, below=periods)

    def _steps(self, one: Scored) -> tuple[StepWords, ...]:
        assert self._shown is not None
        return lineage_words(self._shown.plan, self._shown.book, one.objective_id)

    def _attainment(self, one: Scored, told: str) -> QWidget:
        percent = attained_text(one)
        bar = AttainmentBar(
            self._theme,
            one.attained or 0.0,
            SCORE_STATUS[one.score],
            tr("Attainment of objective {number}: {percent}", number=one.number, percent=percent),
        )
        both = QWidget()
        both.setLayout(row(bar, Label(percent, TextStyle.CELL, "text2", tabular=True), spacing=8))
        both.setToolTip(plain_tooltip(told))
        return both

    def _score(self, one: Scored) -> QWidget:
        name = tr(SCORE_NAMES[one.score]) if one.score else tr("No result")
        pill = StatusPill(self._theme)
        pill.say(name, SCORE_STATUS[one.score])
        hint = Label("" if one.confirmed or not one.score else tr("proposed"), TextStyle.CAPTION, "text2")
        both = QWidget()
        if not self._editable:
            both.setLayout(row(pill, hint, spacing=2))
            return both
        spoken = tr("Score of objective {number}: {score}", number=one.number, score=name)
        menu = icon_button(self._theme, "chevron-down", spoken, None)
        menu.clicked.connect(partial(self._offer_scores, menu, one))
        confirm = icon_button(
            self._theme, "check", tr("Confirm score of objective {number}", number=one.number)
        )
        confirm.clicked.connect(partial(self._give, one, one.score))
        confirm.setVisible(bool(one.score) and not one.confirmed)
        both.setLayout(row(pill, hint, confirm, menu, spacing=2))
        if not one.confirmed:
            self._places[one.commitment_id] = confirm if one.score else menu
        return both

    def _decision(self, one: Scored, currency: str) -> QWidget:
        said = consequence(one, currency)
        if not self._editable:
            return ElidedLabel(said, TextStyle.CELL, "text2")
        proposed = proposed_decision(one)
        button = Button(
            self._theme,
            said or tr(DECISION_NAMES[proposed]),
            "quiet" if said else "default",
            "corner-down-right" if one.next_number else "check" if said else "",
            name=tr(
                "Objective {number}: {decision}",
                number=one.number,
                decision=said or tr(DECISION_NAMES[proposed]),
            ),
        )
        more = icon_button(
            self._theme, "chevron-down", tr("Decide otherwise on objective {number}", number=one.number)
        )
        if said:
            button.clicked.connect(partial(self._offer_decisions, button, one))
            more.hide()
        else:
            button.clicked.connect(partial(self._decide, one, proposed))
        more.clicked.connect(partial(self._offer_decisions, more, one))
        both = QWidget()
        both.setLayout(row(button, more, spacing=0))
        self._places.setdefault(one.commitment_id, button)
        return both

    def _offer_scores(self, near: QWidget, one: Scored) -> None:
        menu = self._menu(near)
        for given in Score:
            action = QAction(tr(SCORE_NAMES[given.value]), menu)
            action.triggered.connect(partial(self._give, one, given.value))
            menu.addAction(action)
        menu.addSeparator()
        enter = QAction(tr("Enter the result…"), menu)
        enter.triggered.connect(partial(self._ask_result, near, one))
        menu.addAction(enter)
        self._open(menu, near)

    def _offer_decisions(self, near: QWidget, one: Scored) -> None:
        menu = self._menu(near)
        for decision in Decision:
            action = QAction(tr(DECISION_NAMES[decision]), menu)
            action.triggered.connect(partial(self._decide, one, decision))
            menu.addAction(action)
        self._open(menu, near)

    def _menu(self, near: QWidget) -> QMenu:
        menu = QMenu(near)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        return menu

    def _open(self, menu: QMenu, near: QWidget) -> None:
        menu.popup(near.mapToGlobal(QPoint(0, near.height())))

    def _ask_result(self, near: QWidget, one: Scored) -> None:
        """Let the result be typed where it stands."""
        if self._shown is None:
            return
        line = ResultLine(one, self._shown.plan.currency)
        line.entered.connect(partial(self._enter, one))
        self.add(line)
        line.setFocus(Qt.FocusReason.PopupFocusReason)
        del near

    def _row(self, one: Scored) -> OldRow | None:
        if self._shown is None or self._review is None:
            return None
        rows = old_rows(self._shown, self._review)
        return next((found for found in rows if found.entry.id == one.commitment_id), None)

    def _give(self, one: Scored, given: str, _checked: object = None) -> None:
        found = self._row(one)
        if found is not None and self._review is not None:
            self.gesture.emit(score(self._review, found, given, found.reading))

    def _enter(self, one: Scored, value: float) -> None:
        found = self._row(one)
        if found is not None and self._review is not None and self._shown is not None:
            day = min(self._review.day, self._shown.today)
            self.gesture.emit(enter_result(self._review, found, value, day))

    def _decide(self, one: Scored, decision: Decision, _checked: object = None) -> None:
        found = self._row(one)
        if found is None or self._review is None or self._shown is None:
            return
        self.gesture.emit(decide(self._shown, self._review, found, decision))
        if decision in (Decision.RAISE, Decision.REPLACE):
            self.raised.emit(one.commitment_id)

    def _confirm(self) -> None:
        if self._review is not None and self._shown is not None:
            self.gesture.emit(confirm_scores(self._shown, self._review))

    def _kept(self) -> int | None:
        """Return the commitment in whose row the keyboard is."""
        return next((key for key, place in self._places.items() if place.hasFocus()), None)


class ResultLine(QLineEdit):
    """Takes the result of one commitment; Enter keeps it, Esc leaves."""

    entered = Signal(float)

    def __init__(self, one: Scored, currency: str) -> None:
        super().__init__()
        self._unit, self._currency = one.numbers.unit, currency
        self.setFont(font(TextStyle.BODY, tabular=True))
        self.setMaximumWidth(scaled(320))
        self.setPlaceholderText(tr("Result of objective {number}, such as 6.4", number=one.number))
        self.setAccessibleName(tr("Result of objective {number}", number=one.number))
        self.returnPressed.connect(self._take)
        self.editingFinished.connect(self._leave)

    def _value(self) -> float | None:
        return read_number(self.text(), self._unit, self._currency)

    def _take(self) -> None:
        value = self._value()
        if value is not None:
            self.entered.emit(value)

    def _leave(self) -> None:
        if not self.hasFocus() or self._value() is not None:
            (self.parentWidget() or self).deleteLater()
