"""Ten million metric points: year blocks beside plain rows, asked for the same."""

import shutil
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from pathlib import Path

import numpy as np

from benchmarks.harness import Bench, Contender, Sample, megabytes, timed
from benchmarks.point_stores import METRICS, Blocks, Rows, Store, Table

_FIRST_DAY = date(2026, 1, 5)
_POINTS = 84
"""Of each account and metric."""
_ASKED = 100
"""Accounts whose history is asked for, spread over all."""

Make = Callable[[Path], Store]


@dataclass(frozen=True, slots=True)
class Shape:
    """How the points lie: so many accounts, each with 84 points of 12 metrics, every `step` days."""

    name: str
    accounts: int
    step: int

    @property
    def title(self) -> str:
        """Return how many points that makes."""
        return f"{self.accounts * len(METRICS) * _POINTS / 1e6:.1f} million {self.name} points"

    def day(self, place: int) -> date:
        """Return the day of the point at a place."""
        return _FIRST_DAY + timedelta(days=place * self.step)

    def table(self, first: int, last: int, accounts: int) -> Table:
        """Return the points from one place to another (exclusive), in the order of a file a day."""
        days, numbers, metrics = np.meshgrid(
            _FIRST_DAY.toordinal() + np.arange(first, last) * self.step,
            np.arange(1, accounts + 1),
            np.array(METRICS),
            indexing="ij",
        )
        values = np.random.default_rng(first + accounts).normal(100, 20, days.size).round(2)
        return Table(metrics.ravel(), numbers.ravel(), days.ravel().astype(np.int32), values)


def run(bench: Bench) -> None:
    """Compare 84 days of daily points, which lie in one year, then 84 weeks of weekly ones."""
    accounts = 1000 if bench.quick else 10_000
    for shape in (Shape("daily", accounts, 1), Shape("weekly", accounts, 7)):
        ours, theirs = bench.folder / f"{shape.name}.csdesk", bench.folder / f"{shape.name}.db"
        _writing(bench, shape, ours, theirs)
        _reading(bench, shape, ours, theirs)
        _upserting(bench, shape, ours, theirs)
        _arriving(bench, shape)
        ours.unlink()
        theirs.unlink()


def _writing(bench: Bench, shape: Shape, ours: Path, theirs: Path) -> None:
    whole = shape.table(0, _POINTS, shape.accounts).ordered()

    def write(make: Make, path: Path) -> Sample:
        with closing(make(path)) as store:
            return timed(partial(store.upsert, whole))

    bench.compare(
        f"{shape.title}: write all",
        [Contender("blocks", partial(write, Blocks, ours)), Contender("rows", partial(write, Rows, theirs))],
        rounds=1,
    )
    bench.compare(
        f"{shape.title}: size of the file",
        [Contender("blocks", partial(megabytes, ours)), Contender("rows", partial(megabytes, theirs))],
        rounds=1,
        unit="MB",
    )


def _reading(bench: Bench, shape: Shape, ours: Path, theirs: Path) -> None:
    asked = np.linspace(1, shape.accounts, _ASKED).astype(int).tolist()
    day = shape.day(_POINTS - 10)
    works: Sequence[tuple[str, Callable[[Store], float], int, str]] = (
        ("read all", lambda store: store.read_all(), 1, "s"),
        ("one account's history, all metrics", lambda store: store.histories(asked), _ASKED, "ms"),
        ("all accounts as of a day, one metric", lambda store: store.as_of(day), len(METRICS), "ms"),
    )
    with closing(Blocks(ours)) as blocks, closing(Rows(theirs)) as rows:
        for name, work, times, unit in works:
            if not np.isclose(work(blocks), work(rows)):
                raise RuntimeError(f"{name}: the two do not answer the same")
            bench.compare(
                f"{shape.title}: {name}",
                [
                    Contender("blocks", partial(_each, partial(work, blocks), times, unit)),
                    Contender("rows", partial(_each, partial(work, rows), times, unit)),
                ],
                rounds=5,
                unit=unit,
            )


def _each(work: Callable[[], float], times: int, unit: str) -> Sample:
    """Time work that does the same thing several times, and return what one took."""
    return Sample(timed(work).value / times * (1000 if unit == "ms" else 1))


def _upserting(bench: Bench, shape: Shape, ours: Path, theirs: Path) -> None:
    late = shape.table(_POINTS - 4, _POINTS + 4, shape.accounts)
    whole = shape.table(0, _POINTS, shape.accounts // 10)
    for name, table in (("4 days again and 4 new, all accounts", late), ("10% of accounts again", whole)):
        bench.compare(
            f"{shape.title}: upsert {len(table.days) / 1e6:.2f} million ({name})",
            [
                Contender("blocks", partial(_upsert_into_copy, Blocks, ours, table)),
                Contender("rows", partial(_upsert_into_copy, Rows, theirs, table)),
                Contender(
                    "rows, undo kept", partial(_upsert_into_copy, partial(Rows, undo=True), theirs, table)
                ),
            ],
            rounds=3,
        )


def _arriving(bench: Bench, shape: Shape) -> None:
    """Compare points that come in one file a day, each day a transaction that can be undone."""
    accounts = shape.accounts // 10
    title = f"{accounts * len(METRICS) * _POINTS / 1e6:.1f} million {shape.name} points in {_POINTS} imports"
    makers: dict[str, Make] = {"blocks": Blocks, "rows": Rows, "rows, undo kept": partial(Rows, undo=True)}
    paths = {name: bench.folder / f"arriving {shape.name} {name}.db" for name in makers}

    def arrive(make: Make, path: Path) -> Sample:
        tables = [shape.table(day, day + 1, accounts) for day in range(_POINTS)]
        with closing(make(path)) as store:

            def import_all() -> None:
                for table in tables:
                    store.upsert(table)

            return timed(import_all)

    bench.compare(
        title,
        [Contender(name, partial(arrive, make, paths[name])) for name, make in makers.items()],
        rounds=1,
    )
    bench.compare(
        f"{title}: size of the file",
        [Contender(name, partial(megabytes, path)) for name, path in paths.items()],
        rounds=1,
        unit="MB",
    )
    for path in paths.values():
        path.unlink()


def _upsert_into_copy(make: Make, path: Path, table: Table) -> Sample:
    copy = path.with_stem("copy")
    shutil.copyfile(path, copy)
    with closing(make(copy)) as store:
        sample = timed(partial(store.upsert, table))
    copy.unlink()
    return sample
