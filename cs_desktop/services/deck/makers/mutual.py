"""Who does what until when, on both sides."""

from collections.abc import Sequence
from datetime import date

from cs_desktop.common.dates import day_text
from cs_desktop.common.language import marked
from cs_desktop.domain.deck.design import SlideDesign
from cs_desktop.domain.deck.slides import Cell, Column, Row, TableSlide
from cs_desktop.domain.figures import Status
from cs_desktop.domain.journey.words import Party
from cs_desktop.services.deck.facts.plan import ActionTold
from cs_desktop.services.deck.facts.shared import SharedFacts
from cs_desktop.services.deck.makers.made import Absent
from cs_desktop.services.deck.titles.others import actions_title

NO_ACTIONS = Absent(
    marked("The success plan has no open actions."),
    (marked("Add to the plan what each side does, with an owner and a day."),),
)
_COLUMNS = (Column("What", 4), Column("Who", 2.6), Column("Due", 1.3), Column("State", 1.4))


def mutual_slide(facts: SharedFacts, design: SlideDesign) -> TableSlide | Absent:
    """Return what both sides do: ours first, the earliest first; at the end what is done, if wanted."""
    plan = facts.plan
    actions = plan.actions if plan is not None else ()
    still = [one for one in actions if one.done_on is None]
    done = [one for one in actions if one.done_on is not None]
    shown = [*_ordered(still), *(_ordered(done) if design.shows("done") else ())]
    if plan is None or not shown:
        return NO_ACTIONS
    today = facts.prepared_on
    ours = sum(one.party is Party.OURS for one in still)
    late = sum(one.overdue_since(today) is not None for one in still)
    numbers = {one.id: number for number, one in enumerate(plan.still_open, 1)}
    company = facts.workspace.company or "us"
    return TableSlide(
        actions_title(ours, len(still) - ours, late, len(done)),
        _COLUMNS,
        tuple(_row(one, today, numbers, company, facts.account.name) for one in shown),
        f"Source: {plan.name or 'success plan'} as of {day_text(today)}.",
    )


def _ordered(actions: Sequence[ActionTold]) -> list[ActionTold]:
    return sorted(actions, key=lambda one: (one.party is not Party.OURS, one.due or date.max, one.id))


def _row(action: ActionTold, today: date, numbers: dict[int, int], company: str, account: str) -> Row:
    number = numbers.get(action.objective_id or 0)
    side = company if action.party is Party.OURS else account
    if action.done_on is not None:
        state = Cell(f"Done {day_text(action.done_on)}", status=Status.GOOD)
    elif action.overdue_since(today):
        state = Cell("Overdue", status=Status.RISK)
    else:
        state = Cell("Open", status=Status.NONE)
    return Row(
        (
            Cell(action.text, f"for objective {number}" if number else "", strong=True),
            Cell(action.who or "Nobody yet", side),
            Cell(day_text(action.due)),
            state,
        )
    )
