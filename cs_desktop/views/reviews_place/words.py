"""How reviews of many accounts are told in a few words."""

from datetime import date

from cs_desktop.common.dates import day_text, time_text
from cs_desktop.common.language import marked, tr, trn
from cs_desktop.domain.dues import overdue_text
from cs_desktop.domain.figures import Status, Unit, value_text
from cs_desktop.domain.reviews.cadence import cadence_text
from cs_desktop.domain.reviews.overview import Group, ReviewRow
from cs_desktop.domain.reviews.words import STATUS_NAMES, starting
from cs_desktop.domain.vocabulary import ReviewKind, ReviewStatus

KINDS = {
    ReviewKind.QBR.value: marked("QBR"),
    ReviewKind.EBR.value: marked("EBR"),
    ReviewKind.SUCCESS.value: marked("Success review"),
}
GROUPS = {
    Group.OVERDUE: marked("Overdue"),
    Group.SOON: marked("Due in 7 days"),
    Group.LATER: marked("Later"),
    Group.UNSCHEDULED: marked("Not scheduled"),
    Group.ABSENT: marked("Sponsor absent twice"),
    Group.CLOSED: marked("Closed last quarter"),
}
NOTHING = {
    Group.OVERDUE: marked("No review is overdue."),
    Group.SOON: marked("No review is due within seven days."),
    Group.LATER: marked("Nothing is planned beyond the next seven days."),
    Group.UNSCHEDULED: marked("Every account has the reviews planned that its cadence asks for."),
    Group.ABSENT: marked("No sponsor was absent twice running."),
    Group.CLOSED: marked("No review was closed in the last quarter."),
}


def kind_text(row: ReviewRow) -> str:
    """Return which review it is."""
    return tr(KINDS.get(row.kind, row.kind))


def time_words(row: ReviewRow) -> str:
    """Return the time of day at which it begins; empty where none is set."""
    at = starting(row.day, row.starts_at)
    return time_text(at) if at is not None else ""


def day_words(row: ReviewRow) -> str:
    """Return when it is."""
    return ", ".join(text for text in (day_text(row.day), time_words(row)) if text)


def standing(row: ReviewRow, group: Group, today: date) -> tuple[str, Status]:
    """Return what is to be known of a review in the group in which it is looked at."""
    if group is Group.ABSENT:
        return tr("last two without their sponsor"), Status.WATCH
    if group is Group.UNSCHEDULED:
        every = cadence_text(row.months)
        status = Status.RISK if row.day < today else Status.NONE
        return tr("{every}, none planned", every=every), status
    if group is Group.CLOSED:
        if not row.scored:
            return tr("no objective scored"), Status.NONE
        rate = value_text(row.met / row.scored, Unit.SHARE)
        return tr("{met} of {scored} met, {rate}", met=row.met, scored=row.scored, rate=rate), Status.NONE
    if row.status == ReviewStatus.IN_PROGRESS and row.day >= today:
        return tr("In progress"), Status.NONE
    if row.day < today:
        return overdue_text(row.day, today), Status.RISK
    days = (row.day - today).days
    return (tr("today") if not days else trn("in {count} day", "in {count} days", days)), Status.NONE


def spoken(row: ReviewRow, today: date) -> str:
    """Return all of a review as one line, as tooltips and screen readers have it."""
    state = tr(STATUS_NAMES[row.status]) if row.status else tr("not planned")
    if row.is_open and row.day < today:
        state = overdue_text(row.day, today)
    parts = (row.account, row.title or kind_text(row), day_words(row), state, row.owner)
    return ", ".join(part for part in parts if part)
