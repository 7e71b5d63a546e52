"""What an objective for the next period is: edited under its row, all of it in one step."""

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget

from cs_desktop.common.language import tr
from cs_desktop.domain.figures import Status
from cs_desktop.domain.plan.shown import Who
from cs_desktop.domain.reviews.chain import NewRow, goal_of
from cs_desktop.domain.reviews.committing import change
from cs_desktop.domain.reviews.content import ReviewHead
from cs_desktop.domain.reviews.gaps import Gap
from cs_desktop.domain.reviews.scoring import Goal, target_problem
from cs_desktop.domain.reviews.shown import ReviewsShown
from cs_desktop.domain.reviews.typed import read_target, target_typed, typed
from cs_desktop.domain.typed_numbers import read_number
from cs_desktop.domain.vocabulary import MeasureKind
from cs_desktop.views.reviews.row_fix import RowFix
from cs_desktop.views.theme.fonts import TextStyle, font, scaled
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.buttons import Button
from cs_desktop.views.widgets.day_edit import DayEdit
from cs_desktop.views.widgets.editors import ChoiceBox
from cs_desktop.views.widgets.flow import FlowRow
from cs_desktop.views.widgets.form_values import text_of
from cs_desktop.views.widgets.pieces import column, row
from cs_desktop.views.widgets.text import Label

_FIELD_OF = {
    Gap.NO_TEXT: "text",
    Gap.NO_BASELINE: "baseline",
    Gap.NO_TARGET: "target",
    Gap.BAD_TARGET: "target",
    Gap.NO_UNIT: "unit",
    Gap.NO_DUE: "due",
    Gap.DUE_BEFORE: "due",
    Gap.NO_OWNER: "owner",
    Gap.NO_CONTACT: "contact",
}


class CommitmentEditor(RowFix):
    """The fields of a commitment; Enter or Save keeps them."""

    def __init__(self, theme: Theme, shown: ReviewsShown, review: ReviewHead, wanted: NewRow) -> None:
        super().__init__(theme)
        self._theme, self._shown, self._review, self._wanted = theme, shown, review, wanted
        if wanted.gaps:
            self.setProperty("banner", Status.RISK.value)
        entry, currency = wanted.entry, shown.plan.currency
        self._people = {
            "owner": _present(shown.members, review),
            "contact": _present(shown.contacts, review),
        }
        self.fields: dict[str, QWidget] = {
            "text": self._line(entry.text, 300),
            "baseline": self._line(typed(entry.baseline, entry.unit, currency), 84),
            "target": self._line(target_typed(entry.target, entry.target_high, entry.unit, currency), 100),
            "unit": self._line(entry.unit, 90),
            "due": self._due(),
            "owner": self._choice("owner", entry.owner_id),
            "contact": self._choice("contact", entry.contact_id),
        }
        said = {
            "text": tr("What is to be reached"),
            "baseline": tr("Baseline"),
            "target": tr("Target"),
            "unit": tr("Unit"),
            "due": tr("Due"),
            "owner": tr("Owner on our side"),
            "contact": tr("Owner on the customer's side"),
        }
        flow = FlowRow()
        for name, field in self.fields.items():
            field.setAccessibleName(said[name])
            flow.add(_labelled(said[name], field))
        self.keep(self.fields)
        save = Button(theme, tr("Save"), "primary", name=tr("Save objective {number}", number=wanted.number))
        save.clicked.connect(self._save)
        box = column(spacing=6, margins=(40, 4, 20, 10))
        box.addWidget(flow)
        box.addWidget(self.told)
        box.addLayout(row(save, 0))
        self.setLayout(box)

    def take_focus(self) -> None:
        """Put the keyboard into what is missing, else into the first field."""
        names = [_FIELD_OF[gap] for gap in self._wanted.gaps if gap in _FIELD_OF]
        field = self.fields[names[0] if names else "text"]
        field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        if isinstance(field, QLineEdit):
            field.selectAll()

    def _line(self, text: str, width: int) -> QLineEdit:
        line = QLineEdit(text)
        line.setFont(font(TextStyle.CELL, tabular=True))
        line.setMaxLength(300)
        line.setFixedWidth(scaled(width))
        # Long words begin with their first.
        line.setCursorPosition(0)
        line.returnPressed.connect(self._save)
        return line

    def _due(self) -> DayEdit:
        due = DayEdit(self._theme, lambda: self._shown.today)
        due.setFont(font(TextStyle.CELL, tabular=True))
        due.set_day(self._wanted.entry.due)
        due.setFixedWidth(scaled(150))
        due.returnPressed.connect(self._save)
        return due

    def _choice(self, side: str, chosen: int | None) -> ChoiceBox:
        people = self._people[side]
        box = ChoiceBox(self._theme, [tr("Nobody"), *(name for _, name in people)])
        box.setFont(font(TextStyle.CELL))
        places = [person for person, _ in people]
        box.setCurrentIndex(places.index(chosen) + 1 if chosen in places else 0)
        box.setFixedWidth(scaled(190))
        return box

    def _save(self, _checked: object = None) -> None:
        entry = self._wanted.entry
        unit = text_of(self.fields["unit"]).strip()
        goal = goal_of(entry, self._wanted.measure)
        # What nobody typed stays to the last digit, more of which are kept than shown.
        stored = (entry.target, entry.target_high)
        target, high = self._target(unit) if self._typed("target") else stored
        begins = text_of(self.fields["baseline"])
        baseline = (
            read_number(begins, unit, self._shown.plan.currency)
            if self._typed("baseline")
            else entry.baseline
        )
        due = self.fields["due"]
        assert isinstance(due, DayEdit)
        problems = (
            ("baseline", baseline is None, tr("Enter a number such as 5.9, or nothing.")),
            ("target", target is None, tr("Enter a number such as 65, or a range such as 85 to 95.")),
        )
        for name, wrong, text in problems:
            if wrong and text_of(self.fields[name]).strip():
                self._complain(name, text)
                return
        if due.problem():
            self._complain("due", due.problem())
        elif due.day is not None and due.day < self._review.day:
            self._complain("due", tr("Enter a day after this review."))
        elif target_problem(Goal(goal.kind, baseline, target, high)):
            self._complain("target", tr("Enter a target beyond the baseline: this measure is to move."))
        else:
            values: dict[str, object] = {
                "text": text_of(self.fields["text"]).strip(),
                "baseline": baseline,
                "target": target,
                "target_high": high,
                "unit": unit,
                "due": due.day,
                "owner_id": self._person("owner"),
                "contact_id": self._person("contact"),
            }
            if baseline != entry.baseline:
                values["baseline_on"] = None if baseline is None else min(self._review.day, self._shown.today)
            changed = {name: value for name, value in values.items() if value != getattr(entry, name)}
            self.gesture.emit(change(entry, **changed))

    def _typed(self, name: str) -> bool:
        begun = dict(zip(self.fields, self.begun, strict=True))
        return text_of(self.fields[name]) != begun[name]

    def _target(self, unit: str) -> tuple[float | None, float | None]:
        text = text_of(self.fields["target"])
        measure, currency = self._wanted.measure, self._shown.plan.currency
        if measure is not None and measure.kind == MeasureKind.STAY_WITHIN:
            return read_target(text, unit, currency)
        return read_number(text, unit, currency), None

    def _person(self, side: str) -> int | None:
        box = self.fields[side]
        assert isinstance(box, ChoiceBox)
        place = box.currentIndex() - 1
        return self._people[side][place][0] if place >= 0 else None

    def _complain(self, name: str, text: str) -> None:
        self.notice.tell(text, Status.RISK)
        self.fields[name].setFocus(Qt.FocusReason.OtherFocusReason)


def _present(people: Mapping[int, Who], review: ReviewHead) -> list[tuple[int, str]]:
    """Return whom one can choose: who has not left by the review's day."""
    there = [one for one in people.values() if not one.has_left(review.day)]
    return sorted(((one.id, one.name) for one in there), key=lambda one: one[1].casefold())


def _labelled(text: str, field: QWidget) -> QWidget:
    both = QWidget()
    both.setLayout(column(Label(text, TextStyle.CAPTION, "text2"), field, spacing=2))
    return both
