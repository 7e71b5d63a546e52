"""From slides to pages."""

from cs_desktop.domain.deck.content import AnyDeck
from cs_desktop.domain.deck.slides import (
    AppendixSlide,
    ChartsSlide,
    FiguresSlide,
    JourneySlide,
    MeasuresSlide,
    MessageSlide,
    ObjectivesSlide,
    OwnPeopleSlide,
    OwnTableSlide,
    PeopleSlide,
    PointsSlide,
    Slide,
    SummarySlide,
    TableSlide,
    TitleSlide,
)
from cs_desktop.reports.slides.appendix import appendix_pages
from cs_desktop.reports.slides.charts import charts_pages
from cs_desktop.reports.slides.cover import cover_page
from cs_desktop.reports.slides.figures import figures_pages
from cs_desktop.reports.slides.journey import journey_pages
from cs_desktop.reports.slides.measures import measures_pages
from cs_desktop.reports.slides.message import message_pages
from cs_desktop.reports.slides.objectives import objectives_pages
from cs_desktop.reports.slides.page import Page
from cs_desktop.reports.slides.summary import summary_pages
from cs_desktop.reports.text.setter import Setter


def pages_of(slide: Slide, deck: AnyDeck, setter: Setter) -> list[Page]:
    """Return the pages that a slide needs, at least one."""
    match slide:
        case TitleSlide():
            return [cover_page(deck, slide)]
        case SummarySlide():
            return summary_pages(slide, setter)
        case MeasuresSlide():
            return measures_pages(slide)
        case ChartsSlide():
            return charts_pages(slide)
        case FiguresSlide():
            return figures_pages(slide)
        case ObjectivesSlide():
            return objectives_pages(slide, deck, setter)
        case JourneySlide():
            return journey_pages(slide)
        case MessageSlide():
            return message_pages(slide, setter)
        case TableSlide() | PointsSlide() | PeopleSlide() | OwnPeopleSlide() | OwnTableSlide():
            return message_pages(MessageSlide(slide.title, (), (), slide.source), setter)
        case AppendixSlide():
            return appendix_pages(slide, setter)
