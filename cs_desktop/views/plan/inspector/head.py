"""The plan itself in full: its name, its days, how often it is looked at, and notes."""

from collections.abc import Mapping

from PySide6.QtCore import Signal

from cs_desktop.common.language import marked, tr
from cs_desktop.common.text import shortened
from cs_desktop.domain.changes import Kind
from cs_desktop.domain.plan.entering import set_status
from cs_desktop.domain.plan.shown import PlanShown
from cs_desktop.domain.plan.words import STATUSES
from cs_desktop.domain.vocabulary import PlanStatus
from cs_desktop.views.account.details import day_shown
from cs_desktop.views.journey.inspector.page import Choices, FieldRows, PartPage
from cs_desktop.views.theme.fonts import TextStyle
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.field_group import FieldGroup, FieldSpec
from cs_desktop.views.widgets.pieces import line
from cs_desktop.views.widgets.section import Section
from cs_desktop.views.widgets.text import Label

_DATE = marked("Add a date")


def _days_shown(text: str) -> str:
    return tr("Every {number} days", number=text) if text else ""


_NAME = FieldSpec("name", marked("Name"), TextStyle.TITLE, whole=True)
_FIELDS = (
    FieldSpec("starts_on", marked("First day"), whole=True, empty=_DATE, show=day_shown),
    FieldSpec("ends_on", marked("Last day"), whole=True, empty=_DATE, show=day_shown),
    FieldSpec("next_review", marked("Next check"), whole=True, empty=_DATE, show=day_shown),
    FieldSpec(
        "check_days", marked("To be looked at"), whole=True, empty=marked("As usual"), show=_days_shown
    ),
)
_NOTES = FieldSpec("notes", marked("Notes"), lines=5, empty=marked("Add internal notes"), rich=True)
_SHARED = FieldSpec(
    "shared_notes", marked("Shared notes"), lines=5, empty=marked("Add notes for the customer"), rich=True
)


class PlanPage(PartPage):
    """Shows a plan."""

    gesture = Signal(object)

    def __init__(self, theme: Theme) -> None:
        fields = FieldGroup(theme, Kind.SUCCESS_PLAN, (_NAME, *_FIELDS, _NOTES, _SHARED))
        super().__init__(theme, fields, "name")
        self._shown: PlanShown | None = None
        self.status = Choices(theme, tr("Status"), {key: tr(text) for key, text in STATUSES.items()})
        self.status.chosen.connect(self._decide)
        notes = Section(tr("Notes"), Label(tr("internal"), TextStyle.CELL, "text3"), edge="")
        notes.add(self.fields[_NOTES.key])
        shared = Section(tr("Shared notes"), Label(tr("the customer reads these"), TextStyle.CELL, "text3"))
        shared.add(self.fields[_SHARED.key])
        self._fill(self._head(), self.status, line(), FieldRows(self.fields, _FIELDS), line(), shared, notes)

    def show_head(self, shown: PlanShown, texts: Mapping[str, str], *, editable: bool) -> None:
        """Show a plan, or the same one anew."""
        assert shown.content is not None
        head = shown.content.head
        self._turn_to(head.id)
        self._shown = shown
        self.fields.show(head.id, shortened(head.name), texts)
        self._facts.setText(tr("Version {number}", number=head.version))
        self.status.show_answer(head.status, editable=editable)
        self.delete.setEnabled(editable)

    def _decide(self, key: str) -> None:
        if self._shown is not None and self._shown.content is not None:
            gesture = set_status(self._shown.content, PlanStatus(key))
            if gesture:
                self.gesture.emit(gesture)
