"""The fields of plans, objectives, measures and their values that a person edits as text."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session, object_session

from cs_desktop.common.dates import day_text
from cs_desktop.common.errors import InputError
from cs_desktop.common.language import tr
from cs_desktop.common.money import money_typed, read_money
from cs_desktop.domain.changes import Kind
from cs_desktop.domain.journey.limits import TITLE_LIMIT
from cs_desktop.domain.plan import measuring
from cs_desktop.domain.plan.shown import PlanShown
from cs_desktop.domain.plan.words import KINDS, PERIODS
from cs_desktop.models.tables import Contact, Metric, TeamMember, Workspace
from cs_desktop.models.write import WriteTx
from cs_desktop.services.journey.fields import MILESTONE_FIELDS
from cs_desktop.services.text_fields import (
    Named,
    NameOf,
    TextField,
    as_day,
    as_member,
    as_name,
    as_text,
    word_field,
)

MOST_DAYS = 3_660


@dataclass(frozen=True, slots=True)
class MeasuredField(TextField):
    """A field whose text depends on the measure: `typed` words it, `put` reads it back."""

    typed: Callable[[Any, str], str] = lambda one, _currency: str(one)
    """Returns the text of a measure's field; amounts are of the given currency."""

    def show(self, item: object, name_of: NameOf) -> str:
        """Return the text of a stored measure's field; of a measure that was read `fields_of` words it."""
        del name_of
        session = object_session(item)
        assert session is not None
        return self.typed(item, currency_in(session))


def currency_in(session: Session) -> str:
    """Return the currency of the workspace."""
    return session.scalar(select(Workspace.currency)) or "USD"


def _as_line(_tx: WriteTx, text: str) -> str:
    text = " ".join(text.split())
    if not text:
        raise InputError(tr("Enter a name; it cannot be empty."))
    if len(text) > TITLE_LIMIT:
        raise InputError(
            tr(
                "Enter at most {limit} characters; this text has {count}. Put the rest into the notes.",
                limit=TITLE_LIMIT,
                count=len(text),
            )
        )
    return text


def _whole(low: int, high: int) -> Callable[[WriteTx, str], int | None]:
    def read(_tx: WriteTx, text: str) -> int | None:
        if not text:
            return None
        try:
            number = int(text.removesuffix("%").strip())
        except ValueError:
            number = low - 1
        if not low <= number <= high:
            raise InputError(tr("Enter a whole number from {low} to {high}, or nothing.", low=low, high=high))
        return number

    return read


def _value(column: str) -> MeasuredField:
    return MeasuredField(
        column,
        as_text,
        typed=lambda one, currency: measuring.value_typed(one, getattr(one, column), currency),
    )


def _amount_typed(minor: int | None, currency: str) -> str:
    return "" if minor is None else money_typed(minor, currency)


def _as_metric(tx: WriteTx, text: str) -> int | None:
    if not text:
        return None
    for known in tx.session.scalars(select(Metric).order_by(Metric.id)):
        if known.name.casefold() == text.casefold():
            if known.active_to is not None and known.active_to <= tx.today:
                raise InputError(
                    tr(
                        "{name} is not gathered since {day}; "
                        "choose another metric, or enter values yourself.",
                        name=known.name,
                        day=day_text(known.active_to),
                    )
                )
            return known.id
    raise InputError(tr("There is no metric called {name}; choose one of the list.", name=text))


def _as_worth(tx: WriteTx, text: str) -> int | None:
    if not text:
        return None
    amount = read_money(text, currency_in(tx.session))
    if amount is None:
        raise InputError(tr("Enter an amount of money such as 1,200 or 1.5K, or nothing."))
    return amount


PLAN_FIELDS: Mapping[str, TextField] = MappingProxyType(
    {
        "name": TextField("name", as_name),
        **{column: TextField(column, as_text) for column in ("outcome", "notes", "shared_notes")},
        **{column: TextField(column, as_day) for column in ("starts_on", "ends_on", "next_review")},
        "check_days": TextField("check_days", _whole(1, MOST_DAYS)),
    }
)
OBJECTIVE_FIELDS: Mapping[str, TextField] = MappingProxyType(
    {
        "text": TextField("text", _as_line),
        "owner": TextField("owner_id", as_member, TeamMember),
        # Whom the name means depends on whose plan it is: see `putting`.
        "contact": TextField("contact_id", as_text, Contact),
        **{
            column: TextField(column, as_text)
            for column in ("category", "override_reason", "notes", "shared_notes")
        },
    }
)
MEASURE_FIELDS: Mapping[str, TextField] = MappingProxyType(
    {
        "name": TextField("name", _as_line),
        "kind": word_field("kind", KINDS),
        "metric": TextField("metric_id", _as_metric, Metric),
        **{column: TextField(column, as_text) for column in ("unit", "definition", "worth_note")},
        **{column: _value(column) for column in ("baseline", "target", "target_high")},
        **{column: TextField(column, as_day) for column in ("baseline_on", "due")},
        "scale": MeasuredField(
            "scale", as_text, typed=lambda one, _currency: measuring.scale_typed(one.scale)
        ),
        "steps": MeasuredField("steps", as_text, typed=measuring.steps_typed),
        "worth_value": MeasuredField(
            "worth_value",
            _as_worth,
            typed=lambda one, currency: _amount_typed(one.worth_value, currency),
        ),
        "worth_period": word_field("worth_period", PERIODS),
        "worth_share": TextField("worth_share", _whole(0, 100)),
    }
)
ACTION_FIELDS: Mapping[str, TextField] = MappingProxyType(
    {
        "text": TextField("text", _as_line),
        "owner": TextField("owner_id", as_member, TeamMember),
        "contact": TextField("contact_id", as_text, Contact),
        **{column: TextField(column, as_day) for column in ("starts_on", "due", "done_on")},
        "notes": TextField("notes", as_text),
    }
)

FIELDS: Mapping[Kind, Mapping[str, TextField]] = MappingProxyType(
    {
        Kind.SUCCESS_PLAN: PLAN_FIELDS,
        Kind.OBJECTIVE: OBJECTIVE_FIELDS,
        Kind.MEASURE: MEASURE_FIELDS,
        Kind.PLAN_ACTION: ACTION_FIELDS,
        Kind.MILESTONE: MILESTONE_FIELDS,
    }
)


def fields_of(kind: Kind, part: object, shown: PlanShown) -> Mapping[str, str]:
    """Return the fields of a plan or of a part of it as text, without asking the file."""

    def name_of(table: Named, row_id: int) -> str:
        if table is Metric:
            return shown.metrics.get(row_id, "")
        known = shown.members if table is TeamMember else shown.contacts
        return known[row_id].name if row_id in known else ""

    return {
        name: field.typed(part, shown.currency)
        if isinstance(field, MeasuredField)
        else field.show(part, name_of)
        for name, field in FIELDS[kind].items()
    }
