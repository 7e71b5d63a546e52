"""The sections of the inspector, each filled anew for another account."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from cs_desktop.common.dates import short_day_text
from cs_desktop.common.language import marked, tr, trc, trn
from cs_desktop.domain.bands import Quadrant
from cs_desktop.domain.figures import Status
from cs_desktop.domain.health.override_told import told
from cs_desktop.domain.health.standing import shown_score
from cs_desktop.domain.inspection import Inspection, NextKind, NextThing, ObjectiveBar
from cs_desktop.domain.plan.progress import Progress
from cs_desktop.domain.plan.words import PROGRESS_STATUS
from cs_desktop.views.inspector.parts import (
    ContributionBar,
    MeasureBar,
    QuadrantMap,
    TrendLine,
)
from cs_desktop.views.inspector.sentences import health_sentences, trend_in_words
from cs_desktop.views.theme.fonts import TextStyle
from cs_desktop.views.theme.heights import fix_width
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.buttons import Button
from cs_desktop.views.widgets.marks import BAND_STATUS
from cs_desktop.views.widgets.pieces import QuadrantMark, StatusMark, column, row
from cs_desktop.views.widgets.pills import StatusPill
from cs_desktop.views.widgets.text import ElidedLabel, Label

CONTRIBUTIONS = 3
OBJECTIVES = 4
DAY_WIDTH = 84
_PLAIN = {
    Quadrant.HAPPY_SUCCESSFUL: marked("They get the result and like working with us."),
    Quadrant.TRAPPED: marked("They get the result but do not enjoy the work."),
    Quadrant.ACCESSIBLE: marked("They like us but do not get the result: open to others."),
    Quadrant.HIGH_RISK: marked("They neither get the result nor like the work."),
}
_NEXT = {
    NextKind.REVIEW: marked("Review"),
    NextKind.NOTICE: marked("Notice by this day"),
    NextKind.RENEWAL: marked("Renewal"),
    NextKind.TASK: marked("Task"),
    NextKind.PROMISE: marked("Promise"),
}
_PROGRESS = {
    Progress.NOT_STARTED: marked("not started"),
    Progress.ON_PACE: marked("on pace"),
    Progress.BEHIND: marked("behind"),
    Progress.OVERDUE: marked("overdue"),
    Progress.MET: marked("met"),
}


class Section(QWidget):
    """A title with something at its right, and parts under it that come and go."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self._note = Label("", TextStyle.CELL, "text3")
        self.head = row(Label(title, TextStyle.SECTION), self._note, 0, spacing=8)
        self._body = column(spacing=6)
        box = column(spacing=8, margins=(16, 12, 16, 14))
        box.addLayout(self.head)
        box.addLayout(self._body)
        self.setLayout(box)

    def note(self, text: str) -> None:
        """Say something beside the title."""
        self._note.setText(text)

    def fill(self, *parts: QWidget) -> None:
        """Show these parts in place of those before."""
        while (item := self._body.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for part in parts:
            self._body.addWidget(part)


class HealthSection(Section):
    """Score, trend, and what made the score."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(tr("Health"))
        self._theme = theme
        self._pill = StatusPill(theme)
        self.head.addWidget(self._pill)

    def show_account(self, shown: Inspection) -> None:
        """Show an account's health."""
        health = shown.health
        self._pill.setVisible(health.band is not None)
        if health.score is None or health.band is None:
            self.fill(_quiet(tr("No measure has data yet; import metrics or surveys.")))
            return
        self._pill.say(tr(health.band.label), BAND_STATUS[health.band])
        line = row(Label(str(shown_score(health.score)), TextStyle.VALUE), spacing=10)
        words = column(*(Label(text, TextStyle.CELL, "text2") for text in health_sentences(shown)), spacing=0)
        line.addLayout(words, 1)
        score = QWidget()
        score.setLayout(line)
        trend = TrendLine(self._theme)
        trend.show_trend(shown.trend, shown.bands)
        trend.setAccessibleName(trend_in_words(shown))
        given = sorted((c for c in health.contributions if c.points), key=lambda c: -abs(c.points))
        largest = max((abs(c.points) for c in given), default=1.0)
        bars = [ContributionBar(self._theme, c, largest) for c in given[:CONTRIBUTIONS]]
        by_hand = (
            ()
            if health.override is None
            else told(health.override, health.calculated, health.calculated_band)
        )
        self.fill(score, *map(_quiet, by_hand), trend, *bars)


class QuadrantSection(Section):
    """Outcome and experience, with the way of the last quarters."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(tr("Outcome and experience"))
        self._theme = theme

    def show_account(self, shown: Inspection) -> None:
        """Show where an account stands."""
        health = shown.health
        if health.quadrant is None or health.outcome is None or health.experience is None:
            self.fill(_quiet(tr("Both outcome and experience need data before this can be told.")))
            return
        chart = QuadrantMap(self._theme)
        chart.show_trail(shown.trail, shown.bands.split)
        outcome, experience = shown_score(health.outcome), shown_score(health.experience)
        name = tr(health.quadrant.label)
        chart.setAccessibleName(
            tr(
                "Quadrant {name}, outcome {outcome}, experience {experience}",
                name=name,
                outcome=outcome,
                experience=experience,
            )
        )
        mark = QuadrantMark(self._theme, health.quadrant)
        facts = QGridLayout()
        facts.setVerticalSpacing(2)
        facts.setColumnStretch(0, 1)
        for place, (text, score) in enumerate(
            ((trc("quadrant", "Outcome"), outcome), (tr("Experience"), experience))
        ):
            facts.addWidget(Label(text, TextStyle.CELL, "text3"), place, 0)
            facts.addWidget(Label(str(score), TextStyle.CELL_BOLD, tabular=True), place, 1)
        told = column(spacing=4)
        told.addLayout(row(mark, Label(name, TextStyle.BODY_MEDIUM), 0, spacing=7))
        told.addWidget(Label(tr(_PLAIN[health.quadrant]), TextStyle.CELL, "text2", wrap=True))
        told.addStretch()
        told.addLayout(facts)
        part = QWidget()
        line = row(chart, spacing=12)
        line.addLayout(told, 1)
        part.setLayout(line)
        self.fill(part)


class ObjectivesSection(Section):
    """The objectives of the success plan, in its order."""

    bridges_requested = Signal(object, str)
    """An objective, by its id, and its text: one asks for the bridges that serve it."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(tr("Objectives"))
        self._theme = theme

    def show_account(self, shown: Inspection) -> None:
        """Show an account's objectives."""
        if not shown.objectives:
            self.note("")
            self.fill(_quiet(tr("No objective has been agreed yet.")))
            return
        good = sum(1 for o in shown.objectives if _status(o) is Status.GOOD)
        self.note(tr("{count} of {total} on pace", count=good, total=len(shown.objectives)))
        parts = [self._objective(objective) for objective in shown.objectives[:OBJECTIVES]]
        left = len(shown.objectives) - OBJECTIVES
        if left > 0:
            parts.append(_quiet(trn("{count} more", "{count} more", left)))
        self.fill(*parts)

    def _objective(self, objective: ObjectiveBar) -> QWidget:
        status = tr(_PROGRESS[objective.progress]) if objective.progress is not None else tr("not measured")
        head = row(spacing=6)
        head.addWidget(StatusMark(self._theme, _status(objective)))
        head.addWidget(ElidedLabel(objective.text, TextStyle.CELL), 1)
        if objective.target is not None:
            head.addWidget(Label(objective.current_text, TextStyle.CELL_BOLD, tabular=True))
            head.addWidget(
                Label(tr("of {target}", target=objective.target_text), TextStyle.CELL, "text3", tabular=True)
            )
        else:
            head.addWidget(Label(tr("no target"), TextStyle.CELL, "text3"))
        part = QWidget()
        box = column(spacing=2)
        box.addLayout(head)
        if objective.target is not None:
            box.addWidget(MeasureBar(self._theme, objective))
        if objective.bridges:
            count = trn("{count} bridge", "{count} bridges", objective.bridges)
            lead = Button(self._theme, count, "link", name=tr("{bridges} on the journey map", bridges=count))
            lead.clicked.connect(lambda: self.bridges_requested.emit(objective.id, objective.text))
            box.addWidget(lead, 0, Qt.AlignmentFlag.AlignLeading)
        part.setLayout(box)
        part.setAccessibleName(
            tr(
                "{objective}, current {current}, target {target}, {state}",
                objective=objective.text,
                current=objective.current_text,
                target=objective.target_text,
                state=status,
            )
        )
        part.setToolTip(part.accessibleName())
        return part


class NextSection(Section):
    """What is to happen, the earliest first."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(tr("Next"))
        self._theme = theme

    def show_account(self, shown: Inspection) -> None:
        """Show what is to happen with an account."""
        parts = [self._thing(thing, shown) for thing in shown.next]
        self.fill(*(parts or [_quiet(tr("No review, task, promise or renewal has a day."))]))

    def _thing(self, thing: NextThing, shown: Inspection) -> QWidget:
        left = (thing.day - shown.as_of).days
        day = tr("Today") if left == 0 else short_day_text(thing.day, shown.as_of)
        late = left < 0
        when = Label(day, TextStyle.CELL, "risk" if late else "text3")
        fix_width(when, DAY_WIDTH)
        words = tr(_NEXT[thing.kind])
        text = tr("{kind}: {text}", kind=words, text=thing.text) if thing.text else words
        line = row(spacing=6)
        if late:
            line.addWidget(StatusMark(self._theme, Status.RISK))
            fix_width(when, DAY_WIDTH - 18)
        line.addWidget(when)
        line.addWidget(ElidedLabel(text, TextStyle.CELL), 1)
        if late:
            line.addWidget(Label(tr("{days} d overdue", days=-left), TextStyle.CELL_MEDIUM, "risk"))
        part = QWidget()
        part.setLayout(line)
        part.setMinimumHeight(20)
        return part


def _status(objective: ObjectiveBar) -> Status:
    return Status.NONE if objective.progress is None else PROGRESS_STATUS[objective.progress]


def _quiet(text: str) -> Label:
    return Label(text, TextStyle.CELL, "text3", wrap=True)
