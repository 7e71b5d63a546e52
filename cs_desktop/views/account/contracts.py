"""The contracts on the account's page: unexplained losses, subscriptions, renewals, the next step."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cs_desktop.common.dates import day_text
from cs_desktop.common.language import tr, trn
from cs_desktop.controllers.actions import ActionId, ActionTable, Where
from cs_desktop.domain.commerce import MissingReason
from cs_desktop.domain.figures import Status
from cs_desktop.domain.portfolio import AccountPage
from cs_desktop.views.account.renewals import RenewalTable
from cs_desktop.views.account.subscriptions import SubscriptionTable, is_running
from cs_desktop.views.theme.fonts import TextStyle
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.buttons import Button
from cs_desktop.views.widgets.pieces import Panel, StatusMark, column, line, row
from cs_desktop.views.widgets.text import Label

MARGINS = (20, 10, 20, 8)


class ContractsSection(QWidget):
    """Shows what an AccountPage says of contracts; what is to be done is asked for by actions."""

    reason_requested = Signal(object)
    """The MissingReason that is to be given."""

    def __init__(self, theme: Theme, actions: ActionTable) -> None:
        super().__init__()
        self._theme, self._actions = theme, actions
        self.notes = QWidget()
        """What nobody has explained yet; it stands where it is seen."""
        self._notes: QVBoxLayout = column(spacing=0)
        self.notes.setLayout(self._notes)
        self._shown_notes: tuple[MissingReason, ...] = ()
        self.subscriptions = SubscriptionTable(theme, actions.at(Where.SUBSCRIPTION))
        self.renewals = RenewalTable(theme, actions.at(Where.RENEWAL))
        self._running = Label("", TextStyle.CELL, "text3")
        self._overdue = Label("", TextStyle.CELL, "risk")
        self._next = self._make_next_step()
        self.subscriptions.picked.connect(self._tell_actions)
        self.renewals.picked.connect(self._tell_actions)
        self.subscriptions.edit_requested.connect(actions[ActionId.EDIT_SUBSCRIPTION].trigger)
        self.subscriptions.delete_requested.connect(actions[ActionId.DELETE_SUBSCRIPTION].trigger)
        self.renewals.delete_requested.connect(actions[ActionId.DELETE_RENEWAL].trigger)
        self.renewals.edit_requested.connect(actions[ActionId.EDIT_RENEWAL].trigger)
        self._renewal_part = self._part(
            tr("Renewals"), self._overdue, ActionId.ADD_RENEWAL, tr("Renewal"), self.renewals
        )
        box = column(spacing=0)
        box.addWidget(
            self._part(
                *(tr("Subscriptions"), self._running, ActionId.ADD_SUBSCRIPTION),
                *(tr("Subscription"), self.subscriptions),
            )
        )
        box.addWidget(self._next)
        box.addWidget(self._renewal_part)
        self.setLayout(box)

    def show_page(self, page: AccountPage) -> None:
        """Show an account's contracts."""
        self.subscriptions.show_page(page)
        self.renewals.show_page(page)
        self._show_notes(page.reasons_missing)
        bare = not page.subscriptions
        self.subscriptions.setVisible(not bare)
        self._next.setVisible(bare)
        self._renewal_part.setVisible(not bare or bool(page.renewals))
        self.renewals.setVisible(bool(page.renewals))
        running = sum(1 for s in page.subscriptions if is_running(s, page))
        self._running.setText("" if bare else _counted(running, len(page.subscriptions) - running))
        overdue = sum(row.overdue for row in page.renewals)
        self._overdue.setText(
            trn(
                "{count} has passed: record how it ended",
                "{count} have passed: record how they ended",
                overdue,
            )
            if overdue
            else ""
        )
        self._actions.update(reason_missing=bool(page.reasons_missing))

    def _tell_actions(self) -> None:
        renewal = self.renewals.chosen
        self._actions.update(
            subscription=self.subscriptions.chosen is not None,
            renewal=renewal is not None,
            open_renewal=renewal is not None and renewal.outcome is None,
        )

    def _show_notes(self, missing: tuple[MissingReason, ...]) -> None:
        if missing == self._shown_notes:
            return
        self._shown_notes = missing
        while (item := self._notes.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for reason in missing:
            self._notes.addWidget(self._note(reason))

    def _note(self, reason: MissingReason) -> QWidget:
        give = Button(
            self._theme, tr("Give reason"), "link", name=tr("Give reason: {title}", title=reason.title)
        )
        give.clicked.connect(lambda: self.reason_requested.emit(reason))
        facts = [reason.assignee, tr("due {day}", day=day_text(reason.due)) if reason.due else ""]
        note = Panel("", "bottom")
        note.setProperty("banner", "watch")
        box = row(
            StatusMark(self._theme, Status.WATCH),
            Label(reason.title, TextStyle.CELL_MEDIUM),
            Label(" · ".join(filter(None, facts)), TextStyle.CELL, "text2"),
            0,
            give,
            margins=(20, 4, 20, 4),
        )
        note.setLayout(box)
        return note

    def _make_next_step(self) -> QWidget:
        add = Button(self._theme, tr("Add subscription"), "default", "plus")
        add.clicked.connect(self._actions[ActionId.ADD_SUBSCRIPTION].trigger)
        step = QWidget()
        text = tr(
            "Nothing is paid for yet. Add a subscription to follow ARR, renewals and retention, and contacts "
            "on the People tab; health, plan and reviews work without money too."
        )
        box = column(Label(text, TextStyle.BODY, "text2", wrap=True), spacing=10, margins=(20, 0, 20, 16))
        box.addLayout(row(add, 0))
        step.setLayout(box)
        return step

    def _part(self, title: str, note: Label, action: ActionId, noun: str, table: QWidget) -> QWidget:
        add = Button(self._theme, noun, "link", "plus", icon_role="accent_text", icon_size=14)
        add.setAccessibleName(tr("Add {noun}", noun=noun))
        add.clicked.connect(self._actions[action].trigger)
        part = QWidget()
        box = column(line(), spacing=0)
        box.addLayout(row(Label(title, TextStyle.SECTION), note, 0, add, margins=MARGINS))
        box.addWidget(table)
        part.setLayout(box)
        return part


def _counted(running: int, others: int) -> str:
    text = trn("{count} running", "{count} running", running)
    if not others:
        return text
    return text + ", " + trn("{count} ended or to come", "{count} ended or to come", others)
