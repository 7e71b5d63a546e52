"""A journey map of 2,000 cards as PDF: ours, and the same page drawn without layout on a canvas.

Ours shapes each title, lays the map out, embeds its fonts and writes; the peer only places what was recorded
from ours.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path

from benchmarks.harness import Bench, Contender, timed
from benchmarks.journey import CARDS, large_map
from benchmarks.pages import record_map
from benchmarks.peers import canvas_pages
from cs_desktop.controllers.painting import png_of
from cs_desktop.domain.journey.calendar import stage_days
from cs_desktop.domain.journey.printing import MapPrint, Paper
from cs_desktop.reports.journey.files import MapFile


def run(bench: Bench) -> None:
    """Compare one page of PDF; measure the other forms beside it."""
    count = CARDS // 10 if bench.quick else CARDS
    wanted, out, pages = _wanted(count), bench.folder / "map.pdf", bench.folder / "map.json"
    record_map(MapFile(wanted), pages)
    canvas = partial(canvas_pages.draw, pages, out)
    bench.compare(
        f"journey map of {count:,} cards to PDF, one page",
        [
            Contender("CS Desktop", partial(timed, partial(_pdf, wanted, out))),
            Contender("the same page straight on a canvas", partial(timed, canvas, canvas)),
        ],
        rounds=3,
    )
    others: tuple[tuple[str, Callable[[], object]], ...] = (
        ("on A4 sheets", partial(_pdf, wanted, out, Paper.A4_TILES)),
        ("to SVG", lambda: MapFile(wanted).svg()),
        ("to PNG", lambda: png_of(MapFile(wanted).sketch())),
    )
    for name, write in others:
        subject = f"journey map of {count:,} cards {name}"
        bench.compare(subject, [Contender("CS Desktop", partial(timed, write))], rounds=2)


def _pdf(wanted: MapPrint, out: Path, paper: Paper = Paper.MAP) -> None:
    out.write_bytes(MapFile(wanted).pdf(paper, lambda _done, _of: None).content)


def _wanted(count: int) -> MapPrint:
    """Return a map whose titles all differ, so that none is set twice."""
    content = large_map(count)
    cards = tuple(replace(card, title=f"{card.title} ({card.id})") for card in content.cards)
    days = stage_days(content.stages, date(2026, 1, 1))
    return MapPrint(
        replace(content, cards=cards), days, title="Journey", legend=True, made_on=date(2026, 10, 13)
    )
