"""What stands below the page of a deck, joined to what stores it: texts, options, values."""

from collections.abc import Callable, Collection

from PySide6.QtCore import QObject

from cs_desktop.common.language import tr
from cs_desktop.controllers.deck.texts import NOTES as NOTES_FIELD
from cs_desktop.controllers.deck.texts import text_field
from cs_desktop.controllers.deck.whole import WholeDeck
from cs_desktop.domain.changes import Kind
from cs_desktop.domain.deck.kinds import SlideKey
from cs_desktop.domain.deck.shown import SlideShown
from cs_desktop.domain.drafts import Draft
from cs_desktop.views.deck.details import NOTES, SLIDE, DeckDetails
from cs_desktop.views.deck.entered_at import OVERVIEW, TAB_OF
from cs_desktop.views.screen import PORTFOLIO
from cs_desktop.views.wiring.deck_desk import DeckDesk
from cs_desktop.views.wiring.fields import FieldsWiring
from cs_desktop.views.wiring.navigation import Navigation


class DeckDetailsWiring(QObject):
    """Shows the slide that one is at; what is typed is on the page at once, and stored as all typing is."""

    def __init__(
        self,
        desk: DeckDesk,
        whole: WholeDeck,
        navigation: Navigation,
        filter_accounts: Callable[[str], None],
    ) -> None:
        """`filter_accounts` goes to the table of accounts, through a filter's text."""
        super().__init__(desk.around.window)
        self._desk, self._whole, self._navigation = desk, whole, navigation
        self._to_put: Draft | None = None
        """A draft whose slide is not shown yet."""
        self.details = DeckDetails(desk.around.theme)
        desk.screen.details.fill(self.details)
        around = desk.around
        self._fields = FieldsWiring(
            *(around.window, self.details.fields, Kind.DECK_SLIDE),
            *(around.writing.typing, around.writing.drafts, around.workspace),
            *(around.edits, around.account, self.details.reveal),
        )
        self.details.fields.close_while(self._why_closed)
        self.details.fields.history_requested.connect(
            lambda ref, name: around.writing.show_object(ref.kind, ref.id, name, ref.field)
        )
        self.details.data.query_requested.connect(filter_accounts)
        self._connect()

    def put_in(self, draft: Draft) -> None:
        """Enter a draft's text into its field, once the deck that its slide belongs to is shown."""
        self._to_put = draft
        self._put_in_here()

    def leave(self) -> None:
        """Show no slide, as when one leaves the deck; what is typed is stored."""
        self.details.fields.commit()
        self.details.show_slide(None, None, editable=False)

    def _connect(self) -> None:
        desk, details, controller = self._desk, self.details, self._desk.controller
        tab = details.slide
        desk.screen.slide_picked.connect(self._show)
        desk.screen.title_wanted.connect(details.edit_title)
        for source in (tab, details.notes):
            source.stroke.connect(self._stroke)
            source.settled.connect(self._settle)
        tab.own_dropped.connect(self._drop_own)
        tab.title_kept.connect(self._keep_title)
        tab.option_switched.connect(self._switch)
        tab.measures_chosen.connect(self._choose)
        tab.place_requested.connect(self._go_to_place)
        details.data.place_requested.connect(self._go_to_place)
        tab.values.snapshot_chosen.connect(self._whole.use)
        tab.values.freeze_requested.connect(self._whole.freeze)
        self._fields.settled.connect(lambda _ref: controller.refresh())

    @property
    def _slide(self) -> SlideShown | None:
        return self._desk.screen.slide

    def _show(self, slide: SlideShown | None) -> None:
        screen = self._desk.screen
        stored = self._desk.controller.stored(slide.design.id) if slide is not None else None
        self.details.show_slide(screen.deck, slide, stored, editable=screen.editable)
        self._put_in_here()

    def _why_closed(self) -> str:
        deck = self._desk.screen.deck
        if deck is not None and deck.frozen is not None:
            return tr("Frozen values are shown: choose Live to change this.")
        return self._desk.around.workspace.why_closed()

    def _stroke(self, place: str, text: str) -> None:
        slide = self._slide
        if slide is not None:
            self._desk.controller.type_text(slide.design.id, place, text)

    def _settle(self, place: str) -> None:
        slide, key = self._slide, text_field(place)
        # What is on its way stays on the page until it is stored.
        if slide is not None and not self.details.fields[key].awaits:
            self._desk.controller.stop_typing(slide.design.id, place)

    def _drop_own(self, place: str) -> None:
        key = text_field(place)
        field = self.details.fields[key]
        field.restore()
        if field.value:
            self.details.fields.enter(key, "")

    def _keep_title(self) -> None:
        slide = self._slide
        if slide is not None:
            self._whole.keep_title(slide.design.id, slide.suggested)

    def _switch(self, option: str, on: bool) -> None:  # noqa: FBT001 - as Qt's signal has it
        slide = self._slide
        if slide is not None:
            self._desk.controller.set_option(slide.design.id, option, on=on)

    def _choose(self, measures: Collection[int], on: bool) -> None:  # noqa: FBT001 - as Qt's signal has it
        slide = self._slide
        if slide is not None:
            self._desk.controller.choose_measures(slide.design.id, measures, on=on)

    def _go_to_place(self, key: SlideKey) -> None:
        deck, around = self._desk.screen.deck, self._desk.around
        if deck is None or deck.entry.account_id is None:
            self._navigation.go(PORTFOLIO.key)
            return
        around.open_account(deck.entry.account_id)
        around.screen.tabs.show_tab(TAB_OF.get(key, OVERVIEW))

    def _put_in_here(self) -> None:
        """Go to the slide of a draft that waits, and enter its text there."""
        draft, deck = self._to_put, self._desk.screen.deck
        if draft is None or deck is None:
            return
        ref = draft.typed.ref
        if all(one.design.id != ref.id for one in deck.slides):
            return
        if not self.details.fields.holds(ref):
            self._desk.screen.go_to(ref.id)
            return
        self._to_put = None
        if not self.details.fields.put_in(draft):
            self._desk.around.window.toasts.warn(
                tr("Decide first what {label} is to be", label=draft.typed.label)
            )
        self.details.show_tab(NOTES if ref.field == NOTES_FIELD else SLIDE)
