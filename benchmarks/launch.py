"""Run a command and report on it: launch.py REPORT COMMAND ...

A child's peak memory counts from before its own program starts, when it still is its parent; so the parent
must be small, and this one imports nothing to speak of.
"""

import os
import sys
import time

report, *command = sys.argv[1:]
started = time.monotonic()
child = os.posix_spawnp(command[0], command, os.environ)
_, status, usage = os.wait4(child, 0)
seconds = time.monotonic() - started
with open(report, "w", encoding="utf-8") as file:  # noqa: PTH123 - pathlib is a large import
    file.write(f"{os.waitstatus_to_exitcode(status)} {started} {seconds} {usage.ru_maxrss}")
