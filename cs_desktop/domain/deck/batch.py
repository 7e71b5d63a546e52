"""Decks of many accounts: what they are called, and what came of each."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path

from cs_desktop.common.errors import KnownError
from cs_desktop.common.file_names import safe_name
from cs_desktop.common.language import tr
from cs_desktop.domain.deck.content import Audience
from cs_desktop.domain.deck.kinds import DeckTemplate

USUAL_PATTERN = "{account} {template} {period}"
PLACES = ("account", "id", "template", "period", "audience", "date", "number")
"""What may stand in braces in a pattern of names."""
_WHOSE = ("account", "id", "number")
"""Those that tell the files of one account from those of another."""
_LONGEST_ACCOUNT = 50
"""Characters of its name, so that what tells decks apart is never cut off."""
_PLACE = re.compile(r"\{([^{}]*)\}")


class DeckFormat(StrEnum):
    """Which kind of file a deck becomes; the word is also its ending."""

    PDF = "pdf"
    PPTX = "pptx"


@dataclass(frozen=True, slots=True)
class BatchRequest:
    """What decks of many accounts have alike.

    Raises:
        KnownError: the pattern names a place that there is not.
    """

    folder: Path
    template: DeckTemplate = DeckTemplate.EBR
    audience: Audience = Audience.CLIENT
    period: str | None = None
    """A fiscal quarter or year by name; the last full quarter if None."""
    format: DeckFormat = DeckFormat.PDF
    pattern: str = USUAL_PATTERN
    contact_sheet: bool = True

    def __post_init__(self) -> None:
        unknown = [place for place in _PLACE.findall(self.pattern) if place not in PLACES]
        if unknown or not self.pattern.strip():
            raise KnownError(
                tr(
                    "The pattern {pattern} cannot name the files; it may hold {places}.",
                    pattern=repr(self.pattern),
                    places=_in_braces(PLACES),
                )
            )

    def refuse_alike(self, accounts: int) -> None:
        """Refuse a pattern by which nobody could tell whose deck is whose among so many accounts.

        Raises:
            KnownError: it names all files alike.
        """
        if accounts > 1 and not set(_PLACE.findall(self.pattern)).intersection(_WHOSE):
            raise KnownError(
                tr(
                    "The pattern {pattern} names all files alike; add one of {places}.",
                    pattern=repr(self.pattern),
                    places=_in_braces(_WHOSE),
                )
            )


@dataclass(frozen=True, slots=True)
class Written:
    """A deck of a batch."""

    account: str
    path: Path
    pages: int
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Skipped:
    """An account of which no deck was written, and why."""

    account: str
    reason: str


@dataclass(frozen=True, slots=True)
class BatchResult:
    """What came of a batch, in the order of the accounts."""

    written: tuple[Written, ...]
    skipped: tuple[Skipped, ...]
    sheet: Path | None = None
    """The contact sheet."""


@dataclass(frozen=True, slots=True)
class Naming:
    """What the places of a pattern stand for, of one account."""

    account: str
    external_id: str
    period: str
    day: date
    number: int
    """Of the account in the batch, from 1."""


def _in_braces(places: Iterable[str]) -> str:
    return ", ".join(f"{{{place}}}" for place in places)


class FileNames:
    """Makes the names of a batch's files, each once, whatever the system thinks of capitals."""

    def __init__(self, request: BatchRequest) -> None:
        self._request = request
        self._taken: set[str] = set()

    def name(self, naming: Naming) -> str:
        """Return the name of one account's file."""
        request = self._request
        told = {
            "account": naming.account[:_LONGEST_ACCOUNT],
            "id": naming.external_id,
            "template": request.template.value.upper(),
            "period": naming.period,
            "audience": request.audience.value,
            "date": naming.day.isoformat(),
            "number": str(naming.number),
        }
        text = " ".join(_PLACE.sub(lambda found: told[found[1]], request.pattern).split())
        ending = f".{request.format.value}"
        name, again = safe_name(text, ending), 1
        while name.casefold() in self._taken:
            again += 1
            name = safe_name(text, f" ({again}){ending}")
        self._taken.add(name.casefold())
        return name
