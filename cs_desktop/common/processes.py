"""Whether another program on this computer still runs."""

import os


def is_running(pid: int) -> bool | None:
    """Return whether a process of this number runs, None where the system does not let us ask (Windows)."""
    if pid <= 0:
        return False
    if pid == os.getpid():
        return True
    if os.name == "nt":
        # Signal 0 would end the process there.
        return None
    try:
        os.kill(pid, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except OSError:
        return True
    return True
