"""Segments and touch models: read, looked at, applied, and set for one account."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from cs_desktop.common.language import tr
from cs_desktop.controllers.jobs import Job, Jobs
from cs_desktop.domain.segmenting import Rules
from cs_desktop.services.context import Context
from cs_desktop.services.segmenting import apply_rules, load_rules, override, preview, standing


class SegmentingController(QObject):
    """Serves the forms of rules and of exceptions."""

    loaded = Signal(object, str)
    """The Rules and the currency of their amounts."""
    found = Signal(object)
    """The Moves of a preview."""
    standing_loaded = Signal(object)
    """The Standing of one account."""
    stored = Signal(object)
    """The committed Change; None where nothing differed."""
    refused = Signal(object)
    """KnownError."""

    def __init__(self, jobs: Jobs, context: Callable[[], Context]) -> None:
        super().__init__()
        self._jobs, self._context = jobs, context

    def load(self) -> None:
        """Read the rules."""
        context = self._context()
        self._jobs.run(
            lambda _job: load_rules(context), lambda found: self.loaded.emit(*found), self.refused.emit
        )

    def preview(self, rules: Rules) -> None:
        """Find out who would move."""
        context = self._context()
        self._jobs.run(
            lambda _job: preview(context, rules), self.found.emit, self.refused.emit, key="segmenting"
        )

    def apply(self, rules: Rules) -> None:
        """Store the rules and sort all accounts by them."""
        context = self._context()
        self._store(lambda _job: apply_rules(context, rules, self), tr("Sorting accounts by the rules"))

    def look_at(self, account_id: int) -> None:
        """Read where an account stands."""
        context = self._context()
        self._jobs.run(
            lambda _job: standing(context, account_id), self.standing_loaded.emit, self.refused.emit
        )

    def override(self, account_id: int, segment: str, touch_model: str, reason: str) -> None:
        """Set one account's segment and touch model for a reason."""
        context = self._context()
        self._store(lambda _job: override(context, account_id, segment, touch_model, reason, self))

    def _store(self, step: Callable[[Job], object], name: str = "") -> None:
        self._jobs.run(step, self.stored.emit, self.refused.emit, keep=True, name=name)
