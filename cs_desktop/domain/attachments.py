"""Files that belong to an account: what may come in, and what is shown of them."""

import unicodedata
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from cs_desktop.domain.media import LOGOS, Media

LIMIT = 10 * 1024 * 1024
"""The most bytes of one file."""
LIMIT_TEXT = "10 MB"
LOGO_EDGE = 4096
"""The most pixels of a logo's width and of its height."""
NAME_LIMIT = 255
NAMELESS = "File"

_JOINERS = "\u200c\u200d"
"""Invisible, but words of some scripts, and emoji, are wrong without them."""
_ENDING_LIMIT = 16


class Role(StrEnum):
    """What a file is to its account."""

    LOGO = "logo"
    EVIDENCE = "evidence"
    FILE = "file"
    OWN_LOGO = "own_logo"
    """Our logo, for all decks or for those of one client."""
    FONT = "font"
    """A file of the typeface of decks."""
    SNAPSHOT = "snapshot"
    """A frozen deck, or a picture or font that one shows."""


NOT_LISTED = frozenset({Role.OWN_LOGO, Role.FONT, Role.SNAPSHOT})
"""Roles of files that nobody attached: the program keeps them for decks."""


@dataclass(frozen=True, slots=True)
class AttachmentRow:
    """One file as a list shows it."""

    id: int
    account_id: int
    role: str
    name: str
    media: Media
    size: int
    """Bytes."""
    sha256: str
    added_at: datetime
    by: str
    """Who attached it; empty where the log does not say."""

    @property
    def can_be_logo(self) -> bool:
        """Return whether the file is a picture of a kind that a logo may be, and not one already."""
        return self.media in LOGOS and self.role != Role.LOGO


def clean_name(text: str) -> str:
    """Return a file's name as it is shown: one line, in the order in which it is written.

    Control characters, marks that turn the direction of text, and path separators are left out; a name
    of more than 255 characters loses the end of its stem. Nothing left gives "File".
    """
    kept = "".join(c for c in unicodedata.normalize("NFC", text) if _is_shown(c))
    name = " ".join(kept.split())
    if not name.strip("." + _JOINERS):
        return NAMELESS
    if len(name) <= NAME_LIMIT:
        return name
    stem, dot, ending = name.rpartition(".")
    if not stem or len(ending) > _ENDING_LIMIT:
        return name[:NAME_LIMIT]
    return stem[: NAME_LIMIT - len(ending) - 1] + dot + ending


def _is_shown(char: str) -> bool:
    if char in "/\\":
        return False
    # Separators of lines are none of words; surrogates stand for bytes that are no text.
    hidden = unicodedata.category(char) in {"Cc", "Cf", "Cs", "Zl", "Zp"}
    return char in _JOINERS or char.isspace() or not hidden
