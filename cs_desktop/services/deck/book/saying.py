"""Small pieces of wording that the slides of the book share."""

from cs_desktop.common.dates import day_text
from cs_desktop.domain.deck.slides import Cell, Column, Row
from cs_desktop.domain.figures import Figure, Unit, plural
from cs_desktop.services.deck.book.facts import BookFacts

MOST_ROWS = 13
"""Accounts that a table names; the rest is one row that sums them up."""
ACTIVE = "accounts with ARR (customers, where none pays)"
NUMBERS = ("No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten")


def counted(number: int, word: str, plurally: str = "") -> str:
    """Return a count as a sentence begins with it: "Three accounts", "No account", "12 accounts"."""
    many = plurally or f"{word}s"
    said = NUMBERS[number] if number < len(NUMBERS) else f"{number:,}"
    return f"{said} {word if number in (0, 1) else many}"


def verb(number: int, one: str, many: str) -> str:
    """Return the form of a verb that a count takes, as `counted` says it: none is one."""
    return one if number in (0, 1) else many


def source(facts: BookFacts, what: str = "", *, today: str = "") -> str:
    """Return where a slide's numbers come from, and of which accounts they speak.

    `what` is told as of the period's last day, what is told as of `today` as of the day of the review.
    """
    dated = ((what, facts.as_of), (today, facts.prepared_on))
    told = ", ".join(f"{one} as of {day_text(day)}" for one, day in dated if one)
    of = f", accounts that meet “{facts.filter}”" if facts.filter else ""
    return f"Source: {told}{of}; see the appendix."


def money(
    facts: BookFacts, label: str, value: int | None, formula: str, where: str, note: str = ""
) -> Figure:
    """Return an amount of the book, in minor units."""
    return Figure(
        label, value, Unit.MONEY, formula, where, facts.as_of, currency=facts.workspace.currency, note=note
    )


def money_cell(facts: BookFacts, label: str, value: int, formula: str, where: str) -> Cell:
    """Return an amount in a table."""
    return Cell(figure=money(facts, label, value, formula, where))


def rest_row(columns: tuple[Column, ...], count: int, place: int, cell: Cell) -> Row:
    """Return the row that stands for all that a table does not name; `cell` stands at a place of it."""
    cells = [Cell() for _ in columns]
    cells[0] = Cell(f"{plural(count, 'more account')}")
    cells[place] = cell
    return Row(tuple(cells), total=True)
