"""Pages of one's own: headed points, and the topic that a sponsor wants to talk about."""

from cs_desktop.common.language import marked
from cs_desktop.domain.deck.design import SlideDesign
from cs_desktop.domain.deck.slides import Block, PointsSlide
from cs_desktop.services.deck.facts.shared import SharedFacts
from cs_desktop.services.deck.makers.made import Absent

TEXT_NEEDED = Absent(
    marked("Nothing is written on this page yet."), (marked("Enter a heading and its points."),)
)
TOPIC_NEEDED = Absent(
    marked("The sponsor's topic is not known yet."),
    (marked("Ask the sponsor before the review what to talk about, and enter it here."),),
)
_USUAL_HEADING = "Points"


def text_slide(facts: SharedFacts, design: SlideDesign) -> PointsSlide | Absent:
    """Return a page of one's own."""
    del facts
    return text_slide_of(design) or TEXT_NEEDED


def text_slide_of(design: SlideDesign) -> PointsSlide | None:
    """Return what was written; None where nothing was. The first heading is the title."""
    blocks = tuple(
        Block(design.text(f"heading_{place}"), design.lines(f"points_{place}"))
        for place in (1, 2)
        if design.text(f"heading_{place}") or design.lines(f"points_{place}")
    )
    if not blocks:
        return None
    title = next((block.heading for block in blocks if block.heading), blocks[0].sentences[0])
    return PointsSlide(title, tuple(_headed(block) for block in blocks), "")


def topic_slide(facts: SharedFacts, design: SlideDesign) -> PointsSlide | Absent:
    """Return what the sponsor wants to talk about."""
    topic, points = design.text("topic"), design.lines("points")
    if not topic and not points:
        return TOPIC_NEEDED
    sponsor = facts.contact("sponsor")
    asked = f"The topic of {sponsor.called}" if sponsor is not None and sponsor.called else "Your topic"
    blocks = (Block(_USUAL_HEADING, points),) if points else ()
    return PointsSlide(f"{asked}: {topic}" if topic else asked, blocks, "")


def _headed(block: Block) -> Block:
    return block if block.heading else Block(_USUAL_HEADING, block.sentences)
