"""The harness: contenders take turns, medians are compared, everything is kept.

A figure alone says little on another computer; beside a peer that did the same work in the same minutes it
says much. The first contender of a comparison is ours.
"""

import gc
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

from rich.console import Console
from rich.table import Table

ROOT = Path(__file__).parents[1]
_LAUNCH = Path(__file__).with_name("launch.py")
_KB_PER_MB = 1024
# Linux counts the peak in KiB, macOS in bytes.
_RSS_PER_MB = _KB_PER_MB * (_KB_PER_MB if sys.platform == "darwin" else 1)


@dataclass(frozen=True, slots=True)
class Sample:
    """What one turn of one contender took."""

    value: float
    """In the comparison's unit."""
    peak_mb: float | None = None
    """Peak resident memory, of whole processes only."""


@dataclass(frozen=True, slots=True)
class Contender:
    """Someone who does the work; `limit` is true for a line drawn rather than a run."""

    name: str
    run: Callable[[], Sample]
    limit: bool = False


@dataclass(frozen=True, slots=True)
class Outcome:
    """A contender's samples in one comparison."""

    name: str
    samples: tuple[Sample, ...]

    @property
    def median(self) -> float:
        """Return the median value."""
        return median(sample.value for sample in self.samples)

    @property
    def peak_mb(self) -> float | None:
        """Return the median of the peaks, if any were taken."""
        peaks = [sample.peak_mb for sample in self.samples if sample.peak_mb is not None]
        return median(peaks) if peaks else None


@dataclass(frozen=True, slots=True)
class Comparison:
    """One piece of work, ours first."""

    subject: str
    unit: str
    outcomes: tuple[Outcome, ...]

    def ratio(self, outcome: Outcome) -> float:
        """Return ours divided by this one's: below 1 we need less."""
        return self.outcomes[0].median / outcome.median


@dataclass(slots=True)
class Bench:
    """What a subject is handed: a folder of its own, how much to do, and where results go."""

    folder: Path
    quick: bool
    console: Console
    comparisons: list[Comparison] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def compare(self, subject: str, contenders: Sequence[Contender], *, rounds: int, unit: str = "s") -> None:
        """Let the contenders take turns (A B A B …) for as many rounds, and keep the outcome."""
        samples: dict[str, list[Sample]] = {contender.name: [] for contender in contenders}
        for turn in range(1 if self.quick else rounds):
            for contender in contenders:
                if not (contender.limit and turn):
                    with self.console.status(f"{subject}: {contender.name}"):
                        samples[contender.name].append(contender.run())
        outcomes = tuple(Outcome(name, tuple(taken)) for name, taken in samples.items())
        self.comparisons.append(Comparison(subject, unit, outcomes))

    def note(self, text: str) -> None:
        """Keep a remark that belongs beside the figures."""
        self.notes.append(text)


def limit(name: str, value: float) -> Contender:
    """Return a line to stay under, where no peer does the work."""
    return Contender(name, lambda: Sample(value), limit=True)


def timed(work: Callable[[], object], prepare: Callable[[], object] = lambda: None) -> Sample:
    """Time work in this process, after an untimed preparation and a collection of garbage."""
    prepare()
    gc.collect()
    start = time.perf_counter()
    work()
    return Sample(time.perf_counter() - start)


@dataclass(frozen=True, slots=True)
class Finished:
    """A process that ended well."""

    started: float
    """On the clock of `time.monotonic`, which all processes share."""
    seconds: float
    peak_mb: float
    output: str


def finished(command: Sequence[str | Path], environment: Mapping[str, str] | None = None) -> Finished:
    """Run a whole process to its end.

    Raises:
        RuntimeError: it failed; the message ends with what it said.
    """
    with tempfile.TemporaryDirectory() as folder:
        report, said, complaint = (Path(folder, name) for name in ("report", "said", "complaint"))
        with said.open("wb") as out, complaint.open("wb") as errors:
            subprocess.run(
                [sys.executable, "-I", "-S", _LAUNCH, report, *command],
                cwd=ROOT,
                env=_environment() | dict(environment or {}),
                stdout=out,
                stderr=errors,
                check=True,
            )
        status, started, seconds, peak = report.read_text(encoding="utf-8").split()
        if status != "0":
            end = complaint.read_text(encoding="utf-8", errors="replace")[-2000:]
            raise RuntimeError(f"{command} ended with {status}: {end}")
        output = said.read_text(encoding="utf-8", errors="replace")
        return Finished(float(started), float(seconds), int(peak) / _RSS_PER_MB, output)


def _environment() -> dict[str, str]:
    """Return this process's environment, where Python keeps compiled modules as it does for everybody."""
    return {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


def process(command: Sequence[str | Path], environment: Mapping[str, str] | None = None) -> Sample:
    """Run a whole process and take its wall time and peak memory; see `finished`."""
    end = finished(command, environment)
    return Sample(end.seconds, end.peak_mb)


def megabytes(*paths: Path) -> Sample:
    """Return the size of files, as a sample in MB."""
    return Sample(sum(path.stat().st_size for path in paths) / 1e6)


def results_table(comparisons: Sequence[Comparison]) -> Table:
    """Return the comparisons as a table; "ours ÷ this" below 1 means that we need less."""
    table = Table("work and who did it", "median", "range", "peak MB", "ours ÷ this")
    for comparison in comparisons:
        table.add_row(f"[bold]{comparison.subject}")
        for place, outcome in enumerate(comparison.outcomes):
            values = [sample.value for sample in outcome.samples]
            table.add_row(
                f"  {outcome.name}",
                f"{_number(outcome.median)} {comparison.unit}",
                f"{_number(min(values))} – {_number(max(values))}" if len(values) > 1 else "",
                "" if outcome.peak_mb is None else f"{outcome.peak_mb:.0f}",
                f"{comparison.ratio(outcome):.2f}" if place else "",
            )
        table.add_section()
    return table


def as_json(bench: Bench) -> dict[str, object]:
    """Return everything that was measured as plain data."""
    return {
        "python": sys.version.split()[0],
        "platform": sys.platform,
        "cpus": os.cpu_count(),
        "quick": bench.quick,
        "comparisons": [
            {
                "subject": comparison.subject,
                "unit": comparison.unit,
                "outcomes": [
                    {
                        "by": outcome.name,
                        "median": outcome.median,
                        "values": [sample.value for sample in outcome.samples],
                        "peak_mb": outcome.peak_mb,
                        "ours_divided_by_this": comparison.ratio(outcome),
                    }
                    for outcome in comparison.outcomes
                ],
            }
            for comparison in bench.comparisons
        ],
        "notes": bench.notes,
    }


def _number(value: float) -> str:
    return f"{value:,.0f}" if value >= 1000 else f"{value:.3g}"
