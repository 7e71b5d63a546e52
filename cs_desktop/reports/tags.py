"""What the things on a page are, for those who hear it: headings, lists, tables, figures.

`Sheet.tagged` says it while they are drawn. What stands in no tag is told from its kind: a text is a
paragraph of its own, lines and shapes are decoration.
"""

from enum import Enum


class Tag(Enum):
    """What something is; its first value is the name that a PDF has for it (ISO 32000-1, 14.8.4)."""

    DOCUMENT = ("Document",)
    SECTION = ("Sect",)
    H1 = ("H1",)
    H2 = ("H2",)
    PARAGRAPH = ("P",)
    TEXT = ("P", "if nothing else")
    """Texts that belong together: a paragraph, unless what is around them says already what they are."""
    LIST = ("L",)
    ITEM = ("LI",)
    LABEL = ("Lbl",)
    """The number or dash before an item."""
    ITEM_BODY = ("LBody",)
    TABLE = ("Table",)
    ROW = ("TR",)
    COLUMN_HEAD = ("TH", "Column")
    ROW_HEAD = ("TH", "Row")
    CELL = ("TD",)
    FIGURE = ("Figure",)
    """Needs words that say what can be seen; all that is drawn in it is part of it, whatever its own tags."""
    QUOTE = ("BlockQuote",)
    LINK = ("Link",)
    """Of a key; a text like others where nothing of that key can be reached."""
    FIELD = ("Form",)
    """Something to fill in."""
    DECORATION = ("Artifact",)
    """What nobody needs to hear: an initial in a tile, a dash."""
    FOOTER = ("Artifact", "Footer")
    """What stands on every page."""

    @property
    def role(self) -> str:
        """Return the name that a PDF has for it."""
        role: str = self.value[0]
        return role
