"""From slides to pages."""

from dataclasses import replace

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
from cs_desktop.reports.slides.people import own_people_pages, people_pages
from cs_desktop.reports.slides.points import points_pages
from cs_desktop.reports.slides.summary import summary_pages
from cs_desktop.reports.slides.tables import table_pages
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
        case PeopleSlide():
            return people_pages(slide, deck, setter)
        case OwnPeopleSlide():
            return own_people_pages(slide, deck, setter)
        case _:
            return _worded_pages(slide, setter)


def _worded_pages(
    slide: TableSlide | OwnTableSlide | PointsSlide | MessageSlide | AppendixSlide, setter: Setter
) -> list[Page]:
    """Return the pages of a slide of words in rows or blocks."""
    match slide:
        case TableSlide():
            return table_pages(slide, setter)
        case OwnTableSlide():
            return [replace(page, internal=True) for page in table_pages(slide.table, setter)]
        case PointsSlide():
            return points_pages(slide, setter)
        case MessageSlide():
            return message_pages(slide, setter)
        case AppendixSlide():
            return appendix_pages(slide, setter)
