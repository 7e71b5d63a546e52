"""The small forms of reviews: why one is not held, an action decided, a template's name."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtWidgets import QLineEdit

from cs_desktop.common.language import tr
from cs_desktop.domain.journey.words import Party
from cs_desktop.domain.reviews.agendas import Agenda
from cs_desktop.domain.reviews.deciding import NewAction
from cs_desktop.domain.reviews.shown import ReviewsShown
from cs_desktop.views.records.name_box import NameBox
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.day_edit import DayEdit
from cs_desktop.views.widgets.editors import ChoiceBox
from cs_desktop.views.widgets.form import Form, needed, note_field


class ReasonForm(Form):
    """Why a review is not held."""

    def __init__(self, theme: Theme, finish: str, hint: str) -> None:
        super().__init__(theme, finish)
        self.reason = note_field()
        problem = tr("Say why, such as “Sponsor was ill; moved to November.”")
        self.add(tr("Reason"), self.reason, needed(self.reason, problem), hint=hint)

    @property
    def text(self) -> str:
        """Return the reason."""
        return self.reason.toPlainText().strip()


class TemplateForm(Form):
    """What a template of agendas is called."""

    def __init__(self, theme: Theme, seen: Sequence[Agenda]) -> None:
        super().__init__(theme, tr("Save template"))
        self.seen = seen
        """The templates that are there as far as the user was told."""
        self.name = QLineEdit()
        hint = tr("A template of the same name gives way.")
        self.add(tr("Name"), self.name, needed(self.name, tr("Enter a name for the template.")), hint=hint)


class ActionForm(Form):
    """An action that is decided at a review."""

    def __init__(self, theme: Theme, shown: ReviewsShown, today: Callable[[], date]) -> None:
        super().__init__(theme, tr("Decide action"))
        self.what = QLineEdit()
        self.side = ChoiceBox(theme, [tr("Ours"), tr("Theirs")])
        self.ours, self.theirs = NameBox(theme), NameBox(theme)
        now = today()
        self.ours.offer({one.id: one.name for one in shown.members.values() if not one.has_left(now)})
        self.theirs.offer({one.id: one.name for one in shown.contacts.values() if not one.has_left(now)})
        self.ours.choose(shown.owner_id)
        self.due = DayEdit(theme, today)
        problem = tr("Enter what is to be done, such as Send the overtime figures.")
        self.add(tr("What"), self.what, needed(self.what, problem))
        self.add(tr("Whose"), self.side)
        self._ours = self.add(tr("Owner"), self.ours, hint=tr("It is a task of theirs too."))
        self._theirs = self.add(tr("Owner at the customer"), self.theirs)
        self.add(tr("Due"), self.due, self.due.problem)
        self.side.currentIndexChanged.connect(self._choose_side)
        self._choose_side()

    def collect(self) -> NewAction:
        """Return the action."""
        return NewAction(
            self.what.text().strip(),
            self._party.value,
            self.ours.chosen if self._party is Party.OURS else None,
            self.theirs.chosen if self._party is Party.THEIRS else None,
            self.due.day,
        )

    @property
    def _party(self) -> Party:
        return Party.THEIRS if self.side.currentIndex() == 1 else Party.OURS

    def _choose_side(self) -> None:
        self._ours.setVisible(self._party is Party.OURS)
        self._theirs.setVisible(self._party is Party.THEIRS)
