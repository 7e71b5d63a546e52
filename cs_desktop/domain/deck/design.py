"""How a person designed a deck: which slides, in which order, and what was written or switched by hand."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from cs_desktop.domain.deck.content import USUAL_PARTS, Audience, PageParts
from cs_desktop.domain.deck.kinds import SLIDE_KINDS, TEMPLATES, DeckTemplate, SlideKey
from cs_desktop.domain.deck.sharing import Released

NOTHING: Mapping[str, str] = MappingProxyType({})
NO_SWITCHES: Mapping[str, bool] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class SlideDesign:
    """One slide as it was designed; the usual where nobody touched it."""

    key: SlideKey
    id: int = 0
    """Of the stored row; 0 where the deck is not stored."""
    included: bool = True
    title: str = ""
    """Empty for the title that the data gives."""
    title_basis: str = ""
    """The title that the data gave when this one was written."""
    texts: Mapping[str, str] = field(default_factory=lambda: NOTHING)
    """By the keys of `SlideKind.texts`."""
    options: Mapping[str, bool] = field(default_factory=lambda: NO_SWITCHES)
    notes: str = ""
    left_out: frozenset[int] = frozenset()
    """The ids of measures that are not told here, where `SlideKind.measures` says that one may choose."""

    def shows(self, option: str) -> bool:
        """Return whether an option of the slide's kind is on."""
        usual = {one.key: one.usual for one in SLIDE_KINDS[self.key].options}
        return self.options.get(option, usual[option])

    def text(self, place: str) -> str:
        """Return what was written by hand in a place; empty where the data speaks."""
        return self.texts.get(place, "").strip()

    def lines(self, place: str) -> tuple[str, ...]:
        """Return the lines that were written by hand in a place."""
        return tuple(line.strip() for line in self.text(place).splitlines() if line.strip())


@dataclass(frozen=True, slots=True)
class DeckDesign:
    """A deck before its data: template, audience, period, slides, and what a client may see besides."""

    template: DeckTemplate = DeckTemplate.EBR
    audience: Audience = Audience.CLIENT
    period: str = ""
    """Empty for the last full quarter."""
    slides: tuple[SlideDesign, ...] = ()
    released: Released = field(default_factory=Released)
    parts: PageParts = USUAL_PARTS
    name: str = ""


def usual_design(template: DeckTemplate, audience: Audience, period: str = "") -> DeckDesign:
    """Return what a template holds before anybody touched it."""
    told = TEMPLATES[template]
    slides = tuple(SlideDesign(key, included=told.included(key, audience)) for key in told.slides)
    return DeckDesign(template, audience, period, slides)
