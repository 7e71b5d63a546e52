"""The tree of a file's elements as objects of a PDF (ISO 32000-1, 14.7.2 to 14.7.4)."""

from collections.abc import Sequence

from cs_desktop.reports.pdf.objects import text_string
from cs_desktop.reports.pdf.structure import Element, Piece, Structure
from cs_desktop.reports.tags import Tag

_MOST_WORDS = 4000
"""Characters; PDF/A allows a string 32,767 bytes."""


class Tree:
    """Writes the elements of a structure, whose objects follow each other from a number on.

    `pages` and `clickable` are the numbers of these objects.
    """

    def __init__(self, structure: Structure, pages: Sequence[int], clickable: Sequence[int]) -> None:
        self._structure, self._pages, self._clickable = structure, pages, clickable
        self._elements = list(structure.elements())
        self._numbers: dict[int, int] = {}
        self._is_headed = False
        """Whether there was a heading yet; the first one is of the first level."""

    def written(self, root: int, first: int) -> tuple[bytes, list[bytes]]:
        """Return the root, an object of the number `root`, and the elements from the number `first` on."""
        self._numbers = {id(element): first + place for place, element in enumerate(self._elements)}
        objects = [self._element(element, root) for element in self._elements]
        head = (
            f"<</Type/StructTreeRoot/K {first} 0 R/ParentTree<</Nums[{self._parents()}]>>"
            f"/ParentTreeNextKey {len(self._pages) + len(self._clickable)}>>"
        )
        return head.encode("ascii"), objects

    def _parents(self) -> str:
        """Return to which element each piece of each page, and each thing to click, belongs."""
        pages = [
            f"{key}[{' '.join(map(self._reference, self._structure.pages[key]))}]"
            for key in range(len(self._pages))
        ]
        start = len(pages)
        clickable = [
            f"{start + place} {self._reference(element)}"
            for place, element in enumerate(self._structure.clickable)
        ]
        return " ".join((*pages, *clickable))

    def _element(self, element: Element, root: int) -> bytes:
        parent = f"{root} 0 R" if element.parent is None else self._reference(element.parent)
        page = next((kid.page for kid in element.kids if isinstance(kid, Piece)), None)
        parts = [f"<</S/{self._role(element)}/P {parent}"]
        if page is not None:
            parts.append(f"/Pg {self._pages[page]} 0 R")
        if element.words:
            parts.append(f"/Alt{text_string(element.words[:_MOST_WORDS])}")
        if element.tag in (Tag.COLUMN_HEAD, Tag.ROW_HEAD):
            parts.append(f"/A<</O/Table/Scope/{element.tag.value[1]}>>")
        elif element.place is not None:
            parts.append(f"/A<</O/Layout/BBox[{' '.join(f'{value:.2f}' for value in element.place)}]>>")
        kids = [self._kid(kid, page) for kid in element.kids if isinstance(kid, Piece) or kid.is_told]
        if kids:
            parts.append(f"/K {kids[0]}" if len(kids) == 1 else f"/K[{' '.join(kids)}]")
        parts.append(">>")
        return "".join(parts).encode("ascii")

    def _role(self, element: Element) -> str:
        tag = element.tag
        if tag is Tag.LINK and all(not isinstance(kid, Piece) or kid.is_drawn for kid in element.kids):
            return "Span"
        if tag in (Tag.H1, Tag.H2):
            tag, self._is_headed = tag if self._is_headed else Tag.H1, True
        return tag.role

    def _kid(self, kid: Element | Piece, page: int | None) -> str:
        if isinstance(kid, Element):
            return self._reference(kid)
        on = f"/Pg {self._pages[kid.page]} 0 R"
        if not kid.is_drawn:
            return f"<</Type/OBJR{on}/Obj {self._clickable[kid.number]} 0 R>>"
        return str(kid.number) if kid.page == page else f"<</Type/MCR{on}/MCID {kid.number}>>"

    def _reference(self, element: Element) -> str:
        return f"{self._numbers[id(element)]} 0 R"
