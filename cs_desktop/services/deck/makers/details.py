"""All measures and metrics, one a row."""

from cs_desktop.common.dates import day_text
from cs_desktop.common.language import marked
from cs_desktop.domain.deck.design import SlideDesign
from cs_desktop.domain.deck.slides import Align, Cell, Column, Row, TableSlide
from cs_desktop.domain.figures import Figure, Status
from cs_desktop.domain.plan.words import PROGRESS, PROGRESS_STATUS
from cs_desktop.services.deck.facts.plan import MeasureTold
from cs_desktop.services.deck.facts.shared import SharedFacts
from cs_desktop.services.deck.makers.made import Absent, source_line
from cs_desktop.services.deck.measures import baseline_figure, now_figure, target_figure
from cs_desktop.services.deck.moves import MetricMove
from cs_desktop.services.deck.titles.beside import details_title

NOTHING_MEASURED = Absent(
    marked("Neither a measure nor a metric of this account has a value."),
    (marked("Add measures to the success plan, or import metrics."),),
)


def details_slide(facts: SharedFacts, design: SlideDesign) -> TableSlide | Absent:
    """Return every measure of the plan, then every metric of the period."""
    del design
    measures = facts.plan.measures if facts.plan is not None else ()
    moves = sorted((one for one in facts.moves.values() if one.current is not None), key=lambda one: one.name)
    if not measures and not moves:
        return NOTHING_MEASURED
    columns = (
        Column("What is measured", 3.6),
        Column("Start or before", 1.3, Align.END),
        Column("Now", 1.2, Align.END),
        Column("Target", 1.2, Align.END),
        Column("As of", 1.3),
        Column("Where it stands", 1.4),
    )
    rows = (*(_measure(facts, one) for one in measures), *map(_metric, moves))
    return TableSlide(
        details_title(len(measures), len(moves)),
        columns,
        rows,
        source_line(facts, "success plan and metrics"),
    )


def _measure(facts: SharedFacts, one: MeasureTold) -> Row:
    day, currency = facts.as_of, facts.workspace.currency
    figures = (figure(one, day, currency) for figure in (baseline_figure, now_figure, target_figure))
    start, now, target = map(_value, figures)
    objectives = facts.plan.objectives if facts.plan is not None else ()
    objective = next((each.text for each in objectives if each.id == one.objective_id), "")
    return Row(
        (
            Cell(one.name, objective, strong=True),
            start,
            now,
            target,
            Cell(day_text(one.current_on) if one.current_on else ""),
            Cell(
                PROGRESS[one.progress] if one.progress is not None else "Not measured",
                status=PROGRESS_STATUS[one.progress] if one.progress is not None else Status.NONE,
            ),
        )
    )


def _metric(move: MetricMove) -> Row:
    figure = move.figure()
    return Row(
        (
            Cell(move.name, move.reckoned, strong=True),
            Cell(move.text(move.previous) if move.previous is not None else "–"),
            Cell(figure=figure),
            Cell(),
            Cell(day_text(move.newest)),
            Cell(
                "" if not move.is_notable else "Better" if move.is_better else "Worse", status=figure.status
            ),
        )
    )


def _value(figure: Figure | None) -> Cell:
    return Cell("–") if figure is None else Cell(figure=figure)
