"""The catalogue of metrics: read with what feeds it and what looks at it, added to, changed, retired."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from functools import partial

from sqlalchemy import Connection

from cs_desktop.common.errors import InputError, KnownError
from cs_desktop.common.language import tr
from cs_desktop.common.text import shortened
from cs_desktop.domain.changes import Change
from cs_desktop.domain.metrics.catalogue import BY_KEY
from cs_desktop.domain.metrics.editing import checked, key_for
from cs_desktop.domain.metrics.entry import NOT_DERIVED
from cs_desktop.domain.metrics.known import KnownMetric, known_metrics, stored_steps
from cs_desktop.domain.metrics.shown import Fed, MetricShown, MetricsShown, Uses
from cs_desktop.domain.signals.built_in import SIGNALS
from cs_desktop.domain.signals.rules import in_force
from cs_desktop.models.queries.metric_figures import (
    account_count,
    accounts_fed,
    newest_days,
    surveys_fed,
    uses_of_metrics,
)
from cs_desktop.models.queries.metrics import metric_rows
from cs_desktop.models.queries.scorecards import scorecard_book
from cs_desktop.models.queries.signals import stored_rules
from cs_desktop.models.tables import Metric
from cs_desktop.models.write import WriteTx, Written
from cs_desktop.services.context import Context
from cs_desktop.services.derived.making import EACH_WEEK
from cs_desktop.services.derived.reading import derive
from cs_desktop.services.metrics.rows import metric_row
from cs_desktop.services.reading import Read, read_steadily

_WEEK = 7


def load_metrics(ctx: Context) -> MetricsShown:
    """Return all metrics with what is stored of them and what looks at them.

    How many accounts have a derived one is not reckoned here: `fed` is None for these.
    """
    return read_steadily(ctx.workspace, lambda read: _load(read, ctx.clock.today()))


def _load(read: Read, today: date) -> MetricsShown:
    metrics = known_metrics(read(metric_rows))
    newest, surveys, uses = read(newest_days), read(surveys_fed), read(lambda c: _uses(c, today, metrics))
    shown = []
    for metric in metrics:
        if metric.surveyed:
            accounts, day = surveys.get(metric.key, (0, None))
            fed: Fed | None = Fed(accounts, day)
        elif metric.derived_from:
            fed = None
        elif metric.id is None:
            fed = Fed()
        else:
            fed = Fed(len(read(partial(accounts_fed, metric_id=metric.id))), newest.get(metric.id))
        shown.append(MetricShown(metric, fed, uses.get(metric.key, Uses())))
    return MetricsShown(today, read(account_count), tuple(shown))


def with_derived_fed(ctx: Context, shown: MetricsShown) -> MetricsShown:
    """Return the same with how many accounts have each derived metric; takes seconds with many accounts.

    An account has it where there is a point that is not stale.
    """
    newest = ctx.workspace.read(newest_days)

    def fed(one: MetricShown) -> MetricShown:
        if one.fed is not None:
            return one
        metric = one.metric
        since = shown.today - timedelta(days=_reach(metric))
        made = derive(ctx.workspace, [metric.key], since, shown.today).get(metric.key)
        derived = set(made.account_ids.tolist()) if made is not None else set()
        stored = set(ctx.workspace.read(partial(accounts_fed, metric_id=metric.id or 0)))
        days = [date.fromordinal(int(made.days.max()))] if made is not None and len(made.days) else []
        if metric.id is not None and metric.id in newest:
            days.append(newest[metric.id])
        return replace(one, fed=Fed(len(derived | stored), max(days, default=None), len(derived - stored)))

    return replace(shown, metrics=tuple(fed(one) for one in shown.metrics))


def _reach(metric: KnownMetric) -> int:
    """Return how many days back one has to look for a point of every account that has one."""
    if metric.derived_from in EACH_WEEK and not metric.is_retired:
        return _WEEK
    return max(metric.window_days, metric.stale_days)


def _uses(connection: Connection, today: date, metrics: tuple[KnownMetric, ...]) -> Mapping[str, Uses]:
    """Return what looks at each metric, by its key."""
    cards: dict[str, list[str]] = {}
    try:
        versions = scorecard_book(connection).in_force(today)
    except KnownError:
        # A scorecard that cannot be read says so on its own page.
        versions = ()
    for version in versions:
        for measure in version.card.measures:
            cards.setdefault(measure.key, []).append(version.name)
    signals: dict[str, list[str]] = {}
    for rule in in_force(stored_rules(connection), SIGNALS):
        if rule.active:
            signals.setdefault(rule.feed, []).append(rule.name)
    measures, library, on_maps = uses_of_metrics(connection)
    return {
        metric.key: Uses(
            tuple(cards.get(metric.key, ())),
            tuple(signals.get(metric.key, ())),
            measures[metric.id or 0],
            tuple(library.get(metric.id or 0, ())),
            on_maps[metric.id or 0],
        )
        for metric in metrics
    }


def add_metric(ctx: Context, wanted: KnownMetric, initiator: object = None) -> Written[str]:
    """Add a metric of one's own, and return the key that it gets.

    Raises:
        InputError: something of it cannot be.
    """

    def work(tx: WriteTx) -> str:
        known = _known(tx)
        made = checked(wanted, known)
        key = key_for(made.name, (one.key for one in known))
        tx.session.add(Metric(id=tx.new_id(), key=key, **_columns(made)))
        tx.recorder.label = f"Add metric {shortened(made.name)}"
        return key

    return ctx.workspace.write("Add metric", work, initiator)


def change_metric(
    ctx: Context, base: KnownMetric, wanted: KnownMetric, initiator: object = None
) -> Change | None:
    """Change what a metric is; its points stay as they are. None where nothing differs.

    Raises:
        InputError: something of it cannot be.
        KnownError: it is gone, surveys say it, or somebody changed it since `base` was read.
    """

    def work(tx: WriteTx) -> None:
        known = _known(tx)
        now = next((one for one in known if one.key == base.key), None)
        if now is None:
            raise KnownError(tr("There is no such metric any more; undo what took it away to go on."))
        if replace(now, id=None) != replace(base, id=None):
            raise KnownError(tr("Somebody changed this metric meanwhile; look at it again, then store it."))
        if base.surveyed:
            raise KnownError(tr("What surveys say is reckoned the same everywhere; it cannot be changed."))
        made = checked(replace(wanted, key=base.key), known)
        if made == now:
            return
        row = metric_row(tx, base.key)
        for name, value in _columns(made).items():
            setattr(row, name, value)
        tx.recorder.label = f"Change metric {shortened(made.name)}"

    return ctx.workspace.write("Change metric", work, initiator).change


def retire_metric(ctx: Context, key: str, initiator: object = None) -> Change | None:
    """Let nothing new begin with a metric from tomorrow on; its points stay.

    Raises:
        KnownError: it is gone.
    """

    def work(tx: WriteTx) -> None:
        row = metric_row(tx, key)
        row.active_to = tx.today
        tx.recorder.label = f"Retire metric {shortened(row.name)}"

    return ctx.workspace.write("Retire metric", work, initiator).change


def bring_back_metric(ctx: Context, key: str, initiator: object = None) -> Change | None:
    """Offer a retired metric again.

    Raises:
        KnownError: it is gone.
    """

    def work(tx: WriteTx) -> None:
        row = metric_row(tx, key)
        row.active_to = None
        tx.recorder.label = f"Bring back metric {shortened(row.name)}"

    return ctx.workspace.write("Bring back metric", work, initiator).change


def _known(tx: WriteTx) -> tuple[KnownMetric, ...]:
    tx.session.flush()
    return known_metrics(metric_rows(tx.session.connection()))


def _columns(metric: KnownMetric) -> Mapping[str, object]:
    """Return what a row stores of a metric; what is as the program says it is left to the program."""
    entry = BY_KEY.get(metric.key)
    derived = NOT_DERIVED if entry and entry.derived_from and not metric.derived_from else ""
    if entry is not None and entry.scale and not metric.scale:
        raise InputError(
            tr("Leave {name} its words; its values cannot be read without them.", name=metric.name)
        )
    as_said = entry is not None and metric.scale == entry.scale
    return {
        "name": metric.name,
        "unit": metric.unit,
        "kind": metric.kind,
        "higher_is_better": metric.higher_is_better,
        "window_days": metric.window_days,
        "stale_days": metric.stale_days,
        "lag_days": metric.lag_days,
        "definition": "" if entry and metric.definition == entry.definition else metric.definition,
        "topic": "" if entry and metric.topic == entry.topic else metric.topic,
        "derived_from": derived,
        "scale": None if as_said else stored_steps(metric.scale),
    }
