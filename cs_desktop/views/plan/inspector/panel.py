"""What is chosen on a plan in full: an objective, a measure, else the plan itself."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from cs_desktop.common.language import tr
from cs_desktop.domain.changes import Kind
from cs_desktop.domain.history import ObjectKey
from cs_desktop.domain.plan.content import PlanHead, PlanMeasure, PlanObjective
from cs_desktop.domain.plan.shown import PlanShown
from cs_desktop.views.journey.inspector.page import PartPage
from cs_desktop.views.plan.inspector.head import PlanPage
from cs_desktop.views.plan.inspector.measure import MeasurePage
from cs_desktop.views.plan.inspector.objective import ObjectivePage
from cs_desktop.views.theme.heights import fix_height
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.buttons import Button
from cs_desktop.views.widgets.field_group import FieldGroup
from cs_desktop.views.widgets.pieces import Panel, column, row

Texts = Callable[[Kind, PlanHead | PlanObjective | PlanMeasure, PlanShown], Mapping[str, str]]


class PlanInspector(QWidget):
    """Shows what is chosen on a plan; what is not typed is told as gestures."""

    gesture = Signal(object)
    delete_requested = Signal(object)
    """The ObjectKey of what is to be deleted."""
    go_requested = Signal(object)
    """An ObjectKey to go to."""
    measure_requested = Signal()
    """The objective that is shown is to have one more measure."""
    review_wanted = Signal(object)
    """The id of a review to look at."""
    changes_requested = Signal(object, str)
    """The ObjectKey whose history is wanted, and what it is called."""

    def __init__(self, theme: Theme, texts: Texts, today: Callable[[], date]) -> None:
        """`texts` words the fields of a part as they are edited."""
        super().__init__()
        self._texts = texts
        self.key: ObjectKey | None = None
        """What is shown; None for nothing."""
        self._name = ""
        self.head, self.objective = PlanPage(theme), ObjectivePage(theme)
        self.measure = MeasurePage(theme, today)
        self._stack = QStackedWidget()
        for page in self.pages:
            self._stack.addWidget(page)
            page.delete_requested.connect(self._delete)
        for telling in (self.head, self.objective, self.measure):
            telling.gesture.connect(self.gesture)
        self.objective.go_requested.connect(self.go_requested)
        self.measure.go_requested.connect(self.go_requested)
        self.objective.add_requested.connect(self.measure_requested)
        self.objective.lineage.review_wanted.connect(self.review_wanted)
        self.changes = Button(theme, tr("Show changes"), "link")
        self.changes.clicked.connect(self._show_changes)
        foot = Panel("surface", "top")
        fix_height(foot, 40)
        foot.setLayout(row(self.measure.objective, 0, self.changes, margins=(16, 0, 16, 0)))
        self.setLayout(column(self._stack, foot, spacing=0))

    @property
    def pages(self) -> tuple[PartPage, ...]:
        """Return the pages of one part each."""
        return (self.objective, self.measure, self.head)

    def groups(self) -> Iterator[tuple[Kind, FieldGroup]]:
        """Yield the fields of each kind of part."""
        yield Kind.SUCCESS_PLAN, self.head.fields
        yield Kind.OBJECTIVE, self.objective.fields
        yield Kind.MEASURE, self.measure.fields

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Hand the keyboard to the page."""
        super().focusInEvent(event)
        page = self._stack.currentWidget()
        if page is not None:
            page.setFocus(event.reason())

    def show_part(self, shown: PlanShown, key: ObjectKey, *, editable: bool) -> str | None:
        """Show a part of the plan, and return what it is; None where it is not there."""
        part = _find(shown, key)
        if part is None:
            return None
        texts = self._texts(key.kind, part, shown)
        match part:
            case PlanObjective():
                self._turn(self.objective, key, part.text)
                self.objective.show_objective(shown, part, texts, editable=editable)
                return tr("Objective")
            case PlanMeasure():
                self._turn(self.measure, key, part.name)
                self.measure.show_measure(shown, part, texts, editable=editable)
                return tr("Measure")
            case PlanHead():
                self._turn(self.head, key, part.name)
                self.head.show_head(shown, texts, editable=editable)
                return tr("Success plan")

    def leave(self) -> None:
        """Show nothing any more."""
        self.key = None
        for page in self.pages:
            page.leave()

    def _turn(self, page: PartPage, key: ObjectKey, name: str) -> None:
        before = self._stack.currentWidget()
        had_keyboard = (
            before is not None and before is not page and before.isAncestorOf(self.window().focusWidget())
        )
        self._stack.setCurrentWidget(page)
        for other in self.pages:
            if other is not page:
                other.leave()
        self.key, self._name = key, name
        self.measure.objective.setVisible(page is self.measure)
        if had_keyboard:
            self.setFocus()

    def _delete(self) -> None:
        if self.key is not None:
            self.delete_requested.emit(self.key)

    def _show_changes(self) -> None:
        if self.key is not None:
            self.changes_requested.emit(self.key, self._name)


def _find(shown: PlanShown, key: ObjectKey) -> PlanHead | PlanObjective | PlanMeasure | None:
    content = shown.content
    if content is None:
        return None
    match key.kind:
        case Kind.OBJECTIVE:
            return next((one for one in content.objectives if one.id == key.id), None)
        case Kind.MEASURE:
            return next((one for one in content.measures if one.id == key.id), None)
    return content.head if content.head.id == key.id else None
