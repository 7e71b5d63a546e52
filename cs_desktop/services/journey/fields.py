"""The fields of maps and of what is part of them that a person edits as text."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from math import isfinite
from types import MappingProxyType
from typing import Any

from sqlalchemy import select

from cs_desktop.common.errors import InputError
from cs_desktop.common.language import tr
from cs_desktop.domain.changes import Kind
from cs_desktop.domain.journey.field_words import BRIDGE_WAYS, PARTIES, TOUCH_WAYS
from cs_desktop.domain.journey.geometry import MAX_STAGE_WIDTH, MIN_STAGE_WIDTH
from cs_desktop.domain.journey.limits import TITLE_LIMIT
from cs_desktop.domain.journey.setting import STATES
from cs_desktop.domain.journey.shown import JourneyShown
from cs_desktop.domain.journey.words import CardKind
from cs_desktop.models.tables import (
    JourneyCard,
    JourneyMap,
    LifecycleStage,
    Metric,
    Milestone,
    TeamMember,
)
from cs_desktop.models.write import WriteTx
from cs_desktop.services.journey.changing import changeable
from cs_desktop.services.text_fields import (
    Named,
    NameOf,
    TextField,
    Value,
    as_day,
    as_member,
    as_name,
    as_stage,
    as_text,
    word_field,
)

MOST_DAYS = 10_000
MOST_HEIGHT = 2_000


@dataclass(frozen=True, slots=True)
class NumberField(TextField):
    """A field of a number."""

    zero_is_none: bool = False
    """Whether zero stands for "as usual", which is shown as nothing."""

    def show(self, item: object, name_of: NameOf) -> str:
        """Return the number without a point that says nothing."""
        del name_of
        value = getattr(item, self.column)
        if value is None or (self.zero_is_none and not value):
            return ""
        return f"{value:.12g}" if isinstance(value, float) else str(value)


def _as_title(_tx: WriteTx, text: str) -> str:
    if len(text) > TITLE_LIMIT:
        raise InputError(
            tr(
                "Enter at most {limit} characters; this text has {count}. Put the rest into the notes.",
                limit=TITLE_LIMIT,
                count=len(text),
            )
        )
    return text


def _as_question(tx: WriteTx, text: str) -> str:
    if not text:
        raise InputError(tr("Enter a question; it cannot be empty."))
    return _as_title(tx, text)


def whole(low: int, high: int, empty: int | None) -> Callable[[WriteTx, str], int | None]:
    """Return what reads a whole number between two bounds; `empty` is what no text means."""

    def read(_tx: WriteTx, text: str) -> int | None:
        if not text:
            return empty
        try:
            number = int(text)
        except ValueError:
            number = low - 1
        if not (low <= number <= high or number == empty):
            raise InputError(tr("Enter a whole number from {low} to {high}, or nothing.", low=low, high=high))
        return number

    return read


def _as_number(_tx: WriteTx, text: str) -> float | None:
    if not text:
        return None
    try:
        number = float(text.removesuffix("%").strip().replace(",", "."))
    except ValueError:
        number = float("nan")
    if not isfinite(number):
        raise InputError(tr("Enter a number such as 65 or 0.4, or nothing."))
    return number


def _as_metric(tx: WriteTx, text: str) -> int | None:
    if not text:
        return None
    for known in tx.session.scalars(select(Metric).order_by(Metric.id)):
        if known.name.casefold() == text.casefold():
            return known.id
    raise InputError(tr("There is no metric called {name}; choose one of the list.", name=text))


MAP_FIELDS: Mapping[str, TextField] = MappingProxyType(
    {
        "name": TextField("name", as_name),
        "starts_on": TextField("starts_on", as_day),
        "lost_after": NumberField("lost_after", whole(100, 1_000, 150)),
        "owner": TextField("owner_id", as_member, TeamMember),
        "segment": TextField("segment", as_text),
        "notes": TextField("notes", as_text),
    }
)
STAGE_FIELDS: Mapping[str, TextField] = MappingProxyType(
    {
        "name": TextField("name", as_name),
        "lifecycle": TextField("lifecycle_id", as_stage, LifecycleStage),
        "expected_days": NumberField("expected_days", whole(1, MOST_DAYS, None)),
        "starts_on": TextField("starts_on", as_day),
        "width": NumberField("width", whole(MIN_STAGE_WIDTH, MAX_STAGE_WIDTH, 0), zero_is_none=True),
    }
)
LANE_FIELDS: Mapping[str, TextField] = MappingProxyType(
    {
        "name": TextField("name", as_name),
        "height": NumberField("height", whole(0, MOST_HEIGHT, 0), zero_is_none=True),
    }
)
CARD_FIELDS: Mapping[str, TextField] = MappingProxyType(
    {
        "title": TextField("title", _as_title),
        "notes": TextField("notes", as_text),
        "owner": TextField("owner_id", as_member, TeamMember),
        **{column: TextField(column, as_day) for column in ("opened_on", "due", "closed_on")},
        "touch_way": word_field("way", TOUCH_WAYS),
        "bridge_way": word_field("way", BRIDGE_WAYS),
        "metric": TextField("metric_id", _as_metric, Metric),
        **{column: NumberField(column, _as_number) for column in ("baseline", "target")},
    }
)
ANSWER_FIELDS: Mapping[str, TextField] = MappingProxyType(
    {"question": TextField("question", _as_question), "answer": TextField("answer", as_text)}
)
MILESTONE_FIELDS: Mapping[str, TextField] = MappingProxyType(
    {
        "name": TextField("name", as_name),
        "party": word_field("party", PARTIES),
        **{column: TextField(column, as_day) for column in ("due", "reached_on")},
        "notes": TextField("notes", as_text),
    }
)

FIELDS: Mapping[Kind, Mapping[str, TextField]] = MappingProxyType(
    {
        Kind.JOURNEY_MAP: MAP_FIELDS,
        Kind.JOURNEY_STAGE: STAGE_FIELDS,
        Kind.JOURNEY_LANE: LANE_FIELDS,
        Kind.JOURNEY_CARD: CARD_FIELDS,
        Kind.JOURNEY_ANSWER: ANSWER_FIELDS,
        Kind.MILESTONE: MILESTONE_FIELDS,
    }
)


def fields_of(kind: Kind, part: object, shown: JourneyShown) -> Mapping[str, str]:
    """Return the fields of a part of a map as text, without asking the file."""

    def name_of(table: Named, row_id: int) -> str:
        names = (
            shown.owners if table is TeamMember else shown.metrics if table is Metric else shown.lifecycles
        )
        return names.get(row_id, "")

    return {name: field.show(part, name_of) for name, field in FIELDS[kind].items()}


def put(tx: WriteTx, part: Any, name: str, value: Value, fields: Mapping[str, TextField]) -> None:  # noqa: ANN401 - any part of a map
    """Store a new value of a map or of a part of one, with what follows from it.

    Raises:
        KnownError: the map is locked.
    """
    map_id = part.id if isinstance(part, JourneyMap) else part.map_id
    if map_id is not None:
        changeable(tx, map_id)
    setattr(part, fields[name].column, value)
    if isinstance(part, JourneyCard) and name == "closed_on":
        _end(part, ended=value is not None)
    if isinstance(part, Milestone) and name == "due" and value is None:
        # Otherwise the day that the template reckons would come back in its place.
        part.after_days = None


def _end(card: JourneyCard, *, ended: bool) -> None:
    """Let a card with a day on which it ended have ended, and one without go on."""
    states = STATES.get(CardKind(card.kind), ())
    if states:
        card.state = states[-1] if ended else states[-2] if card.state == states[-1] else card.state
