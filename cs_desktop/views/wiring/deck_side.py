"""What belongs to a whole deck, joined to what stores it: template, brand, pages, releases, frozen states."""

from PySide6.QtCore import QObject

from cs_desktop.common.language import tr
from cs_desktop.controllers.deck.brand import BrandController
from cs_desktop.controllers.deck.whole import WholeDeck
from cs_desktop.domain.deck.comparing import Difference
from cs_desktop.domain.deck.kinds import SlideKey
from cs_desktop.domain.deck.shown import DeckShown
from cs_desktop.views.deck.side.differences import DifferencesPanel
from cs_desktop.views.deck.side.side import DeckSide
from cs_desktop.views.deck.when import when_text
from cs_desktop.views.wiring.deck_brand import BrandWiring
from cs_desktop.views.wiring.deck_desk import DeckDesk

_WIDTH = 340


class DeckSideWiring(QObject):
    """Fills the right side of the builder."""

    def __init__(self, desk: DeckDesk, whole: WholeDeck) -> None:
        super().__init__(desk.around.window)
        self._desk, self._whole = desk, whole
        around = desk.around
        self.side = DeckSide(around.theme)
        desk.screen.side.fill(self.side)
        self.differences = around.window.side.take(DifferencesPanel(around.theme))
        self._since = ""
        self._periods: tuple[str, ...] = ()
        brands = BrandController(around.jobs, around.hub, around.workspace.context, "deck brand")
        self.brand = BrandWiring(around.window, self.side.brand, brands, around.workspace, around.edits)
        self._connect()

    def leave(self) -> None:
        """Show no deck, as when one leaves it."""
        self.side.show_deck(None, (), editable=False)
        self.side.brand.texts.commit()
        self.brand.controller.leave()
        self._desk.around.window.side.put_away(self.differences)

    def show_item(self, key: str) -> None:
        """Come to the box that releases an item."""
        self._desk.screen.show_side()
        self.side.show_item(key)

    def _connect(self) -> None:
        side, controller, whole = self.side, self._desk.controller, self._whole
        controller.loaded.connect(self._show)
        whole.periods_known.connect(self._take_periods)
        self._desk.screen.counted.connect(side.template.show_pages)
        side.template.template_chosen.connect(controller.set_template)
        side.template.audience_chosen.connect(controller.set_audience)
        side.template.period_chosen.connect(controller.set_period)
        side.every_page.switched.connect(lambda part, on: controller.set_part(part, on=on))
        side.released.switched.connect(lambda key, on: controller.release([key], on=on))
        side.checks.slide_requested.connect(self._desk.screen.go_to)
        side.snapshots.freeze_requested.connect(whole.freeze)
        side.snapshots.use_requested.connect(whole.use)
        side.snapshots.compare_requested.connect(self._compare)
        whole.compared.connect(self._show_differences)
        self.differences.slide_requested.connect(self._go_to_kind)
        self._desk.around.workspace.closed.connect(self._forget)

    @property
    def _editable(self) -> bool:
        return self._desk.screen.editable

    def _show(self, deck: DeckShown) -> None:
        if not self._periods:
            self._whole.read_periods()
        self.side.show_deck(deck, self._choices(deck), editable=self._editable)
        brand = self.brand
        brand.client = deck.entry.account
        brand.let_edit(editable=self._editable and deck.frozen is None)
        if deck.frozen is not None:
            # What decks look like now is another matter.
            brand.controller.leave()
            self.side.show_frozen_brand(deck)
            return
        brand.controller.turn_to(deck.entry.account_id)
        brand.controller.show(shown=True)

    def _choices(self, deck: DeckShown) -> list[tuple[str, str]]:
        names = dict.fromkeys((deck.design.period, *self._periods)) if deck.design.period else {"": None}
        return [(name, _period_text(name)) for name in names]

    def _take_periods(self, names: tuple[str, ...]) -> None:
        self._periods = names
        deck = self._desk.controller.now
        if deck is not None:
            self.side.show_deck(deck, self._choices(deck), editable=self._editable)

    def _compare(self, snapshot_id: int) -> None:
        deck = self._desk.controller.now
        entry = next((one for one in deck.snapshots if one.id == snapshot_id), None) if deck else None
        if deck is not None and entry is not None:
            self._since = when_text(entry.taken_at, deck.as_of)
            self._whole.compare(snapshot_id)

    def _show_differences(self, found: tuple[Difference, ...]) -> None:
        self.differences.show_differences(found, self._since)
        self._desk.around.window.side.show_panel(self.differences, tr("What is otherwise"), _WIDTH)

    def _go_to_kind(self, key: SlideKey) -> None:
        deck = self._desk.screen.deck
        slides = deck.slides if deck is not None else ()
        slide = next((one for one in slides if one.design.key is key), None)
        if slide is not None:
            self._desk.screen.go_to(slide.design.id)

    def _forget(self) -> None:
        self._periods = ()
        self.leave()


def _period_text(name: str) -> str:
    if not name:
        return tr("Last full quarter")
    year, _, quarter = name.partition("-")
    return f"{quarter} {year}" if quarter else tr("Year {year}", year=year)
