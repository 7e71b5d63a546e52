"""The timeline: planned touches, what happened and was noted, and what is left to do."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from cs_desktop.domain.vocabulary import ActivityKind, Direction, Purpose, words
from cs_desktop.models.tables import Activity, ActivityContact, Task
from cs_desktop.services.demo.calendar import workday
from cs_desktop.services.demo.chance import whole
from cs_desktop.services.demo.circle import Contact
from cs_desktop.services.demo.desk import AFTERNOON, CENTS, Desk
from cs_desktop.services.demo.history import Happening, What
from cs_desktop.services.demo.schedule import Meeting, Tone, tone_of

_TALKS = frozenset(
    (
        ActivityKind.CALL,
        ActivityKind.QBR,
        ActivityKind.EBR,
        ActivityKind.TRAINING,
        ActivityKind.ON_SITE,
        ActivityKind.EMAIL,
    )
)
"""Kinds that somebody of theirs takes part in."""
_VISIT_COST = (250, 900)
"""Major units."""


@dataclass(frozen=True, slots=True)
class _Noted:
    """How a happening is noted."""

    text: str
    kind: ActivityKind
    minutes: int = 0
    direction: Direction | None = None
    purpose: Purpose | None = None


_REACTIVE_RISK = (Direction.REACTIVE, Purpose.RISK)
_VALUE = (Direction.PROACTIVE, Purpose.VALUE)
_NOTED = {
    What.FIRST_VALUE: _Noted("first_value", ActivityKind.NOTE),
    What.CHAMPION_LEFT: _Noted("champion_left", ActivityKind.NOTE, 0, *_REACTIVE_RISK),
    What.CHAMPION_FOUND: _Noted("champion_found", ActivityKind.CALL, 45, Direction.PROACTIVE, Purpose.RISK),
    What.REORGANISED: _Noted("reorg", ActivityKind.NOTE, 0, *_REACTIVE_RISK),
    What.SQUEEZED: _Noted("squeeze", ActivityKind.CALL, 30, *_REACTIVE_RISK),
    What.RIVAL_SEEN: _Noted("rival", ActivityKind.NOTE, 0, *_REACTIVE_RISK),
    What.MERGED: _Noted("merger", ActivityKind.NOTE, 0, *_REACTIVE_RISK),
    What.INSOLVENT: _Noted("insolvency", ActivityKind.NOTE, 0, *_REACTIVE_RISK),
    What.OUTAGE: _Noted("outage", ActivityKind.OUTAGE),
    What.HANDED_OVER: _Noted("handover", ActivityKind.CALL, 45, *_VALUE),
    What.HELPED: _Noted("recovery", ActivityKind.ON_SITE, 240, Direction.PROACTIVE, Purpose.RISK),
    What.NOTICE: _Noted("notice", ActivityKind.EMAIL, 5, *_REACTIVE_RISK),
    What.LOST: _Noted("lost", ActivityKind.NOTE),
    What.RENEWED: _Noted("renewed", ActivityKind.EMAIL, 10, *_VALUE),
    What.REDUCED: _Noted("reduced", ActivityKind.EMAIL, 20, *_REACTIVE_RISK),
    What.EXPANDED: _Noted("expanded", ActivityKind.EMAIL, 15, *_VALUE),
    What.CROSS_SOLD: _Noted("cross_sold", ActivityKind.EMAIL, 15, *_VALUE),
    What.MOVED: _Noted("moved", ActivityKind.CALL, 60, *_VALUE),
    What.RETURNED: _Noted("returned", ActivityKind.CALL, 30, Direction.REACTIVE, Purpose.VALUE),
    What.REFERENCE: _Noted("reference", ActivityKind.CALL, 25, *_VALUE),
}


def write_touches(desk: Desk, meetings: list[Meeting]) -> None:
    """Write activities and tasks."""
    for meeting in meetings:
        _write_meeting(desk, meeting)
    for happening in desk.history.happenings:
        if desk.horizon.holds(happening.day) and happening.what in _NOTED:
            _write_happening(desk, happening)
    if desk.history.first_day is None:
        _write_courtship(desk)
    _write_tasks(desk, meetings)


def _write_meeting(desk: Desk, meeting: Meeting) -> None:
    sponsor = desk.circle.contacts[0]
    who = [desk.circle.someone(meeting.day), *([sponsor] if meeting.with_sponsor else [])]
    visit = meeting.kind is ActivityKind.ON_SITE
    _write_activity(
        desk,
        meeting.day,
        meeting.kind,
        meeting.minutes,
        desk.teller.note(meeting.text, meeting.day),
        meeting.direction,
        meeting.purpose,
        who if meeting.minutes else [],
        cost=whole(desk.rng, *_VISIT_COST) * CENTS if visit else None,
    )


def _write_happening(desk: Desk, happening: Happening) -> None:
    noted = _NOTED[happening.what]
    day, looked_after = happening.day, desk.member(happening.day) is not None
    if happening.what is not What.OUTAGE:
        day = workday(day, desk.history.profile.region, desk.horizon.until)
    if not looked_after and noted.kind in (ActivityKind.CALL, ActivityKind.ON_SITE):
        return
    text = desk.teller.note(noted.text, happening.day, happening.product)
    if happening.outage:
        text = f"{happening.outage.name}, {happening.amount} minutes. {text}"
    who = [desk.circle.someone(happening.day)] if noted.kind in _TALKS else []
    _write_activity(desk, day, noted.kind, noted.minutes, text, noted.direction, noted.purpose, who)
    if happening.what is What.OUTAGE and looked_after:
        later = workday(
            day + timedelta(days=whole(desk.rng, 1, 6)), desk.history.profile.region, desk.horizon.until
        )
        text = desk.teller.note("apology", later)
        who = [desk.circle.someone(later)]
        _write_activity(desk, later, ActivityKind.CALL, 25, text, Direction.REACTIVE, Purpose.RISK, who)


def _write_courtship(desk: Desk) -> None:
    """Write what happened with a prospect in the last months."""
    for weeks in (14, 9, 4, 1):
        day = desk.horizon.until - timedelta(days=7 * weeks - whole(desk.rng, 0, 6))
        if day >= desk.horizon.first and desk.rng.random() < 0.7:
            contact = desk.circle.contacts[0]
            text = desk.teller.note("prospect", day, contact=contact)
            day = workday(day, desk.history.profile.region, desk.horizon.until)
            _write_activity(
                desk, day, ActivityKind.CALL, 45, text, Direction.PROACTIVE, Purpose.VALUE, [contact]
            )


def _write_activity(
    desk: Desk,
    day: date,
    kind: ActivityKind,
    minutes: int,
    notes: str,
    direction: Direction | None,
    purpose: Purpose | None,
    who: list[Contact],
    cost: int | None = None,
) -> None:
    activity = desk.add(
        Activity,
        account_id=desk.account_id,
        kind=kind.value,
        day=day,
        minutes=minutes,
        direction=direction.value if direction else "",
        purpose=purpose.value if purpose else "",
        title=f"{words(kind)}: {who[0].person.name}" if who else words(kind),
        notes=notes,
        member_id=desk.member(day),
        cost=cost,
    )
    for contact in dict.fromkeys(who):
        place = desk.circle.contacts.index(contact)
        desk.add(ActivityContact, activity_id=activity, contact_id=desk.contact_ids[place])


def _write_tasks(desk: Desk, meetings: list[Meeting]) -> None:
    """Write what was done for reviews, and what the present state asks for."""
    until, texts = desk.horizon.until, desk.teller.library.texts["tasks"]
    for meeting in meetings:
        if meeting.kind in (ActivityKind.QBR, ActivityKind.EBR):
            due = meeting.day - timedelta(days=5)
            _write_task(desk, desk.teller.say(texts["review"], due), due, done=due)
    last, paying = desk.history.last, desk.history.contract.arr()
    if not last or not paying or desk.member(until) is None:
        return
    soon = until + timedelta(days=whole(desk.rng, 3, 25))
    if tone_of(last) is Tone.BAD:
        _write_task(desk, desk.teller.say(texts["recovery"], until), soon)
    if desk.circle.champion(until) is None:
        _write_task(desk, texts["champion"], soon)
    if desk.history.day_of(What.FIRST_VALUE) is None:
        _write_task(desk, desk.teller.say(texts["onboarding"], until), soon - timedelta(days=10))
    if desk.rng.random() < 0.4:
        _write_task(desk, desk.teller.say(texts["review"], until), soon + timedelta(days=7))


def _write_task(desk: Desk, title: str, due: date, done: date | None = None) -> None:
    desk.add(
        Task,
        title=title,
        account_id=desk.account_id,
        assignee_id=desk.member(min(due, desk.horizon.until)),
        due=due,
        done_at=datetime.combine(done, AFTERNOON) if done else None,
    )
