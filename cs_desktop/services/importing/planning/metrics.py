"""The metrics that a file feeds: found in the workspace's catalogue, or added to it."""

from sqlalchemy import select

from cs_desktop.common.language import tr
from cs_desktop.domain.import_mapping import slug
from cs_desktop.domain.metrics.catalogue import BY_KEY, CATALOGUE
from cs_desktop.domain.metrics.entry import CatalogueEntry
from cs_desktop.domain.vocabulary import MetricKind, words
from cs_desktop.models.tables import Metric
from cs_desktop.services.importing.formats import BadCell, shown
from cs_desktop.services.importing.mapping import Aggregate, MetricRule
from cs_desktop.services.importing.planning.plan import Draft

_KIND_OF = {
    Aggregate.SUM: MetricKind.SUM,
    Aggregate.COUNT: MetricKind.SUM,
    Aggregate.MAX: MetricKind.MAX,
    Aggregate.NUNIQUE: MetricKind.MAX,
}
"""How a new metric's window sums up points that were gathered in this way; else by their mean."""


class MetricFinder:
    """Knows the catalogue of the workspace and the metrics that an import adds."""

    def __init__(self, draft: Draft) -> None:
        self._draft = draft
        rows = draft.connection.execute(select(Metric.id, Metric.key, Metric.name).order_by(Metric.id)).all()
        self._ids = {row.key: row.id for row in rows}
        self._key_of_name = {slug(entry.name): entry.key for entry in CATALOGUE}
        self._key_of_name |= {slug(row.name): row.key for row in rows}
        self._rules = {rule.key: rule for rule in draft.layout.mapping.metrics}
        self._names: dict[str, str] = {}
        """How the file spells the metrics that it names in its rows."""

    def key(self, text: str) -> str:
        """Return the key of a metric that a row names by key or name.

        Raises:
            BadCell: the text has no letter or digit to make a key of.
        """
        key = slug(text)
        if not key:
            raise BadCell(tr("{text} is not a metric's name", text=shown(text)))
        if key not in self._ids and key not in BY_KEY:
            key = self._key_of_name.get(key, key)
        self._names.setdefault(key, words(text) if text == key else text)
        return key

    def stored_id(self, key: str) -> int | None:
        """Return the id of a metric that the workspace has."""
        return self._ids.get(key)

    def new_id(self, key: str, how: Aggregate | None) -> int:
        """Add a metric to the catalogue, as the mapping and the standard catalogue describe it."""
        rule = self._rules.get(key, MetricRule(key))
        usual = BY_KEY.get(key) or CatalogueEntry(
            key,
            self._names.get(key) or words(key),
            "",
            _KIND_OF.get(how, MetricKind.MEAN) if how else MetricKind.MEAN,
        )
        settings = {
            name: getattr(usual, name) if (stated := getattr(rule, name)) is None else stated
            for name in ("name", "unit", "kind", "higher_is_better", "window_days", "stale_days")
        }
        # The table keeps plain text.
        settings |= {"unit": str(settings["unit"]), "kind": str(settings["kind"])}
        # One that the program knows has the same id wherever it is added first.
        fixed = BY_KEY[key].id if key in BY_KEY else None
        metric_id = int(self._draft.insert(Metric, {"key": key, **settings}, fixed)["id"])
        self._ids[key] = metric_id
        return metric_id
