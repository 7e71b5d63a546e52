"""The team's work: reviews held, commitments kept, plans agreed, and the hours that were logged."""

from collections.abc import Sequence
from dataclasses import replace

from cs_desktop.common.language import marked
from cs_desktop.domain.deck.design import SlideDesign
from cs_desktop.domain.deck.slides import Align, Cell, Column, KeyFigure, OwnTableSlide, Row, TableSlide
from cs_desktop.domain.figures import Figure, Status, Unit, plural
from cs_desktop.services.deck.book.facts import BookFacts, MemberWork
from cs_desktop.services.deck.book.saying import ACTIVE, MOST_ROWS, counted, money, source
from cs_desktop.services.deck.makers.made import Absent
from cs_desktop.services.home_tiles import HOURS_WEEKS

NOBODY = Absent(
    marked("Nobody in the team looks after an account of this book."),
    (marked("Add the team under Settings, and give accounts an owner."),),
)
NO_OWNER = "No owner"


def book_work_slide(facts: BookFacts, design: SlideDesign) -> OwnTableSlide | Absent:
    """Return the slide, the largest book first."""
    del design
    if not facts.work and not facts.reviews:
        return NOBODY
    columns = (
        Column("Who", 2.4),
        Column("Accounts", 1.0, Align.END),
        *((Column("ARR", 1.1, Align.END),) if facts.has_money else ()),
        Column("Reviews held", 1.2, Align.END),
        Column("Hours logged a week", 1.8, Align.END),
    )
    team = [one for one in facts.work if one.name]
    rows = [_row(facts, one) for one in team[:MOST_ROWS]]
    rest = team[MOST_ROWS:]
    if rest:
        rows.append(_summed(facts, plural(len(rest), "more colleague"), rest))
    if unowned := [one for one in facts.work if not one.name]:
        rows.append(_summed(facts, NO_OWNER, unowned))
    note = (
        f"Hours are those logged with accounts, on average of the last {HOURS_WEEKS} weeks; work that nobody"
        " logged is not in them."
    )
    return OwnTableSlide(
        TableSlide(
            work_title(facts),
            columns,
            tuple(rows),
            source(facts, "reviews and ARR", today="plans and activities"),
            _figures(facts),
            note,
        )
    )


def work_title(facts: BookFacts) -> str:
    """Return how many reviews were held, and how many of their commitments were met."""
    said = f"{counted(facts.held, 'review')} {'was' if facts.held in (0, 1) else 'were'} held"
    if facts.scored:
        kept = f"{facts.met:,} of {plural(facts.scored, 'commitment')}"
        return f"{said}; {kept} {'was' if facts.scored == 1 else 'were'} met"
    return f"{said}; no commitment was scored"


def _figures(facts: BookFacts) -> tuple[KeyFigure, ...]:
    period = f"Reviews of {facts.period.name}" if facts.period.name else "Reviews of the period"
    held = Figure(
        label="Reviews held",
        value=facts.held,
        unit=Unit.COUNT,
        formula="reviews of the period that are closed",
        source=period,
        as_of=facts.as_of,
        note=f"{facts.not_held:,} called off or nobody came" if facts.not_held else "",
    )
    kept = _share(
        "Commitments met", (facts.met, facts.scored), "met / scored, without those dropped", period, facts
    )
    agreed = _share(
        "Accounts with an agreed plan",
        (facts.shares.agreed, facts.shares.accounts),
        f"{ACTIVE} with an agreed plan that is not closed / {ACTIVE}",
        "Success plans and agreements",
        facts,
    )
    agreed = replace(agreed, as_of=facts.prepared_on)
    return KeyFigure(held), KeyFigure(kept), KeyFigure(agreed), KeyFigure(facts.due_soon)


def _share(label: str, part: tuple[int, int], formula: str, where: str, facts: BookFacts) -> Figure:
    count, whole = part
    return Figure(
        label=label,
        value=count / whole if whole else None,
        unit=Unit.SHARE,
        formula=formula,
        source=where,
        as_of=facts.as_of,
        reason="" if whole else "there is none",
        note=f"{count:,} of {whole:,}" if whole else "",
    )


def _row(facts: BookFacts, one: MemberWork) -> Row:
    hours = Figure(
        f"Hours logged a week by {one.name}",
        one.hours,
        Unit.NUMBER,
        f"logged minutes of the last {HOURS_WEEKS} weeks / {HOURS_WEEKS} / 60",
        "Activities",
        facts.prepared_on,
        reason="nothing is logged",
    )
    over = one.hours is not None and one.hours > one.available > 0
    return Row(
        (
            Cell(one.name, strong=True),
            Cell(f"{one.accounts:,}"),
            *_arr(facts, f"ARR of the book of {one.name}", one.arr),
            Cell(f"{one.reviews:,}"),
            Cell(figure=hours, status=Status.RISK if over else None),
        )
    )


def _summed(facts: BookFacts, name: str, work: Sequence[MemberWork]) -> Row:
    """Return the row of several colleagues, or of accounts that none looks after."""
    return Row(
        (
            Cell(name),
            Cell(f"{sum(one.accounts for one in work):,}"),
            *_arr(facts, f"ARR, {name.lower()}", sum(one.arr for one in work)),
            Cell(f"{sum(one.reviews for one in work):,}"),
            Cell(),
        ),
        total=True,
    )


def _arr(facts: BookFacts, label: str, arr: int) -> tuple[Cell, ...]:
    if not facts.has_money:
        return ()
    return (Cell(figure=money(facts, label, arr, "sum of ARR of accounts owned", "Accounts")),)
