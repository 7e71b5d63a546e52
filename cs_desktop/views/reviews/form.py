"""The form that plans a review, or gives one another day."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from PySide6.QtWidgets import QLineEdit

from cs_desktop.common.language import tr
from cs_desktop.domain.plan.calendar import WorkCalendar
from cs_desktop.domain.plan.shown import Who
from cs_desktop.domain.reviews.agendas import Agenda, templates_of, total_minutes
from cs_desktop.domain.reviews.content import ReviewHead
from cs_desktop.domain.reviews.inviting import proposed
from cs_desktop.domain.reviews.planning import NewReview, facts_of
from cs_desktop.domain.reviews.shown import ReviewsShown
from cs_desktop.domain.reviews.words import KIND_NAMES, is_proposed, proposed_title, read_time
from cs_desktop.views.records.name_box import NameBox
from cs_desktop.views.reviews.day_off import DayOffNotice
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.timeline.participants import Participants
from cs_desktop.views.widgets.day_edit import DayEdit
from cs_desktop.views.widgets.editors import ChoiceBox, with_choices
from cs_desktop.views.widgets.form import Form


@dataclass(frozen=True, slots=True)
class _Somebody:
    id: int
    name: str
    title: str
    who: Who

    def has_left(self, today: date) -> bool:
        return self.who.has_left(today)


class MeetingForm(Form):
    """Kind, title, day, time, place and host of a review."""

    def __init__(self, theme: Theme, finish: str, shown: ReviewsShown, today: Callable[[], date]) -> None:
        super().__init__(theme, finish)
        self._shown, self._today = shown, today
        self.kind = ChoiceBox(theme, [tr(name) for name in KIND_NAMES.values()])
        self.day = DayEdit(theme, today, required=True)
        self.time = QLineEdit()
        self.place = with_choices(QLineEdit(), [tr("Video"), tr("On site"), tr("Phone")])
        self.title = QLineEdit()
        self.host = NameBox(theme)
        self.host.offer({one.id: one.name for one in shown.members.values() if not one.has_left(today())})
        self.add(tr("Kind"), self.kind)
        self.add(tr("Day"), self.day, self.day.problem)
        plan = shown.plan
        self.day_off = DayOffNotice(theme, self.day, WorkCalendar(plan.work_days, plan.holidays))
        self.add_part(self.day_off)
        self.add(tr("Time"), self.time, self._check_time, hint=tr("Such as 14:00 or 2 pm; empty for none."))
        self.add(tr("Where"), self.place)
        self.add(tr("Title"), self.title)
        self.add(tr("Host"), self.host)
        self.kind.currentIndexChanged.connect(self._name)
        self.day.day_changed.connect(self._name)

    @property
    def chosen_kind(self) -> str:
        """Return the stored word of the kind."""
        return list(KIND_NAMES)[self.kind.currentIndex()]

    @property
    def chosen_day(self) -> date:
        """Return the day."""
        day = self.day.day
        assert day is not None
        return day

    def _name(self) -> None:
        """Say what it is called unless one calls it otherwise."""
        day = self.day.day or self._today()
        self.title.setPlaceholderText(proposed_title(self.chosen_kind, day, self._shown.fiscal_start))

    def _check_time(self) -> str:
        said = self.time.text().strip()
        return tr("Enter a time such as 14:00, or nothing.") if said and read_time(said) is None else ""


class NewReviewForm(MeetingForm):
    """Collects a NewReview."""

    def __init__(self, theme: Theme, shown: ReviewsShown, today: Callable[[], date], kind: str) -> None:
        super().__init__(theme, tr("Plan review"), shown, today)
        self._offered: tuple[Agenda, ...] = ()
        self.agenda = ChoiceBox(theme, [])
        self._agenda_row = self.add(tr("Agenda"), self.agenda)
        self.theirs, self.ours = Participants(theme), Participants(theme)
        self.add(tr("From the customer"), self.theirs)
        self.add(tr("From our team"), self.ours)
        self.kind.setCurrentIndex(list(KIND_NAMES).index(kind))
        self.host.choose(shown.owner_id)
        self.kind.currentIndexChanged.connect(self._propose)
        self.agenda.currentIndexChanged.connect(self._tell_length)
        self._propose()
        self._name()

    def collect(self) -> NewReview:
        """Return the review."""
        at = read_time(self.time.text())
        return NewReview(
            account_id=self._shown.account_id,
            kind=self.chosen_kind,
            day=self.chosen_day,
            title=self.title.text().strip(),
            starts_at=f"{at:%H:%M}" if at else "",
            place=self.place.text().strip(),
            host_id=self.host.chosen,
            points=self._chosen.points,
            contacts=self.theirs.chosen,
            members=self.ours.chosen,
        )

    @property
    def _chosen(self) -> Agenda:
        return self._offered[max(self.agenda.currentIndex(), 0)]

    def _propose(self) -> None:
        """Propose agenda and people by kind: a QBR is for champions, an EBR for sponsors."""
        kind = self.chosen_kind
        self._offered = templates_of(kind, self._shown.templates)
        self.agenda.clear()
        self.agenda.addItems([one.name for one in self._offered])
        day = self.day.day or self._today()
        asked = proposed(kind, self._shown.contacts, self._shown.roles, day)
        self.theirs.show_people(_people(self._shown.contacts), asked, day)
        self.ours.show_people(_people(self._shown.members), self.ours.chosen, day)
        self._tell_length()

    def _tell_length(self) -> None:
        points = self._chosen.points
        length = total_minutes([point.minutes for point in points])
        self._agenda_row.set_hint(tr("{count} points, {length} min", count=len(points), length=length))


class MoveForm(MeetingForm):
    """Another kind, title, day, time, place or host for a review that is planned."""

    def __init__(
        self, theme: Theme, shown: ReviewsShown, review: ReviewHead, today: Callable[[], date]
    ) -> None:
        super().__init__(theme, tr("Change review"), shown, today)
        self.review, self.today = review, today
        self.kind.setCurrentIndex(list(KIND_NAMES).index(review.kind))
        self.day.set_day(review.day)
        self.time.setText(review.starts_at)
        self.place.setText(review.place)
        if not is_proposed(review.title, review.kind, review.day, shown.fiscal_start):
            self.title.setText(review.title)
        self.host.choose(review.host_id)
        self._name()

    @property
    def facts(self) -> tuple[object, ...]:
        """Return what is stored of what the form changes, as far as it knows."""
        return facts_of(self.review)


def _people(people: Mapping[int, Who]) -> list[_Somebody]:
    found = [_Somebody(one.id, one.name, one.role, one) for one in people.values()]
    return sorted(found, key=lambda one: (one.name.casefold(), one.id))
