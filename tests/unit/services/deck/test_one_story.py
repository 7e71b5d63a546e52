"""In a deck a metric has one value, or each says how it is reckoned or of which day it is."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import NamedTuple

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cs_desktop.domain.deck.content import Audience
from cs_desktop.domain.deck.design import SlideDesign, usual_design
from cs_desktop.domain.deck.kinds import DeckTemplate, SlideKey
from cs_desktop.domain.deck.slides import (
    Block,
    ChartPanel,
    KeyFigure,
    MeasureRow,
    ObjectiveRow,
    OwnTableSlide,
    Row,
    Slide,
)
from cs_desktop.domain.figures import Figure, value_text
from cs_desktop.domain.metrics.known import MetricRow
from cs_desktop.domain.plan.progress import Progress
from cs_desktop.domain.reviews.frozen import Numbers
from cs_desktop.services.account_page import Measured
from cs_desktop.services.deck.facts.own import DeckFacts
from cs_desktop.services.deck.makers.adoption import adoption_slide
from cs_desktop.services.deck.makers.commitments import commitments_slide
from cs_desktop.services.deck.makers.support import support_slide
from cs_desktop.services.deck.making import make_deck
from cs_desktop.services.deck.moves import metric_move
from cs_desktop.services.deck.slides import PLAIN
from tests.unit.services.deck.telling import (
    AS_OF,
    TODAY,
    commitment,
    facts,
    measure,
    objective,
    plan,
    review,
)

METRICS = {
    one.key: one
    for one in (
        MetricRow(1, "weekly_active", "Active users", "share", "mean", True, 30, 30),
        MetricRow(2, "usage", "Usage", "count", "sum", True, 30, 30),
        MetricRow(3, "features_used", "Features used", "count", "max", True, 30, 30),
        MetricRow(4, "seats_used", "Seats used", "share", "last", True, 30, 30),
        MetricRow(5, "tickets", "Tickets", "count", "sum", False, 90, 90),
        MetricRow(6, "resolution_hours", "Resolution time", "hours", "mean", False, 90, 90),
    )
}
KINDS = ("raise", "lower", "keep_at_least", "keep_at_most", "stay_within")
DAILY = 1
RECKONED = {
    "averaged": "mean",
    "came to": "sum",
    "peaked at": "highest",
    "mean of": "mean",
    "sum of": "sum",
    "highest of": "highest",
    "last value of": "last",
    " before": "before",
}
_SAID = re.compile("|".join(RECKONED))
_DAY = re.compile(r"[A-Z][a-z]{2} \d{1,2}\b")
_NUMBER = re.compile(r"−?\d[\d,]*(?:\.\d+)?")
_VERB = r"(averaged|came to|peaked at|(?:still )?stood at|(?:rose|fell) from \S+(?: \w+)? to)"


class Told(NamedTuple):
    """A value of a metric, and what a reader sees of how it is reckoned and of which day it is."""

    metric: str
    value: float
    how: tuple[str, ...]


def _number(text: str) -> float:
    found = _NUMBER.search(text)
    assert found, text
    return float(found[0].replace(",", "").replace("−", "-"))


def _how(*texts: str) -> tuple[str, ...]:
    said = " ".join(texts)
    return (*sorted({RECKONED[one] for one in _SAID.findall(said)}), *sorted(set(_DAY.findall(said))))


def told_in(slide: Slide, read: frozenset[str]) -> Iterator[Told]:
    """Yield every value of a metric on a slide; `read` are the metrics that the plan tells as its own."""
    yield from _of_sentence(getattr(slide, "title", ""), read)
    shown = slide.table if isinstance(slide, OwnTableSlide) else slide
    for group in (getattr(shown, name, ()) for name in ("figures", "rows", "measures", "objectives")):
        for one in group:
            yield from _of_part(one, read)
    for panel in getattr(shown, "panels", ()):
        yield _of_chart(panel, read)
    for block in getattr(shown, "blocks", ()):
        assert isinstance(block, Block)
        for sentence in block.sentences:
            yield from _of_sentence(sentence, read)


def _of_part(one: KeyFigure | Row | MeasureRow | ObjectiveRow, read: frozenset[str]) -> Iterator[Told]:
    match one:
        case KeyFigure():
            yield from _of_figure(one.figure, one.figure.note.partition("; ")[0])
            if one.figure.note.endswith(" before"):
                before = one.figure.note.partition("; ")[2]
                yield from (told._replace(value=_number(before)) for told in _of_figure(one.figure, before))
        case MeasureRow():
            yield from _of_figure(one.current)
        case ObjectiveRow():
            yield from _of_figure(one.now, one.measure)
        case Row():
            # In the table of all details the day stands in a column of its own, how below the name.
            days = [cell.text for cell in one.cells if re.fullmatch(rf"{_DAY.pattern}, \d{{4}}", cell.text)]
            reckoned = _SAID.findall(one.cells[0].sub)
            for cell in one.cells:
                yield from _of_figure(cell.figure, cell.sub, *reckoned, *days)
            yield from _of_sentence(one.cells[0].text, read)


def _of_figure(figure: Figure | None, *beside: str) -> Iterator[Told]:
    found = re.match(r"Metric “(.+)”", figure.source) if figure is not None else None
    if figure is not None and found:
        yield Told(found[1], _number(figure.text()), _how(*beside))


def _of_chart(panel: ChartPanel, read: frozenset[str]) -> Told:
    chart = panel.chart
    last = next(y for y in reversed(chart.series[0].y) if y is not None)
    how = () if chart.title in read else (chart.subtitle,)
    return Told(chart.title, _number(value_text(last, chart.y_axis.unit)), how)


def _of_sentence(text: str, read: frozenset[str]) -> Iterator[Told]:
    """Of a value that stands, the last of the period is told, or the one that the plan tells."""
    for metric in METRICS.values():
        for found in re.finditer(rf"{metric.name} {_VERB} (\S+)", text, re.IGNORECASE):
            stands = () if metric.name in read else ("last",)
            yield Told(metric.name, _number(found[2]), _how(found[1]) or stands)


def differing(slides: tuple[Slide, ...], read: Mapping[str, date]) -> dict[tuple[str, tuple[str, ...]], set]:
    """Return the metrics with several values under the same words, or with one that no words explain.

    `read` says of which day the value is that the plan tells of a metric; without words it is that one.
    """
    found = defaultdict(set)
    for slide in slides:
        for told in told_in(slide, frozenset(read)):
            day = read.get(told.metric)
            newest = (f"{day:%b} {day.day}",) if day is not None else ()
            found[told.metric, () if told.how == newest else told.how].add(told.value)
    return {key: values for key, values in found.items() if len(values) > 1 or not (key[1] or key[0] in read)}


def _points(metric: MetricRow, step: int, seed: int) -> Measured:
    """Return half a year of points in tenths, the newest of a day after the deck's."""
    rng = np.random.default_rng((seed, metric.id))
    days = np.arange((AS_OF - timedelta(days=181)).toordinal(), (AS_OF - timedelta(days=1)).toordinal(), step)
    days = np.append(days, (TODAY - timedelta(days=14)).toordinal())
    values = rng.integers(1, 900, len(days)) / (1000 if metric.unit == "share" else 10)
    return Measured(metric, days, values if metric.unit in ("share", "hours") else np.round(values))


def _facts(steps: Mapping[str, int], plans: Mapping[str, str], seed: int) -> DeckFacts:
    """Return facts with metrics by day or week, of which a plan reads some, and promises that are newer."""
    measured = {key: _points(metric, steps[key], seed) for key, metric in METRICS.items()}
    moves = {key: metric_move(one, facts().period) for key, one in measured.items()}
    objectives, promises = [], []
    for number, (key, kind) in enumerate(plans.items(), 1):
        metric, points = METRICS[key], measured[key]
        known = points.days <= AS_OF.toordinal()
        goal = {"target": float(np.median(points.values)), "target_high": float(points.values.max())}
        objectives.append(
            objective(
                measure(
                    *(number, metric.name, Progress.BEHIND),
                    **{"kind": kind, "unit": metric.unit, "source": metric.name, **goal},
                    baseline=float(points.values[0]),
                    current=float(points.values[known][-1]),
                    current_on=date.fromordinal(int(points.days[known][-1])),
                ),
                state="met" if seed % 2 else "open",
            )
        )
        one = commitment(number, "partly", confirmed=False)
        newer = {"result": float(points.values[-1]), "result_on": date.fromordinal(int(points.days[-1]))}
        scored = replace(one.scored, source=metric.name, numbers=Numbers(kind, metric.unit), **newer)
        promises.append(replace(one, scored=scored))
    return facts(
        moves=moves,
        measured=tuple(measured.values()),
        plan=plan(*objectives) if objectives else None,
        review=review(*promises) if promises else None,
    )


def _read(told: DeckFacts) -> dict[str, date]:
    return {one.source: one.current_on for one in told.plan.measures} if told.plan is not None else {}


@settings(max_examples=40)
@given(
    st.fixed_dictionaries({key: st.sampled_from([DAILY, 7]) for key in METRICS}),
    st.dictionaries(st.sampled_from(list(METRICS)), st.sampled_from(KINDS)),
    st.sampled_from([one for one in DeckTemplate if one is not DeckTemplate.PORTFOLIO]),
    st.sampled_from(list(Audience)),
    st.integers(0, 1000),
)
def test_two_values_of_a_metric_never_stand_under_the_same_words(steps, plans, template, audience, seed):
    told = _facts(steps, plans, seed)
    usual = usual_design(template, audience)
    whole = replace(usual, slides=tuple(replace(one, included=True) for one in usual.slides))
    slides = make_deck(told, whole, PLAIN).deck.slides
    assert differing(slides, _read(told)) == {}
    # The search finds what there is: each metric that the plan reads, beside its promise of a later day.
    found = {one for slide in slides for one in told_in(slide, frozenset(_read(told)))}
    for name, day in _read(told).items():
        hows = {one.how for one in found if one.metric == name}
        assert () in hows or (f"{day:%b} {day.day}",) in hows


@pytest.mark.parametrize(("key", "make"), [("weekly_active", adoption_slide), ("tickets", support_slide)])
def test_what_the_plan_reads_stands_with_its_day_and_its_line_ends_in_it(key, make):
    """By day the last week's mean or sum is another value, so the line goes from value to value."""
    told = _facts(dict.fromkeys(METRICS, DAILY), {key: "stay_within"}, 1)
    slide = make(told, SlideDesign(SlideKey.ADOPTION if key == "weekly_active" else SlideKey.SUPPORT))
    (read,) = told.plan.measures
    named = next(one for one in slide.figures if one.figure.label == read.name)
    assert named.figure.value == read.current
    assert named.figure.note.startswith("on Sep 28; ")
    (panel,) = (one for one in slide.panels if one.chart.title == read.name)
    assert (panel.chart.subtitle, panel.chart.series[0].y[-1]) == ("Each value", read.current)
    assert slide.title.startswith(f"{read.name} ")
    assert " in Q3" not in slide.title


def test_results_of_days_after_the_period_say_why_they_differ():
    told = _facts(dict.fromkeys(METRICS, 7), {"weekly_active": "raise"}, 1)
    slide = commitments_slide(told, SlideDesign(SlideKey.COMMITMENTS))
    assert slide.rows[0].cells[3].sub == "Oct 12, 2026"
    assert slide.note.endswith("Results dated after Sep 30, 2026 are newer than the values of the period.")
    plain = commitments_slide(facts(review=review(commitment(1, "met"))), SlideDesign(SlideKey.COMMITMENTS))
    assert plain.note == ""
