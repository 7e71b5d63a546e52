"""Tests about permissions, which mean nothing to root."""

import ctypes
import os
from collections.abc import Iterator

import pytest

mortal = pytest.mark.usefixtures("held_back")
"""Marks a test that is run as somebody whom permissions hold back."""

_OVERRIDE_PERMISSIONS, _READ_EVERYTHING = 1, 2
_GET_RULES, _SET_RULES = 27, 28
_ROOT_STARTS_NO_ROOT, _ROOT_IS_ASKED_TOO = 1, 4
_VERSION = 0x20080522


class _Head(ctypes.Structure):
    """Of whom the rights are asked: 0 is the thread that asks."""

    _fields_ = (("version", ctypes.c_uint32), ("pid", ctypes.c_int))


class _Rights(ctypes.Structure):
    """32 of the rights, a bit each."""

    _fields_ = (
        ("effective", ctypes.c_uint32),
        ("permitted", ctypes.c_uint32),
        ("inheritable", ctypes.c_uint32),
    )


@pytest.fixture
def held_back() -> Iterator[None]:
    """Take from root, for one test, the right to pass permissions over.

    Linux keeps the rights for each thread: what the test starts, threads and programs, is held back as well,
    and what ran before is not. So this comes before all other fixtures, as `mortal` has it.
    """
    if os.name != "posix":
        pytest.skip("permissions are POSIX's here")
    if os.geteuid() != 0:
        yield
        return
    system = ctypes.CDLL(None, use_errno=True)
    head, rights = _Head(_VERSION, 0), (_Rights * 2)()
    _asked(system.capget(ctypes.byref(head), rights))
    before, rules = rights[0].effective, system.prctl(_GET_RULES, 0, 0, 0, 0)
    # Otherwise what root starts, and what root asks of os.access, has all rights again.
    _asked(system.prctl(_SET_RULES, rules | _ROOT_STARTS_NO_ROOT | _ROOT_IS_ASKED_TOO, 0, 0, 0))
    rights[0].effective = before & ~(1 << _OVERRIDE_PERMISSIONS | 1 << _READ_EVERYTHING)
    _asked(system.capset(ctypes.byref(head), rights))
    yield
    rights[0].effective = before
    _asked(system.capset(ctypes.byref(head), rights))
    _asked(system.prctl(_SET_RULES, rules, 0, 0, 0))


def _asked(answer: int) -> None:
    if answer != 0:
        raise OSError(ctypes.get_errno(), "rights cannot be given up")
