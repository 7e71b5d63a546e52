"""Every screen that pictures are taken of, looked at for what a person would stumble over."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
MOST_S = 400
"""A walk takes a quarter of a minute on a machine that has nothing else to do."""


@pytest.mark.parametrize(
    ("factor", "language", "text", "size", "checks"),
    [
        ("2", "en", "100", "1440x900", ("names", "cut", "blurred")),
        # The longest words, the largest of usual sizes of text, and the least room.
        ("1", "de", "130", "1024x640", ("names", "cut")),
    ],
)
def test_nothing_is_cut_unnamed_or_blurred(
    factor: str, language: str, text: str, size: str, checks: tuple[str, ...], tmp_path: Path
) -> None:
    found = subprocess.run(
        [sys.executable, "-m", "tests.views.every_screen", language, text, size, *checks],
        cwd=ROOT,
        env={
            **os.environ,
            "QT_SCALE_FACTOR": factor,
            "QT_QPA_PLATFORM": "offscreen",
            "CS_DESKTOP_NOW": "2026-10-13T10:42:00",
            "CS_DESKTOP_PROFILE": str(tmp_path),
        },
        capture_output=True,
        text=True,
        check=False,
        timeout=MOST_S,
    )
    *problems, screens = found.stdout.splitlines() or [""]
    assert (found.returncode, problems) == (0, []), found.stderr
    assert "Traceback" not in found.stderr
    assert int(screens.split()[0]) > 60
