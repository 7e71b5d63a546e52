"""The catalogue of metrics: a list by topic, and beside it what one of them is and what looks at it."""

from collections.abc import Iterator

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QWidget

from cs_desktop.common.dates import day_text
from cs_desktop.common.language import marked, tr, trn
from cs_desktop.domain.metrics.known import KIND_WORDS
from cs_desktop.domain.metrics.shown import Fed, MetricShown, MetricsShown, Uses
from cs_desktop.domain.plan.words import unit_name
from cs_desktop.views.itemmodels.line_model import Line
from cs_desktop.views.theme.fonts import TextStyle
from cs_desktop.views.theme.heights import fix_width
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.buttons import Button
from cs_desktop.views.widgets.line_list import LineList
from cs_desktop.views.widgets.pieces import Panel, column, line, row, scrolling
from cs_desktop.views.widgets.text import ElidedLabel, Label

_LIST = 300
_FACTS = {
    "unit": marked("Unit"),
    "kind": marked("How it is summed up"),
    "window": marked("Window"),
    "stale": marked("Stale after"),
    "lag": marked("Known after"),
    "better": marked("What is better"),
    "source": marked("Source"),
    "fed": marked("Data"),
    "uses": marked("Used by"),
    "retired": marked("Retired on"),
}


class MetricsPage(QWidget):
    """Shows a MetricsShown; says what is done with which metric, by its MetricShown."""

    edit_requested = Signal(object)
    retire_requested = Signal(object)
    bring_back_requested = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._shown: MetricsShown | None = None
        self._editable = True
        self.list = LineList(theme, tr("Metrics"))
        fix_width(self.list, _LIST)
        self.title = ElidedLabel("", TextStyle.TITLE)
        self.state = Label("", TextStyle.CELL_MEDIUM, "text2")
        self.definition = Label("", TextStyle.BODY, "text2", wrap=True)
        self.edit = Button(theme, tr("Edit"), "default", "pen-line")
        self.retire = Button(theme, tr("Retire"))
        self.bring_back = Button(theme, tr("Bring back"))
        self._facts = {
            key: (Label(tr(name), TextStyle.CELL, "text3"), Label("", TextStyle.CELL, "text", wrap=True))
            for key, name in _FACTS.items()
        }
        self._lay_out()
        self.list.picked.connect(lambda _key: self._show_one())
        self.list.opened.connect(lambda _key: self._ask_edit())
        self.list.delete_requested.connect(lambda _key: self._ask_retire())
        self.edit.clicked.connect(self._ask_edit)
        self.retire.clicked.connect(self._ask_retire)
        self.bring_back.clicked.connect(lambda: self.bring_back_requested.emit(self.one))

    @property
    def one(self) -> MetricShown | None:
        """Return the metric that one is at."""
        return None if self._shown is None else self._shown.of(self.list.current)

    def show_metrics(self, shown: MetricsShown, *, editable: bool) -> None:
        """Show the catalogue; one stays at the metric that one was at."""
        self._shown, self._editable = shown, editable
        lines: list[Line] = []
        head = ""
        for one in shown.metrics:
            if one.metric.topic_text != head:
                head = one.metric.topic_text
                lines.append(Line(f"head {head}", head, is_head=True))
            lines.append(
                Line(one.metric.key, one.metric.name, end=_fed_short(one), done=one.metric.is_retired)
            )
        self.list.show_lines(lines)
        if self.list.current is None:
            self.list.step(1)
        self._show_one()

    def go_to(self, key: str) -> None:
        """Come to a metric."""
        self.list.go_to(key)

    def take_focus(self) -> None:
        """Begin in the list."""
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def start_over(self) -> None:
        """Forget what was shown, as of another workspace."""
        self._shown = None
        self.list.show_lines([])
        self._show_one()

    def _lay_out(self) -> None:
        inside = Panel("surface")
        box = column(spacing=10, margins=(24, 18, 24, 24))
        box.addLayout(row(self.title, self.state, 0, self.edit, self.retire, self.bring_back, spacing=8))
        box.addWidget(self.definition)
        box.addSpacing(6)
        grid = QGridLayout()
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(1, 1)
        for place, (name, value) in enumerate(self._facts.values()):
            grid.addWidget(name, place, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(value, place, 1)
        box.addLayout(grid)
        box.addStretch(1)
        inside.setLayout(box)
        area = scrolling(inside)
        area.setFrameShape(QFrame.Shape.NoFrame)
        whole = row(self.list, line(vertical=True), spacing=0)
        whole.addWidget(area, 1)
        self.setLayout(whole)

    def _show_one(self) -> None:
        one = self.one
        metric = one.metric if one is not None else None
        self.title.setText(metric.name if metric else "")
        self.definition.setText(metric.definition_text if metric else "")
        retired = metric is not None and metric.is_retired
        self.state.setVisible(metric is not None and (retired or not metric.built_in))
        if metric is not None:
            self.state.setText(tr("Retired") if retired else tr("Own metric"))
        changeable = metric is not None and self._editable and not metric.surveyed
        self.edit.setVisible(changeable)
        self.retire.setVisible(changeable and not retired)
        self.bring_back.setVisible(changeable and retired)
        told = dict(self._told(one)) if one is not None else {}
        for key, (name, value) in self._facts.items():
            value.setText(told.get(key, ""))
            value.setAccessibleName(f"{name.text()}: {value.text()}")
            name.setVisible(key in told)
            value.setVisible(key in told)

    def _told(self, one: MetricShown) -> Iterator[tuple[str, str]]:
        """Yield what is told of a metric, by the line in which it stands."""
        metric, shown = one.metric, self._shown
        scale = ", ".join(f"{value:g} {tr(word)}" for value, word in metric.scale)
        higher, lower = tr("the higher the better"), tr("the lower the better")
        yield "unit", scale or unit_name(metric.unit) or tr("a plain number")
        yield "kind", tr(KIND_WORDS.get(metric.kind, metric.kind))
        yield "window", _days(metric.window_days)
        yield "stale", _days(metric.stale_days)
        yield "lag", _days(metric.lag_days) if metric.lag_days else tr("at once")
        yield "better", higher if metric.higher_is_better else lower
        yield "source", metric.source_text
        yield "fed", _fed_text(one.fed, shown.accounts if shown is not None else 0)
        yield "uses", _used_text(one.uses)
        if metric.retired_on is not None:
            yield "retired", day_text(metric.retired_on)

    def _ask_edit(self) -> None:
        one = self.one
        if one is not None and self._editable and not one.metric.surveyed:
            self.edit_requested.emit(one)

    def _ask_retire(self) -> None:
        one = self.one
        if one is not None and self._editable and not (one.metric.surveyed or one.metric.is_retired):
            self.retire_requested.emit(one)


def _days(count: int) -> str:
    return trn("{count} day", "{count} days", count)


def _fed_short(one: MetricShown) -> str:
    if one.metric.is_retired:
        return tr("retired")
    if one.fed is None:
        return "…"
    return f"{one.fed.accounts:,}" if one.fed.accounts else tr("no data")


def _fed_text(fed: Fed | None, accounts: int) -> str:
    if fed is None:
        return tr("being reckoned …")
    if not fed.accounts or fed.newest is None:
        return tr("no data")
    said = tr(
        "{fed} of {accounts} accounts, newest {day}",
        fed=f"{fed.accounts:,}",
        accounts=f"{accounts:,}",
        day=day_text(fed.newest),
    )
    if fed.derived:
        said += "; " + tr("derived at {count} of them", count=f"{fed.derived:,}")
    return said


def _used_text(uses: Uses) -> str:
    if not uses.is_any:
        return tr("nothing so far")
    parts = [tr("scorecard {name}", name=name) for name in uses.scorecards]
    parts += [tr("signal {name}", name=tr(name)) for name in uses.signals]
    parts += [tr("library measure {name}", name=name) for name in uses.library]
    if uses.measures:
        parts.append(trn("{count} measure of a plan", "{count} measures of plans", uses.measures))
    if uses.cards:
        parts.append(trn("{count} card of a map", "{count} cards of maps", uses.cards))
    return " · ".join(parts)
