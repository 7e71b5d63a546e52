"""The accounts at risk: who, why, and what is done."""

from cs_desktop.common.dates import day_text
from cs_desktop.common.language import marked
from cs_desktop.common.money import money_short
from cs_desktop.domain.bands import Band
from cs_desktop.domain.deck.design import SlideDesign
from cs_desktop.domain.deck.slides import Align, Cell, Column, KeyFigure, OwnTableSlide, Row, TableSlide
from cs_desktop.domain.figures import Figure, Status, Unit, number_text
from cs_desktop.domain.health.override_told import reason_text
from cs_desktop.domain.health.standing import shown_score
from cs_desktop.services.deck.book.facts import BookFacts, RiskFacts
from cs_desktop.services.deck.book.saying import ACTIVE, MOST_ROWS, counted, money, rest_row, source, verb
from cs_desktop.services.deck.makers.made import Absent

NONE_AT_RISK = Absent(marked("No account is At risk on the last day of the period."))
_FORMULA = "sum of ARR of accounts whose band, after an override, is At risk"
_WHERE = "Scorecards and subscriptions"
NOTE = "At risk is here a band of the health score; forecasts of renewals are told on their own."
NOTHING_PLANNED = "Nothing is planned"


def book_risk_slide(facts: BookFacts, design: SlideDesign) -> OwnTableSlide | Absent:
    """Return the slide, the accounts that pay most first."""
    del design
    if not facts.risks:
        return NONE_AT_RISK
    columns = (
        Column("Account", 2.2),
        Column("Health", 1.0),
        *((Column("ARR", 0.9, Align.END), Column("Renewal", 1.1)) if facts.has_money else ()),
        Column("Why", 3.0),
        Column("What is done", 2.4),
    )
    rows = [_row(facts, one) for one in facts.risks[:MOST_ROWS]]
    rest = facts.risks[MOST_ROWS:]
    if rest:
        arr = sum(one.row.arr for one in rest)
        cell = Cell(figure=money(facts, "ARR of more accounts at risk", arr, _FORMULA, _WHERE))
        rows.append(
            rest_row(columns, len(rest), 2 if facts.has_money else 1, cell if facts.has_money else Cell())
        )
    return OwnTableSlide(
        TableSlide(
            risk_title(facts),
            columns,
            tuple(rows),
            source(facts, "scorecards and ARR", today="open tasks and reviews"),
            _figures(facts),
            NOTE,
        )
    )


def risk_title(facts: BookFacts) -> str:
    """Return how many accounts and how much ARR health puts at risk, and for how many nothing is planned."""
    count = len(facts.risks)
    said = f"{counted(count, 'account')} {verb(count, 'is', 'are')} at risk by health"
    if facts.has_money:
        arr = money_short(sum(one.row.arr for one in facts.risks), facts.workspace.currency)
        said += f", with {arr} of ARR"
    idle = sum(not _done(facts, one).text for one in facts.risks)
    return f"{said}; nothing is planned for {idle:,} of them" if idle else said


def _figures(facts: BookFacts) -> tuple[KeyFigure, ...]:
    count = Figure(
        label="Accounts at risk by health",
        value=len(facts.risks),
        unit=Unit.COUNT,
        formula=f"{ACTIVE} whose band after an override is At risk",
        source=_WHERE,
        as_of=facts.as_of,
        note=f"{facts.bands_before[Band.AT_RISK]:,} before the period",
        status=Status.RISK,
    )
    idle = Figure(
        label="With nothing planned",
        value=sum(not _done(facts, one).text for one in facts.risks),
        unit=Unit.COUNT,
        formula="accounts at risk without an open task and without a planned review",
        source="Tasks and reviews",
        as_of=facts.prepared_on,
    )
    if not facts.has_money:
        return KeyFigure(count), KeyFigure(idle)
    total = sum(one.row.arr for one in facts.risks)
    share = f"{number_text(100 * total / facts.arr, 1)}% of all ARR" if facts.arr else ""
    arr = money(facts, "ARR at risk by health", total, _FORMULA, _WHERE, note=share)
    return KeyFigure(arr), KeyFigure(count), KeyFigure(idle)


def _row(facts: BookFacts, one: RiskFacts) -> Row:
    row = one.row
    score = "" if row.health is None else str(shown_score(row.health))
    done = _done(facts, one)
    paid = (
        Cell(figure=money(facts, f"ARR of {row.name}", row.arr, "ARR on the day", "Subscriptions")),
        Cell(day_text(row.renewal) if row.renewal else "", "overdue" if _late(facts, one) else ""),
    )
    return Row(
        (
            Cell(row.name, row.owner, strong=True),
            Cell(score, "set by hand" if row.overridden else "", status=Band.AT_RISK.status),
            *(paid if facts.has_money else ()),
            Cell(*_why(one)),
            done if done.text else Cell(NOTHING_PLANNED, status=Status.WATCH),
        )
    )


def _late(facts: BookFacts, one: RiskFacts) -> bool:
    return one.row.renewal is not None and one.row.renewal < facts.as_of


def _why(one: RiskFacts) -> tuple[str, str]:
    if one.row.override is not None:
        return reason_text(one.row.override), ""
    if not one.pulls:
        return "No measure stands out", ""
    first, *others = (f"{pull.name}, {number_text(pull.points, 1)} points" for pull in one.pulls)
    return first, others[0] if others else ""


def _done(facts: BookFacts, one: RiskFacts) -> Cell:
    """Return the next thing that is done about an account; an empty cell where nothing is."""
    if one.task is not None:
        due = one.task.due
        late = "overdue since" if due is not None and due < facts.prepared_on else "due"
        return Cell(one.task.title, f"{late} {day_text(due)}" if due else "no due day")
    if one.row.review_kind and one.row.next_review is not None:
        return Cell("Business review", f"planned for {day_text(one.row.next_review)}")
    return Cell()
