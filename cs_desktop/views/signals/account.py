"""The signals of one account, in the side panel: each rule with what it says here, open or not."""

from datetime import date

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QPainter
from PySide6.QtWidgets import QWidget

from cs_desktop.common.language import marked, tr
from cs_desktop.controllers.actions import ActionTable
from cs_desktop.domain.figures import Status
from cs_desktop.domain.signals.shown import RuleAtAccount, ShownSignal, SignalsShown
from cs_desktop.domain.signals.words import condition_text
from cs_desktop.views.itemmodels.record_model import RecordColumn, RecordModel
from cs_desktop.views.signals.strip import SignalStrip
from cs_desktop.views.signals.words import since_text, state_text
from cs_desktop.views.theme.fonts import TextStyle
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.buttons import Button
from cs_desktop.views.widgets.flow import FlowRow
from cs_desktop.views.widgets.pieces import Panel, column
from cs_desktop.views.widgets.record_delegate import RecordDelegate
from cs_desktop.views.widgets.record_table import RecordTable
from cs_desktop.views.widgets.text import Label


class AccountSignals(QWidget):
    """Shows the SignalsShown of one account."""

    picked = Signal(object)
    """The ShownSignal that one is on; None for none."""
    enter_wanted = Signal(object)
    """The SignalRule whose data is to be entered or looked at."""

    def __init__(self, theme: Theme, actions: ActionTable) -> None:
        super().__init__()
        self._as_of = date.min
        made = (
            RecordColumn("signal", marked("Signal"), 170, lambda row: tr(row.shown.rule.name), grows=True),
            RecordColumn("state", marked("State"), 174, self._state),
        )
        self.model = RecordModel(made, self)
        self.model.editable = False
        self._delegate = RecordDelegate(theme, made)
        self._delegate.painters = {"signal": self._paint_signal, "state": self._paint_state}
        self.table = RecordTable(theme, self.model, self._delegate, tr("Signals of the account"))
        self.strip = SignalStrip(theme, actions, at_account=True)
        self.rest = _RuleHere(theme)
        box = column(spacing=0)
        box.addWidget(self.table, 1)
        box.addWidget(self.strip)
        box.addWidget(self.rest)
        self.setLayout(box)
        self.table.picked.connect(lambda _id: self._show_current())
        self.table.opened.connect(lambda _id: self._enter())
        self.strip.feed_wanted.connect(lambda _one: self._enter())
        self.rest.enter.clicked.connect(self._enter)

    def take_focus(self) -> None:
        """Begin with the first rule."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        if self.model.rowCount():
            self.table.take_focus()

    @property
    def current(self) -> ShownSignal | None:
        """Return the signal that one is on; None for a rule that is not open."""
        row = self._row
        return row.signal if row is not None else None

    def show_signals(self, shown: SignalsShown | None, *, editable: bool) -> None:
        """Show the signals of an account; None while they are being read."""
        self._as_of = shown.as_of if shown is not None else date.min
        if shown is None:
            self.table.forget()
        self.strip.set_editable(editable=editable)
        self.rest.enter.setEnabled(editable)
        self.model.show(shown.at_account() if shown is not None else ())
        self._show_current()
        if self.window().focusWidget() is self:
            self.table.take_focus()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Begin in the table."""
        super().focusInEvent(event)
        if self.model.rowCount():
            self.table.take_focus()

    @property
    def _row(self) -> RuleAtAccount | None:
        index = self.table.currentIndex()
        return self.model.row(index.row()) if index.isValid() else None

    def _show_current(self) -> None:
        row = self._row
        self.strip.show_signal(row.signal if row is not None else None, self._as_of)
        self.rest.show_rule(row if row is not None and row.signal is None else None)
        self.picked.emit(self.current)

    def _enter(self) -> None:
        row = self._row
        if row is not None:
            self.enter_wanted.emit(row.shown.rule)

    def _state(self, row: RuleAtAccount) -> str:
        if row.signal is None:
            return tr("not open") if row.shown.fed else tr("no data")
        if row.signal.state is None:
            return since_text(row.signal, self._as_of)
        return state_text(row.signal)

    def _paint_signal(self, painter: QPainter, box: QRect, row: RuleAtAccount) -> None:
        is_open = row.signal is not None and row.signal.state is None
        status = row.shown.rule.severity if is_open else Status.NONE
        role = "text" if is_open else "text2"
        self._delegate.judged(painter, box, tr(row.shown.rule.name), status, role)

    def _paint_state(self, painter: QPainter, box: QRect, row: RuleAtAccount) -> None:
        is_open = row.signal is not None and row.signal.state is None
        self._delegate.text(painter, box, self._state(row), "text" if is_open else "text2")


class _RuleHere(Panel):
    """A rule that is not open at the account, with its numbers or the way to enter some."""

    def __init__(self, theme: Theme) -> None:
        super().__init__("sunken", "top")
        self._title = Label("", TextStyle.BODY_MEDIUM, wrap=True)
        self._says = Label("", TextStyle.CELL, "text2", wrap=True)
        self.enter = Button(theme, tr("Enter data"), "default", "plus")
        ways = FlowRow()
        ways.add(self.enter)
        self.setLayout(column(self._title, self._says, ways, spacing=6, margins=(20, 10, 20, 10)))
        self.hide()

    def show_rule(self, row: RuleAtAccount | None) -> None:
        """Show another rule, or none."""
        self.setVisible(row is not None)
        if row is None:
            return
        shown = row.shown
        told = shown.says[:1].upper() + shown.says[1:] if shown.says else tr("No data in its window")
        self._title.setText(tr(shown.rule.name))
        self._says.setText(
            tr(
                "{told}. Opens at: {condition}. Fed by {feed}.",
                told=told,
                condition=condition_text(shown.rule),
                feed=shown.feed,
            )
        )
        survey = shown.rule.is_survey
        words = tr("Enter answers") if survey else tr("Enter data")
        self.enter.setText(f" {words}")
        self.enter.setAccessibleName(words)
