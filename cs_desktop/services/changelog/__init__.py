"""The change log as people read it: entries and their changes in words, as pages and as files."""

from cs_desktop.services.changelog.deletions import Deletions
from cs_desktop.services.changelog.details import load_detail
from cs_desktop.services.changelog.export import export_history, print_history
from cs_desktop.services.changelog.pages import load_history, newer_than, people, undone_now

__all__ = [
    "Deletions",
    "export_history",
    "load_detail",
    "load_history",
    "newer_than",
    "people",
    "print_history",
    "undone_now",
]
