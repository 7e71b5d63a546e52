"""Who is asked to a review, whether they come, and who is missing."""

from collections.abc import Iterable
from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QMenu

from cs_desktop.common.dates import short_day_text
from cs_desktop.common.language import tr, trn
from cs_desktop.domain.figures import Status
from cs_desktop.domain.people import ROLES
from cs_desktop.domain.plan.shown import Who
from cs_desktop.domain.reviews import editing
from cs_desktop.domain.reviews.absence import absent_sponsors, missing_roles
from cs_desktop.domain.reviews.content import Attendee, ReviewHead
from cs_desktop.domain.reviews.shown import ReviewsShown
from cs_desktop.domain.reviews.words import ATTENDANCE_NAMES
from cs_desktop.domain.vocabulary import Attendance
from cs_desktop.views.itemmodels.line_model import Line
from cs_desktop.views.reviews.part import ReviewSection, WholeList
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.buttons import icon_button
from cs_desktop.views.widgets.notice import FieldNotice

_AWAY = (Attendance.DECLINED.value, Attendance.MISSED.value)


class AttendeesPart(ReviewSection):
    """The people, each with what is known of their coming; a click or Enter offers the states."""

    gesture = Signal(object)

    def __init__(self, theme: Theme) -> None:
        self._ask = icon_button(theme, "plus", tr("Ask somebody to the review"), self._offer_people)
        super().__init__(tr("Attendees"), self._ask)
        self._shown: ReviewsShown | None = None
        self._review: ReviewHead | None = None
        self._editable = False
        self.list = WholeList(theme, tr("Attendees"))
        self.missing = FieldNotice(theme)
        self.away = FieldNotice(theme)
        self.add(self.list, inset=0)
        self.add(self.missing)
        self.add(self.away)
        self.list.opened.connect(self._offer_states)
        self.list.delete_requested.connect(lambda key: self._do(editing.ask_no_more(self._one(key))))

    def show_review(self, shown: ReviewsShown, review: ReviewHead, *, editable: bool) -> None:
        """Show who is asked to a review."""
        self._shown, self._review, self._editable = shown, review, editable
        people = sorted(shown.book.attendees_of(review.id), key=self._rank)
        self.said.setText(count_text(people))
        self.list.show_all([self._line(one) for one in people])
        self._ask.setVisible(editable)
        self._tell_missing()

    def _rank(self, one: Attendee) -> tuple[int, int, str]:
        """Theirs stand first, by weight; then ours, the host first."""
        assert self._shown is not None
        assert self._review is not None
        if one.contact_id is not None:
            role = self._shown.roles.get(one.contact_id, "")
            weight = list(ROLES).index(role) if role in ROLES else len(ROLES)
            return 0, weight, self._name(one)
        return 1, int(one.member_id != self._review.host_id), self._name(one)

    def _line(self, one: Attendee) -> Line:
        assert self._review is not None
        who = self._who(one)
        is_host = one.member_id is not None and one.member_id == self._review.host_id
        what = tr("Host") if is_host else who.role if who is not None else ""
        return Line(
            one.id,
            f"{self._name(one)}  ·  {what}" if what else self._name(one),
            tr(ATTENDANCE_NAMES[one.state]),
            icon="x" if one.state in _AWAY else "users" if one.contact_id is None else "building-2",
            icon_role="risk_mark" if one.state in _AWAY else "text2",
        )

    def _who(self, one: Attendee) -> Who | None:
        assert self._shown is not None
        if one.contact_id is not None:
            return self._shown.contacts.get(one.contact_id)
        return self._shown.members.get(one.member_id or 0)

    def _name(self, one: Attendee) -> str:
        who = self._who(one)
        return who.name if who is not None else tr("Somebody who was deleted since")

    def _one(self, person_id: object) -> Attendee:
        assert self._shown is not None
        return next(one for one in self._shown.book.attendees if one.id == person_id)

    def _do(self, gesture: object) -> None:
        if self._editable and gesture:
            self.gesture.emit(gesture)

    def _tell_missing(self) -> None:
        """Say who this kind of review is for and is not asked, and which sponsor stays away."""
        shown, review = self._shown, self._review
        assert shown is not None
        assert review is not None
        attendees = shown.book.attendees_of(review.id)
        missing = missing_roles(review, attendees, shown.contacts, shown.roles) if self._editable else {}
        could = [one for people in missing.values() for one in people]
        names = ", ".join(shown.contacts[one].name for one in could)
        roles = ", ".join(tr(ROLES[role]) for role in missing)
        text = ""
        if missing:
            text = (
                tr("Nobody comes as {roles}. Not asked: {names}.", roles=roles, names=names)
                if could
                else tr("Nobody comes as {roles}.", roles=roles)
            )
        ask = tr("Ask them") if could else ""
        self.missing.tell(text, Status.WATCH, ask, lambda: self._do(editing.ask(could)))
        absences = absent_sponsors(shown.book, shown.roles) if self._editable else ()
        said = [
            tr(
                "{name} was at none of the last {count} reviews, since {day}.",
                name=shown.contacts[one.contact_id].name,
                count=len(one.reviews),
                day=short_day_text(one.since, shown.today),
            )
            for one in absences
            if one.contact_id in shown.contacts
        ]
        self.away.tell(" ".join(said), Status.RISK)

    def _offer_states(self, key: object) -> None:
        if not self._editable:
            return
        one = self._one(key)
        menu = self._menu()
        for state, name in ATTENDANCE_NAMES.items():
            action = menu.addAction(tr(name))
            action.triggered.connect(partial(self._attend, one, state))
            action.setCheckable(True)
            action.setChecked(state == one.state)
        menu.addSeparator()
        menu.addAction(tr("Take off the list"), lambda: self._do(editing.ask_no_more(one)))
        box = self.list.visualRect(self.list.currentIndex())
        menu.popup(self.list.viewport().mapToGlobal(box.bottomLeft()))

    def _offer_people(self) -> None:
        shown, review = self._shown, self._review
        if shown is None or review is None:
            return
        attendees = shown.book.attendees_of(review.id)
        contacts = {one.contact_id for one in attendees}
        members = {one.member_id for one in attendees}
        menu = self._menu()
        for title, people, asked, ask in (
            (tr("From the customer"), shown.contacts, contacts, self._ask_contact),
            (tr("From our team"), shown.members, members, self._ask_member),
        ):
            free = [who for who in people.values() if who.id not in asked and not _gone(who, review)]
            # Styles leave out what a section is called.
            menu.addAction(title if free else tr("{side}: all are asked", side=title)).setEnabled(False)
            for who in sorted(free, key=lambda who: who.name.casefold()):
                text = f"{who.name}, {who.role}" if who.role else who.name
                menu.addAction(text.replace("&", "&&")).triggered.connect(partial(ask, who.id))
        menu.popup(self._ask.mapToGlobal(QPoint(0, self._ask.height())))

    def _attend(self, one: Attendee, state: str) -> None:
        self._do(editing.attend(one, state))

    def _ask_contact(self, contact_id: int) -> None:
        self._do(editing.ask([contact_id]))

    def _ask_member(self, member_id: int) -> None:
        self._do(editing.ask((), [member_id]))

    def _menu(self) -> QMenu:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        return menu


def count_text(people: Iterable[Attendee]) -> str:
    """Return how many come and how many do not: 5 coming, 1 declined."""
    states = [one.state for one in people]
    came, missed, coming = (
        states.count(state) for state in (Attendance.CAME, Attendance.MISSED, Attendance.COMING)
    )
    words = {
        Attendance.CAME.value: trn("{count} came", "{count} came", came),
        Attendance.MISSED.value: trn("{count} did not come", "{count} did not come", missed),
        Attendance.COMING.value: trn("{count} coming", "{count} coming", coming),
        Attendance.DECLINED.value: tr("{count} declined", count=states.count("declined")),
        Attendance.INVITED.value: tr("{count} invited", count=states.count("invited")),
    }
    said = [text for state, text in words.items() if state in states]
    return ", ".join(said) if said else tr("Nobody is asked yet")


def _gone(who: Who, review: ReviewHead) -> bool:
    return who.has_left(review.day)
