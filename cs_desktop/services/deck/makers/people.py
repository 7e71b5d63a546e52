"""The map of relationships: for a customer names, titles and roles alone."""

from collections.abc import Sequence

from cs_desktop.common.dates import day_text
from cs_desktop.common.language import marked
from cs_desktop.common.text import shortened
from cs_desktop.domain.coverage import Gap
from cs_desktop.domain.deck.design import SlideDesign
from cs_desktop.domain.deck.slides import OwnPeopleSlide, OwnPerson, PeopleSlide, Person, Side
from cs_desktop.domain.figures import Status
from cs_desktop.domain.people import AGAINST, INFLUENCES, NEUTRAL, ROLES, SENTIMENTS, SUPPORTS
from cs_desktop.domain.people import Person as KnownPerson
from cs_desktop.domain.vocabulary import ContactRole
from cs_desktop.services.deck.facts.own import DeckFacts
from cs_desktop.services.deck.facts.shared import SharedContact, SharedFacts
from cs_desktop.services.deck.makers.made import Absent
from cs_desktop.services.deck.titles.beside import own_people_title, people_title
from cs_desktop.services.deck.titles.counting import small

NOBODY = Absent(
    marked("No contact of this account is known."), (marked("Add the people on the tab People."),)
)
_STATUS = {SUPPORTS: Status.GOOD, NEUTRAL: Status.WATCH, AGAINST: Status.RISK}
_LONGEST = 60
"""Characters that are said of what is missing."""
_NEVER_MET = "Never met"


def people_slide(facts: SharedFacts, design: SlideDesign) -> PeopleSlide | Absent:
    """Return who works with whom, as the customer may see it."""
    if not facts.contacts:
        return NOBODY
    theirs = tuple(map(_theirs, facts.contacts))
    ours = _ours(facts) if design.shows("ours") else ()
    sponsor = facts.contact(ContactRole.SPONSOR.value)
    return PeopleSlide(
        people_title(len(theirs), len(ours), shortened(sponsor.name) if sponsor is not None else ""),
        (*theirs, *ours),
        f"Source: contacts as of {day_text(facts.prepared_on)}.",
    )


def own_people_slide(facts: DeckFacts, design: SlideDesign) -> OwnPeopleSlide | Absent:
    """Return the same for ourselves: with influence, sentiment, and when each was met."""
    page = facts.own.people
    if not facts.contacts or page is None:
        return NOBODY
    known = {one.id: one for one in page.people}
    theirs = tuple(_own(one, known.get(one.id)) for one in facts.contacts)
    ours = tuple(map(OwnPerson, _ours(facts))) if design.shows("ours") else ()
    against = sum(one.status is Status.RISK for one in theirs)
    gap = facts.own.gaps[0] if facts.own.gaps else None
    return OwnPeopleSlide(
        own_people_title(len(theirs), against, _said(gap, page.people) if gap is not None else ""),
        (*theirs, *ours),
        f"Source: contacts and timeline as of {day_text(facts.prepared_on)}.",
    )


def _said(gap: Gap, people: Sequence[KnownPerson]) -> str:
    """Return what is missing as part of a sentence; who is named keeps the large letter."""
    said = gap.title if any(gap.title.startswith(one.name) for one in people) else small(gap.title)
    return shortened(said, _LONGEST)


def _theirs(contact: SharedContact) -> Person:
    role = ROLES.get(contact.role, "") if contact.role != ContactRole.OTHER else ""
    return Person(contact.id, contact.name, contact.title, role, Side.THEIRS, contact.reports_to)


def _ours(facts: SharedFacts) -> tuple[Person, ...]:
    """Return those of ours who look after somebody."""
    there = {one.id for one in facts.contacts}
    return tuple(
        Person(
            member.id,
            member.name,
            member.role,
            "",
            Side.OURS,
            looks_after=tuple(one for one in facts.beside.counterparts[member.id] if one in there),
        )
        for member in facts.members
        if facts.beside.counterparts.get(member.id)
    )


def _own(contact: SharedContact, known: KnownPerson | None) -> OwnPerson:
    person = _theirs(contact)
    if known is None:
        return OwnPerson(person)
    influence = INFLUENCES.get(known.influence, "") if known.influence else ""
    sentiment = SENTIMENTS.get(known.sentiment, "") if known.sentiment else ""
    return OwnPerson(
        Person(
            person.id, person.name, person.title, ROLES.get(known.role, ""), Side.THEIRS, person.reports_to
        ),
        influence,
        sentiment,
        _STATUS.get(known.sentiment, Status.NONE),
        _coverage(known),
    )


def _coverage(known: KnownPerson) -> str:
    if known.last_touch is None:
        return _NEVER_MET
    by = f" by {', '.join(known.known_by)}" if known.known_by else ""
    return f"Met {day_text(known.last_touch)}{by}"
