"""Making a deck: the design and the facts become slides, and of each is told what came of it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Generic, TypeVar

from cs_desktop.common.dates import month_text
from cs_desktop.common.language import in_english, marked, tr
from cs_desktop.common.periods import Period
from cs_desktop.domain.deck.claims import unsupported_claim
from cs_desktop.domain.deck.content import Audience, Deck, SlideMark
from cs_desktop.domain.deck.design import DeckDesign, SlideDesign
from cs_desktop.domain.deck.figures import appendix
from cs_desktop.domain.deck.kinds import SLIDE_KINDS, TEMPLATES, DeckTemplate, SlideKey
from cs_desktop.domain.deck.shown import BrandShown
from cs_desktop.domain.deck.slides import (
    AppendixSlide,
    ClientSlide,
    OwnSlide,
    OwnTableSlide,
    Slide,
    TitleSlide,
)
from cs_desktop.services.deck.directions import Directions
from cs_desktop.services.deck.facts.own import DeckFacts, for_client
from cs_desktop.services.deck.facts.shared import SharedFacts
from cs_desktop.services.deck.makers.made import Absent
from cs_desktop.services.deck.makers.table import MAKERS, OWN_MAKERS, TEXTS
from cs_desktop.services.deck.makers.title import title_slide, title_texts

INTERNAL = "Internal"
"""Stands on each page of a deck for ourselves."""
OURS_ALONE = Absent(marked("This slide is for ourselves alone; no deck for a client has it."))
NOTHING_SHOWN = Absent(marked("No slide shows a figure or chart that the appendix could explain."))
_QUARTERS = {"Q1": "First", "Q2": "Second", "Q3": "Third", "Q4": "Fourth"}
FactsT = TypeVar("FactsT", bound=SharedFacts)
SlideT = TypeVar("SlideT", bound=ClientSlide | OwnSlide)
SlideT_co = TypeVar("SlideT_co", bound=ClientSlide | OwnSlide, covariant=True)


@dataclass(frozen=True, slots=True)
class MadeSlide:
    """A slide of the design, and what came of it."""

    design: SlideDesign
    slide: Slide | None
    """As it stands in the deck, or would if it were included; None where it is absent."""
    place: int | None = None
    """In the deck, from 0; None where it is left out or absent."""
    suggested: str = ""
    """The title that the data gives."""
    title: str = ""
    """The one on the page."""
    unsupported: str = ""
    """Why the title written by hand is not what the data says; in the user's language. Empty where it is."""
    absent: Absent | None = None
    texts: Mapping[str, str] = field(default_factory=dict)
    """What the data says in each place that may be written by hand."""


@dataclass(frozen=True, slots=True)
class MadeDeck(Generic[SlideT_co]):
    """A deck, and what came of each slide of its design."""

    deck: Deck[SlideT_co]
    slides: tuple[MadeSlide, ...]

    @property
    def left_out(self) -> tuple[MadeSlide, ...]:
        """Return the slides that were wanted and are absent."""
        return tuple(one for one in self.slides if one.design.included and one.absent is not None)


def make_deck(facts: DeckFacts, design: DeckDesign, brand: BrandShown) -> MadeDeck[ClientSlide | OwnSlide]:
    """Return the deck of one account as it was designed; one for a client is made from shared facts alone."""
    if design.audience is Audience.CLIENT:
        return make_client_deck(for_client(facts, design.released), design, brand)
    return _made_by(_make_own, facts, design, brand)


def make_client_deck(facts: SharedFacts, design: DeckDesign, brand: BrandShown) -> MadeDeck[ClientSlide]:
    """Return a deck for a client: nothing but shared facts and slides for clients can be in it."""
    return _made_by(_make, facts, design, brand)


def _made_by(
    make: Callable[[FactsT, SlideDesign, DeckTemplate], SlideT | Absent],
    facts: FactsT,
    design: DeckDesign,
    brand: BrandShown,
) -> MadeDeck[SlideT | AppendixSlide]:
    """Return the deck of what a function makes of the facts for each slide."""
    template = design.template
    facts = replace(facts, renewing=template is DeckTemplate.RENEWAL)
    return assemble(
        empty_deck(facts, design, brand),
        design,
        lambda one: make(facts, one, template),
        lambda one: _texts(facts, one, template),
        facts,
    )


def empty_deck(facts: SharedFacts, design: DeckDesign, brand: BrandShown) -> Deck[ClientSlide]:
    """Return the deck without slides; its words are in English."""
    with in_english():
        subtitle = _subtitle(facts, design.template)
    return begun_deck(design, brand, facts.period, facts.prepared_on, subtitle, facts.account.name)


def begun_deck(
    design: DeckDesign, brand: BrandShown, period: Period, day: date, subtitle: str, account: str = ""
) -> Deck[ClientSlide]:
    """Return a deck of a period without slides, of no account unless one is named."""
    return Deck(
        title=TEMPLATES[design.template].title,
        subtitle=subtitle,
        account=account,
        company=brand.company,
        period_name=" ".join(reversed(period.name.split("-"))),
        day=day,
        slides=(),
        confidentiality=INTERNAL if design.audience is Audience.INTERNAL else brand.confidentiality,
        footer=brand.footer,
        accent=brand.accent,
        audience=design.audience,
        logo=brand.logo,
        own_logo=brand.own_logo,
        typeface=brand.letters,
        parts=design.parts,
    )


def _subtitle(facts: SharedFacts, template: DeckTemplate) -> str:
    """Return the period in words; of a plan that is handed over the time that it is for."""
    plan = facts.plan
    if template is DeckTemplate.HANDOVER and plan is not None and plan.starts_on and plan.ends_on:
        return f"{month_text(plan.starts_on)} to {month_text(plan.ends_on)}"
    return period_words(facts.period.name)


def period_words(name: str) -> str:
    """Return a period's name in words: "Third quarter 2026", "Year 2026"."""
    year, _, quarter = name.partition("-")
    return f"{_QUARTERS[quarter]} quarter {year}" if quarter else f"Year {year}"


def assemble(
    empty: Deck[ClientSlide],
    design: DeckDesign,
    make: Callable[[SlideDesign], SlideT | Absent],
    texts: Callable[[SlideDesign], Mapping[str, str]],
    facts: object,
) -> MadeDeck[SlideT | AppendixSlide]:
    """Return a deck of what a function makes of each slide of a design; the appendix is made last of all.

    Whatever is made is in English, and read as English is whatever names of the facts it begins with.
    """
    directions = Directions(facts, design)
    with in_english():
        made = [None if one.key is SlideKey.APPENDIX else directions.kept(make(one)) for one in design.slides]
        shown = [
            slide
            for one, slide in zip(design.slides, made, strict=True)
            if one.included and slide is not None and not isinstance(slide, Absent)
        ]
        last = appendix(shown)
        told = [texts(one) for one in design.slides]
    slides: list[SlideT | AppendixSlide] = []
    found: list[MadeSlide] = []
    marks: list[SlideMark] = []
    title = empty.title
    for one, result, said in zip(design.slides, made, told, strict=True):
        slide = (last if last.definitions else NOTHING_SHOWN) if result is None else result
        if isinstance(slide, Absent):
            found.append(MadeSlide(one, None, absent=slide, texts=said))
            continue
        suggested = empty.title if isinstance(slide, TitleSlide) else slide.title
        entitled = _entitled(slide, one.title)
        if isinstance(slide, TitleSlide) and one.title:
            title = one.title
        place = len(slides) if one.included else None
        if one.included:
            slides.append(entitled)
            marks.append(SlideMark(one.key.value, one.notes))
        found.append(
            MadeSlide(
                one,
                entitled,
                place,
                suggested,
                one.title or suggested,
                _unsupported(one, suggested, slide),
                texts=said,
            )
        )
    deck = replace(empty, title=title)
    return MadeDeck(_filled(deck, tuple(slides), tuple(marks)), tuple(found))


def _filled(
    deck: Deck[ClientSlide], slides: tuple[SlideT, ...], marks: tuple[SlideMark, ...]
) -> Deck[SlideT]:
    values = {name: getattr(deck, name) for name in Deck.__dataclass_fields__}
    return Deck(**{**values, "slides": slides, "marks": marks})


def _entitled(slide: SlideT | AppendixSlide, title: str) -> SlideT | AppendixSlide:
    """Return a slide with a title written by hand, if there is one; that of the first page is the deck's."""
    if not title or isinstance(slide, TitleSlide):
        return slide
    if isinstance(slide, OwnTableSlide):
        return replace(slide, table=replace(slide.table, title=title))
    return replace(slide, title=title)


def _unsupported(design: SlideDesign, suggested: str, slide: Slide) -> str:
    """Return why a title written by hand is not what the data says; empty where it is, or there is none."""
    if not design.title or isinstance(slide, TitleSlide):
        return ""
    claim = unsupported_claim(design.title, slide, suggested)
    if claim:
        return tr("Nothing on this slide says {number}.", number=claim)
    if design.title_basis and design.title_basis != suggested:
        return tr("The data now says: {title}", title=suggested)
    return ""


def _make_own(facts: DeckFacts, one: SlideDesign, template: DeckTemplate) -> Slide | Absent:
    own = OWN_MAKERS.get(one.key)
    return _make(facts, one, template) if own is None else own(facts, one)


def _make(facts: SharedFacts, one: SlideDesign, template: DeckTemplate) -> ClientSlide | Absent:
    if one.key is SlideKey.TITLE:
        return title_slide(facts, one, TEMPLATES[template].readers)
    maker = MAKERS.get(one.key)
    return OURS_ALONE if maker is None else maker(facts, one)


def _texts(facts: SharedFacts, one: SlideDesign, template: DeckTemplate) -> Mapping[str, str]:
    if one.key is SlideKey.TITLE:
        return title_texts(facts, TEMPLATES[template].readers)
    found = TEXTS.get(one.key)
    return {} if found is None else found(facts)


def left_out_words(slides: Sequence[MadeSlide]) -> str:
    """Return in a sentence which slides had nothing to show; empty where all had."""
    names = ", ".join(tr(SLIDE_KINDS[one.design.key].name) for one in slides)
    return tr("Left out, for there is nothing to show: {slides}.", slides=names) if names else ""
