"""The templates that come with the program, read from its resources."""

import tomllib
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import count, zip_longest
from pathlib import Path
from typing import Any

from cs_desktop.common.errors import KnownError
from cs_desktop.common.language import tr
from cs_desktop.common.resources import resource
from cs_desktop.domain.journey.content import (
    Answer,
    Card,
    Emotion,
    Lane,
    Link,
    MapContent,
    MapHead,
    MapMilestone,
    Persona,
    Stage,
)
from cs_desktop.domain.journey.questions import QUESTIONS, phase_of
from cs_desktop.domain.journey.shown import Template
from cs_desktop.domain.journey.words import CardKind, LaneKind
from cs_desktop.domain.metrics.known import MetricRow

FORMAT = 1
"""Of the files; a newer one is refused."""
_FOLDER = "journeys"
_CARD_FIELDS = ("notes", "way", "state", "evidence", "start", "length")


def shipped_templates() -> tuple[Template, ...]:
    """Return the templates that come with the program, by name."""
    found = []
    for path in sorted(resource(_FOLDER).glob("*.toml")):
        read = _read(path)
        names = tuple(tr(stage["name"]) for stage in read["stages"])
        found.append(Template(path.stem, tr(read["name"]), tr(read["about"]), names))
    return tuple(sorted(found, key=lambda template: template.name))


def shipped_content(key: str, lifecycle: Mapping[str, int], metrics: Sequence[MetricRow] = ()) -> MapContent:
    """Return what a template holds, for the workspace's stages of life by name, and its metrics.

    Raises:
        KnownError: there is no such template, or it is of a newer version of the program.
    """
    return content_from(read_template(key), lifecycle, metrics=metrics)


def read_template(key: str) -> Mapping[str, Any]:
    """Return a template that comes with the program, as it is written.

    Raises:
        KnownError: there is no such template.
    """
    return _read(resource(_FOLDER) / f"{key}.toml")


def _read(path: Path) -> Mapping[str, Any]:
    if not path.is_file():
        raise KnownError(tr("There is no template called {name}; choose another one.", name=path.stem))
    return tomllib.loads(path.read_text(encoding="utf-8"))


def content_from(
    read: Mapping[str, Any],
    lifecycle: Mapping[str, int],
    say: Callable[[str], str] = tr,
    metrics: Sequence[MetricRow] = (),
) -> MapContent:
    """Return the map that a template's text describes; `say` puts its texts into a language.

    Of the metrics that it names those have a card that the workspace has: there are no others to show.

    Raises:
        KnownError: it was made by a newer version of the program.
    """
    if int(read.get("format", FORMAT)) > FORMAT:
        raise KnownError(
            tr(
                "The template {name} was made by a newer version of CS Desktop; update to use it.",
                name=read.get("name", ""),
            )
        )
    ids = count(1)
    known = {name.casefold(): stage_id for name, stage_id in lifecycle.items()}
    stages = tuple(
        Stage(
            next(ids),
            say(stage["name"]),
            place,
            lifecycle_id=known.get(str(stage.get("lifecycle", stage["name"])).casefold()),
            expected_days=stage.get("days"),
        )
        for place, stage in enumerate(read["stages"])
    )
    lanes = tuple(
        Lane(next(ids), LaneKind(lane["kind"]), say(lane["name"]), place)
        for place, lane in enumerate(read["lanes"])
    )
    personas = tuple(
        Persona(next(ids), say(name), place) for place, name in enumerate(read.get("personas", ()))
    )
    by_stage = {named["name"]: stage.id for named, stage in zip(read["stages"], stages, strict=True)}
    cards = tuple(_cards(read, lanes, by_stage, ids, say))
    measured = tuple(_metric_cards(read, lanes, by_stage, ids, metrics))
    # Links name cards by the titles of the file, whatever the user's language makes of these.
    titles = {named["title"]: card.id for named, card in zip(read.get("cards", ()), cards, strict=True)}
    return MapContent(
        MapHead(0, say(read["name"]), segment=read.get("segment", "")),
        stages,
        lanes,
        (*cards, *measured),
        personas,
        tuple(_emotion(next(ids), one, personas, by_stage, say) for one in read.get("emotions", ())),
        tuple(
            Link(next(ids), titles[gap], titles[bridge]) for gap, bridge in read.get("bridged", {}).items()
        ),
        tuple(
            MapMilestone(
                next(ids),
                say(one["name"]),
                by_stage[one["stage"]],
                one.get("party", "shared"),
                after_days=one.get("after_days"),
            )
            for one in read.get("milestones", ())
        ),
        tuple(_answers(read, stages, cards, ids, say)),
    )


def _answers(
    read: Mapping[str, Any],
    stages: tuple[Stage, ...],
    cards: tuple[Card, ...],
    ids: "count[int]",
    say: Callable[[str], str],
) -> Iterator[Answer]:
    """Yield the questions that one asks at the moments, by their stages' names in the file, with answers."""
    names = {stage.id: named["name"] for stage, named in zip(stages, read["stages"], strict=True)}
    for card, one in zip(cards, read.get("cards", ()), strict=True):
        if card.kind is CardKind.MOMENT and card.stage_id is not None:
            phase = phase_of(names[card.stage_id], list(names).index(card.stage_id), len(names))
            told = zip_longest(QUESTIONS[phase], one.get("answers", ()), fillvalue="")
            for place, (question, answer) in enumerate(told):
                yield Answer(next(ids), card.id, say(question), answer, place)


def _emotion(
    id_: int,
    one: Mapping[str, Any],
    personas: tuple[Persona, ...],
    by_stage: Mapping[str, int],
    say: Callable[[str], str],
) -> Emotion:
    return Emotion(
        id_, personas[one.get("persona", 0)].id, by_stage[one["stage"]], one["value"], say(one["word"])
    )


def _cards(
    read: Mapping[str, Any],
    lanes: tuple[Lane, ...],
    by_stage: Mapping[str, int],
    ids: "count[int]",
    say: Callable[[str], str],
) -> Iterator[Card]:
    by_kind = {lane.kind: lane.id for lane in lanes}
    rows: dict[tuple[int, int], int] = {}
    for one in read.get("cards", ()):
        lane, stage = by_kind[LaneKind(one["lane"])], by_stage[one["stage"]]
        row = one.get("row", rows.get((lane, stage), 0))
        rows[lane, stage] = row + 1
        given = {name: one[name] for name in _CARD_FIELDS if name in one}
        yield Card(next(ids), lane, stage, CardKind(one["kind"]), row=row, title=say(one["title"]), **given)


def _metric_cards(
    read: Mapping[str, Any],
    lanes: tuple[Lane, ...],
    by_stage: Mapping[str, int],
    ids: "count[int]",
    metrics: Sequence[MetricRow],
) -> Iterator[Card]:
    known = {metric.key: metric for metric in metrics}
    lane = next((lane.id for lane in lanes if lane.kind is LaneKind.METRICS), None)
    for stage, key in read.get("metrics", {}).items():
        if key in known:
            metric = known[key]
            yield Card(
                *(next(ids), lane, by_stage[stage], CardKind.METRIC), title=metric.name, metric_id=metric.id
            )
