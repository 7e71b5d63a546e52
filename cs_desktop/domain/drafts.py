"""Typing that is not in the workspace yet."""

from dataclasses import dataclass, replace
from datetime import datetime

from cs_desktop.domain.changes import Kind


@dataclass(frozen=True, slots=True)
class FieldRef:
    """One field of one thing in a workspace."""

    kind: Kind
    id: int
    field: str


@dataclass(frozen=True, slots=True)
class Typed:
    """What somebody typed into a field."""

    ref: FieldRef
    label: str
    """What a reader calls the field, such as "Notes of Halden Freight"."""
    base: str
    """The stored text that the typing began from."""
    text: str
    basis: str = ""
    """What it was written against, where the field keeps that: the title that the data gave."""

    @property
    def changes_nothing(self) -> bool:
        """Return whether the text is the stored one; spaces around it do not count."""
        return self.text.strip() == self.base.strip()

    def stored(self, text: str) -> "Typed":
        """Return what is left to store once this text of the same field is stored."""
        return replace(self, base=text)


@dataclass(frozen=True, slots=True)
class Draft:
    """Typing that is kept in the user's profile until it is stored or given up."""

    id: str
    typed: Typed
    at: datetime
    """When it was typed last, in UTC."""
