"""The head of a plan's page: the desired outcome in the customer's words, and the plan itself."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QSizePolicy, QWidget

from cs_desktop.common.language import marked, tr, trn
from cs_desktop.common.text import shortened
from cs_desktop.domain.changes import Kind
from cs_desktop.domain.plan.entering import set_status
from cs_desktop.domain.plan.judging import judge_objective
from cs_desktop.domain.plan.progress import Progress
from cs_desktop.domain.plan.shown import PlanShown
from cs_desktop.domain.plan.words import STATUSES
from cs_desktop.domain.vocabulary import ObjectiveState, PlanStatus
from cs_desktop.views.theme.fonts import TextStyle
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.buttons import Button, LayoutButton
from cs_desktop.views.widgets.field_group import FieldGroup, FieldSpec
from cs_desktop.views.widgets.pieces import IconMark, column, row
from cs_desktop.views.widgets.text import ElidedLabel, Label, plain_tooltip

_NAME_LIMIT = 32


class PlanHeader(QWidget):
    """Shows a plan's outcome, name, status and what its objectives have come to."""

    gesture = Signal(object)
    plan_chosen = Signal(object)
    """The id of another plan of the account that is to be shown."""
    metric_requested = Signal()
    """What the customer measures us by is to be edited, which stands on the account's first page."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._shown: PlanShown | None = None
        self._theme = theme
        spec = FieldSpec(
            "outcome",
            marked("Desired outcome"),
            TextStyle.OUTCOME,
            3,
            empty=marked("Write the outcome that the customer wants, in their words"),
            show=self._outcome,
            whole=True,
        )
        self.fields = FieldGroup(theme, Kind.SUCCESS_PLAN, (spec,))
        self._whose = Label("", TextStyle.CAPTION, "text3")
        self.plan = Button(theme, "", "link", name=tr("Plan"))
        self.plan.setMenu(QMenu(self.plan))
        self.status = Button(theme, "", "link", name=tr("Status of the plan"))
        self.status.setMenu(QMenu(self.status))
        self._count = Label("", TextStyle.CELL, "text2")
        self._metric = ElidedLabel("", TextStyle.CELL, "text2")
        self.own_metric = LayoutButton(theme, "value", row(self._metric, margins=(6, 2, 6, 2)))
        self.own_metric.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.own_metric.clicked.connect(self.metric_requested)
        top = row(IconMark(theme, "target", "accent", 16), spacing=8)
        top.addWidget(Label(tr("Desired outcome"), TextStyle.CELL, "text2"))
        top.addWidget(self._whose)
        top.addStretch(1)
        under = row(self.plan, self.status, self._count, spacing=12, margins=(6, 0, 0, 0))
        under.addWidget(self.own_metric, 1)
        box = column(spacing=4, margins=(14, 12, 0, 12))
        top.setContentsMargins(6, 0, 0, 0)
        box.addLayout(top)
        box.addWidget(self.fields["outcome"])
        box.addLayout(under)
        self.setLayout(box)
        self._items: tuple[QAction, ...] = ()

    def offer(self, actions: tuple[QAction, ...]) -> None:
        """Offer actions under the plan's name, after the account's plans."""
        self._items = actions

    def show_plan(self, shown: PlanShown, *, editable: bool) -> None:
        """Show a plan, or the same one anew."""
        self._shown = shown
        content = shown.content
        if content is None:
            return
        head = content.head
        self.fields.show(head.id, shortened(head.name), {"outcome": head.outcome})
        self._whose.setText("" if head.outcome or not shown.outcome else tr("of the account"))
        name = head.name or tr("Plan without a name")
        self.plan.setText(shortened(name, _NAME_LIMIT).replace("&", "&&"))
        self.plan.setToolTip(plain_tooltip(name))
        self.plan.setAccessibleName(tr("Plan {name}, choose", name=name))
        self._fill_plans(shown)
        self.status.setText(tr(STATUSES.get(head.status, head.status)))
        self.status.setAccessibleName(tr("Status of the plan: {status}, change", status=self.status.text()))
        self._fill_statuses(shown)
        self.status.setEnabled(editable)
        self._count.setText(_summary(shown))
        told = tr("They measure us by: {metric}", metric=shown.customer_metric)
        self._metric.setText(told if shown.customer_metric else tr("Add what they measure us by"))
        self.own_metric.setAccessibleName(self._metric.text())

    def leave(self) -> None:
        """Show none any more."""
        self._shown = None
        self.fields.leave()

    def _outcome(self, text: str) -> str:
        return text or (self._shown.outcome if self._shown is not None else "")

    def _fill_plans(self, shown: PlanShown) -> None:
        menu = self.plan.menu()
        menu.clear()
        assert shown.content is not None
        for entry in shown.plans:
            status = tr(STATUSES.get(entry.status, entry.status))
            name = shortened(entry.name, 60) or tr("Plan without a name")
            action = menu.addAction(f"{name} · {status}".replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(entry.id == shown.content.head.id)
            action.triggered.connect(lambda _on=False, plan_id=entry.id: self.plan_chosen.emit(plan_id))
        menu.addSeparator()
        menu.addActions(list(self._items))

    def _fill_statuses(self, shown: PlanShown) -> None:
        menu = self.status.menu()
        menu.clear()
        assert shown.content is not None
        for status in PlanStatus:
            action = menu.addAction(tr(STATUSES[status]))
            action.setCheckable(True)
            action.setChecked(shown.content.head.status == status)
            action.triggered.connect(lambda _on=False, wanted=status: self._decide(wanted))

    def _decide(self, status: PlanStatus) -> None:
        if self._shown is not None and self._shown.content is not None:
            gesture = set_status(self._shown.content, status)
            if gesture:
                self.gesture.emit(gesture)


def _summary(shown: PlanShown) -> str:
    """Return what the objectives have come to: how many, how many are late, and how many are met."""
    assert shown.content is not None
    kept = [
        one
        for one in shown.content.objectives
        if one.state not in (ObjectiveState.PARKED, ObjectiveState.DROPPED)
    ]
    stands = [judge_objective(shown, one).progress for one in kept]
    late = sum(one in (Progress.BEHIND, Progress.OVERDUE) for one in stands)
    met = sum(one is Progress.MET for one in stands)
    parts = [trn("{count} objective", "{count} objectives", len(kept))]
    parts += [trn("{count} late", "{count} late", late)] if late else []
    parts += [trn("{count} met", "{count} met", met)] if met else []
    return " · ".join(parts)
