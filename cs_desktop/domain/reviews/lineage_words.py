"""The lineage of an objective in words: by period its target, result, score, and what it became."""

from dataclasses import dataclass

from cs_desktop.common.dates import short_day_text
from cs_desktop.common.language import tr
from cs_desktop.common.text import changed_text, shortened
from cs_desktop.domain.figures import Status
from cs_desktop.domain.plan.shown import PlanShown
from cs_desktop.domain.reviews.content import ReviewBook
from cs_desktop.domain.reviews.frozen import Numbers, numbers_of
from cs_desktop.domain.reviews.lineage import Step, lineage, period_of
from cs_desktop.domain.reviews.scoring import SCORE_NAMES
from cs_desktop.domain.reviews.telling import SCORE_STATUS
from cs_desktop.domain.reviews.words import title_of
from cs_desktop.domain.vocabulary import Decision, MeasureKind


@dataclass(frozen=True, slots=True)
class StepWords:
    """One period of an objective as one reads it."""

    review_id: int
    """The review that tells most of it: the one that scored it, else the one that set it."""
    period: str
    values: str
    """Target → result; the target alone while there is no result."""
    score: str
    status: Status
    became: str
    """What became of it; while it runs, until when."""
    told: str
    """What was agreed, and at which reviews it was set and scored."""

    @property
    def spoken(self) -> str:
        """Return all of it as it is read aloud."""
        parts = (self.values, self.score, self.became)
        return tr("{period}: {values}", period=self.period, values=", ".join(part for part in parts if part))


def lineage_words(plan: PlanShown, book: ReviewBook, objective_id: int) -> tuple[StepWords, ...]:
    """Return the periods of an objective, the earliest first."""
    return tuple(_words(plan, book, step) for step in lineage(book, objective_id, plan.fiscal_start))


def _words(plan: PlanShown, book: ReviewBook, step: Step) -> StepWords:
    measures = plan.content.measures if plan.content is not None else ()
    measure = next((one for one in measures if one.id == step.measure_id), None)
    kind = MeasureKind.STAY_WITHIN.value if step.target_high is not None else ""
    numbers = numbers_of(measure, step.unit, kind)
    values = tr("no target")
    if step.target is not None:
        values = numbers.target_said(step.target, step.target_high, plan.currency)
    if step.result is not None:
        result = numbers.said(step.result, plan.currency)
        values = changed_text(values, result)
    return StepWords(
        step.scored_in_id or step.review_id,
        step.period,
        values,
        tr(SCORE_NAMES[step.score]) if step.score else tr("Not scored yet"),
        SCORE_STATUS[step.score],
        _became(plan, book, step, numbers),
        _told(plan, book, step),
    )


def _became(plan: PlanShown, book: ReviewBook, step: Step, numbers: Numbers) -> str:
    after = step.after
    period = period_of(book, after, plan.fiscal_start) if after is not None else ""
    match step.decision:
        case Decision.CARRY:
            return tr("Carried forward to {period}", period=period) if period else tr("Carried forward")
        case Decision.RAISE if after is not None and after.target is not None:
            target = numbers.target_said(after.target, after.target_high, plan.currency)
            return tr("Raised to {target} for {period}", target=target, period=period)
        case Decision.RAISE:
            return tr("Raised, target open")
        case Decision.REPLACE if after is not None and after.text:
            return tr("Replaced by “{objective}”", objective=shortened(after.text))
        case Decision.REPLACE:
            return tr("Replaced")
        case Decision.CLOSE:
            return tr("Closed")
        case _ if step.score:
            return tr("Not decided yet")
        case _ if step.due is not None:
            return tr("Due {day}", day=short_day_text(step.due, plan.today))
        case _:
            return tr("No due day")


def _told(plan: PlanShown, book: ReviewBook, step: Step) -> str:
    lines = [step.text, tr("Set at {review}", review=_review(plan, book, step.review_id))]
    if step.scored_in_id is not None:
        lines.append(tr("Scored at {review}", review=_review(plan, book, step.scored_in_id)))
    return "\n".join(line for line in lines if line)


def _review(plan: PlanShown, book: ReviewBook, review_id: int) -> str:
    review = book.by_id[review_id]
    return title_of(review.title, review.kind, review.day, plan.fiscal_start)
