"""The command line for tests: many commands in one process, since each start costs most of a second."""

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

_ROOT = Path(__file__).parents[1]

_RUN_ALL = """
import contextlib, io, json, sys
from cs_desktop.cli import main

for arguments in json.load(sys.stdin):
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        status = main(arguments)
    print(json.dumps([status, out.getvalue(), err.getvalue()]))
"""


class Answer(NamedTuple):
    """What a command left behind."""

    status: int
    out: str
    err: str


def run_all(*commands: Sequence[object]) -> list[Answer]:
    """Run commands one after the other in one process, and return the answer of each."""
    done = subprocess.run(
        [sys.executable, "-c", _RUN_ALL],
        input=json.dumps([[str(a) for a in command] for command in commands]),
        env={**os.environ, "PYTHONUTF8": "1", "CS_DESKTOP_NOW": "2026-10-13T12:00:00"},
        cwd=_ROOT,
        capture_output=True,
        encoding="utf-8",
        check=True,
        timeout=120,
    )
    return [Answer(*json.loads(line)) for line in done.stdout.splitlines()]


def refuse_all(*wrong: tuple[int, str, Sequence[object]]) -> None:
    """Run commands in one process: each is refused with its status and one clear line with these words."""
    answers = run_all(*(command for _, _, command in wrong))
    for (status, words, _), answer in zip(wrong, answers, strict=True):
        refused(answer, status, words)


def refused(answer: Answer, status: int, words: str) -> None:
    """Check that a command was refused with one clear line."""
    assert (answer.status, answer.out) == (status, "")
    (line,) = answer.err.strip().splitlines()
    assert line.startswith("Error: ")
    assert words in line
