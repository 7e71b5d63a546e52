"""Reading everything that the page of the scorecards shows."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from sqlalchemy import Connection, select

from cs_desktop.analytics.health.card_choice import chosen_cards
from cs_desktop.common.errors import KnownError
from cs_desktop.domain.health.standing import Bands
from cs_desktop.domain.metrics.catalogue import MEASURABLE
from cs_desktop.domain.metrics.entry import TOPICS, Topic
from cs_desktop.domain.scorecards.book import BUILT_IN, BookCard, CardVersion, ScorecardBook
from cs_desktop.domain.scorecards.content import STANDARD_CONTENT, CardContent, read_content
from cs_desktop.domain.scorecards.editing import MeasureChoice
from cs_desktop.domain.scorecards.shown import ScorecardEntry, ScorecardPage, VersionShown
from cs_desktop.domain.vocabulary import MetricKind, SurveyKind
from cs_desktop.models.queries import workspace
from cs_desktop.models.queries.scorecards import StoredCard, scorecard_book, stored_cards
from cs_desktop.models.tables import Account, Metric, SegmentRule
from cs_desktop.services.context import Context
from cs_desktop.services.health.card_lives import read_lives


@dataclass(frozen=True, slots=True)
class _Read:
    """What is read in one go."""

    cards: Sequence[StoredCard]
    book: ScorecardBook
    choices: tuple[MeasureChoice, ...]
    segments: tuple[str, ...]
    stages: tuple[tuple[int, str], ...]
    bands: Bands
    accounts: Sequence[int]


def read_scorecards(ctx: Context) -> ScorecardPage:
    """Return all scorecards with their versions, and how many accounts each scores today."""
    read = ctx.workspace.read(_read)
    used = _used(ctx, read)
    rows = {card.id: card for card in read.cards}
    entries = [
        _entry(card, rows.get(card.id), used.get(card.id, 0))
        for card in (*read.book.cards, read.book.standard)
    ]
    return ScorecardPage(
        tuple(entries), read.choices, read.segments, read.stages, read.bands, ctx.clock.today()
    )


def measure_choices(connection: Connection) -> tuple[MeasureChoice, ...]:
    """Return what can be a measure, by topic and name: the catalogue, as the workspace has it, and surveys.

    Retired metrics are left out.
    """
    columns = (
        *(Metric.key, Metric.name, Metric.unit, Metric.kind, Metric.window_days, Metric.stale_days),
        *(Metric.lag_days, Metric.higher_is_better, Metric.topic, Metric.active_to),
    )
    found = {
        key: MeasureChoice(
            *(key, entry.name, str(entry.unit), entry.kind, entry.window_days, entry.stale_days),
            *(entry.lag_days, entry.higher_is_better, entry.topic, key in set(SurveyKind)),
        )
        for key, entry in MEASURABLE.items()
    }
    for row in connection.execute(select(*columns)):
        known = found.pop(row.key, None)
        if row.active_to is None:
            topic = row.topic or (known.topic if known else "")
            found[row.key] = MeasureChoice(
                *(row.key, row.name, row.unit, MetricKind(row.kind), row.window_days, row.stale_days),
                *(row.lag_days, row.higher_is_better, topic),
            )
    order = list(Topic)
    return tuple(
        sorted(
            found.values(),
            key=lambda one: (
                order.index(Topic(one.topic)) if one.topic in TOPICS else len(order),
                one.name.casefold(),
            ),
        )
    )


def _read(connection: Connection) -> _Read:
    facts = workspace.workspace_facts(connection)
    segments = connection.scalars(select(SegmentRule.segment)).all()
    held = connection.scalars(select(Account.segment).distinct()).all()
    return _Read(
        stored_cards(connection),
        scorecard_book(connection),
        measure_choices(connection),
        tuple(sorted({*segments, *held} - {""}, key=str.casefold)),
        tuple(workspace.stage_names(connection).items()),
        Bands(facts.healthy_from, facts.watch_from),
        connection.scalars(select(Account.id)).all(),
    )


def _used(ctx: Context, read: _Read) -> Mapping[int, int]:
    """Return how many accounts each scorecard scores today; of none where one cannot be read."""
    today = ctx.clock.today()
    try:
        held = read.book.in_force(today)
    except KnownError:
        return {}
    lives = read_lives(ctx.workspace, read.book)
    ids = np.array(read.accounts, np.int64)
    counts: dict[int, int] = {}
    for card, places in chosen_cards(read.book, lives, ids, today, today):
        version = next(one for one in held if one.card is card)
        counts[version.scorecard_id] = len(places)
    return counts


def _entry(card: BookCard, row: StoredCard | None, accounts: int) -> ScorecardEntry:
    versions = tuple(_shown(version) for version in reversed(card.versions))
    content, problem = _worked_on(card, row, versions)
    return ScorecardEntry(
        card.id,
        card.name,
        max((one.number for one in versions), default=0),
        has_draft=row is not None and row.draft is not None,
        content=content,
        versions=versions,
        ended_on=card.ended_on,
        accounts=accounts,
        is_standard=card.id == BUILT_IN.scorecard_id,
        problem=problem,
    )


def _worked_on(
    card: BookCard, row: StoredCard | None, versions: Sequence[VersionShown]
) -> tuple[CardContent | None, str]:
    if row is not None and row.draft is not None:
        try:
            return read_content(row.draft, card.name), ""
        except KnownError as error:
            return None, str(error)
    if versions:
        return versions[0].content, versions[0].problem
    return CardContent(), ""


def _shown(version: CardVersion) -> VersionShown:
    content = CardContent(version.card.measures, version.card.caps, version.rule, version.card.note)
    return VersionShown(
        version.number,
        version.published_on,
        version.note,
        version.made_by,
        None if version.problem else STANDARD_CONTENT if version is BUILT_IN else content,
        version.problem,
    )
