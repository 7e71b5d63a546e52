"""What a person does to the agenda, the attendees and the decisions of a review, as gestures."""

from collections.abc import Iterable, Sequence

from cs_desktop.domain.changes import Kind
from cs_desktop.domain.gestures import Gesture, GestureBuilder
from cs_desktop.domain.reviews.agendas import MOST_MINUTES, Agenda, Point, templates_of
from cs_desktop.domain.reviews.content import Attendee, DecisionEntry, Item

NEW_MINUTES = 10


def add_point(items: Sequence[Item], text: str, minutes: int = NEW_MINUTES) -> Gesture:
    """Add a point at the end of an agenda."""
    made = GestureBuilder("Add agenda point")
    position = max((item.position for item in items), default=-1) + 1
    made.add(Kind.REVIEW_ITEM, text=text.strip(), minutes=_bounded(minutes), position=position)
    return made.made()


def move_point(items: Sequence[Item], item_id: int, to: int) -> Gesture:
    """Put a point at another place, counted from 0; nothing is done where it stands there."""
    made = GestureBuilder("Move agenda point")
    order = [item.id for item in items]
    order.remove(item_id)
    order.insert(min(max(to, 0), len(order)), item_id)
    if order != [item.id for item in items]:
        stored = {item.id: item.position for item in items}
        for place, one in enumerate(order):
            if stored[one] != place:
                made.put(Kind.REVIEW_ITEM, one, position=place)
    return made.made()


def check_point(item: Item, *, done: bool) -> Gesture:
    """Check a point off, or take that back."""
    made = GestureBuilder("Check off agenda point" if done else "Reopen agenda point")
    if item.done is not done:
        made.put(Kind.REVIEW_ITEM, item.id, done=done)
    return made.made()


def set_minutes(item: Item, minutes: int) -> Gesture:
    """Give a point more or less time."""
    made = GestureBuilder("Change minutes of agenda point")
    if item.minutes != _bounded(minutes):
        made.put(Kind.REVIEW_ITEM, item.id, minutes=_bounded(minutes))
    return made.made()


def write_point(item: Item, text: str, minutes: int) -> Gesture:
    """Write a point otherwise; without words it stays as it is."""
    made = GestureBuilder("Change agenda point")
    wanted = {"text": text.strip() or item.text, "minutes": _bounded(minutes)}
    changed = {name: value for name, value in wanted.items() if getattr(item, name) != value}
    if changed:
        made.put(Kind.REVIEW_ITEM, item.id, **changed)
        made.based(Kind.REVIEW_ITEM, item.id, **{name: getattr(item, name) for name in changed})
    return made.made()


def note_point(item: Item, notes: str) -> Gesture:
    """Write down what was said to a point; the notes are internal."""
    made = GestureBuilder("Write notes to agenda point")
    if item.notes != notes.strip():
        made.put(Kind.REVIEW_ITEM, item.id, notes=notes.strip())
        made.based(Kind.REVIEW_ITEM, item.id, notes=item.notes)
    return made.made()


def drop_point(item: Item) -> Gesture:
    """Take a point off the agenda."""
    made = GestureBuilder("Delete agenda point")
    made.drop(Kind.REVIEW_ITEM, [item.id])
    return made.made()


def take_agenda(items: Sequence[Item], agenda: Agenda) -> Gesture:
    """Begin the agenda anew from a template: points that are done stay, the others give way."""
    made = GestureBuilder("Take agenda from template")
    kept = [item for item in items if item.done]
    made.drop(Kind.REVIEW_ITEM, [item.id for item in items if not item.done])
    for place, item in enumerate(kept):
        if item.position != place:
            made.put(Kind.REVIEW_ITEM, item.id, position=place)
    for place, point in enumerate(agenda.points, len(kept)):
        made.add(Kind.REVIEW_ITEM, text=point.text, minutes=point.minutes, position=place)
    return made.made()


def agenda_at(items: Sequence[Item], kind: str, templates: Sequence[Agenda]) -> Agenda:
    """Return the agenda of a review as a template without a name, with the preparation of its kind."""
    points = tuple(Point(item.text, item.minutes) for item in items)
    return Agenda("", kind, points, templates_of(kind, templates)[0].prep)


def ask(contacts: Iterable[int] = (), members: Iterable[int] = ()) -> Gesture:
    """Ask people to a review."""
    made = GestureBuilder("Ask people to review")
    for contact_id in contacts:
        made.add(Kind.REVIEW_PERSON, contact_id=contact_id)
    for member_id in members:
        made.add(Kind.REVIEW_PERSON, member_id=member_id)
    return made.made()


def attend(person: Attendee, state: str) -> Gesture:
    """Note whether somebody comes, or came."""
    made = GestureBuilder("Note attendance at review")
    if person.state != state:
        made.put(Kind.REVIEW_PERSON, person.id, state=state)
    return made.made()


def ask_no_more(person: Attendee) -> Gesture:
    """Take somebody off the list of those who are asked."""
    made = GestureBuilder("Remove attendee of review")
    made.drop(Kind.REVIEW_PERSON, [person.id])
    return made.made()


def add_decision(decisions: Sequence[DecisionEntry], text: str) -> Gesture:
    """Add a decision at the end."""
    made = GestureBuilder("Add decision")
    position = max((one.position for one in decisions), default=-1) + 1
    made.add(Kind.REVIEW_DECISION, text=text.strip(), position=position)
    return made.made()


def reword_decision(decision: DecisionEntry, text: str) -> Gesture:
    """Write a decision otherwise; without text it goes."""
    made = GestureBuilder("Change decision" if text.strip() else "Delete decision")
    if not text.strip():
        made.drop(Kind.REVIEW_DECISION, [decision.id])
    elif text.strip() != decision.text:
        made.put(Kind.REVIEW_DECISION, decision.id, text=text.strip())
        made.based(Kind.REVIEW_DECISION, decision.id, text=decision.text)
    return made.made()


def _bounded(minutes: int) -> int:
    return min(max(minutes, 0), MOST_MINUTES)
