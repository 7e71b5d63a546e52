"""Tests with Qt: see tests/qt_guards.py."""

from tests.qt_guards import collector, no_leaks

__all__ = ["collector", "no_leaks"]
