"""Charts side by side, each as wide as its share of the page."""

from collections.abc import Sequence

from cs_desktop.domain.deck.slides import ChartPanel, ChartsSlide
from cs_desktop.reports.charts.panel import draw_nothing, draw_panel
from cs_desktop.reports.drawing import Box
from cs_desktop.reports.look import BODY_BOTTOM, BODY_TOP, LEFT, WIDTH
from cs_desktop.reports.sheet import Sheet
from cs_desktop.reports.slides.page import Draw, Page, chunks, numbered

MOST_PANELS = 3
_GAP = 80
_LEAST_SHARE = 0.2


def charts_pages(slide: ChartsSlide) -> list[Page]:
    """Return the pages of a slide of charts."""
    body = Box(LEFT, BODY_TOP, WIDTH, BODY_BOTTOM - BODY_TOP)
    draws = [_drawing(group, body) for group in chunks(slide.panels, MOST_PANELS)]
    return numbered(slide.title, draws, slide.source)


def draw_panels(sheet: Sheet, panels: Sequence[ChartPanel], box: Box) -> None:
    """Draw charts side by side into a box, none narrower than a fifth of it."""
    if not panels:
        draw_nothing(sheet, box)
        return
    gap = _GAP if len(panels) > 1 else 0
    room = box.width - gap * (len(panels) - 1)
    shares = [max(panel.share, 0.0) for panel in panels]
    whole = sum(shares) or 1.0
    bounded = [max(share / whole, _LEAST_SHARE) for share in shares]
    left = box.left
    for panel, share in zip(panels, bounded, strict=True):
        width = room * share / sum(bounded)
        draw_panel(sheet, panel.chart, Box(left, box.top, width, box.height))
        left += width + gap


def _drawing(panels: Sequence[ChartPanel], box: Box) -> Draw:
    return lambda sheet: draw_panels(sheet, panels, box)
