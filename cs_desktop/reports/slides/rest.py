"""What pages have no room for, which the last ones tell: texts that are shortened, and sources."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from cs_desktop.domain.deck.content import AnyDeck

IN_FULL = "Texts in full that are shortened on earlier pages"
SOURCES = "Where the pages take their numbers from"
Listing = tuple[str, tuple[tuple[int, str], ...]]
"""A title, and texts each with the number of the page that it belongs to."""


@dataclass(frozen=True, slots=True)
class PageRest:
    """What one page has no room for: texts that it shortens, and its source where pages are to have none."""

    shortened: tuple[str, ...] = ()
    source: str = ""


@dataclass(slots=True)
class Rest:
    """What all pages have no room for, each text once, with the number of the page that it belongs to."""

    sources: list[tuple[int, str]] = field(default_factory=list)
    shortened: list[tuple[int, str]] = field(default_factory=list)

    def add(self, number: int, page: PageRest) -> None:
        """Take in the rest of a page."""
        if page.source and page.source not in {source for _, source in self.sources}:
            self.sources.append((number, page.source))
        known = {text for _, text in self.shortened}
        self.shortened += [(number, text) for text in page.shortened if text not in known]

    def listings(self) -> Iterator[Listing]:
        """Yield what the last pages list; the second once the pages of the first are drawn."""
        for title, texts in ((SOURCES, self.sources), (IN_FULL, self.shortened)):
            if texts:
                yield title, tuple(texts)


def source_left(deck: AnyDeck, source: str) -> str:
    """Return the source of a page if it is not to stand on it; empty where it is, or where there is none."""
    return "" if deck.parts.sources or not source.strip() else source
