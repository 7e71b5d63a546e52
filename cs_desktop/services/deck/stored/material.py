"""What a stored deck is made from, and the making: the one place where it meets the slides' makers."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from cs_desktop.domain.deck.content import AnyDeck, Deck, SlideMark
from cs_desktop.domain.deck.design import DeckDesign
from cs_desktop.domain.deck.figures import appendix
from cs_desktop.domain.deck.kinds import TEMPLATES, SlideKey
from cs_desktop.domain.deck.sharing import OfferedItem
from cs_desktop.domain.deck.shown import BrandShown
from cs_desktop.domain.deck.slides import (
    AppendixSlide,
    FiguresSlide,
    JourneySlide,
    MessageSlide,
    ObjectivesSlide,
    Slide,
    SummarySlide,
    TitleSlide,
)
from cs_desktop.models.queries.workspace import workspace_facts
from cs_desktop.services.context import Context
from cs_desktop.services.deck.facts import DeckFacts, gather
from cs_desktop.services.deck.periods import deck_period
from cs_desktop.services.deck.slides import build_deck, period_words


@dataclass(frozen=True, slots=True)
class Material:
    """The facts of an account or of the whole book, and the day up to which they are told."""

    facts: DeckFacts | None
    """None for the whole book."""
    as_of: date
    prepared_on: date
    period: str


@dataclass(frozen=True, slots=True)
class MadeSlide:
    """What the data makes of one slide of a design."""

    suggested: str = ""
    unsupported: str = ""
    absent: str = ""
    slide: Slide | None = None
    texts: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Made:
    """A deck, and what came of each slide of its design, in the design's order."""

    deck: AnyDeck
    slides: tuple[MadeSlide, ...]
    offered: tuple[OfferedItem, ...] = ()


def gather_material(ctx: Context, account_id: int | None, design: DeckDesign) -> Material:
    """Read the facts of a deck.

    Raises:
        KnownError: the account is gone, or there is nothing to tell of the period.
    """
    if account_id is not None:
        facts = gather(ctx, account_id, design.period or None)
        return Material(facts, facts.as_of, facts.prepared_on, facts.period.name)
    today = ctx.clock.today()
    fiscal_start = ctx.workspace.read(workspace_facts).fiscal_start
    period = deck_period(design.period, fiscal_start, today)
    return Material(None, min(period.end - timedelta(days=1), today), today, period.name)


def make(material: Material, design: DeckDesign, brand: BrandShown) -> Made:
    """Make a deck of what was read; pure, and in milliseconds."""
    built = {} if material.facts is None else _built(material.facts, design)
    built.setdefault(SlideKey.TITLE, TitleSlide())
    made = []
    for one in design.slides:
        slide = built.get(one.key)
        title = "" if slide is None or isinstance(slide, TitleSlide) else slide.title
        if slide is not None and one.title and not isinstance(slide, TitleSlide | AppendixSlide):
            slide = replace(slide, title=one.title)  # type: ignore[arg-type] # each has a title of its own
        made.append(MadeSlide(title, slide=slide, absent="" if slide else "Nothing is known of it yet."))
    shown = [
        (one, told.slide)
        for one, told in zip(design.slides, made, strict=True)
        if one.included and told.slide
    ]
    slides = [slide for _, slide in shown]
    deck: AnyDeck = Deck(
        title=TEMPLATES[design.template].title,
        subtitle=period_words(material.period),
        account="" if material.facts is None else material.facts.account.name,
        company=brand.company,
        period_name=" ".join(reversed(material.period.split("-"))),
        day=material.prepared_on,
        slides=tuple(appendix(slides[:-1]) if isinstance(one, AppendixSlide) else one for one in slides),
        marks=tuple(SlideMark(one.key.value, one.notes) for one, _ in shown),
        confidentiality=brand.confidentiality,
        footer=brand.footer,
        accent=brand.accent,
        audience=design.audience,
        logo=brand.logo,
        own_logo=brand.own_logo,
        typeface=brand.letters,
        parts=design.parts,
    )
    return Made(deck, tuple(made))


def _built(facts: DeckFacts, design: DeckDesign) -> dict[SlideKey, Slide]:
    found: dict[SlideKey, Slide] = {}
    figures = iter((SlideKey.OUTCOMES, SlideKey.ADOPTION, SlideKey.SUPPORT))
    for slide in build_deck(facts, design.audience).slides:
        match slide:
            case TitleSlide():
                found[SlideKey.TITLE] = slide
            case SummarySlide():
                found[SlideKey.SUMMARY] = slide
            case JourneySlide():
                found[SlideKey.JOURNEY] = slide
            case ObjectivesSlide():
                found[SlideKey.OBJECTIVES] = slide
            case AppendixSlide():
                found[SlideKey.APPENDIX] = slide
            case FiguresSlide() | MessageSlide() if (key := next(figures, None)) is not None:
                found[key] = slide
            case _:
                pass
    return found
