"""The workspace's own templates of agendas: saved from a review, saved over, deleted."""

from sqlalchemy import func, select

from cs_desktop.common.errors import InputError
from cs_desktop.common.language import tr
from cs_desktop.common.text import shortened
from cs_desktop.domain.changes import Change
from cs_desktop.domain.new_account import length_problem
from cs_desktop.domain.reviews.agendas import Agenda, items_of
from cs_desktop.models.tables import AgendaTemplate
from cs_desktop.models.write import WriteTx
from cs_desktop.services.context import Context


def save_agenda(ctx: Context, agenda: Agenda, initiator: object = None) -> Change | None:
    """Save a template; one of its kind that is called the same gives way. None where it is as it was.

    Raises:
        InputError: it has no name, a name that is too long, or no points.
        KnownError: the file refuses.
    """
    name = agenda.name.strip()
    if not name:
        raise InputError(tr("Enter a name for the template."))
    if problem := length_problem(name):
        raise InputError(problem)
    if not agenda.points:
        raise InputError(tr("Add a point to the agenda first; a template needs one."))

    def work(tx: WriteTx) -> None:
        own = tx.session.scalars(select(AgendaTemplate).where(AgendaTemplate.kind == agenda.kind))
        known = next((one for one in own if one.name.casefold() == name.casefold()), None)
        if known is None:
            last = tx.session.scalar(select(func.max(AgendaTemplate.position)))
            position = 0 if last is None else last + 1
            known = AgendaTemplate(id=tx.new_id(), name=name, kind=agenda.kind, position=position, items={})
            tx.session.add(known)
        known.name, known.items = name, items_of(agenda)
        tx.recorder.label = f"Save agenda {shortened(name)}"

    return ctx.workspace.write("Save agenda", work, initiator).change


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
