"""A deck as the builder shows it: the design beside what the data makes of it."""

from dataclasses import dataclass
from datetime import date, datetime

from cs_desktop.domain.deck.choosing import OfferedMeasures
from cs_desktop.domain.deck.content import OURS, AnyDeck, Audience, Picture, Typeface
from cs_desktop.domain.deck.design import DeckDesign, SlideDesign
from cs_desktop.domain.deck.kinds import DeckTemplate
from cs_desktop.domain.deck.sharing import OfferedItem
from cs_desktop.domain.figures import Figure, Status


@dataclass(frozen=True, slots=True)
class SlideShown:
    """One slide of the design, and what came of it."""

    design: SlideDesign
    name: str
    """Of its kind, in the user's language."""
    title: str
    """As it will stand on the page; empty where it is absent."""
    suggested: str
    """What the data says."""
    unsupported: str = ""
    """Why the title written by hand is not what the data says any more; empty where it is."""
    absent: str = ""
    """Why there is no such slide: what is missing, and how to get it."""
    place: int | None = None
    """Its place in `DeckShown.deck.slides`; None where it is left out."""
    figures: tuple[Figure, ...] = ()
    """What it shows, with formula, source and date."""
    texts: tuple[tuple[str, str], ...] = ()
    """What the data says in each of the places that may be written by hand, by key."""


@dataclass(frozen=True, slots=True)
class Finding:
    """Something to look at before the deck leaves, or that is fine."""

    status: Status
    text: str
    slide_id: int | None = None
    parts: tuple["Finding", ...] = ()
    """What it sums up, where that is several."""


@dataclass(frozen=True, slots=True)
class Leaving:
    """One thing that leaves the house with the deck."""

    slide: str
    """Where: the slide's name, "Metadata" or "Speaker notes"."""
    what: str
    """Text, figure, person, picture, released item, metadata, notes."""
    text: str
    source: str = ""
    """Of a figure; of a released item who it would be internal to otherwise."""


@dataclass(frozen=True, slots=True)
class BrandShown:
    """How the deck's pages look, and which of it is the client's own brand and not the workspace's."""

    company: str
    accent: str
    footer: str
    confidentiality: str
    typeface: str = ""
    own_logo: Picture | None = None
    logo: Picture | None = None
    of_client: frozenset[str] = frozenset()
    """The names of the fields above that are set for this client alone."""
    letters: Typeface = OURS
    """The files of the typeface; ours where none is chosen or it cannot be had."""
    warnings: tuple[str, ...] = ()
    """What a reader might miss: a logo or typeface that cannot be shown, and why."""


@dataclass(frozen=True, slots=True)
class SnapshotEntry:
    """A frozen state of the deck."""

    id: int
    taken_at: datetime
    made_by: str
    note: str


@dataclass(frozen=True, slots=True)
class DeckEntry:
    """A deck in a list."""

    id: int
    account_id: int | None
    account: str
    name: str
    template: DeckTemplate
    audience: Audience
    period: str
    made_on: date
    snapshots: int = 0


@dataclass(frozen=True, slots=True)
class DeckShown:
    """A stored deck, ready to be looked at and drawn."""

    entry: DeckEntry
    design: DeckDesign
    deck: AnyDeck
    """What would be exported."""
    slides: tuple[SlideShown, ...]
    brand: BrandShown
    as_of: date
    """The day of the values: of live ones the last of the period that has passed."""
    offered: tuple[OfferedItem, ...] = ()
    """What could be released; for a deck for ourselves nothing, since all is in it."""
    findings: tuple[Finding, ...] = ()
    snapshots: tuple[SnapshotEntry, ...] = ()
    """Newest first."""
    frozen: SnapshotEntry | None = None
    """The state whose values are shown; None while they are live."""
    warnings: tuple[str, ...] = ()
    measures: OfferedMeasures | None = None
    """Those of the plan; None where there is none, and where a frozen state is shown."""
