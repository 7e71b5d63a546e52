"""A deck: ours, and the same pages drawn without layout by others.

Ours reads the workspace, calculates every figure and lays the pages out; the peers only place what was
recorded from ours. So drawing is compared once more by itself, in this process and warm, where typst
remembers what it laid out before. Our pages carry tags, as those of typst and WeasyPrint do; a canvas and
matplotlib write none.
"""

import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date
from functools import partial
from itertools import cycle, islice
from pathlib import Path

from sqlalchemy import select

from benchmarks.harness import Bench, Contender, finished, limit, process, timed
from benchmarks.pages import record
from benchmarks.peers import canvas_pages, matplotlib_pages, office_pages, typst_pages, weasyprint_pages
from cs_desktop.common.clock import SystemClock
from cs_desktop.common.logs import start_logging
from cs_desktop.domain.deck.content import AnyDeck, Audience
from cs_desktop.domain.deck.encoding import encode
from cs_desktop.models.opening import open_workspace
from cs_desktop.models.tables import Account
from cs_desktop.reports.pdf import render_pdf
from cs_desktop.services.context import Context
from cs_desktop.services.deck.facts import gather
from cs_desktop.services.deck.slides import build_deck

_PROMISED_S = 1.0
"""The promise is "a deck in a second"."""
_SLIDES = 20
_KB = 1024
_MANY = 112
"""Accounts of which some hundred are customers."""


def run(bench: Bench) -> None:
    """Compare whole processes, then drawing alone."""
    workspace, out, pages = (bench.folder / name for name in ("sample.csdesk", "deck.pdf", "pages.json"))
    finished([sys.executable, "main.py", "demo", workspace])
    account, deck = _deck(workspace)
    record(deck, out, pages)
    export: list[str | Path] = ["main.py", "export", "deck", workspace, "--account", account, "--out", out]
    on_canvas: list[str | Path] = ["-m", "benchmarks.peers.canvas_pages", pages, out]
    by_typst: list[str | Path] = ["-m", "benchmarks.peers.typst_pages", pages, out]
    bench.compare(
        f"deck of one account, {len(deck.slides)} slides, from file to PDF",
        [
            Contender("CS Desktop", partial(process, [sys.executable, *export])),
            Contender("pages straight on a canvas", partial(process, [sys.executable, *on_canvas])),
            Contender("pages by typst", partial(process, [sys.executable, *by_typst])),
            limit("promised", _PROMISED_S),
        ],
        rounds=7,
    )
    _draw_as_process(bench, _twenty(deck))
    _draw_alone(bench, _twenty(deck))
    _hundred(bench)


def _hundred(bench: Bench) -> None:
    """Measure the decks of all customers of a workspace, with the contact sheet, as one process."""
    workspace, folder = bench.folder / "hundred.csdesk", bench.folder / "decks"
    folder.mkdir()
    finished([sys.executable, "main.py", "demo", workspace, "--accounts", str(_MANY)])
    export: list[str | Path] = ["main.py", "export", "deck", workspace, "--all", "--out", folder]
    bench.compare(
        f"the decks of all customers among {_MANY} accounts, with a contact sheet",
        [
            Contender("CS Desktop", partial(process, [sys.executable, *export])),
            limit("a second each", _PROMISED_S * _MANY),
        ],
        rounds=2,
    )
    files = list(folder.glob("*.pdf"))
    whole = sum(path.stat().st_size for path in files)
    bench.note(f"{len(files)} files of {whole / len(files) / _KB:,.0f} kB on average.")


def _draw_as_process(bench: Bench, deck: AnyDeck) -> None:
    """Compare processes that draw the same pages and nothing else, ours from the deck as it is frozen."""
    pages, frozen, out = (bench.folder / name for name in ("pages.json", "frozen.json", "drawn.pdf"))
    record(deck, out, pages)
    frozen.write_bytes(encode(deck).document)

    def peer(name: str, source: Path) -> Contender:
        command: list[str | Path] = [sys.executable, "-m", f"benchmarks.peers.{name}", source, out]
        return Contender("CS Desktop" if source == frozen else name, partial(process, command))

    sources = (("own_pages", frozen), ("canvas_pages", pages), ("typst_pages", pages))
    bench.compare(f"drawing alone, {_SLIDES} slides, as a process", [peer(*one) for one in sources], rounds=7)


def _draw_alone(bench: Bench, deck: AnyDeck) -> None:
    """Compare drawing, and say how large the files are."""
    pages = bench.folder / "twenty.json"
    ours = bench.folder / "CS Desktop.pdf"
    record(deck, ours, pages)
    draw = partial(render_pdf, deck, ours)
    contenders = [Contender("CS Desktop", partial(timed, draw, draw))]
    for name, way in _peers(bench):
        target = bench.folder / f"{name}.pdf"
        peer = partial(way, pages, target)
        contenders.append(Contender(name, partial(timed, peer, peer)))
    bench.compare(f"drawing alone, {_SLIDES} slides, warm", contenders, rounds=5)
    sizes = (bench.folder / f"{one.name}.pdf" for one in contenders)
    told = ", ".join(f"{path.stem} {path.stat().st_size / _KB:,.0f} kB" for path in sizes)
    bench.note(f"Size of these files: {told}.")


def _peers(bench: Bench) -> Iterator[tuple[str, Callable[[Path, Path], None]]]:
    yield "a canvas", canvas_pages.draw
    yield "typst", typst_pages.draw
    yield "WeasyPrint", weasyprint_pages.draw
    yield "matplotlib", matplotlib_pages.draw
    if office_pages.OFFICE is None:
        bench.note("LibreOffice is not installed: python-pptx with it was left out.")
    else:
        yield "python-pptx + LibreOffice", office_pages.draw


def _twenty(deck: AnyDeck) -> AnyDeck:
    """Return the deck with as many slides as are compared, its own one after the other."""
    first, *body, last = deck.slides
    slides = (first, *islice(cycle(body), _SLIDES - 2), last)
    return replace(deck, slides=slides, marks=())


def _deck(path: Path) -> tuple[str, AnyDeck]:
    """Return the external id of the oldest customer, and its deck."""
    clock = SystemClock()
    with closing(open_workspace(path, clock)) as workspace:
        oldest = select(Account.id, Account.external_id).where(Account.customer_since > date.min)
        account = workspace.read(lambda c: c.execute(oldest.order_by(Account.customer_since)).first())
        assert account is not None
        facts = gather(Context(workspace, clock, start_logging()), account.id, None)
    return account.external_id, build_deck(facts, Audience.CLIENT)
