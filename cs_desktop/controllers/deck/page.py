"""The deck builder: which decks there are, and all that is done to the one on screen."""

from collections.abc import Callable, Collection
from dataclasses import replace

from cs_desktop.common.language import marked
from cs_desktop.controllers.deck.following import DeckFollower
from cs_desktop.controllers.deck.sketches import (
    included,
    moved,
    with_measures,
    with_option,
    with_part,
    with_released,
)
from cs_desktop.domain.deck.content import Audience
from cs_desktop.domain.deck.design import DeckDesign
from cs_desktop.domain.deck.kinds import DeckTemplate, SlideKey
from cs_desktop.domain.deck.shown import DeckEntry
from cs_desktop.services.deck.periods import periods_to_choose
from cs_desktop.services.deck.stored import editing, starting
from cs_desktop.services.deck.stored.belonging import deck_of_slide
from cs_desktop.services.deck.stored.listing import decks_of


class DeckController(DeckFollower):
    """Serves the deck builder."""

    def list_decks(self, account_id: int | None, then: Callable[[tuple[DeckEntry, ...]], None]) -> None:
        """Read the decks of an account, or with None the portfolio reviews, the newest first."""
        context = self._context()
        self._jobs.run(
            lambda _job: decks_of(context, account_id), then, self.failed.emit, key="decks of account"
        )

    def find_slide(self, slide_id: int, then: Callable[[DeckEntry | None], None]) -> None:
        """Find out to which deck a slide belongs; None where it is gone."""
        context = self._context()
        self._jobs.run(lambda _job: deck_of_slide(context, slide_id), then, self.failed.emit)

    def new_deck(
        self,
        account_id: int | None,
        template: DeckTemplate,
        audience: Audience,
        then: Callable[[int], object],
        period: str = "",
    ) -> None:
        """Make a deck; `then` gets its id."""
        self._found(lambda context: starting.new_deck(context, account_id, template, audience, period), then)

    def duplicate_deck(self, then: Callable[[int], object]) -> None:
        """Make another deck like the one on screen; `then` gets its id."""
        deck_id = self.deck_id
        if deck_id is not None:
            self._found(lambda context: starting.duplicate_deck(context, deck_id), then)

    def delete_deck(self, then: Callable[[], object]) -> None:
        """Delete the deck on screen."""
        deck_id = self.deck_id
        if deck_id is not None:
            self.do(lambda context: starting.delete_deck(context, deck_id), then=then)

    def set_included(self, slide_id: int, *, on: bool) -> None:
        """Take a slide in or leave it out."""
        self.do(
            lambda context: editing.set_included(context, slide_id, on=on),
            lambda design: included(design, slide_id, on=on),
        )

    def move_slide(self, slide_id: int, to: int) -> None:
        """Put a slide at another place among all slides of the design."""
        deck_id, before = self.deck_id, self._design()
        if deck_id is None or before is None:
            return
        ids = [one.id for one in moved(before, slide_id, to).slides]
        self.do(
            lambda context: editing.move_slide(context, deck_id, ids),
            lambda design: moved(design, slide_id, to),
            label=marked("Move slides"),
        )

    def add_slide(self, key: SlideKey, after: int | None, then: Callable[[int], object]) -> None:
        """Add a slide of a kind behind another; `then` gets its id."""
        deck_id = self.deck_id
        if deck_id is not None:
            self._found(lambda context: editing.add_slide(context, deck_id, key, after), then)

    def remove_slide(self, slide_id: int) -> None:
        """Take a slide out of the design, with what was written on it."""

        def sketch(design: DeckDesign) -> DeckDesign:
            return replace(design, slides=tuple(one for one in design.slides if one.id != slide_id))

        self.do(lambda context: editing.remove_slide(context, slide_id), sketch)

    def set_option(self, slide_id: int, option: str, *, on: bool) -> None:
        """Show a part of a slide, or hide it."""
        self.do(
            lambda context: editing.set_option(context, slide_id, option, on=on),
            lambda design: with_option(design, slide_id, option, on=on),
        )

    def choose_measures(self, slide_id: int, measures: Collection[int], *, on: bool) -> None:
        """Tell measures of the plan on a slide, or leave them out."""
        self.do(
            lambda context: editing.choose_measures(context, slide_id, measures, on=on),
            lambda design: with_measures(design, slide_id, measures, on=on),
        )

    def set_template(self, template: DeckTemplate) -> None:
        """Take the slides of another template."""
        self._of_deck(lambda context, deck_id: editing.set_template(context, deck_id, template))

    def set_audience(self, audience: Audience) -> None:
        """Make it for others."""
        self._of_deck(lambda context, deck_id: editing.set_audience(context, deck_id, audience))

    def set_period(self, period: str) -> None:
        """Make it about another period."""
        self._of_deck(lambda context, deck_id: editing.set_period(context, deck_id, period))

    def set_newest_period(self) -> None:
        """Make it about the period that is under way, of which there is always something to tell."""
        self._of_deck(
            lambda context, deck_id: editing.set_period(context, deck_id, periods_to_choose(context)[0])
        )

    def set_part(self, part: str, *, on: bool) -> None:
        """Show something on every page, or not; `part` is a field of `PageParts`."""
        self._of_deck(
            lambda context, deck_id: editing.set_part(context, deck_id, part, on=on),
            lambda design: with_part(design, part, on=on),
        )

    def release(self, keys: Collection[str], *, on: bool) -> None:
        """Let a client see shareable items, or keep them from them again."""
        self._of_deck(
            lambda context, deck_id: editing.release(context, deck_id, keys, on=on),
            lambda design: with_released(design, keys, on=on),
        )
