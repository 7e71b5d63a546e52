"""What makes the score, or what moved it since a day: the waterfall under its name and the choice."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from cs_desktop.common.dates import short_day_text
from cs_desktop.common.language import marked, tr, trn
from cs_desktop.domain.health.explained import explained, value_words
from cs_desktop.domain.health.moves import Moved
from cs_desktop.domain.health.rows import points_text
from cs_desktop.domain.health.shown import HealthShown
from cs_desktop.domain.health.steps import moved_waterfall, score_waterfall
from cs_desktop.views.health.steps import StepsChart
from cs_desktop.views.theme.fonts import TextStyle
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.pieces import column, row
from cs_desktop.views.widgets.segments import SegmentedButtons
from cs_desktop.views.widgets.text import ElidedLabel, Label

SCORE, MONTH, QUARTER = "score", "30", "90"
_WORDS = {SCORE: marked("Score"), MONTH: marked("30 days"), QUARTER: marked("90 days")}


class MakingPart(QWidget):
    """Shows one of: what makes the score, what moved it in 30 days, what moved it in 90 days."""

    measure_wanted = Signal(str)
    chosen = Signal()
    """Another comparison is shown."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._shown: HealthShown | None = None
        self._key, self._beside = SCORE, True
        self._title = Label("", TextStyle.SECTION)
        self._about = ElidedLabel("", TextStyle.CELL, "text2")
        self.choice = SegmentedButtons(theme)
        for key, text in _WORDS.items():
            self.choice.add(key, tr(text))
        self.choice.choose(SCORE)
        self.choice.chosen.connect(self.choose)
        self.chart = StepsChart(theme)
        self.chart.measure_wanted.connect(self.measure_wanted)
        self._nothing = Label("", TextStyle.CELL, "text2", wrap=True)
        head = row(self._title, spacing=8)
        head.addWidget(self._about, 1)
        head.addWidget(self.choice)
        box = column(spacing=8)
        box.addLayout(head)
        box.addWidget(self.chart)
        box.addWidget(self._nothing)
        box.addStretch(1)
        self.setLayout(box)

    @property
    def moved(self) -> Moved | None:
        """Return the comparison that is chosen; that of 30 days while the score itself is shown."""
        if self._shown is None:
            return None
        return self._shown.moved[-1 if self._key == QUARTER else 0] if self._shown.moved else None

    def show_health(self, shown: HealthShown) -> None:
        """Show another account's, or the same one's anew."""
        self._shown = shown
        self._draw()

    def stand(self, *, beside: bool) -> None:
        """Keep its height whichever is chosen, where something stands beside it."""
        if beside != self._beside:
            self._beside = beside
            self._draw()

    def choose(self, key: str) -> None:
        """Show another of the three."""
        self._key = key
        self.choice.choose(key)
        self._draw()
        self.chosen.emit()

    def _draw(self) -> None:
        shown, moved = self._shown, self.moved
        if shown is None:
            return
        words = {part.measure: explained(part, shown) for part in shown.health.contributions}
        told = None
        if shown.health.calculated is None:
            self._say(tr("What makes the score"), "")
            self._nothing.setText(tr("No measure counts today: what was read is too old, as the table says."))
        elif self._key == SCORE or moved is None:
            self._say(tr("What makes the score"), tr("points added to a neutral 50"))
            told = score_waterfall(shown.health)
        elif moved.points is None:
            self._say(tr("What moved the score"), "")
            self._nothing.setText(_no_comparison(moved))
        else:
            self._say(tr("What moved the score"), _about(moved, shown))
            told = moved_waterfall(moved, lambda part: value_words(part, shown, brief=True))
            self._nothing.setText("" if moved.moves else tr("No measure gives more or less than then."))
        self.chart.setVisible(told is not None)
        self._nothing.setVisible(told is None or (self._key != SCORE and not told.steps))
        if told is not None:
            rows = _most_rows(shown) if self._beside else 0
            self.chart.show_waterfall(told, shown.bands, words, rows)

    def _say(self, title: str, about: str) -> None:
        self._title.setText(title)
        self._about.setText(about)
        self.chart.name(title)


def _most_rows(shown: HealthShown) -> int:
    said = sum(part.has_say for part in shown.health.contributions)
    return max(said, *(len(moved.moves) for moved in shown.moved), 0)


def _about(moved: Moved, shown: HealthShown) -> str:
    assert moved.points is not None
    points, day = points_text(moved.points), short_day_text(moved.since, shown.as_of)
    if moved.card:
        return tr("{points} points since {day}, then by {card}", points=points, day=day, card=moved.card)
    return tr("{points} points since {day}", points=points, day=day)


def _no_comparison(moved: Moved) -> str:
    days = (moved.after.as_of - moved.since).days
    return trn(
        "{count} day ago no measure had data, so there is nothing to compare with.",
        "{count} days ago no measure had data, so there is nothing to compare with.",
        days,
    )
