"""The program without a window: the same services, for scripts and checks."""

from cs_desktop.cli.program import main

__all__ = ["main"]
