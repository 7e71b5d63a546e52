"""What objects are called, also those that are gone."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from cs_desktop.common.dates import day_text
from cs_desktop.common.language import tr
from cs_desktop.domain.changes import Kind
from cs_desktop.domain.field_labels import ATTRIBUTE_LINKS
from cs_desktop.domain.history import ObjectKey
from cs_desktop.domain.vocabulary import word_text, words

Values = Mapping[str, Any]
"""A row's values by column, as JSON has them; a column that came later may be missing."""
NameOf = Callable[[ObjectKey], str]

LINKS: Mapping[Kind, Mapping[str, Kind]] = {
    Kind.SUBSCRIPTION: {"product_id": Kind.PRODUCT},
    Kind.SUBSCRIPTION_EVENT: {"subscription_id": Kind.SUBSCRIPTION},
    Kind.RENEWAL_SUBSCRIPTION: {"subscription_id": Kind.SUBSCRIPTION, "renewal_id": Kind.RENEWAL},
    Kind.SURVEY_ANSWER: {"survey_id": Kind.SURVEY},
    Kind.ACTIVITY_CONTACT: {"contact_id": Kind.CONTACT, "activity_id": Kind.ACTIVITY},
    Kind.MEASURE_POINT: {"measure_id": Kind.MEASURE},
    Kind.PLAN_DEPENDENCY: {
        "action_id": Kind.PLAN_ACTION,
        "milestone_id": Kind.MILESTONE,
        "needs_action_id": Kind.PLAN_ACTION,
        "needs_milestone_id": Kind.MILESTONE,
    },
    Kind.SCORECARD_VERSION: {"scorecard_id": Kind.SCORECARD},
    Kind.DECK_SNAPSHOT: {"deck_id": Kind.DECK},
    Kind.BRAND: {"account_id": Kind.ACCOUNT},
    Kind.ROADMAP_INTEREST: {"roadmap_item_id": Kind.ROADMAP_ITEM},
    Kind.REVIEW_PERSON: {"contact_id": Kind.CONTACT, "member_id": Kind.TEAM_MEMBER},
    Kind.JOURNEY_EMOTION: {"persona_id": Kind.JOURNEY_PERSONA, "stage_id": Kind.JOURNEY_STAGE},
    Kind.JOURNEY_LINK: {
        "source_id": Kind.JOURNEY_CARD,
        "target_id": Kind.JOURNEY_CARD,
        "objective_id": Kind.OBJECTIVE,
    },
}
"""The objects whose names are part of an object's name, by the column that names them."""


def linked(kind: Kind, values: Values) -> list[ObjectKey]:
    """Return the objects whose names are needed to name this one."""
    links = LINKS.get(kind, {})
    if kind is Kind.ACCOUNT_ATTRIBUTE:
        target = attribute_link(values)
        return [target] if target else []
    return [ObjectKey(target, values[column]) for column, target in links.items() if values.get(column)]


def attribute_link(values: Values) -> ObjectKey | None:
    """Return what a dated value names, where that is an object."""
    kind, text = ATTRIBUTE_LINKS.get(str(values.get("field"))), str(values.get("value"))
    return ObjectKey(kind, int(text)) if kind is not None and text.isdecimal() else None


def name_in(kind: Kind, values: Values, name_of: NameOf) -> str:
    """Return what an object with these values is called; empty where nothing names it."""
    if kind in _NAMES:
        return _NAMES[kind](values, name_of).strip()
    return _text(values, "name")


def shown_day(text: object) -> str:
    """Return a stored day as the program shows days; what is no day stays as it is."""
    try:
        day = date.fromisoformat(str(text))
    except ValueError:
        return str(text or "")
    return tr("the beginning") if day == date.min else day_text(day)


def _text(values: Values, column: str) -> str:
    return str(values.get(column) or "")


def _on(values: Values, column: str) -> str:
    return tr("on {day}", day=shown_day(values.get(column))) if values.get(column) else ""


def _of(values: Values, name_of: NameOf, kind: Kind, column: str) -> str:
    return name_of(ObjectKey(LINKS[kind][column], values[column])) if values.get(column) else ""


def _attribute(values: Values, name_of: NameOf) -> str:
    target = attribute_link(values)
    value = name_of(target) if target else _text(values, "value")
    return tr(
        "{field} {value} from {day}",
        field=_text(values, "field"),
        value=value or tr("none"),
        day=shown_day(values.get("valid_from")),
    )


def _event(values: Values, name_of: NameOf) -> str:
    subscription = _of(values, name_of, Kind.SUBSCRIPTION_EVENT, "subscription_id")
    return tr(
        "{what} {when} of {subscription}",
        what=word_text(_text(values, "kind")),
        when=_on(values, "effective"),
        subscription=subscription,
    )


def _renewed(values: Values, name_of: NameOf) -> str:
    kind = Kind.RENEWAL_SUBSCRIPTION
    subscription = _of(values, name_of, kind, "subscription_id")
    return f"{subscription}, {_of(values, name_of, kind, 'renewal_id')}"


def _answer(values: Values, name_of: NameOf) -> str:
    survey = _of(values, name_of, Kind.SURVEY_ANSWER, "survey_id")
    return tr(
        "{survey} {when} by {who}",
        survey=survey,
        when=_on(values, "day"),
        who=_text(values, "respondent") or tr("someone"),
    )


def _participant(values: Values, name_of: NameOf) -> str:
    kind = Kind.ACTIVITY_CONTACT
    contact = _of(values, name_of, kind, "contact_id")
    return tr("{contact} in {what}", contact=contact, what=_of(values, name_of, kind, "activity_id"))


def _dated(column: str, day: str) -> Callable[[Values, NameOf], str]:
    return lambda values, _name_of: f"{words(_text(values, column))} {_on(values, day)}"


def _emotion(values: Values, name_of: NameOf) -> str:
    kind = Kind.JOURNEY_EMOTION
    persona, stage = (_of(values, name_of, kind, column) for column in ("persona_id", "stage_id"))
    return tr("{persona} in {stage}", persona=persona, stage=stage)


def _link(values: Values, name_of: NameOf) -> str:
    kind = Kind.JOURNEY_LINK
    source = _of(values, name_of, kind, "source_id")
    target = _of(values, name_of, kind, "target_id") or _of(values, name_of, kind, "objective_id")
    return tr("from {source} to {target}", source=source, target=target)


def _value(values: Values, name_of: NameOf) -> str:
    measure = _of(values, name_of, Kind.MEASURE_POINT, "measure_id")
    return tr("{measure} {when}", measure=measure, when=_on(values, "day"))


def _dependency(values: Values, name_of: NameOf) -> str:
    kind = Kind.PLAN_DEPENDENCY
    waits = _of(values, name_of, kind, "action_id") or _of(values, name_of, kind, "milestone_id")
    needs = _of(values, name_of, kind, "needs_action_id") or _of(values, name_of, kind, "needs_milestone_id")
    return tr("{waits} after {needs}", waits=waits, needs=needs)


def _signed(values: Values, _name_of: NameOf) -> str:
    return tr("{contact} {when}", contact=_text(values, "contact_name"), when=_on(values, "day"))


def _attendee(values: Values, name_of: NameOf) -> str:
    kind = Kind.REVIEW_PERSON
    return _of(values, name_of, kind, "contact_id") or _of(values, name_of, kind, "member_id")


def _version(values: Values, name_of: NameOf) -> str:
    name = _of(values, name_of, Kind.SCORECARD_VERSION, "scorecard_id")
    return tr("{name}, version {number}", name=name, number=_text(values, "number"))


def _frozen(values: Values, name_of: NameOf) -> str:
    name = _of(values, name_of, Kind.DECK_SNAPSHOT, "deck_id")
    when = shown_day(_text(values, "taken_at")[:10])
    return tr("{name}, frozen {when}", name=name, when=when)


def _revision(values: Values, _name_of: NameOf) -> str:
    return _text(values, "name") or tr("Revision {number}", number=_text(values, "number"))


_NAMES: Mapping[Kind, Callable[[Values, NameOf], str]] = {
    Kind.WORKSPACE: lambda values, _name_of: _text(values, "company"),
    Kind.ACCOUNT_ATTRIBUTE: _attribute,
    Kind.SUBSCRIPTION: lambda values, name_of: _of(values, name_of, Kind.SUBSCRIPTION, "product_id"),
    Kind.SUBSCRIPTION_EVENT: _event,
    Kind.RENEWAL: lambda values, _name_of: tr("due {day}", day=shown_day(values.get("due"))),
    Kind.RENEWAL_SUBSCRIPTION: _renewed,
    Kind.POINT_BATCH: lambda values, _name_of: _text(values, "source"),
    Kind.SURVEY_ANSWER: _answer,
    Kind.ACTIVITY: _dated("kind", "day"),
    Kind.ACTIVITY_CONTACT: _participant,
    Kind.TASK: lambda values, _name_of: _text(values, "title"),
    Kind.CHURN_EVENT: _dated("category", "day"),
    Kind.OPPORTUNITY: _dated("kind", "found_on"),
    Kind.OBJECTIVE: lambda values, _name_of: _text(values, "text"),
    Kind.PROMISE: lambda values, _name_of: _text(values, "text"),
    Kind.MEASURE_POINT: _value,
    Kind.PLAN_ACTION: lambda values, _name_of: _text(values, "text"),
    Kind.PLAN_DEPENDENCY: _dependency,
    Kind.AGREEMENT: _signed,
    Kind.VALUE_CONFIRMATION: _signed,
    Kind.REVIEW_ITEM: lambda values, _name_of: _text(values, "text"),
    Kind.REVIEW_PERSON: _attendee,
    Kind.REVIEW_DECISION: lambda values, _name_of: _text(values, "text"),
    Kind.COMMITMENT: lambda values, _name_of: _text(values, "text"),
    Kind.CADENCE: lambda values, _name_of: words(_text(values, "kind")),
    Kind.SCORECARD_VERSION: _version,
    Kind.HEALTH_OVERRIDE: _dated("reason", "from_day"),
    Kind.DECK_SLIDE: lambda values, _name_of: _text(values, "title") or words(_text(values, "key")),
    Kind.DECK_SNAPSHOT: _frozen,
    Kind.BRAND: lambda values, name_of: _of(values, name_of, Kind.BRAND, "account_id"),
    Kind.ROADMAP_INTEREST: lambda values, name_of: _of(
        values, name_of, Kind.ROADMAP_INTEREST, "roadmap_item_id"
    ),
    Kind.PULSE: _dated("rating", "day"),
    Kind.HOLIDAY: lambda values, _name_of: _text(values, "name") or _on(values, "day"),
    Kind.REVIEW: lambda values, name_of: _text(values, "title") or _dated("kind", "day")(values, name_of),
    Kind.JOURNEY_CARD: lambda values, _name_of: _text(values, "title"),
    Kind.JOURNEY_ANSWER: lambda values, _name_of: _text(values, "question"),
    Kind.JOURNEY_EMOTION: _emotion,
    Kind.JOURNEY_LINK: _link,
    Kind.JOURNEY_REVISION: _revision,
    Kind.JOURNEY_WORKSHOP: lambda values, _name_of: _text(values, "name") or _on(values, "day"),
    Kind.JOURNEY_VOTE: lambda values, _name_of: _text(values, "voter"),
    Kind.IMPORTED_ROW: lambda values, _name_of: words(_text(values, "kind")).lower(),
}
