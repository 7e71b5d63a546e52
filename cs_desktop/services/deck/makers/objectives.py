"""The next period's objectives, and the decisions asked for today."""

from collections.abc import Mapping
from datetime import timedelta

from cs_desktop.common.dates import day_text
from cs_desktop.common.periods import add_months
from cs_desktop.domain.deck.design import SlideDesign
from cs_desktop.domain.deck.slides import MessageSlide, ObjectiveRow, ObjectivesSlide
from cs_desktop.domain.figures import plural
from cs_desktop.services.deck import words as say
from cs_desktop.services.deck.facts.keys import ADOPTION, OUTCOME, SUPPORT
from cs_desktop.services.deck.facts.shared import SharedFacts
from cs_desktop.services.deck.plan import plan_rows


def objectives_slide(facts: SharedFacts, design: SlideDesign) -> ObjectivesSlide | MessageSlide:
    """Return what is to be agreed: the open objectives of the success plan.

    Without any it is the measures that matter most, their targets left to the meeting.
    """
    decisions = design.lines("decisions") or tuple(objectives_texts(facts)["decisions"].splitlines())
    if not design.shows("decisions"):
        decisions = ()
    still_open = facts.plan.still_open if facts.plan is not None else ()
    if still_open:
        title = f"{plural(len(still_open), 'objective')} of the success plan to agree on for the next period"
        source = f"Source: success plan as of {day_text(facts.as_of)}; see the appendix."
        return ObjectivesSlide(
            title, plan_rows(still_open, facts.as_of, facts.workspace.currency), source, decisions
        )
    moves = [*facts.moved(OUTCOME), *facts.moved(ADOPTION)[:2], *facts.moved(SUPPORT)[:1]]
    sponsor = facts.contact("sponsor")
    theirs = sponsor.called if sponsor is not None else ""
    due = add_months(facts.period.end, 3) - timedelta(days=1)
    rows = tuple(
        ObjectiveRow(move.name, "target to agree today", move.figure(), None, due, "Customer success", theirs)
        for move in moves
    )
    source = "Targets are set in the meeting; none is proposed without your baseline."
    if rows:
        title = f"{say.counted(len(rows))} to agree for the next period, with an owner on both sides"
        return ObjectivesSlide(title, rows, source, decisions)
    wanted = facts.account.desired_outcome
    return MessageSlide(
        "The objectives of the next period are still to be agreed",
        (f"What you want to reach: {wanted}" if wanted else "The desired outcome is not written down yet.",),
        (
            "Say which result would make this year a success, in your own words.",
            "Choose one to three measures that would show it, with a baseline from your data.",
            "Agree on a target and a date, and on who confirms the result on your side.",
        ),
        source,
    )


def objectives_texts(facts: SharedFacts) -> Mapping[str, str]:
    """Return the decisions that we ask for."""
    return {"decisions": "\n".join(say.asks(facts)[:2])}
