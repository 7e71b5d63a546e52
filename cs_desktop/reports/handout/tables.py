"""What slides show as tables: on paper nearly everything is one."""

from dataclasses import dataclass, replace
from datetime import date

from cs_desktop.common.dates import day_text
from cs_desktop.common.text import rightward
from cs_desktop.domain.deck.figures import BESIDE
from cs_desktop.domain.deck.slides import (
    Align,
    AppendixSlide,
    Cell,
    Column,
    JourneySlide,
    JourneyStage,
    MeasureRow,
    MeasuresSlide,
    ObjectiveRow,
    ObjectivesSlide,
    OwnPeopleSlide,
    PeopleSlide,
    Person,
    Row,
    Side,
    TableSlide,
)
from cs_desktop.domain.deck.value_days import ValueDays, value_days
from cs_desktop.domain.figures import Figure, Status

_BESIDE = "see its section"
"""On paper there are no slides."""


@dataclass(frozen=True, slots=True)
class Frame:
    """What tables need to know of the deck that they are of: its day, and what the two sides are called."""

    day: date
    ours: str
    theirs: str


@dataclass(frozen=True, slots=True)
class Table:
    """Columns, rows, and a sentence below them."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    note: str = ""


def measures_table(slide: MeasuresSlide, frame: Frame) -> Table:
    """Return the agreed measures as of a deck's day, what they are worth last."""
    days = value_days((row.current for row in slide.measures), frame.day)
    columns: tuple[Column, ...] = (
        Column("Agreed measure", 2.6),
        Column("Baseline", 1, Align.END),
        Column(days.head, 1, Align.END),
        Column("Target", 1, Align.END),
        Column("Status", 1.2),
    )
    with_worth = slide.total is not None or any(row.worth is not None for row in slide.measures)
    if with_worth:
        columns = (*columns, Column("Worth a year", 1.1, Align.END))
    rows = tuple(_measure(row, days, with_worth=with_worth) for row in slide.measures)
    if slide.total is not None:
        blank = Cell()
        total = (Cell(slide.total.label, strong=True), blank, blank, blank, blank)
        rows = (*rows, Row((*total, Cell(figure=slide.total, strong=True)), total=True))
    return Table(columns, rows, slide.sign_off)


def objectives_table(slide: ObjectivesSlide, frame: Frame) -> Table:
    """Return the objectives of the next period, their values as of a deck's day."""
    days = value_days((row.now for row in slide.objectives), frame.day)
    columns = (
        Column("Objective", 2.6),
        Column(days.head, 1, Align.END),
        Column("Target", 1, Align.END),
        Column("Due", 1),
        Column(f"Owner, {frame.ours}" if frame.ours.strip() else "Our owner", 1.3),
        Column(f"Owner, {frame.theirs}" if frame.theirs.strip() else "Their owner", 1.3),
    )
    return Table(columns, tuple(_objective(row, days) for row in slide.objectives))


def journey_table(slide: JourneySlide) -> Table:
    """Return the stages of a journey, the present one marked."""
    columns = (
        Column("Stage", 1.4),
        Column("Feels", 1),
        Column("Milestones", 2),
        Column("Open gaps", 0.8, Align.END),
    )
    return Table(columns, tuple(_stage(stage) for stage in slide.stages))


def people_table(slide: PeopleSlide, frame: Frame) -> Table:
    """Return who works with whom: names, titles and roles."""
    names = {one.id: one.name for one in slide.people}
    columns = (Column("Name", 1.5), Column("Title", 1.6), Column("Role", 1), Column("Reports to", 1.3))
    return Table(columns, tuple(Row(_person(one, names, frame)) for one in slide.people))


def own_people_table(slide: OwnPeopleSlide, frame: Frame) -> Table:
    """Return the same with what is internal."""
    names = {one.person.id: one.person.name for one in slide.people}
    columns = (
        *(Column("Name", 1.5), Column("Title", 1.5), Column("Role", 1), Column("Reports to", 1.2)),
        *(Column("Influence", 0.9), Column("Sentiment", 1.1), Column("Coverage", 1.5)),
    )
    rows = (
        Row(
            (
                *_person(one.person, names, frame),
                Cell(one.influence),
                Cell(one.sentiment, status=one.status if one.sentiment else None),
                Cell(one.coverage),
            )
        )
        for one in slide.people
    )
    return Table(columns, tuple(rows))


def definitions_table(slide: AppendixSlide) -> Table:
    """Return where each number comes from."""
    columns = (
        *(Column("Number", 1.5), Column("Value", 1, Align.END), Column("Formula", 2.2)),
        *(Column("Source", 1.6), Column("As of", 0.9)),
    )
    rows = (
        Row(
            (
                *(
                    Cell(one.name),
                    Cell(_BESIDE if one.value == BESIDE else one.value),
                    Cell(one.formula),
                    Cell(one.source),
                ),
                Cell(day_text(one.as_of) if one.as_of else ""),
            )
        )
        for one in slide.definitions
    )
    return Table(columns, tuple(rows))


def own_table(slide: TableSlide) -> Table:
    """Return a slide's table as it is."""
    return Table(slide.columns, slide.rows, slide.note)


def _measure(row: MeasureRow, days: ValueDays, *, with_worth: bool) -> Row:
    agreed = f"Agreed: {row.agreed}" if row.agreed else ""
    confirmed = f"Confirmed: {row.confirmed}" if row.confirmed else ""
    said = "; ".join(part for part in (row.sub, agreed, confirmed) if part)
    cells = (
        Cell(row.name, said, strong=True),
        *(_figure(row.baseline), _now(row.current, days), _figure(row.target)),
        Cell(row.word, status=row.status),
    )
    return Row((*cells, _figure(row.worth)) if with_worth else cells)


def _objective(row: ObjectiveRow, days: ValueDays) -> Row:
    below = "; ".join(part for part in (row.measure, row.tag) if part)
    return Row(
        (
            Cell(row.name, below, strong=True),
            *(_now(row.now, days), _figure(row.target)),
            *(Cell(day_text(row.due) if row.due else ""), Cell(row.our_owner), Cell(row.their_owner)),
        )
    )


def _stage(stage: JourneyStage) -> Row:
    reached = (rightward(f"{one.name}, {day_text(one.day)}") for one in stage.milestones)
    gaps = str(stage.open_gaps) if stage.open_gaps else ""
    unbridged = f"{stage.unbridged} without a bridge" if stage.unbridged else ""
    name = rightward(f"{stage.name} (now)") if stage.here else stage.name
    return Row(
        (
            Cell(name, stage.days, strong=stage.here),
            Cell(stage.word),
            Cell("; ".join(reached)),
            Cell(gaps, unbridged, status=Status.WATCH if unbridged else None),
        )
    )


def _person(person: Person, names: dict[int, str], frame: Frame) -> tuple[Cell, ...]:
    side = (frame.ours.strip() or "ours") if person.side is Side.OURS else ""
    return (
        Cell(person.name, side, strong=True),
        Cell(person.title),
        Cell(person.role),
        Cell(names.get(person.reports_to or 0, "")),
    )


def _now(figure: Figure | None, days: ValueDays) -> Cell:
    """Return a value with its day below, where the head of the column does not say it."""
    return replace(_figure(figure), sub=days.below(figure))


def _figure(figure: Figure | None) -> Cell:
    return Cell("–") if figure is None else Cell(figure=figure)
