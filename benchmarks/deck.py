"""The deck of one account: ours, and the same pages drawn without layout on a canvas and by typst.

Ours reads the workspace, calculates every figure and lays the pages out; the peers only place what was
recorded from ours. So drawing is compared once more by itself, in this process and warm, where typst
remembers what it laid out before.
"""

import sys
from contextlib import closing
from datetime import date
from functools import partial
from pathlib import Path

from sqlalchemy import select

from benchmarks.harness import Bench, Contender, finished, limit, process, timed
from benchmarks.pages import record
from benchmarks.peers import canvas_pages, typst_pages
from cs_desktop.common.clock import SystemClock
from cs_desktop.common.logs import start_logging
from cs_desktop.domain.deck.content import AnyDeck, Audience
from cs_desktop.models.opening import open_workspace
from cs_desktop.models.tables import Account
from cs_desktop.reports.pdf import render_pdf
from cs_desktop.services.context import Context
from cs_desktop.services.deck.facts import gather
from cs_desktop.services.deck.slides import build_deck

_PROMISED_S = 1.0
"""The promise is "a deck in a second"."""


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
    draw = partial(render_pdf, deck, out)
    canvas, typst = (partial(way.draw, pages, out) for way in (canvas_pages, typst_pages))
    bench.compare(
        "the same, only drawing, warm",
        [
            Contender("CS Desktop", partial(timed, draw, draw)),
            Contender("pages straight on a canvas", partial(timed, canvas, canvas)),
            Contender("pages by typst", partial(timed, typst, typst)),
        ],
        rounds=7,
    )


def _deck(path: Path) -> tuple[str, AnyDeck]:
    """Return the external id of the oldest customer, and its deck."""
    clock = SystemClock()
    with closing(open_workspace(path, clock)) as workspace:
        oldest = select(Account.id, Account.external_id).where(Account.customer_since > date.min)
        account = workspace.read(lambda c: c.execute(oldest.order_by(Account.customer_since)).first())
        assert account is not None
        facts = gather(Context(workspace, clock, start_logging()), account.id, None)
    return account.external_id, build_deck(facts, Audience.CLIENT)
