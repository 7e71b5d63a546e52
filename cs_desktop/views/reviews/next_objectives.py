"""The objectives for the next period: what each lacks is marked in its row, with the fix right under it."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLineEdit, QMenu, QWidget

from cs_desktop.common.dates import short_day_text
from cs_desktop.common.language import count_text, marked, tr
from cs_desktop.domain.figures import Status
from cs_desktop.domain.reviews.chain import NewRow, new_rows
from cs_desktop.domain.reviews.committing import add_objective, commit_to, park, remove
from cs_desktop.domain.reviews.content import ReviewHead
from cs_desktop.domain.reviews.frozen import ReviewFigures, Set, figures_of
from cs_desktop.domain.reviews.gaps import Gap, short_gap
from cs_desktop.domain.reviews.lineage_words import lineage_words
from cs_desktop.domain.reviews.shown import ReviewsShown
from cs_desktop.domain.reviews.words import ENDED, OPEN, period_text
from cs_desktop.domain.vocabulary import ObjectiveState
from cs_desktop.views.reviews.commitment_editor import CommitmentEditor
from cs_desktop.views.reviews.grid import Column, StatusWord, WidgetGrid
from cs_desktop.views.reviews.lineage import Unfolding, stacked
from cs_desktop.views.reviews.measure_chooser import MeasureChooser
from cs_desktop.views.reviews.part import ReviewSection
from cs_desktop.views.theme.fonts import TextStyle, font, scaled
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.buttons import Button, icon_button
from cs_desktop.views.widgets.pieces import Avatar, row, tag
from cs_desktop.views.widgets.text import ElidedLabel, Label

_WORDS = 110
"""Pixels that the words of an objective have at least."""
_COLUMNS = (
    Column("#"),
    Column(marked("Objective"), grows=3),
    Column(marked("Measure"), grows=2, goes=3),
    Column(marked("Baseline"), number=True, goes=2),
    Column(marked("Target"), number=True),
    Column(marked("Due"), goes=1),
    Column(marked("Owners"), goes=4),
    Column(marked("Ready")),
)
Fix = MeasureChooser | CommitmentEditor


class NextPart(ReviewSection):
    """Sets objectives for the next period, each measurable before the review can be closed."""

    gesture = Signal(object)
    opened = Signal(object, object, bool)
    """The id of a commitment, the RowFix that is shown for it, and whether one was shown just before."""
    review_wanted = Signal(object)
    """The id of a review to look at."""
    left = Signal(object)
    """The RowFix that goes; what was entered there can still be read."""
    completed = Signal(object, object)
    """The id of a commitment, and the Gesture that its RowFix asks for."""

    def __init__(self, theme: Theme) -> None:
        self.add_button = Button(theme, tr("Objective"), "link", "plus", name=tr("Add objective to review"))
        super().__init__(tr("Objectives for the next period"), self.add_button)
        self._theme = theme
        self._shown: ReviewsShown | None = None
        self._review: ReviewHead | None = None
        self._editable = False
        self._open: int | None = None
        """The commitment whose fix is open because somebody asked for it."""
        self._focus: int | None = None
        """The commitment whose fix takes the keyboard as soon as it is there."""
        self._fix: tuple[int, Fix] | None = None
        self._rows: dict[int, QWidget] = {}
        self._unfolding = Unfolding(theme, self.review_wanted.emit)
        self.grid = WidgetGrid(_COLUMNS, self.title.text())
        self.nothing = Label("", TextStyle.BODY, "text2", wrap=True)
        self.line = QLineEdit()
        self.line.setFont(font(TextStyle.BODY))
        self.line.setMaxLength(300)
        self.line.setPlaceholderText(tr("What is to be reached, in the customer's words"))
        self.line.setAccessibleName(tr("New objective"))
        self.line.returnPressed.connect(self._take_new)
        self.line.textChanged.connect(lambda text: self.line.show() if text and self._editable else None)
        self.line.hide()
        self.add(self.grid, inset=False)
        self.add(self.nothing)
        self.add(self.line)
        self.add_button.clicked.connect(self.offer_new)

    def show_review(self, shown: ReviewsShown, review: ReviewHead, *, editable: bool) -> None:
        """Show what a review sets."""
        if self._review is None or self._review.id != review.id:
            self._open = None
            self._let_go(None)
            self.line.hide()
        self._shown, self._review = shown, review
        self._editable = editable and review.status in OPEN
        figures = figures_of(shown, review)
        self._fill(figures)
        ready = sum(not one.gaps for one in figures.set)
        self.said.setText(
            tr("{ready} of {count} measurable", ready=count_text(ready), count=count_text(len(figures.set)))
            if figures.set and review.status not in ENDED
            else ""
        )
        self.add_button.setVisible(self._editable)
        ask = tr("None yet. Carry one of the last ones forward, or add one.")
        self.nothing.setText(ask if self._editable else tr("None was set."))
        self.nothing.setVisible(not figures.set)
        self.grid.setVisible(bool(figures.set))

    def start_over(self) -> None:
        """Forget what was shown, as before another account's are read."""
        self._let_go(None)
        self._shown = self._review = self._open = self._focus = None
        self.grid.clear()
        self._rows.clear()

    def go_to(self, commitment_id: int) -> None:
        """Open what is missing of a commitment, with the keyboard in it, as soon as it is there."""
        self._open = self._focus = commitment_id
        self._fill_anew()

    def go_to_next_of(self, came_from: int) -> None:
        """Do the same for the one that will come of one of the last commitments."""
        self._focus = -came_from

    def offer_new(self) -> None:
        """Offer the objectives of the plan that are not set yet, and a new one."""
        choices = self._choices()
        if not choices:
            self.ask_new()
            return
        menu = QMenu(self.add_button)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for text, choose in choices:
            action = QAction(text, menu)
            action.triggered.connect(choose)
            menu.addAction(action)
        menu.addSeparator()
        new = QAction(tr("New objective…"), menu)
        new.triggered.connect(self.ask_new)
        menu.addAction(new)
        menu.popup(self.add_button.mapToGlobal(QPoint(0, self.add_button.height())))

    def ask_new(self) -> None:
        """Let a new objective be typed under the others."""
        self.line.show()
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _choices(self) -> list[tuple[str, Callable[[], None]]]:
        if self._shown is None or self._review is None or self._shown.plan.content is None:
            return []
        taken = {one.objective_id for one in self._shown.book.set_at(self._review.id)}
        wanted = (ObjectiveState.OPEN, ObjectiveState.PARKED)
        return [
            (one.text, partial(self._commit, one.id))
            for one in self._shown.plan.content.objectives
            if one.id not in taken and one.state in wanted
        ]

    def _commit(self, objective_id: int) -> None:
        content = self._shown.plan.content if self._shown is not None else None
        if self._shown is None or self._review is None or content is None:
            return
        found = [one for one in content.objectives if one.id == objective_id]
        self.gesture.emit(commit_to(self._shown, self._review, found[0]))

    def _take_new(self) -> None:
        text = self.line.text().strip()
        if text and self._shown is not None and self._review is not None:
            self.line.clear()
            self.line.hide()
            self.gesture.emit(add_objective(self._shown, self._review, text))

    def _fill_anew(self) -> None:
        if self._shown is not None and self._review is not None:
            self._fill(figures_of(self._shown, self._review))

    def _fill(self, figures: ReviewFigures) -> None:
        if self._shown is None or self._review is None:
            return
        live = {one.entry.id: one for one in new_rows(self._shown, self._review)} if self._editable else {}
        self._await(live)
        opened = self._open if self._open in live else self._first_gap(figures)
        fix = self._fix_of(live.get(opened or 0))
        self.grid.clear()
        self._rows.clear()
        for one in figures.set:
            words, periods = self._name(one)
            self.grid.add(
                self._cells(one, words, figures.currency),
                wrong=bool(one.gaps) and self._editable,
                below=stacked(periods, fix if one.commitment_id == opened else None),
            )
        self.grid.head(1, tr("Objective for {period}", period=self._period(figures)))
        if fix is not None and self._focus == opened:
            self._focus = None
            fix.take_focus()

    def _await(self, live: dict[int, NewRow]) -> None:
        """Go to what came of one of the last commitments, once it is there."""
        if self._focus is not None and self._focus < 0:
            for row_id, one in live.items():
                if one.entry.came_from_id == -self._focus:
                    self._open = self._focus = row_id
                    return

    def _first_gap(self, figures: ReviewFigures) -> int | None:
        first = (one.commitment_id for one in figures.set if one.gaps)
        return next(first, None) if self._editable else None

    def _fix_of(self, wanted: NewRow | None) -> Fix | None:
        """Return what completes a commitment, the same one as before while nothing about it has changed."""
        self._let_go(wanted)
        if wanted is None or self._shown is None or self._review is None:
            return None
        chooses = Gap.NO_MEASURE in wanted.gaps or Gap.RETIRED in wanted.gaps
        kind = MeasureChooser if chooses else CommitmentEditor
        fix = kind(self._theme, self._shown, self._review, wanted)
        commitment_id, before = wanted.entry.id, self._fix
        again = before is not None and before[0] == commitment_id and type(before[1]) is kind
        self.opened.emit(commitment_id, fix, again)
        if again and before is not None:
            fix.take_over(before[1])
        fix.gesture.connect(partial(self.completed.emit, commitment_id))
        self._fix = (commitment_id, fix)
        return fix

    def _let_go(self, wanted: NewRow | None) -> None:
        """Leave the fields of another commitment than the one that is wanted."""
        if self._fix is not None and (wanted is None or wanted.entry.id != self._fix[0]):
            left, self._fix = self._fix[1], None
            self.left.emit(left)

    def refuse(self, commitment_id: int, text: str) -> bool:
        """Say under a commitment why it was not stored; return whether its fields are still shown."""
        if self._fix is None or self._fix[0] != commitment_id:
            return False
        self._fix[1].refuse(text)
        return True

    def _cells(self, one: Set, words: QWidget, currency: str) -> list[QWidget]:
        assert self._shown is not None
        said = one.numbers.said
        high = (one.target, one.target_high)
        return [
            Label(
                count_text(one.number),
                TextStyle.CELL,
                "risk" if one.gaps and self._editable else "text2",
                tabular=True,
            ),
            words,
            ElidedLabel(one.measure or tr("No measure"), TextStyle.CELL, "text2" if one.measure else "risk"),
            Label(said(one.baseline, currency), TextStyle.CELL, "text2", tabular=True),
            Label(one.numbers.target_said(*high, currency), TextStyle.CELL_BOLD, tabular=True),
            Label(short_day_text(one.due, self._shown.today) if one.due else "–", TextStyle.CELL),
            self._owners(one),
            self._ready(one),
        ]

    def _name(self, one: Set) -> tuple[QWidget, QWidget | None]:
        """Return the words of an objective with what is done to it, and its periods."""
        assert self._shown is not None
        text = ElidedLabel(one.text or tr("(no words yet)"), TextStyle.CELL_MEDIUM)
        text.setMinimumWidth(scaled(_WORDS))
        steps = lineage_words(self._shown.plan, self._shown.book, one.objective_id)
        named = tr("Periods of next objective {number}", number=one.number)
        said, periods = self._unfolding.beside(text, named, one.objective_id, steps)
        parts: list[QWidget] = [said]
        if one.carried and self._review is not None:
            quarter = period_text(self._review.day, self._shown.fiscal_start).split(" ")[0]
            parts.append(tag(tr("From {period}", period=quarter)))
        if self._editable:
            edit = icon_button(self._theme, "pen-line", tr("Edit objective {number}", number=one.number))
            edit.clicked.connect(partial(self._toggle, one.commitment_id))
            more = icon_button(
                self._theme, "ellipsis", tr("More about objective {number}", number=one.number)
            )
            more.clicked.connect(partial(self._offer, more, one.commitment_id))
            parts += [edit, more]
            self._rows[one.commitment_id] = edit
        both = QWidget()
        box = row(*parts, spacing=4)
        box.setStretch(0, 1)
        both.setLayout(box)
        return both, periods

    def _owners(self, one: Set) -> QWidget:
        both = QWidget()
        avatars = [Avatar(self._theme, name, person=True) for name in (one.owner, one.contact) if name]
        both.setLayout(row(*avatars, spacing=4))
        names = " · ".join(name for name in (one.owner, one.contact) if name)
        both.setToolTip(names)
        both.setAccessibleName(tr("Owners: {names}", names=names or tr("none")))
        return both

    def _ready(self, one: Set) -> QWidget:
        if self._review is not None and self._review.status in ENDED:
            return StatusWord(self._theme, tr("Never agreed"), Status.NONE)
        if not one.gaps:
            return StatusWord(self._theme, tr("Measurable"), Status.GOOD)
        return StatusWord(self._theme, short_gap(Gap(one.gaps[0])), Status.RISK)

    def _toggle(self, commitment_id: int) -> None:
        if self._open == commitment_id:
            self._open = None
            self._fill_anew()
        else:
            self.go_to(commitment_id)

    def _offer(self, near: QWidget, commitment_id: int) -> None:
        menu = QMenu(near)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        parking = QAction(tr("Move to parking lot"), menu)
        parking.triggered.connect(partial(self.park, commitment_id))
        menu.addAction(parking)
        away = QAction(tr("Delete from this review"), menu)
        away.triggered.connect(partial(self._remove, commitment_id))
        menu.addAction(away)
        menu.popup(near.mapToGlobal(QPoint(0, near.height())))

    def park(self, commitment_id: int) -> None:
        """Move an objective to the parking lot."""
        if self._shown is not None and self._review is not None:
            mine = {one.id: one for one in self._shown.book.set_at(self._review.id)}
            if commitment_id in mine:
                self.gesture.emit(park(self._shown, self._review, mine[commitment_id]))

    def _remove(self, commitment_id: int) -> None:
        if self._shown is not None and self._review is not None:
            mine = {one.id: one for one in self._shown.book.set_at(self._review.id)}
            self.gesture.emit(remove(mine[commitment_id]))

    def _period(self, figures: ReviewFigures) -> str:
        assert self._shown is not None
        dues = sorted(one.due for one in figures.set if one.due is not None)
        return period_text(dues[-1], self._shown.fiscal_start) if dues else tr("the next period")
