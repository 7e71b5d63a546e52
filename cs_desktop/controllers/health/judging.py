"""Overrides and pulses of accounts: read for their forms, and stored."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal

from cs_desktop.controllers.jobs import Jobs
from cs_desktop.controllers.recording import Who
from cs_desktop.domain.changes import Change
from cs_desktop.domain.health.override_entry import OverrideEntry
from cs_desktop.domain.health.overrides import Override
from cs_desktop.domain.health.pulses import PulseEntry
from cs_desktop.services.context import Context
from cs_desktop.services.health.judging import override_facts, pulse_facts
from cs_desktop.services.health.overrides import end_override, save_override
from cs_desktop.services.health.pulses import add_pulse, change_pulse, delete_pulses


class JudgingController(QObject):
    """Serves the forms of overrides and pulses."""

    override_loaded = Signal(object)
    """OverrideFacts of the account that was asked for."""
    pulses_loaded = Signal(object)
    """PulseFacts of the account that was asked for."""
    stored = Signal(object)
    """The committed Change; None where nothing differed."""
    refused = Signal(object)
    """KnownError."""

    def __init__(self, jobs: Jobs, context: Callable[[], Context], me: Callable[[], Who]) -> None:
        super().__init__()
        self._jobs, self._context, self._me = jobs, context, me

    def look_at_override(self, account_id: int) -> None:
        """Read how an account's health stands with overrides."""
        context = self._context()
        self._jobs.run(
            lambda _job: override_facts(context, account_id), self.override_loaded.emit, self.refused.emit
        )

    def look_at_pulses(self, account_id: int) -> None:
        """Read the pulses of an account."""
        context = self._context()
        self._jobs.run(
            lambda _job: pulse_facts(context, account_id), self.pulses_loaded.emit, self.refused.emit
        )

    def save_override(self, account_id: int, entry: OverrideEntry, base: Override | None) -> None:
        """Set an account's score, or change the override that runs."""
        me = self._me()
        self._store(lambda context: save_override(context, account_id, entry, base, me(context), self))

    def end_override(self, account_id: int, base: Override) -> None:
        """Let the calculated score count again."""
        self._store(lambda context: end_override(context, account_id, base, self))

    def add_pulse(self, account_id: int, entry: PulseEntry) -> None:
        """Say what one makes of an account."""
        me = self._me()
        self._store(lambda context: add_pulse(context, account_id, entry, me(context), self))

    def change_pulse(self, pulse_id: int, entry: PulseEntry, base: PulseEntry) -> None:
        """Correct a pulse."""
        self._store(lambda context: change_pulse(context, pulse_id, entry, base, self))

    def delete_pulses(self, ids: Sequence[int]) -> None:
        """Delete pulses."""
        wanted = tuple(ids)
        self._store(lambda context: delete_pulses(context, wanted, self))

    def _store(self, step: Callable[[Context], Change | None]) -> None:
        context = self._context()
        self._jobs.run(lambda _job: step(context), self.stored.emit, self.refused.emit, keep=True)
