"""The deck builder joined to its controller: what is done with a deck and its slides."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal

from cs_desktop.common.errors import KnownError
from cs_desktop.common.language import tr
from cs_desktop.controllers.actions import ActionId
from cs_desktop.controllers.deck.page import DeckController
from cs_desktop.controllers.deck.whole import WholeDeck
from cs_desktop.domain.changes import Change, Kind
from cs_desktop.domain.deck.content import Audience
from cs_desktop.domain.deck.kinds import TEMPLATES, DeckTemplate, SlideKey
from cs_desktop.domain.deck.shown import DeckEntry, DeckShown
from cs_desktop.domain.drafts import Draft
from cs_desktop.views.deck.screen import DeckScreen
from cs_desktop.views.screen import ACCOUNTS, PORTFOLIO
from cs_desktop.views.wiring.deck_desk import DeckDesk
from cs_desktop.views.wiring.deck_details import DeckDetailsWiring
from cs_desktop.views.wiring.deck_export import DeckExportWiring
from cs_desktop.views.wiring.deck_pages import DeckPagesWiring
from cs_desktop.views.wiring.deck_side import DeckSideWiring
from cs_desktop.views.wiring.deck_ways import DECK
from cs_desktop.views.wiring.desk import AccountDesk
from cs_desktop.views.wiring.navigation import Navigation

_LOUD = ("Delete", "Remove")
"""How labels begin of what one may not have meant; the rest is seen on the page."""


class BuilderWiring(QObject):
    """Shows one deck, or what an account's first one can be made from."""

    begun = Signal()
    """What a deck can be made from is on screen."""

    def __init__(
        self, around: AccountDesk, navigation: Navigation, filter_accounts: Callable[[str], None]
    ) -> None:
        """`filter_accounts` goes to the table of accounts, through a filter's text."""
        super().__init__(around.window)
        self._around, self._navigation = around, navigation
        self.controller = DeckController(around.jobs, around.hub, around.workspace.context)
        self.controller.setParent(self)
        self.screen = DeckScreen(around.theme, around.actions)
        around.window.add_screen(DECK, self.screen)
        self.desk = DeckDesk(around, self.screen, self.controller)
        self.pages = DeckPagesWiring(self.desk)
        whole = WholeDeck(around.jobs, around.workspace.context, self.controller)
        whole.setParent(self)
        self.details = DeckDetailsWiring(self.desk, whole, navigation, filter_accounts)
        self.side = DeckSideWiring(self.desk, whole)
        self.export = DeckExportWiring(self.desk, whole, self.side.side)
        self._account: tuple[int | None, str] = (None, "")
        """Whose deck it is: the account's id and name; none for the whole book."""
        self._last: int | None = None
        """The deck that was open last."""
        self._taken_back = False
        """Whether something about the deck on screen itself was undone just now."""
        self._connect()

    def open_newest(self, account_id: int | None, name: str) -> None:
        """Open the newest deck of an account, or of the whole book; without one, ask what to begin with."""

        def go(decks: Sequence[DeckEntry]) -> None:
            if decks:
                self._open(account_id, name, decks[0].id)
            else:
                self.begin(account_id, name, first=True)

        self.controller.list_decks(account_id, go)

    def open_for(
        self, account_id: int, name: str, template: DeckTemplate, audience: Audience, period: str
    ) -> None:
        """Open an account's deck of a kind and period, or make it."""

        def go(decks: Sequence[DeckEntry]) -> None:
            wanted = (template, audience, period)
            there = next((one for one in decks if (one.template, one.audience, one.period) == wanted), None)
            if there is not None:
                self._open(account_id, name, there.id)
            elif self._editable:
                then = lambda deck_id: self._open(account_id, name, deck_id)  # noqa: E731 - it is said once
                self.controller.new_deck(account_id, template, audience, then, period)
            else:
                self.begin(account_id, name)

        self.controller.list_decks(account_id, go)

    def open_deck(self, deck_id: int) -> None:
        """Open a deck, whoever it is about."""
        self._open(None, "", deck_id)

    def open_slide(self, slide_id: int) -> None:
        """Open the deck of a slide, and go there."""

        def go(entry: DeckEntry | None) -> None:
            if entry is None:
                text = tr("What this is about is not there any more; it may be brought back.")
                self._around.window.toasts.warn(text)
                return
            self._open(entry.account_id, entry.account, entry.id)
            self.screen.await_slide(slide_id)

        self.controller.find_slide(slide_id, go)

    def put_in(self, draft: Draft) -> None:
        """Enter a text that was kept as a draft into its field, on whichever deck that is."""
        self.open_slide(draft.typed.ref.id)
        self.details.put_in(draft)

    def begin(self, account_id: int | None, name: str, *, first: bool = False) -> None:
        """Ask what a deck is to be made from; `first` where there is none yet."""
        self._account = account_id, name
        self.controller.leave()
        self.pages.forget()
        self.screen.editable = self._editable
        own = account_id is None
        templates = [one for one, told in TEMPLATES.items() if told.own_only is own]
        self.screen.show_start(name, name or tr("all accounts"), templates, first=first)
        self._go()
        self.begun.emit()

    def begin_another(self) -> None:
        """Ask what another deck of the same account is to be made from."""
        self.begin(*self._account)

    def return_to_deck(self) -> None:
        """Go back to the deck that was open last."""
        if self._last is not None:
            self._open(*self._account, self._last)

    def close(self) -> None:
        """Forget the deck, as when the workspace is closed."""
        self._last = None
        self._account = (None, "")
        self._leave()
        self._around.window.sidebar.deck.show_deck("", current=False)

    @property
    def _editable(self) -> bool:
        return not self._around.workspace.context().workspace.read_only

    def _connect(self) -> None:
        screen, controller, around = self.screen, self.controller, self._around
        controller.loaded.connect(self._show)
        controller.gone.connect(self._refuse)
        controller.unmade.connect(self._explain)
        screen.unmade.period_requested.connect(controller.set_newest_period)
        controller.failed.connect(lambda error: around.window.toasts.warn(str(error)))
        controller.failed.connect(lambda _error: screen.start.setEnabled(True))
        controller.done.connect(self._took)
        controller.doing.connect(around.edits.expect)
        around.edits.reverted.connect(self._see_undone)
        self._navigation.shown.connect(self._arrive)
        screen.head.place_requested.connect(self._go_to_place)
        screen.head.account_requested.connect(self._go_to_account)
        screen.start.chosen.connect(self._make)
        listed = screen.slides.list
        listed.include_requested.connect(lambda slide_id, on: controller.set_included(slide_id, on=on))
        listed.move_requested.connect(controller.move_slide)
        listed.remove_requested.connect(controller.remove_slide)
        screen.slides.add_requested.connect(self._add)
        self.details.details.slide.options.release_requested.connect(self.side.show_item)
        around.actions[ActionId.DUPLICATE_DECK].triggered.connect(self._duplicate)
        around.actions[ActionId.DELETE_DECK].triggered.connect(self._delete)

    def _open(self, account_id: int | None, name: str, deck_id: int) -> None:
        self._account = account_id, name
        if deck_id != self.controller.deck_id:
            self.pages.forget()
            self.screen.show_waiting()
        self.screen.editable = self._editable
        self._last = deck_id
        self._taken_back = False
        self._go()
        self.controller.open(deck_id)

    def _go(self) -> None:
        if self._around.actions.situation.place == DECK:
            self.screen.take_focus()
        else:
            self._navigation.show_page(DECK)

    def _arrive(self, key: str) -> None:
        if key != DECK:
            self._leave()

    def _leave(self) -> None:
        self.details.leave()
        self.side.leave()
        self.export.leave()
        self.controller.leave()
        self.pages.forget()
        self.screen.start_over()
        self._around.actions.update(deck=False)

    def _show(self, deck: DeckShown) -> None:
        entry = deck.entry
        self._account = entry.account_id, entry.account
        self.screen.show_deck(deck)
        self._around.actions.update(deck=True)
        self._around.window.sidebar.deck.show_deck(entry.name, current=True)

    def _explain(self, why: str) -> None:
        """Say in place why nothing can be made of the deck; what was done last may be undone."""
        self.screen.show_unmade(why)
        self._around.actions.update(deck=False)

    def _refuse(self, error: KnownError) -> None:
        """Say why a deck cannot be shown, and go where one came from."""
        if not self._taken_back:
            # Whoever undoes the making of a deck knows that it is gone.
            self._around.window.toasts.warn(str(error))
        self._last = None
        self._around.window.sidebar.deck.show_deck("", current=False)
        self._go_back()

    def _see_undone(self, change: Change) -> None:
        self._taken_back = self._last in (change.ids.get(Kind.DECK) or ())

    def _took(self, change: Change) -> None:
        self._around.edits.took(change, quietly=not change.label.startswith(_LOUD))

    def _make(self, template: DeckTemplate) -> None:
        # Whoever presses twice wants one deck.
        self.screen.start.setEnabled(False)
        account_id, name = self._account
        audience = Audience.INTERNAL if TEMPLATES[template].own_only else Audience.CLIENT
        self.controller.new_deck(
            account_id, template, audience, lambda deck_id: self._open(account_id, name, deck_id)
        )

    def _add(self, key: SlideKey) -> None:
        slide = self.screen.slide
        after = slide.design.id if slide is not None and key is SlideKey.TEXT else None
        self.controller.add_slide(key, after, self.screen.await_slide)

    def _duplicate(self) -> None:
        self.controller.duplicate_deck(lambda deck_id: self._open(*self._account, deck_id))

    def _delete(self) -> None:
        def gone() -> None:
            self._last = None
            self._around.window.sidebar.deck.show_deck("", current=False)
            self._go_back()

        self.controller.delete_deck(gone)

    def _go_back(self) -> None:
        if self._around.actions.situation.place != DECK:
            return
        if self._account[0] is None:
            self._navigation.go(PORTFOLIO.key)
        else:
            self._go_to_account()

    def _go_to_place(self) -> None:
        self._navigation.go(PORTFOLIO.key if self._account[0] is None else ACCOUNTS.key)

    def _go_to_account(self) -> None:
        account_id = self._account[0]
        if account_id is not None:
            self._around.open_account(account_id)
