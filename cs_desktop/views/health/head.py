"""The headline of an account's health: score, band, axes, how it moved, and what holds it down."""

from collections.abc import Iterator

from PySide6.QtWidgets import QBoxLayout, QWidget

from cs_desktop.common.dates import day_text, short_day_text
from cs_desktop.common.language import tr, trc
from cs_desktop.common.text import capitalized
from cs_desktop.domain.figures import Status
from cs_desktop.domain.health import override_told
from cs_desktop.domain.health.shown import HealthShown
from cs_desktop.domain.health.standing import formula, shown_score
from cs_desktop.domain.health.told import causes, movement
from cs_desktop.views.theme.fonts import TextStyle
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.pieces import Panel, column, row
from cs_desktop.views.widgets.pills import StatusPill
from cs_desktop.views.widgets.text import ElidedLabel, Label, plain_tooltip

MOVED_WEEKS = 26
"""How far back the headline looks."""


class _Axis(QWidget):
    """The score of one axis under its name."""

    def __init__(self, name: str, formula: str) -> None:
        super().__init__()
        self._name, self._formula = name, formula
        self._value = Label("", TextStyle.SECTION)
        self.setLayout(column(0, Label(name, TextStyle.CAPTION, "text3"), self._value, 0, spacing=0))

    def show_score(self, score: float | None, shown: HealthShown) -> None:
        """Show a score; an en dash where the axis has no data."""
        text = "–" if score is None else str(shown_score(score))
        self._value.setText(text)
        card = tr("Scorecard {name}", name=shown.scorecard.name)
        source = tr("{source}, as of {day}", source=card, day=day_text(shown.as_of))
        missing = [tr("None of its measures has data.")] if score is None else []
        lines = (f"{self._name}: {text}", *missing, self._formula, source)
        self.setToolTip(plain_tooltip("\n".join(lines)))
        self.setAccessibleName(f"{self._name} {text}")


class HealthHead(Panel):
    """Shows the headline of a HealthShown."""

    def __init__(self, theme: Theme) -> None:
        super().__init__("surface", "bottom")
        self._score = Label("", TextStyle.ROOM)
        self._band = StatusPill(theme)
        self._moved = ElidedLabel("", TextStyle.BODY_MEDIUM)
        self._causes = Label("", TextStyle.CELL, "text2", wrap=True)
        self._override = Label("", TextStyle.CELL, "text2", wrap=True)
        self._outcome = _Axis(trc("quadrant", "Outcome"), formula("outcome"))
        self._experience = _Axis(tr("Experience"), formula("experience"))
        self._card = Label("", TextStyle.CELL, "text3")
        said = row(self._band, self._moved, spacing=10)
        said.setStretch(1, 1)
        words = column(spacing=4)
        words.addLayout(said)
        words.addWidget(self._override)
        words.addWidget(self._causes)
        main = row(self._score, spacing=16)
        main.addLayout(words, 1)
        beside = row(self._outcome, self._experience, 0, self._card, spacing=20)
        self._box: QBoxLayout = row(spacing=20, margins=(20, 12, 20, 12))
        self._box.addLayout(main, 1)
        self._box.addLayout(beside)
        self.setLayout(self._box)

    def show_health(self, shown: HealthShown) -> None:
        """Show another account's."""
        health = shown.health
        text = "–" if health.score is None else str(shown_score(health.score))
        label, status = (
            (tr("No score"), Status.NONE) if health.band is None else (health.band.label, health.band.status)
        )
        self._score.setText(text)
        self._score.setToolTip(plain_tooltip("\n".join(_explained(shown))))
        self._score.setAccessibleName(tr("Health {score}, {band}", score=text, band=label))
        self._band.say(label, status)
        self._moved.setText(_moved(shown))
        self._causes.setText(" ".join(_causes(shown)))
        self._override.setVisible(health.override is not None)
        if health.override is not None:
            told = override_told.told(health.override, health.calculated, health.calculated_band)
            self._override.setText(". ".join(told))
        self._outcome.show_score(health.outcome, shown)
        self._experience.show_score(health.experience, shown)
        card = shown.scorecard
        self._card.setText(tr("Scorecard {name}, version {number}", name=card.name, number=card.version))

    def stand(self, *, beside: bool) -> None:
        """Put the axes beside the words, or under them where there is little room."""
        way = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        if self._box.direction() != way:
            self._box.setDirection(way)
            self._box.setSpacing(20 if beside else 8)


def _moved(shown: HealthShown) -> str:
    """Return how far the score moved and how far it is from the next band, or what it was last."""
    score = shown.health.score
    if score is not None:
        course = shown.trend[-MOVED_WEEKS - 1 :]
        return capitalized(", ".join(reversed([*movement(score, course, shown.bands, shown.as_of)])))
    last = next((point for point in reversed(shown.trend) if point.score is not None), None)
    if last is None:
        return ""
    day = short_day_text(last.day, shown.as_of)
    return tr("Last {score} on {day}", score=shown_score(last.score or 0.0), day=day)


def _causes(shown: HealthShown) -> Iterator[str]:
    yield from causes(shown.scorecard, shown.bands, shown.health)
    if shown.health.is_flagged and shown.health.quadrant is not None:
        quadrant = shown.health.quadrant.label
        yield tr("Healthy by its score, yet {quadrant}: look at the lower axis.", quadrant=quadrant)


def _explained(shown: HealthShown) -> Iterator[str]:
    """Yield the formula of the score, its bands, and where it comes from."""
    yield formula("score")
    yield formula("calculated")
    yield formula("band")
    card = shown.scorecard
    source = tr("Scorecard {name}, version {number}", name=card.name, number=card.version)
    yield tr("{source}, as of {day}", source=source, day=day_text(shown.as_of))
