"""Changing one field, with someone else's edit in mind."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Any, Generic, TypeVar

from sqlalchemy import Connection
from sqlalchemy.orm import Session

from cs_desktop.common.errors import KnownError
from cs_desktop.common.language import tr
from cs_desktop.common.text import shortened
from cs_desktop.domain.changes import Conflict, Kind, Merged
from cs_desktop.domain.drafts import FieldRef, Typed
from cs_desktop.domain.field_labels import KIND_LABELS, field_label
from cs_desktop.models.base import LoggedBase
from cs_desktop.models.log.last_change import last_change
from cs_desktop.models.tables import (
    Account,
    Activity,
    Contact,
    Deck,
    DeckSlide,
    JourneyAnswer,
    JourneyCard,
    JourneyLane,
    JourneyMap,
    JourneyStage,
    Measure,
    Milestone,
    Objective,
    PlanAction,
    Review,
    SuccessPlan,
    Task,
)
from cs_desktop.models.write import WriteTx
from cs_desktop.services import account_fields, activity_fields, contact_fields, task_fields
from cs_desktop.services.activity_fields import called
from cs_desktop.services.context import Context
from cs_desktop.services.deck.stored import fields as deck_fields
from cs_desktop.services.deck.stored.changing import slide_name
from cs_desktop.services.journey import fields as journey_fields
from cs_desktop.services.plan import fields as plan_fields
from cs_desktop.services.plan import putting
from cs_desktop.services.reviews import fields as review_fields
from cs_desktop.services.text_fields import TextField, Value, names_in

Item = TypeVar("Item", bound=LoggedBase)


@dataclass(frozen=True, slots=True)
class Editable(Generic[Item]):
    """What editing has to know of a kind of thing."""

    table: type[Item]
    fields: Mapping[str, TextField]
    """By the name that a field has on screen."""
    called: Callable[[Item], str]
    """Returns what the label of an edit calls the thing."""
    put: Callable[[WriteTx, Item, str, Value], None]
    """Stores a field's new value."""
    bases: Mapping[str, str] = field(default_factory=dict)
    """Columns that keep what a text was written against, by the name of its field."""


def _of_a_map(
    table: type[Item], fields: Mapping[str, TextField], called: Callable[[Item], str]
) -> Editable[Item]:
    def put(tx: WriteTx, item: Item, name: str, value: Value) -> None:
        journey_fields.put(tx, item, name, value, fields)

    return Editable(table, fields, called, put)


_EDITABLE: Mapping[Kind, Editable[Any]] = MappingProxyType(
    {
        Kind.ACCOUNT: Editable(
            Account, account_fields.FIELDS, lambda account: account.name, account_fields.put
        ),
        Kind.CONTACT: Editable(
            Contact, contact_fields.FIELDS, lambda contact: contact.name, contact_fields.put
        ),
        Kind.ACTIVITY: Editable(Activity, activity_fields.FIELDS, called, activity_fields.put),
        Kind.TASK: Editable(Task, task_fields.FIELDS, lambda task: task.title, task_fields.put),
        Kind.JOURNEY_MAP: _of_a_map(JourneyMap, journey_fields.MAP_FIELDS, lambda one: one.name),
        Kind.JOURNEY_STAGE: _of_a_map(JourneyStage, journey_fields.STAGE_FIELDS, lambda one: one.name),
        Kind.JOURNEY_LANE: _of_a_map(JourneyLane, journey_fields.LANE_FIELDS, lambda one: one.name),
        Kind.JOURNEY_CARD: _of_a_map(JourneyCard, journey_fields.CARD_FIELDS, lambda one: one.title),
        Kind.JOURNEY_ANSWER: _of_a_map(JourneyAnswer, journey_fields.ANSWER_FIELDS, lambda one: one.question),
        Kind.REVIEW: Editable(Review, review_fields.FIELDS, lambda one: one.title, review_fields.put),
        Kind.SUCCESS_PLAN: Editable(
            SuccessPlan, plan_fields.PLAN_FIELDS, lambda one: one.name, putting.put_plan
        ),
        Kind.OBJECTIVE: Editable(
            Objective, plan_fields.OBJECTIVE_FIELDS, lambda one: one.text, putting.put_objective
        ),
        Kind.PLAN_ACTION: Editable(
            PlanAction, plan_fields.ACTION_FIELDS, lambda one: one.text, putting.put_action
        ),
        Kind.MEASURE: Editable(
            Measure, plan_fields.MEASURE_FIELDS, lambda one: one.name, putting.put_measure
        ),
        Kind.MILESTONE: _of_a_map(Milestone, journey_fields.MILESTONE_FIELDS, lambda one: one.name),
        Kind.DECK: Editable(Deck, deck_fields.DECK_FIELDS, lambda one: one.name, deck_fields.put_deck),
        Kind.DECK_SLIDE: Editable(
            DeckSlide, deck_fields.SLIDE_FIELDS, slide_name, deck_fields.put_slide, deck_fields.BASES
        ),
    }
)


def edit_field(ctx: Context, typed: Typed, initiator: object = None) -> Merged | Conflict:
    """Set a field to what the user typed.

    If the stored text is no longer the one that the typing began from, nothing is written and the three
    are returned as a conflict, unless both typed the same.

    Raises:
        InputError: the text is no value of the field.
        KnownError: the thing is gone, or the file refuses.
    """
    typed = replace(typed, text=typed.text.strip())
    ref, editable = typed.ref, _EDITABLE[typed.ref.kind]
    field = editable.fields[ref.field]
    label = field_label(ref.kind, field.column).text

    def work(tx: WriteTx) -> Conflict | None:
        item = tx.session.get(editable.table, ref.id)
        if item is None:
            raise KnownError(
                tr(
                    "This {one} was deleted by someone else; undo the deletion to edit it.",
                    one=KIND_LABELS[ref.kind].shown,
                )
            )
        stored = field.show(item, names_in(tx.session))
        if stored == typed.text:
            return None
        if stored != typed.base.strip():
            return _conflict(tx.session.connection(), typed, stored)
        tx.recorder.label = f"Change {label} of {shortened(editable.called(item))}"
        value = field.read(tx, typed.text)
        editable.put(tx, item, ref.field, value)
        if ref.field in editable.bases:
            setattr(item, editable.bases[ref.field], typed.basis if value else "")
        return None

    written = ctx.workspace.write(f"Change {label}", work, initiator)
    return written.value or Merged(written.change)


def stored_text(connection: Connection, ref: FieldRef) -> str | None:
    """Return a field's text as it is stored; None where its thing is gone or has no such field."""
    editable = _EDITABLE.get(ref.kind)
    if editable is None or ref.field not in editable.fields:
        return None
    with Session(connection) as session:
        item = session.get(editable.table, ref.id)
        return None if item is None else editable.fields[ref.field].show(item, names_in(session))


def compare(ctx: Context, typed: Typed) -> Conflict | None:
    """Return what somebody else stored in the field since the typing began, before it is to be stored."""

    def read(connection: Connection) -> Conflict | None:
        stored = stored_text(connection, typed.ref)
        if stored is None or stored.strip() == typed.base.strip():
            return None
        return _conflict(connection, typed, stored)

    return ctx.workspace.read(read)


def column_of(kind: Kind, field: str) -> str:
    """Return the column that holds a field, by its name on screen."""
    editable = _EDITABLE.get(kind)
    return editable.fields[field].column if editable and field in editable.fields else field


def _conflict(connection: Connection, typed: Typed, stored: str) -> Conflict:
    ref = typed.ref
    told = last_change(connection, ref.kind, ref.id, column_of(ref.kind, ref.field))
    return Conflict(ref.kind, ref.id, ref.field, typed.base, typed.text, stored, *(told or ()))
