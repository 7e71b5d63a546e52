"""Tests about permissions, which mean nothing to root."""

import ctypes
import functools
import os
import subprocess
import sys
from collections.abc import Callable
from typing import ParamSpec

import pytest

P = ParamSpec("P")
_MARK = "MORTAL_CHILD"
_DROP_FROM_BOUNDING_SET = 24
_OVERRIDE_PERMISSIONS, _READ_EVERYTHING = 1, 2


def mortal(test: Callable[P, None]) -> Callable[P, None]:
    """Run a test as somebody whom permissions hold back.

    For root that is a second pytest, for this test alone, without root's right to pass them over.
    """

    @functools.wraps(test)
    def run(*args: P.args, **kwargs: P.kwargs) -> None:
        if os.name != "posix":
            pytest.skip("permissions are POSIX's here")
        if os.geteuid() != 0 or os.environ.get(_MARK):
            test(*args, **kwargs)
            return
        test_id = os.environ["PYTEST_CURRENT_TEST"].rsplit(" ", 1)[0]
        child = subprocess.run(
            [sys.executable, "-m", "pytest", "-q", "-p", "no:xdist", "-p", "no:cacheprovider", test_id],
            env={**os.environ, _MARK: "1"},
            preexec_fn=_give_up_rights,
            capture_output=True,
            text=True,
            check=False,
            timeout=120,
        )
        assert child.returncode == 0, child.stdout + child.stderr

    return run


def _give_up_rights() -> None:
    system = ctypes.CDLL(None, use_errno=True)
    for right in (_OVERRIDE_PERMISSIONS, _READ_EVERYTHING):
        if system.prctl(_DROP_FROM_BOUNDING_SET, right, 0, 0, 0) != 0:
            raise OSError(ctypes.get_errno(), "rights cannot be given up")
