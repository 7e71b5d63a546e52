"""What was promised at the last review, kept and missed."""

from collections.abc import Iterator

from cs_desktop.common.dates import day_text
from cs_desktop.common.language import marked
from cs_desktop.domain.deck.design import SlideDesign
from cs_desktop.domain.deck.slides import Align, Cell, Column, Row, TableSlide
from cs_desktop.domain.figures import Figure, Status
from cs_desktop.domain.plan.words import SaidMeasure
from cs_desktop.domain.reviews.frozen import Scored
from cs_desktop.domain.reviews.scoring import FORMULAS, RULE, SCORE_NAMES
from cs_desktop.domain.reviews.telling import SCORE_STATUS
from cs_desktop.services.deck.facts.reviews import CommitmentTold, ReviewTold
from cs_desktop.services.deck.facts.shared import SharedFacts
from cs_desktop.services.deck.makers.made import Absent
from cs_desktop.services.deck.measures import value_figure
from cs_desktop.services.deck.titles.commitments import commitments_title

NO_REVIEW = Absent(
    marked("No review that was closed set commitments."),
    (marked("Set commitments at a review and close it; the next deck says how they were kept."),),
)
_NOT_SCORED = "Not measured"


def commitments_slide(facts: SharedFacts, design: SlideDesign) -> TableSlide | Absent:
    """Return each commitment of the period with its result and score, and what was decided of it."""
    review = facts.review
    if review is None or not review.commitments:
        return NO_REVIEW
    confirmed = all(one.scored.confirmed for one in review.commitments)
    decided = any(one.consequence for one in review.commitments)
    owners = design.shows("owners") and any(one.ours or one.theirs for one in review.commitments)
    columns = [
        Column("What we promised", 3.4),
        Column("Start", 0.8, Align.END),
        Column("Target", 0.9, Align.END),
        Column("Result", 0.9, Align.END),
        Column("Score", 1.5),
        *([Column("Decided", 1.6)] if decided else []),
        *([Column("Owners", 1.9)] if owners else []),
    ]
    rows = tuple(
        Row(_cells(one, facts, review, decided=decided, owners=owners)) for one in review.commitments
    )
    return TableSlide(
        commitments_title(
            [one.scored.score for one in review.commitments],
            confirmed=confirmed,
            over=review.is_over(facts.prepared_on),
        ),
        tuple(columns),
        rows,
        f"Source: commitments of the {review.promised_at} on {day_text(review.promised_on)}, "
        f"results up to {day_text(review.as_of)}. {RULE}.",
        note=" ".join(_notes(facts, review, confirmed=confirmed)),
    )


def _notes(facts: SharedFacts, review: ReviewTold, *, confirmed: bool) -> Iterator[str]:
    """Yield what is to be known of the scores, and why a result may differ from other slides."""
    if not confirmed:
        yield "The scores are as the measures stand; the meeting confirms them."
    days = [one.scored.result_on for one in review.commitments if one.scored.result_on is not None]
    if any(day > facts.as_of for day in days):
        yield f"Results dated after {day_text(facts.as_of)} are newer than the values of the period."


def _cells(
    told: CommitmentTold, facts: SharedFacts, review: ReviewTold, *, decided: bool, owners: bool
) -> tuple[Cell, ...]:
    one = told.scored
    start, target, result = _figures(one, facts.workspace.currency, review)
    due = f"due {day_text(told.due)}" if told.due else ""
    named = one.measure if one.measure and one.measure not in one.text else ""
    said = ", ".join(part for part in (named, due) if part)
    score = SCORE_NAMES.get(one.score, _NOT_SCORED)
    settled = one.confirmed or not one.score or told.is_over(facts.prepared_on)
    cells = [
        Cell(one.text, said, strong=True),
        _value(start),
        _value(target),
        _value(result, day_text(one.result_on) if one.result_on else ""),
        Cell(score, "" if settled else "so far", status=SCORE_STATUS.get(one.score, Status.NONE)),
    ]
    if decided:
        cells.append(Cell(told.consequence or "Open"))
    if owners:
        cells.append(Cell(told.ours, told.theirs))
    return tuple(cells)


def _value(figure: Figure | None, sub: str = "") -> Cell:
    return Cell("–") if figure is None else Cell(sub=sub, figure=figure)


def _figures(
    one: Scored, currency: str, review: ReviewTold
) -> tuple[Figure | None, Figure | None, Figure | None]:
    numbers = one.numbers
    scale = {"words": numbers.words} if numbers.words else None
    measure = SaidMeasure(numbers.kind, numbers.unit, scale, one.target, one.target_high)
    name, said = one.measure or one.text, numbers.said
    set_on = one.set_on or review.promised_on
    made = f"Commitment of the {review.promised_at}"
    target = numbers.target_said(one.target, one.target_high, currency)
    source = f"Metric “{one.source}”" if one.source else "Entered in the success plan"
    formula = FORMULAS.get(numbers.kind, "")
    return (
        value_figure(
            measure,
            f"{name}, start of the commitment",
            one.start,
            said(one.start, currency),
            "where the measure stood when it was promised",
            made,
            set_on,
        ),
        value_figure(
            measure,
            f"{name}, target of the commitment",
            one.target,
            target,
            "target until the next review",
            made,
            set_on,
        ),
        value_figure(
            measure,
            f"{name}, result of the commitment",
            one.result,
            said(one.result, currency),
            f"newest value since it was promised; attained = {formula}",
            source,
            one.result_on or review.as_of,
        ),
    )
