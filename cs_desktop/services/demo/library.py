"""The shipped words of the sample workspace: names, texts and the accounts cast by hand."""

import tomllib
import unicodedata
from dataclasses import dataclass, field
from typing import Any

from cs_desktop.common.resources import resource

Spelling = tuple[str, str]
"""A name as written, and in letters that an address may hold."""
Texts = dict[str, Any]

# Letters that Unicode does not take apart, and those that German writes out.
_UNFOLDABLE = str.maketrans({"ø": "o", "ß": "ss", "æ": "ae", "ä": "ae", "ö": "oe", "ü": "ue"})


@dataclass(frozen=True, slots=True)
class ProductEntry:
    """What the vendor sells."""

    key: str
    name: str
    external_id: str
    gross_margin: float
    part: float
    """Usual part of what an account pays."""


@dataclass(frozen=True, slots=True)
class Industry:
    """A business, and the words by which its companies are named."""

    name: str
    peak: int
    """Day of the year on which it is busiest."""
    weekend_use: float
    """Use on a day off, as a part of a working day's."""
    words: tuple[str, ...]
    japanese: str
    arabic: str
    greek: str


@dataclass(frozen=True, slots=True)
class Region:
    """Where accounts are; `hosting` is the data centre whose outages they meet."""

    name: str
    share: float
    hosting: str
    people: str
    weekend: tuple[int, ...]
    """Days without work, Monday = 0."""
    suffixes: tuple[str, ...]
    """What daughters elsewhere add to their parent's name."""


@dataclass(frozen=True, slots=True)
class Script:
    """Companies that write their name in their own letters."""

    name: str
    region: str
    pattern: str
    further: str
    """The pattern once all combinations are used up."""
    stems: tuple[Spelling, ...]


@dataclass(frozen=True, slots=True)
class People:
    """Given and family names of a region."""

    given: tuple[Spelling, ...]
    family: tuple[Spelling, ...]


@dataclass(frozen=True, slots=True)
class CastEntry:
    """An account written by hand; see cast.toml."""

    name: str
    industry: str
    region: str
    segment: str
    story: str
    arr: int
    products: tuple[str, ...]
    outcome: str
    metric: str
    slug: str = ""
    joined: int | None = None
    turn: int | None = None
    parent: int | None = None
    review: tuple[str, int] | None = None
    """Kind of the next review, and its day, counted from the last day shown."""
    held: tuple[int, ...] = ()
    """Days of quarterly reviews that were held whatever else the story says, counted in the same way."""
    measure: str = ""
    """The name of the measure by which its outcome is told; empty for any."""
    away: bool = False
    """Whether its sponsor stayed away from the last two reviews."""


@dataclass(frozen=True, slots=True)
class Library:
    """All of it."""

    vendor: str
    products: tuple[ProductEntry, ...]
    stems: tuple[str, ...]
    industries: tuple[Industry, ...]
    regions: tuple[Region, ...]
    scripts: tuple[Script, ...]
    people: dict[str, People]
    cast: tuple[CastEntry, ...]
    texts: Texts = field(repr=False)
    journeys: Texts = field(repr=False)
    """The maps of accounts known by name, and the templates that the team has made; see journeys.toml."""

    def product(self, key: str) -> str:
        """Return the name of a product."""
        return next(product.name for product in self.products if product.key == key)

    def industry(self, name: str) -> Industry:
        """Return the industry of a name."""
        return next(industry for industry in self.industries if industry.name == name)

    def region(self, name: str) -> Region:
        """Return the region of a name."""
        return next(region for region in self.regions if region.name == name)


def load_library() -> Library:
    """Read the shipped words."""
    files = ("names", "cast", "texts", "journeys")
    names, cast, texts, journeys = (_read(f"demo/{name}.toml") for name in files)
    return Library(
        vendor=names["vendor"],
        products=tuple(ProductEntry(**entry) for entry in names["products"]),
        stems=tuple(names["stems"]),
        industries=tuple(Industry(**_frozen(entry)) for entry in names["industries"]),
        regions=tuple(Region(**_frozen(entry)) for entry in names["regions"]),
        scripts=tuple(
            Script(name, s["region"], s["pattern"], s["further"], _spellings(s["stems"]))
            for name, s in names["scripts"].items()
        ),
        people={
            name: People(_spellings(p["given"]), _spellings(p["family"]))
            for name, p in names["people"].items()
        },
        cast=tuple(CastEntry(**_frozen(entry)) for entry in cast["accounts"]),
        texts=texts,
        journeys=journeys,
    )


def slug(text: str) -> str:
    """Return the text in small letters, digits and hyphens, as an address holds it."""
    plain = unicodedata.normalize("NFKD", text.lower().translate(_UNFOLDABLE))
    return "-".join("".join(_address_letter(c) for c in plain).split())


def _address_letter(letter: str) -> str:
    if unicodedata.combining(letter):
        return ""
    return letter if letter.isascii() and letter.isalnum() else " "


def _read(name: str) -> Texts:
    return tomllib.loads(resource(name).read_text(encoding="utf-8"))


def _frozen(entry: Texts) -> Texts:
    return {key: tuple(value) if isinstance(value, list) else value for key, value in entry.items()}


def _spellings(names: list[str | list[str]]) -> tuple[Spelling, ...]:
    return tuple((name, slug(name)) if isinstance(name, str) else (name[0], name[1]) for name in names)
