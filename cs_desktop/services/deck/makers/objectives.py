"""The next period's objectives, and the decisions asked for today."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import timedelta

from cs_desktop.common.dates import day_text
from cs_desktop.common.periods import add_months
from cs_desktop.common.text import capitalized
from cs_desktop.domain.deck.design import SlideDesign
from cs_desktop.domain.deck.slides import MessageSlide, ObjectiveRow, ObjectivesSlide
from cs_desktop.services.deck.asking import asks
from cs_desktop.services.deck.facts.keys import ADOPTION, OUTCOME, SUPPORT
from cs_desktop.services.deck.facts.plan import ObjectiveTold
from cs_desktop.services.deck.facts.shared import SharedFacts
from cs_desktop.services.deck.key_figures import how_told, metric_key
from cs_desktop.services.deck.plan import plan_rows
from cs_desktop.services.deck.titles.counting import counted
from cs_desktop.services.deck.titles.others import objectives_title


def objectives_slide(facts: SharedFacts, design: SlideDesign) -> ObjectivesSlide | MessageSlide:
    """Return what is to be agreed: the open objectives of the success plan.

    Without any it is the measures that matter most, their targets left to the meeting.
    """
    decisions = design.lines("decisions") or tuple(objectives_texts(facts)["decisions"].splitlines())
    if not design.shows("decisions"):
        decisions = ()
    still_open = facts.plan.still_open if facts.plan is not None else ()
    if still_open:
        rows = _rows(facts, still_open)
        title = objectives_title(
            len(rows),
            sum(one.target is not None for one in rows),
            sum(bool(one.our_owner and one.their_owner) for one in rows),
        )
        return ObjectivesSlide(title, rows, _source(facts), decisions)
    rows = tuple(_proposed(facts))
    source = "Targets are set in the meeting; none is proposed without your baseline."
    if rows:
        title = f"{capitalized(counted(len(rows), 'measure'))} to agree on for the next period"
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


def _rows(facts: SharedFacts, still_open: Sequence[ObjectiveTold]) -> tuple[ObjectiveRow, ...]:
    review = facts.review
    following = review.following if review is not None else ()
    period = " ".join(reversed(facts.period.name.split("-")))
    return plan_rows(still_open, facts.as_of, facts.workspace.currency, following, period)


def _source(facts: SharedFacts) -> str:
    source = f"Source: success plan as of {day_text(facts.as_of)}; see the appendix."
    when = f"review on {day_text(facts.next_review)}" if facts.next_review else "next review"
    return f"{source} Each objective is scored at the {when}."


def _proposed(facts: SharedFacts) -> Iterator[ObjectiveRow]:
    sponsor = facts.contact("sponsor")
    theirs = sponsor.called if sponsor is not None else ""
    due = add_months(facts.period.end, 3) - timedelta(days=1)
    for move in (*facts.moved(OUTCOME), *facts.moved(ADOPTION)[:2], *facts.moved(SUPPORT)[:1]):
        figure, how = metric_key(facts, move).figure, how_told(facts, move)
        told = f"{f'{how}; ' if how else ''}target to agree today"
        yield ObjectiveRow(move.name, told, figure, None, due, "Customer success", theirs)


def objectives_texts(facts: SharedFacts) -> Mapping[str, str]:
    """Return the decisions that we ask for."""
    return {"decisions": "\n".join(asks(facts)[:2])}
