"""The right end of the plan's header: who agreed, on which version, what is next, what was confirmed."""

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from cs_desktop.common.language import tr
from cs_desktop.common.money import money_short
from cs_desktop.common.text import shortened
from cs_desktop.domain.plan.confirming import ESTIMATE_FORMULA, estimated_value
from cs_desktop.domain.plan.ledger import SignOff, agreed_with, confirmed_value
from cs_desktop.domain.plan.ledger_words import changes_text, plan_sign_off_text
from cs_desktop.domain.plan.next_check import NextCheck, next_check
from cs_desktop.domain.plan.shown import PlanShown
from cs_desktop.views.theme.fonts import TextStyle, scaled
from cs_desktop.views.theme.heights import fix_height
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.buttons import Button
from cs_desktop.views.widgets.pieces import Avatar, IconMark, row
from cs_desktop.views.widgets.text import ElidedLabel, Label, plain_tooltip, set_look

_WIDTH = 350
_ROW = 22
_FACE = 18
_NAME = 36
"""Letters of the next check that have room."""
_MARKS = {
    SignOff.NONE: ("pen-line", "text3"),
    SignOff.ASKED: ("circle-dashed", "watch_text"),
    SignOff.SIGNED: ("badge-check", "good_text"),
    SignOff.CHANGED: ("refresh-cw", "watch_text"),
}


class AgreedPart(QWidget):
    """Shows them as lines of a name and a text."""

    gesture = Signal(object)
    ledger_requested = Signal()
    reviews_requested = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.who, self.signed = (ElidedLabel("", TextStyle.CELL) for _ in range(2))
        self._mark = IconMark(theme, "pen-line", "text3", 14)
        self.next = Button(theme, "–", "link", name=tr("Next check"))
        self.next.clicked.connect(self.reviews_requested)
        self.value = Button(theme, "–", "link", name=tr("Value confirmed"))
        self.value.clicked.connect(self.ledger_requested)
        self.estimate = ElidedLabel("", TextStyle.CAPTION, "text2")
        self.far = ElidedLabel("", TextStyle.CAPTION, "text2")
        signed = QWidget()
        signed.setLayout(row(self._mark, self.signed, spacing=6))
        value = self._worth = QWidget()
        near = QWidget()
        for button in (self.next, self.value):
            fix_height(button, _ROW)
        value.setLayout(row(self.value, self.estimate, 0, spacing=8))
        self.who_holds = Avatar(theme, edge=scaled(_FACE), person=True)
        near.setLayout(row(self.next, self.who_holds, self.far, 0, spacing=8))
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 16, 0, 16)
        self._grid.setHorizontalSpacing(14)
        self._grid.setVerticalSpacing(0)
        self._grid.setColumnStretch(1, 1)
        self._names: list[Label] = []
        self._add(tr("Agreed with"), self.who)
        self._add(tr("Sign-off"), signed)
        self._add(tr("Next check"), near)
        self._add(tr("Value confirmed"), value)
        self.setLayout(self._grid)

    def _add(self, name: str, part: QWidget) -> None:
        place = len(self._names)
        label = Label(name, TextStyle.CELL, "text3")
        self._names.append(label)
        self._grid.addWidget(label, place, 0)
        self._grid.setRowMinimumHeight(place, scaled(_ROW))
        self._grid.addWidget(part, place, 1)

    def sizeHint(self) -> QSize:
        """Ask for the width of a name beside a text."""
        return QSize(scaled(_WIDTH), super().sizeHint().height())

    def show_plan(self, shown: PlanShown, *, editable: bool) -> None:
        """Show what was read."""
        del editable
        content = shown.content
        if content is None:
            return
        self.who.setText("; ".join(agreed_with(content)) or tr("Nobody yet"))
        state, text = plan_sign_off_text(shown)
        self._mark.set_icon(*_MARKS[state.state])
        self.signed.setText(text)
        if state.changes:
            self.signed.setToolTip(plain_tooltip(changes_text(state)))
        self._show_next(next_check(shown))
        confirmed = confirmed_value(content.confirmations)
        self.value.setText(money_short(confirmed, shown.currency))
        self.value.setAccessibleName(tr("Value confirmed: {value}", value=self.value.text()))
        self.value.setToolTip(tr("Open the ledger"))
        estimate = estimated_value(shown)
        self.estimate.setText(
            tr("estimate {value}", value=money_short(estimate, shown.currency)) if estimate else ""
        )
        self.estimate.setVisible(bool(estimate))
        # Not on the label, which tells its own text where that is shortened.
        self._worth.setToolTip(plain_tooltip(tr(ESTIMATE_FORMULA)) if estimate else "")

    def _show_next(self, check: NextCheck | None) -> None:
        self.next.setText(tr("No review planned") if check is None else shortened(check.text, _NAME))
        told = [] if check is None else [one for one in (check.far, check.who) if one]
        self.far.setText("" if check is None else check.far)
        self.far.setVisible(bool(self.far.text()))
        self.who_holds.set_name("" if check is None else check.who)
        self.who_holds.setToolTip("" if check is None else plain_tooltip(check.who))
        self.who_holds.setVisible(check is not None and bool(check.who))
        set_look(self.far, "tone", "risk" if check is not None and check.is_late else "text2")
        said = self.next.text() if check is None else ", ".join([check.text, *told])
        self.next.setAccessibleName(tr("Next check: {text}", text=said))
        self.next.setToolTip(plain_tooltip("" if check is None else said))
