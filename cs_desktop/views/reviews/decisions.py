"""What was decided at a review, and who does what from now on."""

from collections.abc import Mapping
from types import MappingProxyType

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit

from cs_desktop.common.dates import short_day_text
from cs_desktop.common.language import tr
from cs_desktop.controllers.actions import ActionId, ActionTable
from cs_desktop.domain.changes import Kind
from cs_desktop.domain.journey.words import Party
from cs_desktop.domain.plan.content import Action
from cs_desktop.domain.reviews import editing
from cs_desktop.domain.reviews.content import DecisionEntry, ReviewHead
from cs_desktop.domain.reviews.follow_up import actions_of
from cs_desktop.domain.reviews.shown import ReviewsShown
from cs_desktop.domain.reviews.since import Changed
from cs_desktop.views.itemmodels.line_model import Line
from cs_desktop.views.reviews.part import ReviewSection, WholeList
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.buttons import icon_button


class DecisionsPart(ReviewSection):
    """Decisions, one a line; an empty text deletes one."""

    gesture = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__(tr("Decisions"))
        self._decisions: tuple[DecisionEntry, ...] = ()
        self._editable = False
        self.list = WholeList(theme, tr("Decisions"), opens_on_click=False)
        self.line = QLineEdit()
        self.line.setPlaceholderText(tr("Add a decision"))
        self.line.setAccessibleName(tr("Add a decision"))
        self.line.returnPressed.connect(self._add)
        self.add(self.list, inset=0)
        self.add(self.line)
        self.list.opened.connect(lambda _key: self.list.edit_name())
        self.list.named.connect(self._reword)
        self.list.delete_requested.connect(lambda key: self._reword(key, ""))

    def show_review(self, shown: ReviewsShown, review: ReviewHead, *, editable: bool) -> None:
        """Show the decisions of a review."""
        self._decisions, self._editable = shown.book.decisions_of(review.id), editable
        self.said.setText(tr("shared") if self._decisions else tr("None yet"))
        self.list.lines.editable = editable
        self.list.show_all(
            [
                Line(one.id, one.text, icon="check", name=one.text if editable else None)
                for one in self._decisions
            ]
        )
        self.line.setVisible(editable)

    def _add(self) -> None:
        text = self.line.text().strip()
        if text and self._editable:
            self.line.clear()
            self.gesture.emit(editing.add_decision(self._decisions, text))

    def _reword(self, key: object, text: str) -> None:
        one = next((one for one in self._decisions if one.id == key), None)
        gesture = editing.reword_decision(one, text) if one is not None else None
        if gesture and self._editable:
            self.gesture.emit(gesture)


class ActionsPart(ReviewSection):
    """The actions of the plan that were decided at the review; a click or Enter goes to one there."""

    asked = Signal(object)
    """The Changed that stands for an action of the plan."""

    def __init__(self, theme: Theme, actions: ActionTable) -> None:
        add = icon_button(theme, "plus", tr("Decide an action"))
        add.follow(actions[ActionId.DECIDE_ACTION])
        super().__init__(tr("Actions decided here"), add)
        self.list = WholeList(theme, tr("Actions decided here"))
        self.list.setToolTip(tr("Enter or a click shows it in the success plan"))
        self.add(self.list, inset=0)
        self.list.opened.connect(self._ask)

    def show_review(self, shown: ReviewsShown, review: ReviewHead, *, editable: bool) -> None:
        """Show the actions that were decided at a review."""
        del editable
        actions = actions_of(shown, review.id)
        self.said.setText(tr("in the plan") if actions else tr("None yet"))
        self._names = {one.id: one.text for one in actions}
        self.list.show_all([_line(shown, one) for one in actions])

    _names: Mapping[int, str] = MappingProxyType({})

    def _ask(self, key: object) -> None:
        name = self._names.get(key) if isinstance(key, int) else None
        if name is not None and isinstance(key, int):
            self.asked.emit(Changed(name, Kind.PLAN_ACTION, key, name))


def _line(shown: ReviewsShown, one: Action) -> Line:
    theirs = one.party == Party.THEIRS
    who = shown.contacts.get(one.contact_id or 0) if theirs else shown.members.get(one.owner_id or 0)
    side = tr("Theirs") if theirs else tr("Ours")
    below = f"{side}, {who.name}" if who is not None else side
    due = short_day_text(one.due, shown.today) if one.due is not None else ""
    done = one.done_on is not None
    return Line(
        one.id,
        one.text,
        due,
        below,
        icon="square-check" if done else "square",
        icon_role="accent" if done else "text2",
        done=done,
    )
