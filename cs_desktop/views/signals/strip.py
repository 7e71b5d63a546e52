"""What stands below a list of signals: the one that one is on, and what can be done with it."""

from datetime import date

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QMenu, QWidget

from cs_desktop.common.language import tr
from cs_desktop.controllers.actions import ActionId, ActionTable
from cs_desktop.domain.signals.shown import ShownSignal
from cs_desktop.domain.vocabulary import AttentionState
from cs_desktop.views.home.why import snooze_choices
from cs_desktop.views.signals.words import done_told, opened_told
from cs_desktop.views.theme.fonts import TextStyle
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.buttons import Button
from cs_desktop.views.widgets.flow import FlowRow
from cs_desktop.views.widgets.pieces import Panel, column
from cs_desktop.views.widgets.text import Label


class SignalStrip(Panel):
    """Shows one ShownSignal."""

    acknowledged = Signal(object)
    snoozed = Signal(object, object)
    """The ShownSignal, and the day until which; None where the user wants to choose it."""
    resolve_wanted = Signal(object)
    task_wanted = Signal(object)
    opened_again = Signal(object)
    account_wanted = Signal(object)
    feed_wanted = Signal(object)
    """What feeds the ShownSignal is to be looked at or entered."""

    def __init__(self, theme: Theme, actions: ActionTable, *, at_account: bool = False) -> None:
        """With `at_account` it leads to no account, since that is on screen."""
        super().__init__("sunken", "top")
        self._theme, self._actions = theme, actions
        self._one: ShownSignal | None = None
        self._as_of = date.min
        self._editable = True
        self._title = Label("", TextStyle.BODY_MEDIUM, wrap=True)
        self._why = Label("", TextStyle.CELL, "text2", wrap=True)
        self._state = Label("", TextStyle.CELL, "text2", wrap=True)
        self._ways = FlowRow()
        self._at_account = at_account
        self.acknowledge = self._button(tr("Acknowledge"), "check", ActionId.SIGNAL_ACKNOWLEDGE)
        self.snooze = self._button(tr("Snooze"), "clock", ActionId.ITEM_SNOOZE)
        self.resolve = self._button(tr("Resolve"), "target", ActionId.SIGNAL_RESOLVE)
        self.task = self._button(tr("Make task"), "list-plus", ActionId.ITEM_TASK)
        self.again = self._button(tr("Open again"), "refresh-cw", ActionId.SIGNAL_OPEN_AGAIN)
        self.account = self._button(tr("Account"), "arrow-right", None)
        self.feed = self._button(tr("Its data"), "trend", None)
        self._connect()
        words = QWidget()
        words.setLayout(column(self._title, self._why, self._state, spacing=3))
        self.setLayout(column(words, self._ways, spacing=8, margins=(20, 10, 20, 10)))
        self.show_signal(None, date.min)

    @property
    def one(self) -> ShownSignal | None:
        """Return the signal that is shown."""
        return self._one

    def set_editable(self, *, editable: bool) -> None:
        """Offer what stores something only where it can be stored."""
        self._editable = editable
        self.show_signal(self._one, self._as_of)

    def show_signal(self, one: ShownSignal | None, as_of: date) -> None:
        """Show another signal, or none."""
        self._one, self._as_of = one, as_of
        self.setVisible(one is not None)
        if one is None:
            return
        finding = one.finding
        self._title.setText(finding.title)
        why = finding.why[:1].upper() + finding.why[1:]
        self._why.setText(f"{why}. {opened_told(one, as_of)} {finding.source}.")
        told = done_told(one)
        self._state.setText(told)
        self._state.setVisible(bool(told))
        is_open = one.state is None
        self.acknowledge.setVisible(self._editable and is_open)
        for button in (self.snooze, self.resolve):
            button.setVisible(self._editable and one.state in (None, AttentionState.ACKNOWLEDGED))
        self.task.setVisible(self._editable and one.state in (None, AttentionState.ACKNOWLEDGED))
        self.again.setVisible(self._editable and not is_open)
        self.account.setVisible(not self._at_account)
        self._ways.arrange()

    def ask_snooze(self) -> None:
        """Let the user choose until when."""
        one = self._one
        if one is None or self.snooze.isHidden():
            return
        menu = QMenu(self)
        for text, day in snooze_choices(self._as_of):
            menu.addAction(text).triggered.connect(lambda _=False, day=day: self.snoozed.emit(one, day))
        menu.addSeparator()
        menu.addAction(tr("Choose a date…")).triggered.connect(lambda: self.snoozed.emit(one, None))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.snooze.mapToGlobal(QPoint(0, self.snooze.height() + 2)))

    def _connect(self) -> None:
        self.acknowledge.clicked.connect(lambda: self.acknowledged.emit(self._one))
        self.snooze.clicked.connect(self.ask_snooze)
        self.resolve.clicked.connect(lambda: self.resolve_wanted.emit(self._one))
        self.task.clicked.connect(lambda: self.task_wanted.emit(self._one))
        self.again.clicked.connect(lambda: self.opened_again.emit(self._one))
        self.account.clicked.connect(lambda: self.account_wanted.emit(self._one))
        self.feed.clicked.connect(lambda: self.feed_wanted.emit(self._one))

    def _button(self, text: str, icon: str, action: ActionId | None) -> Button:
        button = Button(self._theme, text, "default", icon)
        if action is not None:
            button.setToolTip(self._actions[action].toolTip())
        self._ways.add(button)
        return button
