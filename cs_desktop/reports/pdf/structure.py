"""What the things in a PDF are: a tree of elements beside the pages (ISO 32000-1, 14.7 and 14.8).

Each piece of a page that belongs to an element has a number there, its MCID. A tag that cannot stand where it
is said is left out, and what an element that holds only others would hold itself gets the elements that must
stand between; so the tree is valid whatever is drawn.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from cs_desktop.reports.tags import Tag

Rectangle = tuple[float, ...]
"""Left, bottom, right, top, in points from the lower left corner of the page."""

_BETWEEN = {
    Tag.DOCUMENT: (Tag.PARAGRAPH,),
    Tag.SECTION: (Tag.PARAGRAPH,),
    Tag.QUOTE: (Tag.PARAGRAPH,),
    Tag.LIST: (Tag.ITEM, Tag.ITEM_BODY),
    Tag.ITEM: (Tag.ITEM_BODY,),
    Tag.TABLE: (Tag.ROW, Tag.CELL),
    Tag.ROW: (Tag.CELL,),
}
"""What stands between an element that holds no text, and a text."""
_WITHIN = {
    Tag.ITEM: Tag.LIST,
    Tag.LABEL: Tag.ITEM,
    Tag.ITEM_BODY: Tag.ITEM,
    Tag.ROW: Tag.TABLE,
    Tag.CELL: Tag.ROW,
    Tag.COLUMN_HEAD: Tag.ROW,
    Tag.ROW_HEAD: Tag.ROW,
}
"""Where alone an element may stand; its place holds nothing else."""
_STRICT = frozenset(_WITHIN.values())
_LINES = frozenset({Tag.PARAGRAPH, Tag.H1, Tag.H2, Tag.LABEL, Tag.LINK})
"""Elements of text: in them nothing begins but figures, links and decoration."""
_APART = frozenset({Tag.DECORATION, Tag.FOOTER})
_CELLS = frozenset({Tag.CELL, Tag.COLUMN_HEAD, Tag.ROW_HEAD})
"""Elements that stay if they are empty: each row has as many as the others."""


@dataclass(eq=False, slots=True)
class Piece:
    """Something on a page: what was drawn under a number, or something to click."""

    page: int
    number: int
    """Of what was drawn: on the page; of something to click: in `Structure.clickable`."""
    is_drawn: bool = True


@dataclass(eq=False, slots=True)
class Element:
    """A part of the tree."""

    tag: Tag
    words: str = ""
    place: Rectangle | None = None
    parent: "Element | None" = None
    kids: "list[Element | Piece]" = field(default_factory=list)
    has_text: bool = False

    def add(self, kid: "Element") -> "Element":
        """Put an element at the end and return it."""
        kid.parent = self
        self.kids.append(kid)
        return kid

    @property
    def is_told(self) -> bool:
        """Return whether there is anything in it."""
        return self.tag in _CELLS or any(isinstance(kid, Piece) or kid.is_told for kid in self.kids)


class Structure:
    """The tree of one file, while its pages are drawn one after the other."""

    def __init__(self) -> None:
        self.root = Element(Tag.DOCUMENT)
        self.pages: list[list[Element]] = [[]]
        """Of each page, what its pieces belong to, by number."""
        self.clickable: list[Element] = []
        """What the things to click belong to, by number."""
        self._open = [self.root]
        self._links: dict[str, Element] = {}
        self._things: dict[object, Element] = {}

    def begin(
        self,
        tag: Tag,
        words: str = "",
        place: Rectangle | None = None,
        key: str = "",
        thing: object = None,
    ) -> bool:
        """Begin an element in the one that is open, or go on with that of a thing.

        Return False where it cannot stand.
        """
        top = self._open[-1]
        if not _may_begin(tag, top.tag):
            return False
        if thing in self._things:
            self._open.append(self._things[thing])
            return True
        if tag is Tag.TEXT:
            self._open.append(_holder(top))
            return True
        element = Element(tag, words, place)
        if tag not in _APART:
            (_holder(top) if top.tag in _STRICT and tag not in _WITHIN else top).add(element)
        if tag is Tag.LINK:
            self._links.setdefault(key, element)
        if thing is not None:
            self._things[thing] = element
        self._open.append(element)
        return True

    def end(self) -> None:
        """End the element that was begun last."""
        self._open.pop()

    def text_holder(self) -> Element:
        """Return what a text belongs to that is drawn now."""
        return _holder(self._open[-1])

    def shape_holder(self) -> Element | None:
        """Return what a line or shape belongs to that is drawn now; None for decoration."""
        top = self._open[-1]
        return top if top.tag is Tag.FIGURE or top.tag in _APART else None

    def number_for(self, element: Element) -> int:
        """Return the number of the next piece of the page, which belongs to an element."""
        page = self.pages[-1]
        page.append(element)
        element.kids.append(Piece(len(self.pages) - 1, len(page) - 1))
        return len(page) - 1

    def click(self, key: str, tag: Tag) -> None:
        """Note something to click on this page; it belongs to the link of the key, or to an own element."""
        top = self._open[-1]
        holder = _holder(top) if top.tag in _STRICT else top
        element = self._links.pop(key, None) or holder.add(Element(tag))
        self.clickable.append(element)
        element.kids.append(Piece(len(self.pages) - 1, len(self.clickable) - 1, is_drawn=False))

    def turn(self) -> None:
        """Go on to the next page."""
        self.pages.append([])
        self._links.clear()

    def elements(self) -> Iterator[Element]:
        """Yield what is in the tree, each element before what it holds; empty ones are left out."""
        return _told(self.root)


def _may_begin(tag: Tag, top: Tag) -> bool:
    if top is Tag.FIGURE or top in _APART:
        return False
    if tag in _WITHIN:
        return _WITHIN[tag] is top
    if tag is Tag.TEXT:
        return top in _BETWEEN
    return top not in _LINES or tag in (Tag.FIGURE, Tag.LINK, *_APART)


def _holder(top: Element) -> Element:
    """Return where a text goes in an element: to itself, or to a new one in it."""
    for tag in _BETWEEN.get(top.tag, ()):
        top = top.add(Element(tag))
    return top


def _told(element: Element) -> Iterator[Element]:
    yield element
    for kid in element.kids:
        if isinstance(kid, Element) and kid.is_told:
            yield from _told(kid)
