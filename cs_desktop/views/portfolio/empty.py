"""What the portfolio says where it has nothing to show, and the ways on."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from cs_desktop.common.language import tr
from cs_desktop.common.text import shortened
from cs_desktop.controllers.actions import ActionId, ActionTable
from cs_desktop.domain.portfolio_query import Query
from cs_desktop.views.portfolio.sketch import TableSketch
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.buttons import Button
from cs_desktop.views.widgets.empty import EmptyState

QUOTED = 120


class NothingMatches(EmptyState):
    """There are accounts, but the filter lets none of them through."""

    all_requested = Signal()
    less_requested = Signal()
    """The last condition is to be taken back."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(TableSketch(theme), tr("No account matches"), "")
        every = Button(theme, tr("Show all accounts"), "primary")
        every.clicked.connect(self.all_requested)
        self.offer(every)
        self._less = Button(theme, "")
        self._less.clicked.connect(self.less_requested)
        self.offer(self._less)

    def tell(self, query: Query, text: str) -> None:
        """Say what nothing fits."""
        problem = next((term.problem for term in query.terms if term.problem), "")
        self.say(
            tr("No account matches"),
            problem or tr("Nothing here fits “{text}”.", text=shortened(text.strip(), QUOTED)),
        )
        several = len(query.terms) > 1
        self._less.setVisible(several)
        if several:
            label = tr("Take back “{condition}”", condition=shortened(query.terms[-1].label, 40))
            self._less.setText(label.replace("&", "&&"))
            self._less.setAccessibleName(label)


class NoAccounts(EmptyState):
    """The workspace is empty."""

    def __init__(self, theme: Theme, actions: ActionTable, drawing: QWidget | None = None) -> None:
        text = tr(
            "Import accounts from a CSV or Excel file that your CRM writes, enter the first one by hand, or "
            "look at the sample workspace first."
        )
        super().__init__(drawing or TableSketch(theme), tr("No accounts yet"), text)
        ways = (
            (ActionId.IMPORT, tr("Import accounts"), "primary"),
            (ActionId.NEW_ACCOUNT, tr("New account"), "default"),
            (ActionId.OPEN_SAMPLE, tr("Open the sample workspace"), "default"),
        )
        for action_id, words, kind in ways:
            button = Button(theme, words, kind)
            button.follow(actions[action_id])
            self.offer(button)
