"""The library of measures: kept, told with one's own baselines, chosen from for an objective."""

from collections.abc import Collection

from sqlalchemy import Connection, func, or_, select

from cs_desktop.common.errors import InputError, KnownError
from cs_desktop.common.language import tr
from cs_desktop.common.text import shortened
from cs_desktop.domain.changes import Change
from cs_desktop.domain.plan.library import (
    ClosedMeasure,
    Fitting,
    FittingMeasure,
    LibraryEntry,
    LibraryMeasureShown,
    LibraryShown,
    MeasureText,
    OwnBaseline,
    best_first,
    own_baselines,
)
from cs_desktop.domain.vocabulary import MeasureKind, ObjectiveState, PlanStatus
from cs_desktop.models import deleting
from cs_desktop.models.points import reading
from cs_desktop.models.queries.metrics import metric_rows
from cs_desktop.models.queries.shapes import shaped
from cs_desktop.models.tables import LibraryMeasure, Measure, Metric, Objective, SuccessPlan
from cs_desktop.models.write import WriteTx, Written
from cs_desktop.services.context import Context
from cs_desktop.services.plan.shipped import shipped_measures
from cs_desktop.services.plan.starting import newest_points
from cs_desktop.services.text_fields import as_name

_LONGEST = 2000


def load_library(ctx: Context) -> LibraryShown:
    """Return all measures of the library with where one's own customers began with them."""

    def read(connection: Connection) -> LibraryShown:
        known = {metric.id: metric for metric in metric_rows(connection)}
        own = _own(connection)
        counted = connection.execute(
            select(Measure.library_id, func.count()).group_by(Measure.library_id)
        ).all()
        taken = {entry.metric_id for entry in library_entries(connection)}
        uses = {row[0]: row[1] for row in counted if row[0] is not None}
        return LibraryShown(
            ctx.clock.today(),
            tuple(
                LibraryMeasureShown(
                    entry,
                    known[entry.metric_id].name if entry.metric_id in known else "",
                    own.get(entry.id),
                    uses.get(entry.id, 0),
                )
                for entry in library_entries(connection)
            ),
            tuple(
                (metric.id, metric.name, metric.unit)
                for metric in known.values()
                # A retired one is offered to nobody but to whom has it.
                if metric.active_to is None or metric.id in taken
            ),
        )

    return ctx.workspace.read(read)


def fitting_measures(
    ctx: Context, account_id: int, text: str, use_case: str = "", taken: Collection[int] = ()
) -> Fitting:
    """Return the measures of the library that fit an objective of an account, the best first.

    Each comes with the account's own baseline: the newest point of its metric; without one there is none.
    `taken` are the ids of the library's measures that the objective has already.
    """
    return ctx.workspace.read(lambda connection: read_fitting(connection, account_id, text, use_case, taken))


def read_fitting(
    connection: Connection, account_id: int, text: str, use_case: str = "", taken: Collection[int] = ()
) -> Fitting:
    """Return what `fitting_measures` does, as part of a larger reading."""
    names = {metric.id: metric.name for metric in metric_rows(connection)}
    newest, own = newest_points(connection, account_id), _own(connection)
    found = []
    for entry in library_entries(connection):
        value, day = newest.get(entry.metric_id or 0, (None, None))
        found.append(
            FittingMeasure(entry, value, day, names.get(entry.metric_id or 0, ""), own.get(entry.id))
        )
    return Fitting(best_first(found, text, use_case, taken))


def library_entries(connection: Connection) -> tuple[LibraryEntry, ...]:
    """Return the measures of the library, in their order."""
    return shaped(
        connection, LibraryMeasure, LibraryEntry, LibraryMeasure.id.is_not(None), "position", "name"
    )


def add_measure(ctx: Context, text: MeasureText, initiator: object = None) -> Written[int]:
    """Add a measure to the library; returns its id.

    Raises:
        InputError: the name is empty, too long, or taken.
    """

    def work(tx: WriteTx) -> int:
        return _add(tx, text)

    return ctx.workspace.write("Add library measure", work, initiator)


def add_from_measure(ctx: Context, measure_id: int, initiator: object = None) -> Written[int]:
    """Take a measure of a plan into the library; the plan's measure comes from there from now on.

    Raises:
        InputError: the library has one of this name.
        KnownError: the measure is gone.
    """

    def work(tx: WriteTx) -> int:
        measure = tx.session.get(Measure, measure_id)
        if measure is None:
            raise KnownError(tr("This measure was deleted by someone else; undo the deletion to go on."))
        text = MeasureText(
            measure.name, measure.definition, measure.kind, measure.unit, measure.metric_id, ""
        )
        measure.library_id = _add(tx, text)
        return measure.library_id

    return ctx.workspace.write("Add library measure", work, initiator)


def take_in_shipped(ctx: Context, initiator: object = None) -> Change | None:
    """Take the measures of the program's blueprints into the library, but for those whose names it has.

    Raises:
        KnownError: the file refuses.
    """

    def work(tx: WriteTx) -> None:
        keys = {row.key: row.id for row in tx.session.execute(select(Metric.id, Metric.key))}
        taken = _names(tx)
        for one in shipped_measures():
            measure = one.measure
            if measure.name.casefold() in taken or measure.kind == MeasureKind.SCALE:
                # The words of a scale are each plan's own.
                continue
            metric_id = keys.get(measure.metric)
            _add(
                tx,
                MeasureText(
                    *(measure.name, measure.definition, measure.kind, measure.unit, metric_id, one.use_case)
                ),
            )
            tx.session.flush()
        tx.recorder.label = "Add the program's measures to the library"

    return ctx.workspace.write("Add library measures", work, initiator).change


def change_measure(
    ctx: Context, entry: LibraryEntry, text: MeasureText, initiator: object = None
) -> Change | None:
    """Change a measure of the library; measures of plans stay as they are.

    Raises:
        InputError: the name is empty, too long, or taken.
        KnownError: it is gone, or somebody changed it since `entry` was read.
    """

    def work(tx: WriteTx) -> None:
        row = tx.session.get(LibraryMeasure, entry.id)
        if row is None:
            raise _gone()
        stored = LibraryEntry(
            *(row.id, row.name, row.definition, row.kind, row.unit, row.metric_id, row.use_case, row.position)
        )
        if stored != entry:
            raise KnownError(
                tr("Somebody else changed this measure meanwhile; look at it and do it once more.")
            )
        for name, value in _checked(tx, text, entry.id).items():
            setattr(row, name, value)
        tx.recorder.label = f"Change library measure {shortened(row.name)}"

    return ctx.workspace.write("Change library measure", work, initiator).change


def delete_measure(ctx: Context, library_id: int, initiator: object = None) -> Change | None:
    """Delete a measure of the library; measures of plans that came from it stay.

    Raises:
        KnownError: it is gone.
    """

    def work(tx: WriteTx) -> None:
        row = tx.session.get(LibraryMeasure, library_id)
        if row is None:
            raise _gone()
        tx.recorder.label = f"Delete library measure {shortened(row.name)}"
        deleting.delete_rows(tx, {LibraryMeasure.__tablename__: {library_id}})

    return ctx.workspace.write("Delete library measure", work, initiator).change


def _own(connection: Connection) -> dict[int, OwnBaseline]:
    """Return where customers began, by the objectives that are over."""
    over = or_(
        Objective.state.in_((ObjectiveState.MET.value, ObjectiveState.DROPPED.value)),
        SuccessPlan.status == PlanStatus.CLOSED.value,
    )
    query = (
        select(
            Measure.library_id,
            Measure.baseline,
            Measure.baseline_on,
            Measure.current,
            Measure.metric_id,
            Measure.due,
            SuccessPlan.account_id,
        )
        .join(Objective, Objective.id == Measure.objective_id)
        .join(SuccessPlan, SuccessPlan.id == Objective.plan_id)
        .where(Measure.library_id.is_not(None), Measure.baseline.is_not(None), over)
    )
    closed = []
    for row in connection.execute(query):
        end = row.current
        if row.metric_id is not None:
            days, values = reading.history(connection, row.account_id, row.metric_id)
            known = len(days) if row.due is None else int((days <= row.due.toordinal()).sum())
            end = float(values[known - 1]) if known else None
        closed.append(ClosedMeasure(row.library_id, row.baseline, row.baseline_on, end))
    return own_baselines(closed)


def _add(tx: WriteTx, text: MeasureText) -> int:
    values = _checked(tx, text, None)
    last = tx.session.scalar(select(func.max(LibraryMeasure.position)))
    row = LibraryMeasure(id=tx.new_id(), position=0 if last is None else last + 1, **values)
    tx.session.add(row)
    tx.recorder.label = f"Add library measure {shortened(row.name)}"
    return row.id


def _checked(tx: WriteTx, text: MeasureText, own_id: int | None) -> dict[str, object]:
    name = as_name(tx, text.name.strip())
    if name.casefold() in _names(tx, own_id):
        raise InputError(
            tr("The library has a measure called {name}; give this one another name.", name=name)
        )
    if text.kind not in set(MeasureKind) or text.kind == MeasureKind.SCALE:
        # The words of a scale are each plan's own.
        raise InputError(tr("Choose another kind: the words of a scale are entered in each plan."))
    if len(text.definition) > _LONGEST:
        raise InputError(tr("Enter at most {limit} characters.", limit=_LONGEST))
    return {
        "name": name,
        "definition": text.definition.strip(),
        "kind": text.kind,
        "unit": text.unit.strip(),
        "metric_id": text.metric_id,
        "use_case": text.use_case.strip(),
    }


def _names(tx: WriteTx, but: int | None = None) -> set[str]:
    rows = tx.session.execute(select(LibraryMeasure.id, LibraryMeasure.name))
    return {row.name.casefold() for row in rows if row.id != but}


def _gone() -> KnownError:
    return KnownError(tr("This measure was deleted by someone else; undo the deletion to go on."))
