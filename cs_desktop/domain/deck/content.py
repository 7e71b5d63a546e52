"""A whole deck: its slides in order, whom it is for, and how each of its pages looks."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Generic, TypeVar

from cs_desktop.domain.accent import checked_accent
from cs_desktop.domain.deck.slides import ClientSlide, OwnSlide, Slide, TitleSlide


class Audience(StrEnum):
    """Who the deck is for."""

    CLIENT = "client"
    INTERNAL = "internal"


@dataclass(frozen=True, slots=True)
class Picture:
    """A PNG or JPEG, and its size in pixels."""

    content: bytes
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Typeface:
    """The letters of a deck; without files ours, which is also asked for what the files lack."""

    name: str = ""
    files: tuple[tuple[int, bytes], ...] = ()
    """TrueType or OpenType files by weight: 400, 500, 600. A missing weight is drawn with the nearest."""


@dataclass(frozen=True, slots=True)
class PageParts:
    """What stands on every page beside its slide."""

    confidentiality: bool = True
    number: bool = True
    logos: bool = True
    sources: bool = True
    """Whether source and date stand on the page; the appendix has them in any case."""


NOT_FOR_CUSTOMERS = "Internal, not for customers"
"""Stands at the top of each page of a deck for ourselves."""
OURS = Typeface()
USUAL_PARTS = PageParts()


@dataclass(frozen=True, slots=True)
class SlideMark:
    """What a slide is called in the deck's design, and what its speaker has to say."""

    key: str
    notes: str = ""


SlideT_co = TypeVar("SlideT_co", bound=ClientSlide | OwnSlide, covariant=True)


@dataclass(frozen=True, slots=True)
class Deck(Generic[SlideT_co]):
    """A whole deck about one account, or about the book. One for a client is a `Deck[ClientSlide]`.

    Raises:
        KnownError: the accent is not a colour, or too light to be seen on white.
    """

    title: str
    """The kind of review: "Executive business review"."""
    subtitle: str
    """Its period in words: "Third quarter 2026"."""
    account: str
    """Empty in a portfolio review."""
    company: str
    """Ours; the author in the file's metadata."""
    period_name: str
    """Short, for the footer: "Q3 2026"."""
    day: date
    """When it is held or was made."""
    slides: tuple[SlideT_co, ...]
    marks: tuple[SlideMark, ...] = ()
    """One for each slide, in their order; none where nobody designed the deck."""
    language: str = "en-US"
    confidentiality: str = "Confidential"
    footer: str = ""
    """Stands in each footer in place of title and period."""
    accent: str = "#2355C4"
    audience: Audience = Audience.CLIENT
    logo: Picture | None = None
    """The customer's."""
    own_logo: Picture | None = None
    typeface: Typeface = OURS
    parts: PageParts = USUAL_PARTS

    def __post_init__(self) -> None:
        checked_accent(self.accent)
        assert not self.marks or len(self.marks) == len(self.slides)

    def notes(self, place: int) -> str:
        """Return what the speaker has to say to the slide at a place."""
        return self.marks[place].notes if self.marks else ""


AnyDeck = Deck[Slide]
ClientDeck = Deck[ClientSlide]


def slide_title(deck: AnyDeck, slide: Slide) -> str:
    """Return what stands above a slide, and in the outline of the file."""
    return deck.title if isinstance(slide, TitleSlide) else slide.title
