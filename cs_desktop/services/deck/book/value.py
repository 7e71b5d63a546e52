"""Value delivered: what customers confirmed in the period, and in all."""

from dataclasses import replace

from cs_desktop.common.dates import day_text
from cs_desktop.common.language import marked
from cs_desktop.common.money import money_short
from cs_desktop.common.text import rightward
from cs_desktop.domain.deck.design import SlideDesign
from cs_desktop.domain.deck.slides import Align, Cell, Column, KeyFigure, OwnTableSlide, Row, TableSlide
from cs_desktop.domain.figures import Figure, Unit, plural
from cs_desktop.domain.plan.content import ConfirmationEntry
from cs_desktop.domain.plan.ledger import CONFIRMED_FORMULA
from cs_desktop.domain.plan.ledger_words import result_line
from cs_desktop.domain.portfolio import PortfolioRow
from cs_desktop.services.deck.book.facts import BookFacts
from cs_desktop.services.deck.book.saying import ACTIVE, MOST_ROWS, counted, money, rest_row, source
from cs_desktop.services.deck.makers.made import Absent

NOTHING_CONFIRMED = Absent(
    marked("No customer has confirmed a result."),
    (marked("Ask a contact to confirm a result as value in the plan of an account."),),
)
_WHERE = "Confirmations of value by contacts; estimates are no part of it"


def book_value_slide(facts: BookFacts, design: SlideDesign) -> OwnTableSlide | Absent:
    """Return the slide, the most valuable results first."""
    del design
    if not facts.confirmed and not facts.shares.confirmed:
        return NOTHING_CONFIRMED
    columns, rows = _confirmed(facts) if facts.confirmed else _before(facts)
    return OwnTableSlide(TableSlide(value_title(facts), columns, rows, _source(facts), _figures(facts)))


def _source(facts: BookFacts) -> str:
    if not facts.confirmed:
        return source(facts, today="confirmations of value")
    return source(facts, "confirmations of the period", today="those in all")


def _confirmed(facts: BookFacts) -> tuple[tuple[Column, ...], tuple[Row, ...]]:
    """Return the results of the period, one a row."""
    columns = (
        Column("Account", 2.2),
        Column("Result", 3.6),
        Column("Confirmed by", 2.2),
        Column("Worth", 1.1, Align.END),
    )
    ordered = sorted(facts.confirmed, key=lambda one: (-(one[1].worth or 0), one[1].day, one[1].id))
    rows = [_row(facts, *one) for one in ordered[:MOST_ROWS]]
    rest = ordered[MOST_ROWS:]
    if rest:
        worth = sum(entry.worth or 0 for _, entry in rest)
        cell = Cell(figure=money(facts, "Worth of more results", worth, CONFIRMED_FORMULA, _WHERE))
        rows.append(rest_row(columns, len({row.id for row, _ in rest}), 3, cell))
    return columns, tuple(rows)


def _before(facts: BookFacts) -> tuple[tuple[Column, ...], tuple[Row, ...]]:
    """Return what each account confirmed in all, where none did in the period."""
    columns = (Column("Account", 3.0), Column("Confirmed in all", 1.2, Align.END))
    known = [(row, row.value_confirmed) for row in facts.rows if row.value_confirmed is not None]
    known.sort(key=lambda one: (-one[1], one[0].name.casefold(), one[0].id))

    def cell(label: str, worth: int) -> Cell:
        return Cell(figure=money(facts, label, worth, CONFIRMED_FORMULA, _WHERE))

    rows = [
        Row((Cell(row.name, row.owner, strong=True), cell(f"Confirmed by {row.name}", worth)))
        for row, worth in known[:MOST_ROWS]
    ]
    rest = known[MOST_ROWS:]
    if rest:
        more = cell("Confirmed by more accounts", sum(worth for _, worth in rest))
        rows.append(rest_row(columns, len(rest), 1, more))
    return columns, tuple(rows)


def value_title(facts: BookFacts) -> str:
    """Return what was confirmed in the period; where nothing was, what was confirmed in all."""
    accounts = len({row.id for row, _ in facts.confirmed})
    worth = sum(entry.worth or 0 for _, entry in facts.confirmed)
    if not facts.confirmed:
        ever = f"{facts.shares.confirmed:,} of {plural(facts.shares.accounts, 'account')}"
        return f"Nothing was confirmed in this period; {ever} ever confirmed a result"
    said = f"{counted(accounts, 'account')} confirmed {plural(len(facts.confirmed), 'result')}"
    return f"{said} worth {money_short(worth, facts.workspace.currency)}" if worth else said


def _figures(facts: BookFacts) -> tuple[KeyFigure, ...]:
    worth = sum(entry.worth or 0 for _, entry in facts.confirmed)
    shares = facts.shares
    ever = Figure(
        label="Accounts with confirmed value",
        value=shares.confirmed / shares.accounts if shares.accounts else None,
        unit=Unit.SHARE,
        formula=f"{ACTIVE} with a result confirmed and not taken back / {ACTIVE}",
        source=_WHERE,
        as_of=facts.prepared_on,
        note=f"{shares.confirmed:,} of {shares.accounts:,}",
    )
    period = money(
        facts,
        "Confirmed in the period",
        worth,
        CONFIRMED_FORMULA,
        _WHERE,
        note=plural(len(facts.confirmed), "result"),
    )
    whole = replace(
        money(facts, "Confirmed in all", shares.value, CONFIRMED_FORMULA, _WHERE), as_of=facts.prepared_on
    )
    return KeyFigure(period), KeyFigure(whole), KeyFigure(ever)


def _row(facts: BookFacts, row: PortfolioRow, entry: ConfirmationEntry) -> Row:
    currency = facts.workspace.currency
    worth = (
        Cell("not valued in money")
        if entry.worth is None
        else Cell(
            figure=money(
                facts,
                f"Worth confirmed by {row.name}",
                entry.worth,
                str(entry.result.get("formula") or "as confirmed"),
                _WHERE,
            )
        )
    )
    return Row(
        (
            Cell(row.name, row.owner, strong=True),
            Cell(result_line(entry, currency), str(entry.result.get("objective") or "")),
            Cell(rightward(entry.contact_name), day_text(entry.day)),
            worth,
        )
    )
