"""Which page is which: of how many, and what comes before and after it."""

from cs_desktop.common.language import count_text, tr, trn
from cs_desktop.domain.deck.shown import DeckShown


def slides_text(included: int, count: int) -> str:
    """Return how many of the slides of a design are in the deck."""
    return trn(
        "{included} of {count} slide", "{included} of {count} slides", count, included=count_text(included)
    )


def deck_text(deck: DeckShown, pages: int) -> str:
    """Return how large a deck is: its slides, and the pages that its file will have."""
    slides = slides_text(sum(one.design.included for one in deck.slides), len(deck.slides))
    return tr("{slides}, {pages}", slides=slides, pages=trn("{count} page", "{count} pages", pages))


class PageCount:
    """Counts the pages of a deck. A slide has one until it is known how many it has.

    To the last slide belong the pages that come behind it, with texts and sources in full.
    """

    def __init__(self) -> None:
        self._ids: tuple[int, ...] = ()
        """Of the slides that have pages, in their order."""
        self._all_ids: tuple[int, ...] = ()
        self._counts: dict[int, int] = {}
        self._ending = 0

    def forget(self) -> None:
        """Forget the deck."""
        self._ids, self._all_ids, self._counts, self._ending = (), (), {}, 0

    def show_deck(self, deck: DeckShown) -> None:
        """Count the pages of a deck."""
        ids = tuple(slide.design.id for slide in deck.slides)
        self.show_ids(ids, tuple(slide.design.id for slide in deck.slides if slide.place is not None))

    def show_ids(self, slides: tuple[int, ...], with_pages: tuple[int, ...]) -> None:
        """Count the pages of slides in their order, of which these have any."""
        self._all_ids, self._ids = slides, with_pages

    def know(self, counts: dict[int, int], ending: int = 0) -> None:
        """Know how many pages slides have, by their ids, and how many come behind the last one."""
        self._counts, self._ending = counts, ending

    def of(self, slide_id: int | None) -> int:
        """Return how many pages a slide has."""
        if slide_id is None or slide_id not in self._ids:
            return 0
        return self._counts.get(slide_id, 1) + (self._ending if slide_id == self._ids[-1] else 0)

    def is_behind(self, slide_id: int | None, page: int) -> bool:
        """Return whether a page of a slide is one of those that come behind it."""
        return 0 < self.of(slide_id) - self._ending <= page and slide_id == self._ids[-1]

    @property
    def all(self) -> int:
        """Return how many pages there are."""
        return sum(self.of(one) for one in self._ids)

    def number(self, slide_id: int | None, page: int) -> int:
        """Return the number of a slide's page, which counts from 0; 0 where it has none."""
        if slide_id not in self._ids:
            return 0
        before = self._ids[: self._ids.index(slide_id)]
        return sum(self.of(one) for one in before) + page + 1

    def beside(self, slide_id: int | None, page: int, by: int) -> tuple[int, int] | None:
        """Return the page that comes so many behind this one, or before it; None for none."""
        pages = [(one, number) for one in self._ids for number in range(self.of(one))]
        if (slide_id, page) in pages:
            place = pages.index((slide_id, page)) + by  # type: ignore[arg-type] # it is among them
        elif slide_id in self._all_ids:
            # Of a slide without a page: from where it would be.
            before = set(self._all_ids[: self._all_ids.index(slide_id)])
            behind = sum(one in before for one, _ in pages)
            place = behind + by - (1 if by > 0 else 0)
        else:
            return None
        return pages[place] if 0 <= place < len(pages) else None
