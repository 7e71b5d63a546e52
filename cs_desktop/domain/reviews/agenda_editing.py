"""Working on a template of agendas: its parts as rows, and the same template with one of them changed."""

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TypeVar

from cs_desktop.common.errors import InputError
from cs_desktop.common.language import marked, tr
from cs_desktop.domain.journey.limits import TITLE_LIMIT
from cs_desktop.domain.reviews.agendas import MOST_MINUTES, Agenda, Point, Prep


class PartKind(StrEnum):
    """What a row of a template is."""

    POINT = "point"
    PREP = "prep"


MOST_DAYS = 365
NEW_MINUTES, NEW_DAYS = 10, 7
Part = TypeVar("Part", Point, Prep)
KINDS = {PartKind.POINT: marked("Point"), PartKind.PREP: marked("Preparation task")}


@dataclass(frozen=True, slots=True)
class AgendaRow:
    """A point or a preparation task as a row."""

    id: int
    """Its place among the rows."""
    kind: PartKind
    place: int
    """Its place among those of its kind."""
    text: str
    minutes: int | None = None
    days: int | None = None
    """Before the review."""


def rows_of(agenda: Agenda) -> tuple[AgendaRow, ...]:
    """Return the points in order, then the preparation tasks."""
    count = len(agenda.points)
    points = [
        AgendaRow(place, PartKind.POINT, place, one.text, minutes=one.minutes)
        for place, one in enumerate(agenda.points)
    ]
    prep = [
        AgendaRow(count + place, PartKind.PREP, place, one.text, days=one.days)
        for place, one in enumerate(agenda.prep)
    ]
    return (*points, *prep)


def with_field(agenda: Agenda, row: AgendaRow, field: str, text: str) -> Agenda:
    """Return the template with what was typed into a cell; a cell that a row has not takes nothing.

    Raises:
        InputError: the text is empty, too long or there already, or it is no number of minutes or days.
    """
    text = " ".join(text.split())
    if field == "text":
        _check_text(agenda, row, text)
        values: dict[str, str | int] = {"text": text}
    elif (field == "minutes") is not (row.kind is PartKind.POINT):
        return agenda
    elif field == "minutes":
        values = {"minutes": _number(text, MOST_MINUTES, tr("Enter minutes, such as 15."))}
    else:
        values = {"days": _number(text, MOST_DAYS, tr("Enter days before the review, such as 7."))}
    if row.kind is PartKind.POINT:
        points = list(agenda.points)
        points[row.place] = replace(points[row.place], **values)  # type: ignore[arg-type] # a field of its kind
        return replace(agenda, points=tuple(points))
    prep = list(agenda.prep)
    prep[row.place] = replace(prep[row.place], **values)  # type: ignore[arg-type] # a field of its kind
    return replace(agenda, prep=tuple(prep))


def with_part(agenda: Agenda, kind: PartKind) -> tuple[Agenda, int]:
    """Return the template with a new part at the end of its kind, and the row that it is."""
    if kind is PartKind.POINT:
        text = _free(tr("New point"), [one.text for one in agenda.points])
        return replace(agenda, points=(*agenda.points, Point(text, NEW_MINUTES))), len(agenda.points)
    text = _free(tr("New preparation task"), [one.text for one in agenda.prep])
    made = replace(agenda, prep=(*agenda.prep, Prep(text, NEW_DAYS)))
    return made, len(agenda.points) + len(agenda.prep)


def without(agenda: Agenda, row: AgendaRow) -> Agenda:
    """Return the template without a part.

    Raises:
        InputError: it is the only point.
    """
    if row.kind is PartKind.PREP:
        return replace(agenda, prep=_without(agenda.prep, row.place))
    if len(agenda.points) == 1:
        raise InputError(tr("A template needs one point; write another text into this one."))
    return replace(agenda, points=_without(agenda.points, row.place))


def moved(agenda: Agenda, row: AgendaRow, step: int) -> tuple[Agenda, int]:
    """Return the template with a part so many places further among its kind, and the row that it is then."""
    if row.kind is PartKind.POINT:
        to = min(max(row.place + step, 0), len(agenda.points) - 1)
        return replace(agenda, points=_moved(agenda.points, row.place, to)), to
    to = min(max(row.place + step, 0), len(agenda.prep) - 1)
    return replace(agenda, prep=_moved(agenda.prep, row.place, to)), len(agenda.points) + to


def _check_text(agenda: Agenda, row: AgendaRow, text: str) -> None:
    if not text:
        raise InputError(tr("Enter a text; it cannot be empty."))
    if len(text) > TITLE_LIMIT:
        raise InputError(tr("Enter at most {limit} characters.", limit=TITLE_LIMIT))
    others = [one for one in rows_of(agenda) if one.kind is PartKind.PREP and one.id != row.id]
    # A review knows by the text which of the tasks it has.
    if row.kind is PartKind.PREP and text in (one.text for one in others):
        raise InputError(tr("There is a preparation task of this text already."))


def _number(text: str, most: int, wanted: str) -> int:
    if not text.isascii() or not text.isdigit() or int(text) > most:
        raise InputError(wanted)
    return int(text)


def _free(text: str, taken: list[str]) -> str:
    number, free = 2, text
    while free in taken:
        free, number = f"{text} ({number})", number + 1
    return free


def _without(parts: tuple[Part, ...], place: int) -> tuple[Part, ...]:
    return parts[:place] + parts[place + 1 :]


def _moved(parts: tuple[Part, ...], start: int, end: int) -> tuple[Part, ...]:
    rest = list(_without(parts, start))
    rest.insert(end, parts[start])
    return tuple(rest)
