"""Exporting an account's deck: where to, how far, and what came of it."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject

from cs_desktop.common.file_names import safe_name
from cs_desktop.common.language import tr
from cs_desktop.controllers.account import AccountController
from cs_desktop.controllers.actions import ActionId
from cs_desktop.domain.deck.content import Audience
from cs_desktop.views.account.screen import AccountScreen
from cs_desktop.views.files import PDF, ask_save
from cs_desktop.views.wiring.window_desk import WindowDesk
from cs_desktop.views.wiring.written import tell_written


class DeckWiring(QObject):
    """Asks for a file, and shows the export in the account's page."""

    def __init__(self, desk: WindowDesk, screen: AccountScreen, account: AccountController) -> None:
        super().__init__(desk.window)
        self._window, self._screen, self._account = desk.window, screen, account
        self._asked_for = Audience.INTERNAL
        self._actions = desk.actions
        desk.actions[ActionId.EXPORT_DECK].triggered.connect(self._ask_here)
        desk.actions[ActionId.EXPORT_CLIENT_DECK].triggered.connect(lambda: self._ask(Audience.CLIENT))
        screen.progress.cancelled.connect(account.exporting.cancel)
        account.exporting.started.connect(lambda: screen.progress.start(tr("Writing the deck")))
        account.exporting.started.connect(lambda: desk.actions.update(exporting=True))
        account.exporting.progressed.connect(screen.progress.advance)
        account.exporting.ended.connect(screen.progress.finish)
        account.exporting.ended.connect(lambda: desk.actions.update(exporting=False))
        account.exported.connect(self._exported)
        account.exporting.failed.connect(
            lambda error: desk.window.toasts.warn(str(error), tr("Try again"), self._ask_again)
        )

    def _ask_here(self) -> None:
        """Export the deck of the account on screen, or the one that is built."""
        if self._actions.situation.deck:
            self._actions[ActionId.EXPORT_DECK_PDF].trigger()
        else:
            self._ask(Audience.INTERNAL)

    def _ask(self, audience: Audience) -> None:
        self._asked_for = audience
        ending = " EBR.pdf" if audience is Audience.CLIENT else " EBR internal.pdf"
        name = safe_name(self._screen.header_name, ending)
        whose = tr("for the client") if audience is Audience.CLIENT else tr("marked Internal")
        title = tr("Export deck {whose}", whose=whose)
        ask_save(self._window, title, PDF, name, lambda out: self._account.export_deck(out, audience))

    def _ask_again(self) -> None:
        self._ask(self._asked_for)

    def _exported(self, path: Path, pages: int, warnings: Sequence[str]) -> None:
        tell_written(self._window.toasts, path, pages, warnings)
