"""Renewals ahead: what is due, how sure we are, and what is overdue."""

from cs_desktop.common.dates import day_text
from cs_desktop.common.language import marked
from cs_desktop.common.money import money_short
from cs_desktop.domain.deck.design import SlideDesign
from cs_desktop.domain.deck.slides import Align, Cell, Column, KeyFigure, OwnTableSlide, Row, TableSlide
from cs_desktop.domain.figures import Figure, Status, Unit, plural
from cs_desktop.domain.health.standing import shown_score
from cs_desktop.domain.vocabulary import Forecast, words
from cs_desktop.services.deck.book.facts import BookFacts, RenewalAhead
from cs_desktop.services.deck.book.gathering import RENEWAL_MONTHS
from cs_desktop.services.deck.book.saying import counted, rest_row, source
from cs_desktop.services.deck.makers.made import Absent

NOTHING_DUE = Absent(
    marked("No renewal is due in the next six months."),
    (marked("Enter the end of each subscription's term, or renewals as such."),),
)
_STATUS = {Forecast.COMMIT: Status.GOOD, Forecast.LIKELY: Status.WATCH, Forecast.AT_RISK: Status.RISK}
_MOST = 16
"""Renewals that the table names: what two pages hold."""
NOTE = "The forecast is what we expect of a renewal, set by hand; the health score is calculated."
_WHERE = "Renewals and terms of subscriptions"
_AMOUNT = "the renewal's amount, else the account's ARR"


def book_renewals_slide(facts: BookFacts, design: SlideDesign) -> OwnTableSlide | Absent:
    """Return the slide: what is forecast at risk first, the largest before, then the others by day."""
    del design
    if not facts.renewals:
        return NOTHING_DUE
    columns = (
        Column("Account", 2.4),
        Column("Due", 1.2),
        Column("Notice by", 1.2),
        Column("Amount", 1.0, Align.END),
        Column("Forecast", 1.2),
        Column("Health", 1.2),
    )
    ordered = sorted(facts.renewals, key=_place)
    # A row that stands for one alone would say less in the same place.
    named = len(ordered) if len(ordered) == _MOST + 1 else _MOST
    rows = [_row(facts, one) for one in ordered[:named]]
    rest = ordered[named:]
    if rest:
        cell = Cell(figure=_sum(facts, "Amount of more renewals", rest))
        rows.append(rest_row(columns, len(rest), 3, cell))
    table = TableSlide(
        renewals_title(facts),
        columns,
        tuple(rows),
        source(facts, "health", today="renewals"),
        _figures(facts),
        NOTE,
    )
    return OwnTableSlide(table)


def _place(one: RenewalAhead) -> tuple[bool, int]:
    """Return where a renewal stands in the table; those of one place keep the order of their days."""
    risky = one.row.forecast is Forecast.AT_RISK
    return not risky, -one.amount if risky else 0


def renewals_title(facts: BookFacts) -> str:
    """Return how much is up, and how much of that is overdue or at risk."""
    late = [one for one in facts.renewals if one.due < facts.prepared_on]
    ahead = [one for one in facts.renewals if one.due >= facts.prepared_on]
    currency = facts.workspace.currency
    overdue = f"{counted(len(late), 'renewal')} {'is' if len(late) == 1 else 'are'} overdue"
    if not ahead:
        return f"{overdue}; none is due in the next {RENEWAL_MONTHS} months"
    said = (
        f"{money_short(sum(one.amount for one in ahead), currency)} renew in the next {RENEWAL_MONTHS} months"
    )
    risky = sum(one.amount for one in ahead if one.row.forecast is Forecast.AT_RISK)
    if risky:
        said += f", {money_short(risky, currency)} of it forecast at risk"
    return f"{said}; {overdue.lower()}" if late else said


def _figures(facts: BookFacts) -> tuple[KeyFigure, ...]:
    """Return the amounts by forecast, and what is overdue."""
    late = [one for one in facts.renewals if one.due < facts.prepared_on]
    ahead = [one for one in facts.renewals if one.due >= facts.prepared_on]
    risky = [one for one in ahead if one.row.forecast is Forecast.AT_RISK]
    open_ = [one for one in ahead if one.row.forecast is None]
    found = [KeyFigure(_sum(facts, f"Due in {RENEWAL_MONTHS} months", ahead))]
    if risky:
        found.append(KeyFigure(_sum(facts, "Forecast at risk", risky, Status.RISK)))
    if open_:
        found.append(KeyFigure(_sum(facts, "Without a forecast", open_)))
    if late:
        found.append(KeyFigure(_sum(facts, "Overdue", late, Status.RISK)))
    return tuple(found)


def _sum(
    facts: BookFacts,
    label: str,
    found: "list[RenewalAhead] | tuple[RenewalAhead, ...]",
    status: Status = Status.NONE,
) -> Figure:
    return Figure(
        label=label,
        value=sum(one.amount for one in found),
        unit=Unit.MONEY,
        formula=f"sum over these renewals of {_AMOUNT}",
        source=_WHERE,
        as_of=facts.prepared_on,
        currency=facts.workspace.currency,
        note=plural(len(found), "account"),
        status=status,
    )


def _row(facts: BookFacts, one: RenewalAhead) -> Row:
    row, forecast = one.row, one.row.forecast
    notice = one.facts.notice_by if one.facts is not None else None
    amount = Figure(
        f"Renewal of {row.name}",
        one.amount,
        Unit.MONEY,
        _AMOUNT,
        _WHERE,
        facts.prepared_on,
        currency=facts.workspace.currency,
    )
    late = one.due < facts.prepared_on
    band = row.band.label if row.band else ""
    health = "" if row.health is None else f"{shown_score(row.health)} {band}"
    return Row(
        (
            Cell(row.name, row.owner, strong=True),
            Cell(day_text(one.due), "overdue" if late else "", status=Status.RISK if late else None),
            Cell(
                day_text(notice) if notice else "", "passed" if notice and notice < facts.prepared_on else ""
            ),
            Cell(figure=amount),
            Cell(words(forecast), status=_STATUS[forecast]) if forecast else Cell("No forecast"),
            Cell(health, status=row.band.status if row.band else None),
        )
    )
