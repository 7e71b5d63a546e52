"""From the simulated world to the tables of a workspace."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import partial

import numpy as np
from sqlalchemy import select

from cs_desktop.domain.metrics.catalogue import BY_KEY
from cs_desktop.domain.progress import Progress
from cs_desktop.models.points import writing as points
from cs_desktop.models.tables import (
    LifecycleStage,
    Metric,
    Product,
    Survey,
    SurveyAnswer,
    TeamMember,
    TouchModel,
    Workspace,
)
from cs_desktop.models.workspace_file import WorkspaceFile
from cs_desktop.models.write import WriteTx
from cs_desktop.services.demo.account_rows import write_account
from cs_desktop.services.demo.agreed_rows import write_agreed
from cs_desktop.services.demo.calendar import Calendar, Floats, Ints, calendar_of
from cs_desktop.services.demo.chance import Subject, stream
from cs_desktop.services.demo.circle import circle_of
from cs_desktop.services.demo.commerce_rows import write_commerce
from cs_desktop.services.demo.commitment_rows import write_commitments
from cs_desktop.services.demo.desk import Desk, Shared
from cs_desktop.services.demo.history import History
from cs_desktop.services.demo.ids import ACCOUNT_SLOTS, SHARED_SLOT, TEAM_SLOTS, DemoIds
from cs_desktop.services.demo.journey_writing import JourneyScribe
from cs_desktop.services.demo.judgment_rows import write_judgments
from cs_desktop.services.demo.ledger_rows import write_ledger
from cs_desktop.services.demo.measure_rows import ADOPTION
from cs_desktop.services.demo.metrics import METRICS, measured
from cs_desktop.services.demo.plan_rows import write_plan
from cs_desktop.services.demo.quotas import Quotas
from cs_desktop.services.demo.review_rows import write_cadences, write_reviews
from cs_desktop.services.demo.roadmap_rows import write_interests, write_roadmap
from cs_desktop.services.demo.rows import Rows
from cs_desktop.services.demo.schedule import Meeting, meetings_of
from cs_desktop.services.demo.scorecard_rows import write_scorecards
from cs_desktop.services.demo.seen import Seen
from cs_desktop.services.demo.surveys import QUESTIONS, waves_of
from cs_desktop.services.demo.team import members, team_of
from cs_desktop.services.demo.telling import Teller
from cs_desktop.services.demo.touch_rows import write_touches
from cs_desktop.services.demo.world import World

LABEL = "Create sample workspace"
_PHASE = "Writing accounts"
_GROSS_MARGIN = 0.78
_CHUNK = 500
"""Accounts written in one transaction; bounds the memory that it needs."""


@dataclass(slots=True)
class _Columns:
    """Points of several accounts, as columns in pieces."""

    metric_ids: list[Ints] = field(default_factory=list)
    account_ids: list[Ints] = field(default_factory=list)
    days: list[Ints] = field(default_factory=list)
    values: list[Floats] = field(default_factory=list)

    def add(self, metric_id: int, account_id: int, days: Ints, values: Floats) -> None:
        self.metric_ids.append(np.full(len(days), metric_id))
        self.account_ids.append(np.full(len(days), account_id))
        self.days.append(days)
        self.values.append(values)

    def upsert(self, tx: WriteTx) -> None:
        if self.days:
            points.upsert(
                tx,
                LABEL,
                np.concatenate(self.metric_ids),
                np.concatenate(self.account_ids),
                np.concatenate(self.days).astype(np.int32),
                np.concatenate(self.values),
            )


class Scribe:
    """Writes the accounts of a world into a workspace, some hundreds at a time."""

    def __init__(self, world: World, workspace: WorkspaceFile, quotas: Quotas | None) -> None:
        self._world = world
        self._workspace = workspace
        self._quotas = quotas
        self._calendar: Calendar = calendar_of(world.horizon)
        self._rows = Rows()
        self._points = _Columns()
        self._metrics: dict[str, int] = {}
        self._roadmap: tuple[tuple[int, Sequence[str]], ...] = ()
        self._shared, self._journeys = self._write_shared()

    def write(self, accounts: int, progress: Progress) -> None:
        """Write that many accounts with all that belongs to them."""
        progress(0, accounts, _PHASE)
        for first in range(0, accounts, _CHUNK):
            numbers = range(first, min(first + _CHUNK, accounts))
            for number in numbers:
                self._write_account(number)
                if number % 50 == 0:
                    progress(number, accounts, _PHASE)
            self._flush()
            progress(numbers.stop, accounts, _PHASE)

    def _flush(self) -> None:
        rows, columns = self._rows, self._points
        self._rows, self._points = Rows(), _Columns()

        def work(tx: WriteTx) -> None:
            tx.session.get_one(Workspace, 1).gross_margin = _GROSS_MARGIN
            for table, content in rows.in_order():
                tx.bulk_insert(table, content)
            columns.upsert(tx)

        self._workspace.write(LABEL, work)

    def _write_shared(self) -> tuple[Shared, JourneyScribe]:
        """Ask for products, metrics and templates, and find the stages of life of every new workspace."""
        ids = self._ids(SHARED_SLOT)
        products = {
            product.key: self._rows.add(
                ids,
                Product,
                name=product.name,
                external_id=product.external_id,
                gross_margin=product.gross_margin,
            )
            for product in self._world.library.products
        }
        names: dict[int, str] = {}
        for key in METRICS:
            entry = BY_KEY[key]
            metric_id = self._metrics[key] = self._rows.add(
                ids,
                Metric,
                key=key,
                name=entry.name,
                unit=str(entry.unit),
                kind=entry.kind.value,
                higher_is_better=entry.higher_is_better,
                window_days=entry.window_days,
                stale_days=entry.stale_days,
            )
            names[metric_id] = entry.name
        in_order = select(LifecycleStage.name, LifecycleStage.id).order_by(LifecycleStage.position)
        stages = self._workspace.read(lambda c: {row.name: row.id for row in c.execute(in_order)})
        metrics = {key: (metric_id, BY_KEY[key].name) for key, metric_id in self._metrics.items()}
        journeys = JourneyScribe(self._world.library.journeys, self._world.seed, stages, metrics)
        journeys.write_templates(partial(self._rows.add, ids))
        models = self._workspace.read(lambda c: c.execute(select(TouchModel.name, TouchModel.id)).all())
        write_cadences(partial(self._rows.add, ids), {row.name: row.id for row in models})
        write_scorecards(partial(self._rows.add, ids), self._world.library.texts["scorecard"])
        self._roadmap = write_roadmap(
            partial(self._rows.add, ids), self._world.library.texts["roadmap"], self._world.horizon.until
        )
        return Shared(products, list(stages.values()), metrics=names), journeys

    def _ids(self, slot: int) -> DemoIds:
        return DemoIds(self._world.horizon.until, self._world.seed, slot)

    def _write_account(self, number: int) -> None:
        history = self._world.history(number)
        self._write_team(team_of(number))
        desk = self._desk(history)
        meetings = meetings_of(self._world.seed, history, self._world.horizon)
        write_account(desk)
        write_commerce(desk)
        write_touches(desk, meetings)
        seen = self._seen(desk, meetings)
        self._write_surveys(desk, seen)
        rng = stream(self._world.seed, Subject.PLANS, number)
        planned = write_plan(desk, rng, meetings, seen, self._metrics[ADOPTION])
        self._journeys.write(desk, tuple(one.id for one in planned.objectives))
        rng = stream(self._world.seed, Subject.AGREED, number)
        write_agreed(desk, rng, planned)
        write_reviews(desk, rng, planned, seen, write_commitments(desk, planned))
        write_ledger(desk, rng, planned)
        write_judgments(desk, stream(self._world.seed, Subject.JUDGED, number))
        write_interests(desk, stream(self._world.seed, Subject.ROADMAP, number), self._roadmap)
        self._put_points(desk, seen)

    def _desk(self, history: History) -> Desk:
        world, number = self._world, history.profile.number
        ids = self._ids(ACCOUNT_SLOTS + number)
        account_id = ids.next()
        self._shared.accounts[number] = account_id
        rng = stream(world.seed, Subject.WORDS, number)
        circle = circle_of(world.library, world.seed, history, history.first_day or world.horizon.first)
        teller = Teller(world.library, history, circle, rng)
        return Desk(world.horizon, history, circle, teller, rng, self._rows, ids, self._shared, account_id)

    def _write_team(self, team: int) -> None:
        if (team, 0) in self._shared.members:
            return
        ids = self._ids(TEAM_SLOTS + team)
        for seat, member in enumerate(members(self._world.library, self._world.seed, team)):
            member_id = self._shared.members[team, seat] = self._rows.add(
                ids,
                TeamMember,
                name=member.name,
                role=member.role,
                weekly_hours=member.weekly_hours,
                utilisation=member.utilisation,
                proactive_target=member.proactive,
                reactive_target=member.reactive,
            )
            self._shared.names[member_id] = member.name

    def _write_surveys(self, desk: Desk, seen: Seen) -> None:
        for wave in seen.waves:
            question = QUESTIONS[wave.kind]
            survey = desk.add(
                Survey,
                account_id=desk.account_id,
                name=wave.name,
                kind=wave.kind.value,
                scale_min=float(question.low),
                scale_max=float(question.high),
                asked=wave.asked,
            )
            for answer in wave.answers:
                desk.add(
                    SurveyAnswer,
                    survey_id=survey,
                    day=answer.day,
                    score=float(answer.score),
                    respondent=answer.respondent,
                )

    def _seen(self, desk: Desk, meetings: list[Meeting]) -> Seen:
        world, number = self._world, desk.history.profile.number
        newest = self._quotas.days[number] if self._quotas else None
        executive = [meeting.day for meeting in meetings if meeting.with_sponsor]
        series = measured(desk.history, world.seed, world.horizon, self._calendar, executive, newest)
        return Seen(
            desk.account_id, series, tuple(waves_of(world.seed, desk.history, desk.circle, world.horizon))
        )

    def _put_points(self, desk: Desk, seen: Seen) -> None:
        number = desk.history.profile.number
        cut = (
            len(METRICS) - self._quotas.missing if self._quotas and self._quotas.shortened == number else None
        )
        for place, one in enumerate(seen.series):
            oldest = 1 if cut is not None and place >= cut else 0
            self._points.add(self._metrics[one.key], desk.account_id, one.days[oldest:], one.values[oldest:])
