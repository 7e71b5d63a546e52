"""What Home says where there is nothing to do, and the step that comes next."""

from PySide6.QtCore import QObject, Signal

from cs_desktop.common.dates import day_text
from cs_desktop.common.language import tr
from cs_desktop.controllers.actions import ActionTable
from cs_desktop.domain.home import HomePage, Scope
from cs_desktop.views.home.sketch import ListSketch
from cs_desktop.views.portfolio.empty import NoAccounts
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.buttons import Button
from cs_desktop.views.widgets.empty import EmptyState


class EmptyPages(QObject):
    """One page for each reason why there is nothing to do."""

    me_requested = Signal()
    """The user wants to say who they are."""
    join_requested = Signal()
    """The user wants to be taken into the team."""
    team_requested = Signal()
    """The user wants to see what everybody has to do."""
    portfolio_requested = Signal()

    def __init__(self, theme: Theme, actions: ActionTable) -> None:
        super().__init__()
        self._done = EmptyState(ListSketch(theme), "", "")
        self._no_accounts = NoAccounts(theme, actions, ListSketch(theme))
        self._no_team = EmptyState(
            ListSketch(theme),
            tr("Who is on the team?"),
            tr("Home shows what is yours to do. Add yourself to the team; your colleagues can follow later."),
        )
        self._nobody = EmptyState(
            ListSketch(theme),
            tr("Choose who you are"),
            tr(
                "Nobody of the team bears the name that this computer knows you by. Say who you are, "
                "and Home shows your accounts, tasks and promises."
            ),
        )
        self._own_none = EmptyState(
            ListSketch(theme),
            tr("You own no account yet"),
            tr("Select your accounts in the portfolio and give them an owner, or look at the team's."),
        )
        for page, words, kind, signal in (
            (self._no_team, tr("Add me to the team"), "primary", self.join_requested),
            (self._no_team, tr("Show the team's"), "default", self.team_requested),
            (self._nobody, tr("Choose who I am"), "primary", self.me_requested),
            (self._nobody, tr("Show the team's"), "default", self.team_requested),
            (self._own_none, tr("Go to the portfolio"), "primary", self.portfolio_requested),
            (self._own_none, tr("Show the team's"), "default", self.team_requested),
        ):
            button = Button(theme, words, kind)
            button.clicked.connect(signal)
            page.offer(button)

    @property
    def pages(self) -> tuple[EmptyState, ...]:
        """Return all of them."""
        return self._done, self._no_accounts, self._no_team, self._nobody, self._own_none

    def page_for(self, page: HomePage) -> EmptyState | None:
        """Return what to show instead of the list; None where there is something to do."""
        unknown = page.scope is Scope.MINE and page.me is None
        if not page.accounts and not page.items:
            return self._no_accounts
        if unknown:
            return self._nobody if page.members else self._no_team
        if page.items:
            return None
        if not page.account_ids:
            return self._own_none
        self._done.say(tr("Nothing to do today"), _what_is_next(page))
        return self._done


def _what_is_next(page: HomePage) -> str:
    if page.next_day is not None:
        return tr(
            "No rule finds anything that is due. The next thing comes up on {day}.",
            day=day_text(page.next_day),
        )
    return tr("No rule finds anything that is due, and the next two weeks are free.")
