"""The workspace's own templates of agendas: saved from a review or in the library, worked on, deleted."""

from collections.abc import Sequence
from dataclasses import replace

from sqlalchemy import Connection, func, select

from cs_desktop.common.errors import InputError, KnownError
from cs_desktop.common.language import tr
from cs_desktop.common.text import shortened
from cs_desktop.domain.changes import Change
from cs_desktop.domain.new_account import length_problem
from cs_desktop.domain.reviews.agendas import Agenda, agenda_in, items_of
from cs_desktop.models.tables import AgendaTemplate
from cs_desktop.models.write import WriteTx, Written
from cs_desktop.services.context import Context


def read_agendas(ctx: Context) -> tuple[Agenda, ...]:
    """Return the workspace's own templates, in order."""
    return ctx.workspace.read(own_agendas)


def own_agendas(connection: Connection) -> tuple[Agenda, ...]:
    """Return the workspace's own templates, in order."""
    columns = (AgendaTemplate.id, AgendaTemplate.name, AgendaTemplate.kind, AgendaTemplate.items)
    query = select(*columns).order_by(AgendaTemplate.position, AgendaTemplate.name, AgendaTemplate.id)
    return tuple(agenda_in(*row) for row in connection.execute(query))


def save_agenda(
    ctx: Context, agenda: Agenda, seen: Sequence[Agenda] | None = None, initiator: object = None
) -> Change | None:
    """Save a template; one of its kind that is called the same gives way. None where it is as it was.

    `seen` are the templates that were on screen: one that somebody else saved since does not give way.

    Raises:
        InputError: it has no name, a name that is too long, or no points; or somebody else saved one of the
            same name since they were seen.
        KnownError: the file refuses.
    """
    name = _checked(agenda)

    def work(tx: WriteTx) -> None:
        own = tx.session.scalars(select(AgendaTemplate).where(AgendaTemplate.kind == agenda.kind))
        known = next((one for one in own if one.name.casefold() == name.casefold()), None)
        if known is None:
            known = _add(tx, agenda)
        elif seen is not None and agenda_in(known.id, known.name, known.kind, known.items) not in seen:
            raise InputError(
                tr(
                    "Somebody else saved {name} meanwhile: choose another name, "
                    "or save once more to put yours in its place.",
                    name=shortened(known.name),
                )
            )
        known.name, known.items = name, items_of(agenda)
        tx.recorder.label = f"Save agenda {shortened(name)}"

    return ctx.workspace.write("Save agenda", work, initiator).change


def add_agenda(ctx: Context, source: Agenda, initiator: object = None) -> Written[int]:
    """Add a template like another one, under a name that is free; returns its id.

    Raises:
        KnownError: the file refuses.
    """

    def work(tx: WriteTx) -> int:
        taken = {one.casefold() for one in tx.session.scalars(select(AgendaTemplate.name))}
        number, free = 2, source.name
        while free.casefold() in taken:
            free, number = f"{source.name} ({number})", number + 1
        tx.recorder.label = f"Save agenda {shortened(free)}"
        return _add(tx, replace(source, name=free)).id

    return ctx.workspace.write("Save agenda", work, initiator)


def change_agenda(ctx: Context, base: Agenda, wanted: Agenda, initiator: object = None) -> Change | None:
    """Store what a template is to be from now on; reviews that began with it keep their agendas.

    Raises:
        InputError: it has no name, a name that is too long or another's, or no points.
        KnownError: it is gone, somebody changed it since `base` was read, or the file refuses.
    """
    assert base.id is not None
    name = _checked(wanted)

    def work(tx: WriteTx) -> None:
        stored = tx.session.get(AgendaTemplate, base.id)
        if stored is None:
            raise KnownError(tr("This template was deleted by someone else; undo the deletion to go on."))
        if agenda_in(stored.id, stored.name, stored.kind, stored.items) != base:
            raise KnownError(
                tr("Somebody else changed this template meanwhile; look at it and do it once more.")
            )
        others = select(AgendaTemplate.name).where(
            AgendaTemplate.kind == wanted.kind, AgendaTemplate.id != base.id
        )
        if name.casefold() in {one.casefold() for one in tx.session.scalars(others)}:
            raise InputError(tr("There is a template called {name} already; choose another name.", name=name))
        stored.name, stored.kind = name, wanted.kind
        if (wanted.points, wanted.prep) != (base.points, base.prep):
            stored.items = items_of(wanted)
        tx.recorder.label = f"Change agenda {shortened(name)}"

    return ctx.workspace.write("Change agenda", work, initiator).change


def begin_with_agenda(ctx: Context, template_id: int, initiator: object = None) -> Change | None:
    """Let the reviews of its kind begin with a template from now on.

    Raises:
        KnownError: it is gone, or the file refuses.
    """

    def work(tx: WriteTx) -> None:
        found = tx.session.get(AgendaTemplate, template_id)
        if found is None:
            raise KnownError(tr("This template was deleted by someone else; undo the deletion to go on."))
        first = tx.session.scalar(select(func.min(AgendaTemplate.position))) or 0
        found.position = first - 1
        tx.recorder.label = f"Begin reviews with agenda {shortened(found.name)}"

    return ctx.workspace.write("Begin reviews with agenda", work, initiator).change


def delete_agenda(ctx: Context, template_id: int, initiator: object = None) -> Change | None:
    """Delete a template; reviews that began with it keep their agendas.

    Raises:
        KnownError: the file refuses.
    """

    def work(tx: WriteTx) -> None:
        found = tx.session.get(AgendaTemplate, template_id)
        if found is not None:
            tx.recorder.label = f"Delete agenda {shortened(found.name)}"
            tx.session.delete(found)

    return ctx.workspace.write("Delete agenda", work, initiator).change


def _checked(agenda: Agenda) -> str:
    """Return the name of a template that may be stored."""
    name = agenda.name.strip()
    if not name:
        raise InputError(tr("Enter a name for the template."))
    if problem := length_problem(name):
        raise InputError(problem)
    if not agenda.points:
        raise InputError(tr("Add a point to the agenda first; a template needs one."))
    return name


def _add(tx: WriteTx, agenda: Agenda) -> AgendaTemplate:
    last = tx.session.scalar(select(func.max(AgendaTemplate.position)))
    made = AgendaTemplate(
        id=tx.new_id(),
        name=agenda.name.strip(),
        kind=agenda.kind,
        position=0 if last is None else last + 1,
        items=items_of(agenda),
    )
    tx.session.add(made)
    return made
