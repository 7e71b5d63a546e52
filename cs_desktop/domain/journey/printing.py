"""A map as it goes into a file or onto paper: what is asked for, and all that is drawn."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from cs_desktop.domain.changes import Kind
from cs_desktop.domain.deck.content import Audience, Picture
from cs_desktop.domain.journey.calendar import StageDays
from cs_desktop.domain.journey.content import MapContent
from cs_desktop.domain.journey.feeling import Heard
from cs_desktop.domain.journey.metrics import Reading
from cs_desktop.domain.journey.shown import Standing

ACCENT = "#2355C4"
"""The program's own, where the workspace's is not asked for."""


class MapFormat(StrEnum):
    """Which kind of file a map becomes; the word is also the file's ending."""

    PDF = "pdf"
    SVG = "svg"
    PNG = "png"
    CSV = "csv"
    """A row a card, for a spreadsheet."""


class Paper(StrEnum):
    """What a PDF is laid out for."""

    MAP = "map"
    """One page that is as large as the map."""
    A4 = "a4"
    """The whole map on one page, however small it gets."""
    A3 = "a3"
    A4_TILES = "a4-tiles"
    """Readable in the hand, over as few sheets as that takes, to be put together."""
    A3_TILES = "a3-tiles"


@dataclass(frozen=True, slots=True)
class MapRequest:
    """What one asked for."""

    format: MapFormat = MapFormat.PDF
    paper: Paper = Paper.MAP
    chosen: tuple[tuple[Kind, int], ...] = ()
    """The parts to show, by kind and id; none for the whole map."""
    title: bool = True
    day: bool = True
    legend: bool = True
    brand: bool = True
    audience: Audience = Audience.INTERNAL


@dataclass(frozen=True, slots=True)
class Brand:
    """Whose map it is: the two companies, and how confidential it is."""

    company: str
    account: str
    confidentiality: str
    logo: Picture | None = None
    """The customer's."""


@dataclass(frozen=True, slots=True)
class MapPrint:
    """A map with all that is drawn of it; nothing of it can be looked up later."""

    content: MapContent
    days: tuple[StageDays, ...] = ()
    standing: Standing | None = None
    owners: Mapping[int, str] = field(default_factory=dict)
    """The names of the team's members by id."""
    objectives: Mapping[int, str] = field(default_factory=dict)
    """What success plans aim at, by id: what a bridge says that it serves."""
    heard: Mapping[int, Heard] = field(default_factory=dict)
    """What surveys say, by the id of the stage."""
    readings: Mapping[int, Reading] = field(default_factory=dict)
    """What metrics come to, by the id of the card."""
    account: str = ""
    title: str = ""
    """Stands above the map; empty for no title."""
    about: str = ""
    """Stands below the title: whose map it is, of which day, and what of it is shown."""
    legend: bool = False
    moods: bool = True
    """Whether it is told how moments felt, so that one without a mood has not come yet."""
    brand: Brand | None = None
    accent: str = ACCENT
    made_on: date = date.min
    language: str = "en-US"

    @property
    def heard_shown(self) -> tuple[Heard, ...]:
        """Return what surveys say of the stages that are drawn."""
        return tuple(self.heard[stage.id] for stage in self.content.stages if stage.id in self.heard)
