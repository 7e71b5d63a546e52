"""What is planned of what matters to them."""

from collections.abc import Sequence

from cs_desktop.common.dates import day_text, month_text
from cs_desktop.common.language import marked
from cs_desktop.domain.deck.design import SlideDesign
from cs_desktop.domain.deck.slides import Cell, Column, OwnTableSlide, Row, TableSlide
from cs_desktop.domain.roadmap import STATE_STATUS
from cs_desktop.domain.vocabulary import RoadmapState, words
from cs_desktop.services.deck.facts.beside import RoadmapTold
from cs_desktop.services.deck.facts.own import DeckFacts
from cs_desktop.services.deck.facts.shared import SharedFacts
from cs_desktop.services.deck.makers.made import Absent
from cs_desktop.services.deck.titles.beside import roadmap_title

NOTHING_PLANNED = Absent(
    marked("Nothing on the roadmap that customers may be told of matters to this account."),
    (
        marked("Enter items of the roadmap in the Library, and mark those that customers may be told of."),
        marked("Say which of them matter to this account, and why."),
    ),
)
_STATEMENT = "Days are plans, not promises."
_HEADINGS = {
    (True, False): ("What is planned", "Planned for"),
    (False, True): ("What was delivered", "Delivered in"),
    (True, True): ("What is planned, and what was delivered", "When"),
}
"""By whether there is anything planned, and anything released."""


def roadmap_slide(facts: SharedFacts, design: SlideDesign) -> TableSlide | Absent:
    """Return what matters to them of what they may be told; what is released comes last."""
    items = facts.beside.roadmap
    return _table(facts, design, items, "you") if items else NOTHING_PLANNED


def own_roadmap_slide(facts: DeckFacts, design: SlideDesign) -> OwnTableSlide | Absent:
    """Return the same with what customers are not told of; without any interest all items."""
    items = facts.own.roadmap
    whom = facts.account.name if facts.own.interested else ""
    return OwnTableSlide(_table(facts, design, items, whom, own=True)) if items else NOTHING_PLANNED


def _table(
    facts: SharedFacts, design: SlideDesign, items: Sequence[RoadmapTold], whom: str, *, own: bool = False
) -> TableSlide:
    why = design.shows("why") and any(one.why for one in items)
    ahead = [one for one in items if one.state != RoadmapState.RELEASED]
    there = [one for one in items if one.state == RoadmapState.RELEASED]
    what, when = _HEADINGS[bool(ahead), bool(there)]
    columns = (
        Column(what, 4.0),
        Column("State", 1.3),
        Column(when, 1.2),
        *((Column("Why it matters", 3.0),) if why else ()),
        *((Column("Customers", 1.2),) if own else ()),
    )
    return TableSlide(
        roadmap_title([one.state for one in items], [one.due for one in items], facts.prepared_on, whom),
        columns,
        tuple(_row(one, why=why, own=own) for one in (*ahead, *there)),
        f"Source: roadmap as of {day_text(facts.prepared_on)}.",
        note=_STATEMENT if ahead else "",
    )


def _row(one: RoadmapTold, *, why: bool, own: bool) -> Row:
    reason = f"“{one.why}”" if one.why else ""
    cells = (
        Cell(one.name, one.description, strong=True),
        Cell(words(one.state), status=STATE_STATUS.get(one.state)),
        Cell(month_text(one.due) if one.due else "–" if one.state == RoadmapState.RELEASED else "Open"),
        *((Cell(reason),) if why else ()),
        *((Cell("May be told" if one.shared else "Not told"),) if own else ()),
    )
    return Row(cells)
