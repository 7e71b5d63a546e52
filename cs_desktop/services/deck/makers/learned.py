"""What went differently than thought, and what follows."""

from collections.abc import Mapping

from cs_desktop.common.dates import day_text
from cs_desktop.common.language import marked
from cs_desktop.domain.deck.design import SlideDesign
from cs_desktop.domain.deck.slides import Block, PointsSlide
from cs_desktop.services.deck.facts.beside import LearnedTold
from cs_desktop.services.deck.facts.shared import SharedFacts
from cs_desktop.services.deck.makers.made import Absent
from cs_desktop.services.deck.titles.beside import dated_review, decided_title, learned_title

NOTHING_LEARNED = Absent(
    marked("Nothing is written of what was learned, and no review of the period has shared notes."),
    (marked("Enter what was learned on this slide, or as shared notes of a closed review."),),
)
LEARNED, FOLLOWS, DECIDED = "What we learned", "What we do differently", "What was decided"


def learned_slide(facts: SharedFacts, design: SlideDesign) -> PointsSlide | Absent:
    """Return what was typed; without that what the last review shared: its notes and decisions."""
    last = _last(facts)
    learned, follows = design.lines("learned"), design.lines("follows")
    if learned or follows:
        blocks = (
            *((Block(LEARNED, learned),) if learned else ()),
            *((Block(FOLLOWS, follows),) if follows else ()),
        )
        return PointsSlide(learned_title(len(learned), len(follows)), blocks, "")
    if last is None:
        return NOTHING_LEARNED
    source = f"Source: shared notes and decisions of the {last.review} on {day_text(last.day)}."
    blocks = (
        *((Block(LEARNED, last.notes),) if last.notes else ()),
        *((Block(DECIDED, last.decisions),) if last.decisions else ()),
    )
    review = dated_review(last.review, last.day)
    title = (
        learned_title(len(last.notes), 0, review)
        if last.notes
        else decided_title(len(last.decisions), review)
    )
    return PointsSlide(title, blocks, source)


def learned_texts(facts: SharedFacts) -> Mapping[str, str]:
    """Return what reviews shared."""
    last = _last(facts)
    return {"learned": "\n".join(last.notes) if last is not None else "", "follows": ""}


def _last(facts: SharedFacts) -> LearnedTold | None:
    """Return the newest review of which something was shared."""
    return next((one for one in facts.beside.learned if one.notes or one.decisions), None)
