"""What stands in the way: for a customer in words made from shared facts alone."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from cs_desktop.common.dates import day_text
from cs_desktop.common.language import marked
from cs_desktop.common.text import rightward
from cs_desktop.domain.bands import Band
from cs_desktop.domain.deck.design import SlideDesign
from cs_desktop.domain.deck.slides import Block, Cell, Column, OwnTableSlide, PointsSlide, Row, TableSlide
from cs_desktop.domain.figures import Status, number_text
from cs_desktop.domain.health.standing import shown_score
from cs_desktop.domain.journey.words import Party
from cs_desktop.domain.plan.progress import LATE
from cs_desktop.domain.vocabulary import Score
from cs_desktop.services.deck.facts.keys import SUPPORT
from cs_desktop.services.deck.facts.own import DeckFacts
from cs_desktop.services.deck.facts.shared import SharedFacts
from cs_desktop.services.deck.makers.made import Absent
from cs_desktop.services.deck.measures import behind_sentence
from cs_desktop.services.deck.titles.beside import own_risks_title, risks_title

NO_RISK = Absent(
    marked("Nothing that is agreed is behind or overdue, and support is not worse."),
    (marked("Enter risks on this slide if you know of others."),),
)
BEHIND, LATE_STEPS, WORSE, TYPED = "Behind plan", "Overdue", "Support", "What stands in the way"
_PULLS = 3
"""Measures that are named of those that pull the health down."""
_MOST = 5
"""Sentences in a block."""


@dataclass(frozen=True, slots=True)
class SharedRisks:
    """What the shared facts say, in sentences."""

    behind: tuple[str, ...]
    """Measures behind where they should be, and commitments that were missed."""
    late: tuple[str, ...]
    """Actions and milestones past their day."""
    worse: tuple[str, ...]
    """Figures of support that are worse than in the period before."""

    @property
    def all(self) -> tuple[str, ...]:
        """Return all of them."""
        return (*self.behind, *self.late, *self.worse)


def risks_slide(facts: SharedFacts, design: SlideDesign) -> PointsSlide | Absent:
    """Return what was typed; without that what the shared facts say."""
    typed = design.lines("risks")
    source = f"Source: success plan, commitments and metrics up to {day_text(facts.as_of)}."
    if typed:
        count = f"{len(typed)} things stand" if len(typed) > 1 else "One thing stands"
        return PointsSlide(f"{count} in the way", (Block(TYPED, typed),), "")
    found = shared_risks(facts)
    if not found.all:
        return NO_RISK
    blocks = ((BEHIND, found.behind), (LATE_STEPS, found.late), (WORSE, found.worse))
    return PointsSlide(
        risks_title(len(found.behind), len(found.late), len(found.worse)),
        tuple(Block(heading, _most(told)) for heading, told in blocks if told),
        source,
    )


def risks_texts(facts: SharedFacts) -> Mapping[str, str]:
    """Return what the shared facts say."""
    return {"risks": "\n".join(shared_risks(facts).all)}


def own_risks_slide(facts: DeckFacts, design: SlideDesign) -> OwnTableSlide | Absent:
    """Return the same for ourselves, signals and what is missing among the people first."""
    typed = design.lines("risks")
    shared = typed or shared_risks(facts).all
    signals, people = facts.own.signals, facts.own.people
    # Where nobody is known at all there is nobody to miss.
    gaps = facts.own.gaps if people is not None and people.people else ()
    weak = facts.standing.band in (Band.AT_RISK, Band.WATCH)
    if not signals and not gaps and not shared and not weak:
        return NO_RISK
    rows = [
        *([_health(facts)] if weak else ()),
        *(_row(rightward(one.why), one.source, one.state, f"{one.title}", _due(one.due)) for one in signals),
        *(_row(rightward(gap.title), gap.why, gap.status, gap.next_step, "") for gap in gaps),
        *(_row(told, "The customer knows", Status.NONE, "", "") for told in shared),
    ]
    columns = (Column("Risk", 4.2), Column("Where it comes from", 3.2), Column("What to do", 3.2))
    table = TableSlide(
        own_risks_title(
            len(signals), len(shared), facts.standing.band.label if weak and facts.standing.band else ""
        ),
        columns,
        tuple(rows),
        f"Source: signals, people, success plan and metrics as of {day_text(facts.prepared_on)}.",
    )
    return OwnTableSlide(table)


def _health(facts: DeckFacts) -> Row:
    """Return the health that is not what it should be, with what pulls it down most."""
    now = facts.standing
    assert now.band is not None
    assert now.score is not None
    pulls = sorted((one for one in now.contributions if one.points < 0), key=lambda one: one.points)
    why = ", ".join(f"{one.name} {number_text(one.points, 1)} points" for one in pulls[:_PULLS])
    told = f"Health is {shown_score(now.score)}, {now.band.label}"
    return _row(told, why or "Scorecard", now.band.status, "", "")


def shared_risks(facts: SharedFacts) -> SharedRisks:
    """Return what plan, commitments, steps and support say to stand in the way."""
    currency = facts.workspace.currency
    measures = facts.plan.measures if facts.plan is not None else ()
    behind = [
        behind_sentence(one, facts.as_of, facts.prepared_on, currency)
        for one in measures
        if one.progress in LATE
    ]
    named = {one.name for one in measures if one.progress in LATE}
    missed = [
        f"The commitment “{one.scored.text}” was missed."
        for one in (facts.review.commitments if facts.review is not None else ())
        if one.scored.confirmed and one.scored.score == Score.MISSED and one.scored.measure not in named
    ]
    # What the plan says of a metric is not said a second time by the period.
    read = {one.source for one in measures if one.progress in LATE}
    worse = [
        move.sentence()
        for move in facts.leading(SUPPORT)
        if move.is_notable and not move.is_better and move.name not in read
    ]
    return SharedRisks((*behind, *missed), tuple(_late(facts)), tuple(worse))


def _late(facts: SharedFacts) -> list[str]:
    if facts.plan is None:
        return []
    today = facts.prepared_on
    ours = facts.workspace.company or "We"
    theirs = facts.account.called
    steps = [
        (day, f"{ours if one.party is Party.OURS else theirs}: {one.text}, due {day_text(day)}.")
        for one in facts.plan.actions
        if (day := one.overdue_since(today))
    ]
    steps += [
        (day, f"The milestone {one.name} was due on {day_text(day)} and is not reached.")
        for one in facts.plan.milestones
        if (day := one.overdue_since(today))
    ]
    return [told for _, told in sorted(steps, key=lambda step: step[0])]


def _most(told: tuple[str, ...]) -> tuple[str, ...]:
    """Return the first sentences, and how many more there are, so that the title's count can be checked."""
    if len(told) <= _MOST:
        return told
    return (*told[: _MOST - 1], f"And {len(told) - _MOST + 1} more.")


def _due(day: date | None) -> str:
    return f"by {day_text(day)}" if day else ""


def _row(risk: str, where: str, status: Status, step: str, sub: str) -> Row:
    return Row((Cell(risk, status=status), Cell(where), Cell(step, sub)))
