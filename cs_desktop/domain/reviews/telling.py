"""What is said of commitments: how far one was kept and how that is calculated, and what became of it."""

from cs_desktop.common.dates import day_text
from cs_desktop.common.language import tr
from cs_desktop.domain.figures import Status, number_text
from cs_desktop.domain.reviews.frozen import Scored
from cs_desktop.domain.reviews.scoring import FORMULAS, RULE
from cs_desktop.domain.vocabulary import Decision, Score

SCORE_STATUS = {
    Score.MET.value: Status.GOOD,
    Score.PARTLY.value: Status.WATCH,
    Score.MISSED.value: Status.RISK,
    Score.DROPPED.value: Status.NONE,
    "": Status.NONE,
}
"""How each score is judged."""


def attained_text(one: Scored) -> str:
    """Return the attainment in per cent, more than all as 100%; an en dash where there is none."""
    return "–" if one.attained is None else _percent(min(one.attained, 1.0))


def explanation(one: Scored, currency: str) -> str:
    """Return how the attainment is calculated, with its numbers, its source and its day."""
    said = one.numbers.said
    if one.result is None:
        return tr("Nothing was measured since it was set; enter the result to score it.")
    lines = [
        tr("Attainment = {formula}", formula=tr(FORMULAS[one.numbers.kind])),
        tr(
            "Start {start}, target {target}, result {result}: {percent}",
            start=said(one.start, currency),
            target=one.numbers.target_said(one.target, one.target_high, currency),
            result=said(one.result, currency),
            percent="–" if one.attained is None else _percent(one.attained),
        ),
        tr(RULE),
        result_source(one),
    ]
    return "\n".join(lines)


def result_source(one: Scored) -> str:
    """Return where a result comes from, and of which day it is."""
    return tr(
        "{source}, {day}",
        source=one.source or one.measure or tr("Entered by hand"),
        day=day_text(one.result_on),
    )


def consequence(one: Scored, currency: str) -> str:
    """Return what became of a commitment; empty while nobody has decided."""
    match one.decision:
        case Decision.CARRY:
            return tr("Carried forward as {number}", number=one.next_number)
        case Decision.RAISE if one.next_target is not None:
            return tr("Raised to {target}", target=one.numbers.said(one.next_target, currency))
        case Decision.RAISE:
            return tr("Raised as {number}, target open", number=one.next_number)
        case Decision.REPLACE:
            return tr("Replaced by {number}", number=one.next_number)
        case Decision.CLOSE:
            return tr("Closed")
        case _:
            return ""


def proposed_decision(one: Scored) -> Decision:
    """Return what one does most often: what is met is closed, the rest carried forward."""
    return Decision.CLOSE if one.score in (Score.MET, Score.DROPPED) else Decision.CARRY


def _percent(part: float) -> str:
    # Cut, not rounded: 99.6% is not met, and must not read so.
    whole = int(part * 100 + 1e-6) if part >= 0 else round(part * 100)
    return tr("{number}%", number=number_text(whole, 0))
