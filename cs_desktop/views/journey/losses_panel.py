"""Where customers are lost: stage by stage, for a segment or a template, and what bridges moved."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from cs_desktop.common.dates import day_text
from cs_desktop.common.language import marked, tr, trn
from cs_desktop.common.money import money_short
from cs_desktop.domain.figures import Status
from cs_desktop.domain.journey.effect_words import VERDICTS, effect_formula, effect_text
from cs_desktop.domain.journey.effects import Effect, Verdict
from cs_desktop.domain.journey.losing_words import (
    WAYS,
    coverage,
    formula,
    lost_arr_figure,
    lost_figure,
    renewed_figure,
    renewed_words,
    source,
    stage_name,
    ways_text,
)
from cs_desktop.domain.journey.losses_shown import Losses, LossScope, StageLosses
from cs_desktop.domain.journey.stays import LossWay
from cs_desktop.views.journey.bars import WAY_ROLES, PartsBar
from cs_desktop.views.journey.scrolling_keys import scrolled
from cs_desktop.views.theme.fonts import TextStyle
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.buttons import Button
from cs_desktop.views.widgets.editors import ChoiceBox
from cs_desktop.views.widgets.pieces import Panel, StatusMark, column, line, row, scrolling
from cs_desktop.views.widgets.section import Section
from cs_desktop.views.widgets.text import ElidedLabel, Label, plain_tooltip
from cs_desktop.views.widgets.tiles import explanation

_TIMES: tuple[tuple[int | None, str], ...] = (
    (12, marked("Last 12 months")),
    (24, marked("Last 24 months")),
    (None, marked("All that is known")),
)
_STATUS = {
    Verdict.FEW: Status.NONE,
    Verdict.CHANCE: Status.NONE,
    Verdict.FEWER: Status.GOOD,
    Verdict.MORE: Status.RISK,
}


class LossesPanel(QWidget):
    """Shows Losses; says whose one asks for, and what is to be copied."""

    scope_changed = Signal(object)
    """A LossScope."""
    copy_requested = Signal(object)
    """The Losses that are shown."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._losses: Losses | None = None
        self._segments: tuple[str | None, ...] = (None,)
        self._templates: tuple[int | None, ...] = (None,)
        self.segment, self.template = self._choice(tr("Segment")), self._choice(tr("Template"))
        self.time = self._choice(tr("Time"))
        self.time.addItems([tr(text) for _months, text in _TIMES])
        self.copy = Button(theme, tr("Copy"), "default", "copy", name=tr("Copy as a table"))
        self.copy.setToolTip(tr("Copy as a table, for a spreadsheet or a document"))
        self.copy.clicked.connect(lambda: self.copy_requested.emit(self._losses))
        self.copy.setEnabled(False)
        self._coverage = Label(tr("Reading…"), TextStyle.CELL, "text2", wrap=True)
        self._body = column(spacing=0)
        self._shown: QWidget | None = None
        self._lay_out()

    @property
    def scope(self) -> LossScope:
        """Return whose losses are chosen."""
        return LossScope(
            self._segments[max(self.segment.currentIndex(), 0)],
            self._templates[max(self.template.currentIndex(), 0)],
            _TIMES[max(self.time.currentIndex(), 0)][0],
        )

    def show_losses(self, losses: Losses) -> None:
        """Show where customers are lost."""
        self._losses = losses
        self._offer(losses)
        self.copy.setEnabled(True)
        self._coverage.setText(coverage(losses))
        old, self._shown = self._shown, self._content(losses)
        self._body.insertWidget(0, self._shown)
        if old is not None:
            old.hide()
            old.deleteLater()

    def forget(self) -> None:
        """Show nothing, as before another workspace is read."""
        self._losses = None
        self.copy.setEnabled(False)
        self._coverage.setText(tr("Reading…"))
        if self._shown is not None:
            self._shown.hide()
            self._shown.deleteLater()
            self._shown = None
        self._fill(self.segment, [tr("All segments")], 0)
        self._fill(self.template, [tr("All accounts")], 0)
        self._segments, self._templates = (None,), (None,)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Begin with whose losses these are."""
        super().focusInEvent(event)
        self.segment.setFocus(event.reason())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Scroll by keys."""
        if not scrolled(self._area, event):
            super().keyPressEvent(event)

    def _offer(self, losses: Losses) -> None:
        self._segments = (None, *losses.segments)
        names = [tr("All segments"), *(name or tr("Without a segment") for name in losses.segments)]
        chosen = losses.scope.segment
        self._fill(self.segment, names, self._segments.index(chosen) if chosen in self._segments else 0)
        self._templates = (None, *(one.id for one in losses.templates))
        texts = [
            trn(
                "Maps from {template} ({count} map)",
                "Maps from {template} ({count} maps)",
                one.maps,
                template=one.name,
            )
            for one in losses.templates
        ]
        place = losses.scope.template_id
        at = self._templates.index(place) if place in self._templates else 0
        self._fill(self.template, [tr("All accounts"), *texts], at)

    def _fill(self, box: ChoiceBox, texts: Sequence[str], place: int) -> None:
        told = box.blockSignals(True)  # noqa: FBT003 - Qt's own name
        if [box.itemText(at) for at in range(box.count())] != list(texts):
            box.clear()
            box.addItems(list(texts))
        box.setCurrentIndex(place)
        box.blockSignals(told)

    def _content(self, losses: Losses) -> QWidget:
        whole = QWidget()
        stages = Section(tr("By stage of life"))
        stages.add(self._legend())
        stages.add(self._table(losses))
        renewed = renewed_figure(losses)
        words = renewed_words(sum(one.figures.renewed for one in losses.stages), renewed.text())
        if words:
            told = Label(words, TextStyle.CELL, "text2", wrap=True)
            told.setToolTip(plain_tooltip(explanation(renewed)))
            stages.add(told)
        basis = tr("{formula} Source: {source}.", formula=formula(losses), source=source())
        stages.add(Label(basis, TextStyle.CAPTION, "text3", wrap=True))
        bridges = Section(tr("What bridges moved"))
        for effect in losses.effects:
            bridges.add(self._effect(losses, effect))
        if losses.effects:
            bridges.add(Label(effect_formula(), TextStyle.CAPTION, "text3", wrap=True))
        else:
            nothing = tr(
                "No bridge of these maps is done yet. Set a bridge to Done with its day, and the accounts "
                "before and after it are compared here."
            )
            bridges.add(Label(nothing, TextStyle.CELL, "text3", wrap=True))
        whole.setLayout(column(stages, bridges, spacing=0))
        return whole

    def _legend(self) -> QWidget:
        part = QWidget()
        box = row(spacing=6)
        for way in LossWay:
            swatch = PartsBar(self._theme, [(WAY_ROLES[way], 1)], 1, tr(WAYS[way]))
            swatch.setMinimumWidth(0)
            swatch.setFixedWidth(14)
            box.addWidget(swatch)
            box.addWidget(Label(tr(WAYS[way]), TextStyle.CAPTION, "text2"))
            box.addSpacing(8)
        box.addStretch(1)
        part.setLayout(box)
        return part

    def _table(self, losses: Losses) -> QWidget:
        part = QWidget()
        grid = QGridLayout(part)
        grid.setContentsMargins(0, 4, 0, 4)
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(6)
        heads = (tr("Stage"), tr("In it now"), tr("Lost"), tr("ARR lost"))
        for place, head in enumerate(heads):
            label = Label(head, TextStyle.CAPTION_MEDIUM, "text3")
            grid.addWidget(label, 0, place, _side(place))
        grid.setColumnMinimumWidth(0, 110)
        grid.setColumnStretch(4, 1)
        longest = max((stage.figures.lost for stage in losses.stages), default=0)
        for number, stage in enumerate(losses.stages, 1):
            for place, cell in enumerate(self._cells(losses, stage)):
                grid.addWidget(cell, number, place, _side(place))
            parts = [(WAY_ROLES[way], stage.figures.ways.get(way, 0)) for way in LossWay]
            words = tr("{stage}: {ways}", stage=stage.name, ways=ways_text(stage) or tr("none lost"))
            grid.addWidget(PartsBar(self._theme, parts, longest, words), number, 4)
        if not losses.stages:
            grid.addWidget(Label(tr("The lifecycle has no stage."), TextStyle.CELL, "text3"), 1, 0, 1, 5)
        return part

    def _cells(self, losses: Losses, stage: StageLosses) -> list[QWidget]:
        figures = stage.figures
        arr = lost_arr_figure(tr("ARR lost at {stage}", stage=stage.name), figures.lost_arr, losses)
        name = ElidedLabel(stage.name, TextStyle.CELL_MEDIUM)
        here = Label(f"{figures.here:,}", TextStyle.CELL, tabular=True)
        here.setToolTip(
            plain_tooltip(
                tr("{arr} ARR is in this stage now", arr=money_short(figures.here_arr, losses.currency))
            )
        )
        lost = Label(f"{figures.lost:,}", TextStyle.CELL_MEDIUM, tabular=True)
        lost.setToolTip(plain_tooltip(explanation(lost_figure(stage, losses))))
        money = Label(arr.text(), TextStyle.CELL_MEDIUM, tabular=True)
        money.setToolTip(plain_tooltip(explanation(arr)))
        return [name, here, lost, money]

    def _effect(self, losses: Losses, effect: Effect) -> QWidget:
        bridge = effect.bridge
        verdict = row(spacing=6)
        if _STATUS[effect.verdict] is not Status.NONE:
            verdict.addWidget(StatusMark(self._theme, _STATUS[effect.verdict]))
        verdict.addWidget(Label(tr(VERDICTS[effect.verdict]), TextStyle.CELL_MEDIUM))
        verdict.addStretch(1)
        about = " · ".join(
            (
                stage_name(losses, bridge.lifecycle_id) or tr("a stage that is gone"),
                tr("done {day}", day=day_text(bridge.done_on)),
                trn("on {count} map", "on {count} maps", bridge.maps),
            )
        )
        part = QWidget()
        box = column(spacing=2, margins=(0, 4, 0, 8))
        box.addWidget(ElidedLabel(bridge.title, TextStyle.CELL_MEDIUM))
        box.addWidget(ElidedLabel(about, TextStyle.CAPTION, "text3"))
        box.addWidget(Label(effect_text(effect), TextStyle.CELL, "text2", wrap=True))
        box.addLayout(verdict)
        part.setLayout(box)
        return part

    def _choice(self, name: str) -> ChoiceBox:
        box = ChoiceBox(self._theme, ())
        box.setAccessibleName(name)
        box.setSizeAdjustPolicy(box.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(10)
        box.activated.connect(lambda _place: self.scope_changed.emit(self.scope))
        return box

    def _lay_out(self) -> None:
        self.forget()
        tools = row(spacing=8)
        for box in (self.segment, self.template, self.time):
            tools.addWidget(box, 1)
        tools.addWidget(self.copy)
        head = QWidget()
        whole = column(spacing=10, margins=(16, 12, 16, 12))
        whole.addLayout(tools)
        whole.addWidget(self._coverage)
        head.setLayout(whole)
        inside = Panel("surface")
        self._body.addStretch(1)
        inside.setLayout(self._body)
        self._area = scrolling(inside)
        self.setLayout(column(head, line(), self._area, spacing=0))


def _side(place: int) -> Qt.AlignmentFlag:
    middle = Qt.AlignmentFlag.AlignVCenter
    return middle if not place else middle | Qt.AlignmentFlag.AlignTrailing
