"""What is missing among the people of an account, and what to do next about each gap."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from cs_desktop.common.dates import day_text
from cs_desktop.common.language import marked, tr, trn
from cs_desktop.domain.figures import Status
from cs_desktop.domain.people import AGAINST, HIGH, KEY_ROLES, ROLES, PeoplePage, Person
from cs_desktop.domain.vocabulary import ContactRole

MET_WITHIN = 60
"""Days that somebody who matters may go without a touch."""


class Step(StrEnum):
    """What the next step of a gap does."""

    ADD_CONTACT = "add_contact"
    MAKE_TASK = "make_task"


@dataclass(frozen=True, slots=True)
class Gap:
    """One gap in the coverage of an account."""

    status: Status
    """RISK or WATCH."""
    title: str
    why: str
    people: tuple[int, ...]
    """Whom it is about."""
    next_step: str
    step: Step
    task: str = ""
    """What is to be done, where the next step makes a task."""


_MISSING = {
    ContactRole.SPONSOR: (marked("No sponsor"), marked("Name a sponsor")),
    ContactRole.CHAMPION: (marked("No champion"), marked("Name a champion")),
}
"""Roles that every account needs: what it is called when nobody has them, and what to do."""


def gaps(page: PeoplePage) -> tuple[Gap, ...]:
    """Return what is missing as of the page's day, the gravest first."""
    present = [person for person in page.people if not person.has_left(page.as_of)]
    if not present:
        return (_nobody(page),)
    found = [
        *_missing_roles(page, present),
        *_nobody_met(page),
        *_still_owning(page),
        *_key_people(page.as_of, present),
        *_opponents(present),
        *_thin_cover(present),
    ]
    return tuple(sorted(found, key=lambda gap: gap.status is not Status.RISK))


def _nobody(page: PeoplePage) -> Gap:
    why = tr("Everybody we knew has left.") if page.people else tr("No contact is recorded yet.")
    return Gap(Status.RISK, tr("Nobody is known here"), why, (), tr("Add a contact"), Step.ADD_CONTACT)


def _missing_roles(page: PeoplePage, present: Sequence[Person]) -> Iterator[Gap]:
    for role, (title, task) in _MISSING.items():
        if any(person.role == role for person in present):
            continue
        gone = [one for one in page.people if one.role == role and one.left_on and one.has_left(page.as_of)]
        last = max(gone, key=lambda one: one.left_on or date.min, default=None)
        why = tr("Nobody has this role.")
        if last is not None:
            why = tr("{name} left {day}.", name=last.name, day=day_text(last.left_on))
        people = (last.id,) if last else ()
        yield Gap(Status.RISK, tr(title), why, people, tr(task), Step.MAKE_TASK, tr(task))


def _nobody_met(page: PeoplePage) -> Iterator[Gap]:
    if page.last_touch is None:
        yield Gap(
            Status.RISK,
            tr("Nobody was ever met"),
            tr("The timeline has no call, mail or meeting."),
            (),
            tr("Plan a first call"),
            Step.MAKE_TASK,
            tr("Plan a first call"),
        )
        return
    days = (page.as_of - page.last_touch).days
    if days > MET_WITHIN:
        yield Gap(
            Status.RISK,
            trn("Nobody met for {count} day", "Nobody met for {count} days", days),
            tr("Last touch {day}. Limit {limit} days.", day=day_text(page.last_touch), limit=MET_WITHIN),
            (),
            tr("Plan a call"),
            Step.MAKE_TASK,
            tr("Plan a call"),
        )


def _still_owning(page: PeoplePage) -> Iterator[Gap]:
    for person in page.people:
        owned = page.objectives.get(person.id, 0)
        if owned and person.has_left(page.as_of):
            task = tr("Agree who takes over from {name}", name=person.name)
            why = trn("Still answers for {count} objective.", "Still answers for {count} objectives.", owned)
            title = tr("{name} left", name=person.name)
            yield Gap(Status.RISK, title, why, (person.id,), tr("Agree who takes over"), Step.MAKE_TASK, task)


def _key_people(today: date, present: Sequence[Person]) -> Iterator[Gap]:
    for person in present:
        if person.role not in KEY_ROLES and person.influence != HIGH:
            continue
        title = tr("{name} never met", name=person.name)
        task = tr("Ask for an introduction to {name}", name=person.name)
        step = tr("Ask for an introduction")
        role = tr(ROLES.get(person.role, ROLES[ContactRole.OTHER]))
        why = tr("{role}, not on the timeline yet.", role=role)
        if person.last_touch is not None:
            days = (today - person.last_touch).days
            if days <= MET_WITHIN:
                continue
            title = trn(
                "{name} not met for {count} day", "{name} not met for {count} days", days, name=person.name
            )
            task, step = tr("Meet {name}", name=person.name), tr("Plan a call")
            why = tr("{role}, last touch {day}.", role=role, day=day_text(person.last_touch))
        yield Gap(Status.WATCH, title, why, (person.id,), step, Step.MAKE_TASK, task)


def _opponents(present: Sequence[Person]) -> Iterator[Gap]:
    for person in present:
        if person.sentiment == AGAINST and person.influence == HIGH:
            title = tr("{name} is against us", name=person.name)
            task = tr("Find out what {name} needs", name=person.name)
            why = tr("High influence.")
            yield Gap(Status.WATCH, title, why, (person.id,), tr("Find out why"), Step.MAKE_TASK, task)


def _thin_cover(present: Sequence[Person]) -> Iterator[Gap]:
    if len(present) == 1:
        why = tr("All hangs on {name}.", name=present[0].name)
        step = tr("Add a second contact")
        yield Gap(Status.WATCH, tr("One contact only"), why, (present[0].id,), step, Step.ADD_CONTACT)
    trained = [person for person in present if person.trained_on is not None]
    if len(trained) == 1 and len(present) > 1:
        why = tr("{name} alone is trained.", name=trained[0].name)
        task = tr("Plan a training")
        yield Gap(Status.WATCH, tr("One trained user"), why, (trained[0].id,), task, Step.MAKE_TASK, task)
