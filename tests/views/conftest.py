"""Tests with Qt: see tests/qt_guards.py."""

from tests.qt_guards import no_leaks

__all__ = ["no_leaks"]
