"""Run the comparisons: `python -m benchmarks [--only NAME] [--quick]`."""

import argparse
import json
import tempfile
from collections.abc import Callable
from pathlib import Path

from rich.console import Console

from benchmarks import (
    charts,
    deck,
    demo,
    edit,
    health,
    importing,
    journey,
    keystrokes,
    map_files,
    palette,
    plan,
    points,
    portfolio,
    reviews,
    sharing,
    window,
)
from benchmarks.harness import ROOT, Bench, as_json, results_table

SUBJECTS: dict[str, Callable[[Bench], None]] = {
    "charts": charts.run,
    "deck": deck.run,
    "demo": demo.run,
    "edit": edit.run,
    "health": health.run,
    "import": importing.run,
    "journey": journey.run,
    "keystrokes": keystrokes.run,
    "map-files": map_files.run,
    "palette": palette.run,
    "plan": plan.run,
    "points": points.run,
    "portfolio": portfolio.run,
    "reviews": reviews.run,
    "sharing": sharing.run,
    "window": window.run,
}


def main() -> None:
    """Measure what was asked for, print the table and write bench-results.json."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--only", choices=sorted(SUBJECTS), action="append", help="only this subject")
    parser.add_argument("--quick", action="store_true", help="a tenth of the data, one turn each")
    options = parser.parse_args()
    console = Console(stderr=True)
    with tempfile.TemporaryDirectory(prefix="cs-desktop-bench-") as folder:
        bench = Bench(Path(folder), options.quick, console)
        for name in options.only or SUBJECTS:
            bench.folder = Path(folder, name)
            bench.folder.mkdir()
            SUBJECTS[name](bench)
    out = Console()
    out.print(results_table(bench.comparisons))
    for note in bench.notes:
        out.print(f"- {note}")
    path = ROOT / "bench-results.json"
    path.write_text(json.dumps(as_json(bench), indent=1) + "\n", encoding="utf-8")
    out.print(f"Written to {path.name}.")


if __name__ == "__main__":
    main()
